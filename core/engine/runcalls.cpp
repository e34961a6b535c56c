#include "core/engine/runengine.h"

#include "core/engine/payloadguard.h"
#include "core/journal/errors.h"
#include "core/journal/payloads.h"

#include <algorithm>
#include <unordered_set>

// Runs that steps call. The events of both runs are in one batch wherever one follows from the other: when the run begins,
// when it ends, and when nobody waits for it any more. So a crash neither starts two runs nor loses one.

namespace sluice {

namespace {

/// Who cancels runs that nobody waits for any more.
const QString kCallsWho = QStringLiteral("engine");

} // namespace

/// The attempt has found the workflow: its run begins with the wait for it.
void RunEngine::startCalled(RunSlot &caller, StepIndex step, quint64 lease, outcome::Call &call)
{
    const auto fail = [&](FailureClass failureClass, const Error &error, std::optional<Milliseconds> again = {}) {
        (void)tellRun(caller, command::Fail{step, lease, failureClass, error, {}, again});
    };
    const auto version = compiled(*call.workflow);
    if (!version)
        return fail(FailureClass::Permanent, version.error());
    if (const auto fits = checkStart(call.input, {}, m_setup.settings.payloadLimit); !fits)
        return fail(FailureClass::Permanent, fits.error());
    if (const auto room = checkPressure(); !room) // none of those that wait needs this one to go on first
        return fail(FailureClass::Rejected, room.error(), Milliseconds(1000));

    const RunId id{m_nextRun};
    std::optional<WallTime> until;
    if (call.limit)
        until = clock().wall() + *call.limit;
    (void)tellRun(caller, command::Call{step, lease, id, call.workflow->id, until});
    const CalledRun *waits = number(step) < caller.run.steps.size() ? caller.run.callOf(step) : nullptr;
    if (!waits || waits->run != id)
        return; // it came too late, or goes too deep
    command::Start start{triggerOfCall(caller.run.id), std::move(call.input)};
    start.calledBy = {caller.run.id, step, lease, caller.run.calledBy.depth + 1};
    (void)begin(*version, std::move(start), std::max(caller.run.priority, call.workflow->priority));
}

/// Notes what the new events of a run mean to the runs that it called, and to the one that called it.
void RunEngine::noteCalls(RunSlot &slot)
{
    if (!slot.run.leftCalls.empty()) {
        m_leftCalls.insert(m_leftCalls.end(), slot.run.leftCalls.begin(), slot.run.leftCalls.end());
        slot.run.leftCalls.clear();
    }
    if (slot.run.calledBy.run != RunId{} && isFinal(slot.run.state))
        m_endedCalls.push_back(slot.run.id);
    if (slot.calledSeen < slot.run.called.size())
        keepCalled(slot);
}

/// The runs that a run has called stay for as long as it goes on.
void RunEngine::keepCalled(RunSlot &slot)
{
    if (isFinal(slot.run.state))
        return;
    for (; slot.calledSeen < slot.run.called.size(); ++slot.calledSeen) {
        const RunId called = slot.run.called[slot.calledSeen];
        if (m_effects.keep(called))
            slot.keptCalls.push_back(called);
    }
}

/// Tells callers what became of the runs that they wait for, and cancels those that nobody waits for any more.
void RunEngine::settleCalls()
{
    while (!m_endedCalls.empty() || !m_leftCalls.empty()) {
        for (const RunId id : std::exchange(m_endedCalls, {})) {
            if (RunSlot *called = find(id))
                endCall(*called);
        }
        for (const RunId id : std::exchange(m_leftCalls, {})) {
            RunSlot *called = find(id);
            // One that compensates does not stop halfway: nobody hears of its end.
            if (called && !isFinal(called->run.state))
                (void)tellRun(*called, command::Cancel{kCallsWho});
        }
    }
}

void RunEngine::endCall(RunSlot &called)
{
    RunSlot *caller = find(called.run.calledBy.run);
    if (!caller || !isFinal(called.run.state))
        return;
    command::EndCall end = endOfCall(called.run);
    // What is put together from several outputs may be larger than any of them.
    if (const auto fits = checkPayload(end.output, m_setup.settings.payloadLimit); !fits)
        end.error = fits.error();
    (void)tellRun(*caller, end);
}

/// A run that is damaged is lost for who waits for it; one that only this program cannot read is not.
void RunEngine::recoverCalls(const std::vector<RecoveredRun> &recovered)
{
    std::unordered_set<quint64> there;
    for (const RecoveredRun &run : recovered) {
        if (run.trouble.code != errors::kJournalRunDamaged)
            there.insert(number(run.run));
    }
    std::vector<std::pair<RunId, StepIndex>> lost;
    for (const auto &[id, slot] : m_runs) {
        for (const auto &[step, call] : slot->run.calls) {
            if (!there.contains(number(call.run)))
                lost.emplace_back(RunId{id}, step);
        }
    }
    std::ranges::sort(lost);
    for (const auto &[id, step] : lost) {
        RunSlot *caller = find(id);
        if (const CalledRun *call = caller->run.callOf(step))
            (void)tellRun(*caller, command::EndCall{step, call->run, {}, calledRunLost(call->run, call->workflow)});
    }
}

} // namespace sluice
