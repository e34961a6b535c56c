#include "core/engine/runengine.h"

// Steps that wait for events. One of a recorded topic wakes them in the batch that records it, so no crash comes between
// the two; any other wakes them when the bus brings it, at most once.

namespace sluice {

/// Keeps the list of steps that wait in step with a run.
void RunEngine::noteWaits(RunSlot &slot)
{
    for (const StepIndex step : std::exchange(slot.run.changedAwaits, {}))
        m_waits.set({slot.run.id, step}, slot.run.awaitOf(step));
    listenIfNeeded();
}

/// All that a run waits for that was taken up from its events.
void RunEngine::recoverWaits(RunSlot &slot)
{
    for (const auto &[step, await] : slot.run.awaits)
        slot.run.changedAwaits.push_back(step);
    noteWaits(slot);
}

void RunEngine::hear(const QString &topic, WallTime at, const Payload &data)
{
    for (const EventWaits::Place &place : m_waits.waitingFor(topic)) {
        if (RunSlot *slot = find(place.run))
            (void)tellRun(*slot, command::Hear{place.step, topic, at, data});
    }
}

/// Wakes who waits for what this batch records, and has triggers fire; by what happens to runs they fire in any case.
void RunEngine::hearRecorded()
{
    for (; m_heard < m_batch.events.size(); ++m_heard) {
        const RecordedEvent event = m_batch.events[m_heard]; // what it wakes may record more
        hear(event.topic, event.at, event.data);
        fireHeard(event.topic, event.at, event.data);
    }
    for (const NewEvent &event : std::exchange(m_unrecorded, {}))
        fireHeard(event.topic, clock().wall(), event.data);
}

void RunEngine::take(tell::EventHeard &message)
{
    const EventRecord &event = message.event;
    if (m_setup.durableTopics.holds(event.topic))
        return; // it was heard when it was recorded
    hear(event.topic, event.at, event.data);
    const bool isHeard = event.publisher == kEnginePublisher && tellsOfRuns(event.topic); // as it was decided
    if (!isHeard && !m_trouble) // what cannot be written would pile up here
        fireHeard(event.topic, event.at, event.data);
}

} // namespace sluice
