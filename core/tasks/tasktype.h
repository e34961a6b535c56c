#pragma once

#include "core/tasks/taskrunner.h"
#include "core/workflow/catalog.h"

#include <QCoroTask>

#include <atomic>
#include <variant>

namespace sluice {

class HttpPools;
class SqlSessions;
class SyncTools;

/// How much an inline task may ask of the thread that performs it.
enum class Weight : quint8 {
    Light,   ///< done at once, whatever comes in
    ByInput, ///< at once with up to `kLightInput` bytes before it, else on a thread of the blocking pool
    Heavy,   ///< on a thread of the blocking pool
};
inline constexpr qsizetype kLightInput = 64 * 1024;

/// Performs an attempt without I/O. `params` are complete and hold no expressions any more. Pure.
struct InlineTask {
    Outcome (*run)(const Attempt &attempt, const QJsonObject &params, WallTime now);
    Weight weight = Weight::Light;
};

/// Whether a task of this weight has to go to the blocking pool with what this attempt sees.
[[nodiscard]] bool needsWorker(Weight weight, const Attempt &attempt);

/// Evaluates the expression in one parameter, and makes an outcome of its value. Pure.
struct ExpressionTask {
    QString key;
    Outcome (*finish)(const Attempt &attempt, Payload value);
};

/// Performs an attempt on the I/O thread; keeps time and honours `attempt.stop` by itself. `pools` outlives it.
struct IoTask {
    QCoro::Task<Outcome> (*run)(HttpPools &pools, Attempt attempt, QJsonObject params);
};

/// Performs an attempt on a thread of the blocking pool, with the sessions of that thread.
struct BlockingTask {
    Outcome (*run)(SqlSessions &sessions, const Attempt &attempt, const QJsonObject &params);
};

/// Performs an attempt on the I/O thread, with scripts and blocking work that it awaits. `tools` outlives it.
struct SyncTask {
    QCoro::Task<Outcome> (*run)(SyncTools &tools, Attempt attempt, QJsonObject params);
};

/// Evaluates the script of a plug-in, which sees `params` besides what expressions see; its value is the output.
struct ScriptTask {
    QString body; ///< of a function
};

/// Performs an attempt on a thread of the blocking pool, in a library that somebody else has written.
struct LibraryTask {
    std::function<Outcome(const Attempt &attempt, const QJsonObject &params)> run;
};

/// A task type with what performs it.
struct TaskType {
    TaskTypeInfo info;
    std::variant<InlineTask, ExpressionTask, IoTask, BlockingTask, SyncTask, ScriptTask, LibraryTask> runner;
    QStringList leave = {}; ///< parameters whose texts hold no expressions
};

/// The task types in palette order.
[[nodiscard]] const std::vector<TaskType> &taskTypes();
/// Among those of the palette, and those that no task has.
[[nodiscard]] const TaskType *findTaskType(const QString &type);

} // namespace sluice
