// The page Events while 50,000 events a second go over the bus of a real engine: each counted, no frame dropped.
#include "core/engine/localengine.h"
#include "core/events/eventbus.h"
#include "core/tasks/taskhost.h"
#include "tests/bench/frames.h"
#include "tests/bench/measures.h"
#include "ui/events/eventspage.h"
#include "ui/events/liveevents.h"
#include "ui/models/listview.h"
#include "ui/theme/themecontroller.h"

#include <QLabel>
#include <QLocale>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <thread>

namespace sluice::bench {

namespace {

constexpr double kFrameMs = 50;
constexpr int kPerSecond = 50'000;
constexpr int kSecondsPublished = 10;
constexpr int kBurst = 500;

/// As parts of an engine publish: in bursts, from a thread of their own.
quint64 publishAll(EventBus &bus)
{
    using Steady = std::chrono::steady_clock;
    const auto begin = Steady::now();
    std::mutex mutex;
    std::condition_variable never; // only its time comes
    quint64 published = 0;
    for (int burst = 0; burst < kSecondsPublished * kPerSecond / kBurst; ++burst) {
        std::unique_lock lock(mutex);
        (void)never.wait_until(lock, begin + burst * std::chrono::seconds(1) / (kPerSecond / kBurst),
                               [] { return false; });
        std::vector<NewEvent> events;
        for (int each = 0; each < kBurst; ++each)
            events.push_back({QStringLiteral("bench.topic%1").arg(each % 40),
                              "{\"n\":" + QByteArray::number(published + static_cast<quint64>(each)) + '}',
                              QStringLiteral("bench")});
        if (const auto done = bus.emitEvents(events))
            published += done->size();
    }
    return published;
}

} // namespace

bool benchEvents(QTextStream &out)
{
    const QTemporaryDir folder;
    LocalEngineConfig config;
    config.workspace = folder.path();
    config.catalog = standardCatalog();
    config.durable = false;
    LocalEngine engine(std::move(config));
    ThemeController theme(Theme::make(Scheme::Dark));
    EventsPage page(engine, theme);
    page.resize(kWindow);
    showFully(page);
    const bool started = QTest::qWaitFor([&] { return engine.snapshot().taken != WallTime{}; }, 10'000);
    const quint64 before = engine.bus().published();
    // A frame is due sixty times a second; how late each comes is what a person would see.
    QElapsedTimer since;
    std::vector<double> frames;
    QTimer frame;
    QObject::connect(&frame, &QTimer::timeout, &page, [&] {
        frames.push_back(msOf(since));
        since.start();
        page.repaint();
    });
    quint64 published = 0;
    std::atomic<bool> isOver = false;
    std::jthread publisher([&] {
        published = publishAll(engine.bus());
        isOver = true;
    });
    since.start();
    frame.start(16);
    QElapsedTimer all;
    all.start();
    const bool ended = QTest::qWaitFor([&] { return isOver.load(); }, 60'000);
    const double seconds = msOf(all) / 1000;
    publisher.join();
    // The engine says what it publishes of itself on the same bus.
    const quint64 counted = engine.bus().published() - before;
    const bool isShown = QTest::qWaitFor([&] { return engine.snapshot().eventsPublished - before >= published; },
                                         10'000);
    const auto *list = page.findChild<ListView *>(QStringLiteral("events"));
    const auto *told = page.findChild<QLabel *>(QStringLiteral("eventsCount")); // "newest … of …"
    const bool isTold = QTest::qWaitFor(
        [&] {
            const quint64 onPage = QLocale().toULongLong(told->text().section(u' ', -1));
            return list->model()->rowCount() > 0 && onPage >= before + published;
        },
        10'000);
    quint64 ofTopics = 0;
    for (const TopicSnapshot &topic : engine.bus().topics())
        ofTopics += topic.topic.startsWith(u"bench.") ? topic.events : 0;
    const double longest = frames.empty() ? 0 : *std::ranges::max_element(frames);
    const auto dropped = std::ranges::count_if(frames, [](double ms) { return ms > kFrameMs; });
    out << "\nEvents: " << published << " published in " << seconds << " s ("
        << static_cast<double>(published) / seconds << " a second)\n  counted by topic " << ofTopics
        << ", by the bus in all " << counted << ", on the page " << told->text() << "\n  frames " << frames.size()
        << ", median " << quantile(frames, 0.5) << " ms, longest " << longest << " ms, over " << kFrameMs
        << " ms: " << dropped << "; rows on screen (a sample) " << list->model()->rowCount() << '\n';
    return started && ended && isShown && isTold && published > 0 && ofTopics == published && dropped == 0;
}

} // namespace sluice::bench
