#pragma once

#include "core/components/dependencyorder.h"
#include "core/components/supervision.h"

#include <deque>

namespace sluice {

/// What the supervisor knows of one component. A part of Supervisor, which alone changes it.
///
/// All times in it are on the supervisor's own line, which leaves its stalls out.
struct Supervised {
    enum class Phase : quint8 { Waiting, Starting, Live, ShuttingDown, CoolingDown, GivenUp, Draining, Down };

    ComponentSpec spec;
    Phase phase = Phase::Waiting;
    ComponentState state = ComponentState::Stopped;
    Liveness liveness = Liveness::Ok;
    quint32 generation = 0;
    MonoTime since{};
    MonoTime lastSeen{};
    MonoTime stuckSince{}; ///< the last moment of progress, or without work waiting
    MonoTime healthySince{};
    MonoTime deadline{};
    Nanoseconds coolDown{};
    std::deque<MonoTime> recoveries;
    Heartbeat last;
    quint32 restarts = 0;
    quint32 abandoned = 0;
    bool staysDown = false; ///< by order of a person
    bool isByHand = false;  ///< the restart under way is an order: it counts as no recovery
    bool isRetired = false; ///< nobody wants it any more
    bool wasLive = false;   ///< so that what depends on it may start
    Error lastError;

    /// It ends what it has begun, for as long as that takes.
    [[nodiscard]] bool drainsAtLeisure() const { return phase == Phase::Draining && deadline == MonoTime::max(); }
    /// How it looks at `now`, as far as it is meant to be live.
    [[nodiscard]] Liveness livenessAt(MonoTime now, const SupervisorConfig &config) const;
    [[nodiscard]] SupervisedComponent shownAt(MonoTime now) const;
};

} // namespace sluice
