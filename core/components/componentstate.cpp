#include "core/components/componentstate.h"

#include <algorithm>
#include <array>
#include <deque>
#include <optional>

namespace sluice {

namespace {

using State = ComponentState;

constexpr std::array kStates{State::Initializing, State::Running, State::Degraded, State::Paused,
                             State::Draining,     State::Stopped, State::Error,    State::Recovering};

std::size_t at(State state)
{
    return static_cast<std::size_t>(state);
}

} // namespace

bool isLegal(ComponentState from, ComponentState to)
{
    if (to == State::Error)
        return from != State::Error;
    switch (from) {
    case State::Initializing:
    case State::Degraded:
    case State::Paused:
        return to == State::Running;
    case State::Running:
        return to == State::Degraded || to == State::Paused || to == State::Draining;
    case State::Draining:
        return to == State::Stopped;
    case State::Stopped:
    case State::Recovering:
        return to == State::Initializing;
    case State::Error:
        return to == State::Recovering;
    }
    return false;
}

std::vector<ComponentState> legalPath(ComponentState from, ComponentState to)
{
    if (from == to)
        return {};
    std::array<std::optional<State>, kStates.size()> before;
    std::deque<State> open{from};
    while (!open.empty() && !before[at(to)]) {
        const State state = open.front();
        open.pop_front();
        for (const State next : kStates) {
            const bool isAllowed = isLegal(state, next) && (next != State::Error || to == State::Error);
            if (!isAllowed || before[at(next)] || next == from)
                continue;
            before[at(next)] = state;
            open.push_back(next);
        }
    }
    std::vector<State> path;
    for (State state = to; state != from; state = *before[at(state)]) {
        if (!before[at(state)])
            return {};
        path.push_back(state);
    }
    std::reverse(path.begin(), path.end());
    return path;
}

QLatin1StringView nameOf(ComponentState state)
{
    static constexpr std::array kNames{
        QLatin1StringView("initializing"), QLatin1StringView("running"),    QLatin1StringView("degraded"),
        QLatin1StringView("paused"),       QLatin1StringView("draining"),   QLatin1StringView("stopped"),
        QLatin1StringView("error"),        QLatin1StringView("recovering"),
    };
    return kNames.at(at(state));
}

} // namespace sluice
