#include "core/resilience/ratelimiter.h"

#include "core/resilience/errors.h"

#include <algorithm>

namespace sluice {

namespace {

/// A burst longer than this is a mistake, and shorter never overflows.
constexpr Nanoseconds kLongestBurst = std::chrono::hours(24 * 365);

Nanoseconds intervalOf(const RateConfig &config)
{
    return Nanoseconds((config.period.count() - 1) / config.limit + 1);
}

} // namespace

Result<RateLimiter> RateLimiter::create(const RateConfig &config)
{
    if (config.limit < 1 || config.burst < 1 || config.period <= Nanoseconds(0) || config.period > kLongestBurst
        || config.burst > kLongestBurst / intervalOf(config)) {
        const auto period = std::chrono::duration_cast<Milliseconds>(config.period).count();
        return failure(errors::kLimiterMisconfigured, {{QStringLiteral("limit"), QString::number(config.limit)},
                                                       {QStringLiteral("burst"), QString::number(config.burst)},
                                                       {QStringLiteral("periodMs"), QString::number(period)}});
    }
    return RateLimiter(config);
}

RateLimiter::RateLimiter(const RateConfig &config)
    : m_config(config)
    , m_interval(intervalOf(config))
{
}

Result<Admission> RateLimiter::acquire(MonoTime now, qint64 cost)
{
    cost = std::max<qint64>(cost, 0);
    if (cost > m_config.burst) {
        return failure(errors::kLimiterRequestTooLarge, {{QStringLiteral("cost"), QString::number(cost)},
                                                         {QStringLiteral("burst"), QString::number(m_config.burst)}});
    }
    const MonoTime arrival = std::max(m_arrival, now) + m_interval * cost;
    MonoTime allowed = arrival - m_interval * m_config.burst;
    if (m_pausedUntil)
        allowed = std::max(allowed, *m_pausedUntil);
    if (now < allowed)
        return Admission{false, allowed};
    m_arrival = arrival;
    m_pausedUntil.reset();
    return Admission{true, now};
}

void RateLimiter::pauseUntil(MonoTime until)
{
    m_pausedUntil = std::max(m_pausedUntil.value_or(until), until);
}

std::optional<MonoTime> RateLimiter::pausedUntil(MonoTime now) const
{
    return m_pausedUntil && *m_pausedUntil > now ? m_pausedUntil : std::nullopt;
}

qint64 RateLimiter::available(MonoTime now) const
{
    const Nanoseconds used = std::max(m_arrival - now, Nanoseconds(0));
    return std::max<qint64>((m_interval * m_config.burst - used) / m_interval, 0);
}

} // namespace sluice
