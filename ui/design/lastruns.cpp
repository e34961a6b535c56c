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
        // Why the engine does not answer is told elsewhere; it is asked again.
        if (!found) {
            m_revision.reset();
            return;
        }
        QSet<QString> seen;
        for (const RunSummary &run : found->rows) {
            if (seen.contains(run.workflow))
                continue;
            seen.insert(run.workflow);
            m_runs.insert(run.workflow, run);
        }
        if (found->total > found->rows.size())
            askSingly(found->rows, seen);
        if (!found->rows.empty())
            m_newest = found->rows.front().id;
        Q_EMIT changed();
    });
}

/// Those that are not among the newest: of whom nothing is known, whose run went on, and all when runs were missed.
void LastRuns::askSingly(const std::vector<RunSummary> &newest, const QSet<QString> &seen)
{
    const bool isMissed = !newest.empty() && number(newest.back().id) > number(m_newest) + 1;
    if (isMissed)
        m_asked.clear();
    for (const QString &workflow : std::as_const(m_workflows)) {
        const auto known = m_runs.constFind(workflow);
        const bool isKnown = known != m_runs.constEnd();
        const bool goesOn = isKnown && !isFinal(known->state);
        const bool isDone = isKnown && !goesOn && !isMissed;
        const bool wasAsked = m_asking.contains(workflow) || (!goesOn && m_asked.contains(workflow));
        if (seen.contains(workflow) || isDone || wasAsked)
            continue;
        m_asked.insert(workflow);
        m_asking.insert(workflow);
        RunFilter filter;
        filter.workflow = workflow;
        m_engine.listRuns(filter, {0, 1}, this, [this, workflow](const Result<Page<RunSummary>> &found) {
            m_asking.remove(workflow);
            if (!found) {
                m_asked.remove(workflow);
                m_revision.reset();
                return;
            }
            if (found->rows.empty() || found->rows.front().id < m_runs.value(workflow).id)
                return;
            m_runs.insert(workflow, found->rows.front());
            Q_EMIT changed();
        });
    }
}

} // namespace sluice
