#pragma once

#include "core/api/simulation.h"

namespace sluice {

// How the model of a task reads, and back: what is shown can be typed.

/// "50 ms"; "10 ms to 90 ms" (uniform); "exponential 200 ms"; "80 ms, p99 800 ms" (log-normal); "243 measured, median 81 ms".
[[nodiscard]] QString latencyText(const LatencyModel &model);
/// None: it means nothing. What was measured cannot be typed.
[[nodiscard]] std::optional<LatencyModel> latencyOf(const QString &text);

/// "2 % transient, 1 % permanent, 0.5 % unknown, 3 % limited for 30 s"; "none".
[[nodiscard]] QString failuresText(const FailureModel &model);
[[nodiscard]] std::optional<FailureModel> failuresOf(const QString &text);

/// "true 70 %, false 30 %".
[[nodiscard]] QString portsText(const std::map<QString, double> &ports);
/// Ports that are none of `known` mean nothing.
[[nodiscard]] std::optional<std::map<QString, double>> portsOf(const QString &text,
                                                               const std::map<QString, double> &known);

/// "10", "5 to 20": the items of a loop.
[[nodiscard]] QString itemsText(const TaskModel &model);
[[nodiscard]] std::optional<std::pair<quint32, quint32>> itemsOf(const QString &text);

/// A time that may be less than a millisecond or more than a day: "0.4 ms", "1.2 s".
[[nodiscard]] QString timeText(double milliseconds);

} // namespace sluice
