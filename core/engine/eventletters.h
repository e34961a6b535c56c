#pragma once

#include "core/engine/messages.h"
#include "core/engine/outlet.h"
#include "core/events/eventbus.h"

namespace sluice {

/// The event bus of an engine, and the way of what it gives up into the journal and back.
///
/// An event that found no room, that went in a circle, or that a subscriber refused becomes a dead letter with its bytes
/// as they were. Sending such a letter on publishes the event again.
/// Thread: any; the inbox and the clock outlive it.
class EventLetters {
public:
    EventLetters(const Clock &clock, OutletPtr<EngineMessage> inbox);

    [[nodiscard]] EventBus &bus() { return m_bus; }
    /// Publishes; what is refused becomes a letter. Errors: those of `EventBus::emitEvent`.
    Result<quint64> publish(const QString &topic, const QByteArray &data, const QString &publisher = {});
    /// Publishes the event of a letter again and tells the engine what came of it. False: it is no letter of an event.
    bool deliver(const LetterSummary &letter);

private:
    void keep(const EventRecord &event, const QString &subscriber, const Error &error);

    const Clock &m_clock;
    OutletPtr<EngineMessage> m_inbox;
    EventBus m_bus;
};

} // namespace sluice
