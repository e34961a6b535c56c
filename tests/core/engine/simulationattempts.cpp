#include "core/run/letgo.h"
#include "tests/core/engine/simulation.h"
#include "tests/core/support/joinholds.h"

// What begins and ends in a simulation's world: attempts, steps and runs, on the events that are durable.

namespace sluice::test {

namespace {

/// The lease that an event is about; 0: none.
quint64 leaseIn(const Event &event)
{
    return std::visit(
        []<typename Data>(const Data &data) -> quint64 {
            if constexpr (requires { data.lease; })
                return data.lease;
            else
                return 0;
        },
        event.data);
}

QString nameOf(RunId run, StepIndex step)
{
    return QStringLiteral("step %1 of run %2").arg(number(step)).arg(number(run));
}

} // namespace

/// Before an attempt begins, by the events before it.
void Simulation::checkStarted(const Run &run, const AttemptStarted &started, WallTime at)
{
    const Step &step = run.step(started.step);
    if (!joinHolds(run, started.step))
        violate(QStringLiteral("I3: %1 starts before its join holds").arg(nameOf(run.id, started.step)));
    if (isFinal(step.state))
        violate(QStringLiteral("I2: %1 starts again after its end").arg(nameOf(run.id, started.step)));
    if (step.state == StepState::Running)
        violate(QStringLiteral("I9: %1 starts while it runs").arg(nameOf(run.id, started.step)));
    if (step.state == StepState::Retrying && at < step.due)
        violate(QStringLiteral("R4: %1 starts before it is due").arg(nameOf(run.id, started.step)));
    const auto &limit = run.taskOf(started.step).reliability.stepDeadline;
    if (limit && step.attempts + step.lost > 0 && at >= step.firstStart + *limit)
        violate(QStringLiteral("R4: %1 starts after its deadline").arg(nameOf(run.id, started.step)));
    if (run.paused && run.allowed != started.step && !isLetGo(run, started.step))
        violate(QStringLiteral("%1 starts though its run is paused").arg(nameOf(run.id, started.step)));
    m_startedInHalt += run.paused && isLetGo(run, started.step) ? 1 : 0;
    m_limited += limit ? 1 : 0;
    m_openAttempts.emplace(LeaseKey{run.id, started.lease}, started.step);
}

/// After an event was folded: what does not run any more has had its end, or its step ended over it.
void Simulation::noteAttemptEnds(const Run &run, const Event &event)
{
    if (const quint64 lease = leaseIn(event); lease != 0 && !std::holds_alternative<AttemptStarted>(event.data))
        m_openAttempts.erase({run.id, lease});
    for (auto open = m_openAttempts.lower_bound({run.id, 0});
         open != m_openAttempts.end() && open->first.run == run.id;) {
        const Step &step = run.step(open->second);
        const bool runs = step.state == StepState::Running && step.lease == open->first.lease;
        if (!runs && !isFinal(step.state))
            violate(QStringLiteral("I4: an attempt of %1 has ended without an end").arg(nameOf(run.id, open->second)));
        open = runs ? std::next(open) : m_openAttempts.erase(open);
    }
}

/// A step that ran out of time leaves by the way for that, if it has one.
void Simulation::checkFailedStep(const Run &run, const StepFailed &failed)
{
    const Plan::TaskNode &task = run.taskOf(failed.step);
    const bool hasWay = run.portNumber(failed.step, QStringLiteral("timeout")) != Plan::kNoPort;
    const bool isCaught = task.reliability.onExhausted == OnExhausted::Continue
                          && run.portNumber(failed.step, QStringLiteral("failure")) != Plan::kNoPort;
    const QString expected = isTimeOut(failed.error) && hasWay ? QStringLiteral("timeout")
                             : isCaught                        ? QStringLiteral("failure")
                                                               : QString();
    if (failed.port != expected)
        violate(QStringLiteral("%1 fails by port \"%2\"").arg(nameOf(run.id, failed.step), failed.port));
    m_failedByPort += task.reliability.onExhausted == OnExhausted::Continue
                              && run.portNumber(failed.step, expected.isEmpty() ? QStringLiteral("failure") : expected)
                                     != Plan::kNoPort
                          ? 1
                          : 0;
}

/// What a new engine has decided before it was told anything: each attempt that the crash ended has its end, and what is
/// over is as it was.
void Simulation::checkRecovery()
{
    std::set<LeaseKey> ended;
    std::map<RunId, std::vector<const Frame *>> decided;
    for (const auto &[ticket, batch] : m_waiting) {
        for (const Frame &frame : batch.frames) {
            if (!m_durable.contains(frame.run))
                continue; // begins with this batch
            decided[frame.run].push_back(&frame);
            for (const Event &event : frame.events)
                ended.insert({frame.run, leaseIn(event)});
        }
    }
    for (const auto &[id, run] : m_durable) {
        for (const StepIndex step : run.running) {
            if (!ended.contains({id, run.step(step).lease}))
                violate(QStringLiteral("I4: an attempt of %1 was under way when its engine ended, and has no end")
                            .arg(nameOf(id, step)));
        }
    }
    for (const auto &[id, frames] : decided) {
        const Run &before = m_durable.at(id);
        if (isFinal(before.state))
            violate(QStringLiteral("I5: recovery writes to run %1, which is over").arg(number(id)));
        Run after = before;
        for (const Frame *frame : frames) {
            for (const Event &event : frame->events)
                evolve(after, event);
        }
        for (quint32 i = 0; i < before.steps.size(); ++i) {
            const Step &was = before.steps[i];
            const Step &is = after.steps[i];
            const bool isUndoing = !was.isGone && before.plan->task(was.task).undoes.has_value();
            if (isFinal(was.state) && !is.isGone && !isUndoing && (is.state != was.state || is.output != was.output))
                violate(QStringLiteral("I5: recovery changes %1, which is over").arg(nameOf(id, StepIndex{i})));
        }
    }
}

/// Once all is at rest: no attempt is without its end, and a run that succeeded went the ways that its joins say.
void Simulation::checkEnds()
{
    if (!m_violations.isEmpty())
        return; // it is not at rest
    for (const auto &[key, step] : m_openAttempts) {
        if (m_durable.contains(key.run))
            violate(QStringLiteral("I4: an attempt of %1 has no end").arg(nameOf(key.run, step)));
    }
    for (const auto &[id, run] : m_durable) {
        if (run.state != RunState::Succeeded || run.until)
            continue;
        for (quint32 i = 0; i < run.steps.size(); ++i) {
            const Step &step = run.steps[i];
            const StepIndex index{i};
            if (step.isGone || step.leftOut || step.dropped || step.handFed || run.taskOf(index).undoes)
                continue;
            if (step.state == StepState::Skipped && run.wiringOf(index).incoming > 0 && joinHolds(run, index))
                violate(QStringLiteral("I3: %1 was skipped though its join holds").arg(nameOf(id, index)));
            if ((step.state == StepState::Succeeded || step.state == StepState::Failed) && !joinHolds(run, index))
                violate(QStringLiteral("I3: %1 is done though its join does not hold").arg(nameOf(id, index)));
        }
    }
}

} // namespace sluice::test
