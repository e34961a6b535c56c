#pragma once

#include <QLatin1StringView>

namespace sluice::errors {

inline constexpr QLatin1StringView kComponentTransitionIllegal{
    "component.transitionIllegal"};                                            ///< args: component, from, to
inline constexpr QLatin1StringView kComponentDuplicate{"component.duplicate"}; ///< args: component
inline constexpr QLatin1StringView kComponentDependencyUnknown{
    "component.dependencyUnknown"}; ///< args: component, dependency
inline constexpr QLatin1StringView kComponentDependencyCycle{"component.dependencyCycle"}; ///< args: path
inline constexpr QLatin1StringView kComponentLost{"component.lost"};                 ///< args: component, silentMs
inline constexpr QLatin1StringView kComponentStartTimeout{"component.startTimeout"}; ///< args: component, afterMs

} // namespace sluice::errors
