#pragma once

#include "core/base/error.h"
#include "core/components/componentstate.h"
#include "core/components/metrics.h"

#include <QString>

namespace sluice {

/// A sign of life, posted from inside a component's own loop, so that a loop which hangs shows. A value.
struct Heartbeat {
    QString component;
    quint32 generation = 0; ///< which start of the component it is
    quint64 sequence = 0;   ///< rises by one, from 1 in each generation
    MonoTime at{};
    ComponentState state = ComponentState::Running;
    quint64 queueDepth = 0;
    MonoTime lastProgress{}; ///< when it last got something done
    ComponentMetrics metrics;
    Error lastError; ///< without a code while there was none

    bool operator==(const Heartbeat &) const = default;
};

} // namespace sluice
