#pragma once

#include "core/events/eventrecord.h"
#include "core/run/payload.h"
#include "core/tasks/tasktype.h"

namespace sluice {

/// `event.publish`: publishes an event on the bus.
///
/// The task only says what is to be published; the engine publishes it with the step's success, in one transaction where
/// the topic is recorded. So it is published once, however often the step was attempted.
[[nodiscard]] TaskType eventPublishType();

/// The name of that type.
inline const QString kPublishType = QStringLiteral("event.publish");

/// What such a step has said is to be published, by `publisher`.
[[nodiscard]] NewEvent eventOf(const Payload &output, const QString &publisher);

} // namespace sluice
