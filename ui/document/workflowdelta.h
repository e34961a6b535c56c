#pragma once

#include "core/workflow/model.h"

#include <QStringList>

#include <optional>
#include <tuple>
#include <utility>
#include <vector>

namespace sluice {

/// What an edit changed, by id; so that who shows a workflow redraws that and nothing else.
struct WorkflowChange {
    QStringList added;
    QStringList removed;
    QStringList changed; ///< name, parameters, reliability, notes or disabled
    QStringList moved;   ///< place on the canvas; also of those added
    std::vector<Edge> edgesAdded;
    std::vector<Edge> edgesRemoved;
    bool drawing = false;    ///< groups, notes, tints or routes
    bool properties = false; ///< name, description, limits or priority of the workflow
    bool triggers = false;

    /// True when tasks or edges came or went.
    [[nodiscard]] bool isStructural() const
    {
        return !added.isEmpty() || !removed.isEmpty() || !edgesAdded.empty() || !edgesRemoved.empty();
    }
};

/// The difference between two states of a workflow, small where the difference is small.
///
/// It holds the other state's side only: `swap` exchanges it with the workflow, so that swapping twice changes nothing,
/// to the byte. It knows neither what the edit was called nor how it came about.
class WorkflowDelta {
public:
    WorkflowDelta() = default;

    /// The delta that turns `before` into `after` when it is swapped with `before`. Cost: linear in the workflow.
    [[nodiscard]] static WorkflowDelta between(const Workflow &before, const Workflow &after);

    [[nodiscard]] bool isEmpty() const;

    /// Exchanges the workflow's side with the one held here, and says what changed.
    WorkflowChange swap(Workflow &workflow);

    /// Takes in a delta swapped right after this one, so that one swap undoes both. False, and no change: one of them is
    /// structural.
    bool absorb(const WorkflowDelta &later);

private:
    /// Name, description, limits, priority: what a workflow has besides its tasks, its edges and its layout.
    using Properties = std::tuple<QString, QString, Concurrency, int>;

    template <typename T>
    struct Listed {
        std::size_t at = 0;
        T value;
    };
    template <typename T>
    struct Membership {
        std::vector<Listed<T>> gone; ///< by position before the swap, rising
        std::vector<Listed<T>> come; ///< by position after the swap, rising
        void swap(std::vector<T> &list);
        [[nodiscard]] bool isEmpty() const { return gone.empty() && come.empty(); }
    };
    template <typename T, typename SameIdentity>
    static Membership<T> membership(const std::vector<T> &before, const std::vector<T> &after, SameIdentity same);

    Membership<Task> m_tasks;
    Membership<Edge> m_edges;
    std::vector<Task> m_changed; ///< tasks of both states that differ
    std::vector<std::pair<QString, std::optional<QPointF>>> m_layout;
    std::optional<Drawing> m_drawing;
    std::optional<Properties> m_properties;
    std::optional<std::vector<Trigger>> m_triggers; ///< all of them, since they are few
};

} // namespace sluice
