#pragma once

#include "core/base/result.h"
#include "core/workflow/catalog.h"
#include "core/workflow/exchange/imported.h"

namespace sluice {

/// Whether a JSON document is an instance of WfCommons.
[[nodiscard]] bool isWfCommons(const QJsonObject &file);

/// Reads an instance of WfCommons, WfFormat 1.4 or 1.5: each task becomes one that runs its command, switched off, since
/// its programs and files lie elsewhere; its files, times and machines stand in its notes. Files that one task writes and
/// another reads are ways between them where no task names `parents` or `children`.
/// Errors: `exchange.noGraph` when it has no tasks.
[[nodiscard]] Result<Imported> readWfCommons(const QJsonObject &file, const TaskCatalog &catalog, const QString &path);

} // namespace sluice
