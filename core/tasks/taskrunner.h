#pragma once

#include "core/base/clock.h"
#include "core/base/error.h"
#include "core/resilience/failureclass.h"
#include "core/run/input.h"
#include "core/run/plan.h"
#include "core/workflow/connection.h"
#include "core/workflow/model.h"

#include <QByteArray>
#include <QMap>
#include <QString>

#include <functional>
#include <memory>
#include <optional>
#include <stop_token>
#include <variant>
#include <vector>

namespace sluice {

/// One attempt of a step as a task sees it: everything by value, so that it may run anywhere.
struct Attempt {
    RunId run{};
    StepIndex step{};
    quint64 lease = 0;
    QString taskId;
    QString type;
    QJsonObject params; ///< as in the file; texts may hold `{{ … }}`
    StepData data;
    std::optional<Connection> connection;
    std::optional<Connection> source; ///< of a sync: where it reads
    QString workspace;                ///< folder; relative paths start here
    QByteArray idempotencyKey;
    Milliseconds timeout{30'000};
    RepeatSafety safety = RepeatSafety::Safe; ///< Safe or Unsafe, as the plan has it for this task
    std::stop_token stop;                     ///< asked to stop: end soon, as `Failed` with class Cancelled
};

/// A record that a sync could not write; it becomes a dead letter, and the sync goes on.
struct BadRecord {
    QString origin; ///< the sync's name
    Payload payload;
    QMap<QString, QString> headers; ///< what it takes to write it after all; `record`: which one it is
    Error error;
};

namespace outcome {

struct Succeeded {
    Payload output;
    QString port;                    ///< empty: the first
    std::vector<BadRecord> bad = {}; ///< all that still wait, also those that were told before
};
/// Of a forEach: the items, a JSON array.
struct Found {
    Payload list;
};
/// Of a delay.
struct Wait {
    WallTime until{};
};
/// Of a wait for an event.
struct Await {
    QString topic; ///< a pattern of topics
    QString key;   ///< dotted names in the event's data; empty: any data will do
    QString value; ///< that must lie there, as text
    std::optional<WallTime> until = {};
};
/// Of a call: the workflow that is to run, and what with.
struct Call {
    std::shared_ptr<const Workflow> workflow;
    Payload input;
    std::optional<Milliseconds> limit = {}; ///< for how long to wait for its end
};
struct Failed {
    FailureClass failureClass = FailureClass::Permanent;
    Error error;
    Payload response; ///< head of what the other side said, at most 4 KiB
    std::optional<Milliseconds> retryAfter;
    bool isElsewhere = false; ///< not at the attempt's own connection, whose gate does not count it
};

} // namespace outcome

using Outcome =
    std::variant<outcome::Succeeded, outcome::Found, outcome::Wait, outcome::Failed, outcome::Await, outcome::Call>;

} // namespace sluice
