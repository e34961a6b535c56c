#pragma once

#include <QLatin1StringView>

namespace sluice::errors {

inline constexpr QLatin1StringView kProcessNotFound{"process.notFound"};     ///< args: program
inline constexpr QLatin1StringView kProcessNotStarted{"process.notStarted"}; ///< args: program
inline constexpr QLatin1StringView kProcessFailed{"process.failed"};         ///< args: program, code
inline constexpr QLatin1StringView kProcessKilled{"process.killed"};         ///< args: program, signal
inline constexpr QLatin1StringView kProcessTooMuch{"process.tooMuch"};       ///< args: program, kilobytes

inline constexpr QLatin1StringView kGraphQlErrors{"graphql.errors"};     ///< args: message
inline constexpr QLatin1StringView kGraphQlNoAnswer{"graphql.noAnswer"}; ///< args: status
inline constexpr QLatin1StringView kGraphQlMutation{"graphql.mutation"};

} // namespace sluice::errors
