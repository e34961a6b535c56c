#include "core/engine/taskrates.h"

#include "core/run/plan.h"

#include <algorithm>
#include <numeric>
#include <optional>

namespace sluice {

namespace {

constexpr std::chrono::seconds kRateSlot{5};

qint64 slotAt(MonoTime now)
{
    return now.time_since_epoch() / kRateSlot;
}

/// The step that is done by this event.
std::optional<StepIndex> doneBy(const Event &event)
{
    if (const auto *done = std::get_if<StepSucceeded>(&event.data))
        return done->step;
    if (const auto *woken = std::get_if<StepWoken>(&event.data))
        return woken->step;
    if (const auto *fed = std::get_if<StepFed>(&event.data))
        return fed->step;
    return std::nullopt;
}

} // namespace

void TaskRates::take(const Run &run, const Events &events, MonoTime now)
{
    const qint64 slot = slotAt(now);
    if (slot - m_cleaned >= kSlots)
        forget(slot);
    for (const Event &event : events) {
        const auto step = doneBy(event);
        if (!step)
            continue;
        Minute &minute = m_minutes[{run.plan->workflowId, run.plan->version, run.taskOf(*step).id}];
        advance(minute, slot);
        ++minute.slots[static_cast<std::size_t>(slot % kSlots)];
    }
}

std::map<std::pair<QByteArray, QString>, quint64> TaskRates::ofWorkflow(const QString &workflow, MonoTime now)
{
    const qint64 slot = slotAt(now);
    forget(slot);
    std::map<std::pair<QByteArray, QString>, quint64> counts;
    for (auto each = m_minutes.lower_bound({workflow, {}, {}});
         each != m_minutes.end() && each->first.workflow == workflow; ++each) {
        advance(each->second, slot);
        const auto &counted = each->second.slots;
        counts[{each->first.version, each->first.task}] = std::accumulate(counted.begin(), counted.end(), quint64(0));
    }
    return counts;
}

/// Empties the slots that a minute has gone past since.
void TaskRates::advance(Minute &minute, qint64 slot)
{
    for (qint64 next = std::max(minute.newest + 1, slot - kSlots + 1); next <= slot; ++next)
        minute.slots[static_cast<std::size_t>(next % kSlots)] = 0;
    minute.newest = std::max(minute.newest, slot);
}

void TaskRates::forget(qint64 slot)
{
    m_cleaned = slot;
    std::erase_if(m_minutes, [slot](const auto &each) { return each.second.newest <= slot - kSlots; });
}

} // namespace sluice
