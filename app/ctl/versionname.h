#pragma once

#include "app/ctl/command.h"
#include "core/workflow/model.h"

namespace sluice::ctl {

/// "v7" or "7". Errors: `ctl.usage`.
[[nodiscard]] Result<quint32> numberNamed(const Arguments &arguments, const QString &text);

/// Arms a version of a workflow, whatever its file holds.
[[nodiscard]] Command versionsArmCommand();

/// A version of the first workflow that the command line names, as it was kept, whoever owns the workspace.
/// Errors: `ctl.usage`, `version.unknown`, those of the journal.
[[nodiscard]] Result<Workflow> versionNamed(const Arguments &arguments, const QString &text);

} // namespace sluice::ctl
