#pragma once

#include "core/engine/connectiongate.h"
#include "core/engine/stepline.h"
#include "core/engine/workflowgroup.h"
#include "core/run/machine.h"

#include <map>
#include <memory>
#include <set>
#include <stop_token>
#include <unordered_map>
#include <vector>

namespace sluice {

/// A call that an attempt makes over another connection: it waits for leave, or has it.
struct FlightCall {
    QString connection;
    quint64 ticket = 0; ///< at the gate, while it waits
    std::optional<ConnectionGate::Pass> pass;
};

/// Webhooks that are on their way to the disk.
struct HooksTaken {
    std::size_t count = 0;
    qsizetype bytes = 0;
};

/// A record of a sync that is sent once more: it waits at the gate of its connection, or is on its way.
struct RecordCall {
    QString connection;
    quint64 redrives = 0;
    quint64 ticket = 0; ///< at the gate, while it waits
    quint64 lease = 0;  ///< of this sending, once it has a pass: a late end of an earlier one is not its own
    std::optional<ConnectionGate::Pass> pass;
};

/// An attempt that the engine has started and not yet heard the end of.
struct Flight {
    StepIndex step{};
    std::stop_source stop;
    std::optional<ConnectionGate::Pass> pass;
    std::optional<FlightCall> call; ///< the one under way
    bool hasCalled = false;
    MonoTime started{};
    WorkflowGroup::TaskGroup *task = nullptr; ///< in whose count it is, if any
    bool isCounted = false;                   ///< among the attempts of its workflow
    bool isOut = false;                       ///< given to the task host; not yet while its start is not durable
};

/// Where a step waits for a limit.
struct LimitPlace {
    TurnLine *line = nullptr;
    quint64 place = 0;
    quint64 gatePlace = 0; ///< that it had at its connection's gate, and has again afterwards; 0: none
};

/// A run in the engine's memory, with what the engine alone knows of it.
struct RunSlot {
    Run run;
    std::shared_ptr<const Workflow> workflow; ///< shared by the runs of its version
    WorkflowGroup *group = nullptr;
    Events fresh;       ///< decided, not yet given to the journal
    QByteArray history; ///< all its events as `encodeEvents` writes them, while it may sleep; empty: it may not
    std::map<quint64, Flight> flights;           ///< by lease
    StepLine toOffer;                            ///< steps that became ready and were not offered a start yet
    std::map<StepIndex, quint64> queued;         ///< tickets of steps that wait at a connection's gate
    std::map<StepIndex, LimitPlace> limited;     ///< steps that wait for a limit of their workflow or task
    std::map<StepIndex, MonoTime> timers;        ///< when the time of each step that waits for one comes
    std::set<quint32> touchedLetters;            ///< letters that `fresh` may have changed
    std::set<quint32> orderedLetters;            ///< … and of these, those that somebody ordered something about
    quint64 lastTicket = 0;                      ///< of the last batch with events of this run, once it is over
    RunState journaledState = RunState::Pending; ///< as the journal's list has it
    quint32 journaledLetters = 0;
    std::vector<RunId> keptCalls;               ///< runs that it called, kept from being removed while it is not over
    std::size_t calledSeen = 0;                 ///< of those that it called, considered for that
    std::map<quint32, LetterState> toldLetters; ///< as subscribers know them
    bool isKept = false;   ///< from being removed: it is over for the journal, and more of it may come
    bool isListed = false; ///< whether the journal's list has it at all
    bool inReadyLine = false;
    bool isDirty = false;
    bool isWatched = false;
    bool holdsPlace = false;   ///< counts among the runs of its workflow
    bool waitsToBegin = false; ///< counts among the runs that have not begun
    bool isHeld = false;       ///< pending until it is admitted
    quint64 heldPlace = 0;     ///< among the held runs of its workflow
    quint64 bytes = 0;         ///< as they were counted last …
    quint64 payloadBytes = 0;  ///< … and of these, those of payloads
    quint64 countedAt = 0;     ///< sequence of the run when its payloads were last counted one by one
    bool isStopping = false;   ///< its attempts were told to stop
    VersionLabel label;        ///< of what it runs, while the journal's list does not have it

    /// Whether a person lets nothing of it start.
    [[nodiscard]] bool isStill() const { return run.paused || group->isHeld; }
};

/// By number of the run.
using RunSlots = std::unordered_map<quint64, std::unique_ptr<RunSlot>>;
/// In the order of their numbers, so that what happens to all of them does not depend on how they lie in memory.
[[nodiscard]] std::vector<RunSlot *> inOrder(const RunSlots &runs);

/// The row of a run in lists.
[[nodiscard]] RunSummary summaryOf(const Run &run);
/// The row of a letter in lists; `withPayload` adds its input, byte for byte.
[[nodiscard]] LetterSummary letterSummaryOf(const Run &run, quint32 letter, bool withPayload);
/// Letters of the run that a person still has to look at.
[[nodiscard]] quint32 openLettersOf(const Run &run);
/// Notes the letters that an event of the run may have changed; the event is already part of the run.
void noteTouchedLetters(const Run &run, const Event &event, std::set<quint32> &touched);
/// Notes the letter that an event of the run says what to do with.
void noteOrderedLetter(const Run &run, const Event &event, std::set<quint32> &ordered);

/// Of the payloads that a run holds, counted one by one. Units: bytes.
[[nodiscard]] quint64 payloadBytesOf(const Run &run);
/// Of the payload that an event brings. Units: bytes.
[[nodiscard]] quint64 payloadBytesOf(const Event &event);

/// How long each step that waits for a time was to wait when that was decided.
[[nodiscard]] std::map<StepIndex, Nanoseconds> delaysOf(const Events &events);

} // namespace sluice
