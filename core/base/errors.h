#pragma once

#include <QLatin1StringView>

namespace sluice::errors {

inline constexpr QLatin1StringView kFileMissing{"file.missing"};                     ///< args: path
inline constexpr QLatin1StringView kFileUnreadable{"file.unreadable"};               ///< args: path
inline constexpr QLatin1StringView kFileUnwritable{"file.unwritable"};               ///< args: path
inline constexpr QLatin1StringView kJsonMalformed{"json.malformed"};                 ///< args: path, line, column
inline constexpr QLatin1StringView kDurationMalformed{"duration.malformed"};         ///< args: text
inline constexpr QLatin1StringView kEventPatternMalformed{"event.patternMalformed"}; ///< args: pattern

} // namespace sluice::errors
