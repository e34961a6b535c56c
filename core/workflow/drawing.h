#pragma once

#include "core/workflow/edge.h"

#include <QList>
#include <QMap>
#include <QPointF>
#include <QRectF>
#include <QStringList>

#include <vector>

namespace sluice {

/// The tints that people give to tasks, groups and notes, as files name them; empty: none.
inline const QStringList &tintNames()
{
    static const QStringList names{QStringLiteral("blue"), QStringLiteral("green"),  QStringLiteral("amber"),
                                   QStringLiteral("red"),  QStringLiteral("violet"), QStringLiteral("grey")};
    return names;
}

/// A frame around tasks that belong together; collapsed, one node stands for them all. A task is in one group at most.
struct TaskGroup {
    QString id; ///< unique among the groups of its workflow
    QString name;
    QStringList tasks;
    QString tint;
    bool isCollapsed = false;

    bool operator==(const TaskGroup &) const = default;
};

/// A text on the canvas that belongs to no task. Units: scene units.
struct StickyNote {
    QString id; ///< unique among the notes of its workflow
    QString text;
    QRectF place;
    QString tint;

    bool operator==(const StickyNote &) const = default;
};

/// What the canvas shows besides tasks and edges; no run is any different for it.
struct Drawing {
    std::vector<TaskGroup> groups;
    std::vector<StickyNote> notes;
    QMap<QString, QString> tints; ///< by task id
    /// Points that an edge passes, level from the first of two to the second; of others, it finds its way by itself.
    QMap<Edge, QList<QPointF>> routes;

    [[nodiscard]] bool isEmpty() const
    {
        return groups.empty() && notes.empty() && tints.isEmpty() && routes.isEmpty();
    }
    bool operator==(const Drawing &) const = default;
};

} // namespace sluice
