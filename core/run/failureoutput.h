#pragma once

#include "core/resilience/failureclass.h"
#include "core/run/state.h"

namespace sluice {

/// The argument of a journaled error that holds the class of the failure, for what the failure port gives.
inline const QString kFailureClassArg = QStringLiteral("class");

/// "transient", "permanent", "unknown", "lost", "cancelled", "rejected".
[[nodiscard]] QString failureClassName(FailureClass failureClass);

/// What a step gives by its failure port: `{"args", "class", "code", "detail", "task", "text", "data"}`. `text` is for logs and mails:
/// the error's code and arguments, in no language; `data` is the input of the step, byte for byte. Pure.
[[nodiscard]] Payload failureOutput(const Run &run, StepIndex step, const Error &error);

} // namespace sluice
