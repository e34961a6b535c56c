#include "core/engine/errors.h"
#include "core/engine/runengine.h"
#include "core/engine/steptag.h"
#include "core/run/errors.h"

// Queues: who waits in them and for how long, holding them, and emptying them.

namespace sluice {

namespace {

constexpr QLatin1StringView kConnectionPrefix{"connection:"};
constexpr QLatin1StringView kWorkflowPrefix{"workflow:"};

Milliseconds ageOf(Nanoseconds age)
{
    return std::chrono::duration_cast<Milliseconds>(std::max(age, Nanoseconds(0)));
}

} // namespace

Result<void> RunEngine::checkQueue(const QString &queue) const
{
    const bool isKnown = queue == kEventQueue || queue == kReadyQueue || queue == kRetryQueue
                         || queue == kDeadLetterQueue
                         || (queue.startsWith(kConnectionPrefix)
                             && m_gates.contains(queue.mid(kConnectionPrefix.size())))
                         || (queue.startsWith(kWorkflowPrefix) && m_groups.contains(queue.mid(kWorkflowPrefix.size())));
    if (isKnown)
        return {};
    return failure(errors::kQueueUnknown, {{QStringLiteral("queue"), queue}});
}

Error RunEngine::heldError(const QString &queue) const
{
    const QueueHold &held = m_holds.at(queue);
    return {QString(errors::kQueueHeld),
            {{QStringLiteral("queue"), queue}, {QStringLiteral("who"), held.who}, {QStringLiteral("reason"), held.why}},
            {}};
}

/// While nothing starts, nothing comes to a gate either: what would stand there next counts as if it did.
bool RunEngine::isAtGate(const RunSlot &slot, StepIndex step) const
{
    return slot.queued.contains(step)
           || (m_isSuspended && slot.run.step(step).state == StepState::Ready
               && m_gates.contains(slot.run.taskOf(step).connection));
}

bool RunEngine::isIn(const QString &queue, const RunSlot &slot, StepIndex step) const
{
    const bool standsAtGate = isAtGate(slot, step);
    if (queue.startsWith(kConnectionPrefix))
        return standsAtGate && slot.run.taskOf(step).connection == queue.mid(kConnectionPrefix.size());
    const StepState state = slot.run.step(step).state;
    if (queue.startsWith(kWorkflowPrefix))
        return (state == StepState::Ready || state == StepState::Retrying)
               && slot.run.plan->workflowId == QStringView(queue).sliced(kWorkflowPrefix.size());
    return !standsAtGate && state == (queue == kReadyQueue ? StepState::Ready : StepState::Retrying);
}

bool RunEngine::isIn(const QString &queue, const SleepingRun &run, StepIndex step) const
{
    if (!run.isReady(step))
        return false;
    const QString &connection = run.plan->task(run.plan->regions.front().tasks[number(step)]).connection;
    const bool standsAtGate = m_isSuspended && m_gates.contains(connection);
    if (queue.startsWith(kConnectionPrefix))
        return standsAtGate && connection == queue.mid(kConnectionPrefix.size());
    if (queue.startsWith(kWorkflowPrefix))
        return run.plan->workflowId == QStringView(queue).sliced(kWorkflowPrefix.size());
    return !standsAtGate && queue == kReadyQueue;
}

QueueMeter::IsThere RunEngine::thereIn(const QString &queue)
{
    return [this, queue](const QueueMeter::Entry &entry) {
        const auto [run, step] = StepTag::from(entry.tag);
        if (const auto sleeping = m_sleeping.find(number(run)); sleeping != m_sleeping.end())
            return entry.mark == stayOf(Step()) && isIn(queue, sleeping->second, step);
        const RunSlot *slot = find(run);
        return slot && number(step) < slot->run.steps.size() && stayOf(slot->run.step(step)) == entry.mark
               && isIn(queue, *slot, step);
    };
}

void RunEngine::noteCame(const QString &queue, const RunSlot &slot, StepIndex step)
{
    QueueMeter &meter = m_meters[queue];
    const QueueMeter::Entry entry{StepTag{slot.run.id, step}.bits(), stayOf(slot.run.step(step)), clock().monotonic()};
    if (meter.came(entry))
        meter.trim(thereIn(queue));
    if (queue == kRetryQueue)
        noteCameInWorkflow(slot, step);
}

void RunEngine::noteFreshReady(RunSlot &slot)
{
    for (const StepIndex step : slot.run.freshReady) {
        if (slot.run.step(step).state != StepState::Ready)
            continue;
        noteCame(isAtGate(slot, step) ? connectionQueue(slot.run.taskOf(step).connection) : kReadyQueue, slot, step);
        noteCameInWorkflow(slot, step);
    }
}

void RunEngine::noteLetterRow(LetterId letter, LetterState state, WallTime created)
{
    const std::pair key(created, letter);
    if (state != LetterState::Open && state != LetterState::Redriving)
        m_left.erase(key);
    else if (m_left.insert(key).second)
        ++m_lettersFlow.came;
}

QueueSnapshot RunEngine::queueSnapshot(const QString &queue, quint64 estimate)
{
    QueueMeter &meter = meterOf(queue);
    meter.read(clock().monotonic(), estimate, thereIn(queue));
    return {queue, meter.depth(), meter.oldestAge(), meter.inPerSecond(), meter.outPerSecond()};
}

void RunEngine::addQueues(std::vector<QueueSnapshot> &queues)
{
    const MonoTime now = clock().monotonic();
    std::map<QString, quint64> records; // that wait to be sent once more
    for (const auto &[letter, record] : m_records)
        records[record.connection] += record.pass ? 0 : 1;
    for (const auto &[id, gate] : m_gates) {
        queues.push_back(queueSnapshot(connectionQueue(id), gate.waiting()));
        if (const auto waiting = records.find(id); waiting != records.end())
            queues.back().depth += waiting->second;
    }
    queues.push_back(queueSnapshot(kReadyQueue, m_ready));
    queues.push_back(queueSnapshot(kRetryQueue, m_timers.size()));
    m_lettersFlow.in.note(m_lettersFlow.came, now);
    m_lettersFlow.out.note(m_lettersFlow.came - std::min<quint64>(m_lettersFlow.came, m_left.size()), now);
    const Nanoseconds letterAge = m_left.empty() ? Nanoseconds(0) : clock().wall() - m_left.begin()->first;
    queues.push_back({kDeadLetterQueue, m_openLetters, ageOf(letterAge), m_lettersFlow.in.perSecond(),
                      m_lettersFlow.out.perSecond()});
    const Nanoseconds orderAge = m_heldOrders.empty() ? Nanoseconds(0) : now - m_heldOrders.front().since;
    queues.push_back({kEventQueue, m_heldOrders.size(), ageOf(orderAge)});
    addWorkflowQueues(queues);
    for (QueueSnapshot &queue : queues) {
        if (const auto held = m_holds.find(queue.id); held != m_holds.end())
            queue.hold = held->second;
    }
}

void RunEngine::take(tell::ControlQueue &message)
{
    const QueueRequest &order = message.order;
    const auto refuse = [&](Error error) { answer(message.request, tl::unexpected(std::move(error))); };
    if (const auto known = checkQueue(order.queue); !known)
        return refuse(known.error());
    const QMap<QString, QString> args{{QStringLiteral("queue"), order.queue}};
    if (order.action == QueueAction::Pause && isHeld(order.queue))
        return refuse(heldError(order.queue));
    if (order.action == QueueAction::Resume && !isHeld(order.queue))
        return refuse({QString(errors::kQueueNotHeld), args, {}});
    if (order.action == QueueAction::Purge && order.queue == kEventQueue)
        return refuse({QString(errors::kQueueNotPurgeable), args, {}});
    static const QString kNames[] = {QStringLiteral("queue.pause"), QStringLiteral("queue.resume"),
                                     QStringLiteral("queue.purge")};
    audit(message.who, kNames[static_cast<std::size_t>(order.action)], order.queue, order.reason);
    QueueOutcome done;
    if (order.action == QueueAction::Pause)
        hold(message);
    else if (order.action == QueueAction::Resume)
        letGo(order.queue);
    else
        done = purge(message);
    answer(message.request, done);
}

void RunEngine::hold(const tell::ControlQueue &message)
{
    const QueueHold &held = m_holds[message.order.queue] = {message.who, message.order.reason, clock().wall()};
    m_batch.holds.push_back({message.order.queue, held});
    if (message.order.queue.startsWith(kWorkflowPrefix))
        holdWorkflow(message.order.queue.mid(kWorkflowPrefix.size()), true);
}

void RunEngine::letGo(const QString &queue)
{
    m_holds.erase(queue);
    m_batch.holds.push_back({queue, std::nullopt});
    if (queue.startsWith(kWorkflowPrefix)) {
        holdWorkflow(queue.mid(kWorkflowPrefix.size()), false);
    } else if (queue == kEventQueue) {
        for (HeldOrder &order : std::exchange(m_heldOrders, {}))
            take(order.message);
    } else if (queue == kRetryQueue) {
        for (RunSlot *slot : inOrder(m_runs)) {
            if (!slot->isStill())
                armAgain(*slot);
        }
    }
}

/// New work that is asked for waits while its queue is held. What the engine hears of its own work never does, nor do
/// orders of people about what is under way.
bool RunEngine::holdBack(EngineMessage &message)
{
    if (!isHeld(kEventQueue))
        return false;
    const auto *published = std::get_if<tell::PublishEvent>(&message);
    const bool isNewWork = std::holds_alternative<tell::StartRun>(message)
                           || std::holds_alternative<tell::ExecuteWorkflow>(message)
                           || (published && published->request != 0);
    if (!isNewWork)
        return false;
    if (m_heldOrders.size() >= static_cast<std::size_t>(m_setup.settings.waitingRuns))
        answer(requestOf(message), tl::unexpected(heldError(kEventQueue)));
    else
        m_heldOrders.push_back({std::move(message), clock().monotonic()});
    return true;
}

void RunEngine::refuseHeldOrders()
{
    for (const HeldOrder &order : std::exchange(m_heldOrders, {}))
        answer(requestOf(order.message), failure(errors::kEngineStopped));
}

std::vector<std::pair<RunId, StepIndex>> RunEngine::stepsIn(const QString &queue)
{
    std::vector<std::pair<RunId, StepIndex>> steps;
    for (const auto &[id, slot] : m_runs) {
        const auto addFrom = [&](const StepSet &candidates) {
            for (const StepIndex step : candidates) {
                if (isIn(queue, *slot, step))
                    steps.emplace_back(slot->run.id, step);
            }
        };
        if (queue != kRetryQueue)
            addFrom(slot->run.ready);
        if (queue != kReadyQueue)
            addFrom(slot->run.timed);
    }
    for (const auto &[id, run] : m_sleeping) {
        for (const quint32 step : run.ready()) {
            if (isIn(queue, run, StepIndex{step}))
                steps.emplace_back(RunId{id}, StepIndex{step});
        }
    }
    std::ranges::sort(steps);
    return steps;
}

QueueOutcome RunEngine::purge(const tell::ControlQueue &message)
{
    const QueueRequest &order = message.order;
    if (order.queue == kDeadLetterQueue)
        return discardOpen(message.who, order.reason);
    const Error why{QString(errors::kQueuePurged),
                    {{QStringLiteral("queue"), order.queue},
                     {QStringLiteral("who"), message.who},
                     {QStringLiteral("reason"), order.reason}},
                    {}};
    QueueOutcome done = giveUp(stepsIn(order.queue), why);
    if (order.queue.startsWith(kConnectionPrefix))
        done.purged += giveUpRecords(order.queue.mid(kConnectionPrefix.size()), why);
    return done;
}

/// What its task says for the end of its attempts happens to each step; nothing is sent.
QueueOutcome RunEngine::giveUp(const std::vector<std::pair<RunId, StepIndex>> &steps, const Error &why)
{
    QueueOutcome done;
    for (const auto &[run, step] : steps) {
        RunSlot *slot = find(run);
        if (slot && tellRun(*slot, command::GiveUp{step, why})) {
            leaveLine(*slot, step);
            slot->timers.erase(step);
        }
        const StepState state = slot ? slot->run.step(step).state : StepState::Cancelled;
        const bool isLeft = state == StepState::Ready || state == StepState::Retrying;
        ++(isLeft ? done.kept : done.purged);
    }
    return done;
}

QueueOutcome RunEngine::discardOpen(const QString &who, const QString &reason)
{
    QueueOutcome done;
    const QByteArray purge = "purge-" + QByteArray::number(qint64(clock().wall().time_since_epoch().count())) + '/';
    for (const auto &[created, letter] : std::set(m_left)) {
        const command::Discard discard{letter.index, purge + letter.toString().toLatin1(), {}, who, reason};
        RunSlot *slot = find(letter.run);
        const Result<void> discarded = letter.run == RunId{} ? tellLoose(letter, discard)
                                       : slot                ? tellRun(*slot, discard)
                                                             : failure(errors::kLetterNotOpen,
                                                                       {{QStringLiteral("letter"), letter.toString()}});
        ++(discarded ? done.purged : done.kept);
        if (discarded)
            audit(who, QStringLiteral("letter.discard"), letter.toString(), reason);
    }
    return done;
}

void RunEngine::take(tell::PeekQueue &message)
{
    if (const auto known = checkQueue(message.queue); !known) {
        answer(message.request, tl::unexpected(known.error()));
        return;
    }
    if (message.queue == kDeadLetterQueue) {
        answer(message.request, peekLetters(message.count));
        return;
    }
    if (message.queue == kEventQueue) {
        answer(message.request, peekOrders(message.count));
        return;
    }
    std::vector<QueueItem> items;
    for (const QueueMeter::Entry &entry : meterOf(message.queue).first(message.count, thereIn(message.queue)))
        items.push_back(itemOf(entry));
    answer(message.request, std::move(items));
}

QueueItem RunEngine::itemOf(const QueueMeter::Entry &entry)
{
    const auto [run, step] = StepTag::from(entry.tag);
    const RunSlot &slot = *find(run);
    QueueItem item;
    item.run = slot.run.id;
    item.step = step;
    item.workflow = slot.run.plan->workflowId;
    item.task = slot.run.taskOf(step).id;
    item.age = ageOf(clock().monotonic() - entry.since);
    if (slot.run.step(step).state == StepState::Retrying)
        item.due = slot.run.step(step).due;
    return item;
}

std::vector<QueueItem> RunEngine::peekLetters(quint32 count) const
{
    std::vector<QueueItem> items;
    for (const auto &[created, id] : m_left) {
        if (items.size() == count)
            break;
        QueueItem item;
        item.letter = id.toString();
        item.run = id.run;
        item.age = ageOf(clock().wall() - created);
        const auto run = m_runs.find(number(id.run));
        const auto loose = m_loose.find(id.index);
        if (run != m_runs.end()) {
            item.step = run->second->run.letter(id.index)->step;
            item.workflow = run->second->run.plan->workflowId;
            item.task = run->second->run.taskOf(*item.step).id;
        } else if (id.run == RunId{} && loose != m_loose.end()) {
            item.task = loose->second.origin;
        }
        items.push_back(std::move(item));
    }
    return items;
}

std::vector<QueueItem> RunEngine::peekOrders(quint32 count) const
{
    std::vector<QueueItem> items;
    for (const HeldOrder &held : m_heldOrders) {
        if (items.size() == count)
            break;
        QueueItem item;
        item.order = QStringLiteral("run.start");
        if (const auto *start = std::get_if<tell::StartRun>(&held.message)) {
            item.workflow = start->run.workflow.id;
        } else if (const auto *execute = std::get_if<tell::ExecuteWorkflow>(&held.message)) {
            item.workflow = execute->workflow;
        } else if (const auto *published = std::get_if<tell::PublishEvent>(&held.message)) {
            item.order = QStringLiteral("event.publish");
            item.task = published->event.topic;
        }
        item.age = ageOf(clock().monotonic() - held.since);
        items.push_back(std::move(item));
    }
    return items;
}

} // namespace sluice
