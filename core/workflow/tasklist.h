#pragma once

#include "core/workflow/model.h"

#include <QStringList>

#include <vector>

namespace sluice {

/// A task with the tasks that it comes after, by their first out port.
struct ListedTask {
    Task task;
    QStringList after;

    bool operator==(const ListedTask &) const = default;
};

/// The workflow that listed tasks make, each task after those it comes after; one with a cycle keeps the order given.
/// Nothing is checked here (see `validate`).
[[nodiscard]] Workflow workflowOf(const QString &id, const std::vector<ListedTask> &tasks);

} // namespace sluice
