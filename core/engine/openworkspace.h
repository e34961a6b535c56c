#pragma once

#include "core/engine/localengine.h"
#include "core/workflow/workspacesettings.h"

namespace sluice {

/// What a workspace folder says about the engine that runs it.
struct OpenedWorkspace {
    WorkspaceSettings settings;
    LocalEngineConfig engine;
};

/// Reads `sluice.json` and `connections.json` of a workspace; a missing file has its usual values. Reads the plug-ins of
/// the person and of the workspace too; one that cannot be used stays out of the catalogue, and is no error here.
/// Errors: `file.missing` (the folder), `event.patternMalformed`, and those of the two files.
[[nodiscard]] Result<OpenedWorkspace> openWorkspace(const QString &folder);

/// The secrets that connections and webhooks of an engine name, each once.
[[nodiscard]] QStringList secretNames(const LocalEngineConfig &config);

} // namespace sluice
