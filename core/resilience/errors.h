#pragma once

#include <QLatin1StringView>

namespace sluice::errors {

inline constexpr QLatin1StringView kBreakerTransitionIllegal{"breaker.transitionIllegal"}; ///< args: from, to
inline constexpr QLatin1StringView kLimiterMisconfigured{"limiter.misconfigured"};     ///< args: limit, burst, periodMs
inline constexpr QLatin1StringView kLimiterRequestTooLarge{"limiter.requestTooLarge"}; ///< args: cost, burst

} // namespace sluice::errors
