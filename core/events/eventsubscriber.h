#pragma once

#include "core/events/eventbus.h"
#include "core/events/topic.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace sluice {

/// One subscriber's queue, and the calls of its handler. A part of EventBus.
///
/// Shared by the bus, the Subscription and the calls that its executor still holds; its own lock keeps it whole, and is
/// never held while a handler, an executor or the bus runs. Thread: any.
class EventSubscriber : public std::enable_shared_from_this<EventSubscriber> {
public:
    EventSubscriber(quint64 id, TopicPattern pattern, Executor executor, EventBus::Handler handler,
                    SubscribeOptions options, const Clock &clock);

    [[nodiscard]] quint64 id() const { return m_id; }
    [[nodiscard]] const QString &name() const { return m_options.name; }
    [[nodiscard]] bool matches(const QString &topic) const { return m_pattern.matches(topic); }

    /// True if it blocks the publisher now; counts the refusal.
    [[nodiscard]] bool refuses();
    enum class Taken : quint8 { Queued, DeadLettered };
    [[nodiscard]] Taken take(const EventRecord &event);
    /// Asks the executor for a call if there is something to deliver and none is on its way.
    void wake();
    void resume();
    /// Ends deliveries; returns when no call is under way on another thread.
    void close();
    [[nodiscard]] SubscriberSnapshot snapshot() const;

    /// The depth of an event that is published by the calling thread now.
    [[nodiscard]] static int depthHere();

private:
    void drain();
    void call(const EventRecord &event);
    void noteThrow();

    const quint64 m_id;
    const TopicPattern m_pattern;
    const Executor m_executor;
    const SubscribeOptions m_options;
    const Clock &m_clock;

    mutable std::mutex m_mutex;
    std::condition_variable m_idle;
    EventBus::Handler m_handler;
    std::deque<EventRecord> m_queue;
    std::deque<MonoTime> m_throws;
    SubscriberSnapshot m_counts;
    std::thread::id m_calledOn; ///< of the call under way
    bool m_isScheduled = false; ///< a drain is on its way to, or in, the executor's thread
    bool m_isClosed = false;
};

} // namespace sluice
