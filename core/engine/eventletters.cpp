#include "core/engine/eventletters.h"

#include "core/engine/errors.h"
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
    const QLatin1StringView code = death == EventDeath::QueueFull ? errors::kEventQueueFull
                                                                  : errors::kEventHandlerFailed;
    return {QString(code), {{QStringLiteral("topic"), event.topic}, {QStringLiteral("subscriber"), subscriber}}, {}};
}

Error refusedError(const QString &topic, const QString &subscriber)
{
    return {QString(errors::kEventRefused),
            {{QStringLiteral("topic"), topic}, {QStringLiteral("subscriber"), subscriber}},
            {}};
}

} // namespace

void EventLetters::noteDeath(const EventRecord &event, EventDeath death, const QString &subscriber)
{
    const Error error = deathError(event, death, subscriber);
    if (t_deathOfLetter)
        *t_deathOfLetter = error;
    else
        keep(event, subscriber, error);
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
    const auto bus = m_bus.lock();
    if (!bus)
        return failure(errors::kEngineStopped);
    const auto published = bus->emitEvent(topic, data, publisher);
    if (!published)
        return tl::unexpected(published.error());
    if (published->refusedBy.empty())
        return published->sequence;
    const QString subscriber = QString::number(published->refusedBy.front());
    const Error refused = refusedError(topic, subscriber);
    keep({topic, publisher, published->sequence, {}, data, 0}, subscriber, refused);
    return tl::unexpected(refused);
}

bool EventLetters::deliver(const LetterSummary &letter)
{
    const auto bus = m_bus.lock();
    if (letter.kind != LetterKind::Event || !bus)
        return false;
    std::optional<Error> error;
    t_deathOfLetter = &error;
    const auto published = bus->emitEvent(letter.origin, letter.payload,
                                          letter.headers.value(QStringLiteral("publisher")));
    t_deathOfLetter = nullptr;
    if (!published)
        error = published.error();
    else if (!published->refusedBy.empty())
        error = refusedError(letter.origin, QString::number(published->refusedBy.front()));
    m_inbox->post(EngineMessage(tell::LetterDelivered{letter.id.index, letter.redrives, error}));
    return true;
}

} // namespace sluice
