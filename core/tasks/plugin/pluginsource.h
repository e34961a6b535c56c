#pragma once

#include "core/tasks/plugin/pluginshelf.h"

namespace sluice {

/// Reads one plug-in, be it a folder of scripts or a library; `plugin` gets what can be said of it in any case.
/// Loads a library. Errors: those of `plugin/errors.h`, and those of reading files.
[[nodiscard]] Result<std::vector<TaskType>> readPlugin(Plugin &plugin);

/// Whether a file is named as shared libraries are.
[[nodiscard]] bool looksLikeLibrary(const QString &path);

} // namespace sluice
