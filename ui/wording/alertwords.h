#pragma once

#include "core/api/alerts.h"

#include <QString>

namespace sluice {

// What people read of alerts and their rules.

[[nodiscard]] QString word(AlertSeverity severity);
/// "at least", "below".
[[nodiscard]] QString word(AlertComparison comparison);
/// What a metric is called in a list of all: "Queue: depth".
[[nodiscard]] QString metricWord(AlertMetric metric);
/// "s", "%", "MiB"; empty for counts and for what is only yes or no.
[[nodiscard]] QString unitText(AlertUnit unit);
/// A figure with its unit: "41 s", "87.5 %", "yes", "lost".
[[nodiscard]] QString figureText(AlertMetric metric, double value);
/// What a rule says in one sentence: "Queue: depth at least 100 for 1 min".
[[nodiscard]] QString ruleSentence(const AlertRule &rule);
/// The name that people gave a rule; of a built-in one, its own; else its sentence.
[[nodiscard]] QString ruleName(const AlertRule &rule);
/// What fires, by name and with whose figure it is: "Breaker open: rates".
[[nodiscard]] QString alertTitle(const AlertSummary &alert);
/// The figure that it fires for, and what its threshold is: "87 % (at least 80 %)".
[[nodiscard]] QString alertFigure(const AlertSummary &alert);

} // namespace sluice
