#pragma once

#include "ui/document/runpicture.h"

#include <QHash>

#include <map>
#include <optional>
#include <utility>
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

/// Sets the steps of two runs side by side, a turn at a time: those of the left one in their order, then those that only
/// the right one has. The runs may be of different versions. Steps that a loop gave back with their items are left out.
///
/// A run that goes on meanwhile is compared as it is when its steps have their turn. What was found of two outputs is
/// kept, so that comparing the same runs again reads new outputs only.
/// Thread: a value.
class RunComparer {
public:
    /// Compares anew.
    void begin();
    /// … other runs than before.
    void forget() { *this = {}; }
    /// The next steps: a millisecond or so, and what the largest output costs. True: it is over.
    [[nodiscard]] bool goOn(const RunPicture &left, const RunPicture &right);
    [[nodiscard]] std::vector<ComparedStep> takeSteps() { return std::exchange(m_steps, {}); }

private:
    enum class Phase : quint8 { Left, Right, Outputs, Over };
    struct Known {
        Payload left;
        Payload right;
        OutputVerdict verdict = OutputVerdict::None;
    };

    void takeLeft(const RunPicture &picture, StepIndex index);
    void takeRight(const RunPicture &picture, StepIndex index);
    /// How many bytes it read for that.
    qsizetype judge(const RunPicture &left, const RunPicture &right, ComparedStep &step);

    Phase m_phase = Phase::Left;
    quint32 m_at = 0; ///< in the phase
    std::vector<ComparedStep> m_steps;
    QHash<QString, std::size_t> m_places;
    std::map<std::pair<StepIndex, StepIndex>, Known> m_known; ///< by the steps of both sides
};

/// All of it at once. Pure.
[[nodiscard]] std::vector<ComparedStep> compareRuns(const RunPicture &left, const RunPicture &right);

} // namespace sluice
