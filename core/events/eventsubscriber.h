#pragma once

#include "core/base/topic.h"
#include "core/events/eventbus.h"

#include <atomic>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>
#include <thread>

namespace sluice {

/// One subscriber's queue, and the calls of its handler. A part of EventBus.
///
/// Events leave the queue in batches, so that publisher and handler meet at the lock once for many of them; whether the
/// subscription has ended is asked before every call. Shared by the bus, the Subscription and the calls under way; its
/// own lock keeps it whole, and is never held while a handler, a waker or the bus runs. Thread: any.
class EventSubscriber : public std::enable_shared_from_this<EventSubscriber> {
public:
    using DeathHandlerPtr = std::shared_ptr<const EventBus::DeathHandler>;

    EventSubscriber(quint64 id, TopicPattern pattern, EventBus::Handler handler, SubscribeOptions options,
                    const Clock &clock, DeathHandlerPtr onDeath);
    /// Makes its waker; before anything else.
    void begin(const Executor &executor);

    [[nodiscard]] quint64 id() const { return m_counts.id; }
    [[nodiscard]] const QString &name() const { return m_options.name; }
    [[nodiscard]] bool matches(const QString &topic) const { return m_pattern.matches(topic); }

    enum class Taken : quint8 {
        Queued,
        MustWake, ///< queued, and `wake` is to be called once no lock is held
        DeadLettered,
        Refused,
    };
    [[nodiscard]] Taken take(const EventRecord &event);
    void wake() { m_waker->wake(); }
    void resume();
    /// Ends deliveries; returns when no call is under way on another thread.
    void close();
    /// Ends deliveries, and leaves a call that is under way to itself. The clock is not used any more.
    void abandon();
    [[nodiscard]] SubscriberSnapshot snapshot() const;
    /// Of the events that wait or are in hand, with their data.
    [[nodiscard]] quint64 memoryBytes() const;

    /// The depth of an event that is published by the calling thread now.
    [[nodiscard]] static int depthHere();

private:
    void drain();
    [[nodiscard]] bool beginBatch();
    [[nodiscard]] bool call(const EventRecord &event) noexcept;
    [[nodiscard]] std::optional<EventRecord> noteThrow();
    void endBatch();
    void closeLocked();
    [[nodiscard]] std::size_t waiting() const;
    [[nodiscard]] bool standsInLine();

    const TopicPattern m_pattern;
    const EventBus::Handler m_handler;
    const SubscribeOptions m_options;
    const Clock &m_clock;
    const DeathHandlerPtr m_onDeath;
    std::unique_ptr<EventWaker> m_waker;

    mutable std::mutex m_mutex;
    std::condition_variable m_idle;
    std::deque<EventRecord> m_queue;
    std::deque<MonoTime> m_throws;
    SubscriberSnapshot m_counts; ///< without the batch under way
    std::thread::id m_calledOn;  ///< of the batch under way
    std::size_t m_inHand = 0;    ///< events of the batch under way
    quint64 m_dataBytes = 0;     ///< of events that wait or are in hand
    quint64 m_deadInHand = 0;    ///< of these, dead letters
    quint32 m_failedCalls = 0;   ///< of the event that is first in line
    std::optional<Nanoseconds> m_backOff;
    bool m_isScheduled = false; ///< a drain is on its way to, or in, the subscriber's thread
    std::atomic<bool> m_isClosed = false;

    std::vector<EventRecord> m_batch;          ///< the drain's own
    std::atomic<std::size_t> m_doneInHand = 0; ///< events of the batch that are delivered or dead letters
};

} // namespace sluice
