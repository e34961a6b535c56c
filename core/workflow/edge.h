#pragma once

#include <QString>

#include <tuple>

namespace sluice {

/// A way from a port of one task to another task.
struct Edge {
    QString from;
    QString fromPort = QStringLiteral("out");
    QString to;

    bool operator==(const Edge &) const = default;
    bool operator<(const Edge &other) const
    {
        return std::tie(from, fromPort, to) < std::tie(other.from, other.fromPort, other.to);
    }
};

} // namespace sluice
