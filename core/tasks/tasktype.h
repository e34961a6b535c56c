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

/// Performs an attempt at once, without I/O. `params` are complete and hold no expressions any more. Pure.
struct InlineTask {
    Outcome (*run)(const Attempt &attempt, const QJsonObject &params, WallTime now);
};

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

/// A task type with what performs it.
struct TaskType {
    TaskTypeInfo info;
    std::variant<InlineTask, ExpressionTask, IoTask, BlockingTask, SyncTask> runner;
    QStringList leave = {}; ///< parameters whose texts hold no expressions
};

/// The task types in palette order.
[[nodiscard]] const std::vector<TaskType> &taskTypes();
/// Among those of the palette, and those that no task has.
[[nodiscard]] const TaskType *findTaskType(const QString &type);

} // namespace sluice
