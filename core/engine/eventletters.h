#pragma once

#include "core/engine/messages.h"
#include "core/engine/outlet.h"
#include "core/events/eventbus.h"

namespace sluice {

/// The way of what the event bus gives up into the journal and back.
///
/// An event that found no room, that went in a circle, or that a subscriber refused becomes a dead letter with its bytes
/// as they were. Sending such a letter on publishes the event again: at least once for each subscriber.
/// Thread: any; `use` comes first.
class EventLetters {
public:
    explicit EventLetters(OutletPtr<EngineMessage> inbox)
        : m_inbox(std::move(inbox))
    {
    }

    /// The bus whose deaths these are; it holds these in turn, so it is not held here.
    void use(const std::shared_ptr<EventBus> &bus) { m_bus = bus; }
    /// What the bus gave up becomes a letter, or goes back to the letter that is being sent on.
    void noteDeath(const EventRecord &event, EventDeath death, const QString &subscriber);
    /// Publishes; what a subscriber refuses becomes a letter. Errors: those of `EventBus::emitEvent`, `event.refused`.
    Result<quint64> publish(const QString &topic, const QByteArray &data, const QString &publisher = {});
    /// Publishes the event of a letter again and tells the engine what came of it. False: it is no letter of an event.
    bool deliver(const LetterSummary &letter);

private:
    void keep(const EventRecord &event, const QString &subscriber, const Error &error);

    OutletPtr<EngineMessage> m_inbox;
    std::weak_ptr<EventBus> m_bus;
};

} // namespace sluice
