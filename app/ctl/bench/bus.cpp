#include "app/ctl/bench/workloads.h"
#include "core/events/eventbus.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QThread>

#include <atomic>
#include <cmath>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>

namespace sluice::ctl {

namespace {

constexpr std::size_t kCapacity = 8192;

double perSecond(int count, const QElapsedTimer &timer)
{
    return count * 1e9 / static_cast<double>(timer.nsecsElapsed());
}

/// One publisher and one subscriber on two threads, nothing dropped: what has no room is handed in again.
Result<double> deliveriesPerSecond(int events, int atOnce)
{
    const SystemClock clock;
    EventBus bus(clock);
    QThread thread;
    QObject context;
    context.moveToThread(&thread);
    thread.start();
    std::atomic<bool> isDone = false;
    int heard = 0;
    auto subscription = bus.subscribe(QStringLiteral("bench.*"), executorOf(&context),
                                      [&, events](const EventRecord &) {
                                          if (++heard == events) {
                                              isDone = true;
                                              isDone.notify_one();
                                          }
                                      },
                                      {QStringLiteral("bench"), kCapacity, Overflow::Block});
    if (!subscription)
        return tl::unexpected(subscription.error());
    const NewEvent event{QStringLiteral("bench.tick"), R"({"n":1})", QStringLiteral("bench")};
    const std::vector<NewEvent> many(static_cast<std::size_t>(atOnce), event);
    QElapsedTimer timer;
    timer.start();
    for (int sent = 0; sent < events; sent += atOnce) {
        auto published = atOnce > 1 ? bus.emitEvents(many)
                                    : bus.emitEvent(event.topic, event.data, event.publisher).map([](Published one) {
                                          return std::vector{std::move(one)};
                                      });
        if (!published)
            return tl::unexpected(published.error());
        for (const Published &one : *published) {
            if (one.refusedBy.empty())
                continue;
            while (!bus.emitTo(subscription->id(), event))
                std::this_thread::yield();
        }
    }
    isDone.wait(false);
    const double rate = perSecond(events, timer);
    subscription->unsubscribe();
    thread.quit();
    thread.wait();
    return rate;
}

/// The same events through nothing but a lock, a queue and a wake for each burst; the reader takes one at a time.
double rawPerSecond(int events)
{
    std::mutex mutex;
    std::condition_variable wake;
    std::deque<EventRecord> queue;
    const EventRecord event{QStringLiteral("bench.tick"), QStringLiteral("bench"), 1, {}, R"({"n":1})", 0};
    QElapsedTimer timer;
    timer.start();
    std::jthread reader([&] {
        for (int heard = 0; heard < events; ++heard) {
            std::unique_lock lock(mutex);
            wake.wait(lock, [&] { return !queue.empty(); });
            const EventRecord taken = std::move(queue.front());
            queue.pop_front();
        }
    });
    for (int sent = 0; sent < events; ++sent) {
        bool wasEmpty = false;
        {
            const std::lock_guard lock(mutex);
            wasEmpty = queue.empty();
            queue.push_back(event);
        }
        if (wasEmpty)
            wake.notify_one();
    }
    reader.join();
    return perSecond(events, timer);
}

Result<Measure> measure(const QString &workload, int atOnce, double scale, Output &output)
{
    const int events = atOnce * std::max(1, static_cast<int>(std::lround(4'000'000 * scale / atOnce)));
    output.message(QCoreApplication::translate("sluicectl", "%1: %2 events from thread to thread, %3 at once…")
                       .arg(workload)
                       .arg(events)
                       .arg(atOnce));
    const auto value = deliveriesPerSecond(events, atOnce);
    if (!value)
        return tl::unexpected(value.error());
    return Measure{workload, QStringLiteral("deliveries"), *value, QStringLiteral("1/s"), rawPerSecond(events)};
}

} // namespace

Result<Measure> measureBus(double scale, Output &output)
{
    return measure(QStringLiteral("bus"), 64, scale, output);
}

Result<Measure> measureBusOneByOne(double scale, Output &output)
{
    return measure(QStringLiteral("bus1"), 1, scale, output);
}

} // namespace sluice::ctl
