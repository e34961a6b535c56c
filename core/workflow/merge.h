#pragma once

#include "core/workflow/parts.h"

#include <QStringList>

#include <functional>

namespace sluice {

/// A place that both sides of a merge changed, each in its own way.
struct MergeConflict {
    PartKey key;
    QStringList path; ///< empty: the whole part, which one side removed and the other changed; or a whole trigger
    QJsonValue base;  ///< undefined: it was not there
    QJsonValue mine;
    QJsonValue theirs;
};

/// Whose stands in a conflict; `Base`: what was there before both.
enum class MergeSide : quint8 { Mine, Theirs, Base };

struct Merge {
    Workflow merged;
    std::vector<MergeConflict> conflicts; ///< in the order of parts; each is decided in `merged`
};

/// Brings two edits of one workflow together, field by field: what only one side changed is taken from it.
///
/// What both changed is a conflict, and `choose` says whose stands (none: mine). A list is one field, and so is a trigger.
/// A part that both made is merged as if it had been without fields before.
/// The order of parts is that of `mine`; what only `theirs` has comes behind the part that it follows there.
/// The result may have problems that neither side has, such as an edge to a task that the other removed: see `validate`.
/// Errors: those of `readWorkflow`, when what comes of it fits no file.
[[nodiscard]] Result<Merge> mergeWorkflows(const Workflow &base, const Workflow &mine, const Workflow &theirs,
                                           const std::function<MergeSide(const MergeConflict &conflict)> &choose = {});

} // namespace sluice
