#pragma once

#include "core/api/snapshot.h"

#include <array>
#include <optional>
#include <tuple>
#include <vector>

namespace sluice {

/// Hours over which it is told how many letters of a cause came.
inline constexpr std::size_t kTrendHours = 12;
using LetterTrend = std::array<quint32, kTrendHours>; ///< by hour, oldest first

/// All letters of one cause that match a filter, as the journal counts them.
struct LetterGroup {
    QString fingerprint;
    quint64 count = 0;
    WallTime firstSeen{};
    WallTime lastSeen{};
    LetterTrend trend{};
    LetterSummary newest;      ///< without payload
    bool isOneWorkflow = true; ///< all are of the workflow of the newest
    bool isOneTask = true;     ///< … and of its task
    quint64 open = 0;          ///< that wait for a person
    quint64 unsure = 0;        ///< that may already have had their effect
    quint64 retriedOften = 0;  ///< that were sent on four times or more
    quint64 snoozed = 0;       ///< that come back by themselves
    quint64 discarded = 0;     ///< that were given up
    bool operator==(const LetterGroup &) const = default;
};

/// Where letters come from.
struct LetterPlace {
    QString workflow;
    QString task;
    QString connection; ///< empty: none
    bool operator==(const LetterPlace &) const = default;
    bool operator<(const LetterPlace &other) const
    {
        return std::tie(workflow, task, connection) < std::tie(other.workflow, other.task, other.connection);
    }
};

/// Causes, the one seen last first, with what there is of all of them.
struct LetterGroupPage {
    quint64 total = 0;   ///< causes
    quint64 letters = 0; ///< of all causes
    quint32 offset = 0;
    std::vector<LetterGroup> rows;
    std::vector<LetterPlace> places; ///< of all letters that match, each once
};

/// What an edit makes of the input of a letter's step.
struct EditedInput {
    LetterId letter;
    bool changes = false;       ///< false: it stays as it is
    std::optional<Error> error; ///< why it cannot be edited so; then it would be left out
    Payload before;             ///< the original, as long as it was asked for
    Payload after;              ///< what would be sent
    bool operator==(const EditedInput &) const = default;
};

} // namespace sluice
