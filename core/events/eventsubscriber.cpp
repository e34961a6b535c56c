#include "core/events/eventsubscriber.h"

#include <algorithm>
#include <span>

namespace sluice {

namespace {

constexpr std::size_t kThrowsToPause = 5;
constexpr Nanoseconds kThrowWindow = std::chrono::seconds(60);
/// After so many calls in a row others of the same thread get their turn.
constexpr std::size_t kLargestBatch = 256;

thread_local int t_depth = 0;

/// Marks the thread as inside a handler of an event, so that what it publishes is known to follow from that.
class DepthScope {
public:
    explicit DepthScope(int depth)
        : m_before(t_depth)
    {
        t_depth = depth;
    }
    ~DepthScope() { t_depth = m_before; }
    DepthScope(const DepthScope &) = delete;
    DepthScope &operator=(const DepthScope &) = delete;

private:
    int m_before;
};

} // namespace

EventSubscriber::EventSubscriber(quint64 id, TopicPattern pattern, EventBus::Handler handler, SubscribeOptions options,
                                 const Clock &clock, DeathHandlerPtr onDeath)
    : m_pattern(std::move(pattern))
    , m_handler(std::move(handler))
    , m_options(std::move(options))
    , m_clock(clock)
    , m_onDeath(std::move(onDeath))
{
    m_counts.id = id;
    m_counts.name = m_options.name;
    m_counts.pattern = m_pattern.text();
}

void EventSubscriber::begin(const Executor &executor)
{
    m_waker = executor([weak = weak_from_this()] {
        if (const auto self = weak.lock())
            self->drain();
    });
}

int EventSubscriber::depthHere()
{
    return t_depth;
}

/// Events that wait, without the one that is being handled.
std::size_t EventSubscriber::waiting() const
{
    const std::size_t open = m_inHand - m_doneInHand.load(std::memory_order_relaxed);
    return m_queue.size() + (open > 0 ? open - 1 : 0);
}

/// True when a drain is to be woken.
bool EventSubscriber::standsInLine()
{
    if (m_isScheduled || m_isClosed || m_counts.isPaused || m_queue.empty())
        return false;
    m_isScheduled = true;
    return true;
}

EventSubscriber::Taken EventSubscriber::take(const EventRecord &event)
{
    const std::lock_guard lock(m_mutex);
    // A batch is at most half the capacity, so whenever there is no room, some wait in the queue.
    if (waiting() >= m_options.capacity) {
        if (m_options.overflow == Overflow::Block) {
            ++m_counts.refused;
            return Taken::Refused;
        }
        if (m_options.overflow == Overflow::DeadLetter) {
            ++m_counts.published;
            ++m_counts.deadLettered;
            return Taken::DeadLettered;
        }
        ++m_counts.dropped;
        m_dataBytes -= static_cast<quint64>(m_queue.front().data.size());
        m_queue.pop_front();
        if (m_inHand == 0)
            m_failedCalls = 0; // it was the one to be tried again
    }
    ++m_counts.published;
    m_queue.push_back(event);
    m_dataBytes += static_cast<quint64>(event.data.size());
    return standsInLine() ? Taken::MustWake : Taken::Queued;
}

void EventSubscriber::drain()
{
    if (!beginBatch())
        return;
    for (const EventRecord &event : m_batch) {
        if (m_isClosed.load(std::memory_order_acquire))
            break;
        if (call(event)) {
            m_doneInHand.fetch_add(1, std::memory_order_relaxed);
            continue;
        }
        if (const auto dead = noteThrow(); dead && *m_onDeath)
            (*m_onDeath)(*dead, EventDeath::HandlerFailed, name());
        break;
    }
    endBatch();
}

bool EventSubscriber::beginBatch()
{
    const std::lock_guard lock(m_mutex);
    if (m_isClosed || m_counts.isPaused || m_queue.empty()) {
        m_isScheduled = false;
        return false;
    }
    const std::size_t most = std::clamp<std::size_t>(m_options.capacity / 2, 1, kLargestBatch);
    const auto end = m_queue.begin() + static_cast<std::ptrdiff_t>(std::min(most, m_queue.size()));
    m_batch.assign(std::move_iterator(m_queue.begin()), std::move_iterator(end));
    m_queue.erase(m_queue.begin(), end);
    m_inHand = m_batch.size();
    m_calledOn = std::this_thread::get_id();
    return true;
}

/// False when the handler threw.
bool EventSubscriber::call(const EventRecord &event) noexcept
{
    try {
        const DepthScope scope(event.depth + 1);
        m_handler(event);
        return true;
    } catch (...) {
        return false;
    }
}

/// Decides what becomes of the event whose handler threw; the one that is given up.
std::optional<EventRecord> EventSubscriber::noteThrow()
{
    const std::lock_guard lock(m_mutex);
    if (m_isClosed) // the clock may be gone
        return std::nullopt;
    ++m_counts.failures;
    const MonoTime now = m_clock.monotonic();
    m_throws.push_back(now);
    while (m_throws.front() <= now - kThrowWindow)
        m_throws.pop_front();
    m_counts.isPaused = m_throws.size() >= kThrowsToPause;
    const std::size_t at = m_doneInHand.load(std::memory_order_relaxed);
    if (at > 0)
        m_failedCalls = 0; // those of the event that was first in this batch
    if (static_cast<int>(++m_failedCalls) < m_options.retries.maxAttempts) {
        m_backOff = RetryPolicy::delay(m_options.retries, m_failedCalls - 1, 0);
        return std::nullopt;
    }
    ++m_counts.deadLettered;
    ++m_deadInHand;
    m_failedCalls = 0;
    m_doneInHand.fetch_add(1, std::memory_order_relaxed);
    return m_batch[at];
}

/// Counts what was delivered; what was not waits again before all others.
void EventSubscriber::endBatch()
{
    bool wakes = false;
    std::optional<Nanoseconds> backOff;
    {
        const std::lock_guard lock(m_mutex);
        const std::size_t done = m_doneInHand.exchange(0, std::memory_order_relaxed);
        m_counts.delivered += done - m_deadInHand;
        backOff = std::exchange(m_backOff, std::nullopt);
        if (done > 0 && !backOff)
            m_failedCalls = 0;
        for (const EventRecord &event : std::span(m_batch).first(m_isClosed ? m_batch.size() : done))
            m_dataBytes -= static_cast<quint64>(event.data.size());
        const auto left = std::move_iterator(m_batch.begin() + static_cast<std::ptrdiff_t>(done));
        if (m_isClosed)
            m_counts.dropped += m_inHand - done;
        else
            m_queue.insert(m_queue.begin(), left, std::move_iterator(m_batch.end()));
        m_batch.clear();
        m_inHand = 0;
        m_deadInHand = 0;
        m_calledOn = {};
        m_isScheduled = false;
        wakes = standsInLine();
        m_idle.notify_all();
    }
    if (wakes && backOff)
        m_waker->wakeAfter(*backOff);
    else if (wakes)
        m_waker->wake();
}

void EventSubscriber::resume()
{
    bool wakes = false;
    {
        const std::lock_guard lock(m_mutex);
        m_counts.isPaused = false;
        m_throws.clear();
        wakes = standsInLine();
    }
    if (wakes)
        m_waker->wake();
}

void EventSubscriber::closeLocked()
{
    m_isClosed.store(true, std::memory_order_release);
    m_counts.dropped += m_queue.size();
    for (const EventRecord &event : m_queue)
        m_dataBytes -= static_cast<quint64>(event.data.size());
    m_queue.clear();
}

void EventSubscriber::close()
{
    std::unique_lock lock(m_mutex);
    closeLocked();
    // A handler may end its own subscription: it must not wait for itself.
    m_idle.wait(lock, [this] { return m_calledOn == std::thread::id() || m_calledOn == std::this_thread::get_id(); });
}

void EventSubscriber::abandon()
{
    const std::lock_guard lock(m_mutex);
    closeLocked();
}

SubscriberSnapshot EventSubscriber::snapshot() const
{
    const std::lock_guard lock(m_mutex);
    SubscriberSnapshot shown = m_counts;
    const std::size_t done = m_doneInHand.load(std::memory_order_relaxed);
    shown.delivered += done - m_deadInHand;
    shown.queued = m_queue.size() + m_inHand - done;
    return shown;
}

quint64 EventSubscriber::memoryBytes() const
{
    const std::lock_guard lock(m_mutex);
    return m_dataBytes + (m_queue.size() + m_inHand) * sizeof(EventRecord);
}

} // namespace sluice
