#pragma once

#include "core/run/command.h"
#include "core/run/state.h"

namespace sluice {

/// What died. These numbers are journaled: new ones go to the end.
enum class LetterKind : quint8 { Step, Event, Webhook, Sync, Trigger };

/// A dead letter of no run, such as an event that found no room: what changes of it. The rules are those of letters of
/// steps, without a run that could fail with it.
struct LooseLetter {
    LetterState state = LetterState::Open;
    quint32 redrives = 0;
    WallTime changed{};
    WallTime snoozedUntil{};
    Error error;
    std::vector<QByteArray> clicks; ///< click ids that were used
    QString decidedBy = {};         ///< who gave it up …
    QString reason = {};            ///< … and why
    bool operator==(const LooseLetter &) const = default;
};

/// Changes a letter by a command about letters; `id` is for errors. False: it has no meaning any more, and changes nothing.
/// Errors: as `decide` for runs; `letter.notEditable` for a redrive with another payload.
[[nodiscard]] Result<bool> decide(LooseLetter &letter, LetterId id, const Command &command, WallTime now);
/// What came of sending it on for the time `redrives`: it is resolved, or open again with an error. False: that is over.
[[nodiscard]] bool endRedrive(LooseLetter &letter, quint32 redrives, const std::optional<Error> &error, WallTime now);

} // namespace sluice
