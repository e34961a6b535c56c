#pragma once

#include "core/api/engineclient.h"
#include "core/components/metrics.h"
#include "core/journal/journal.h"
#include "core/journal/journalwriter.h"
#include "core/tasks/taskhost.h"

#include <variant>

namespace sluice {

/// Number of a question of a front end; the answer carries it back. 0: nobody waits for an answer.
using RequestId = quint64;

// What the automation engine is told.
namespace tell {

struct StartRun {
    RequestId request = 0;
    RunRequest run;
};
struct ControlRun {
    enum class Action : quint8 { Cancel, Pause, Resume, StepOnce };
    RequestId request = 0;
    RunId run{};
    Action action = Action::Cancel;
    QString who;
};
/// A run that is over goes on; `history` is all of it as the journal has it.
struct RestartRun {
    RequestId request = 0;
    RunHistory history;
    QByteArray click;
    QString who;
};
struct ForkRun {
    RequestId request = 0;
    RunHistory source; ///< up to the moment of the fork
    std::vector<ForkEdit> edits;
    QString who;
};
struct SkipStep {
    RequestId request = 0;
    SkipRequest skip;
    QString who;
};
struct Redrive {
    RequestId request = 0;
    RedriveRequest redrive;
    QString who;
};
struct Discard {
    RequestId request = 0;
    DiscardRequest discard;
    QString who;
};
struct ControlBreaker {
    RequestId request = 0;
    BreakerRequest breaker;
    QString who;
};
struct UseConnections {
    std::vector<Connection> connections;
};
/// Tells, once, how many events of the run are durable, then each new one; said again, it starts anew.
struct Watch {
    RunId run{};
    bool on = true;
};
/// The journal is open: what there is to go on with.
struct JournalOpened {
    RunId nextRun{};
    std::vector<StoredRun> unfinished;
    quint64 openLetters = 0;
    bool endedUncleanly = false;
};
/// What performs attempts has ended: attempts that it had are lost.
struct HostRestarted {};
/// An order of a person that was carried out elsewhere, to be written down.
struct Audit {
    RequestId request = 0; ///< answered once it is durable
    QString who;
    QString action;
    QString target;
    QString reason;
};

} // namespace tell

using EngineMessage =
    std::variant<tell::StartRun, tell::ControlRun, tell::RestartRun, tell::ForkRun, tell::SkipStep, tell::Redrive,
                 tell::Discard, tell::ControlBreaker, tell::UseConnections, tell::Watch, tell::JournalOpened,
                 tell::HostRestarted, tell::Audit, JournalReport, AttemptResult>;

/// The number under which somebody waits for an answer to this; 0: nobody does.
[[nodiscard]] RequestId requestOf(const EngineMessage &message);

// What front ends hear.
namespace news {

struct Answer {
    RequestId request = 0;
    Result<std::variant<std::monostate, RunId, std::vector<LetterOutcome>>> result;
};
struct RunEvents {
    RunId run{};
    quint64 first = 0;
    Events events;
};
/// The automation engine's part of a snapshot.
struct Status {
    std::vector<ConnectionSnapshot> connections;
    std::vector<QueueSnapshot> queues;
    std::optional<EngineTrouble> trouble;
    quint32 activeRuns = 0;
    quint64 stepsStarted = 0;
    quint64 stepsEnded = 0;
    quint64 stepErrors = 0;
    quint64 openLetters = 0;
    quint64 runsRevision = 0;
    quint64 lettersRevision = 0;
    JournalReport journal;     ///< the newest
    Nanoseconds journalAge{};  ///< since it came
    ResponseHistogram commits; ///< how long transactions took
};
/// The journal is open and the runs that were in flight are known.
struct Recovered {
    bool uncleanEnd = false;
    std::vector<RecoveredRun> runs;
};
/// The journal thread is alive; it says so itself, so that it shows even while the engine hangs.
struct JournalAlive {};
/// An engine was given up before it wrote this down.
struct Unaudited {
    tell::Audit audit;
};
/// There is no journal, so there is no engine.
struct OpenFailed {
    Error error;
};

} // namespace news

using EngineNews = std::variant<news::Answer, news::RunEvents, news::Status, news::Recovered, news::OpenFailed,
                                news::JournalAlive, news::Unaudited>;

} // namespace sluice
