#pragma once

#include "core/run/machine.h"

namespace sluice {

/// The changes that events make, one function each. Exists only while `evolve` runs.
///
/// In `evolve.cpp` lies what happens to single steps, in `evolvegraph.cpp` how that spreads, in `evolveitems.cpp` the
/// bodies of loops, in `evolvewaits.cpp` waits for events and runs, in `evolvepeople.cpp` what people do to a run, and in `evolverestart.cpp` how one opens again.
class Evolver {
public:
    /// `changed`: takes the steps whose state changes, as often as it does; may be none.
    Evolver(Run &run, WallTime at, std::vector<StepIndex> *changed = nullptr)
        : m_run(run)
        , m_at(at)
        , m_changed(changed)
    {
    }

    void operator()(const RunStarted &event);
    void operator()(const RunQueued &event);
    void operator()(const RunAdmitted &event);
    void operator()(const AttemptStarted &event);
    void operator()(const StepSucceeded &event);
    void operator()(const AttemptFailed &event);
    void operator()(const AttemptLost &event);
    void operator()(const AttemptLate &) {}
    void operator()(const StepHeld &) {}
    void operator()(const RetryScheduled &event);
    void operator()(const StepWaiting &event);
    void operator()(const StepWoken &event);
    void operator()(const ItemsFound &event);
    void operator()(const StepDeadLettered &event);
    void operator()(const StepFailed &event);
    void operator()(const LetterRedriven &event);
    void operator()(const LetterDiscarded &event);
    void operator()(const RunPaused &event);
    void operator()(const RunResumed &event);
    void operator()(const CancelRequested &) { stopAll(RunState::Cancelling); }
    void operator()(const AttemptAbandoned &event);
    void operator()(const RunEnded &event);
    void operator()(const StepSkipped &event);
    void operator()(const StepFed &event);
    void operator()(const StepAllowed &event);
    void operator()(const BreakpointsSet &event);
    void operator()(const BreakpointHit &event);
    void operator()(const RunRestarted &event);
    void operator()(const RunForked &event);
    void operator()(const LetterSnoozed &event);
    void operator()(const LetterWoken &event);
    void operator()(const DiscardUndone &event);
    void operator()(const StepAwaits &event);
    void operator()(const StepCalls &event);
    void operator()(const RunCalled &event);
    void operator()(const WaitEnded &event) { succeed(event.step, event.port, event.output); }

    /// Brings the run's own state in line with its steps.
    void settle();

private:
    [[nodiscard]] Step &step(StepIndex index) { return m_run.steps.edit(number(index)); }
    [[nodiscard]] Scope &scope(ScopeIndex index) { return m_run.scopes.edit(number(index)); }
    [[nodiscard]] StepIndex firstOf(StepIndex index) const
    {
        return m_run.scopes[number(m_run.step(index).scope)].firstStep;
    }
    void setState(StepIndex index, StepState state);
    void enterState(StepIndex index, StepState state);
    [[nodiscard]] bool waitsForTime(StepIndex index) const;
    void beginWait(StepIndex index, WallTime due);
    void leaveCall(StepIndex index);
    void finish(StepIndex index, StepState state);
    void closeLetter(Letter &letter, StepState state);
    void succeed(StepIndex index, const QString &port, const Payload &output);
    void callAgain();
    void succeedByHand(StepIndex index, const QString &port, const Payload &output);
    void fail(StepIndex index, const Error &error);
    void stopAll(RunState state);
    void undoNext();
    void endEarly();

    void openScope(quint32 region, StepIndex owner, quint32 item);
    void applyChoices(ScopeIndex index);
    void passOn(StepIndex index, bool failed);
    void answer(StepIndex target, bool taken, bool failed, bool handFed);
    void weigh(StepIndex target);
    void cancelLosers(StepIndex join);

    void openItems(StepIndex forEach);
    void closeScope(ScopeIndex index);
    void finishItems(StepIndex forEach);
    [[nodiscard]] bool isFedByHand(const Scope &closed) const;
    [[nodiscard]] bool isHeld(ScopeIndex index) const;
    void giveBack(ScopeIndex index);
    void dropBody(StepIndex forEach);

    [[nodiscard]] std::vector<StepIndex> reopenUnfinished(const QByteArray &click);
    void reopen(StepIndex index, const QByteArray &click);
    void recount(const std::vector<StepIndex> &again);
    void resumeItems(StepIndex forEach);

    Run &m_run;
    WallTime m_at;
    std::vector<StepIndex> *m_changed;
    bool m_isStopping = false; ///< the run fails by this event: no loop goes on
};

} // namespace sluice
