#pragma once

#include "core/workflow/catalog.h"
#include "core/workflow/model.h"
#include "core/workflow/problem.h"

#include <QStringList>

#include <optional>

namespace sluice {

/// What a node shows of its task; worked out when the task changes, never while painting.
struct NodeLook {
    QString title;
    QString typeLabel;
    QString summary; ///< one line: the value of the type's main parameter, or the type
    QString icon;
    QString category;
    QStringList outPorts;
    bool disabled = false;
    std::optional<Severity> trouble;
    QString tint; ///< that people gave it

    bool operator==(const NodeLook &) const = default;
};

/// The out ports that a task shows: those of its type, "failure" if it goes on after one, and those that its edges use.
[[nodiscard]] QStringList outPortsOf(const Task &task, const TaskCatalog &catalog, const QStringList &usedPorts);

[[nodiscard]] NodeLook lookOf(const Task &task, const TaskCatalog &catalog, const QStringList &usedPorts);

} // namespace sluice
