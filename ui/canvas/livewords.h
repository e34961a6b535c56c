#pragma once

#include "ui/document/tasklive.h"

#include <QStringList>

namespace sluice {

/// What the engine says now of a task, in sentences: its breaker, and what waits there. None: there is nothing to say.
[[nodiscard]] QStringList liveSentences(const TaskLive &live);

} // namespace sluice
