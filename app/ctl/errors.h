#pragma once

#include <QLatin1StringView>

namespace sluice::ctl {

// What only sluicectl reports; worded in output.cpp.
inline constexpr QLatin1StringView kUsage{"ctl.usage"};                         ///< args: reason, usage
inline constexpr QLatin1StringView kInterrupted{"ctl.interrupted"};             ///< args: none
inline constexpr QLatin1StringView kNothingToCheck{"ctl.nothingToCheck"};       ///< args: path
inline constexpr QLatin1StringView kBenchRunFailed{"ctl.benchRunFailed"};       ///< args: workload
inline constexpr QLatin1StringView kHookConnectFailed{"ctl.hookConnectFailed"}; ///< args: port
inline constexpr QLatin1StringView kOutputsMissing{"ctl.outputsMissing"};       ///< args: task, tasks
inline constexpr QLatin1StringView kForkMoment{"ctl.forkMoment"};               ///< args: run, step

} // namespace sluice::ctl
