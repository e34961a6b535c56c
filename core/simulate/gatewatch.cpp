#include "core/simulate/gatewatch.h"

namespace sluice {

namespace {

WaitCause waitCause(ConnectionGate::Refusal::Why why)
{
    using Why = ConnectionGate::Refusal::Why;
    switch (why) {
    case Why::Breaker:
        return WaitCause::Breaker;
    case Why::ServerPause:
        return WaitCause::ServerPause;
    case Why::Limiter:
        return WaitCause::Limiter;
    case Why::Budget:
        return WaitCause::RetryBudget;
    case Why::None:
    case Why::Pool:
    case Why::Queue:
        break;
    }
    return WaitCause::Pool;
}

} // namespace

void GateWatch::pass(MonoTime now)
{
    const double passed = std::chrono::duration<double, std::milli>(now - m_at).count();
    m_at = now;
    for (Line &line : m_lines) {
        if (line.cause)
            line.times[static_cast<std::size_t>(*line.cause)] += passed;
    }
}

void GateWatch::note(ConnectionGate &gate, bool firstWait, bool retriesWait, MonoTime now)
{
    pass(now);
    const auto causeOf = [&](bool retries) {
        ConnectionGate::Waiter waiter{};
        waiter.retry = retries;
        return waitCause(gate.refusal(waiter, now).why);
    };
    m_lines[0].cause = firstWait ? std::optional(causeOf(false)) : std::nullopt;
    m_lines[1].cause = retriesWait ? std::optional(causeOf(true)) : std::nullopt;
}

} // namespace sluice
