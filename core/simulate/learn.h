#pragma once

#include "core/api/simulation.h"

namespace sluice {

/// How many measured latencies of a task are kept: more say nothing more, and make the model no better.
inline constexpr std::size_t kMostSamples = 500;

/// What past runs of a workflow say of its tasks: latencies as they were measured, shares of failures by class and of ports,
/// and how many items loops had. Steps that a person fed or a mock answered say nothing. Pure. Thread: any.
[[nodiscard]] LearntModels learn(const LearnRequest &request);

} // namespace sluice
