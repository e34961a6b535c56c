#pragma once

#include "core/base/ids.h"
#include "core/base/result.h"
#include "core/workflow/catalog.h"
#include "core/workflow/model.h"

#include <memory>
#include <span>
#include <vector>

namespace sluice {

/// When a step with several incoming edges may start.
enum class JoinMode : quint8 { All, Any, NOfM, NoneFailed };

/// A workflow version made ready for the run machine: ids are positions, ports are numbers, bodies are regions.
///
/// Exists so that a step costs no lookup by text. Immutable, and shared by all runs of the version.
struct Plan {
    using Port = quint16;
    static constexpr Port kNoPort = 0xffff;

    struct OutEdge {
        quint32 target; ///< position of the task inside its region
        Port port;
    };

    struct TaskNode {
        QString id;
        QString type;
        QString connection; ///< id of the connection whose breaker, limiter and pool guard its attempts; may be empty
        QJsonObject params;
        Reliability reliability;
        TaskRole role = TaskRole::Step;
        RepeatSafety safety = RepeatSafety::Safe;
        Lane lane = Lane::Inline;
        bool disabled = false;
        bool pure = false; ///< does nothing outside its run, and at once: needs no durable start
        quint32 region = 0;
        quint32 local = 0;                     ///< position inside its region
        quint32 concurrency = 0;               ///< forEach: most items at once; 0: all
        quint32 bodyRegion = 0;                ///< forEach: the region of its body; 0: none
        std::optional<TaskIndex> compensation; ///< the task of its region that undoes it
        std::optional<TaskIndex> undoes;       ///< the task that it undoes: it is started by nothing else
        std::vector<quint32> in;               ///< positions inside the region of the tasks before it
        QStringList ports; ///< names of its out ports, by number; "failure" and "timeout" are among them
        /// Tasks whose outputs its expressions name; all that are upstream when they are named dynamically.
        std::vector<TaskIndex> references;
    };

    /// What the graph asks of a task at each step: half a line of the cache, so that a step of a run of a million tasks
    /// costs little more than one of a run of ten. It lies at the task's place in `wiring`.
    struct Wiring {
        quint32 firstEdge = 0; ///< of those that leave it, in `edges`
        quint32 edgeCount = 0;
        quint32 incoming = 0;  ///< number of incoming edges inside its region
        quint32 joinCount = 0; ///< n of `NOfM`
        Milliseconds attemptTimeout{};
        Port mainPort = kNoPort; ///< number of its first port; `kNoPort` when no edge leaves through it
        JoinMode join = JoinMode::All;
        bool hasDeadline = false; ///< as a step, from its first attempt on
        bool isUndo = false;      ///< it undoes another one, and is started by nothing else
    };

    /// The root (0), or the body of a forEach. Steps of a scope lie in the order of `tasks`.
    struct Region {
        std::vector<TaskIndex> tasks;
        std::vector<quint32> entries; ///< positions of the tasks that start the region
        std::vector<quint32> sinks;   ///< positions of the tasks without outgoing edges: they give the region's result
        TaskIndex owner{};            ///< the forEach, for a body
    };

    QString workflowId;
    QByteArray version; ///< hash of the workflow's logic
    QByteArray content; ///< of all that its file says, layout included
    std::vector<TaskNode> tasks;
    std::vector<Wiring> wiring; ///< by task
    std::vector<OutEdge> edges; ///< those of a task side by side
    std::vector<Region> regions;
    bool compensates = false; ///< a task has the policy "compensate": what succeeds may have to be undone

    [[nodiscard]] const TaskNode &task(TaskIndex index) const { return tasks[number(index)]; }
    [[nodiscard]] std::optional<TaskIndex> find(const QString &taskId) const;
    [[nodiscard]] const Wiring &wiringOf(TaskIndex index) const { return wiring[number(index)]; }
    /// The edges that leave a task inside its region.
    [[nodiscard]] std::span<const OutEdge> outOf(TaskIndex index) const
    {
        const Wiring &wired = wiringOf(index);
        return {edges.data() + wired.firstEdge, wired.edgeCount};
    }
    /// Number of the port called `name` of a task; `kNoPort` when no edge leaves through it.
    [[nodiscard]] Port portNumber(TaskIndex index, const QString &name) const;
};

using PlanPtr = std::shared_ptr<const Plan>;

/// Makes a plan from a workflow. Errors: the first error that `validate` reports; warnings do not hinder.
[[nodiscard]] Result<PlanPtr> compile(const Workflow &workflow, const TaskCatalog &catalog);

/// Hash of what the workflow does: layout and notes do not change it. Hexadecimal, 12 characters.
[[nodiscard]] QByteArray versionOf(const Workflow &workflow);
/// Of all that its file says, layout, notes and triggers included.
[[nodiscard]] QByteArray contentOf(const Workflow &workflow);

} // namespace sluice
