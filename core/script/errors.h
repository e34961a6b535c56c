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
inline constexpr QLatin1StringView kEditPathMalformed{"edit.pathMalformed"}; ///< args: path
inline constexpr QLatin1StringView kEditPathMissing{"edit.pathMissing"};     ///< args: path
inline constexpr QLatin1StringView kEditValueMalformed{"edit.valueMalformed"};
inline constexpr QLatin1StringView kEditNameEmpty{"edit.nameEmpty"}; ///< args: path
inline constexpr QLatin1StringView kEditNameTaken{"edit.nameTaken"}; ///< args: path, name
inline constexpr QLatin1StringView kEditScriptEmpty{"edit.scriptEmpty"};
inline constexpr QLatin1StringView kEditNotJson{"edit.notJson"};       ///< the input is no JSON
inline constexpr QLatin1StringView kEditInputLacks{"edit.inputLacks"}; ///< args: path, parameter

} // namespace sluice::errors
