#pragma once

#include "core/api/alerts.h"
#include "core/api/componentaction.h"
#include "core/api/queues.h"
#include "core/api/redrive.h"
#include "core/api/triggers.h"
#include "core/api/versions.h"
#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/base/ids.h"
#include "core/events/eventsnapshot.h"
#include "core/resilience/failureclass.h"
#include "core/run/history.h"
#include "core/run/looseletter.h"
#include "core/run/payload.h"
#include "core/run/state.h"

#include <QStringList>

#include <algorithm>
#include <optional>
#include <tuple>
#include <vector>

namespace sluice {

/// How fresh a component's heartbeat is, and whether it makes progress.
enum class ComponentHealth : quint8 { Ok, Late, Suspect, Lost, Stuck };

/// A component as the Health page shows it. Ages are measured at `EngineSnapshot::taken`.
struct ComponentSnapshot {
    QString id; ///< "engine", "journal", "io-1", …
    ComponentPhase phase = ComponentPhase::Initializing;
    ComponentHealth health = ComponentHealth::Ok;
    Milliseconds inPhase{};
    Milliseconds heartbeatAge{};
    quint64 heartbeats = 0;
    double cpuPercent = 0;   ///< of one core, over the last second; the time of the threads it owns
    quint64 memoryBytes = 0; ///< bytes that it accounts for
    quint64 queueDepth = 0;
    quint64 requests = 0;
    quint64 errorCount = 0;
    double meanMs = 0;
    double p99Ms = 0;
    quint32 restarts = 0;
    quint32 generation = 0;   ///< which start of it this is, from 1
    quint32 abandoned = 0;    ///< threads of it that hang and were given up
    bool needsPerson = false; ///< recovered too often: it stays down until somebody starts it
    Error lastError;
    bool operator==(const ComponentSnapshot &) const = default;
};

enum class BreakerPhase : quint8 { Closed, Open, HalfOpen, ForcedOpen, Disabled, MetricsOnly };

/// The circuit breaker, limiter and pool of one connection.
struct ConnectionSnapshot {
    struct Transition {
        BreakerPhase to = BreakerPhase::Closed;
        WallTime at{};
        bool operator==(const Transition &) const = default;
    };
    QString id;
    BreakerPhase phase = BreakerPhase::Closed;
    double failureRate = 0; ///< 0 to 1 over the window; meaningless while `calls` < `minimumCalls`
    double slowRate = 0;
    double failureThreshold = 0.5;
    quint32 calls = 0; ///< in the window
    quint32 minimumCalls = 20;
    quint64 refused = 0;                   ///< by the breaker
    std::optional<Milliseconds> nextProbe; ///< while open
    QString forcedBy;
    QString forcedWhy;
    std::optional<Milliseconds> forcedFor; ///< time left of a forced state with an expiry
    std::vector<Transition> history;       ///< newest last, at most 20
    quint32 inUse = 0;
    quint32 poolSize = 0;
    quint32 waiting = 0;
    double ratePerSecond = 0; ///< limit; 0: none
    quint64 poolRefused = 0;  ///< by the pool: they found its line full, or waited in it for too long
    // Of the limiter, where there is one:
    quint32 burst = 0;                  ///< calls that may begin at once
    quint32 tokens = 0;                 ///< … of these, those that may begin now
    std::optional<Milliseconds> nextIn; ///< until the next may begin; none: now
    quint64 limiterRefused = 0;         ///< turned away as the pool does, while it was the limiter that let nobody in
    std::optional<Milliseconds> pausedFor; ///< the other side asked for a pause: what is left of it
    bool operator==(const ConnectionSnapshot &) const = default;
};

/// What waits at one task of a workflow, over all its runs.
struct TaskQueueSnapshot {
    QString task; ///< its id
    quint64 depth = 0;
    double inPerSecond = 0; ///< smoothed, as `SmoothedRate` says
    double outPerSecond = 0;
    bool operator==(const TaskQueueSnapshot &) const = default;
};

struct QueueSnapshot {
    QString id; ///< "event", "ready", "retry", "deadLetter", "connection:rates", "workflow:nightly"
    quint64 depth = 0;
    Milliseconds oldestAge{};                     ///< how long the one who waits longest does; of "event" at most that
    double inPerSecond = 0;                       ///< smoothed, as `SmoothedRate` says
    double outPerSecond = 0;                      ///< whatever way they leave by
    std::optional<QueueHold> hold = std::nullopt; ///< while it is paused
    /// Of "workflow:…": the tasks at which somebody waits or did lately, as of a second ago at most. Of very many the first
    /// 4,096 are looked at, and stand for the others.
    std::vector<TaskQueueSnapshot> tasks = {};
    bool operator==(const QueueSnapshot &) const = default;
};

/// Trouble of the whole engine, one bar on every page.
struct EngineTrouble {
    Error error;
    bool operator==(const EngineTrouble &) const = default;
};

/// How the engine is, at most ten times a second; immutable.
///
/// Components are as the coordinator sees them, so they are fresh even while the engine hangs; what comes from the
/// engine itself (connections, queues, trouble and counts) is `figuresAge` old.
struct EngineSnapshot {
    WallTime taken{};
    Milliseconds figuresAge{};
    std::vector<ComponentSnapshot> components;
    std::vector<ConnectionSnapshot> connections;
    std::vector<QueueSnapshot> queues;
    std::vector<SubscriberSnapshot> subscribers; ///< of the event bus
    std::vector<EventFlow> flows;                ///< over the event bus, read once a second
    std::optional<EngineTrouble> trouble;
    quint32 activeRuns = 0;       ///< not final
    quint32 waitingRuns = 0;      ///< … of these, accepted and not begun
    quint32 waitingRunsLimit = 0; ///< at which further ones are refused
    quint64 stepsStarted = 0;     ///< since the engine started
    quint64 stepsEnded = 0;       ///< attempts that ended, since the engine started
    quint64 stepErrors = 0;       ///< … of these, failed
    quint64 openLetters = 0;
    quint64 eventsPublished = 0;                ///< on the bus, since the engine started
    quint64 runsRevision = 0;                   ///< rises when a run or its counts changed: ask again for what is shown
    quint64 lettersRevision = 0;                ///< rises when a dead letter changed
    std::vector<RedriveJobSummary> redriveJobs; ///< newest first; those that are over only for a while
    bool demoServing = false;
    QString demoAddress;              ///< "127.0.0.1:7171"; empty: this workspace has no demo service
    bool demoOwned = false;           ///< true: runs inside this program; false: found already serving
    QString webhookAddress;           ///< where webhooks come in, "127.0.0.1:7272"; empty: nothing listens
    std::vector<ArmedWorkflow> armed; ///< by workflow
    std::vector<AlertSummary> alerts; ///< that fire, worst first; what is acknowledged or snoozed comes last

    /// The worst alert of which the engine itself says what led to it: somebody has to decide. Null: there is none.
    [[nodiscard]] const AlertSummary *engineAlert() const
    {
        const auto found = std::ranges::find_if(alerts,
                                                [](const AlertSummary &each) { return each.error.has_value(); });
        return found == alerts.end() ? nullptr : &*found;
    }
};

/// A run as a row of a list.
struct RunSummary {
    RunId id{};
    QString workflow;
    QByteArray version;
    QString trigger;
    RunState state = RunState::Pending;
    WallTime started{};
    WallTime ended{}; ///< zero: not ended
    quint32 steps = 0;
    quint32 done = 0;
    quint32 letters = 0; ///< open
    Error failure;
    bool isDamaged = false;  ///< its history cannot be read: it stays as it is, and only its bytes can be exported
    VersionLabel label = {}; ///< of what ran
    QByteArray content = {}; ///< hash of all that its file said, layout included; empty: it began before that was kept
    bool operator==(const RunSummary &) const = default;
};

/// Where a letter that was imported comes from.
struct LetterOrigin {
    QString journal;   ///< what tells the journal from any other
    QString workspace; ///< its name
    LetterId letter;   ///< the number that it has there
    bool operator==(const LetterOrigin &) const = default;
    [[nodiscard]] bool operator<(const LetterOrigin &other) const
    {
        return std::tie(journal, letter, workspace) < std::tie(other.journal, other.letter, other.workspace);
    }
};

/// A dead letter as a row of a list, and with its payload when it was asked for alone.
struct LetterSummary {
    LetterId id;
    QString workflow;
    QString task; ///< id of the task
    QString taskType;
    QString connection;
    StepIndex step{};
    std::vector<quint32> itemPath; ///< positions of the items around the step, outermost first, from 0; empty: none
    QString itemText;              ///< tells the innermost item from its neighbours, such as "AQ"; may be empty
    LetterState state = LetterState::Open;
    FailureClass failureClass = FailureClass::Permanent;
    Error error;
    QString fingerprint; ///< hexadecimal; letters of one cause share it
    WallTime created{};
    WallTime changed{};
    quint32 redrives = 0;
    Payload payload;            ///< the step's input, byte for byte
    WallTime snoozedUntil = {}; ///< zero: it is not snoozed
    LetterKind kind = LetterKind::Step;
    // Of letters of no run:
    QString origin = {};                   ///< topic of an event, path of a webhook, name of a sync, trigger
    QMap<QString, QString> headers = {};   ///< as they came; secrets by name only
    std::vector<QByteArray> clicks = {};   ///< click ids that were used
    QString decidedBy = {};                ///< who gave it up or resolved it by hand …
    QString reason = {};                   ///< … and why
    std::optional<LetterOrigin> from = {}; ///< it was imported from there
    std::vector<AttemptRecord> attempts =
        {}; ///< of an imported letter, when it was asked for alone: its run is not here
    bool operator==(const LetterSummary &) const = default;
};

/// What a recovery decided about a run that was not over.
struct RecoveredRun {
    RunId run{};
    QString workflow;
    RunState state = RunState::Running;
    quint32 lostAttempts = 0; ///< that ran at the end of the engine before
    quint32 retried = 0;      ///< … of these, those whose step goes out again
    quint32 deadLettered = 0; ///< … of these, those that wait for a decision as dead letters
    quint32 unknown = 0;      ///< … of the dead letters, those that may have had their effect
    Error trouble = {};       ///< why it does not go on: it is damaged, or cannot be run by this program; none: it does
    [[nodiscard]] bool goesOn() const { return trouble.code.isEmpty(); }
    bool operator==(const RecoveredRun &) const = default;
};

/// An event of a durable topic as the journal keeps it.
struct RecordedEvent {
    quint64 number = 0; ///< rises by one with each recorded event, from 1; given by the journal
    WallTime at{};
    QString topic;
    QString publisher;
    QByteArray data; ///< JSON, byte for byte
    bool operator==(const RecordedEvent &) const = default;
};

struct AuditEntry {
    quint64 number = 0;
    WallTime at{};
    QString who;
    QString action; ///< "letter.redrive", "breaker.forceOpen", …
    QString target;
    QString reason;
    bool operator==(const AuditEntry &) const = default;
};

} // namespace sluice
