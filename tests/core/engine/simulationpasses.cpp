#include "tests/core/engine/simulation.h"

#include <algorithm>

// Who holds a pass of a simulation's connection, looked at whenever the engine has nothing left to do: nobody but the
// calls that are under way, no more than the breaker on trial lets through, and no more retries than the budget has.

namespace sluice::test {

namespace {

constexpr Nanoseconds kWindow = std::chrono::seconds(10);
constexpr quint32 kPercent = 20;
constexpr quint32 kTimeoutCost = 2;

bool isOverService(const Run &run, StepIndex step)
{
    return run.taskOf(step).connection == u"service";
}

} // namespace

/// Whoever has its start on the disk was let through when that was decided; no time passes in between.
void Simulation::noteBegun(const Run &run, const AttemptStarted &started)
{
    if (!isOverService(run, started.step))
        return;
    const Step &step = run.step(started.step);
    const bool isRetry = step.attempts + step.lost > 0;
    m_begun.push_back({m_decided, !isRetry ? 0 : step.timedOut ? kTimeoutCost : 1});
    m_begunAt[{run.id, started.lease}] = m_decided;
}

/// Calls of attempts under way and records of letters; what the first cost the budget is not counted here.
void Simulation::noteOtherCall()
{
    m_begun.push_back({m_clock.monotonic()});
}

/// R6, recounted call by call: the retries of the 10 s that end with one, and the calls of the same time.
void Simulation::checkBudget()
{
    for (Begun &retry : m_begun) {
        if (std::exchange(retry.isChecked, true))
            continue;
        checkRate(retry);
        if (retry.cost == 0)
            continue;
        quint32 cost = 0;
        quint32 calls = 0;
        for (const Begun &call : m_begun) {
            const bool isIn = call.at > retry.at - kWindow && call.at <= retry.at;
            calls += isIn ? 1 : 0;
            cost += isIn ? call.cost : 0;
        }
        if (cost > std::max(kBudgetMinimum, calls * kPercent / 100))
            violate(QStringLiteral("R6: retries cost %1 of the %2 calls in 10 s").arg(cost).arg(calls));
    }
    // What waits to be written may be older by as long as the journal was full, and no more than that is.
    const MonoTime oldest = m_waiting.empty() ? m_clock.monotonic() : m_decidedAt.begin()->second;
    std::erase_if(m_begun, [&](const Begun &call) { return call.isChecked && call.at <= oldest - 2 * kWindow; });
}

/// L1: of the calls that end with this one, no more in any time than the burst and what the rate adds.
void Simulation::checkRate(const Begun &call)
{
    std::vector<MonoTime> before;
    for (const Begun &other : m_begun) {
        if (other.at <= call.at)
            before.push_back(other.at);
    }
    std::ranges::sort(before, std::greater());
    for (std::size_t i = 0; i < before.size(); ++i) {
        const auto span = std::chrono::duration<double>(call.at - before[i]).count();
        if (static_cast<double>(i + 1) > kBurst + span * kPerSecond + 1e-6)
            violate(QStringLiteral("L1: %1 calls in %2 s").arg(i + 1).arg(span));
    }
}

void Simulation::checkPasses()
{
    if (!m_engine->isOpen() || !m_violations.isEmpty())
        return;
    for (const ConnectionSnapshot &connection : m_engine->status().connections) {
        checkTrials(connection);
        checkHolders(connection);
        if (connection.waiting > 0 && connection.inUse == connection.poolSize)
            ++m_waitsForPool;
        else if (connection.waiting > 0 && connection.phase == BreakerPhase::Closed)
            askWhy();
    }
}

/// B2: of the calls that were let through since the breaker is half open, so many are out at the most.
void Simulation::checkTrials(const ConnectionSnapshot &connection)
{
    if (connection.phase != BreakerPhase::HalfOpen || connection.history.empty())
        return;
    const MonoTime since = m_clock.monotonic() - (m_clock.wall() - connection.history.back().at);
    m_trialsSeen.insert(since);
    const auto out = std::ranges::count_if(m_out, [&](const Out &sent) {
        const auto begun = m_begunAt.find({sent.attempt.run, sent.attempt.lease});
        return !sent.isReported && !sent.isLost && begun != m_begunAt.end() && begun->second >= since;
    });
    if (out > kTrials)
        violate(QStringLiteral("B2: %1 calls are out through a breaker that is half open").arg(out));
}

/// K1: a pass is held by what calls, and by nothing else: above all by no run that waits. What is decided and not yet on
/// its way may hold one or have given it back.
void Simulation::checkHolders(const ConnectionSnapshot &connection)
{
    std::size_t calling = m_callsOut.size();
    quint64 attempts = 0;
    for (const Out &out : m_out) {
        const bool isUnderWay = !out.isReported && !out.isLost;
        calling += isUnderWay && out.attempt.connection ? 1 : 0;
        attempts += isUnderWay ? 1 : 0;
    }
    calling += static_cast<std::size_t>(std::ranges::count_if(m_records, [](const auto &out) { return !out.isTold; }));
    std::size_t decided = 0;
    quint64 begun = 0;
    for (const auto &[ticket, batch] : m_waiting) {
        for (const Frame &frame : batch.frames) {
            const auto run = m_durable.find(frame.run);
            for (const Event &event : frame.events) {
                const auto *started = std::get_if<AttemptStarted>(&event.data);
                const bool isKnown = run != m_durable.end() && started
                                     && number(started->step) < run->second.steps.size();
                decided += started && (!isKnown || isOverService(run->second, started->step)) ? 1 : 0;
                begun += started ? 1 : 0;
            }
        }
    }
    if (connection.inUse > connection.poolSize)
        violate(QStringLiteral("K1: %1 passes are out of %2").arg(connection.inUse).arg(connection.poolSize));
    if (connection.inUse < calling || connection.inUse > calling + decided)
        violate(QStringLiteral("K1: %1 passes are held; %2 call, and %3 are about to")
                    .arg(connection.inUse)
                    .arg(calling)
                    .arg(decided));
    const quint64 underWay = m_engine->underWay();
    if (underWay < attempts || underWay > attempts + begun)
        violate(QStringLiteral("%1 attempts are counted; %2 are under way, and %3 are about to be")
                    .arg(underWay)
                    .arg(attempts)
                    .arg(begun));
}

/// Somebody waits though there is room: perhaps for the retry budget.
void Simulation::askWhy()
{
    std::vector<tell::AskWhy> questions;
    for (const auto &[id, run] : m_durable) {
        for (const StepIndex step : run.timed) {
            if (run.step(step).state == StepState::Retrying && isOverService(run, step))
                questions.push_back({0, id, step});
        }
    }
    for (tell::AskWhy &question : questions)
        say(std::move(question));
}

void Simulation::noteWhy(const WhyNot &why)
{
    m_waitsForBudget += std::ranges::any_of(
        why.engine, [](const why::EngineCause &cause) { return std::holds_alternative<why::RetriesSpent>(cause); });
}

/// A new engine has a new budget.
void Simulation::forgetPasses()
{
    m_decidedAt.clear();
    m_begun.clear();
    m_begunAt.clear();
}

} // namespace sluice::test
