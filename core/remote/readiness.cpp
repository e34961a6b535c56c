#include "core/remote/readiness.h"

namespace sluice {

namespace {

constexpr Milliseconds kFreshSnapshot{5'000};
constexpr Milliseconds kAliveSnapshot{30'000};

bool works(const ComponentSnapshot &component)
{
    switch (component.phase) {
    case ComponentPhase::Running:
    case ComponentPhase::Degraded:
        return component.health == ComponentHealth::Ok || component.health == ComponentHealth::Late;
    default:
        return false;
    }
}

/// Without these nothing goes on; all else, such as a demo service, may be down by somebody's order.
bool isNeeded(const ComponentSnapshot &component)
{
    return component.id == u"engine" || component.id == u"journal" || component.needsPerson;
}

} // namespace

Readiness readinessOf(const EngineSnapshot &snapshot, WallTime now)
{
    if (snapshot.taken == WallTime{})
        return {false, QStringLiteral("the engine has not started yet")};
    if (now - snapshot.taken > kFreshSnapshot || snapshot.figuresAge > kFreshSnapshot)
        return {false, QStringLiteral("the engine has not told of itself lately")};
    if (snapshot.trouble)
        return {false, QStringLiteral("the engine is in trouble: %1").arg(snapshot.trouble->error.code)};
    for (const ComponentSnapshot &component : snapshot.components) {
        if (isNeeded(component) && !works(component))
            return {false, QStringLiteral("%1 does not work").arg(component.id)};
    }
    if (snapshot.waitingRunsLimit > 0 && snapshot.waitingRuns >= snapshot.waitingRunsLimit)
        return {false, QStringLiteral("as many runs wait as may")};
    return {true, {}};
}

bool isAlive(const EngineSnapshot &snapshot, WallTime now)
{
    return snapshot.taken == WallTime{} || now - snapshot.taken <= kAliveSnapshot;
}

} // namespace sluice
