#pragma once

#include "core/api/alerts.h"

namespace sluice::samples {

inline const WallTime kAlertNow{std::chrono::hours(480'000)};

inline AlertSummary alertOf(const QString &key, AlertSeverity severity = AlertSeverity::Warning)
{
    AlertSummary alert;
    alert.key = key;
    alert.rule = key.section(u'/', 0, 0);
    alert.subject = key.section(u'/', 1);
    alert.severity = severity;
    alert.metric = AlertMetric::QueueDepth;
    alert.value = 120;
    alert.threshold = 100;
    alert.since = kAlertNow - std::chrono::minutes(3);
    return alert;
}

} // namespace sluice::samples
