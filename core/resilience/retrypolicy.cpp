#include "core/resilience/retrypolicy.h"

#include <algorithm>

namespace sluice {

namespace {

constexpr quint32 kLargestExponent = 1'000'000;

/// Multiplies one factor at a time: rounding then keeps the order of two neighbours (R3), and the result is the same
/// on every machine, which `std::pow` does not promise.
double ceiling(const RetryConfig &config, quint32 k)
{
    const auto most = static_cast<double>(std::max<Milliseconds::rep>(config.maxDelay.count(), 0));
    auto delay = static_cast<double>(std::max<Milliseconds::rep>(config.base.count(), 0));
    if (!(config.factor > 1) || delay <= 0)
        return std::min(delay, most);
    for (quint32 i = 0; i < std::min(k, kLargestExponent) && delay < most; ++i)
        delay *= config.factor;
    return std::min(delay, most);
}

double clampedDraw(double draw)
{
    return draw > 0 ? std::min(draw, 1.0) : 0.0;
}

Milliseconds addSaturated(Milliseconds a, Milliseconds b)
{
    return a > Milliseconds::max() - b ? Milliseconds::max() : a + b;
}

/// Durations above 2^53 ms lose their last digits as doubles; the cast must still stay in range.
Milliseconds toMilliseconds(double value, Milliseconds most)
{
    return value >= static_cast<double>(most.count()) ? most : Milliseconds(static_cast<Milliseconds::rep>(value));
}

} // namespace

Milliseconds RetryPolicy::delay(const RetryConfig &config, quint32 k, double draw)
{
    const double full = ceiling(config, k);
    const double drawn = clampedDraw(draw);
    double spread = full;
    switch (config.jitter) {
    case Jitter::None:
        break;
    case Jitter::Equal:
        spread = full / 2 + full / 2 * drawn;
        break;
    case Jitter::Full:
        spread = full * drawn;
        break;
    }
    return toMilliseconds(spread, std::max(config.maxDelay, Milliseconds(0)));
}

RetryPolicy::RetryAfter RetryPolicy::delayAfter(const RetryConfig &config, quint32 k, double draw,
                                                Milliseconds retryAfter)
{
    const auto asked = std::max(retryAfter, Milliseconds(0));
    const auto base = std::max(config.base, Milliseconds(0));
    const auto spread = config.jitter == Jitter::None
                            ? Milliseconds(0)
                            : toMilliseconds(static_cast<double>(base.count()) * clampedDraw(draw), base);
    const auto delayed = std::max(addSaturated(asked, spread), delay(config, k, draw));
    if (asked > config.maxRetryAfter)
        return Park{delayed};
    return Wait{delayed};
}

bool RetryPolicy::isRetried(FailureClass failure, bool safe)
{
    switch (failure) {
    case FailureClass::Transient:
        return true;
    case FailureClass::Unknown:
    case FailureClass::Lost:
        return safe;
    case FailureClass::Permanent:
    case FailureClass::Cancelled:
    case FailureClass::Rejected:
        return false;
    }
    return false;
}

} // namespace sluice
