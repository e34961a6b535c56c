#include "core/resilience/retrybudget.h"

#include <algorithm>

namespace sluice {

namespace {

RetryBudgetConfig sane(RetryBudgetConfig config)
{
    // A retry that costs more than is ever allowed would wait for ever.
    config.timeoutCost = std::max(config.timeoutCost, 1u);
    config.minimum = std::max(config.minimum, config.timeoutCost);
    config.window = std::max(config.window, Nanoseconds(1000));
    return config;
}

} // namespace

RetryBudget::RetryBudget(const RetryBudgetConfig &config)
    : m_config(sane(config))
    , m_width((m_config.window.count() - 1) / kBuckets + 1)
{
}

void RetryBudget::recordCall(MonoTime now)
{
    dropUntil(now);
    at(m_newest).calls += 1;
    m_calls += 1;
}

Admission RetryBudget::acquire(MonoTime now, bool afterTimeout)
{
    dropUntil(now);
    const quint32 cost = afterTimeout ? m_config.timeoutCost : 1;
    quint32 calls = m_calls - at(m_newest - kBuckets).calls;
    quint32 spentCost = m_cost;
    if (spentCost + cost <= allowed(calls + 1)) {
        at(m_newest).calls += 1;
        at(m_newest).cost += cost;
        m_calls += 1;
        m_cost += cost;
        return {true, now};
    }
    // Calls leave the window one bucket before the retries made with them, so this ends after 101 buckets at the most.
    qint64 bucket = m_newest;
    while (spentCost + cost > allowed(calls + 1)) {
        ++bucket;
        spentCost -= at(bucket - kBuckets - 1).cost;
        if (calls > 0)
            calls -= at(bucket - kBuckets).calls;
    }
    return {false, MonoTime(m_width * (bucket - kOffset))};
}

RetryBudget::Spent RetryBudget::spent(MonoTime now)
{
    dropUntil(now);
    return {m_cost, allowed(m_calls - at(m_newest - kBuckets).calls)};
}

qint64 RetryBudget::bucketOf(MonoTime now) const
{
    return now.time_since_epoch() / m_width + kOffset;
}

void RetryBudget::dropUntil(MonoTime now)
{
    const qint64 bucket = bucketOf(now);
    if (bucket <= m_newest)
        return;
    const qint64 steps = std::min(bucket - m_newest, kBuckets + 1);
    for (qint64 i = 0; i < steps; ++i) {
        Bucket &old = at(bucket - i);
        m_calls -= old.calls;
        m_cost -= old.cost;
        old = {};
    }
    m_newest = bucket;
}

quint32 RetryBudget::allowed(quint32 calls) const
{
    return std::max(m_config.minimum, static_cast<quint32>(quint64{calls} * m_config.percent / 100));
}

} // namespace sluice
