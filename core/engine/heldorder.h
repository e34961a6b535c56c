#pragma once

#include "core/base/clock.h"
#include "core/engine/messages.h"

namespace sluice {

/// New work that was asked for while the queue "event" is held, and since when it waits.
struct HeldOrder {
    EngineMessage message;
    MonoTime since{};
};

} // namespace sluice
