#pragma once

#include "core/workflow/trigger.h"

#include <QString>

namespace sluice {

/// What a trigger waits for, in a few words: "at 0 9 * * 1-5 (Europe/Berlin)".
[[nodiscard]] QString triggerWords(const Trigger &trigger);

} // namespace sluice
