#pragma once

#include "core/base/result.h"
#include "core/events/eventrecord.h"

#include <functional>
#include <memory>
#include <vector>

QT_BEGIN_NAMESPACE
class QObject;
QT_END_NAMESPACE

namespace sluice {

/// Runs a function later, on the thread where a subscriber wants to be called.
using Executor = std::function<void(std::function<void()>)>;

/// Runs functions in the event loop of `context`'s thread. Owns: nothing; `context` must outlive the subscription.
[[nodiscard]] Executor executorOf(QObject *context);

/// What happens to an event when a subscriber's queue is full.
enum class Overflow : quint8 {
    DropOldest, ///< the oldest that waits makes room, and is counted
    DeadLetter, ///< the new one becomes a dead letter
    Block,      ///< the publisher is told, and nobody gets it: it must hold back and publish again
};

/// Why the bus gave an event up.
enum class EventDeath : quint8 {
    QueueFull, ///< a subscriber with Overflow::DeadLetter had no room
    EventLoop, ///< handlers published for each other more than 32 deep
};

/// How a subscriber wants to be served.
struct SubscribeOptions {
    QString name; ///< who it is, for showing
    std::size_t capacity = 1024;
    Overflow overflow = Overflow::DropOldest;
};

/// What a subscriber shows of itself: published = delivered + dropped + deadLettered + queued.
struct SubscriberSnapshot {
    quint64 id = 0;
    QString name;
    QString pattern;
    quint64 published = 0; ///< matching events that the bus took
    quint64 delivered = 0; ///< the handler was called, whether it threw or not
    quint64 dropped = 0;
    quint64 deadLettered = 0;
    quint64 queued = 0;
    quint64 refused = 0;  ///< events that were not taken because this queue was full
    quint64 failures = 0; ///< calls that threw
    bool isPaused = false;

    bool operator==(const SubscriberSnapshot &) const = default;
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
    /// Called with what the bus gives up, on the publisher's thread; `subscriber` is empty for an event loop.
    using DeathHandler = std::function<void(const EventRecord &event, EventDeath death, const QString &subscriber)>;

    static constexpr int kDeepest = 32;
    static constexpr qsizetype kLargestEvent = 64 * 1024;
    static constexpr std::size_t kKeptPerTopic = 20;

    explicit EventBus(const Clock &clock, DeathHandler onDeath = {});
    ~EventBus();
    EventBus(const EventBus &) = delete;
    EventBus &operator=(const EventBus &) = delete;

    /// Calls `handler` through `executor` for each event that matches. A handler that throws 5 times in 60 s is paused.
    /// Errors: `event.patternMalformed`.
    [[nodiscard]] Result<Subscription> subscribe(const QString &pattern, Executor executor, Handler handler,
                                                 SubscribeOptions options = {});

    /// Publishes, and returns the event's sequence. Never waits: not for a handler, not for room.
    /// Errors: `event.topicMalformed`, `event.tooLarge`, `event.refused` (a full queue that blocks), `event.loop`.
    Result<quint64> emitEvent(const QString &topic, const QByteArray &data, const QString &publisher = {});

    /// Lets a paused subscriber go on with what waits; false if there is none of that id.
    bool resume(quint64 subscriber);

    [[nodiscard]] std::vector<SubscriberSnapshot> subscribers() const;
    /// The last events of a topic, oldest first. The topics longest unheard are forgotten first.
    [[nodiscard]] std::vector<EventRecord> recent(const QString &topic) const;
    /// How many events were given up as an event loop.
    [[nodiscard]] quint64 loops() const;

private:
    std::shared_ptr<EventBusState> m_state;
};

} // namespace sluice
