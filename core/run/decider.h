#pragma once

#include "core/run/machine.h"

namespace sluice {

/// The decisions on commands, one function each. Exists only while `decide` runs.
class Decider {
public:
    Decider(Run &run, WallTime now, Events &events)
        : m_run(run)
        , m_now(now)
        , m_events(events)
    {
    }

    Result<void> operator()(const command::Start &wanted);
    Result<void> operator()(const command::Admit &wanted);
    Result<void> operator()(const command::StartAttempt &wanted);
    Result<void> operator()(const command::Succeed &report);
    Result<void> operator()(const command::Found &report);
    Result<void> operator()(const command::Wait &report);
    Result<void> operator()(const command::Await &report);
    Result<void> operator()(const command::Hear &heard);
    Result<void> operator()(const command::Call &report);
    Result<void> operator()(const command::EndCall &report);
    Result<void> operator()(const command::Fail &report);
    Result<void> operator()(const command::Wake &wanted);
    Result<void> operator()(const command::Recover &wanted);
    Result<void> operator()(const command::Lose &report);
    Result<void> operator()(const command::Redrive &wanted);
    Result<void> operator()(const command::Discard &wanted);
    Result<void> operator()(const command::Pause &wanted);
    Result<void> operator()(const command::Resume &wanted);
    Result<void> operator()(const command::Cancel &wanted);
    Result<void> operator()(const command::Abandon &wanted);
    Result<void> operator()(const command::Skip &wanted);
    Result<void> operator()(const command::Restart &wanted);
    Result<void> operator()(const command::StepOnce &wanted);
    Result<void> operator()(const command::Snooze &wanted);
    Result<void> operator()(const command::WakeLetter &wanted);
    Result<void> operator()(const command::UndoDiscard &wanted);
    Result<void> operator()(const command::GiveUp &wanted);
    Result<void> operator()(const command::Reject &wanted);
    Result<void> operator()(const command::SetBreakpoints &wanted);

    /// Gives steps that are ready their pinned outputs and mocks.
    void feedReady();
    void endIfDone();

private:
    template <typename Data>
    void emitEvent(Data data)
    {
        m_events.push_back({m_now, EventData(std::move(data))});
        evolve(m_run, m_events.back());
    }
    /// Whether a report is of the attempt that runs; one that is not is recorded and changes nothing.
    bool isCurrent(StepIndex step, quint64 lease, bool succeeded);
    [[nodiscard]] std::optional<StepIndex> nextToFeed() const;
    [[nodiscard]] std::optional<StepIndex> nextToStep() const;
    [[nodiscard]] Result<const Letter *> openLetter(quint32 letterNumber) const;
    void afterFailure(StepIndex index, FailureClass failureClass, const Error &error,
                      std::optional<Milliseconds> retryAfter);
    void tellHolds(const std::vector<StepHeld> &holds);
    void reject(StepIndex index, const Error &reason, Milliseconds comeBackIn);
    void exhaust(StepIndex index, FailureClass failureClass, const Error &error);
    void failByPort(StepIndex index, FailureClass failureClass, Error error);
    void deadLetter(StepIndex index, FailureClass failureClass, const Error &error);
    void askAboutUnsure();
    [[nodiscard]] Result<void> decideApproval(const Await &await, const command::Skip &wanted);
    void endWait(StepIndex index, const Await &await);
    void endWait(StepIndex index, const CalledRun &call);
    void lose(StepIndex index);
    void afterLoss(StepIndex index);
    [[nodiscard]] std::optional<WallTime> stepDeadline(StepIndex index) const;
    [[nodiscard]] std::optional<WallTime> withinDeadline(StepIndex index, std::optional<WallTime> wanted) const;
    [[nodiscard]] bool isSafe(const Plan::TaskNode &task) const
    {
        return task.safety == RepeatSafety::Safe || task.reliability.safeToRepeat;
    }

    Run &m_run;
    WallTime m_now;
    Events &m_events;
};

} // namespace sluice
