#include "core/engine/runslot.h"

#include "core/run/fingerprint.h"
#include "core/run/input.h"

#include <algorithm>

namespace sluice {

std::vector<RunSlot *> inOrder(const RunSlots &runs)
{
    std::vector<RunSlot *> all;
    for (const auto &[id, slot] : runs)
        all.push_back(slot.get());
    std::ranges::sort(all, {}, [](const RunSlot *slot) { return slot->run.id; });
    return all;
}

RunSummary summaryOf(const Run &run)
{
    RunSummary summary;
    summary.id = run.id;
    summary.workflow = run.plan->workflowId;
    summary.version = run.plan->version;
    summary.trigger = run.trigger;
    summary.state = run.state;
    summary.started = run.started;
    summary.ended = run.ended;
    summary.steps = static_cast<quint32>(run.steps.size());
    summary.done = run.doneSteps;
    summary.letters = openLettersOf(run);
    summary.failure = run.failure;
    summary.content = run.plan->content;
    return summary;
}

LetterSummary letterSummaryOf(const Run &run, quint32 letterNumber, bool withPayload)
{
    const Letter &letter = *run.letter(letterNumber);
    const Plan::TaskNode &task = run.taskOf(letter.step);
    LetterSummary summary;
    summary.id = LetterId{run.id, letterNumber};
    summary.workflow = run.plan->workflowId;
    summary.task = task.id;
    summary.taskType = task.type;
    summary.connection = task.connection;
    summary.step = letter.step;
    summary.itemPath = itemPath(run, letter.step);
    summary.itemText = itemText(itemOf(run, letter.step));
    summary.state = letter.state;
    summary.failureClass = letter.failureClass;
    summary.error = letter.error;
    summary.fingerprint = fingerprint(QStringLiteral("step"), task.type, task.connection, letter.error);
    summary.created = letter.created;
    summary.changed = letter.changed;
    summary.redrives = letter.redrives;
    summary.snoozedUntil = letter.state == LetterState::Snoozed ? letter.snoozedUntil : WallTime{};
    const bool isDecided = letter.state == LetterState::Discarded || letter.state == LetterState::Resolved;
    summary.decidedBy = isDecided ? letter.decidedBy : QString();
    summary.reason = isDecided ? letter.discardReason : QString();
    if (withPayload)
        summary.payload = stepInput(run, letter.step);
    return summary;
}

quint32 openLettersOf(const Run &run)
{
    return static_cast<quint32>(std::count_if(run.letters.begin(), run.letters.end(), [](const Letter &letter) {
        return letter.state == LetterState::Open || letter.state == LetterState::Redriving;
    }));
}

void noteTouchedLetters(const Run &run, const Event &event, std::set<quint32> &touched)
{
    if (run.letters.empty())
        return;
    const auto touchAll = [&] {
        for (quint32 letter = 1; letter <= run.letters.size(); ++letter)
            touched.insert(letter);
    };
    const auto touchStep = [&](StepIndex step) {
        if (const quint32 letter = run.step(step).letter; letter != 0)
            touched.insert(letter);
    };
    std::visit(
        [&]<typename Data>(const Data &data) {
            constexpr bool stopsOrStarts =
                std::is_same_v<
                    Data,
                    CancelRequested> || std::is_same_v<Data, StepFailed> || std::is_same_v<Data, LetterDiscarded> || std::is_same_v<Data, RunEnded> || std::is_same_v<Data, RunRestarted> || std::is_same_v<Data, DiscardUndone>;
            if constexpr (stopsOrStarts)
                touchAll(); // what stops the run closes all its letters, and a restart opens them again
            else if constexpr (
                std::is_same_v<
                    Data,
                    StepDeadLettered> || std::is_same_v<Data, LetterRedriven> || std::is_same_v<Data, LetterSnoozed> || std::is_same_v<Data, LetterWoken>)
                touched.insert(data.letter);
            else if constexpr (requires { data.step; })
                touchStep(data.step);
        },
        event.data);
}

void noteOrderedLetter(const Run &run, const Event &event, std::set<quint32> &ordered)
{
    if (run.letters.empty())
        return;
    if (const auto *redriven = std::get_if<LetterRedriven>(&event.data))
        ordered.insert(redriven->letter);
    else if (const auto *discarded = std::get_if<LetterDiscarded>(&event.data))
        ordered.insert(discarded->letter);
    else if (const auto *snoozed = std::get_if<LetterSnoozed>(&event.data))
        ordered.insert(snoozed->letter);
}

quint64 payloadBytesOf(const Run &run)
{
    qsizetype sum = run.input.size();
    for (const Step &step : run.steps)
        sum += step.output.size();
    for (const auto &[step, items] : run.items)
        sum += items.list.size() + items.results.size();
    for (const auto &[step, input] : run.givenInputs)
        sum += input.size();
    for (const auto &[task, feed] : run.feeds)
        sum += feed.output.size();
    for (const Letter &letter : run.letters)
        sum += letter.editedInput.size();
    return static_cast<quint64>(sum);
}

quint64 payloadBytesOf(const Event &event)
{
    return std::visit(
        [](const auto &data) {
            qsizetype sum = 0;
            if constexpr (requires { data.output.size(); })
                sum += data.output.size();
            if constexpr (requires { data.input.size(); })
                sum += data.input.size();
            if constexpr (requires { data.list.size(); })
                sum += data.list.size();
            return static_cast<quint64>(sum);
        },
        event.data);
}

std::map<StepIndex, Nanoseconds> delaysOf(const Events &events)
{
    std::map<StepIndex, Nanoseconds> delays;
    for (const Event &event : events) {
        if (const auto *retry = std::get_if<RetryScheduled>(&event.data))
            delays[retry->step] = retry->due - event.at;
        else if (const auto *waiting = std::get_if<StepWaiting>(&event.data))
            delays[waiting->step] = waiting->due - event.at;
        else if (const auto *awaits = std::get_if<StepAwaits>(&event.data); awaits && awaits->ends)
            delays[awaits->step] = awaits->due - event.at;
        else if (const auto *calls = std::get_if<StepCalls>(&event.data); calls && calls->ends)
            delays[calls->step] = calls->due - event.at;
    }
    return delays;
}

} // namespace sluice
