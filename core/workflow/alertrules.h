#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <QJsonArray>
#include <QString>

#include <optional>
#include <vector>

namespace sluice {

class JsonWriter;

/// How much an alert matters; the worst is last.
enum class AlertSeverity : quint8 { Info, Warning, Critical };

enum class AlertComparison : quint8 { Above, AtLeast, Below, AtMost };

/// What a rule can watch. Names in files: `nameOf`; what each counts in: `unitOf`.
enum class AlertMetric : quint8 {
    // of each component
    ComponentHealth, ///< 0 well, 1 late, 2 suspect, 3 lost, 4 stuck
    ComponentNeedsPerson,
    ComponentHeartbeatAge,
    ComponentCpu,
    ComponentMemory,
    ComponentQueue,
    ComponentErrors,
    ComponentMean,
    ComponentP99,
    ComponentRestarts,
    ComponentAbandoned,
    // of each connection
    BreakerOpen, ///< 1 while it takes no calls
    BreakerFailureRate,
    BreakerSlowRate,
    BreakerRefused,
    PoolUse,
    PoolWaiting,
    PoolRefused,
    // of each queue
    QueueDepth,
    QueueAge,
    QueueIn,
    QueueOut,
    QueuePaused,
    // of the engine
    RunsActive,
    RunsWaiting,
    RunsWaitingShare,
    StepRate,
    StepErrorRate,
    LettersOpen,
    LettersPerMinute,
    HungThreads, ///< given up, and still there
    EngineTrouble,
    FiguresAge,
};
inline constexpr int kAlertMetrics = static_cast<int>(AlertMetric::FiguresAge) + 1;

enum class AlertUnit : quint8 { Count, YesNo, Percent, Seconds, Millis, Mebibytes, PerSecond, PerMinute, Health };

/// Whom a metric is measured of; each of them has its own alert.
enum class AlertSubject : quint8 { Component, Connection, Queue, Engine };

[[nodiscard]] AlertUnit unitOf(AlertMetric metric);
[[nodiscard]] AlertSubject subjectOf(AlertMetric metric);
[[nodiscard]] QString nameOf(AlertMetric metric);
[[nodiscard]] std::optional<AlertMetric> metricNamed(const QString &name);
[[nodiscard]] QString nameOf(AlertSeverity severity);
[[nodiscard]] QString nameOf(AlertComparison comparison);

/// When to alert: a figure that is past its threshold for so long. A plain value.
struct AlertRule {
    QString id;   ///< unique; that of a built-in rule takes its place
    QString name; ///< as people called it; empty: its words follow from the rest
    AlertMetric metric = AlertMetric::QueueDepth;
    QString subject; ///< id of the one that it watches; empty: each of its kind
    AlertComparison comparison = AlertComparison::AtLeast;
    double threshold = 1;
    Milliseconds holdFor{0};      ///< without a break, before it fires
    Milliseconds calmFor{10'000}; ///< without a break, before it is over
    AlertSeverity severity = AlertSeverity::Warning;
    bool isOn = true;

    [[nodiscard]] bool holds(double value) const;
    bool operator==(const AlertRule &) const = default;
};

/// The rules that every workspace has; what its settings say of one takes its place.
[[nodiscard]] const std::vector<AlertRule> &builtInAlertRules();
[[nodiscard]] bool isBuiltInAlert(const QString &id);
/// All rules in use: the built-in ones, each as `own` has it, and then the others of `own`.
[[nodiscard]] std::vector<AlertRule> alertRulesWith(const std::vector<AlertRule> &own);

/// Reads the rules of a settings file that fits its schema. Errors: `workflow.badDuration`, `alert.duplicate`.
[[nodiscard]] Result<std::vector<AlertRule>> readAlertRules(const QJsonArray &array, const QString &path);
/// Writes them as an array; what has its usual value is left out.
void writeAlertRules(JsonWriter &writer, const std::vector<AlertRule> &rules);

} // namespace sluice
