#include "core/run/approval.h"
#include "core/run/decider.h"
#include "core/run/errors.h"
#include "core/run/letgo.h"

#include <algorithm>

// What people want of a run: letters, pauses, outputs given by hand, restarts, and single steps.

namespace sluice {

Result<const Letter *> Decider::openLetter(quint32 letterNumber) const
{
    const QString name = LetterId{m_run.id, letterNumber}.toString();
    const Letter *letter = m_run.letter(letterNumber);
    if (!letter)
        return failure(errors::kLetterUnknown, {{QStringLiteral("letter"), name}});
    if (letter->state != LetterState::Open)
        return failure(errors::kLetterNotOpen, {{QStringLiteral("letter"), name}});
    return letter;
}

Result<void> Decider::operator()(const command::Redrive &wanted)
{
    // A click that was answered once is answered the same way again.
    if (m_run.clicks.contains(wanted.click))
        return {};
    const auto letter = openLetter(wanted.letter);
    if (!letter)
        return tl::unexpected(letter.error());
    if (wanted.seen.value_or((*letter)->redrives) != (*letter)->redrives)
        return failure(errors::kLetterChanged,
                       {{QStringLiteral("letter"), LetterId{m_run.id, wanted.letter}.toString()}});
    emitEvent(LetterRedriven{wanted.letter, wanted.click, wanted.input.has_value(), wanted.input.value_or(Payload()),
                             wanted.newEffect, wanted.who});
    return {};
}

Result<void> Decider::operator()(const command::Discard &wanted)
{
    if (m_run.clicks.contains(wanted.click))
        return {};
    const auto letter = openLetter(wanted.letter);
    if (!letter)
        return tl::unexpected(letter.error());
    const bool isLoop = m_run.taskOf((*letter)->step).role == TaskRole::ForEach;
    emitEvent(LetterDiscarded{wanted.letter, wanted.click, wanted.output.has_value(), wanted.output.value_or(Payload()),
                              wanted.who, wanted.reason, isLoop ? QStringLiteral("done") : QString()});
    return {};
}

Result<void> Decider::operator()(const command::Pause &wanted)
{
    if (!m_run.paused && !isFinal(m_run.state))
        emitEvent(RunPaused{wanted.who});
    return {};
}

Result<void> Decider::operator()(const command::Resume &wanted)
{
    if (m_run.paused && !isFinal(m_run.state))
        emitEvent(RunResumed{wanted.who});
    return {};
}

Result<void> Decider::operator()(const command::Cancel &wanted)
{
    // What was done halfway is not left so by one click: each compensation can be skipped or given up.
    if (m_run.state == RunState::Compensating)
        return failure(errors::kRunCompensating, {{QStringLiteral("run"), QString::number(number(m_run.id))}});
    if (m_run.state != RunState::Cancelling && !isFinal(m_run.state))
        emitEvent(CancelRequested{wanted.who});
    return {};
}

Result<void> Decider::operator()(const command::Abandon &wanted)
{
    const Step &step = m_run.step(wanted.step);
    if (m_run.isStopped(wanted.step) && step.state == StepState::Running && step.lease == wanted.lease)
        emitEvent(AttemptAbandoned{wanted.step, wanted.lease});
    return {};
}

Result<void> Decider::operator()(const command::Skip &wanted)
{
    const bool known = number(wanted.step) < m_run.steps.size();
    if (!known || isFinal(m_run.step(wanted.step).state) || m_run.isStopped(wanted.step))
        return failure(errors::kRunStepNotSkippable, {{QStringLiteral("step"), QString::number(number(wanted.step))}});
    if (const Await *await = m_run.awaitOf(wanted.step); await && isApproval(*await))
        return decideApproval(*await, wanted);
    const bool isLoop = m_run.taskOf(wanted.step).role == TaskRole::ForEach;
    const QString port = wanted.port.isEmpty() && isLoop ? QStringLiteral("done") : wanted.port;
    emitEvent(StepSkipped{wanted.step, wanted.output, port, wanted.who, wanted.reason});
    return {};
}

/// An output that a person gives a step that asks for approval is a decision: by those who may, and by a port that says which.
Result<void> Decider::decideApproval(const Await &await, const command::Skip &wanted)
{
    if (wanted.port != kApprovedPort && wanted.port != kRejectedPort)
        return failure(errors::kApprovalNoDecision, {{QStringLiteral("port"), wanted.port}});
    if (!mayDecide(await, wanted.who))
        return failure(errors::kApprovalNotYours,
                       {{QStringLiteral("who"), wanted.who}, {QStringLiteral("approvers"), await.key}});
    if (wanted.port == kApprovedPort) {
        const QJsonObject form = m_run.taskOf(wanted.step).params.value(kApprovalForm).toObject();
        if (const auto fits = checkForm(form, wanted.output); !fits)
            return fits;
    }
    // It ends the wait, and is no output by hand: nothing that comes after it counts as fed.
    emitEvent(
        WaitEnded{wanted.step, wanted.port, decisionOutput(wanted.port, wanted.who, wanted.reason, wanted.output)});
    return {};
}

Result<void> Decider::operator()(const command::Restart &wanted)
{
    if (m_run.clicks.contains(wanted.click))
        return {};
    if (m_run.state != RunState::Failed && m_run.state != RunState::Cancelled)
        return failure(errors::kRunNotOver, {{QStringLiteral("run"), QString::number(number(m_run.id))}});
    emitEvent(RunRestarted{wanted.click, wanted.who});
    askAboutUnsure();
    return {};
}

Result<void> Decider::operator()(const command::SetBreakpoints &wanted)
{
    std::set<TaskIndex> tasks;
    for (const QString &id : wanted.tasks) {
        const auto task = m_run.plan->find(id);
        if (!task)
            return failure(errors::kRunUnknownTask, {{QStringLiteral("task"), id}});
        tasks.insert(*task);
    }
    if (m_run.sequence > 0 && tasks != m_run.breakpoints)
        emitEvent(BreakpointsSet{wanted.tasks, wanted.who});
    return {};
}

/// The step before which the run halts, else the first that is ready.
std::optional<StepIndex> Decider::nextToStep() const
{
    if (m_run.haltedAt)
        return m_run.haltedAt;
    std::optional<StepIndex> first;
    if (!m_run.ready.empty())
        first = *m_run.ready.begin();
    if (!m_run.fed.empty() && (!first || *m_run.fed.begin() < *first))
        first = *m_run.fed.begin();
    if (first)
        return first;
    const auto due = std::find_if(m_run.timed.begin(), m_run.timed.end(), [this](StepIndex index) {
        return m_run.step(index).state == StepState::Retrying && m_run.step(index).due <= m_now;
    });
    return due == m_run.timed.end() ? std::nullopt : std::optional(*due);
}

Result<void> Decider::operator()(const command::StepOnce &wanted)
{
    if (m_run.allowed)
        return {}; // it has not started yet
    const auto next = wanted.step ? wanted.step : nextToStep();
    const bool known = next && number(*next) < m_run.steps.size();
    const StepState state = known ? m_run.step(*next).state : StepState::Cancelled;
    if (!m_run.paused)
        return failure(errors::kRunNotPaused, {{QStringLiteral("run"), QString::number(number(m_run.id))}});
    const bool isDue = state == StepState::Ready || (state == StepState::Retrying && m_run.step(*next).due <= m_now);
    if (!isDue || m_run.state == RunState::Cancelling || m_run.state == RunState::Pending)
        return failure(errors::kRunNothingToStep, {{QStringLiteral("run"), QString::number(number(m_run.id))}});
    emitEvent(StepAllowed{*next, wanted.who});
    return {};
}

/// Pinned outputs count at once; mocks stand for attempts, and wait as these do when the run is paused. So does what is
/// pinned where the run may halt.
std::optional<StepIndex> Decider::nextToFeed() const
{
    if (m_run.state == RunState::Cancelling || m_run.state == RunState::Pending || isFinal(m_run.state))
        return std::nullopt;
    for (const StepIndex index : m_run.fed) {
        const TaskIndex task = m_run.step(index).task;
        const bool isAtOnce = m_run.feeds.at(task).pinned && !m_run.breakpoints.contains(task);
        if (!m_run.paused || m_run.allowed == index || isAtOnce || isLetGo(m_run, index))
            return index;
    }
    return std::nullopt;
}

void Decider::feedReady()
{
    while (const auto index = nextToFeed()) {
        if (m_run.haltsBefore(*index)) {
            emitEvent(BreakpointHit{*index});
            continue;
        }
        const Feed &feed = m_run.feeds.at(m_run.step(*index).task);
        if (!feed.failure) {
            emitEvent(StepFed{*index});
            continue;
        }
        const Error error = feed.error.code.isEmpty() ? Error{errors::kStepMocked, {}, {}} : feed.error;
        exhaust(*index, *feed.failure, error);
    }
}

Result<void> Decider::operator()(const command::GiveUp &wanted)
{
    const bool isKnown = number(wanted.step) < m_run.steps.size();
    const StepState state = isKnown ? m_run.step(wanted.step).state : StepState::Cancelled;
    const bool isWaiting = state == StepState::Ready || state == StepState::Retrying;
    const bool isHeld = m_run.state == RunState::Pending || m_run.state == RunState::Cancelling || m_run.paused;
    if (!isWaiting || isHeld || m_run.fed.contains(wanted.step))
        return failure(errors::kRunStepNotStartable, {{QStringLiteral("step"), QString::number(number(wanted.step))}});
    exhaust(wanted.step, FailureClass::Cancelled, wanted.error);
    return {};
}

} // namespace sluice
