#pragma once

#include "core/api/simulation.h"

#include <stop_token>

namespace sluice {

/// Most runs that one simulation lets arrive.
inline constexpr quint64 kMostSimulatedRuns = 5'000'000;

/// Who looks on while it is simulated. Called from inside, in the same thread; each may be empty.
struct SimulationWatch {
    std::function<void(double)> progress = {}; ///< from 0 to 1, now and then
    std::stop_token stop = {};                 ///< looked at every few microseconds of work
    /// What was decided about a run, as the journal would have it.
    std::function<void(RunId, const Events &)> decided = {};
};

/// Simulates the runs of a workflow that arrive within a time, and what they have to do until as much time again is over.
///
/// Pure: the same setup gives the same result. Thread: any.
/// Errors: those of `compile`; `simulation.badModel`, `simulation.noArrivals`, `simulation.tooLarge`, `simulation.cancelled`.
[[nodiscard]] Result<SimulationResult> simulate(const SimulationSetup &setup, const SimulationWatch &watch = {});

} // namespace sluice
