#pragma once

#include <QtGlobal>

namespace sluice {

/// What the holder of a token may do; each may all that the one before it may.
enum class Role : quint8 {
    Viewer,   ///< looks
    Operator, ///< also runs, retries, gives up, holds and lets go
    Designer, ///< also decides what runs: versions, arming, connections, settings
};

} // namespace sluice
