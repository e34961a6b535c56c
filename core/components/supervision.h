#pragma once

#include "core/components/heartbeat.h"

#include <vector>

namespace sluice {

/// When the supervisor worries about a component, and how it brings one back.
struct SupervisorConfig {
    Nanoseconds beat = std::chrono::seconds(1);        ///< how often a component gives a sign of life
    Nanoseconds tick = std::chrono::milliseconds(250); ///< how often its owner promises to call `tick`
    Nanoseconds lateAfter = std::chrono::milliseconds(2500);
    Nanoseconds suspectAfter = std::chrono::seconds(5);
    Nanoseconds lostAfter = std::chrono::seconds(10);
    Nanoseconds stuckAfter = std::chrono::seconds(60);   ///< alive, with work waiting, without progress
    Nanoseconds startTimeout = std::chrono::seconds(60); ///< a start that takes longer counts as lost
    Nanoseconds shutdownGrace = std::chrono::seconds(5); ///< then it is abandoned
    Nanoseconds coolDown = std::chrono::seconds(1);      ///< before a new start; doubles with each recovery
    Nanoseconds maxCoolDown = std::chrono::seconds(60);
    Nanoseconds healthyFor = std::chrono::minutes(5); ///< after which the cool-down is the first one again
    std::size_t mostRecoveries = 5;                   ///< in a `recoveryWindow`; one more and a person decides
    Nanoseconds recoveryWindow = std::chrono::seconds(60);
    quint32 abandonedToRestart = 3; ///< with so many threads that hang, the program should be restarted
};

/// How a component that is meant to run looks from outside.
enum class Liveness : quint8 { Ok, Late, Suspect, Lost, Stuck };

/// What the owner of the supervisor must do now. A value.
struct SupervisorAction {
    enum class Kind : quint8 {
        Initialize, ///< make this generation, on a new thread if the last one was abandoned, and start it
        Shutdown,   ///< ask this generation to end; answer with `ended`
        Abandon,    ///< it did not comply: close its mailbox, refuse whatever comes from it, leave its thread alone
        AlertTooManyRecoveries, ///< it stays in Error until a person decides
        AlertRestartProgram,    ///< too many abandoned threads
        Stop,                   ///< ask this generation to end in an orderly way; answer with `ended`
        Drain,                  ///< ask it to take nothing new and to end what it has begun, then as Stop
        Pause,
        Resume,
    };
    Kind kind{};
    QString component;
    quint32 generation = 0;
    Error error; ///< what led to it, for alerts

    bool operator==(const SupervisorAction &) const = default;
};
using SupervisorActions = std::vector<SupervisorAction>;

/// A change of a component's state as the supervisor saw or made it.
struct ComponentChange {
    QString component;
    quint32 generation = 0;
    ComponentState from{};
    ComponentState to{};

    bool operator==(const ComponentChange &) const = default;
};

/// A component as it is shown. A value, made to cross threads.
struct SupervisedComponent {
    QString name;
    ComponentState state = ComponentState::Stopped;
    Liveness liveness = Liveness::Ok;
    quint32 generation = 0;
    Nanoseconds inState{};
    Nanoseconds heartbeatAge{}; ///< zero while none is expected
    Heartbeat last;             ///< the last heartbeat of this generation, with sequence, queue depth and metrics
    quint32 restarts = 0;
    quint32 abandoned = 0;
    bool needsPerson = false; ///< recovered too often, or hung when it was stopped; an order to start tries again
    Nanoseconds remaining{};  ///< of the cool-down, or of the time to comply
    Error lastError;

    bool operator==(const SupervisedComponent &) const = default;
};

} // namespace sluice
