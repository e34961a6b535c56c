#include "core/engine/runengine.h"

#include "core/base/jsonvalue.h"
#include "core/engine/errors.h"
#include "core/journal/payloads.h"
#include "core/run/approval.h"
#include "core/run/errors.h"
#include "core/run/fork.h"

// What people order, each order audited.

namespace sluice {

void RunEngine::take(tell::ControlRun &message)
{
    RunSlot *slot = find(message.run);
    Result<void> done = failure(errors::kRunOver, {{QStringLiteral("run"), QString::number(number(message.run))}});
    using Action = tell::ControlRun::Action;
    if (message.action == Action::StepOnce && isHeld(kReadyQueue)) {
        answer(message.request, tl::unexpected(heldError(kReadyQueue)));
        return;
    }
    if (message.action == Action::StepOnce && slot && slot->group->isHeld) {
        answer(message.request, tl::unexpected(heldError(workflowQueue(slot->run.plan->workflowId))));
        return;
    }
    static const QString kNames[] = {QStringLiteral("run.cancel"), QStringLiteral("run.pause"),
                                     QStringLiteral("run.resume"), QStringLiteral("run.step"),
                                     QStringLiteral("run.breakpoints")};
    if (slot && message.action == Action::Cancel)
        done = tellRun(*slot, command::Cancel{message.who});
    else if (slot && message.action == Action::Pause)
        done = tellRun(*slot, command::Pause{message.who});
    else if (slot && message.action == Action::Resume)
        done = tellRun(*slot, command::Resume{message.who});
    else if (slot && message.action == Action::StepOnce)
        done = tellRun(*slot, command::StepOnce{message.who, message.step});
    else if (slot)
        done = tellRun(*slot, command::SetBreakpoints{message.tasks, message.who});
    if (!done) {
        answer(message.request, tl::unexpected(done.error()));
        return;
    }
    if (message.action == Action::Cancel) {
        stopFlights(*slot);
    } else if (message.action == Action::Resume) {
        offerAll(*slot);
        armAgain(*slot);
    } else if (message.action == Action::StepOnce) {
        for (const StepIndex step : pending(slot->run).start)
            offer(*slot, step);
    }
    audit(message.who, kNames[static_cast<std::size_t>(message.action)], QString::number(number(message.run)),
          QStringList(message.tasks.begin(), message.tasks.end()).join(QStringLiteral(", ")));
    answer(message.request, std::monostate{});
}

/// Gives each letter of a request to its run, and answers with what became of each.
template <typename Request, typename Order>
void RunEngine::forLetters(RequestId request, const Request &wanted, const QString &action, const QString &who,
                           const QString &reason, Order order)
{
    if (isHeld(kDeadLetterQueue)) {
        answer(request, tl::unexpected(heldError(kDeadLetterQueue)));
        return;
    }
    std::vector<LetterOutcome> outcomes;
    for (const LetterId &letter : wanted.letters) {
        LetterOutcome outcome{letter, std::nullopt};
        QByteArray click;
        if constexpr (requires { wanted.click; })
            click = clickOn(wanted.click, letter);
        RunSlot *slot = find(letter.run);
        const bool isLoose = letter.run == RunId{};
        const Result<void> done = isLoose ? tellLoose(letter, order(letter, click))
                                  : slot  ? tellRun(*slot, order(letter, click))
                                          : failure(errors::kLetterNotOpen,
                                                    {{QStringLiteral("letter"), letter.toString()}});
        if (!done)
            outcome.error = done.error();
        else
            audit(who, action, letter.toString(), reason);
        outcomes.push_back(std::move(outcome));
    }
    answer(request, std::move(outcomes));
}

void RunEngine::take(tell::Redrive &message)
{
    const auto fits = checkPayload(message.redrive.input.value_or(Payload()), m_setup.settings.payloadLimit);
    if (!fits) {
        answer(message.request, tl::unexpected(fits.error()));
        return;
    }
    forLetters(
        message.request, message.redrive, QStringLiteral("letter.redrive"), message.who, {},
        [&](const LetterId &letter, const QByteArray &click) -> Command {
            const auto seen = message.redrive.seen.find(letter);
            return command::Redrive{
                letter.index,          click,
                message.redrive.input, message.redrive.newEffect,
                message.who,           seen == message.redrive.seen.end() ? std::nullopt : std::optional(seen->second)};
        });
}

void RunEngine::take(tell::Discard &message)
{
    const auto fits = checkPayload(message.discard.output.value_or(Payload()), m_setup.settings.payloadLimit);
    if (!fits) {
        answer(message.request, tl::unexpected(fits.error()));
        return;
    }
    forLetters(
        message.request, message.discard,
        message.discard.output ? QStringLiteral("letter.resolve") : QStringLiteral("letter.discard"), message.who,
        message.discard.reason, [&](const LetterId &letter, const QByteArray &click) -> Command {
            return command::Discard{letter.index, click, message.discard.output, message.who, message.discard.reason};
        });
}

void RunEngine::take(tell::Snooze &message)
{
    const SnoozeRequest &wanted = message.snooze;
    forLetters(message.request, wanted, wanted.until ? QStringLiteral("letter.snooze") : QStringLiteral("letter.wake"),
               message.who, wanted.reason, [&](const LetterId &letter, const QByteArray &) -> Command {
                   if (!wanted.until)
                       return command::WakeLetter{letter.index, message.who};
                   return command::Snooze{letter.index, *wanted.until, message.who, wanted.reason};
               });
}

void RunEngine::take(tell::ControlBreaker &message)
{
    const auto gate = m_gates.find(message.breaker.connection);
    const QString &name = message.breaker.connection;
    if (gate == m_gates.end()) {
        answer(message.request, failure(errors::kConnectionUnknown, {{QStringLiteral("connection"), name}}));
        return;
    }
    const auto done = gate->second.control(message.breaker, message.who, clock().monotonic());
    if (!done) {
        answer(message.request, tl::unexpected(done.error()));
        return;
    }
    static const QString kActions[] = {QStringLiteral("breaker.forceOpen"), QStringLiteral("breaker.forceClosed"),
                                       QStringLiteral("breaker.reset"), QStringLiteral("breaker.disable")};
    audit(message.who, kActions[static_cast<std::size_t>(message.breaker.action)], name, message.breaker.reason);
    answer(message.request, std::monostate{});
}

void RunEngine::take(tell::Audit &message)
{
    audit(message.who, message.action, message.target, message.reason);
    answer(message.request, std::monostate{});
}

void RunEngine::take(tell::KeepAlerts &message)
{
    for (AlertRecord &record : message.alerts)
        m_batch.alerts.push_back(std::move(record));
    if (!message.who.isEmpty())
        audit(message.who, message.action, message.target, message.reason);
    answer(message.request, std::monostate{});
}

void RunEngine::take(tell::RestartRun &message)
{
    if (!takeKept(message.history.id)) {
        answer(message.request, failure(errors::kEngineStopped));
        return;
    }
    restart(message);
    m_next.released.push_back(message.history.id); // once the journal knows that it goes on
}

/// A run that is over is not in memory, unless it just ended: it is taken up as the journal has it.
void RunEngine::restart(tell::RestartRun &message)
{
    const RunId id = message.history.id;
    const auto done = tellAgain(message.history, command::Restart{message.click, message.who});
    if (!done) {
        answer(message.request, tl::unexpected(done.error()));
        return;
    }
    audit(message.who, QStringLiteral("run.restart"), QString::number(number(id)), {});
    answer(message.request, std::monostate{});
}

void RunEngine::take(tell::ForkRun &message)
{
    const RunHistory &source = message.source;
    tell::ReleaseRun release{source.id};
    take(release); // all that is needed of it is here
    for (const ForkEdit &edit : message.edits) {
        if (const auto fits = checkPayload(edit.value, m_setup.settings.payloadLimit); !fits) {
            answer(message.request, tl::unexpected(fits.error()));
            return;
        }
        if (!edit.value.isEmpty() && !oneJsonValue(edit.value)) {
            answer(message.request,
                   failure(errors::kRunEditNotJson, {{QStringLiteral("step"), QString::number(number(edit.step))}}));
            return;
        }
    }
    auto events = forkOf(source.id, source.plan, source.events, std::move(message.edits), message.who, clock().wall());
    if (!events) {
        answer(message.request, tl::unexpected(events.error()));
        return;
    }
    const RunId id{m_nextRun++};
    auto slot = std::make_unique<RunSlot>();
    slot->run = fold(id, source.plan, *events);
    slot->label = labelForRun({std::make_shared<const Workflow>(source.workflow), source.plan});
    slot->workflow = std::make_shared<const Workflow>(source.workflow);
    const auto delays = delaysOf(*events);
    slot->fresh = std::move(*events);
    for (quint32 letter = 1; letter <= slot->run.letters.size(); ++letter)
        slot->touchedLetters.insert(letter);
    RunSlot &kept = addRun(std::move(slot));
    kept.isDirty = true;
    kept.toldLetters.clear(); // nobody has heard of this run's own copies
    m_dirty.push_back(id);
    noteSnoozed(kept);
    armRecovered(kept, delays);
    spreadOverdue();
    offerAll(kept);
    audit(message.who, QStringLiteral("run.fork"), QString::number(number(source.id)), {});
    answer(message.request, id);
}

void RunEngine::take(tell::SkipStep &message)
{
    const SkipRequest &skip = message.skip;
    RunSlot *slot = find(skip.run);
    const Await *await = slot && number(skip.step) < slot->run.steps.size() ? slot->run.awaitOf(skip.step) : nullptr;
    const QString action = await && isApproval(*await) ? QStringLiteral("step.") + skip.port
                                                       : QStringLiteral("step.skip");
    Result<void> done = checkPayload(skip.output, m_setup.settings.payloadLimit);
    if (done && slot)
        done = tellRun(*slot, command::Skip{skip.step, skip.output, message.who, skip.reason, skip.port});
    else if (done)
        done = failure(errors::kRunOver, {{QStringLiteral("run"), QString::number(number(skip.run))}});
    if (!done) {
        answer(message.request, tl::unexpected(done.error()));
        return;
    }
    audit(message.who, action, QStringLiteral("%1/%2").arg(number(skip.run)).arg(number(skip.step)), skip.reason);
    answer(message.request, std::monostate{});
}

} // namespace sluice
