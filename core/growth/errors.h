#pragma once

#include <QLatin1StringView>

namespace sluice::errors {

inline constexpr QLatin1StringView kGrowthStateUnreadable{"growth.stateUnreadable"}; ///< args: model
inline constexpr QLatin1StringView kGrowthStateNewer{"growth.stateNewer"};           ///< args: model, version
inline constexpr QLatin1StringView kGrowthStateNotKept{"growth.stateNotKept"};       ///< args: model, path
inline constexpr QLatin1StringView kGrowthNotWanted{"growth.notWanted"}; ///< the workspace has no growth components
inline constexpr QLatin1StringView kGrowthModelUnknown{"growth.modelUnknown"}; ///< args: model

} // namespace sluice::errors
