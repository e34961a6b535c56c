#pragma once

#include "core/base/result.h"
#include "core/resilience/admission.h"

#include <optional>

namespace sluice {

/// So many calls in a period, and how many of them may come at once.
struct RateConfig {
    qint64 limit = 10; ///< calls in each period
    Nanoseconds period = std::chrono::seconds(1);
    qint64 burst = 10;

    bool operator==(const RateConfig &) const = default;
};

/// Spaces calls: any window of length t passes at most `burst + limit * t / period` of them.
///
/// The generic cell rate algorithm (ITU-T I.371) in whole nanoseconds; the interval is rounded up, so the rate is never
/// exceeded. It only answers; whoever must wait stands in a `TurnLine`. Thread: one owner.
class RateLimiter {
public:
    /// Errors: `limiter.misconfigured`.
    [[nodiscard]] static Result<RateLimiter> create(const RateConfig &config);

    /// Takes `cost` at `now`, or takes nothing and says when it will be there.
    /// Errors: `limiter.requestTooLarge` if it asks for more than the burst, which would never come.
    [[nodiscard]] Result<Admission> acquire(MonoTime now, qint64 cost = 1);

    /// Admits nobody before `until`; a later time than one given before replaces it, an earlier one does not.
    void pauseUntil(MonoTime until);
    /// Ends a pause.
    void resume() { m_pausedUntil.reset(); }
    /// The end of the pause, if one goes on at `now`.
    [[nodiscard]] std::optional<MonoTime> pausedUntil(MonoTime now) const;
    /// What may be taken at once at `now`, a pause left out of account.
    [[nodiscard]] qint64 available(MonoTime now) const;
    [[nodiscard]] const RateConfig &config() const { return m_config; }

private:
    explicit RateLimiter(const RateConfig &config);

    RateConfig m_config;
    Nanoseconds m_interval;                        ///< between two calls
    MonoTime m_arrival = MonoTime(Nanoseconds(0)); ///< the theoretical arrival time
    std::optional<MonoTime> m_pausedUntil;
};

} // namespace sluice
