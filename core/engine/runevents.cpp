#include "core/engine/runengine.h"

#include "core/events/errors.h"
#include "core/tasks/eventpublish.h"

#include <QJsonDocument>

#include <algorithm>

// What the engine publishes about runs, letters and breakers, and what others publish through it. It leaves together
// with the answers: once its cause, and what is to be kept of it, is durable.

namespace sluice {

void RunEngine::publish(NewEvent event)
{
    if (m_setup.durableTopics.holds(event.topic))
        m_batch.events.push_back({0, clock().wall(), event.topic, event.publisher, event.data});
    else if (tellsOfRuns(event.topic) && m_triggers.hears(event.topic))
        m_unrecorded.push_back(event);
    m_next.published.push_back(std::move(event));
}

void RunEngine::take(tell::PublishEvent &message)
{
    if (const auto checked = EventBus::checkEvent(message.event.topic, message.event.data); !checked) {
        answer(message.request, tl::unexpected(checked.error()));
        return;
    }
    // A value of any kind is JSON, but Qt reads objects and lists only.
    if (QJsonDocument::fromJson('[' + message.event.data + ']').isNull() || message.event.data.isEmpty()) {
        answer(message.request, failure(errors::kEventDataMalformed, {{QStringLiteral("topic"), message.event.topic}}));
        return;
    }
    const bool isDurable = m_setup.durableTopics.holds(message.event.topic);
    if (isDurable && m_trouble && message.request != 0) {
        answer(message.request, tl::unexpected(m_trouble->error));
        return;
    }
    const bool isReplay = !message.replayedBy.isEmpty();
    if (!isDurable && !isReplay) { // nothing of it goes to the disk, so it need not wait for the disk either
        m_effects.publish({std::move(message.event)});
        if (message.request == 0)
            return;
        std::vector<EngineNews> told;
        told.emplace_back(news::Answer{message.request, std::monostate{}});
        m_effects.tell(std::move(told));
        return;
    }
    if (isReplay) {
        audit(message.replayedBy, QStringLiteral("event.replay"), QString::number(message.replayed),
              message.event.topic);
    }
    publish(std::move(message.event));
    hearRecorded();
    answer(message.request, std::monostate{});
}

/// What steps of a run publish, with the events of the run that say they have succeeded: once, since these are decided
/// once. What a person, a pin or a mock gave in their place publishes nothing.
void RunEngine::publishSaid(const RunSlot &slot, const Events &events)
{
    // What a fork begins with has happened in the other run, which has published it.
    const auto forked = std::find_if(events.rbegin(), events.rend(),
                                     [](const Event &event) { return std::holds_alternative<RunForked>(event.data); });
    for (auto event = forked.base(); event != events.end(); ++event) {
        const auto *done = std::get_if<StepSucceeded>(&event->data);
        if (!done)
            continue;
        const auto &task = slot.run.taskOf(done->step);
        if (task.type == kPublishType && !task.disabled)
            publish(eventOf(done->output, slot.run.plan->workflowId));
    }
}

void RunEngine::publishRun(const RunSummary &run, bool isStart)
{
    if (isStart)
        publish(runStartedEvent(run));
    if (auto event = runEvent(run))
        publish(std::move(*event));
}

void RunEngine::publishLetter(std::map<quint32, LetterState> &told, const LetterSummary &letter)
{
    const auto [known, isNew] = told.try_emplace(letter.id.index, letter.state);
    if (!isNew && std::exchange(known->second, letter.state) == letter.state)
        return;
    if (auto event = letterEvent(letter))
        publish(std::move(*event));
}

void RunEngine::publishBreakers()
{
    const MonoTime now = clock().monotonic();
    for (auto &[id, gate] : m_gates) {
        const auto transitions = gate.newTransitions(now);
        for (const BreakerTransition &transition : transitions)
            publish(breakerEvent(id, transition));
        if (!transitions.empty())
            saveBreaker(id, gate);
    }
}

} // namespace sluice
