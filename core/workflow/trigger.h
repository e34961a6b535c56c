#pragma once

#include "core/base/clock.h"

#include <QJsonValue>
#include <QString>

namespace sluice {

/// What starts a workflow. `Manual` is an input that is kept for a person to start with; the others start by themselves
/// while the workflow is armed. Numbers are not journaled, names are.
enum class TriggerKind : quint8 { Manual, Cron, Interval, Event, Failure, File };

/// What becomes of the times at which nobody could start a run: none, one for all of them, or one each (the last hundred).
enum class MissedPolicy : quint8 { Skip, Once, Each };

/// One way in which a workflow is started. A plain value: no checks happen here (see `triggerrules.h`).
struct Trigger {
    QString id; ///< unique in its workflow, as a task's is
    TriggerKind kind = TriggerKind::Manual;
    QString cron;                             ///< of Cron
    QString zone;                             ///< of Cron, such as "Europe/Berlin"; empty: UTC
    Milliseconds every{};                     ///< of Interval
    MissedPolicy missed = MissedPolicy::Once; ///< of Cron and Interval
    QString topic;                            ///< of Event: a pattern of topics
    QString key;                              ///< of Event: where its data must hold `value`; empty: any data will do
    QString value;                            ///< of Event, as `wait.event` compares it
    QString workflow;                         ///< of Failure: whose failures, by id; empty: those of all others
    QString folder;  ///< of File: a path; a relative one starts at the workspace
    QString pattern; ///< of File: what names are like, such as *.csv; empty: any
    Milliseconds settle{2000}; ///< of File: how long its size and time must stand still before it counts as whole
    bool existing = false;     ///< of File: whether what is there already when it is armed counts as new
    QJsonValue input = QJsonValue(QJsonValue::Undefined); ///< for its runs; undefined: none

    bool operator==(const Trigger &) const = default;
};

} // namespace sluice
