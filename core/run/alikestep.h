#pragma once

#include "core/run/state.h"

#include <QString>

#include <optional>
#include <vector>

namespace sluice {

/// A step of a task by the item around it, as it can be told apart from outside of its run.
struct StepPlace {
    QString task;
    std::vector<quint32> itemPath; ///< empty: outside of every forEach
    QString itemText;              ///< what tells the innermost item from its neighbours; may be empty
};

/// The step of another run that is the same: of the same task, and of the item that reads the same, or where items
/// have no words, lies at the same place. Only one that succeeded with an output of its own counts, not one that a person gave. Cost: linear in the
/// steps of the run.
[[nodiscard]] std::optional<StepIndex> alikeStep(const Run &run, const StepPlace &place);

} // namespace sluice
