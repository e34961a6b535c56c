#pragma once

#include "core/base/ids.h"

#include <cstddef>
#include <span>

namespace sluice {

/// Steps that are asked for together: as many as a core has fetches under way, and few enough that none is evicted before its turn.
inline constexpr std::size_t kStepsForeseen = 16;

struct Run;

/// Has the processor fetch what starting and ending these steps will touch, before they are; changes nothing.
///
/// Exists so that a step of a run of a million tasks waits for memory once in a batch instead of at each row: the rows of the
/// batch, and of the steps behind it, are asked for side by side. Units: a dozen to some dozens of steps a call; more evict each
/// other. Thread: that of the run. Errors: none; numbers of no step are passed over.
/// Source: group prefetching (Chen, Ailamaki, Gibbons, Mowry: Improving hash join performance through prefetching, 2004).
void foresee(const Run &run, std::span<const StepIndex> steps);

} // namespace sluice
