#pragma once

#include "core/api/snapshot.h"

namespace sluice {

/// What the status bar says of an engine, worked out from its newest snapshot.
struct EngineStatus {
    ComponentPhase phase = ComponentPhase::Initializing; ///< of the component that is worst off
    ComponentHealth health = ComponentHealth::Ok;        ///< the worst
    quint32 unhealthy = 0;                               ///< components that are not as they should be
    Milliseconds oldestHeartbeat{};
    quint32 activeRuns = 0;
    quint64 runningSteps = 0;
    quint64 queueDepth = 0; ///< of what waits to run; dead letters are not part of it
    quint32 breakersOpen = 0;
    quint64 openLetters = 0;
    quint32 redrives = 0; ///< of many letters, that are sent on by and by

    bool operator==(const EngineStatus &) const = default;
};

[[nodiscard]] EngineStatus statusOf(const EngineSnapshot &snapshot);

/// Whether work goes on that an end of the program would interrupt.
[[nodiscard]] bool hasWork(const EngineStatus &status);

/// Steps a second over the last second, from counters that only rise.
class RateMeter {
public:
    /// Takes a snapshot; true when a second more is full and `perSecond` is new.
    bool take(const EngineSnapshot &snapshot);
    [[nodiscard]] double perSecond() const noexcept { return m_perSecond; }

private:
    WallTime m_since{};
    quint64 m_ended = 0;
    double m_perSecond = 0;
};

} // namespace sluice
