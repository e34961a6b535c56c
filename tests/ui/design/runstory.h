#pragma once

#include "core/api/engineclient.h"

namespace sluice {

/// The beginning of a real run of a workflow: started, and, if asked, with an attempt of its first step under way.
[[nodiscard]] RunHistory startedRun(RunId id, const Workflow &workflow, const TaskCatalog &catalog,
                                    bool withAttempt = false);

} // namespace sluice
