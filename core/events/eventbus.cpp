#include "core/events/eventbus.h"

#include "core/events/errors.h"
#include "core/events/eventsubscriber.h"
#include "core/events/recentevents.h"

#include <QMetaObject>
#include <QObject>

#include <algorithm>

namespace sluice {

/// What the bus and its subscriptions share: a subscription may outlive the bus.
struct EventBusState {
    EventBusState(const Clock &theClock, EventBus::DeathHandler handler)
        : clock(theClock)
        , onDeath(std::move(handler))
    {
    }

    const Clock &clock;
    const EventBus::DeathHandler onDeath;
    std::mutex mutex; ///< taken before a subscriber's own, never after; not held while anybody is called
    std::vector<std::shared_ptr<EventSubscriber>> subscribers;
    RecentEvents recent{EventBus::kKeptPerTopic};
    quint64 lastSubscriber = 0;
    quint64 lastSequence = 0;
    quint64 loops = 0;
};

Executor executorOf(QObject *context)
{
    return [context](std::function<void()> function) {
        QMetaObject::invokeMethod(context, std::move(function), Qt::QueuedConnection);
    };
}

Subscription::Subscription(std::weak_ptr<EventBusState> bus, std::shared_ptr<EventSubscriber> subscriber)
    : m_bus(std::move(bus))
    , m_subscriber(std::move(subscriber))
{
}

Subscription &Subscription::operator=(Subscription &&other) noexcept
{
    if (this != &other) {
        unsubscribe();
        m_bus = std::move(other.m_bus);
        m_subscriber = std::move(other.m_subscriber);
    }
    return *this;
}

void Subscription::unsubscribe()
{
    if (!m_subscriber)
        return;
    if (const auto bus = m_bus.lock()) {
        const std::lock_guard lock(bus->mutex);
        std::erase(bus->subscribers, m_subscriber);
    }
    m_subscriber->close();
    m_subscriber.reset();
}

quint64 Subscription::id() const
{
    return m_subscriber ? m_subscriber->id() : 0;
}

EventBus::EventBus(const Clock &clock, DeathHandler onDeath)
    : m_state(std::make_shared<EventBusState>(clock, std::move(onDeath)))
{
}

EventBus::~EventBus()
{
    std::vector<std::shared_ptr<EventSubscriber>> left;
    {
        const std::lock_guard lock(m_state->mutex);
        left.swap(m_state->subscribers);
    }
    // The clock goes with the bus, so no handler may be called any more.
    for (const auto &subscriber : left)
        subscriber->close();
}

Result<Subscription> EventBus::subscribe(const QString &pattern, Executor executor, Handler handler,
                                         SubscribeOptions options)
{
    auto parsed = TopicPattern::parse(pattern);
    if (!parsed)
        return tl::unexpected(parsed.error());
    options.capacity = std::max<std::size_t>(options.capacity, 1);
    const std::lock_guard lock(m_state->mutex);
    auto subscriber = std::make_shared<EventSubscriber>(++m_state->lastSubscriber, std::move(*parsed),
                                                        std::move(executor), std::move(handler), std::move(options),
                                                        m_state->clock);
    m_state->subscribers.push_back(subscriber);
    return Subscription(m_state, std::move(subscriber));
}

Result<quint64> EventBus::emitEvent(const QString &topic, const QByteArray &data, const QString &publisher)
{
    if (!isTopic(topic))
        return failure(errors::kEventTopicMalformed, {{QStringLiteral("topic"), topic}});
    if (data.size() > kLargestEvent) {
        return failure(errors::kEventTooLarge, {{QStringLiteral("topic"), topic},
                                                {QStringLiteral("bytes"), QString::number(data.size())},
                                                {QStringLiteral("limit"), QString::number(kLargestEvent)}});
    }
    EventRecord event{topic, publisher, 0, m_state->clock.wall(), data, EventSubscriber::depthHere()};
    std::vector<std::shared_ptr<EventSubscriber>> hearing;
    std::vector<QString> full;
    const bool isLoop = event.depth >= kDeepest;
    {
        const std::lock_guard lock(m_state->mutex);
        for (const auto &subscriber : m_state->subscribers) {
            if (!isLoop && subscriber->matches(topic))
                hearing.push_back(subscriber);
        }
        // Asked first, so that an event which is refused has reached nobody and may be published again.
        for (const auto &subscriber : hearing) {
            if (subscriber->refuses()) {
                return failure(errors::kEventRefused,
                               {{QStringLiteral("topic"), topic}, {QStringLiteral("subscriber"), subscriber->name()}});
            }
        }
        event.sequence = ++m_state->lastSequence;
        m_state->loops += isLoop ? 1 : 0;
        m_state->recent.keep(event);
        for (const auto &subscriber : hearing) {
            if (subscriber->take(event) == EventSubscriber::Taken::DeadLettered)
                full.push_back(subscriber->name());
        }
    }
    for (const auto &subscriber : hearing)
        subscriber->wake();
    if (m_state->onDeath) {
        for (const QString &name : full)
            m_state->onDeath(event, EventDeath::QueueFull, name);
        if (isLoop)
            m_state->onDeath(event, EventDeath::EventLoop, {});
    }
    if (isLoop) {
        return failure(errors::kEventLoop,
                       {{QStringLiteral("topic"), topic}, {QStringLiteral("depth"), QString::number(event.depth)}});
    }
    return event.sequence;
}

bool EventBus::resume(quint64 subscriber)
{
    std::shared_ptr<EventSubscriber> found;
    {
        const std::lock_guard lock(m_state->mutex);
        for (const auto &one : m_state->subscribers) {
            if (one->id() == subscriber)
                found = one;
        }
    }
    if (found)
        found->resume();
    return found != nullptr;
}

std::vector<SubscriberSnapshot> EventBus::subscribers() const
{
    const std::lock_guard lock(m_state->mutex);
    std::vector<SubscriberSnapshot> shown;
    shown.reserve(m_state->subscribers.size());
    for (const auto &subscriber : m_state->subscribers)
        shown.push_back(subscriber->snapshot());
    return shown;
}

std::vector<EventRecord> EventBus::recent(const QString &topic) const
{
    const std::lock_guard lock(m_state->mutex);
    return m_state->recent.of(topic);
}

quint64 EventBus::loops() const
{
    const std::lock_guard lock(m_state->mutex);
    return m_state->loops;
}

} // namespace sluice
