#pragma once

#include "core/base/result.h"
#include "core/workflow/model.h"
#include "core/workflow/problem.h"

#include <QRegularExpression>

#include <optional>

namespace sluice {

/// The shortest interval between two runs of a trigger.
inline constexpr Milliseconds kShortestInterval = std::chrono::seconds(1);
/// The longest time that a file may have to stand still.
inline constexpr Milliseconds kLongestSettle = std::chrono::hours(1);
/// Of the times that were missed, the last ones that `MissedPolicy::Each` makes up for.
inline constexpr int kMostMadeUp = 100;
/// How late a run may be asked for without its time having been missed.
inline constexpr Milliseconds kOnTime = std::chrono::seconds(5);

/// Whether a trigger is a matter of time.
[[nodiscard]] constexpr bool isScheduled(TriggerKind kind)
{
    return kind == TriggerKind::Cron || kind == TriggerKind::Interval;
}

/// Whether a trigger starts its workflow by itself while it is armed.
[[nodiscard]] constexpr bool startsByItself(TriggerKind kind)
{
    return kind != TriggerKind::Manual;
}

/// The input that a workflow keeps under a name, to be started with by hand; undefined: it keeps the name and no input.
/// Errors: `trigger.noInput`.
[[nodiscard]] Result<QJsonValue> savedInput(const Workflow &workflow, const QString &name);

/// Tells everything that is wrong with the triggers of a workflow; `Problem::field` is "triggers.", the trigger's id, "."
/// and the setting's key in the file.
/// Errors: `trigger.*` and `cron.*` of `core/workflow/errors.h`.
[[nodiscard]] Problems checkTriggers(const Workflow &workflow);

/// What of which trigger a problem is about.
struct TriggerPlace {
    QString trigger; ///< its id
    QString key;     ///< of the setting

    bool operator==(const TriggerPlace &) const = default;
};
/// Reads `Problem::field` of `checkTriggers`; none: it is about no trigger.
[[nodiscard]] std::optional<TriggerPlace> triggerPlace(const QString &field);

/// When the next run of a trigger is due, after a time up to which all are accounted for; an interval counts from there.
/// None: never, or it is no matter of time. Thread: any. Pure but for the zone data of the system.
[[nodiscard]] std::optional<WallTime> nextDue(const Trigger &trigger, WallTime after);

/// The times at which a trigger was due after one time and until another one, oldest first; if they are more than `most`,
/// the last ones.
[[nodiscard]] std::vector<WallTime> lastDue(const Trigger &trigger, WallTime after, WallTime until, int most);

/// What the names of a file trigger's files are like: `*` stands for any letters, `?` for one, `[ab]` for one of them. Case counts.
[[nodiscard]] QRegularExpression namePattern(const Trigger &trigger);

/// The zone of a trigger. Errors: `trigger.unknownZone`.
[[nodiscard]] Result<QTimeZone> zoneOf(const Trigger &trigger);

/// Which of the times that nobody watched are made up for, given all of them or the last `kMostMadeUp` and more, oldest first.
[[nodiscard]] std::vector<WallTime> madeUp(MissedPolicy policy, const std::vector<WallTime> &missed);

/// What a schedule asks for when somebody looks at the clock.
struct ScheduleLook {
    std::vector<WallTime> due; ///< a run each, oldest first
    std::size_t madeUp = 0;    ///< of these, the first ones: they were missed, and are made up for
    std::size_t missed = 0; ///< times that were missed; of more than `kMostMadeUp` times in all, among the last of them
    WallTime accounted{};   ///< each time until then is one of `due`, or was given up
};

/// Looks at a schedule all of whose times until `accounted` are dealt with. A time is missed that lies more than `kOnTime`
/// back, or before somebody began to watch the clock, `watched` ago; the trigger's policy says what becomes of it. Pure.
[[nodiscard]] ScheduleLook lookAt(const Trigger &trigger, WallTime accounted, WallTime now, Nanoseconds watched);

} // namespace sluice
