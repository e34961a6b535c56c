#pragma once

#include <QLatin1StringView>

namespace sluice::errors {

inline constexpr QLatin1StringView kGrowthStateUnreadable{"growth.stateUnreadable"}; ///< args: model
inline constexpr QLatin1StringView kGrowthStateNewer{"growth.stateNewer"};           ///< args: model, version
inline constexpr QLatin1StringView kGrowthStateNotKept{"growth.stateNotKept"};       ///< args: model, path

} // namespace sluice::errors
