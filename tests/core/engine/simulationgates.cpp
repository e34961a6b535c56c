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
    m_trials.clear();
    m_isHalfOpen = false;
    ++m_breakerGeneration;
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
        ++m_breakerGeneration;
        // HalfOpen is kept as an Open whose wait is over.
        m_isHalfOpen = record.breaker.state == BreakerState::Open && record.breaker.until
                       && *record.breaker.until <= m_clock.wall();
        m_openUntil.reset();
        if (isOpen(record.breaker))
            m_openUntil = record.breaker.until ? m_clock.monotonic() + (*record.breaker.until - m_clock.wall())
                                               : MonoTime::max();
    }
}

/// What starts while the breaker is HalfOpen is a trial; in the batch in which it became so, nothing started before.
void Simulation::noteTrials(const JournalBatch &batch)
{
    if (!m_isHalfOpen)
        return;
    constexpr Nanoseconds kPermit = 2 * std::chrono::seconds(30); // twice the time-out of an attempt
    for (const Frame &frame : batch.frames) {
        for (const Event &event : frame.events) {
            if (const auto *started = std::get_if<AttemptStarted>(&event.data))
                m_trials[{frame.run, started->lease}] = {m_breakerGeneration, m_clock.monotonic() + kPermit};
        }
    }
}

/// B2: permits of the HalfOpen that lasts, out in the world: neither reported nor lost, and not past their deadline.
void Simulation::checkTrials()
{
    int out = 0;
    for (const Out &each : m_out) {
        const auto trial = m_trials.find({each.attempt.run, each.attempt.lease});
        if (each.isReported || each.isLost || !each.attempt.connection || trial == m_trials.end())
            continue;
        const auto &[generation, deadline] = trial->second;
        out += generation == m_breakerGeneration && deadline > m_clock.monotonic() ? 1 : 0;
    }
    m_mostTrials = std::max(m_mostTrials, out);
    if (out > 5)
        violate(QStringLiteral("B2: %1 trials are out at once").arg(out));
}

void Simulation::checkBreaker(const Attempt &started)
{
    if (started.connection && m_startedWhileOpen.contains({started.run, started.lease}))
        violate(QStringLiteral("B1: run %1 calls through an open breaker").arg(number(started.run)));
    checkTrials();
}

} // namespace sluice::test
