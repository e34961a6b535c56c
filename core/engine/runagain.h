#pragma once

#include "core/api/engineclient.h"

namespace sluice {

/// What starts a run again from the start: with the input and the options of `source`, its own priority if it had one, and
/// the trigger "again " with its number, or its own if another run had started it; on `workflow`, or the version that ran.
/// Pure; any thread.
/// Errors: `journal.runUnknown` of a history that has no beginning.
[[nodiscard]] Result<RunRequest> requestAgain(const RunHistory &source, const std::optional<Workflow> &workflow);

} // namespace sluice
