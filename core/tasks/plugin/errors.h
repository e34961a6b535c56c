#pragma once

#include <QLatin1StringView>

namespace sluice::errors {

inline constexpr QLatin1StringView kPluginNoDescription{"plugin.noDescription"};       ///< args: path
inline constexpr QLatin1StringView kPluginDescription{"plugin.description"};           ///< args: path, part
inline constexpr QLatin1StringView kPluginNotOurs{"plugin.notOurs"};                   ///< args: path
inline constexpr QLatin1StringView kPluginOtherVersion{"plugin.otherVersion"};         ///< args: path, theirs, ours
inline constexpr QLatin1StringView kPluginNotLoaded{"plugin.notLoaded"};               ///< args: path
inline constexpr QLatin1StringView kPluginThrew{"plugin.threw"};                       ///< args: path
inline constexpr QLatin1StringView kPluginTypeTaken{"plugin.typeTaken"};               ///< args: path, type
inline constexpr QLatin1StringView kPluginLibraryElsewhere{"plugin.libraryElsewhere"}; ///< args: path
inline constexpr QLatin1StringView kPluginNameTaken{"plugin.nameTaken"};               ///< args: name, path
inline constexpr QLatin1StringView kPluginUnknown{"plugin.unknown"};                   ///< args: name
inline constexpr QLatin1StringView kPluginTaskFailed{"plugin.taskFailed"};             ///< args: type, message
inline constexpr QLatin1StringView kPluginTaskThrew{"plugin.taskThrew"};               ///< args: type
inline constexpr QLatin1StringView kPluginTaskPort{"plugin.taskPort"};                 ///< args: type, port

} // namespace sluice::errors
