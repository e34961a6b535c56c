#include "ui/health/healthhistory.h"

#include "ui/wording/componentwords.h"

#include <algorithm>

namespace sluice {

namespace {

constexpr std::chrono::seconds kEvery{1};
constexpr Milliseconds kOldest{2500}; ///< figures that count as what is going on now

double perSecond(quint64 now, quint64 before, Milliseconds elapsed)
{
    // An engine that started anew counts from zero.
    const quint64 rose = now >= before ? now - before : now;
    return static_cast<double>(rose) * 1000 / static_cast<double>(elapsed.count());
}

} // namespace

HealthHistory::HealthHistory(EngineClient &engine, QObject *parent)
    : QObject(parent)
    , m_engine(engine)
{
    connect(&engine, &EngineClient::snapshotChanged, this, &HealthHistory::look);
    look();
}

const std::vector<double> &HealthHistory::depths(const QString &queue) const
{
    static const std::vector<double> kNone;
    const auto found = m_depths.constFind(queue);
    return found == m_depths.cend() ? kNone : *found;
}

void HealthHistory::look()
{
    const EngineSnapshot &now = m_engine.snapshot();
    if (now.taken == WallTime{})
        return;
    if (now.figuresAge >= kOldest)
        return; // the engine is silent: a gap says so, a flat line would not
    const bool isFirst = m_at == WallTime{};
    const bool wentBack = now.taken < m_at;
    if (!isFirst && !wentBack && now.taken - m_at < kEvery)
        return;
    if (!isFirst && !wentBack)
        take(now);
    takeQueues(now);
    takeMarks(now);
    m_at = now.taken;
    m_ended = now.stepsEnded;
    m_errors = now.stepErrors;
    Q_EMIT sampled();
}

void HealthHistory::take(const EngineSnapshot &now)
{
    HealthSample sample;
    sample.at = now.taken;
    sample.ended = perSecond(now.stepsEnded, m_ended, now.taken - m_at);
    sample.errors = perSecond(now.stepErrors, m_errors, now.taken - m_at);
    for (const QueueSnapshot &queue : now.queues) {
        if (queue.id != kDeadLetterQueue && !isWorkflowQueue(queue.id))
            sample.waiting += static_cast<double>(queue.depth);
    }
    sample.letters = static_cast<double>(now.openLetters);
    constexpr double kMiB = 1024 * 1024;
    for (const ComponentSnapshot &component : now.components) {
        sample.mean = std::max(sample.mean, component.meanMs);
        sample.p99 = std::max(sample.p99, component.p99Ms);
        sample.cpu += component.cpuPercent;
        sample.memory += static_cast<double>(component.memoryBytes) / kMiB;
    }
    m_samples.add(sample);
}

/// What was so at first is no news.
void HealthHistory::takeMarks(const EngineSnapshot &now)
{
    const bool isFirst = m_at == WallTime{};
    for (const ConnectionSnapshot &connection : now.connections) {
        for (const auto &[to, at] : connection.history) {
            if ((to != BreakerPhase::Open && to != BreakerPhase::ForcedOpen) || at <= m_opened.value(connection.id))
                continue;
            m_opened[connection.id] = at;
            if (!isFirst)
                mark({at, glyphOf(to), tr("The breaker of %1 opened").arg(connection.id)});
        }
    }
    for (const ComponentSnapshot &component : now.components) {
        const bool isKnown = m_restarts.contains(component.id);
        const quint32 before = std::exchange(m_restarts[component.id], component.restarts);
        if (isKnown && component.restarts > before)
            mark({now.taken,
                  {Shape::RoundArrow, Token::Retry},
                  tr("%1 was restarted", "a component").arg(componentWords(component.id).name)});
    }
}

void HealthHistory::mark(ChartMark mark)
{
    if (m_marks.size() == kMarks)
        m_marks.erase(m_marks.begin());
    m_marks.push_back(std::move(mark));
}

void HealthHistory::takeQueues(const EngineSnapshot &now)
{
    QHash<QString, std::vector<double>> depths;
    for (const QueueSnapshot &queue : now.queues) {
        std::vector<double> values = m_depths.take(queue.id);
        if (values.size() == kQueueSeconds)
            values.erase(values.begin());
        values.push_back(static_cast<double>(queue.depth));
        depths.insert(queue.id, std::move(values));
    }
    m_depths = std::move(depths);
}

} // namespace sluice
