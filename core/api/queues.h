#pragma once

#include "core/base/clock.h"
#include "core/base/ids.h"
#include "core/run/state.h"

#include <QString>

#include <optional>

namespace sluice {

/// Who holds a queue, and why: nothing leaves it, and what comes is kept.
struct QueueHold {
    QString who;
    QString why;
    WallTime since{};
    bool operator==(const QueueHold &) const = default;
};

/// Pause and resume are kept over restarts. What a purge does depends on the queue:
/// - `ready`, `retry` and `connection:…`: each step that waits there now is given up with `queue.purged`: it becomes a dead
///   letter, or what its task says for the end of its attempts happens. Nothing is sent.
/// - `workflow:…`: the same for each step of its runs that waits for any of these.
/// - `deadLetter`: each open letter is discarded, which can be undone as long as any discard.
/// - `event`: refused; what waits there was not accepted yet, and somebody waits for the answer.
enum class QueueAction : quint8 { Pause, Resume, Purge };

struct QueueRequest {
    QString queue; ///< "event", "ready", "retry", "deadLetter", "connection:rates", "workflow:nightly"
    QueueAction action = QueueAction::Pause;
    QString reason;
};

/// What an order came to.
struct QueueOutcome {
    quint64 purged = 0;
    quint64 kept = 0; ///< could not be purged: of paused runs, and letters that were just being redriven
    bool operator==(const QueueOutcome &) const = default;
};

/// One of those who wait in a queue.
struct QueueItem {
    RunId run{};                   ///< 0: of no run
    std::optional<StepIndex> step; ///< none: it is no step
    QString workflow;
    QString task;   ///< its id; of a letter of no run, the letter's origin
    QString letter; ///< id; empty: it is none
    QString order;  ///< what is asked of the engine, such as "run.start"; empty: it is no order
    Milliseconds age{};
    std::optional<WallTime> due; ///< of a retry
    bool operator==(const QueueItem &) const = default;
};

inline const QString kEventQueue = QStringLiteral("event");
inline const QString kReadyQueue = QStringLiteral("ready");
inline const QString kRetryQueue = QStringLiteral("retry");
inline const QString kDeadLetterQueue = QStringLiteral("deadLetter");
/// The queue of a connection's gate.
inline QString connectionQueue(const QString &connection)
{
    return QStringLiteral("connection:") + connection;
}

/// All steps of a workflow's runs that wait: ready, to retry, or at a connection.
inline QString workflowQueue(const QString &workflow)
{
    return QStringLiteral("workflow:") + workflow;
}

/// Whether all that waits in this queue waits in one of the others too, so that a sum leaves it out.
[[nodiscard]] inline bool isWorkflowQueue(const QString &queue)
{
    return queue.startsWith(u"workflow:");
}

} // namespace sluice
