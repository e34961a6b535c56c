#include "tests/core/engine/simulation.h"

// Runs that call runs in the world of a simulation: each call is one run, which begins and ends with the wait for it,
// whatever crashes.

namespace sluice::test {

Outcome Simulation::outcomeOf(const Attempt &attempt)
{
    const bool fails = m_isDown && attempt.connection && !m_isEnding;
    const quint64 what = fails ? 60 + pick(20) : m_isEnding ? pick(60) : pick(100);
    if (what < 60 && attempt.type == u"workflow.call")
        return randomCall();
    static constexpr const char *kLists[] = {"[]", "[1]", "[1,2]", "[1,2,3,4]"};
    if (what < 60 && attempt.type == u"forEach")
        return outcome::Found{kLists[pick(std::size(kLists))]};
    if (what < 60)
        return outcome::Succeeded{attempt.taskId.toUtf8().prepend('"') + '"', chosenPort(attempt.type)};
    outcome::Failed failed;
    failed.failureClass = what < 85   ? FailureClass::Transient
                          : what < 92 ? FailureClass::Permanent
                          : what < 96 ? FailureClass::Unknown
                                      : FailureClass::Rejected;
    failed.error = Error{chance(20) ? QStringLiteral("test.timeout") : QStringLiteral("test.failed"), {}, {}};
    if (chance(20))
        failed.retryAfter = Milliseconds(pick(20'000));
    return failed;
}

outcome::Call Simulation::randomCall()
{
    outcome::Call call{std::make_shared<const Workflow>(randomWorkflow()), "[1,2]", {}};
    if (chance(20))
        call.limit = Milliseconds(1 + pick(60'000));
    return call;
}

/// The run that a batch begins for a call, by the events of its own.
const RunCalled *Simulation::calledIn(const JournalBatch &batch, RunId run)
{
    for (const Frame &frame : batch.frames) {
        if (frame.run != run || frame.first != 0)
            continue;
        for (const Event &event : frame.events) {
            if (const auto *called = std::get_if<RunCalled>(&event.data))
                return called;
        }
    }
    return nullptr;
}

/// A step begins to wait in the batch in which its run begins, and no run is begun twice.
void Simulation::checkCall(const Run &caller, const StepCalls &call, const JournalBatch &batch)
{
    ++m_calls;
    const RunCalled *called = calledIn(batch, call.run);
    const QString what = QStringLiteral("run %1, called by run %2,").arg(number(call.run)).arg(number(caller.id));
    if (!called || called->caller != caller.id || called->callerStep != call.step || called->callerLease != call.lease)
        violate(what + QStringLiteral(" does not begin with the wait for it"));
    else if (called->depth != caller.calledBy.depth + 1 || called->depth > kMostCalls)
        violate(what + QStringLiteral(" is too deep"));
    const bool isFirst = m_callsOfLease.insert({caller.id, call.lease}).second;
    if (!isFirst || !m_calledRuns.insert(call.run).second)
        violate(what + QStringLiteral(" is not the only one of its attempt"));
}

void Simulation::checkCalled(RunId run, const RunCalled &called, const JournalBatch &batch)
{
    for (const Frame &frame : batch.frames) {
        if (frame.run != called.caller)
            continue;
        for (const Event &event : frame.events) {
            const auto *call = std::get_if<StepCalls>(&event.data);
            if (call && call->run == run && call->step == called.callerStep && call->lease == called.callerLease)
                return;
        }
    }
    violate(QStringLiteral("nobody waits for run %1, which was called").arg(number(run)));
}

/// After each transaction: who waits for a run waits for one that goes on, and a run goes on for as long as somebody
/// waits for it.
void Simulation::checkWaitsForRuns()
{
    for (const auto &[id, run] : m_durable) {
        for (const auto &[step, call] : run.calls) {
            const auto called = m_durable.find(call.run);
            const bool isLost = m_damaged.contains(call.run); // noticed at the next start
            if (!isLost && (called == m_durable.end() || isFinal(called->second.state)))
                violate(QStringLiteral("run %1 waits on for run %2").arg(number(id)).arg(number(call.run)));
        }
        const Caller &by = run.calledBy;
        const auto caller = m_durable.find(by.run);
        if (caller == m_durable.end() || isFinal(run.state) || isStopping(run.state) || m_goneOn.contains(id))
            continue;
        const CalledRun *call = caller->second.callOf(by.step);
        if (!call || call->run != id)
            violate(QStringLiteral("run %1 goes on, and nobody waits for it").arg(number(id)));
    }
}

void Simulation::checkRemoved(const Run &run)
{
    const auto caller = m_durable.find(run.calledBy.run);
    if (caller != m_durable.end() && !isFinal(caller->second.state))
        violate(QStringLiteral("run %1 was removed, and its caller is not over").arg(number(run.id)));
}

/// The world rests: runs that wait, for whatever it is, hold no place.
void Simulation::checkPlaces()
{
    if (m_violations.isEmpty() && m_engine->underWay() != 0)
        violate(QStringLiteral("%1 attempts are under way, and nothing runs").arg(m_engine->underWay()));
    const news::Status status = m_engine->status();
    for (const ConnectionSnapshot &connection : status.connections) {
        if (m_violations.isEmpty() && connection.inUse != 0)
            violate(QStringLiteral("K1: a run that waits holds a place of connection %1").arg(connection.id));
    }
}

} // namespace sluice::test
