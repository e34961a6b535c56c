#include "ui/design/lastrun.h"

#include <algorithm>
#include <span>
#include <utility>

namespace sluice {

namespace {
constexpr quint32 kMostSteps = 20'000;
/// Events that are folded in one turn of the event loop.
constexpr std::size_t kLastRunSlice = 4'000;
} // namespace

LastRun::LastRun(EngineClient &engine, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
{
    m_fold.setSingleShot(true);
    connect(&m_fold, &QTimer::timeout, this, &LastRun::foldOn);
}

void LastRun::find(const QString &workflow)
{
    ++m_serial;
    if (std::exchange(m_workflow, workflow) != workflow) {
        m_fold.stop();
        if (std::exchange(m_picture, std::nullopt))
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
        if (serial == m_serial && history && history->plan)
            begin(*history);
    });
}

void LastRun::begin(const RunHistory &history)
{
    m_next.emplace(history.id, history.plan);
    m_events = history.events;
    foldOn(); // a short one is there at once
}

void LastRun::foldOn()
{
    const auto done = static_cast<std::size_t>(m_next->run().sequence);
    const auto rest = std::span<const Event>(m_events).subspan(done);
    m_next->take(done, rest.first(std::min(kLastRunSlice, rest.size())));
    if (rest.size() > kLastRunSlice)
        return m_fold.start(0);
    m_fold.stop();
    m_picture = std::exchange(m_next, std::nullopt);
    m_events = {};
    Q_EMIT changed();
}

} // namespace sluice
