#pragma once

#include <QLatin1StringView>

namespace sluice::errors {

inline constexpr QLatin1StringView kConnectionUnknown{"connection.unknown"}; ///< args: connection
inline constexpr QLatin1StringView kEngineBusy{"engine.busy"};               ///< args: waiting, seconds
inline constexpr QLatin1StringView kEngineStopped{"engine.stopped"};
inline constexpr QLatin1StringView kDemoMissing{"demo.missing"};
inline constexpr QLatin1StringView kDemoUnanswered{"demo.unanswered"}; ///< args: address
inline constexpr QLatin1StringView kLetterNoTaker{"letter.noTaker"};   ///< args: letter

} // namespace sluice::errors
