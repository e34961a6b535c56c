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
inline constexpr QLatin1StringView kComponentThrew{"component.threw"};               ///< args: component
inline constexpr QLatin1StringView kComponentUnknown{"component.unknown"};           ///< args: component
inline constexpr QLatin1StringView kComponentActionIllegal{
    "component.actionIllegal"}; ///< args: component, action, state
inline constexpr QLatin1StringView kComponentRestartAsked{"component.restartAsked"};
inline constexpr QLatin1StringView kComponentRecoveredTooOften{
    "component.recoveredTooOften"};                                             ///< args: component, times, seconds
inline constexpr QLatin1StringView kComponentsAbandoned{"component.abandoned"}; ///< args: count, component

} // namespace sluice::errors
