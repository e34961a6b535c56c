#pragma once

#include "core/base/result.h"

#include <QStringList>

namespace sluice {

class ConnectionsDocument;
struct Workflow;

/// Adds the connections that a template's workflow names and the workspace has not, from the file beside the template, as
/// edits that can be undone; those that the workspace has stay as they are. Saves them, unless other edits wait to be saved.
/// Returns what people call the new ones. Errors: those of `loadConnections` and `ConnectionsDocument::save`.
/// Thread: UI.
[[nodiscard]] Result<QStringList> bringConnections(ConnectionsDocument &document, const QString &file,
                                                   const Workflow &workflow);

} // namespace sluice
