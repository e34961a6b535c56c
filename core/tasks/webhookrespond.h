#pragma once

#include "core/integration/webhook/hook.h"
#include "core/run/payload.h"
#include "core/tasks/tasktype.h"

namespace sluice {

/// `webhook.respond`: says what the sender of the webhook is answered that started the run.
[[nodiscard]] TaskType webhookRespondType();

/// The type's name, by which the engine knows its steps.
inline const QString kRespondType = QStringLiteral("webhook.respond");

/// The answer that the output of such a step stands for. Pure.
[[nodiscard]] HookWords wordsOf(const Payload &output);

} // namespace sluice
