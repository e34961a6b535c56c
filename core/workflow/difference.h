#pragma once

#include "core/workflow/parts.h"

#include <QStringList>

namespace sluice {

/// A field that is not the same in two versions.
struct FieldChange {
    QStringList path;  ///< "params", "url"
    QJsonValue before; ///< undefined: it is not there
    QJsonValue after;
    bool operator==(const FieldChange &) const = default;
};

/// How a part of a workflow differs; `Moved`: only where it lies on the canvas, and how large a note is, does.
enum class PartChangeKind : quint8 { Added, Removed, Changed, Moved };

struct PartChange {
    PartKey key;
    PartChangeKind kind = PartChangeKind::Changed;
    /// What differs, by path; of a part that is new or gone, nothing.
    std::vector<FieldChange> fields;
    /// Of a task that is new: the one that is gone and was the same but for its id, place, tint and group; empty: none.
    QString renamedFrom;
};

/// How a workflow came from `before` to `after`: what is gone, in the order of `before`, and all else in that of `after`.
/// The order of parts is no difference.
[[nodiscard]] std::vector<PartChange> differences(const Workflow &before, const Workflow &after);

} // namespace sluice
