#include "core/events/eventbus.h"

#include "core/events/errors.h"
#include "core/events/eventsubscriber.h"
#include "core/events/recentevents.h"

#include <QVarLengthArray>

#include <algorithm>

namespace sluice {

namespace {

using SubscriberPtr = std::shared_ptr<EventSubscriber>;
using Hearing = std::vector<SubscriberPtr>;

/// Topics whose subscribers are remembered, at most: names of topics may come from outside.
constexpr qsizetype kMostRoutes = 1024;

/// What is to be done about published events once no lock is held.
struct Aftermath {
    struct Death {
        EventRecord event;
        EventDeath death;
        QString subscriber;
    };
    QVarLengthArray<SubscriberPtr, 8> wakes;
    std::vector<Death> deaths;

    void perform(const EventBus::DeathHandler &onDeath) const
    {
        for (const SubscriberPtr &subscriber : wakes)
            subscriber->wake();
        if (!onDeath)
            return;
        for (const auto &[event, death, subscriber] : deaths)
            onDeath(event, death, subscriber);
    }
};

tl::unexpected<Error> loopAt(const EventRecord &event)
{
    return failure(errors::kEventLoop,
                   {{QStringLiteral("topic"), event.topic}, {QStringLiteral("depth"), QString::number(event.depth)}});
}

} // namespace

/// What the bus and its subscriptions share: a subscription may outlive the bus.
struct EventBusState {
    EventBusState(const Clock &theClock, EventBus::DeathHandler handler)
        : clock(theClock)
        , onDeath(std::make_shared<const EventBus::DeathHandler>(std::move(handler)))
    {
    }

    /// Who hears a topic. With the lock.
    const Hearing &hearingOf(const QString &topic)
    {
        if (const auto known = routes.constFind(topic); known != routes.cend())
            return *known;
        if (routes.size() >= kMostRoutes)
            routes.clear();
        Hearing hearing;
        std::ranges::copy_if(subscribers, std::back_inserter(hearing),
                             [&topic](const SubscriberPtr &one) { return one->matches(topic); });
        return *routes.insert(topic, std::move(hearing));
    }

    /// Numbers an event, and gives it to one subscriber. With the lock.
    void give(const EventRecord &event, const SubscriberPtr &subscriber, Published &published, Aftermath &after)
    {
        switch (subscriber->take(event)) {
        case EventSubscriber::Taken::Queued:
            break;
        case EventSubscriber::Taken::MustWake:
            after.wakes.push_back(subscriber);
            break;
        case EventSubscriber::Taken::DeadLettered:
            after.deaths.push_back({event, EventDeath::QueueFull, subscriber->name()});
            break;
        case EventSubscriber::Taken::Refused:
            published.refusedBy.push_back(subscriber->id());
            break;
        }
    }

    /// Publishes an event that is in order. With the lock.
    Published publish(EventRecord &event, MonoTime now, Aftermath &after)
    {
        event.sequence = ++lastSequence;
        recent.keep(event, now);
        Published published{event.sequence, {}};
        if (event.depth >= EventBus::kDeepest) {
            ++loops;
            after.deaths.push_back({event, EventDeath::EventLoop, {}});
            return published;
        }
        for (const SubscriberPtr &subscriber : hearingOf(event.topic))
            give(event, subscriber, published, after);
        return published;
    }

    const Clock &clock;
    const EventSubscriber::DeathHandlerPtr onDeath;
    std::mutex mutex; ///< taken before a subscriber's own, never after; not held while anybody is called
    std::vector<SubscriberPtr> subscribers;
    QHash<QString, Hearing> routes; ///< as far as asked for since a subscription last came or went
    RecentEvents recent{EventBus::kKeptPerTopic};
    quint64 lastSubscriber = 0;
    quint64 lastSequence = 0;
    quint64 loops = 0;
};

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
        bus->routes.clear();
    }
    m_subscriber->close();
    m_subscriber.reset();
}

quint64 Subscription::id() const
{
    return m_subscriber ? m_subscriber->id() : 0;
}

Result<void> EventBus::checkEvent(const QString &topic, const QByteArray &data)
{
    if (!isTopic(topic))
        return failure(errors::kEventTopicMalformed, {{QStringLiteral("topic"), topic}});
    if (data.size() > kLargestEvent) {
        return failure(errors::kEventTooLarge, {{QStringLiteral("topic"), topic},
                                                {QStringLiteral("bytes"), QString::number(data.size())},
                                                {QStringLiteral("limit"), QString::number(kLargestEvent)}});
    }
    return {};
}

EventBus::EventBus(const Clock &clock, DeathHandler onDeath)
    : m_state(std::make_shared<EventBusState>(clock, std::move(onDeath)))
{
}

EventBus::~EventBus()
{
    std::vector<SubscriberPtr> left;
    {
        const std::lock_guard lock(m_state->mutex);
        left.swap(m_state->subscribers);
        m_state->routes.clear();
    }
    // The clock goes with the bus, so no handler may be called any more.
    for (const auto &subscriber : left)
        subscriber->close();
}

Result<Subscription> EventBus::subscribe(const QString &pattern, const Executor &executor, Handler handler,
                                         SubscribeOptions options)
{
    auto parsed = TopicPattern::parse(pattern);
    if (!parsed)
        return tl::unexpected(parsed.error());
    options.capacity = std::max<std::size_t>(options.capacity, 1);
    quint64 id = 0;
    {
        const std::lock_guard lock(m_state->mutex);
        id = ++m_state->lastSubscriber;
    }
    auto subscriber = std::make_shared<EventSubscriber>(id, std::move(*parsed), std::move(handler), std::move(options),
                                                        m_state->clock, m_state->onDeath);
    subscriber->begin(executor);
    const std::lock_guard lock(m_state->mutex);
    m_state->subscribers.push_back(subscriber);
    m_state->routes.clear();
    return Subscription(m_state, std::move(subscriber));
}

Result<Published> EventBus::emitEvent(const QString &topic, const QByteArray &data, const QString &publisher)
{
    if (const auto checked = checkEvent(topic, data); !checked)
        return tl::unexpected(checked.error());
    EventRecord event{topic, publisher, 0, m_state->clock.wall(), data, EventSubscriber::depthHere()};
    const MonoTime now = m_state->clock.monotonic();
    Aftermath after;
    Published published;
    {
        const std::lock_guard lock(m_state->mutex);
        published = m_state->publish(event, now, after);
    }
    after.perform(*m_state->onDeath);
    if (event.depth >= kDeepest)
        return loopAt(event);
    return published;
}

Result<std::vector<Published>> EventBus::emitEvents(const std::vector<NewEvent> &events)
{
    for (const NewEvent &event : events) {
        if (const auto checked = checkEvent(event.topic, event.data); !checked)
            return tl::unexpected(checked.error());
    }
    EventRecord record{{}, {}, 0, m_state->clock.wall(), {}, EventSubscriber::depthHere()};
    const MonoTime now = m_state->clock.monotonic();
    Aftermath after;
    std::vector<Published> published;
    published.reserve(events.size());
    {
        const std::lock_guard lock(m_state->mutex);
        for (const NewEvent &event : events) {
            record.topic = event.topic;
            record.data = event.data;
            record.publisher = event.publisher;
            published.push_back(m_state->publish(record, now, after));
        }
    }
    after.perform(*m_state->onDeath);
    if (record.depth >= kDeepest && !events.empty())
        return loopAt(record);
    return published;
}

Result<quint64> EventBus::emitTo(quint64 subscriber, const NewEvent &event)
{
    if (const auto checked = checkEvent(event.topic, event.data); !checked)
        return tl::unexpected(checked.error());
    EventRecord record{event.topic,           event.publisher, 0,
                       m_state->clock.wall(), event.data,      EventSubscriber::depthHere()};
    if (record.depth >= kDeepest)
        return loopAt(record);
    Aftermath after;
    Published published;
    QString name;
    {
        const std::lock_guard lock(m_state->mutex);
        const auto found = std::ranges::find(m_state->subscribers, subscriber, &EventSubscriber::id);
        if (found == m_state->subscribers.end())
            return failure(errors::kEventSubscriberUnknown,
                           {{QStringLiteral("subscriber"), QString::number(subscriber)}});
        name = (*found)->name();
        record.sequence = m_state->lastSequence + 1;
        m_state->give(record, *found, published, after);
        if (published.refusedBy.empty())
            ++m_state->lastSequence;
    }
    after.perform(*m_state->onDeath);
    if (!published.refusedBy.empty())
        return failure(errors::kEventRefused,
                       {{QStringLiteral("topic"), event.topic}, {QStringLiteral("subscriber"), name}});
    return record.sequence;
}

bool EventBus::resume(quint64 subscriber)
{
    SubscriberPtr found;
    {
        const std::lock_guard lock(m_state->mutex);
        const auto at = std::ranges::find(m_state->subscribers, subscriber, &EventSubscriber::id);
        if (at != m_state->subscribers.end())
            found = *at;
    }
    if (found)
        found->resume();
    return found != nullptr;
}

std::size_t EventBus::abandon(const QString &name)
{
    const std::lock_guard lock(m_state->mutex);
    m_state->routes.clear();
    return std::erase_if(m_state->subscribers, [&name](const SubscriberPtr &one) {
        if (one->name() != name)
            return false;
        one->abandon();
        return true;
    });
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

Result<std::vector<EventRecord>> EventBus::recentEvents(const QString &pattern) const
{
    const auto parsed = TopicPattern::parse(pattern);
    if (!parsed)
        return tl::unexpected(parsed.error());
    const std::lock_guard lock(m_state->mutex);
    return m_state->recent.matching(*parsed);
}

std::vector<TopicSnapshot> EventBus::topics() const
{
    const MonoTime now = m_state->clock.monotonic();
    const std::lock_guard lock(m_state->mutex);
    return m_state->recent.topics(now);
}

std::vector<EventFlow> EventBus::flows() const
{
    const MonoTime now = m_state->clock.monotonic();
    const std::lock_guard lock(m_state->mutex);
    std::vector<EventFlow> shown = m_state->recent.flows(now);
    for (EventFlow &flow : shown) {
        for (const SubscriberPtr &subscriber : m_state->hearingOf(flow.topic))
            flow.listeners.push_back(subscriber->name());
        flow.listeners.sort();
        flow.listeners.removeDuplicates();
    }
    return shown;
}

quint64 EventBus::memoryBytes() const
{
    const std::lock_guard lock(m_state->mutex);
    quint64 sum = m_state->recent.memoryBytes();
    for (const auto &subscriber : m_state->subscribers)
        sum += subscriber->memoryBytes();
    return sum;
}

quint64 EventBus::published() const
{
    const std::lock_guard lock(m_state->mutex);
    return m_state->lastSequence;
}

quint64 EventBus::loops() const
{
    const std::lock_guard lock(m_state->mutex);
    return m_state->loops;
}

} // namespace sluice
