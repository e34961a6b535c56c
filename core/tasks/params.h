#pragma once

#include "core/base/result.h"
#include "core/integration/callfailure.h"
#include "core/tasks/tasktype.h"

#include <QJsonObject>

namespace sluice {

/// The largest output of a step, in bytes of JSON text.
inline constexpr qsizetype kMaxOutput = 16 * 1024 * 1024;

/// `params` with the values that hold where the file leaves one out. Errors: `task.parameterMissing`.
[[nodiscard]] Result<QJsonObject> completeParams(const QJsonObject &params, const TaskTypeInfo &info);

/// A parameter as text; numbers and booleans as JSON writes them. Errors: `task.parameterKind`.
[[nodiscard]] Result<QString> textParam(const QJsonObject &params, const QString &key);

/// A parameter that is an object; none counts as empty. Errors: `task.parameterKind`.
[[nodiscard]] Result<QJsonObject> objectParam(const QJsonObject &params, const QString &key);

/// Why the value of a parameter does not fit. `expected`: "text", "object" or "duration".
[[nodiscard]] Error wrongKind(const QString &key, const QString &expected);

/// A failure that another try would only repeat.
[[nodiscard]] Outcome permanent(Error error);

/// What a call came to that failed. `isElsewhere`: see `outcome::Failed`.
[[nodiscard]] Outcome failed(CallFailure failure, bool isElsewhere = false);

/// How an error of `core/script` counts: a script's own errors are permanent, the loss of its process is not.
[[nodiscard]] Outcome expressionFailed(Error error);

/// The input as it is, so that nothing is copied; null for none.
[[nodiscard]] Outcome passInput(const Attempt &attempt);

/// Port names of types that can fail for reasons outside.
[[nodiscard]] QStringList portsWithFailure();

} // namespace sluice
