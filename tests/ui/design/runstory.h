#pragma once

#include "core/api/engineclient.h"

#include <QStringList>

namespace sluice {

/// The beginning of a real run of a workflow: started, and, if asked, with an attempt of its first step under way.
[[nodiscard]] RunHistory startedRun(RunId id, const Workflow &workflow, const TaskCatalog &catalog,
                                    bool withAttempt = false);

/// A real run of a workflow, a second an event, until so many attempts succeeded or it is over; the first attempt of every
/// task named in `failing` fails, and is tried again if the task allows it.
[[nodiscard]] RunHistory playedRun(RunId id, const Workflow &workflow, const TaskCatalog &catalog,
                                   int successes = 1'000, const QStringList &failing = {});

} // namespace sluice
