#pragma once

#include "core/run/machine.h"

namespace sluice {

/// The changes that events make, one function each. Exists only while `evolve` runs.
class Evolver {
public:
    Evolver(Run &run, WallTime at)
        : m_run(run)
        , m_at(at)
    {
    }

    void operator()(const RunStarted &event);
    void operator()(const AttemptStarted &event);
    void operator()(const StepSucceeded &event);
    void operator()(const AttemptFailed &event);
    void operator()(const AttemptLost &event);
    void operator()(const AttemptLate &) {}
    void operator()(const RetryScheduled &event);
    void operator()(const StepWaiting &event);
    void operator()(const StepWoken &event);
    void operator()(const ItemsFound &event);
    void operator()(const StepDeadLettered &event);
    void operator()(const StepFailed &event);
    void operator()(const LetterRedriven &event);
    void operator()(const LetterDiscarded &event);
    void operator()(const RunPaused &) { m_run.paused = true; }
    void operator()(const RunResumed &) { m_run.paused = false; }
    void operator()(const CancelRequested &) { stopAll(); }
    void operator()(const AttemptAbandoned &event) { finish(event.step, StepState::Cancelled); }
    void operator()(const RunEnded &event);

    /// Brings the run's own state in line with its steps.
    void settle();

private:
    [[nodiscard]] Step &step(StepIndex index) { return m_run.steps[number(index)]; }
    void openScope(quint32 region, StepIndex owner, quint32 item);
    void setState(StepIndex index, StepState state);
    void finish(StepIndex index, StepState state);
    void closeLetter(Letter &letter, StepState state);
    void succeed(StepIndex index, const QString &port, const Payload &output);
    void passOn(StepIndex index, bool failed);
    void answer(StepIndex target, bool taken, bool failed, bool handFed);
    void cancelLosers(StepIndex join);
    void closeScope(ScopeIndex index);
    [[nodiscard]] Payload scopeResult(const Scope &scope) const;
    void stopAll();

    Run &m_run;
    WallTime m_at;
};

} // namespace sluice
