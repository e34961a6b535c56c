#include "core/api/componentaction.h"

namespace sluice {

bool isAllowed(ComponentAction action, ComponentPhase phase)
{
    const bool isUp = phase == ComponentPhase::Running || phase == ComponentPhase::Degraded
                      || phase == ComponentPhase::Paused;
    switch (action) {
    case ComponentAction::Restart:
        return isUp || phase == ComponentPhase::Error || phase == ComponentPhase::Stopped;
    case ComponentAction::Pause:
        return phase == ComponentPhase::Running || phase == ComponentPhase::Degraded;
    case ComponentAction::Resume:
        return phase == ComponentPhase::Paused;
    case ComponentAction::Start:
        return phase == ComponentPhase::Stopped || phase == ComponentPhase::Error;
    case ComponentAction::Stop:
        return isUp || phase == ComponentPhase::Draining;
    case ComponentAction::Drain:
        return isUp;
    }
    return false;
}

QLatin1StringView nameOf(ComponentAction action)
{
    static constexpr std::array kNames{
        QLatin1StringView("restart"), QLatin1StringView("pause"), QLatin1StringView("resume"),
        QLatin1StringView("start"),   QLatin1StringView("stop"),  QLatin1StringView("drain"),
    };
    return kNames.at(static_cast<std::size_t>(action));
}

} // namespace sluice
