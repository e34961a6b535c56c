#include "core/engine/hookgate.h"

#include <utility>

namespace sluice {

namespace {

/// What a sender is told to wait for while the gate is closed.
constexpr Milliseconds kClosedFor{5000};

} // namespace

void HookGate::State::note(MonoTime begun, const HookAnswer &answer)
{
    const Nanoseconds took = clock->monotonic() - begun;
    const std::lock_guard lock(mutex);
    --traffic.underWay;
    traffic.responses.push_back(took);
    traffic.away += answer.outcome == HookAnswer::Outcome::Away ? 1 : 0;
}

HookTraffic HookGate::takeTraffic()
{
    const std::lock_guard lock(m_state->mutex);
    HookTraffic taken = std::exchange(m_state->traffic, {});
    m_state->traffic.underWay = taken.underWay;
    return taken;
}

void HookGate::receive(Hook hook, std::function<void(HookAnswer)> answered)
{
    bool isOpen = false;
    {
        const std::lock_guard lock(m_state->mutex);
        isOpen = m_state->isOpen;
        m_state->traffic.underWay += isOpen ? 1 : 0;
    }
    if (!isOpen) {
        answered({HookAnswer::Outcome::Away, {}, kClosedFor});
        return;
    }
    m_behind->receive(std::move(hook), [state = m_state, begun = m_state->clock->monotonic(),
                                        answered = std::move(answered)](const HookAnswer &answer) {
        state->note(begun, answer);
        answered(answer);
    });
}

} // namespace sluice
