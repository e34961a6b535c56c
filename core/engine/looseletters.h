#pragma once

#include "core/engine/messages.h"

namespace sluice {

/// Reads what an engine goes on with of the letters of no run. Errors: those of the journal.
[[nodiscard]] Result<void> readLooseLetters(JournalReader &reader, tell::JournalOpened &opened);

} // namespace sluice
