#pragma once

#include "ui/shell/commandtable.h"

namespace sluice {

/// What stands on the Design page just now, as far as it decides which commands can be used.
struct DesignMoment {
    bool hasDocument = false;
    bool isCovered = false; ///< a comparison or a merge lies over the canvas
    bool isPast = false;    ///< the canvas shows what was
    bool canUndo = false;
    bool canRedo = false;
    bool isModified = false;
    bool isArmedOtherwise = false; ///< the engine holds another version than this one
    bool hasRun = false;           ///< a run is on the canvas
    bool isRunning = false;        ///< and it is not over
};

/// Whether a command of the page can be used now; what tries the workflow out is `TryIt`'s to say.
[[nodiscard]] bool isAllowed(const CommandEntry &command, const DesignMoment &now);

} // namespace sluice
