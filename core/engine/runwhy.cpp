#include "core/engine/runengine.h"

#include "core/engine/errors.h"
#include "core/journal/errors.h"
#include "core/run/errors.h"
#include "core/tasks/datasync.h"

#include <algorithm>
#include <functional>

// Why a step does not run now: what its run knows, and what the engine knows.

namespace sluice {

namespace {

/// Connections of a step that are gone. A gate stays while somebody waits there, who is let in as before; and a task that is
/// disabled calls nobody.
void addGone(const Run &run, StepIndex index, const std::map<QString, ConnectionGate> &gates,
             std::vector<why::EngineCause> &causes)
{
    const Plan::TaskNode &task = run.taskOf(index);
    const StepState state = run.step(index).state;
    if (task.disabled || state == StepState::Blocked || state == StepState::Waiting)
        return;
    QStringList wanted{task.connection};
    if (task.type == kSyncType)
        wanted.append(task.params.value(u"source").toString());
    for (const QString &connection : std::as_const(wanted)) {
        if (!connection.isEmpty() && !gates.contains(connection))
            causes.push_back(why::ConnectionGone{connection});
    }
}

} // namespace

void RunEngine::take(tell::AskWhy &message)
{
    RunSlot *slot = find(message.run);
    const QString run = QString::number(number(message.run));
    Result<news::AnswerValue> result = failure(errors::kJournalRunUnknown, {{QStringLiteral("run"), run}});
    if (slot && number(message.step) >= slot->run.steps.size())
        result = failure(errors::kRunUnknownStep, {{QStringLiteral("run"), run},
                                                   {QStringLiteral("step"), QString::number(number(message.step))}});
    else if (slot)
        result = whyNotNow(*slot, message.step);
    // Above all while the journal is in trouble somebody wants to know.
    std::vector<EngineNews> news;
    news.emplace_back(news::Answer{message.request, std::move(result)});
    m_effects.tell(std::move(news));
}

WhyNot RunEngine::whyNotNow(RunSlot &slot, StepIndex step)
{
    WhyNot why;
    why.run = whyNot(slot.run, step, clock().wall());
    const StepState state = slot.run.step(step).state;
    if (isFinal(state) || state == StepState::Running || isFinal(slot.run.state))
        return why;
    if (m_trouble)
        why.engine.push_back(why::JournalTrouble{m_trouble->error});
    if (slot.isHeld) {
        const WorkflowGroup &group = *slot.group;
        const auto ahead = group.pendingRuns.ahead(slot.heldPlace);
        why.engine.push_back(
            why::HeldBehind{static_cast<quint32>(ahead.value_or(0)), static_cast<quint32>(group.limits.runs)});
    }
    for (const auto &[queue, hold] : m_holds) {
        if (isIn(queue, slot, step) && queue != kDeadLetterQueue && queue != kEventQueue)
            why.engine.push_back(why::QueueHeld{queue, hold.who, hold.why, hold.since});
    }
    addLimitCauses(slot, step, why.engine);
    addGateCauses(slot, step, why.engine);
    return why;
}

void RunEngine::addLimitCauses(RunSlot &slot, StepIndex step, std::vector<why::EngineCause> &causes)
{
    const auto limited = slot.limited.find(step);
    if (limited == slot.limited.end())
        return;
    const WorkflowGroup::TaskGroup *task = limitedTask(slot, step);
    if (task && limited->second.line == &task->line)
        causes.push_back(why::LimitReached{slot.run.taskOf(step).id, task->limit});
    else
        causes.push_back(why::LimitReached{{}, static_cast<quint32>(slot.group->limits.steps)});
    if (const auto ahead = limited->second.line->ahead(limited->second.place); ahead && *ahead > 0)
        causes.push_back(why::InLine{{}, static_cast<quint32>(*ahead)});
}

/// Of a step that a gate turned away for a while, too: what keeps it out is still the gate.
void RunEngine::addGateCauses(RunSlot &slot, StepIndex index, std::vector<why::EngineCause> &causes)
{
    const QString &wanted = slot.run.taskOf(index).connection;
    addGone(slot.run, index, m_gates, causes);
    const auto gate = m_gates.find(wanted);
    const auto queued = slot.queued.find(index);
    const bool isAway = slot.run.rejectedSince.contains(index);
    if (gate == m_gates.end() || (queued == slot.queued.end() && !isAway))
        return;
    const MonoTime now = clock().monotonic();
    const Step &step = slot.run.step(index);
    ConnectionGate::Waiter waiter{slot.run.id, index};
    waiter.retry = step.attempts + step.lost > 0;
    waiter.afterTimeout = waiter.retry && step.timedOut;
    const ConnectionGate::Refusal refusal = gate->second.refusal(waiter, now);
    const bool hasEnd = refusal.until != MonoTime::max();
    const WallTime until = clock().wall()
                           + (hasEnd ? std::chrono::ceil<Milliseconds>(refusal.until - now) : Milliseconds(0));
    const QString &connection = gate->first;
    using Why = ConnectionGate::Refusal::Why;
    if (refusal.why == Why::Breaker) {
        const auto forced = gate->second.breaker(now).forcedBy.value_or(BreakerOrder{});
        causes.push_back(
            why::BreakerOpen{connection, hasEnd ? std::optional(until) : std::nullopt, forced.who, forced.why});
    } else if (refusal.why == Why::ServerPause) {
        causes.push_back(why::ServerPause{connection, until});
    } else if (refusal.why == Why::Limiter) {
        causes.push_back(why::RateLimited{connection, until});
    } else if (refusal.why == Why::Budget) {
        causes.push_back(why::RetriesSpent{connection, until});
    } else if (refusal.why == Why::Pool) {
        causes.push_back(why::PoolFull{connection, gate->second.connection().poolSize});
    }
    const auto ahead = queued == slot.queued.end() ? std::nullopt : gate->second.ahead(queued->second);
    if (ahead && *ahead > 0)
        causes.push_back(why::InLine{connection, static_cast<quint32>(*ahead)});
}

/// Attempts with their own pass, and attempts that hold one of another connection for a call.
void RunEngine::take(tell::AskHolders &message)
{
    if (!m_gates.contains(message.connection)) {
        answer(message.request,
               failure(errors::kQueueUnknown, {{QStringLiteral("queue"), connectionQueue(message.connection)}}));
        return;
    }
    const MonoTime now = clock().monotonic();
    std::vector<QueueItem> holders;
    const auto add = [&](const RunSlot &slot, StepIndex step, const ConnectionGate::Pass &pass) {
        QueueItem item;
        item.run = slot.run.id;
        item.step = step;
        item.workflow = slot.run.plan->workflowId;
        item.task = slot.run.taskOf(step).id;
        item.age = std::chrono::duration_cast<Milliseconds>(now - pass.since);
        holders.push_back(std::move(item));
    };
    for (const RunSlot *slot : inOrder(m_runs)) {
        for (const auto &[lease, flight] : slot->flights) {
            if (flight.pass && slot->run.taskOf(flight.step).connection == message.connection)
                add(*slot, flight.step, *flight.pass);
            if (flight.call && flight.call->pass && flight.call->connection == message.connection)
                add(*slot, flight.step, *flight.call->pass);
        }
    }
    for (const auto &[letter, record] : m_records) {
        if (!record.pass || record.connection != message.connection)
            continue;
        QueueItem item;
        item.letter = LetterId{RunId{}, letter}.toString();
        item.age = std::chrono::duration_cast<Milliseconds>(now - record.pass->since);
        holders.push_back(std::move(item));
    }
    std::ranges::stable_sort(holders, std::greater{}, &QueueItem::age);
    // Its news goes out at once, as that of `AskWhy`.
    std::vector<EngineNews> news;
    news.emplace_back(news::Answer{message.request, std::move(holders)});
    m_effects.tell(std::move(news));
}

} // namespace sluice
