#pragma once

#include "core/workflow/exchange/plaingraph.h"

namespace sluice {

/// Writes the language of Graphviz. What only Sluice understands is written with `%22` and the like for the few characters
/// that DOT has no way to quote in each place.
[[nodiscard]] QByteArray writeDot(const PlainGraph &graph);

/// Reads the language of Graphviz: directed graphs, and others as if they led from left to right; subgraphs and clusters
/// are read for what is in them. `path` goes into the errors only.
/// Errors: `exchange.malformed`, `exchange.noGraph`, and `exchange.tooLarge` where it has, or says in short, more than
/// `kMostGraphParts` nodes or links.
[[nodiscard]] Result<PlainGraph> readDot(const QByteArray &text, const QString &path);

} // namespace sluice
