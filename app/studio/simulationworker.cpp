#include "app/studio/simulationworker.h"

#include "core/simulate/learn.h"
#include "core/simulate/simulate.h"

namespace sluice {

SimulationWorker::SimulationWorker()
    : m_told([this](std::vector<Progress> &&told) { tell(std::move(told)); })
    , m_learns(QStringLiteral("learning"), [](const LearnRequest &request) { return sluice::learn(request); })
    , m_runs(QStringLiteral("simulation"), [this](const Asked &asked) { return run(asked); })
{
}

SimulationWorker::~SimulationWorker()
{
    cancel();
}

void SimulationWorker::simulate(const SimulationSetup &setup, QObject *context, std::function<void(double)> progress,
                                Done done)
{
    cancel();
    m_stop = std::stop_source();
    m_context = context;
    m_progress = std::move(progress);
    m_runs.ask(Asked{setup, m_stop.get_token(), ++m_last}, context, std::move(done));
}

void SimulationWorker::cancel()
{
    m_stop.request_stop();
}

void SimulationWorker::learn(const LearnRequest &request, QObject *context, std::function<void(LearntModels)> done)
{
    m_learns.ask(request, context, std::move(done));
}

/// On the thread of the simulation.
Result<SimulationResult> SimulationWorker::run(const Asked &asked)
{
    SimulationWatch watch;
    watch.stop = asked.stop;
    watch.progress = [this, number = asked.number](double share) { m_told.post(Progress{number, share}); };
    return sluice::simulate(asked.setup, watch);
}

void SimulationWorker::tell(std::vector<Progress> &&told)
{
    if (const Progress &newest = told.back(); newest.number == m_last && m_context && m_progress)
        m_progress(newest.share);
}

} // namespace sluice
