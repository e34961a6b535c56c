#pragma once

#include "core/base/clock.h"
#include "core/workflow/trigger.h"

#include <QString>

namespace sluice {

/// "Schedule", "Interval", "Event", "Failure", "Saved input".
[[nodiscard]] QString kindWord(TriggerKind kind);

/// What a trigger waits for, in a few words: "09:00 Mon–Fri, Europe/Berlin", "at 0 9 1 1 * (UTC)".
[[nodiscard]] QString triggerWords(const Trigger &trigger);

/// When something is due, short, by the clocks here: "14:30" today, "Mon 02:30" within a week, else the date.
[[nodiscard]] QString dueText(WallTime due, WallTime now);

} // namespace sluice
