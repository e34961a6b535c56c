#include "ui/design/lastrun.h"

namespace sluice {

namespace {
constexpr quint32 kMostSteps = 20'000;
}

LastRun::LastRun(EngineClient &engine, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
{
}

void LastRun::find(const QString &workflow)
{
    ++m_serial;
    if (std::exchange(m_workflow, workflow) != workflow && m_picture) {
        m_picture.reset();
        Q_EMIT changed();
    }
    if (workflow.isEmpty())
        return;
    RunFilter filter;
    filter.workflow = workflow;
    m_engine.listRuns(filter, {0, 1}, this, [this, serial = m_serial](const Result<Page<RunSummary>> &found) {
        // Without a last run there are no samples of one, and nothing else is missing: why is told elsewhere.
        if (serial == m_serial && found && !found->rows.empty())
            read(found->rows.front());
    });
}

void LastRun::read(const RunSummary &run)
{
    const bool isKnown = m_picture && m_picture->run().id == run.id && isFinal(m_picture->run().state);
    if (isKnown || run.steps > kMostSteps)
        return;
    m_engine.readRun(run.id, this, [this, serial = m_serial](const Result<RunHistory> &history) {
        if (serial != m_serial || !history || !history->plan)
            return;
        m_picture.emplace(history->id, history->plan);
        m_picture->take(0, history->events);
        Q_EMIT changed();
    });
}

} // namespace sluice
