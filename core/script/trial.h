#pragma once

#include "core/base/result.h"
#include "core/run/input.h"

#include <QCoroTask>
#include <QJsonValue>

namespace sluice {

class ScriptPool;

/// A parameter to be tried out while somebody writes it.
struct Trial {
    QString parameter;
    QJsonValue value;
    bool isExpression = false; ///< the text is JavaScript as a whole; else texts in `value` may hold `{{ … }}`
    StepData data;
};

/// The JSON text that a parameter comes to, evaluated as in a run. `pool` has to outlive the task.
///
/// Thread: that of the pool. Errors: those of `resolveParams`; all that are about an expression have "parameter", and where
/// the text is one, "line" and "column" of what is wrong in it.
[[nodiscard]] QCoro::Task<Result<Payload>> tryOut(Trial trial, ScriptPool &pool);

} // namespace sluice
