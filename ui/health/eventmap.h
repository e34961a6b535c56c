#pragma once

#include "core/api/snapshot.h"

#include <QPoint>
#include <QSize>

#include <vector>

namespace sluice {

/// Who publishes what for whom, as a graph in columns: publishers, topics, and who hears them. A value.
///
/// Of more than `kMostTopics` topics those that begin alike stand together as one, as in "component.**".
struct EventMap {
    static constexpr std::size_t kMostTopics = 14;

    enum class Kind : quint8 { Publisher, Topic, Listener };
    struct Node {
        Kind kind = Kind::Topic;
        QString name;         ///< of a topic: a pattern of those that it stands for; of a publisher nobody named: empty
        QPoint place;         ///< column and row, from 0
        double perSecond = 0; ///< that come from it, or to it
        bool operator==(const Node &) const = default;
    };
    struct Link {
        int from = 0; ///< of `nodes`
        int to = 0;
        double perSecond = 0;
        quint64 events = 0;
        bool operator==(const Link &) const = default;
    };

    std::vector<Node> nodes;
    std::vector<Link> links;

    [[nodiscard]] QSize size() const; ///< columns and rows
    /// Whether it has the same nodes and links, whatever their rates.
    [[nodiscard]] bool isShapedAs(const EventMap &other) const;
    bool operator==(const EventMap &) const = default;
};

/// The order in the columns has few crossings: it is that of `layeredLayout`. `before`: places are taken from it where it
/// has the same shape.
[[nodiscard]] EventMap eventMapOf(const std::vector<EventFlow> &flows, const EventMap &before = {});

} // namespace sluice
