#pragma once

#include "core/workflow/exchange/plaingraph.h"

namespace sluice {

/// Writes GraphML 1.0 as yEd, Gephi and NetworkX read it: every attribute is a `data` of its name.
[[nodiscard]] QByteArray writeGraphMl(const PlainGraph &graph);

/// Reads GraphML; nodes of graphs within nodes are nodes like all others. Labels and places that yEd draws are taken where no
/// attribute says them. `path` goes into the errors only. Errors: `exchange.malformed`, `exchange.noGraph`.
[[nodiscard]] Result<PlainGraph> readGraphMl(const QByteArray &text, const QString &path);

} // namespace sluice
