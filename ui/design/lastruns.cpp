#include "ui/design/lastruns.h"

namespace sluice {

namespace {
constexpr int kAskAfterMs = 1'000;
constexpr quint32 kLately = 200;
} // namespace

LastRuns::LastRuns(EngineClient &engine, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(kAskAfterMs);
    connect(&m_pause, &QTimer::timeout, this, &LastRuns::ask);
    connect(&engine, &EngineClient::snapshotChanged, this, &LastRuns::noteSnapshot);
}

void LastRuns::follow(const QStringList &workflows)
{
    if (std::exchange(m_workflows, workflows) != workflows && !m_pause.isActive())
        m_pause.start();
}

void LastRuns::noteSnapshot()
{
    const quint64 revision = m_engine.snapshot().runsRevision;
    if (m_revision != revision && !m_pause.isActive())
        m_pause.start();
}

void LastRuns::ask()
{
    m_revision = m_engine.snapshot().runsRevision;
    if (m_workflows.isEmpty())
        return;
    m_engine.listRuns({}, {0, kLately}, this, [this](const Result<Page<RunSummary>> &found) {
        // Why the engine does not answer is told elsewhere.
        if (!found)
            return;
        QSet<QString> seen;
        for (const RunSummary &run : found->rows) {
            if (seen.contains(run.workflow))
                continue;
            seen.insert(run.workflow);
            m_runs.insert(run.workflow, run);
        }
        if (found->total > found->rows.size())
            askSingly();
        Q_EMIT changed();
    });
}

void LastRuns::askSingly()
{
    for (const QString &workflow : std::as_const(m_workflows)) {
        if (m_runs.contains(workflow) || m_asked.contains(workflow))
            continue;
        m_asked.insert(workflow);
        RunFilter filter;
        filter.workflow = workflow;
        m_engine.listRuns(filter, {0, 1}, this, [this, workflow](const Result<Page<RunSummary>> &found) {
            if (!found || found->rows.empty() || m_runs.contains(workflow))
                return;
            m_runs.insert(workflow, found->rows.front());
            Q_EMIT changed();
        });
    }
}

} // namespace sluice
