#pragma once

#include "core/api/componentaction.h"
#include "core/api/snapshot.h"
#include "core/base/error.h"
#include "core/run/why.h"

#include <optional>

namespace sluice {

// Causes outside of its run that a step does not run now. Times are those of the wall clock; none: nobody knows.
namespace why {

/// The breaker of its connection lets nothing through, by itself or because somebody said so.
struct BreakerOpen {
    QString connection;
    std::optional<WallTime> until;
    QString forcedBy;
    QString forcedWhy;
    bool operator==(const BreakerOpen &) const = default;
};
/// The limiter of its connection spaces calls.
struct RateLimited {
    QString connection;
    WallTime until{};
    bool operator==(const RateLimited &) const = default;
};
/// The other side asked for a pause (Retry-After).
struct ServerPause {
    QString connection;
    WallTime until{};
    bool operator==(const ServerPause &) const = default;
};
/// Too many of the last calls of its connection were retries.
struct RetriesSpent {
    QString connection;
    WallTime until{};
    bool operator==(const RetriesSpent &) const = default;
};
/// All places of its connection's pool are taken.
struct PoolFull {
    QString connection;
    quint32 size = 0;
    bool operator==(const PoolFull &) const = default;
};
/// It stands in line, with this many before it of the same workflow and priority.
struct InLine {
    QString connection; ///< empty: in the line of a limit
    quint32 ahead = 0;
    bool operator==(const InLine &) const = default;
};
/// Its workflow, or its task if one is named, has enough attempts under way.
struct LimitReached {
    QString task;
    quint32 limit = 0;
    bool operator==(const LimitReached &) const = default;
};
/// Its run waits behind others for its workflow to have room.
struct HeldBehind {
    quint32 ahead = 0;
    quint32 limit = 0;
    bool operator==(const HeldBehind &) const = default;
};
/// Nothing new starts, since what is decided cannot be written down.
struct JournalTrouble {
    Error error;
    bool operator==(const JournalTrouble &) const = default;
};
/// A part of the engine does not work at the moment.
struct ComponentDown {
    QString component;
    ComponentPhase phase{};
    bool operator==(const ComponentDown &) const = default;
};

/// Its connection was taken away: it can only fail.
struct ConnectionGone {
    QString connection;
    bool operator==(const ConnectionGone &) const = default;
};

/// The queue that it stands in is paused.
struct QueueHeld {
    QString queue;
    QString who;
    QString why;
    WallTime since{};
    bool operator==(const QueueHeld &) const = default;
};
/// A dead letter is open: somebody has to retry or discard it.
struct LetterWaits {
    LetterId letter;
    bool operator==(const LetterWaits &) const = default;
};
/// A dead letter is out of sight until a time.
struct LetterSnoozed {
    LetterId letter;
    WallTime until{};
    bool operator==(const LetterSnoozed &) const = default;
};
/// A component is not heard of, or makes no progress.
struct ComponentSilent {
    QString component;
    ComponentHealth health{};
    Milliseconds age{}; ///< of its last heartbeat
    bool operator==(const ComponentSilent &) const = default;
};
/// A component failed too often: it stays down until somebody starts it.
struct ComponentGivenUp {
    QString component;
    bool operator==(const ComponentGivenUp &) const = default;
};

using EngineCause = std::variant<BreakerOpen, RateLimited, ServerPause, RetriesSpent, PoolFull, InLine, LimitReached,
                                 HeldBehind, JournalTrouble, ComponentDown, ConnectionGone, QueueHeld, LetterWaits,
                                 LetterSnoozed, ComponentSilent, ComponentGivenUp>;

} // namespace why

/// Why a step, a run, a letter or a component does not go on now: in its run, the nearest first, and in the engine. Both empty: it runs, is over for good, or
/// is about to start.
struct WhyNot {
    std::vector<why::Cause> run;
    std::vector<why::EngineCause> engine;
    bool operator==(const WhyNot &) const = default;
};

} // namespace sluice
