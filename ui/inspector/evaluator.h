#pragma once

#include "core/base/result.h"
#include "core/run/input.h"

#include <QJsonValue>

#include <functional>

class QObject;

namespace sluice {

/// A parameter to be evaluated while it is written.
struct PreviewQuestion {
    QString parameter;
    QJsonValue value;
    bool isExpression = false; ///< JavaScript as a whole; else texts in it may hold `{{ … }}`
    StepData data;
};

/// Evaluates a parameter and calls `done` later, in this thread, with the JSON text it comes to; not once `context` is
/// gone. Given by the program: nothing here runs a script.
using Evaluator =
    std::function<void(const PreviewQuestion &question, QObject *context, std::function<void(Result<Payload>)> done)>;

} // namespace sluice
