#pragma once

#include "core/base/result.h"
#include "core/run/input.h"

#include <QCoroTask>

#include <QHash>
#include <QJsonObject>
#include <QStringList>

#include <optional>

namespace sluice {

class ScriptPool;

/// JSON texts of JavaScript expressions that were evaluated, by their source.
using ScriptValues = QHash<QString, Payload>;

/// `params` with every `{{ … }}` replaced by its value: a text that is one expression becomes the value, mixed text is
/// joined, objects in it as compact JSON; keys in `leave` stay as they are. Nothing when an expression needs JavaScript that `scripts` does not hold.
/// Errors: `expression.unclosed`, `expression.empty`, `expression.pathMissing`.
[[nodiscard]] Result<std::optional<QJsonObject>> resolveParams(const QJsonObject &params, const StepData &data,
                                                               const QStringList &leave,
                                                               const ScriptValues &scripts = {});

/// The same with JavaScript, evaluated by `pool`, which has to outlive the task.
/// Thread: that of the pool. Errors: those above, and `script.*`, placed in the parameter that holds the script.
[[nodiscard]] QCoro::Task<Result<QJsonObject>> resolveParams(QJsonObject params, StepData data, QStringList leave,
                                                             ScriptPool &pool);

} // namespace sluice
