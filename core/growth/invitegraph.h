#pragma once

#include "core/base/clock.h"

#include <utility>
#include <vector>

#include <QtGlobal>

namespace sluice {

/// A user as a vertex of the invite graph; an edge leads from who invited to who came.
struct GraphUser {
    WallTime joined{};
    quint64 key = 0;
    quint64 invitedBy = 0;   ///< key; 0: by nobody who is known
    double accepted = 0;     ///< acceptances of its invites
    bool isComplete = false; ///< no more of them count
    double engagement = 0;   ///< hours in which it was active

    bool operator==(const GraphUser &) const = default;
};

/// The invite graph, looked at in the order of joining.
struct GraphStudy {
    /// Of each complete user: how many were in the component that it joined, before it did, and its acceptances.
    /// The size *before* is what makes a test of it fair: whoever brings in many is in a large component afterwards,
    /// with or without a network effect, but what was there before is independent of it.
    /// In the order of joining: components and K may both change with time, and a test must tell that apart.
    std::vector<std::pair<double, double>> sizeAndAccepted;
    std::vector<std::pair<double, double>> sizeAndEngagement; ///< the same users, with their engagement
    quint64 components = 0;
    quint64 largest = 0;
};

/// Studies the graph, in any order of `users`: connected components, by Boost.Graph.
[[nodiscard]] GraphStudy studyGraph(std::vector<GraphUser> users);

} // namespace sluice
