#include "tests/core/engine/simulation.h"

// The breaker of a simulation's connection: no attempt starts while it is open, over crashes as well.

namespace sluice::test {

namespace {

bool isOpen(const BreakerSaved &breaker)
{
    return breaker.state == BreakerState::Open || breaker.state == BreakerState::ForcedOpen;
}

} // namespace

/// Until when nothing may start, as an engine has to see it that finds this on the disk.
void Simulation::noteStoredBreaker()
{
    m_openUntil.reset();
    m_startedWhileOpen.clear();
    const auto stored = m_journal->breakers();
    if (!stored)
        return violate(QStringLiteral("breakers cannot be read"));
    for (const BreakerRecord &record : *stored) {
        if (!isOpen(record.breaker))
            continue;
        CircuitBreaker model;
        model.restore(record.breaker, m_clock.monotonic(), m_clock.wall());
        const bool ends = record.breaker.until.has_value();
        m_openUntil = ends ? m_clock.monotonic() + model.snapshot(m_clock.monotonic()).remaining : MonoTime::max();
    }
}

/// What is decided in one batch with a change of the breaker may have come before or after it.
void Simulation::noteDecidedBreaker(const JournalBatch &batch)
{
    for (const Frame &frame : batch.frames) {
        const bool isFork = std::ranges::any_of(
            frame.events, [](const Event &event) { return std::holds_alternative<RunForked>(event.data); });
        if (isFork)
            continue; // its attempts were decided by another run
        for (const Event &event : frame.events) {
            const auto *started = std::get_if<AttemptStarted>(&event.data);
            if (started && batch.breakers.empty() && m_openUntil && m_clock.monotonic() < *m_openUntil)
                m_startedWhileOpen.insert({frame.run, started->lease});
        }
    }
    if (std::exchange(m_grantedWhileOpen, false) && batch.breakers.empty())
        violate(QStringLiteral("B1: a call is let through an open breaker"));
    for (const BreakerRecord &record : batch.breakers) {
        ++m_breakerChanges;
        m_openUntil.reset();
        if (isOpen(record.breaker))
            m_openUntil = record.breaker.until ? m_clock.monotonic() + (*record.breaker.until - m_clock.wall())
                                               : MonoTime::max();
    }
}

void Simulation::checkBreaker(const Attempt &started)
{
    if (started.connection && m_startedWhileOpen.contains({started.run, started.lease}))
        violate(QStringLiteral("B1: run %1 calls through an open breaker").arg(number(started.run)));
}

} // namespace sluice::test
