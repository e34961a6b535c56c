#pragma once

#include "core/base/result.h"
#include "core/workflow/model.h"
#include "core/workflow/problem.h"

#include <optional>

namespace sluice {

/// The shortest interval between two runs of a trigger.
inline constexpr Milliseconds kShortestInterval = std::chrono::seconds(1);
/// Of the times that were missed, the last ones that `MissedPolicy::Each` makes up for.
inline constexpr int kMostMadeUp = 100;

/// Whether a trigger is a matter of time.
[[nodiscard]] constexpr bool isScheduled(TriggerKind kind)
{
    return kind == TriggerKind::Cron || kind == TriggerKind::Interval;
}

/// Tells everything that is wrong with the triggers of a workflow; `Problem::field` is "triggers." and the trigger's id.
/// Errors: `trigger.*` and `cron.*` of `core/workflow/errors.h`.
[[nodiscard]] Problems checkTriggers(const Workflow &workflow);

/// When the next run of a trigger is due, after a time up to which all are accounted for; an interval counts from there.
/// None: never, or it is no matter of time. Thread: any. Pure but for the zone data of the system.
[[nodiscard]] std::optional<WallTime> nextDue(const Trigger &trigger, WallTime after);

/// The times at which a trigger was due after one time and until another one, oldest first; if they are more than `most`,
/// the last ones.
[[nodiscard]] std::vector<WallTime> lastDue(const Trigger &trigger, WallTime after, WallTime until, int most);

/// The zone of a trigger. Errors: `trigger.unknownZone`.
[[nodiscard]] Result<QTimeZone> zoneOf(const Trigger &trigger);

/// Which of the times that nobody watched are made up for, given all of them or the last `kMostMadeUp` and more, oldest first.
[[nodiscard]] std::vector<WallTime> madeUp(MissedPolicy policy, const std::vector<WallTime> &missed);

} // namespace sluice
