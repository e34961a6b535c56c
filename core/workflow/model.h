#pragma once

#include "core/base/clock.h"
#include "core/workflow/drawing.h"
#include "core/workflow/trigger.h"

#include <QJsonObject>
#include <QMap>
#include <QPointF>
#include <QString>

#include <optional>
#include <vector>

namespace sluice {

/// What happens to a step whose attempts are used up.
enum class OnExhausted : quint8 { DeadLetter, Fail, Continue, Compensate };

/// How the delays between attempts are spread: not at all, half of it, or all of it.
enum class JitterKind : quint8 { None, Equal, Full };

/// The resilience settings of one task; what a file leaves out has these values. Units: milliseconds.
struct Reliability {
    int maxAttempts = 3;
    Milliseconds base{1000};
    double factor = 2.0;
    Milliseconds maxDelay{300'000};
    JitterKind jitter = JitterKind::Full;
    Milliseconds attemptTimeout{30'000};
    /// From the first attempt of an epoch to its end, back-off included; none: no limit.
    std::optional<Milliseconds> stepDeadline;
    OnExhausted onExhausted = OnExhausted::DeadLetter;
    /// True when a person marked the task as safe to repeat although its type is not.
    bool safeToRepeat = false;
    int concurrency = 0; ///< most attempts of the task at once, over all runs of its workflow; 0: no limit

    bool operator==(const Reliability &) const = default;
};

/// A node of a workflow: what to do, with which parameters.
struct Task {
    QString id;   ///< unique in its workflow; `[A-Za-z_][A-Za-z0-9_-]*`; expressions name steps by it
    QString type; ///< a type of the catalogue, such as "http.request"
    QString name; ///< what people see; empty: the id
    QJsonObject params;
    Reliability reliability;
    bool disabled = false; ///< a disabled task passes its input through
    QString notes;
    QString compensation = {}; ///< id of the task that undoes this one; empty: none

    bool operator==(const Task &) const = default;
};

/// How much of a workflow may be under way at once, over all its runs; 0: no limit.
struct Concurrency {
    int runs = 0;  ///< further ones wait as `pending`; runs that wait for a person or a time do not count
    int steps = 0; ///< attempts; of tasks that do something outside their run

    bool operator==(const Concurrency &) const = default;
};

/// A graph of tasks, as a file of the workspace holds it. A plain value: no checks happen here (see `validate`).
struct Workflow {
    QString id; ///< the file's name without ".json"
    QString name;
    QString description;
    std::vector<Task> tasks;
    std::vector<Edge> edges;
    Concurrency concurrency;
    int priority = 0; ///< of its runs, unless a start says otherwise: -10 to 10, the highest first
    /// Where the nodes lie on the canvas, by task id, in scene units; apart from the logic, so that a moved node is a
    /// small difference in the file.
    QMap<QString, QPointF> layout;
    std::vector<Trigger> triggers = {}; ///< what starts it; not part of the version that a run is tied to
    Drawing drawing = {};               ///< groups, notes, tints and routes; like the layout, apart from the logic

    [[nodiscard]] const Task *task(const QString &taskId) const;
    [[nodiscard]] Task *task(const QString &taskId);

    bool operator==(const Workflow &) const = default;
};

} // namespace sluice
