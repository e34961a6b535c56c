#pragma once

#include "core/workflow/graph.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <optional>
#include <vector>

namespace sluice {

/// Which targets a wire that is being dragged from one task must refuse, because an edge to them would close a cycle.
///
/// Built once when the drag starts (linear in the workflow), then asked for every target under the pointer. A snapshot:
/// the workflow must not change during the drag.
class DragReachability {
public:
    /// A source that does not exist refuses nothing.
    DragReachability(const WorkflowGraph &graph, const QString &source);

    /// Whether an edge from the source to `target` would close a cycle; true for the source itself. Constant time.
    [[nodiscard]] bool closesCycle(const QString &target) const { return m_next.contains(target); }
    /// The shortest way from `target` to the source, both included: the nodes to light up; with the new edge it is the
    /// cycle. Empty when there is none.
    [[nodiscard]] QStringList pathFrom(const QString &target) const;

private:
    QHash<QString, QString> m_next; ///< of each ancestor of the source, the task after it on the way there
};

/// The way from `to` to `from`, both included, that an edge from `from` to `to` would close into a cycle; none when the
/// edge is fine. For a single question; a drag asks a `DragReachability`.
[[nodiscard]] std::optional<QStringList> cyclePathIfConnected(const Workflow &workflow, const QString &from,
                                                              const QString &to);

} // namespace sluice
