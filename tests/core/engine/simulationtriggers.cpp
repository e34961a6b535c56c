#include "core/workflow/triggerrules.h"
#include "tests/core/engine/simulation.h"

// Triggers in the world of a simulation: armed and disarmed, watched and not, and each firing one run, over crashes and
// clocks that are set.

namespace sluice::test {

namespace {

const QString kTriggered = QStringLiteral("triggered");
const QString kKeptTopic = QStringLiteral("test.kept");
constexpr Milliseconds kEvery = std::chrono::minutes(10);

std::shared_ptr<const Workflow> withTriggers(Workflow made, std::vector<Trigger> triggers)
{
    made.id = kTriggered;
    made.concurrency = {};
    for (Task &task : made.tasks)
        task.reliability.concurrency = 0;
    made.triggers = std::move(triggers);
    return std::make_shared<const Workflow>(std::move(made));
}

std::vector<Trigger> triggersOf(MissedPolicy missed, bool mends)
{
    Trigger timed;
    timed.id = QStringLiteral("timed");
    timed.kind = TriggerKind::Interval;
    timed.every = kEvery;
    timed.missed = missed;
    Trigger heard;
    heard.id = QStringLiteral("heard");
    heard.kind = TriggerKind::Event;
    heard.topic = kKeptTopic;
    Trigger failed;
    failed.id = QStringLiteral("failed");
    failed.kind = TriggerKind::Failure;
    return mends ? std::vector{timed, heard, failed} : std::vector{timed, heard};
}

bool isOfTrigger(const Frame &frame)
{
    const auto *started = frame.first == 0 ? std::get_if<RunStarted>(&frame.events.front().data) : nullptr;
    const bool isCopied = std::ranges::any_of(
        frame.events, [](const Event &event) { return std::holds_alternative<RunForked>(event.data); });
    return started && !isCopied
           && (started->trigger.startsWith(u"schedule ") || started->trigger.startsWith(u"event ")
               || started->trigger.startsWith(u"failure "));
}

} // namespace

/// Somebody arms or disarms a workflow, or begins or ends to watch the clock.
void Simulation::useTriggers()
{
    if (chance(m_armed ? 10 : 60)) {
        static constexpr MissedPolicy kPolicies[] = {MissedPolicy::Skip, MissedPolicy::Once, MissedPolicy::Each};
        const MissedPolicy missed = kPolicies[pick(3)];
        say(tell::ArmWorkflow{++m_request, kTriggered, withTriggers(randomWorkflow(), triggersOf(missed, chance(30))),
                              QStringLiteral("ada")});
    } else if (chance(5)) {
        say(tell::ArmWorkflow{++m_request, kTriggered, nullptr, QStringLiteral("ada")});
    } else {
        say(tell::WatchTriggers{chance(80)});
    }
    settle();
}

void Simulation::noteDurableTriggers(const JournalBatch &batch)
{
    std::map<QString, quint64> taken;
    for (const StoredHook &hook : batch.hooks) {
        if (!workflowOfTrigger(hook.endpoint))
            continue;
        ++taken[hook.endpoint];
        const bool isThere = m_disk.with([&](const MemoryDisk::Contents &contents) {
            const auto found = contents.hooks.find(hook.receipt);
            return found != contents.hooks.end() && found->second.hook.id == hook.id;
        });
        if (!isThere)
            continue; // a time that was taken before
        m_firings.insert(hook.receipt);
        if (hook.endpoint == triggerEndpoint(kTriggered, QStringLiteral("timed"))
            && !m_firedTimes.insert(hook.id).second)
            violate(QStringLiteral("the time %1 has fired twice").arg(hook.id));
    }
    std::set<RunId> began;
    for (const HookEnd &end : batch.hookEnds) {
        if (m_firings.erase(end.receipt) > 0 && end.run != RunId{})
            began.insert(end.run);
    }
    std::size_t others = 0;
    for (const Frame &frame : batch.frames) {
        if (!isOfTrigger(frame))
            continue;
        ++m_triggered;
        others += began.erase(frame.run) == 0 ? 1 : 0;
    }
    const auto sentOn = static_cast<std::size_t>(std::ranges::count_if(batch.letters, [](const LetterSummary &letter) {
        return letter.kind == LetterKind::Trigger && letter.state == LetterState::Resolved;
    }));
    if (!began.empty() || others > sentOn)
        violate(QStringLiteral("a run of a trigger began without what asked for it, or that ended without a run"));
    noteArmings(batch, taken);
}

/// What has fired is in the transaction that says so; an event that is recorded has fired in the one that records it.
void Simulation::noteArmings(const JournalBatch &batch, const std::map<QString, quint64> &taken)
{
    std::optional<ArmedWorkflow> now = m_armed;
    for (const ArmRecord &record : batch.armings) {
        if (record.workflow == kTriggered)
            now = record.armed;
    }
    const bool isSame = now.has_value() && m_armed.has_value() && now->since == m_armed->since
                        && now->triggers.size() == m_armed->triggers.size();
    for (std::size_t i = 0; isSame && i < now->triggers.size(); ++i) {
        const ArmedTrigger &after = now->triggers[i];
        const ArmedTrigger &before = m_armed->triggers[i];
        const auto rows = taken.find(triggerEndpoint(kTriggered, after.trigger.id));
        const quint64 fired = rows == taken.end() ? 0 : rows->second;
        if (after.fired - before.fired != fired)
            violate(QStringLiteral("trigger %1 says that it has fired %2 times, and did %3 times")
                        .arg(after.trigger.id)
                        .arg(after.fired - before.fired)
                        .arg(fired));
        const auto events = static_cast<quint64>(std::ranges::count(batch.events, kKeptTopic, &RecordedEvent::topic));
        if (after.trigger.kind == TriggerKind::Event && events != fired)
            violate(QStringLiteral("%1 events were recorded, and started %2 runs").arg(events).arg(fired));
        if (after.trigger.kind != TriggerKind::Interval)
            continue;
        const auto times = static_cast<quint64>((after.accounted - before.accounted) / kEvery);
        if (after.accounted >= before.accounted && after.accounted - before.accounted < kEvery * kMostMadeUp
            && times != fired + after.givenUp - before.givenUp)
            violate(QStringLiteral("of %1 times, %2 have fired and %3 were given up")
                        .arg(times)
                        .arg(fired)
                        .arg(after.givenUp - before.givenUp));
        if (after.trigger.missed == MissedPolicy::Each && after.givenUp > before.givenUp && times < kMostMadeUp)
            violate(QStringLiteral("a time was given up that is made up for"));
    }
    m_armed = std::move(now);
}

} // namespace sluice::test
