#include "tests/core/engine/simulation.h"

// How late things happen in a simulation's world, by the clock that nobody sets: delays end when they are over, and
// nobody waits longer for an attempt that is told to stop than the time it has for that.

namespace sluice::test {

namespace {

constexpr Nanoseconds kGrace = std::chrono::seconds(5);

} // namespace

void Simulation::noteDecidedTimes(const JournalBatch &batch)
{
    const MonoTime now = m_clock.monotonic();
    for (const Frame &frame : batch.frames) {
        const bool isFork = std::ranges::any_of(
            frame.events, [](const Event &event) { return std::holds_alternative<RunForked>(event.data); });
        if (isFork)
            continue; // its times were decided by another run
        const auto durable = m_durable.find(frame.run);
        for (const Event &event : frame.events) {
            if (const auto *waiting = std::get_if<StepWaiting>(&event.data)) {
                m_delays[{frame.run, waiting->step}] = now + std::max(waiting->due - event.at, Milliseconds(0));
            } else if (const auto *woken = std::get_if<StepWoken>(&event.data)) {
                const auto delay = m_delays.extract({frame.run, woken->step});
                if (!delay.empty() && delay.mapped() > now)
                    violate(QStringLiteral("R4: a delay of run %1 ends before its time").arg(number(frame.run)));
                m_delaysEnded += delay.empty() ? 0 : 1;
            } else if (std::holds_alternative<CancelRequested>(event.data)) {
                const bool isFirst = durable != m_durable.end() && !isStopping(durable->second.state);
                m_cancels.insert_or_assign(frame.run, Cancelled{now, isFirst});
            } else if (std::holds_alternative<AttemptAbandoned>(event.data)) {
                const auto cancel = m_cancels.find(frame.run);
                if (cancel != m_cancels.end() && cancel->second.isFirst && now < cancel->second.at + kGrace)
                    violate(QStringLiteral("an attempt of run %1 is abandoned too early").arg(number(frame.run)));
                ++m_abandoned;
            }
        }
    }
}

/// Whenever the engine has nothing left to do. What is decided and not durable yet may have ended it.
void Simulation::checkLateness()
{
    const MonoTime now = m_clock.monotonic();
    std::set<RunId> undecided;
    for (const auto &[ticket, batch] : m_waiting) {
        for (const Frame &frame : batch.frames)
            undecided.insert(frame.run);
    }
    const auto isOver = [&](RunId id, auto goesOn) {
        const auto run = m_durable.find(id);
        return run == m_durable.end() || !goesOn(run->second);
    };
    std::erase_if(m_delays, [&](const auto &entry) {
        const auto [id, step] = entry.first;
        if (undecided.contains(id) || m_inTrouble || !m_engine->isOpen())
            return false;
        if (isOver(id, [step = step](const Run &run) { return run.step(step).state == StepState::Waiting; }))
            return true;
        if (entry.second <= now)
            violate(QStringLiteral("a delay of run %1 is late").arg(number(id)));
        return false;
    });
    std::erase_if(m_cancels, [&](const auto &entry) {
        if (undecided.contains(entry.first))
            return false;
        if (isOver(entry.first, [](const Run &run) { return run.state == RunState::Cancelling; }))
            return true;
        if (entry.second.at + kGrace <= now)
            violate(QStringLiteral("run %1 waits longer for what it cancelled than it may").arg(number(entry.first)));
        return false;
    });
}

/// A new engine decides anew what is due.
void Simulation::forgetTimes()
{
    m_delays.clear();
    m_cancels.clear();
    m_inTrouble = false;
}

} // namespace sluice::test
