#pragma once

#include <QString>

namespace sluice {

// How the trigger of a run begins that was started because another failed, or because something happened to another.
inline constexpr QLatin1StringView kFailureTrigger("failure ");
inline constexpr QLatin1StringView kFollowTrigger("after ");

/// Whether a run with this trigger was started because of another: it starts nothing by what happens to it. Copies of it,
/// its forks and the runs of it again, keep that trigger, so that they do not either.
[[nodiscard]] inline bool isOfOtherRun(const QString &trigger)
{
    return trigger.startsWith(kFailureTrigger) || trigger.startsWith(kFollowTrigger);
}

} // namespace sluice
