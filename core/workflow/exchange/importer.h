#pragma once

#include "core/base/result.h"
#include "core/workflow/catalog.h"
#include "core/workflow/exchange/imported.h"

#include <optional>

namespace sluice {

/// The formats that a workflow is read from.
enum class ImportFormat : quint8 { Own, GraphMl, Dot, WfCommons, NodeRed, N8n };

/// "graphml", "dot", "wfcommons", "node-red", "n8n", and "sluice" for our own; none: there is no such format.
[[nodiscard]] std::optional<ImportFormat> importFormatNamed(const QString &name);
/// Those names, in the order of people's use.
[[nodiscard]] QStringList importFormatNames();

/// Reads a workflow from any of the formats, and says what became of each of its parts; without a format, the text tells
/// which it is. `path` goes into the errors only. What it is called is up to whoever keeps it.
/// Errors: those of `readGraph`; `exchange.malformed`, `exchange.noGraph`, and `exchange.otherFormat` when it is not of the
/// format that was named.
[[nodiscard]] Result<Imported> readImport(const QByteArray &text, std::optional<ImportFormat> format,
                                          const TaskCatalog &catalog, const QString &path);
/// Reads a file. Errors: those of `readImport`, and `file.missing`, `file.unreadable`.
[[nodiscard]] Result<Imported> loadImport(const QString &path, std::optional<ImportFormat> format,
                                          const TaskCatalog &catalog);

} // namespace sluice
