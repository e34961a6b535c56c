#pragma once

#include "core/workflow/trigger.h"

#include <QString>

namespace sluice {

/// "Schedule", "Interval", "Event", "Failure", "Saved input".
[[nodiscard]] QString kindWord(TriggerKind kind);

/// What a trigger waits for, in a few words: "09:00 Mon–Fri, Europe/Berlin", "at 0 9 1 1 * (UTC)".
[[nodiscard]] QString triggerWords(const Trigger &trigger);

} // namespace sluice
