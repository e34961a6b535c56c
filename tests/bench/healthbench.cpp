// What the page Health costs the window's thread: 1,000 components, 200 breakers and 100 queues that change ten times a second.
#include "core/base/fakeclock.h"
#include "tests/bench/frames.h"
#include "tests/bench/measures.h"
#include "tests/ui/support/fakeengine.h"
#include "ui/health/healthpage.h"
#include "ui/queues/queuespage.h"
#include "ui/shell/statusstrip.h"

#include <QStackedWidget>
#include <QVBoxLayout>

#include <ctime>

namespace sluice::bench {

namespace {

constexpr int kTicksASecond = 10;
constexpr int kSecondsWatched = 6;

double threadMs()
{
    timespec used{};
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &used);
    return static_cast<double>(used.tv_sec) * 1000 + static_cast<double>(used.tv_nsec) / 1e6;
}

EngineSnapshot largeEngine()
{
    EngineSnapshot now;
    for (int i = 0; i < 1000; ++i) {
        ComponentSnapshot component;
        component.id = QStringLiteral("worker-%1").arg(i);
        component.phase = ComponentPhase::Running;
        now.components.push_back(component);
    }
    for (int i = 0; i < 200; ++i) {
        ConnectionSnapshot connection;
        connection.id = QStringLiteral("service-%1").arg(i);
        connection.poolSize = 8;
        connection.ratePerSecond = 50;
        connection.burst = 10;
        now.connections.push_back(connection);
    }
    for (int i = 0; i < 100; ++i)
        now.queues.push_back({connectionQueue(QStringLiteral("service-%1").arg(i)), 0, {}});
    return now;
}

/// Everything has changed since the last tick.
void moveOn(EngineSnapshot &now, int tick)
{
    const auto turn = static_cast<quint64>(tick);
    for (std::size_t i = 0; i < now.components.size(); ++i) {
        ComponentSnapshot &component = now.components[i];
        component.inPhase += Milliseconds(100);
        component.heartbeats = turn / 10;
        component.heartbeatAge = Milliseconds(static_cast<qint64>((turn * 100 + i * 37) % 1000));
        component.cpuPercent = static_cast<double>((turn * 7 + i) % 100);
        component.memoryBytes = (turn * 1000 + i) * 997;
        component.queueDepth = (turn + i) % 50;
        component.requests += i % 13 + 1;
        component.meanMs = static_cast<double>((turn + i) % 90);
        component.p99Ms = component.meanMs * 3;
    }
    for (std::size_t i = 0; i < now.connections.size(); ++i) {
        ConnectionSnapshot &connection = now.connections[i];
        connection.calls = 20 + static_cast<quint32>((turn + i) % 80);
        connection.failureRate = static_cast<double>((turn + i) % 40) / 100;
        connection.inUse = static_cast<quint32>((turn + i) % 9);
        connection.waiting = static_cast<quint32>((turn * 3 + i) % 20);
        connection.tokens = static_cast<quint32>((turn + i) % 11);
        connection.refused += i % 3;
    }
    for (std::size_t i = 0; i < now.queues.size(); ++i) {
        QueueSnapshot &queue = now.queues[i];
        queue.depth = (turn * 11 + i) % 2000;
        queue.oldestAge = Milliseconds(static_cast<qint64>(turn * 100 + i));
        queue.inPerSecond = static_cast<double>((turn + i) % 100);
        queue.outPerSecond = static_cast<double>((turn * 2 + i) % 100);
    }
    now.activeRuns = static_cast<quint32>(turn % 100);
    now.stepsStarted += 500;
    now.stepsEnded += 490;
}

/// Processor time of this thread in each second of ticks. Units: per cent of one core.
std::vector<double> follow(FakeEngine &engine, FakeClock &clock, int &tick)
{
    std::vector<double> perCent;
    for (int second = 0; second < kSecondsWatched; ++second) {
        double used = 0;
        for (int i = 0; i < kTicksASecond; ++i) {
            moveOn(engine.now, ++tick);
            clock.advance(Milliseconds(1000 / kTicksASecond));
            const double before = threadMs();
            engine.announce(clock.wall());
            QCoreApplication::processEvents();
            used += threadMs() - before;
        }
        perCent.push_back(used / 10);
    }
    return perCent;
}

} // namespace

bool benchHealth(QTextStream &out)
{
    constexpr double kOpenMark = 15;
    constexpr double kHiddenMark = 3;
    FakeEngine engine;
    FakeClock clock;
    engine.now = largeEngine();
    ThemeController themes(Theme::make(Scheme::Dark));
    QWidget window;
    auto *pages = new QStackedWidget;
    auto *empty = new QWidget;
    auto *health = new HealthPage(engine, themes, clock);
    auto *queues = new QueuesPage(engine, themes, clock);
    for (QWidget *page : {empty, static_cast<QWidget *>(health), static_cast<QWidget *>(queues)})
        pages->addWidget(page);
    auto *column = new QVBoxLayout(&window);
    column->addWidget(pages, 1);
    column->addWidget(new StatusStrip(engine, themes));
    window.resize(kWindow);
    showFully(window);
    int tick = 0;
    out << QStringLiteral("1,000 components, 200 breakers, 100 queues at 10 Hz: the window's thread\n");
    Report report(out);
    (void)follow(engine, clock, tick); // what grows at first has grown
    report.row(QStringLiteral("Health hidden, % of one core"), follow(engine, clock, tick), kHiddenMark);
    const double before = threadMs();
    pages->setCurrentWidget(health);
    for (int i = 0; i < 3; ++i)
        QCoreApplication::processEvents();
    report.row(QStringLiteral("Health opens, ms"), {threadMs() - before}, 0);
    (void)follow(engine, clock, tick);
    report.row(QStringLiteral("Health open, % of one core"), follow(engine, clock, tick), kOpenMark);
    pages->setCurrentWidget(queues);
    (void)follow(engine, clock, tick);
    report.row(QStringLiteral("Queues open, % of one core"), follow(engine, clock, tick), kOpenMark);
    pages->setCurrentWidget(empty);
    report.row(QStringLiteral("Health hidden once more, % of one core"), follow(engine, clock, tick), kHiddenMark);
    return report.isMet();
}

} // namespace sluice::bench
