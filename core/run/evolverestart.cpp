#include "core/run/evolver.h"

#include <algorithm>

// A run that failed or was cancelled goes on: what did not succeed opens again, what did keeps its result.

namespace sluice {

void Evolver::operator()(const RunRestarted &event)
{
    m_run.clicks.insert(event.click);
    m_run.state = RunState::Running;
    m_run.ended = {};
    m_run.failure = {};
    m_run.paused = false;
    m_run.allowed.reset();
    m_run.haltedAt.reset();
    const std::vector<StepIndex> again = reopenUnfinished(event.click);
    recount(again);
    for (const StepIndex index : again) {
        const auto loop = m_run.items.find(index);
        if (loop == m_run.items.end())
            continue;
        setState(index, StepState::Waiting);
        if (loop->second.cap > 0)
            continue;
        const std::vector<ScopeIndex> scopes = m_run.scopesOf(index);
        loop->second.open = static_cast<quint32>(std::count_if(
            scopes.begin(), scopes.end(), [this](ScopeIndex scope) { return m_run.scopes[number(scope)].open > 0; }));
    }
    for (const StepIndex index : again) {
        if (m_run.step(index).isGone || m_run.step(index).state != StepState::Blocked)
            continue;
        const bool begins = !m_run.choices.empty()
                            && (m_run.choices[number(m_run.step(index).task)] == TaskChoice::Begin
                                || m_run.choices[number(m_run.step(index).task)] == TaskChoice::FeedAtOnce);
        if (begins || m_run.wiringOf(index).incoming == 0)
            setState(index, StepState::Ready);
        else
            weigh(index);
    }
    // Inner loops first: what they come to counts for those around them.
    for (auto index = again.rbegin(); index != again.rend(); ++index) {
        if (m_run.itemsOf(*index) && !m_run.step(*index).isGone)
            resumeItems(*index);
    }
}

/// Opens every step again that was cancelled or failed the run, and the loops around them. Gives them in step order.
std::vector<StepIndex> Evolver::reopenUnfinished(const QByteArray &click)
{
    std::vector<StepIndex> again;
    for (quint32 i = 0; i < m_run.steps.size(); ++i) {
        const Step &seen = m_run.steps[i];
        const bool wasCancelled = seen.state == StepState::Cancelled && !seen.dropped;
        // A failure that the run took care of is a result.
        const bool hasFailed = seen.state == StepState::Failed && !seen.passedOn;
        if (wasCancelled || hasFailed)
            again.push_back(StepIndex{i});
    }
    for (const StepIndex index : again)
        reopen(index, click);
    // A loop may have ended in the same moment in which a step of its last item failed the run.
    for (std::size_t i = m_run.scopes.size(); i-- > 1;) {
        const Scope &seen = m_run.scopes[i];
        if (seen.open == 0 || !isFinal(m_run.step(seen.owner).state))
            continue;
        const StepIndex owner = seen.owner;
        reopen(owner, click);
        again.push_back(owner);
    }
    std::sort(again.begin(), again.end());
    return again;
}

void Evolver::reopen(StepIndex index, const QByteArray &click)
{
    Step &again = step(index);
    if (again.state == StepState::Succeeded) {
        --m_run.doneSteps;
        std::erase(m_run.undoable, index);
    }
    setState(index, StepState::Blocked);
    ++m_run.openSteps;
    ++scope(again.scope).open;
    if (again.begun)
        ++again.epoch;
    again.attempts = 0;
    again.lost = 0;
    again.lease = 0;
    again.due = {};
    again.port = Plan::kNoPort;
    again.passedOn = false;
    again.output.clear();
    if (again.letter == 0)
        return;
    // Its letter was closed with the run; it is being sent on by this restart.
    Letter &letter = m_run.letters[again.letter - 1];
    letter.state = LetterState::Redriving;
    letter.changed = m_at;
    letter.lastClick = click;
    letter.givenUp = false;
    letter.decidedBy.clear(); // nobody has, this time
    letter.discardReason.clear();
    ++letter.redrives;
}

/// Gathers the answers of the steps before those that are open again; what is kept has the ones that it had.
void Evolver::recount(const std::vector<StepIndex> &again)
{
    for (const StepIndex index : again) {
        Step &open = step(index);
        open.resolved = 0;
        open.skippedIn = 0;
        open.failedIn = 0;
    }
    const auto isOpen = [&again](StepIndex index) { return std::binary_search(again.begin(), again.end(), index); };
    for (quint32 i = 0; i < m_run.steps.size(); ++i) {
        const Step &kept = m_run.steps[i];
        if (kept.isGone || !kept.passedOn || isOpen(StepIndex{i}))
            continue;
        // As in `StepFailed`: only what leaves by a port of its own is taken care of.
        const bool failed = kept.state == StepState::Failed && kept.port != Plan::kNoPort
                            && kept.port == m_run.wiringOf(StepIndex{i}).mainPort;
        const bool skipped = kept.state == StepState::Skipped;
        for (const Plan::OutEdge &edge : m_run.outOf(StepIndex{i})) {
            const StepIndex target{number(firstOf(StepIndex{i})) + edge.target};
            if (isOpen(target))
                answer(target, !skipped && edge.port == kept.port, failed, kept.handFed);
        }
    }
}

/// A loop whose items had been found goes on with those that are not done.
void Evolver::resumeItems(StepIndex forEach)
{
    const Items &items = m_run.items.find(forEach)->second;
    if (items.cap == 0) {
        if (items.open == 0 && !isFinal(m_run.step(forEach).state))
            finishItems(forEach);
        return;
    }
    for (const ScopeIndex index : m_run.scopesOf(forEach)) {
        if (m_run.scopes[number(index)].open == 0)
            closeScope(index);
    }
}

} // namespace sluice
