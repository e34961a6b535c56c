#pragma once

#include "core/run/history.h"

#include <array>
#include <set>
#include <unordered_map>

namespace sluice {

/// What a step did, or waited for, for a while.
enum class BarKind : quint8 {
    Queued,      ///< it may start, and waits for its turn
    Attempt,     ///< an attempt of it is under way
    BackOff,     ///< its next attempt is not due yet
    Breaker,     ///< the breaker of its connection lets nothing through
    Limiter,     ///< the rate limit of its connection
    ServerPause, ///< the other side asked for a pause
    RetryBudget, ///< too many of its connection's calls are retries
    Full,        ///< its connection has no room: the pool, or the line before it, is full
    Paused,      ///< its run is paused
    Waiting,     ///< for a time, an event, or a run that it called
    Items,       ///< for the items of its loop
    Letter,      ///< for a person: it is dead-lettered
};
inline constexpr std::size_t kBarKinds = static_cast<std::size_t>(BarKind::Letter) + 1;

/// A while of a step, in which one thing was so.
struct TimelineBar {
    BarKind kind = BarKind::Queued;
    WallTime from{};
    WallTime to{}; ///< of an open one: until now
    bool isOpen = false;
    quint32 epoch = 1;
    quint32 attempt = 0; ///< of an attempt: its number in its epoch, from 1
    AttemptOutcome outcome = AttemptOutcome::Running;
    quint64 event = 0; ///< number of the event that ended an attempt, or that says why it waits; 0: none
    bool operator==(const TimelineBar &) const = default;
};

/// What of a bar people tell apart: its kind, and of an attempt how it ended.
struct BarSort {
    BarKind kind = BarKind::Queued;
    AttemptOutcome outcome = AttemptOutcome::Running;
    auto operator<=>(const BarSort &) const = default;
};

[[nodiscard]] BarSort sortOf(const TimelineBar &bar);

/// A step of a timeline; those that were never begun, nor wait to be, have none.
struct TimelineRow {
    StepIndex step{};
    TaskIndex task{};
    std::vector<quint32> item;       ///< positions of the items around it, outermost first
    WallTime released{};             ///< when it last became ready since another step was over …
    std::optional<quint32> releaser; ///< … the row of that step; none: the run itself made it ready
    std::optional<WallTime> ended;   ///< when it came to its end, if it has
    std::vector<TimelineBar> bars;   ///< that are over, oldest first
};

/// A part of the path that took the run as long as it did: a row, and until when it held up what came next.
struct CriticalPart {
    quint32 row = 0;
    WallTime from{};
    WallTime to{};
    bool operator==(const CriticalPart &) const = default;
};

/// When each step of a run did what: attempts, waits between them, and what kept it from starting. Made from the run's
/// events alone, one after the other, so it grows as the run does; the same events give the same timeline.
///
/// A fork begins where it was forked: what came before is the time of another run.
/// Thread: a value.
class Timeline {
public:
    Timeline(RunId run, PlanPtr plan);

    /// Takes the events that follow those taken so far.
    void take(std::span<const Event> events);

    [[nodiscard]] const Run &run() const noexcept { return m_run; }
    /// In the order in which they first became ready.
    [[nodiscard]] const std::vector<TimelineRow> &rows() const noexcept { return m_rows; }
    /// The bars of a row with those that are open, as they are at `now`, oldest first; none lasts no time but attempts.
    [[nodiscard]] std::vector<TimelineBar> bars(quint32 row, WallTime now) const;
    /// The sorts of all bars at `now`, in their order. Cost: none of the rows is looked at.
    [[nodiscard]] std::vector<BarSort> sorts(WallTime now) const;
    [[nodiscard]] WallTime begin() const noexcept { return m_begin; }
    /// When the run ended; none: it goes on.
    [[nodiscard]] std::optional<WallTime> end() const;
    /// The chain of steps of which each let the next one start, up to the one that ended last, or of a run that goes on,
    /// to the one that it waits for longest; first to last. Cost: linear in the rows.
    [[nodiscard]] std::vector<CriticalPart> criticalPath(WallTime now) const;

private:
    struct Open {
        TimelineBar bar;
        WallTime due{}; ///< of a retry
    };

    void follow(StepIndex step, const Event &event, std::optional<StepIndex> cause);
    void takeHold(const StepHeld &held);
    void rejudgeReady(WallTime at);
    [[nodiscard]] std::optional<BarKind> kindOf(StepIndex step) const;
    [[nodiscard]] quint32 rowOf(StepIndex step, WallTime at);
    void begin(quint32 row, BarKind kind, const Event &event);
    void beginBackOff(Open &open, const Event &event) const;
    void close(quint32 row, WallTime at, const Event &event);
    static void end(std::vector<TimelineBar> &bars, const Open &open, WallTime at, bool isOpen);
    void noteSorts(const TimelineRow &row, std::size_t known);
    void countOpen(const Open &open, int by);
    void beginAnew(const Event &fork);
    [[nodiscard]] std::optional<quint32> lastRow() const;

    Run m_run;
    WallTime m_begin{};
    std::vector<TimelineRow> m_rows;
    std::unordered_map<quint32, quint32> m_rowOf; ///< by step
    std::map<quint32, Open> m_open;               ///< by row
    std::vector<StepIndex> m_changed;
    std::set<BarSort> m_sorts;                   ///< of bars that are over
    std::array<qint64, kBarKinds> m_openSorts{}; ///< how many are open
    std::multiset<WallTime> m_dues;              ///< of those that are open
};

/// Whether a gate keeps a step away, by the error that it was turned away with; none: it is a failure like others.
[[nodiscard]] std::optional<BarKind> gateOf(const Error &error);

} // namespace sluice
