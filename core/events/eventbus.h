#pragma once

#include "core/base/result.h"
#include "core/events/eventrecord.h"
#include "core/events/eventsnapshot.h"
#include "core/events/executor.h"
#include "core/resilience/retrypolicy.h"

#include <functional>
#include <memory>
#include <vector>

namespace sluice {

/// What happens to an event when a subscriber's queue is full.
enum class Overflow : quint8 {
    DropOldest, ///< the oldest that waits makes room, and is counted
    DeadLetter, ///< the new one becomes a dead letter
    Block,      ///< this subscriber does not take it, and the publisher is told: it must hold back and hand it in later
};

/// Why the bus gave an event up.
enum class EventDeath : quint8 {
    QueueFull,     ///< a subscriber with Overflow::DeadLetter had no room
    EventLoop,     ///< handlers published for each other more than 32 deep
    HandlerFailed, ///< a subscriber's handler threw at every attempt
};

/// How a handler that throws is called again: attempts in all, and how long to wait before each further one.
inline constexpr RetryConfig kHandlerRetries{3, Milliseconds(100), 2, std::chrono::seconds(10), Jitter::None, {}};

/// How a subscriber wants to be served.
struct SubscribeOptions {
    QString name = {}; ///< who it is, for showing
    std::size_t capacity = 1024;
    Overflow overflow = Overflow::DropOldest;
    RetryConfig retries = kHandlerRetries; ///< the events after the one that is tried again wait, so the order holds
};

/// What became of an event that the bus took.
struct Published {
    quint64 sequence = 0;
    std::vector<quint64> refusedBy; ///< subscribers with Overflow::Block that had no room; all others have it

    bool operator==(const Published &) const = default;
};

class EventBus;
class EventSubscriber;
struct EventBusState;

/// Holds a subscription; ends it when it goes.
///
/// After `unsubscribe` returns no call of the handler begins, and none is under way, except for the one that it is
/// called from. So do not end a subscription while holding what its handler waits for.
/// Thread: any, one at a time.
class Subscription {
public:
    Subscription() = default;
    ~Subscription() { unsubscribe(); }
    Subscription(Subscription &&other) noexcept = default;
    Subscription &operator=(Subscription &&other) noexcept;

    void unsubscribe();
    [[nodiscard]] bool isActive() const { return m_subscriber != nullptr; }
    [[nodiscard]] quint64 id() const;

private:
    friend class EventBus;
    Subscription(std::weak_ptr<EventBusState> bus, std::shared_ptr<EventSubscriber> subscriber);

    std::weak_ptr<EventBusState> m_bus;
    std::shared_ptr<EventSubscriber> m_subscriber; ///< shared with calls under way on its own thread
};

/// Carries events from whoever publishes to whoever has subscribed, each handler on its own thread.
///
/// Every subscriber has a bounded queue of its own, so one that throws, stalls or leaves changes nothing for another.
/// All subscribers see events in the same order. Delivery is at most once; a topic that must survive a crash is
/// written to the journal by its publisher. Thread: all functions may be called from any thread, handlers too.
class EventBus {
public:
    using Handler = std::function<void(const EventRecord &)>;
    /// Called with what the bus gives up; `subscriber` is empty for an event loop.
    /// Thread: the publisher's; the subscriber's own for EventDeath::HandlerFailed.
    using DeathHandler = std::function<void(const EventRecord &event, EventDeath death, const QString &subscriber)>;

    static constexpr int kDeepest = 32;
    static constexpr qsizetype kLargestEvent = 64 * 1024;
    static constexpr std::size_t kKeptPerTopic = 20;

    /// Whether the bus would take such an event. Errors: `event.topicMalformed`, `event.tooLarge`.
    [[nodiscard]] static Result<void> checkEvent(const QString &topic, const QByteArray &data);

    explicit EventBus(const Clock &clock, DeathHandler onDeath = {});
    ~EventBus();
    EventBus(const EventBus &) = delete;
    EventBus &operator=(const EventBus &) = delete;

    /// Calls `handler` through `executor` for each event that matches. A handler that throws is called again as
    /// `options.retries` says; one that throws 5 times in 60 s is paused.
    /// Errors: `event.patternMalformed`.
    [[nodiscard]] Result<Subscription> subscribe(const QString &pattern, const Executor &executor, Handler handler,
                                                 SubscribeOptions options = {});

    /// Publishes. Never waits: not for a handler, not for room.
    /// Errors: `event.topicMalformed`, `event.tooLarge`, `event.loop`.
    Result<Published> emitEvent(const QString &topic, const QByteArray &data, const QString &publisher = {});
    /// Publishes many in turn, at far less than the cost of each alone; all of them, or none.
    /// Errors: as `emitEvent`.
    Result<std::vector<Published>> emitEvents(const std::vector<NewEvent> &events);
    /// Hands a subscriber what it had no room for, as a new event that nobody else hears.
    /// Errors: as `emitEvent`, and `event.refused` (still no room), `event.subscriberUnknown`.
    Result<quint64> emitTo(quint64 subscriber, const NewEvent &event);

    /// Lets a paused subscriber go on with what waits; false if there is none of that id.
    bool resume(quint64 subscriber);
    /// Ends all subscriptions of this name for a component that hangs: no further call begins, and nobody waits for the
    /// one under way. How many there were.
    std::size_t abandon(const QString &name);

    [[nodiscard]] std::vector<SubscriberSnapshot> subscribers() const;
    /// The last events of a topic, oldest first. The topics longest unheard are forgotten first.
    [[nodiscard]] std::vector<EventRecord> recent(const QString &topic) const;
    /// The last events of all topics that match, oldest first. Errors: `event.patternMalformed`.
    [[nodiscard]] Result<std::vector<EventRecord>> recentEvents(const QString &pattern) const;
    /// Topics heard of lately, by name.
    [[nodiscard]] std::vector<TopicSnapshot> topics() const;
    /// Who publishes on which topics heard of lately, and who hears it now; by topic, then by publisher.
    [[nodiscard]] std::vector<EventFlow> flows() const;
    /// Of the events that it keeps and of those that wait or are being handled. Data that several of them share counts for
    /// each. Units: bytes.
    [[nodiscard]] quint64 memoryBytes() const;
    /// How many events were published since it was made; each is counted.
    [[nodiscard]] quint64 published() const;
    /// How many events were given up as an event loop.
    [[nodiscard]] quint64 loops() const;

private:
    std::shared_ptr<EventBusState> m_state;
};

} // namespace sluice
