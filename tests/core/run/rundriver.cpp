#include "tests/core/run/rundriver.h"

#include "tests/core/support/joinholds.h"

namespace sluice::test {

QStringList eventNames(const Events &events)
{
    static const QStringList kNames{
        QStringLiteral("started"),   QStringLiteral("attempt"),     QStringLiteral("succeeded"),
        QStringLiteral("failed"),    QStringLiteral("lost"),        QStringLiteral("late"),
        QStringLiteral("retry"),     QStringLiteral("waiting"),     QStringLiteral("woken"),
        QStringLiteral("items"),     QStringLiteral("dead"),        QStringLiteral("stepFailed"),
        QStringLiteral("redriven"),  QStringLiteral("discarded"),   QStringLiteral("paused"),
        QStringLiteral("resumed"),   QStringLiteral("cancelAsked"), QStringLiteral("abandoned"),
        QStringLiteral("ended"),     QStringLiteral("skipped"),     QStringLiteral("fed"),
        QStringLiteral("allowed"),   QStringLiteral("restarted"),   QStringLiteral("forked"),
        QStringLiteral("snoozed"),   QStringLiteral("letterWoken"), QStringLiteral("undone"),
        QStringLiteral("queued"),    QStringLiteral("admitted"),    QStringLiteral("awaits"),
        QStringLiteral("waitEnded"), QStringLiteral("calls"),       QStringLiteral("called"),
        QStringLiteral("held"),      QStringLiteral("breakpoints"), QStringLiteral("halted")};
    QStringList names;
    for (const Event &event : events)
        names.append(kNames[static_cast<qsizetype>(event.data.index())]);
    return names;
}

void RunDriver::check()
{
    checkNewEvents();
    quint32 open_ = 0;
    quint32 done = 0;
    quint32 dead = 0;
    for (quint32 i = 0; i < run.steps.size(); ++i) {
        const Step &step = run.steps[i];
        if (step.isGone)
            continue;
        checkStep(StepIndex{i}, step);
        open_ += isFinal(step.state) ? 0 : 1;
        done += step.state == StepState::Succeeded ? 1 : 0;
        dead += step.state == StepState::DeadLettered ? 1 : 0;
    }
    for (const Tally &tally : run.givenBack)
        done += tally.succeeded;
    if (open_ != run.openSteps || done != run.doneSteps || dead != run.deadSteps)
        fault(QStringLiteral("the counts are not those of the steps"));
    for (const auto &[owner, items] : run.items) {
        if (items.cap > 0 && items.live.size() > items.cap)
            fault(QStringLiteral("more items at once than the cap"));
    }
    if (isFinal(run.state) && run.openSteps != 0)
        fault(QStringLiteral("a final run has open steps"));
    if (isFinal(run.state) && !started.empty())
        fault(QStringLiteral("a final run has attempts without an end"));
    if (run.state == RunState::Waiting && !(run.ready.empty() && run.running.empty()))
        fault(QStringLiteral("a waiting run has something to do"));
}

void RunDriver::checkStep(StepIndex index, const Step &step)
{
    if (run.ready.contains(index) && run.fed.contains(index))
        fault(QStringLiteral("a step waits for an attempt and for its mock"));
    const bool inReady = run.ready.contains(index) || run.fed.contains(index);
    const bool inRunning = run.running.contains(index);
    const bool inTimed = run.timed.contains(index);
    const Await *await = run.awaitOf(index);
    const CalledRun *call = run.callOf(index);
    const bool waitsForTime = await ? await->ends : call ? call->ends : run.taskOf(index).role != TaskRole::ForEach;
    if (call && step.state != StepState::Waiting)
        fault(QStringLiteral("a step that does not wait waits for a run"));
    const bool timed = step.state == StepState::Retrying || (step.state == StepState::Waiting && waitsForTime);
    if (await && step.state != StepState::Waiting)
        fault(QStringLiteral("a step that does not wait waits for an event"));
    if (inReady != (step.state == StepState::Ready) || inRunning != (step.state == StepState::Running)
        || inTimed != timed)
        fault(QStringLiteral("what is pending is not what the steps say"));
    const bool waits = step.state == StepState::Blocked || step.state == StepState::DeadLettered
                       || ((step.state == StepState::Retrying || step.state == StepState::Waiting)
                           && (step.due > now || run.itemsOf(index) || await || call));
    if (waits && whyNot(run, index, now).empty())
        fault(QStringLiteral("a step waits without a cause"));
    const Letter *letter = run.letterOf(index);
    // D4: open, snoozed and redriving letters match dead-lettered and redriven steps one to one.
    const bool isWaiting = letter && (letter->state == LetterState::Open || letter->state == LetterState::Snoozed);
    if (letter && isWaiting != (step.state == StepState::DeadLettered))
        fault(QStringLiteral("letter and step disagree"));
    if (letter && letter->state == LetterState::Redriving && isFinal(step.state))
        fault(QStringLiteral("a letter is being redriven after its step was done"));
    if (run.isStopped(index) && !isFinal(step.state) && step.state != StepState::Running)
        fault(QStringLiteral("a run that stops waits for a step that does not run"));
    if (!letter && step.state == StepState::DeadLettered)
        fault(QStringLiteral("a dead step has no letter"));
}

/// I3: recounts a join from the edges that lead to it.
void RunDriver::checkJoin(StepIndex index)
{
    if (!joinHolds(run, index))
        fault(QStringLiteral("I3: step %1 started before its join held").arg(number(index)));
}

/// R4: neither before its time nor after the step's deadline. R5: what failed for good is not tried again.
void RunDriver::checkTimes(const Event &event)
{
    if (const auto *start = std::get_if<AttemptStarted>(&event.data)) {
        const Step &step = run.step(start->step);
        const auto &limit = run.taskOf(start->step).reliability.stepDeadline;
        if (const auto due = dues.find(start->step); due != dues.end() && event.at < due->second)
            fault(QStringLiteral("R4: an attempt started before it was due"));
        if (limit && step.attempts + step.lost > 1 && event.at >= step.firstStart + *limit)
            fault(QStringLiteral("R4: an attempt started after the deadline of its step"));
        dues.erase(start->step);
    } else if (const auto *failed = std::get_if<AttemptFailed>(&event.data)) {
        if (failed->failureClass == FailureClass::Permanent)
            hopeless.insert(failed->step);
    } else if (const auto *retry = std::get_if<RetryScheduled>(&event.data)) {
        dues[retry->step] = retry->due;
        if (hopeless.contains(retry->step))
            fault(QStringLiteral("R5: a permanent failure is tried again"));
    } else if (const auto *redriven = std::get_if<LetterRedriven>(&event.data)) {
        hopeless.erase(run.letter(redriven->letter)->step);
        dues.erase(run.letter(redriven->letter)->step);
    } else if (std::holds_alternative<RunRestarted>(event.data) || std::holds_alternative<DiscardUndone>(event.data)) {
        hopeless.clear(); // what was open begins a new epoch
        dues.clear();
    }
}

void RunDriver::checkNewEvents()
{
    for (; checked < events.size(); ++checked) {
        const EventData &data = events[checked].data;
        checkTimes(events[checked]);
        const auto closes = [this](quint64 lease) {
            if (started.erase(lease) != 1)
                fault(QStringLiteral("an attempt ended twice, or never started"));
        };
        if (const auto *start = std::get_if<AttemptStarted>(&data)) {
            const Step &step = run.step(start->step);
            checkJoin(start->step);
            if (ended.contains(start->step) && ended[start->step].first == step.epoch)
                fault(QStringLiteral("a final step was dispatched again in its epoch"));
            for (const auto &[lease, running] : started) {
                if (running == start->step)
                    fault(QStringLiteral("two valid leases for one step"));
            }
            if (++attemptsInEpoch[start->step]
                > static_cast<quint32>(run.taskOf(start->step).reliability.maxAttempts) + kMaxLost + 40)
                fault(QStringLiteral("attempts without end"));
            if (step.attempts > run.taskOf(start->step).reliability.maxAttempts)
                fault(QStringLiteral("more attempts than allowed"));
            started[start->lease] = start->step;
        } else if (const auto *succeeded = std::get_if<StepSucceeded>(&data)) {
            closes(succeeded->lease);
            ended[succeeded->step] = {run.step(succeeded->step).epoch, 0};
        } else if (const auto *failed = std::get_if<AttemptFailed>(&data)) {
            closes(failed->lease);
        } else if (const auto *waiting = std::get_if<StepWaiting>(&data)) {
            closes(waiting->lease);
        } else if (const auto *awaits = std::get_if<StepAwaits>(&data)) {
            closes(awaits->lease);
        } else if (const auto *calls = std::get_if<StepCalls>(&data)) {
            closes(calls->lease);
            if (!called.insert(calls->run).second)
                fault(QStringLiteral("one run was called twice"));
        } else if (const auto *found = std::get_if<ItemsFound>(&data)) {
            closes(found->lease);
        } else if (const auto *lost = std::get_if<AttemptLost>(&data)) {
            closes(lost->lease);
        } else if (const auto *abandoned = std::get_if<AttemptAbandoned>(&data)) {
            closes(abandoned->lease);
        } else if (const auto *late = std::get_if<AttemptLate>(&data)) {
            started.erase(late->lease); // of a loser that a join cancelled while it ran
        } else if (const auto *hit = std::get_if<BreakpointHit>(&data)) {
            if (!halts.emplace(hit->step, run.step(hit->step).epoch).second)
                fault(QStringLiteral("a step halted the run twice in one epoch"));
            if (run.step(hit->step).state == StepState::Running)
                fault(QStringLiteral("a step halted the run after it had begun"));
        } else if (const auto *redriven = std::get_if<LetterRedriven>(&data)) {
            attemptsInEpoch[run.letter(redriven->letter)->step] = 0;
        } else if (std::holds_alternative<RunRestarted>(data) || std::holds_alternative<DiscardUndone>(data)) {
            attemptsInEpoch.clear();
        }
    }
    // What nobody needs any more ends without a word of its own; late results are only recorded.
    std::erase_if(started, [this](const auto &entry) { return isFinal(run.step(entry.second).state); });
}

void RunDriver::same(const Run &a, const Run &b)
{
    bool equal = a.state == b.state && a.sequence == b.sequence && a.steps.size() == b.steps.size()
                 && a.ready == b.ready && a.running == b.running && a.timed == b.timed && a.openSteps == b.openSteps
                 && a.fed == b.fed && a.awaits == b.awaits && a.calls == b.calls && a.called == b.called
                 && a.breakpoints == b.breakpoints && a.passed == b.passed && a.haltedAt == b.haltedAt
                 && a.allowed == b.allowed && a.paused == b.paused && a.letters.size() == b.letters.size()
                 && a.clicks == b.clicks && a.lastLease == b.lastLease;
    for (std::size_t i = 0; equal && i < a.steps.size(); ++i) {
        const Step &x = a.steps[i];
        const Step &y = b.steps[i];
        equal = x.state == y.state && x.output == y.output && x.attempts == y.attempts && x.epoch == y.epoch
                && x.isGone == y.isGone && x.due == y.due && x.lost == y.lost && x.port == y.port
                && x.handFed == y.handFed && x.given == y.given;
    }
    if (!equal)
        fault(QStringLiteral("a replay gives another state"));
}

} // namespace sluice::test
