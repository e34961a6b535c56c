#pragma once

#include "core/workflow/exchange/plaingraph.h"

namespace sluice {

/// The formats that a workflow is exchanged in: its own, and those of other programs for graphs.
enum class GraphFormat : quint8 { Own, GraphMl, Dot, Mermaid };

/// The format of a file by the end of its name; one that is none of these is our own.
[[nodiscard]] GraphFormat formatOfName(const QString &path);

/// "graphml", "dot", "mermaid", and "sluice" for our own; none: there is no such format.
[[nodiscard]] std::optional<GraphFormat> graphFormatNamed(const QString &name);

/// What `readGraph` gives back as it was, but for the id, which is the name of a file; a drawing of Mermaid is for people.
[[nodiscard]] QByteArray writeGraph(const Workflow &workflow, GraphFormat format);

/// Reads a workflow from any of the formats, which its text tells apart. `path` goes into the errors only.
/// Errors: those of `readWorkflow`; `exchange.malformed`, `exchange.noGraph`, `exchange.tooLarge`.
[[nodiscard]] Result<Workflow> readGraph(const QByteArray &text, const TaskCatalog &catalog, const QString &path);

/// Reads a file. Errors: those of `readGraph`, and `file.missing`, `file.unreadable`.
[[nodiscard]] Result<Workflow> loadGraph(const QString &path, const TaskCatalog &catalog);
/// Writes a file in the format of its name. Errors: `file.unwritable`.
[[nodiscard]] Result<void> saveGraph(const Workflow &workflow, const QString &path);

} // namespace sluice
