#include "ui/queues/queuehistory.h"

namespace sluice {

namespace {
constexpr Milliseconds kEverySecond{1000};
constexpr Milliseconds kSilent{3000};
} // namespace

QueueHistory::QueueHistory(EngineClient &engine, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
{
    connect(&engine, &EngineClient::snapshotChanged, this, &QueueHistory::take);
}

const DaySeries &QueueHistory::depths(const QString &queue) const
{
    static const DaySeries kNone;
    const auto known = m_depths.constFind(queue);
    return known == m_depths.constEnd() ? kNone : *known;
}

void QueueHistory::take()
{
    const EngineSnapshot &now = m_engine.snapshot();
    const bool isDue = now.taken - m_taken >= kEverySecond || now.taken < m_taken;
    if (now.taken == WallTime{} || now.figuresAge >= kSilent || !isDue)
        return;
    m_taken = now.taken;
    QHash<QString, DaySeries> depths;
    for (const QueueSnapshot &queue : now.queues) {
        DaySeries series = m_depths.take(queue.id);
        series.add(now.taken, static_cast<double>(queue.depth));
        depths.insert(queue.id, std::move(series));
    }
    m_depths = std::move(depths);
}

} // namespace sluice
