#pragma once

#include "app/ctl/command.h"
#include "core/engine/openworkspace.h"

namespace sluice::ctl {

/// The option that says where secrets are kept; every command has it.
[[nodiscard]] QCommandLineOption secretsOption();

/// Opens a workspace with its secrets where the command line says: in the environment, unless it says otherwise.
/// Errors: `ctl.usage`, and those of `openWorkspace`.
[[nodiscard]] Result<OpenedWorkspace> openedWorkspace(const Arguments &arguments, const QString &folder);
[[nodiscard]] Result<OpenedWorkspace> openedWorkspace(const Arguments &arguments);

} // namespace sluice::ctl
