#pragma once

#include <QLatin1StringView>

namespace sluice::errors {

inline constexpr QLatin1StringView kExpressionPathMissing{"expression.pathMissing"}; ///< args: path
inline constexpr QLatin1StringView kExpressionUnclosed{"expression.unclosed"};       ///< args: text
inline constexpr QLatin1StringView kExpressionEmpty{"expression.empty"};
inline constexpr QLatin1StringView kScriptThrew{"script.threw"};     ///< args: message, line, column, parameter, label
inline constexpr QLatin1StringView kScriptTimeout{"script.timeout"}; ///< args: milliseconds
inline constexpr QLatin1StringView kScriptMemory{"script.memory"};   ///< args: megabytes
inline constexpr QLatin1StringView kScriptCrashed{"script.crashed"};
inline constexpr QLatin1StringView kScriptOutputTooLarge{"script.outputTooLarge"}; ///< args: megabytes
inline constexpr QLatin1StringView kScriptDataUnreadable{"script.dataUnreadable"};
inline constexpr QLatin1StringView kScriptStartFailed{"script.startFailed"}; ///< args: program
inline constexpr QLatin1StringView kScriptClosed{"script.closed"};

} // namespace sluice::errors
