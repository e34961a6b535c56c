#pragma once

#include <QLatin1StringView>

namespace sluice::errors {

inline constexpr QLatin1StringView kExchangeMalformed{"exchange.malformed"};     ///< args: path, line, column
inline constexpr QLatin1StringView kExchangeNoGraph{"exchange.noGraph"};         ///< args: path
inline constexpr QLatin1StringView kExchangeTooLarge{"exchange.tooLarge"};       ///< args: path, most
inline constexpr QLatin1StringView kExchangeOtherFormat{"exchange.otherFormat"}; ///< args: path

} // namespace sluice::errors
