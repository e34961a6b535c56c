#include "core/engine/errors.h"
#include "core/engine/runengine.h"
#include "core/run/runtrigger.h"
#include "core/script/jsontext.h"
#include "core/workflow/triggerjson.h"
#include "core/workflow/triggerrules.h"

#include <algorithm>

// Triggers of armed workflows. What one of them asks for becomes a row of the journal together with the note that it has
// been asked for; then it stands in line as a webhook does, and becomes a run, or a letter, in one transaction with the end
// of that row. So a crash loses none and starts none twice.

namespace sluice {

namespace {

/// Runs that one trigger has asked for and that have not begun, at most; what comes then becomes letters.
constexpr std::size_t kMostInLine = 1024;
/// Files wait in their folder instead, where they are told of again.
constexpr std::size_t kMostFilesInLine = 500;

QString triggerText(const TriggerFiring &firing)
{
    switch (firing.kind) {
    case TriggerKind::Failure:
        return kFailureTrigger + firing.trigger;
    case TriggerKind::Event:
        return (tellsOfRuns(firing.cause) ? kFollowTrigger : QLatin1StringView("event ")) + firing.trigger;
    case TriggerKind::File:
        return QStringLiteral("file ") + firing.trigger;
    case TriggerKind::Cron:
    case TriggerKind::Interval:
    case TriggerKind::Manual:
        break;
    }
    return QStringLiteral("schedule ") + firing.trigger;
}

} // namespace

void RunEngine::take(tell::ArmWorkflow &message)
{
    if (m_trouble) {
        answer(message.request, tl::unexpected(m_trouble->error));
        return;
    }
    QStringList what;
    if (message.definition) {
        if (const auto armed = arm(message); !armed) {
            answer(message.request, tl::unexpected(armed.error()));
            return;
        }
        what.append(QStringLiteral("v%1").arg(m_triggers.armed().at(message.workflow).number));
        for (const ArmedTrigger &each : m_triggers.armed().at(message.workflow).triggers)
            what.append(QString(nameOf(each.trigger.kind)) + u' ' + each.trigger.id);
    } else if (!m_triggers.disarm(message.workflow)) {
        answer(message.request, failure(errors::kTriggerNotArmed, {{QStringLiteral("workflow"), message.workflow}}));
        return;
    } else {
        what = endUnarmed(message.workflow);
    }
    audit(message.who, message.definition ? QStringLiteral("workflow.arm") : QStringLiteral("workflow.disarm"),
          message.workflow, what.join(QStringLiteral(", ")));
    answer(message.request, std::monostate{});
    listenIfNeeded();
    m_effects.watchFolders(m_triggers.fileWatches(m_setup.workspace));
}

Result<void> RunEngine::arm(const tell::ArmWorkflow &message)
{
    auto target = startable(*message.definition);
    if (!target)
        return tl::unexpected(target.error());
    const bool isStarted = std::ranges::any_of(message.definition->triggers, startsByItself, &Trigger::kind);
    if (!isStarted && !m_hooks.hasEndpointOf(message.workflow))
        return failure(errors::kTriggerNone, {{QStringLiteral("workflow"), message.workflow}});
    const auto armed = m_triggers.arm(message.definition, message.who, clock().wall());
    if (!armed)
        return armed;
    quint32 number = m_versions.numberOf(message.workflow, target->plan->content);
    if (number == 0)
        number = keepVersion({target->plan->version, *target->workflow, target->plan->content}, VersionKind::Found,
                             message.who, {})
                     .number;
    m_triggers.setNumber(message.workflow, number);
    m_toldUnarmed.erase(message.workflow);
    // What is in line already starts as what is armed now.
    m_hooks.read(armedName(message.workflow), std::move(target), clock().monotonic());
    return {};
}

/// Of what was asked for and has not begun, what triggers asked for becomes nothing, which is noted, and webhooks letters.
QStringList RunEngine::endUnarmed(const QString &workflow)
{
    QStringList nothing;
    for (const HookLine::Waiting &waiting : m_hooks.giveUp(workflow)) {
        if (endUnarmed(waiting, workflow))
            nothing.append(QStringLiteral("#%1").arg(waiting.hook.receipt));
    }
    return nothing;
}

/// True: it becomes nothing.
bool RunEngine::endUnarmed(const HookLine::Waiting &waiting, const QString &workflow)
{
    const bool isTrigger = workflowOfTrigger(waiting.hook.endpoint).has_value();
    const Error unarmed{QString(errors::kHookUnarmed),
                        {{QStringLiteral("endpoint"), waiting.hook.endpoint}, {QStringLiteral("workflow"), workflow}},
                        {}};
    if (waiting.letter != 0) {
        tell::LetterDelivered refused{waiting.letter, waiting.redrives, unarmed};
        take(refused);
        return false;
    }
    if (!isTrigger)
        keepUnfired(waiting.hook, workflow, unarmed);
    m_batch.hookEnds.push_back({waiting.hook.receipt, RunId{}});
    m_callers.become(waiting.hook.receipt, RunId{});
    return isTrigger;
}

void RunEngine::take(tell::WatchTriggers &message)
{
    if (message.on)
        m_triggers.watch(clock().monotonic());
    else
        m_triggers.leave();
    m_hooks.holdTriggers(!message.on);
    fireDue();
}

/// So many runs may triggers ask for now.
std::size_t RunEngine::roomForTriggers() const
{
    const auto bound = static_cast<std::size_t>(m_setup.settings.waitingRuns);
    const std::size_t taken = m_notBegun + m_hooks.count() + m_taking.count;
    const bool isClosed = m_trouble || m_isSuspended || isHeld(kEventQueue) || taken >= bound;
    return isClosed ? 0 : bound - taken;
}

/// Files wait where they lie until there is room: they are told of again.
void RunEngine::take(tell::FilesFound &message)
{
    const std::size_t inLine = m_hooks.waitingAt(triggerEndpoint(message.workflow, message.trigger));
    const std::size_t room = std::min(roomForTriggers(), kMostFilesInLine - std::min(inLine, kMostFilesInLine));
    if (room == 0)
        return;
    for (TriggerFiring &firing : m_triggers.found(message.workflow, message.trigger, message.files, room))
        fire(std::move(firing));
}

/// While nothing new may start, nobody watches: what is due meanwhile is missed, and made up for by its policy.
void RunEngine::fireDue()
{
    if (m_triggers.armed().empty())
        return;
    if (roomForTriggers() == 0) {
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
    // A time names its run, and the journal takes a name once a day; events may be alike.
    hook.id = firing.cause;
    if (!isScheduled(firing.kind))
        hook.id += QStringLiteral(" #%1").arg(hook.receipt);
    hook.contentType = QStringLiteral("application/json");
    hook.headers.insert(kTriggerHeader, triggerText(firing));
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

/// What happens to a run starts no run of the same workflow, and nothing at all if that run was itself started so: else
/// two workflows could start each other without end.
void RunEngine::fireHeard(const QString &topic, WallTime at, const Payload &data)
{
    if (!m_triggers.hears(topic))
        return;
    const QJsonValue about = tellsOfRuns(topic) ? jsontext::toValue(data) : QJsonValue();
    if (startsNothing(about))
        return;
    for (TriggerFiring &firing : m_triggers.heard(topic, at, data, about[u"workflow"].toString()))
        fire(std::move(firing));
}

/// Runs that were started because of what happened to another, and those that they call, start nothing by what happens
/// to them. Nor does a dry run, of which nothing goes out.
bool RunEngine::startsNothing(const RunSlot &slot)
{
    if (slot.run.dry)
        return true;
    const RunSlot *at = &slot;
    while (at && !isOfOtherRun(at->run.trigger))
        at = at->run.calledBy.run == RunId{} ? nullptr : find(at->run.calledBy.run);
    return at;
}

/// The same for an event of a run or letter. The letter of a run that could not be started counts as that run.
bool RunEngine::startsNothing(const QJsonValue &about)
{
    if (const RunSlot *slot = find(RunId{static_cast<quint64>(about[u"run"].toInteger())}))
        return startsNothing(*slot);
    const auto id = LetterId::fromString(about[u"letter"].toString());
    const auto letter = m_loose.find(id && id->run == RunId{} ? id->index : 0);
    return isOfOtherRun(about[u"trigger"].toString())
           || (letter != m_loose.end() && letter->second.kind == LetterKind::Trigger);
}

void RunEngine::fireFailed(const RunSlot &slot, const LetterSummary *letter)
{
    if (m_triggers.armed().empty() || startsNothing(slot))
        return;
    const RunSummary run = summaryOf(slot.run);
    TriggerFailure failed{run.workflow, run.id, {}, {}, run.failure};
    if (letter)
        failed = {run.workflow, run.id, letter->id.toString(), letter->task, letter->error};
    for (TriggerFiring &firing : m_triggers.failed(failed))
        fire(std::move(firing));
}

/// Events that are neither recorded nor of runs come by the bus, and only while somebody here waits for some.
void RunEngine::listenIfNeeded()
{
    const bool isNeeded = !m_waits.isEmpty() || m_triggers.listens();
    if (m_listens == isNeeded)
        return;
    m_listens = isNeeded;
    m_effects.listen(m_listens);
}

} // namespace sluice
