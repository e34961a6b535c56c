#pragma once

#include "app/ctl/output.h"
#include "core/api/snapshot.h"

namespace sluice::ctl {

/// Says on standard error what a start found of the runs before it, a line each, and adds it to the command's document as
/// "recovery". Nothing when there is nothing to say.
void reportRecovery(const std::vector<RecoveredRun> &runs, Output &output);

} // namespace sluice::ctl
