#pragma once

#include "core/base/clock.h"
#include "core/resilience/failureclass.h"

#include <QtGlobal>

#include <optional>
#include <variant>

namespace sluice {

/// What of a delay is left to chance, so that many who failed together do not come back together.
enum class Jitter : quint8 {
    None,  ///< the delay itself
    Equal, ///< half of it, and a draw of the other half
    Full,  ///< a draw of all of it
};

/// How often and when a failed attempt is made again.
struct RetryConfig {
    int maxAttempts = 3; ///< attempts in all, the first one counted
    Milliseconds base{1000};
    double factor = 2;
    Milliseconds maxDelay = std::chrono::minutes(5);
    Jitter jitter = Jitter::Full;
    Milliseconds maxRetryAfter = std::chrono::hours(1); ///< a server that asks for more parks the step

    bool operator==(const RetryConfig &) const = default;
};

/// Back-off between attempts.
///
/// A set of pure functions: the draw of chance is passed in and journaled by the caller, so that a replay gives the
/// same times, and the schedule shown to a person is computed by the function that runs. It does not count attempts,
/// keep a budget or know deadlines.
class RetryPolicy {
public:
    /// The delay before retry `k` (0, 1, …): `min(maxDelay, base * factor^k)`, spread by the jitter with `draw`.
    /// `draw` is uniform in [0, 1); what lies outside is clamped. Finite and in [0, maxDelay] for every `k`.
    [[nodiscard]] static Milliseconds delay(const RetryConfig &config, quint32 k, double draw);

    /// Retry after this long.
    struct Wait {
        Milliseconds delay{};
    };
    /// The server asks for more than `maxRetryAfter`: park the step until then if its deadline allows.
    struct Park {
        Milliseconds delay{};
    };
    using RetryAfter = std::variant<Wait, Park>;

    /// The delay before retry `k` when the server sent `Retry-After`: never shorter than it asked, and up to `base`
    /// longer by the draw; the ordinary delay where that is longer still.
    [[nodiscard]] static RetryAfter delayAfter(const RetryConfig &config, quint32 k, double draw,
                                               Milliseconds retryAfter);

    /// Whether a failure of this class is tried again by default. `safe`: the call may be repeated without harm.
    /// Cancelled never is. Rejected is not a failure: it uses no attempt and waits for the time that it names.
    [[nodiscard]] static bool isRetried(FailureClass failure, bool safe);
};

} // namespace sluice
