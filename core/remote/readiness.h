#pragma once

#include "core/api/snapshot.h"

namespace sluice {

/// Whether work should be sent to an engine now, and if not, why: for whoever balances load.
struct Readiness {
    bool isReady = false;
    QString why; ///< English, for logs; empty: it is ready
};

/// Ready is an engine that has told of itself lately, has no trouble, and whose parts do their work. Pure.
[[nodiscard]] Readiness readinessOf(const EngineSnapshot &snapshot, WallTime now);
/// Alive is one that tells of itself at all; what is not should be started anew.
[[nodiscard]] bool isAlive(const EngineSnapshot &snapshot, WallTime now);

} // namespace sluice
