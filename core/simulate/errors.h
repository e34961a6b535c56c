#pragma once

#include <QLatin1StringView>

namespace sluice::errors {

inline constexpr QLatin1StringView kSimulationCancelled{"simulation.cancelled"};
inline constexpr QLatin1StringView kSimulationBadModel{"simulation.badModel"}; ///< args: task
inline constexpr QLatin1StringView kSimulationNoArrivals{"simulation.noArrivals"};
inline constexpr QLatin1StringView kSimulationTooLarge{"simulation.tooLarge"}; ///< args: runs, most

} // namespace sluice::errors
