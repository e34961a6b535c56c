#pragma once

#include "ui/document/tasklive.h"
#include "ui/document/tryrules.h"

#include <QStringList>

namespace sluice {

/// What the engine says now of a task, in sentences: its breaker, and what waits there. None: there is nothing to say.
[[nodiscard]] QStringList liveSentences(const TaskLive &live);

/// What trying the workflow out marks on a task, in words; none: nothing.
[[nodiscard]] QStringList markWords(const TaskMarks &marks, const QString &task);
/// The name of a task, with those words behind it.
[[nodiscard]] QString withMarks(const QString &title, const TaskMarks &marks, const QString &task);

} // namespace sluice
