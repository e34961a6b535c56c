#include "core/run/evolver.h"
#include "core/run/runtrigger.h"

// What people do to a run: letters, pauses, outputs given by hand, and forks.

namespace sluice {

void Evolver::operator()(const LetterRedriven &event)
{
    Letter &letter = m_run.letters[event.letter - 1];
    letter.state = LetterState::Redriving;
    letter.changed = m_at;
    letter.lastClick = event.click;
    ++letter.redrives;
    if (event.edited)
        letter.editedInput = event.input;
    m_run.clicks.insert(event.click);
    Step &again = step(letter.step);
    ++again.epoch;
    if (event.newEffect)
        again.keyEpoch = again.epoch;
    again.attempts = 0;
    again.lost = 0;
    again.handFed = again.handFed || event.edited;
    setState(letter.step, StepState::Ready);
}

void Evolver::operator()(const LetterDiscarded &event)
{
    Letter &letter = m_run.letters[event.letter - 1];
    m_run.clicks.insert(event.click);
    letter.discardReason = event.reason;
    letter.decidedBy = event.who;
    if (event.goOn) {
        step(letter.step).handFed = true;
        step(letter.step).given = true;
        succeed(letter.step, event.port, event.output);
        return;
    }
    fail(letter.step, Error(letter.error));
    letter.state = LetterState::Discarded; // a person gave it up, whatever the policy says
    letter.givenUp = true;
}

void Evolver::operator()(const RunPaused &event)
{
    m_run.paused = true;
    m_run.pausedBy = event.who;
    m_run.pausedSince = m_at;
}

void Evolver::operator()(const RunResumed &)
{
    m_run.paused = false;
    m_run.allowed.reset();
    m_run.haltedAt.reset();
    m_run.rejectedSince.clear(); // a pause is nobody's fault
}

void Evolver::operator()(const BreakpointsSet &event)
{
    m_run.breakpoints.clear();
    for (const QString &id : event.tasks) {
        if (const auto task = m_run.plan->find(id))
            m_run.breakpoints.insert(*task);
    }
}

/// A step is passed as soon as it halts the run: nothing that comes between the halt and its start can halt it again.
void Evolver::operator()(const BreakpointHit &event)
{
    m_run.paused = true;
    m_run.pausedBy.clear();
    m_run.pausedSince = m_at;
    m_run.haltedAt = event.step;
    m_run.passed[event.step] = m_run.step(event.step).epoch;
}

void Evolver::operator()(const StepAllowed &event)
{
    m_run.allowed = event.step;
    if (m_run.breakpoints.contains(m_run.step(event.step).task))
        m_run.passed[event.step] = m_run.step(event.step).epoch; // whoever steps, has stopped there
    m_run.freshReady.push_back(event.step);
}

void Evolver::operator()(const StepSkipped &event)
{
    if (const quint32 letter = m_run.step(event.step).letter; letter != 0)
        m_run.letters[letter - 1].decidedBy = event.who;
    succeedByHand(event.step, event.port, event.output);
}

void Evolver::succeedByHand(StepIndex index, const QString &port, const Payload &output)
{
    step(index).handFed = true;
    step(index).given = true;
    dropBody(index);
    succeed(index, port, output);
}

void Evolver::operator()(const StepFed &event)
{
    const Feed &feed = m_run.feeds.at(m_run.step(event.step).task);
    step(event.step).handFed = m_run.step(event.step).handFed || feed.pinned;
    step(event.step).given = feed.pinned;
    const bool isLoop = m_run.taskOf(event.step).role == TaskRole::ForEach;
    succeed(event.step, feed.port.isEmpty() && isLoop ? QStringLiteral("done") : feed.port, feed.output);
}

/// The runs under way that were called belong to the other run, and so does whoever called that one.
void Evolver::callAgain()
{
    for (const auto &[index, call] : std::map(m_run.calls)) {
        Step &again = step(index);
        ++again.epoch;
        again.attempts = 0;
        again.lost = 0;
        again.due = {};
        setState(index, StepState::Ready);
    }
    m_run.called.clear();
    m_run.leftCalls.clear();
    m_run.calledBy = {};
}

/// The attempts under way belong to the run that this one was forked from; here their steps are as before them.
void Evolver::operator()(const RunForked &event)
{
    m_run.forkedFrom = event.source;
    m_run.undoable.clear(); // what the other run did is for that one to undo
    callAgain();
    m_run.started = m_at;
    if (!isOfOtherRun(m_run.trigger))
        m_run.trigger = QStringLiteral("fork");
    m_run.paused = false;
    m_run.allowed.reset();
    m_run.haltedAt.reset();
    const StepSet running = m_run.running;
    for (const StepIndex index : running) {
        Step &again = step(index);
        --again.attempts;
        again.lease = 0;
        again.due = {};
        setState(index, StepState::Ready);
    }
    for (quint32 i = 0; i < m_run.steps.size(); ++i) {
        if (const Step &seen = m_run.steps[i]; seen.begun && !isFinal(seen.state))
            step(StepIndex{i}).firstStart = m_at;
    }
    for (const ForkEdit &edit : event.edits) {
        Step &edited = step(edit.step);
        if (edit.what == ForkEdit::What::Input) {
            edited.handFed = true;
            m_run.givenInputs[edit.step] = edit.value;
        } else if (!isFinal(edited.state)) {
            const bool isLoop = m_run.taskOf(edit.step).role == TaskRole::ForEach;
            succeedByHand(edit.step, isLoop ? QStringLiteral("done") : QString(), edit.value);
        } else {
            edited.handFed = true;
            edited.given = true;
            edited.output = edit.value;
            const StepIndex first = firstOf(edit.step);
            for (const Plan::OutEdge &edge : m_run.outOf(edit.step)) {
                const StepIndex target{number(first) + edge.target};
                if (edge.port == m_run.step(edit.step).port && !isFinal(m_run.step(target).state))
                    step(target).handFed = true;
            }
        }
    }
}

} // namespace sluice
