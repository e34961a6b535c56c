#pragma once

#include "core/base/result.h"
#include "core/workflow/catalog.h"
#include "core/workflow/model.h"

#include <QMap>

namespace sluice {

/// A graph as other programs know it: nodes and links with texts attached. It stands between a workflow and the formats
/// that it is exchanged in, so that a format knows nothing of tasks.
///
/// The attribute `sluice` holds what only Sluice understands, as JSON: of the graph all that is no node and no link, of a
/// node the task. With it a workflow comes back as it was; nodes of other programs do without.
struct PlainGraph {
    using Attributes = QMap<QString, QString>;

    struct Node {
        QString id;
        Attributes attributes; ///< such as label, type, x, y
    };
    struct Link {
        QString from;
        QString to;
        Attributes attributes; ///< such as label, port
    };

    QString name;
    Attributes attributes;
    std::vector<Node> nodes;
    std::vector<Link> links;
};

/// The most nodes that are read of a text that can say many in few words, and the most links.
inline constexpr std::size_t kMostGraphParts = 100'000;

[[nodiscard]] PlainGraph plainGraphOf(const Workflow &workflow);

/// Makes a workflow of a graph. Ids become ids of tasks; a node without a type, or with one that the catalogue does not
/// have, becomes a task that does nothing, and what the node said stands in its notes; where it had a type, the task is
/// disabled. A link leaves by the port that it names, or by the first.
/// A place that is no number, or farther out than anybody draws, is none.
/// Errors: those of `readWorkflow`, where what only Sluice understands was changed so that it is no workflow any more.
[[nodiscard]] Result<Workflow> workflowOf(const PlainGraph &graph, const TaskCatalog &catalog);

} // namespace sluice
