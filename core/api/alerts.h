#pragma once

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/workflow/alertrules.h"

#include <QString>

#include <optional>

namespace sluice {

/// An alert that fires: one episode of one rule for one of those that it watches. Kept over restarts.
struct AlertSummary {
    QString key;  ///< rule and subject: "breaker-open/rates"; there is one episode of it at a time
    QString rule; ///< its id
    QString name; ///< that people gave the rule; empty: none
    AlertSeverity severity = AlertSeverity::Warning;
    AlertMetric metric = AlertMetric::QueueDepth;
    AlertComparison comparison = AlertComparison::AtLeast;
    QString subject;  ///< id of a component, connection or queue; empty: the engine
    double value = 0; ///< at the last look
    double threshold = 0;
    WallTime since{};       ///< when it began
    QString acknowledgedBy; ///< empty: nobody has
    WallTime acknowledgedAt{};
    QString snoozedBy;
    WallTime snoozedUntil{};    ///< zero: it is not snoozed
    QString note;               ///< what whoever did either said
    bool isOld = false;         ///< it fired when this engine started
    std::optional<Error> error; ///< what led to it, where the engine knows

    [[nodiscard]] bool isSnoozed(WallTime now) const { return snoozedUntil > now; }
    /// Whether it waits for somebody: neither acknowledged nor snoozed.
    [[nodiscard]] bool isNew(WallTime now) const { return acknowledgedBy.isEmpty() && !isSnoozed(now); }
    bool operator==(const AlertSummary &) const = default;
};

enum class AlertAction : quint8 {
    Acknowledge,
    Snooze, ///< until a time
    Reopen, ///< takes both back
};

/// What a person does about an alert; audited, and kept over restarts.
struct AlertRequest {
    QString key;
    AlertAction action = AlertAction::Acknowledge;
    WallTime until{}; ///< of Snooze
    QString note = {};
};

} // namespace sluice
