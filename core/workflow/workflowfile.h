#pragma once

#include "core/base/result.h"
#include "core/workflow/model.h"

#include <QByteArray>
#include <QStringList>

namespace sluice {

/// The newest format of workflow files that this program knows, and the one that it writes.
inline constexpr int kWorkflowFormat = 1;

/// Reads the text of a workflow file. The file must fit its schema; whether the graph makes sense is for `validate`.
/// `path` goes into the errors only; when empty, they name the file by its id.
/// Errors: `json.malformed`, `json.duplicateKey`, `schema.*`, `workflow.schema`, `workflow.newerFormat`, `workflow.badDuration`.
[[nodiscard]] Result<Workflow> readWorkflow(const QByteArray &json, const QString &idFromFileName,
                                            const QString &path = {});

/// Writes a workflow so that `readWorkflow` gives it back. The same value always gives the same bytes, made for git: the
/// order of keys is fixed, defaults are left out, an edge and a node's place are one line each, the layout comes last.
/// What a file cannot hold is left out: places and factors that are no numbers.
[[nodiscard]] QByteArray writeWorkflow(const Workflow &workflow);

/// Reads a file; its name without ".json" is the workflow's id. Errors: those of `readWorkflow`, and `file.missing`,
/// `file.unreadable`.
[[nodiscard]] Result<Workflow> loadWorkflow(const QString &path);
/// The workflow of that id in a workspace, as its file is now. An id is never a path: it leads nowhere but into the folder.
/// Errors: those of `loadWorkflow`.
[[nodiscard]] Result<Workflow> loadWorkflowNamed(const QString &id, const QString &workspace);

/// The ids of the workflows of a workspace, by its files.
[[nodiscard]] QStringList workflowIds(const QString &workspace);

/// Writes a file; when that fails, the old one is as it was. Errors: `file.unwritable`.
[[nodiscard]] Result<void> saveWorkflow(const Workflow &workflow, const QString &path);

} // namespace sluice
