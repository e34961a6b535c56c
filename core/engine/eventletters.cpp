#include "core/engine/eventletters.h"

#include "core/events/errors.h"

namespace sluice {

namespace {

/// Where deaths go while this thread publishes a letter again: back to that letter, not into a new one.
thread_local std::optional<Error> *t_deathOfLetter = nullptr;

Error deathError(const EventRecord &event, EventDeath death, const QString &subscriber)
{
    if (death == EventDeath::EventLoop)
        return {QString(errors::kEventLoop),
                {{QStringLiteral("topic"), event.topic}, {QStringLiteral("depth"), QString::number(event.depth)}},
                {}};
    return {QString(errors::kEventQueueFull),
            {{QStringLiteral("topic"), event.topic}, {QStringLiteral("subscriber"), subscriber}},
            {}};
}

} // namespace

EventLetters::EventLetters(const Clock &clock, OutletPtr<EngineMessage> inbox)
    : m_clock(clock)
    , m_inbox(std::move(inbox))
    , m_bus(clock, [this](const EventRecord &event, EventDeath death, const QString &subscriber) {
        const Error error = deathError(event, death, subscriber);
        if (t_deathOfLetter)
            *t_deathOfLetter = error;
        else
            keep(event, subscriber, error);
    })
{
}

void EventLetters::keep(const EventRecord &event, const QString &subscriber, const Error &error)
{
    LetterSummary letter;
    letter.kind = LetterKind::Event;
    letter.origin = event.topic;
    letter.payload = event.data;
    letter.failureClass = FailureClass::Rejected;
    letter.error = error;
    if (!event.publisher.isEmpty())
        letter.headers.insert(QStringLiteral("publisher"), event.publisher);
    if (!subscriber.isEmpty())
        letter.headers.insert(QStringLiteral("subscriber"), subscriber);
    m_inbox->post(EngineMessage(tell::KeepLetter{0, std::move(letter)}));
}

Result<quint64> EventLetters::publish(const QString &topic, const QByteArray &data, const QString &publisher)
{
    auto published = m_bus.emitEvent(topic, data, publisher);
    if (!published && published.error().code == errors::kEventRefused)
        keep({topic, publisher, 0, m_clock.wall(), data, 0}, published.error().args.value(QStringLiteral("subscriber")),
             published.error());
    return published;
}

bool EventLetters::deliver(const LetterSummary &letter)
{
    if (letter.kind != LetterKind::Event)
        return false;
    std::optional<Error> error;
    t_deathOfLetter = &error;
    const auto published = m_bus.emitEvent(letter.origin, letter.payload,
                                           letter.headers.value(QStringLiteral("publisher")));
    t_deathOfLetter = nullptr;
    if (!published)
        error = published.error();
    m_inbox->post(EngineMessage(tell::LetterDelivered{letter.id.index, letter.redrives, error}));
    return true;
}

} // namespace sluice
