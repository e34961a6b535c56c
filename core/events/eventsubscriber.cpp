#include "core/events/eventsubscriber.h"

namespace sluice {

namespace {

constexpr std::size_t kThrowsToPause = 5;
constexpr Nanoseconds kThrowWindow = std::chrono::seconds(60);
/// After so many calls in a row others of the same thread get their turn.
constexpr int kCallsInARow = 64;

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

EventSubscriber::EventSubscriber(quint64 id, TopicPattern pattern, Executor executor, EventBus::Handler handler,
                                 SubscribeOptions options, const Clock &clock)
    : m_id(id)
    , m_pattern(std::move(pattern))
    , m_executor(std::move(executor))
    , m_options(std::move(options))
    , m_clock(clock)
    , m_handler(std::move(handler))
{
    m_counts.id = id;
    m_counts.name = m_options.name;
    m_counts.pattern = m_pattern.text();
}

int EventSubscriber::depthHere()
{
    return t_depth;
}

bool EventSubscriber::refuses()
{
    const std::lock_guard lock(m_mutex);
    if (m_options.overflow != Overflow::Block || m_isClosed || m_queue.size() < m_options.capacity)
        return false;
    ++m_counts.refused;
    return true;
}

EventSubscriber::Taken EventSubscriber::take(const EventRecord &event)
{
    const std::lock_guard lock(m_mutex);
    ++m_counts.published;
    if (m_queue.size() >= m_options.capacity) {
        if (m_options.overflow == Overflow::DeadLetter) {
            ++m_counts.deadLettered;
            return Taken::DeadLettered;
        }
        ++m_counts.dropped;
        m_queue.pop_front();
    }
    m_queue.push_back(event);
    return Taken::Queued;
}

void EventSubscriber::wake()
{
    {
        const std::lock_guard lock(m_mutex);
        if (m_isScheduled || m_isClosed || m_counts.isPaused || m_queue.empty())
            return;
        m_isScheduled = true;
    }
    m_executor([weak = weak_from_this()] {
        if (const auto self = weak.lock())
            self->drain();
    });
}

void EventSubscriber::drain()
{
    for (int i = 0; i < kCallsInARow; ++i) {
        EventRecord event;
        {
            const std::lock_guard lock(m_mutex);
            if (m_isClosed || m_counts.isPaused || m_queue.empty())
                break;
            event = std::move(m_queue.front());
            m_queue.pop_front();
            m_calledOn = std::this_thread::get_id();
        }
        call(event);
    }
    {
        const std::lock_guard lock(m_mutex);
        m_isScheduled = false;
    }
    wake();
}

void EventSubscriber::call(const EventRecord &event)
{
    bool threw = false;
    try {
        const DepthScope scope(event.depth + 1);
        m_handler(event);
    } catch (...) {
        threw = true;
    }
    const std::lock_guard lock(m_mutex);
    ++m_counts.delivered;
    if (threw)
        noteThrow();
    m_calledOn = {};
    m_idle.notify_all();
}

void EventSubscriber::noteThrow()
{
    ++m_counts.failures;
    const MonoTime now = m_clock.monotonic();
    m_throws.push_back(now);
    while (m_throws.front() <= now - kThrowWindow)
        m_throws.pop_front();
    m_counts.isPaused = m_throws.size() >= kThrowsToPause;
}

void EventSubscriber::resume()
{
    {
        const std::lock_guard lock(m_mutex);
        m_counts.isPaused = false;
        m_throws.clear();
    }
    wake();
}

void EventSubscriber::close()
{
    std::unique_lock lock(m_mutex);
    m_isClosed = true;
    m_counts.dropped += m_queue.size();
    m_queue.clear();
    // A handler may end its own subscription: it must not wait for itself.
    m_idle.wait(lock, [this] { return m_calledOn == std::thread::id() || m_calledOn == std::this_thread::get_id(); });
}

SubscriberSnapshot EventSubscriber::snapshot() const
{
    const std::lock_guard lock(m_mutex);
    SubscriberSnapshot shown = m_counts;
    // A call under way has left the queue and is not counted as delivered yet.
    shown.queued = m_queue.size() + (m_calledOn == std::thread::id() ? 0 : 1);
    return shown;
}

} // namespace sluice
