#include "app/ctl/bench/steadyoffer.h"

namespace sluice::ctl {

SteadyOffer::SteadyOffer(EngineSession &session, const Workflow &workflow, qint64 runs, int stepsASecond,
                         std::function<void(RunId)> onStarted)
    : m_session(session)
    , m_workflow(workflow)
    , m_runs(runs)
    , m_stepsASecond(stepsASecond)
    , m_onStarted(std::move(onStarted))
{
    m_pace.setTimerType(Qt::PreciseTimer);
    m_pace.setInterval(Milliseconds(1));
    connect(&m_pace, &QTimer::timeout, this, &SteadyOffer::offer);
}

Result<void> SteadyOffer::perform()
{
    m_timer.start();
    m_pace.start();
    if (auto waited = m_session.waitUntil([this] { return m_error || m_offered == m_runs; }); !waited)
        return tl::unexpected(waited.error());
    if (m_error)
        return tl::unexpected(*m_error);
    return {};
}

void SteadyOffer::offer()
{
    const auto steps = static_cast<qint64>(m_workflow.tasks.size());
    const qint64 due = m_timer.nsecsElapsed() / 1'000 * m_stepsASecond / steps / 1'000'000;
    for (; m_offered < std::min(due, m_runs); ++m_offered) {
        m_session.engine().startRun({m_workflow, {}, QStringLiteral("bench")}, this, [this](const Result<RunId> &run) {
            if (run)
                m_onStarted(*run);
            else
                m_error = run.error();
        });
    }
    if (m_offered == m_runs) {
        m_pace.stop();
        m_session.wake();
    }
}

} // namespace sluice::ctl
