#pragma once

#include "core/workflow/catalog.h"
#include "ui/document/workflowdocument.h"

#include <functional>

namespace sluice {

/// A checker that validates in the UI thread, once for all edits of an event loop turn. It takes some milliseconds for
/// 2,000 tasks; a program with larger ones gives its documents a checker that asks a worker.
/// `catalog` and `connectionIds` are asked at each check, so that both may change.
[[nodiscard]] WorkflowDocument::Checker checkHere(std::function<const TaskCatalog &()> catalog,
                                                  std::function<QStringList()> connectionIds);

} // namespace sluice
