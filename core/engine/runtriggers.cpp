#include "core/engine/errors.h"
#include "core/engine/runengine.h"
#include "core/workflow/triggerjson.h"

#include <algorithm>

// Triggers of armed workflows. What one of them asks for becomes a row of the journal together with the note that it has
// been asked for; then it stands in line as a webhook does, and becomes a run, or a letter, in one transaction with the end
// of that row. So a crash loses none and starts none twice.

namespace sluice {

namespace {

/// Runs that one trigger has asked for and that have not begun, at most; what comes then becomes letters.
constexpr std::size_t kMostInLine = 1024;
/// Begins the trigger of a run that was started because another failed.
const QString kFailureTrigger = QStringLiteral("failure ");

} // namespace

void RunEngine::take(tell::ArmWorkflow &message)
{
    if (m_trouble) {
        answer(message.request, tl::unexpected(m_trouble->error));
        return;
    }
    if (message.isArmed) {
        const auto armed = m_triggers.arm(message.workflow, message.triggers, message.who, clock().wall());
        if (!armed) {
            answer(message.request, tl::unexpected(armed.error()));
            return;
        }
    } else if (!m_triggers.disarm(message.workflow)) {
        answer(message.request, failure(errors::kTriggerNotArmed, {{QStringLiteral("workflow"), message.workflow}}));
        return;
    }
    QStringList names;
    for (const Trigger &trigger : message.triggers)
        names.append(QString(nameOf(trigger.kind)) + u' ' + trigger.id);
    audit(message.who, message.isArmed ? QStringLiteral("workflow.arm") : QStringLiteral("workflow.disarm"),
          message.workflow, names.join(QStringLiteral(", ")));
    answer(message.request, std::monostate{});
    listenIfNeeded();
}

void RunEngine::take(tell::WatchTriggers &message)
{
    if (message.on)
        m_triggers.watch(clock().monotonic());
    else
        m_triggers.leave();
    m_triggersHeld = !message.on;
    fireDue();
}

/// While nothing new may start, nobody watches: what is due meanwhile is missed, and made up for by its policy.
void RunEngine::fireDue()
{
    if (m_triggers.armed().empty())
        return;
    const auto bound = static_cast<std::size_t>(m_setup.settings.waitingRuns);
    const bool isFull = m_notBegun + m_hooks.count() + m_taking.count >= bound;
    if (m_trouble || m_isSuspended || isFull || isHeld(kEventQueue)) {
        m_triggers.leave();
        return;
    }
    for (TriggerFiring &firing : m_triggers.due(clock().monotonic(), clock().wall()))
        fire(std::move(firing));
}

/// Asks for a run: it is in line once that is durable.
void RunEngine::fire(TriggerFiring firing)
{
    StoredHook hook;
    hook.receipt = m_nextHook++;
    hook.endpoint = triggerEndpoint(firing.workflow, firing.trigger);
    hook.id = QStringLiteral("%1 #%2").arg(firing.cause).arg(hook.receipt);
    hook.contentType = QStringLiteral("application/json");
    hook.headers.insert(kTriggerHeader, firing.kind == TriggerKind::Event     ? QStringLiteral("event ")
                                        : firing.kind == TriggerKind::Failure ? kFailureTrigger
                                                                              : QStringLiteral("schedule "));
    hook.headers[kTriggerHeader] += firing.trigger;
    hook.body = std::move(firing.input);
    hook.received = clock().wall();
    if (m_hooks.waitingAt(hook.endpoint) >= kMostInLine) {
        keepUnfired(hook, firing.workflow,
                    Error{QString(errors::kTriggerLineFull),
                          {{QStringLiteral("workflow"), firing.workflow},
                           {QStringLiteral("trigger"), firing.trigger},
                           {QStringLiteral("most"), QString::number(kMostInLine)}},
                          {}});
        return;
    }
    ++m_taking.count;
    m_taking.bytes += hook.body.size();
    m_batch.hooks.push_back(hook);
    m_next.hooks.push_back({std::move(hook), nullptr});
}

void RunEngine::fireHeard(const QString &topic, WallTime at, const Payload &data)
{
    for (TriggerFiring &firing : m_triggers.heard(topic, at, data))
        fire(std::move(firing));
}

/// Runs that were started because of a failure, and those that they call, start nothing by failing themselves.
bool RunEngine::isOfFailure(const RunSlot &slot)
{
    const RunSlot *at = &slot;
    while (at && !at->run.trigger.startsWith(kFailureTrigger))
        at = at->run.calledBy.run == RunId{} ? nullptr : find(at->run.calledBy.run);
    return at;
}

void RunEngine::fireFailed(const RunSlot &slot, const LetterSummary *letter)
{
    if (m_triggers.armed().empty() || isOfFailure(slot))
        return;
    const RunSummary run = summaryOf(slot.run);
    TriggerFailure failed{run.workflow, run.id, {}, {}, run.failure};
    if (letter)
        failed = {run.workflow, run.id, letter->id.toString(), letter->task, letter->error};
    for (TriggerFiring &firing : m_triggers.failed(failed))
        fire(std::move(firing));
}

/// Other events than the recorded ones come by the bus, and only while somebody here waits for some.
void RunEngine::listenIfNeeded()
{
    const bool isNeeded = !m_waits.isEmpty() || m_triggers.listens();
    if (m_listens == isNeeded)
        return;
    m_listens = isNeeded;
    m_effects.listen(m_listens);
}

} // namespace sluice
