#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"

#include <QMap>
#include <QStringList>

#include <optional>

namespace sluice {

/// What somebody does to one workflow to find out how it works.
struct WorkflowDebugging {
    QStringList breakpoints;                     ///< task ids, in the order in which they were set
    std::optional<RunId> watched = std::nullopt; ///< the run that is on the canvas
    QStringList halted = {};                     ///< the tasks before which it was halted when that was written

    bool operator==(const WorkflowDebugging &) const = default;
};

/// A debug session as its file holds it, so that a crash does not end it.
struct DebugRecord {
    QString current; ///< the workflow whose run was watched last
    QMap<QString, WorkflowDebugging> workflows;

    bool operator==(const DebugRecord &) const = default;
};

/// Errors: `json.malformed`, `workflow.newerFormat`. What it does not know in a workflow it leaves out.
[[nodiscard]] Result<DebugRecord> readDebugRecord(const QByteArray &json, const QString &path);
[[nodiscard]] QByteArray writeDebugRecord(const DebugRecord &record);

} // namespace sluice
