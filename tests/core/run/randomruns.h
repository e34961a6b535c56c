#pragma once

#include "core/run/startoptions.h"
#include "core/workflow/model.h"

#include <random>

namespace sluice::test {

/// A random workflow without cycles: tasks in a row, edges forward only, now and then a forEach with its own body.
[[nodiscard]] Workflow randomWorkflow(std::mt19937_64 &chance);

/// Now and then a run that is tried out: pins, mocks, to a step, from a step, step by step.
[[nodiscard]] StartOptions randomOptions(std::mt19937_64 &chance, const Workflow &made);

} // namespace sluice::test
