#pragma once

#include "core/tasks/params.h"

namespace sluice {

/// The journal of a workspace.
[[nodiscard]] QString refusedJournalPath(const QString &workspace);

/// The absolute path that a task means, relative ones starting at the workspace, with links followed as far as it exists.
/// What lies in the workspace's `.sluice` is refused, whatever its spelling: opening the journal by other means would
/// drop its locks. Errors: `file.journalRefused`.
[[nodiscard]] Result<QString> taskPath(const QString &path, const QString &workspace);

/// The parameter `path` of the tasks on files, and the file that it means. Errors: `task.parameterKind`, and those of
/// `taskPath`.
[[nodiscard]] ParamInfo fileParam();
[[nodiscard]] Result<QString> taskFile(const QJsonObject &params, const Attempt &attempt);

} // namespace sluice
