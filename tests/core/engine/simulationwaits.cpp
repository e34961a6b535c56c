#include "tests/core/engine/simulation.h"

#include "core/base/topic.h"

// Waits for events in the world of a simulation: whoever waits for a recorded event is woken by it once, in the
// transaction that records it, whatever crashes.

namespace sluice::test {

namespace {

bool waitsFor(const Await &await, const QString &topic, const Payload &data)
{
    const auto pattern = TopicPattern::parse(await.topic);
    return pattern && pattern->matches(topic) && isAwaited(await, data);
}

} // namespace

Task Simulation::randomWait(const QString &id)
{
    static const char *const kTopics[] = {"test.kept", "test.kept",     "test.said",
                                          "test.*",    "run.succeeded", "letter.**"};
    Task task;
    task.id = id;
    task.type = QStringLiteral("wait.event");
    const QString topic = QLatin1StringView(kTopics[pick(std::size(kTopics))]);
    task.params = {{QStringLiteral("topic"), topic}};
    if (topic.startsWith(u"test") && chance(50)) {
        task.params.insert(QStringLiteral("key"), QStringLiteral("kind"));
        task.params.insert(QStringLiteral("value"), QString::number(pick(3)));
    }
    if (chance(50))
        task.params.insert(QStringLiteral("timeout"), QStringLiteral("%1s").arg(1 + pick(90)));
    return task;
}

void Simulation::publishEvent()
{
    const bool isKept = chance(70);
    const QByteArray data = "{\"id\":" + QByteArray::number(++m_request) + ",\"kind\":" + QByteArray::number(pick(3))
                            + '}';
    if (isKept)
        m_askedEvents[m_request] = data;
    say(tell::PublishEvent{m_request, {isKept ? QStringLiteral("test.kept") : QStringLiteral("test.said"), data}});
    settle();
}

/// What the bus was given reaches the engine later, if it still stands then and somebody waits.
void Simulation::deliverEvents()
{
    for (EventRecord &event : std::exchange(m_onTheBus, {})) {
        if (m_listens)
            say(tell::EventHeard{std::move(event)});
    }
    settle();
}

/// The steps that a batch must wake: those that wait, as far as is durable, for what it records.
std::set<std::tuple<RunId, StepIndex, quint32>> Simulation::wokenBy(const JournalBatch &batch) const
{
    std::set<std::tuple<RunId, StepIndex, quint32>> steps;
    for (const auto &[id, run] : m_durable) {
        for (const auto &[step, await] : run.awaits) {
            const bool hears = std::ranges::any_of(batch.events, [&await = await](const RecordedEvent &event) {
                return waitsFor(await, event.topic, event.data);
            });
            if (hears)
                steps.emplace(id, step, run.step(step).epoch);
        }
    }
    return steps;
}

void Simulation::checkWoken(const std::set<std::tuple<RunId, StepIndex, quint32>> &steps)
{
    for (const auto &[id, step, epoch] : steps) {
        const auto run = m_durable.find(id);
        if (run != m_durable.end() && run->second.awaitOf(step) && run->second.step(step).epoch == epoch)
            violate(
                QStringLiteral("step %1 of run %2 waits on past a recorded event").arg(number(step)).arg(number(id)));
    }
}

/// No wait ends twice; one that a recorded event ends does so in the batch of that event.
void Simulation::checkWaitEnded(const Run &run, const WaitEnded &ended, const JournalBatch &batch)
{
    const Await *await = run.awaitOf(ended.step);
    const QString what = QStringLiteral("step %1 of run %2").arg(number(ended.step)).arg(number(run.id));
    if (run.callOf(ended.step))
        return; // that the run has ended is checked once all of the batch is folded
    if (!await)
        return violate(what + QStringLiteral(" was woken, and does not wait"));
    if (!ended.port.isEmpty())
        return;
    ++m_woken;
    for (const RecordedEvent &event : batch.events) {
        if (waitsFor(*await, event.topic, event.data) && ended.output.endsWith(event.data + '}'))
            return;
    }
    // Anything else came over the bus, so it is of a topic that is not recorded.
    if (!ended.output.contains("\"topic\":\"test.said\""))
        violate(what + QStringLiteral(" was woken by an event that is not durable with it: ")
                + QString::fromUtf8(ended.output));
}

} // namespace sluice::test
