#pragma once

#include "ui/document/runpicture.h"

#include <optional>
#include <vector>

namespace sluice {

/// What a step came to in one of two runs.
struct ComparedSide {
    StepIndex step{};
    StepState state = StepState::Blocked;
    std::optional<Milliseconds> took;
    bool operator==(const ComparedSide &) const = default;
};

enum class OutputVerdict : quint8 { None, Same, Differ, OnlyLeft, OnlyRight };

/// A step in two runs: the same task, and of a loop the same item.
struct ComparedStep {
    QString task; ///< its id
    std::vector<quint32> item;
    std::optional<ComparedSide> left; ///< none: that run has no such step
    std::optional<ComparedSide> right;
    OutputVerdict output = OutputVerdict::None;

    /// Whether it came to something else; how long it took says nothing of that.
    [[nodiscard]] bool differs() const;
    bool operator==(const ComparedStep &) const = default;
};

/// Sets the steps of two runs side by side: those of the left one in their order, then those that only the right one
/// has. The runs may be of different versions. Steps that a loop gave back with their items are left out. Pure.
[[nodiscard]] std::vector<ComparedStep> compareRuns(const RunPicture &left, const RunPicture &right);

} // namespace sluice
