#include "tests/ui/health/healthfixture.h"
#include "ui/health/healthcharts.h"
#include "ui/health/healthhistory.h"
#include "ui/health/timechart.h"
#include "ui/models/listview.h"
#include "ui/widgets/sparkline.h"

#include <QAbstractButton>
#include <QFile>
#include <QImage>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>

#include <algorithm>

using namespace sluice;

/// What the charts draw, and the store behind them.
class TestHealthCharts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // The offscreen platform says so of every window that is shown.
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support)"))); }
    void samplesOnceASecondHoweverManySnapshots();
    void rateIsWhatCountersRoseBy();
    void engineThatStartsAnewGivesNoNegativeRate();
    void storeNeverGrows();
    void quarterOfAnHourKeepsPilesInSight();
    void clockSetBackBeginsAnew();
    void rangeIsChosenByKey();
    void pausedChartsStandStillAndMissNothing();
    void axisEndsAtNowOrAtThePause();
    void sparklineHoldsTheLastMinute();
    void aDayKeepsItsPeaks();
    void theCrosshairIsReadByKey();
    void marksWhatHappened();
    void savesWhatIsShown();
    void theTableGreysOutWithTheCharts();
    void aStretchIsSeenAloneByMouse();
    void aStretchIsSeenAloneByKey();
    void aLongPauseKeepsWhatItShows();
};

namespace {

TimeChart *throughput(HealthFixture &it)
{
    return it.find<TimeChart>(QStringLiteral("throughputChart"));
}

void work(HealthFixture &it, int seconds, quint64 steps, quint64 errors)
{
    for (int second = 0; second < seconds; ++second) {
        it.engine.now.stepsEnded += steps;
        it.engine.now.stepErrors += errors;
        it.pass(std::chrono::seconds(1));
    }
}

} // namespace

void TestHealthCharts::samplesOnceASecondHoweverManySnapshots()
{
    HealthFixture it;
    for (int snapshot = 0; snapshot < 50; ++snapshot)
        it.pass(Milliseconds(100));
    QCOMPARE(throughput(it)->points(0).size(), 5);
}

void TestHealthCharts::rateIsWhatCountersRoseBy()
{
    HealthFixture it;
    it.engine.now.stepsEnded = 500;
    it.engine.now.stepErrors = 40;
    it.pass(std::chrono::seconds(2));
    const auto samples = it.page.history().samples().within(std::chrono::minutes(1));
    QCOMPARE(samples.size(), std::size_t(1));
    QCOMPARE(samples[0].ended, 250.0);
    QCOMPARE(samples[0].errors, 20.0);
    QCOMPARE(samples[0].waiting, 4.0);
}

void TestHealthCharts::engineThatStartsAnewGivesNoNegativeRate()
{
    HealthFixture it;
    work(it, 3, 100, 1);
    it.engine.now.stepsEnded = 7;
    it.engine.now.stepErrors = 0;
    it.pass(std::chrono::seconds(1));
    QCOMPARE(it.page.history().samples().within(Milliseconds(0)).back().ended, 7.0);
}

void TestHealthCharts::storeNeverGrows()
{
    SampleStore store;
    const WallTime start{std::chrono::hours(480'000)};
    for (int second = 0; second < 5000; ++second)
        store.add({start + std::chrono::seconds(second), 1, 0, 0, 0});
    QVERIFY(store.size() <= 5 * SampleStore::kKept);
    for (const int minutes : {1, 5, 15}) {
        const auto samples = store.within(std::chrono::minutes(minutes));
        QVERIFY(samples.size() <= 300);
        QVERIFY(samples.back().at - samples.front().at >= std::chrono::minutes(minutes) - std::chrono::seconds(6));
        QVERIFY(samples.back().at - samples.front().at <= std::chrono::minutes(minutes));
        QVERIFY(std::ranges::is_sorted(samples, {}, &HealthSample::at));
    }
}

void TestHealthCharts::quarterOfAnHourKeepsPilesInSight()
{
    SampleStore store;
    const WallTime start{std::chrono::hours(480'000)};
    for (int second = 0; second < 900; ++second)
        store.add(
            {start + std::chrono::seconds(second), 6, second % 3 == 0 ? 3.0 : 0.0, second == 100 ? 999.0 : 0.0, 0});
    const auto samples = store.within(std::chrono::minutes(15));
    QCOMPARE(std::ranges::max(samples, {}, &HealthSample::waiting).waiting, 999.0);
    QVERIFY(std::ranges::all_of(samples, [](const HealthSample &s) { return std::abs(s.ended - 6) < 1e-9; }));
    QVERIFY(std::abs(samples.front().errors - 1) < 1e-9);
}

void TestHealthCharts::clockSetBackBeginsAnew()
{
    SampleStore store;
    const WallTime start{std::chrono::hours(480'000)};
    for (int second = 0; second < 10; ++second)
        store.add({start + std::chrono::seconds(second), 1, 0, 0, 0});
    store.add({start - std::chrono::hours(1), 2, 0, 0, 0});
    QCOMPARE(store.within(std::chrono::minutes(15)).size(), std::size_t(1));
}

void TestHealthCharts::rangeIsChosenByKey()
{
    HealthFixture it;
    work(it, 120, 10, 1);
    QVERIFY(throughput(it)->points(0).size() <= 61);
    QCOMPARE(throughput(it)->axisLabels().first(), QStringLiteral("−1 min"));
    auto *range = it.find<QWidget>(QStringLiteral("chartRange"));
    auto *fifteen = range->findChildren<QAbstractButton *>().at(2);
    fifteen->setFocus();
    QTest::keyClick(fifteen, Qt::Key_Space);
    QCOMPARE(throughput(it)->axisLabels().first(), QStringLiteral("−15 min"));
    QCOMPARE(throughput(it)->points(0).size(), 40);
    auto *five = range->findChildren<QAbstractButton *>().at(1);
    QTest::mouseClick(five, Qt::LeftButton);
    QCOMPARE(throughput(it)->points(0).size(), 120);
}

void TestHealthCharts::pausedChartsStandStillAndMissNothing()
{
    HealthFixture it;
    work(it, 10, 10, 1);
    auto *pause = it.find<QPushButton>(QStringLiteral("pauseCharts"));
    QTest::mouseClick(pause, Qt::LeftButton);
    const auto frozen = throughput(it)->points(0);
    QCOMPARE(frozen.size(), 10);
    work(it, 5, 500, 1);
    QCOMPARE(throughput(it)->points(0), frozen);
    QTest::keyClick(pause, Qt::Key_Space);
    QCOMPARE(throughput(it)->points(0).size(), 15);
    QCOMPARE(throughput(it)->points(0).last().y(), 500.0);
}

void TestHealthCharts::axisEndsAtNowOrAtThePause()
{
    HealthFixture it;
    work(it, 3, 10, 1);
    QCOMPARE(throughput(it)->axisLabels().last(), QStringLiteral("now"));
    QTest::mouseClick(it.find<QPushButton>(QStringLiteral("pauseCharts")), Qt::LeftButton);
    QVERIFY(throughput(it)->axisLabels().last().contains(u':'));
}

void TestHealthCharts::sparklineHoldsTheLastMinute()
{
    HealthFixture it;
    work(it, 100, 10, 1);
    it.engine.now.queues[0].depth = 77;
    it.pass(std::chrono::seconds(1));
    auto *trend = it.find<Sparkline>(QStringLiteral("trend"), QStringLiteral("queue:ready"));
    QCOMPARE(trend->values().size(), std::size_t(60));
    QCOMPARE(trend->values().back(), 77.0);
}

void TestHealthCharts::aDayKeepsItsPeaks()
{
    SampleStore store;
    const WallTime start{std::chrono::hours(480'000)};
    for (int second = 0; second < 86'400; ++second) {
        HealthSample sample{start + std::chrono::seconds(second), 4, 0, second == 50'000 ? 999.0 : 1.0, 0};
        sample.p99 = second == 60'000 ? 777 : 5;
        store.add(sample);
    }
    QVERIFY(store.size() <= 5 * SampleStore::kKept);
    for (const int hours : {1, 6, 24}) {
        const auto samples = store.within(std::chrono::hours(hours));
        QVERIFY(samples.size() <= SampleStore::kKept && samples.size() >= 299);
        QVERIFY(samples.back().at - samples.front().at >= std::chrono::hours(hours) - std::chrono::seconds(600));
    }
    const auto day = store.within(std::chrono::hours(24));
    QCOMPARE(std::ranges::max(day, {}, &HealthSample::waiting).waiting, 999.0);
    QCOMPARE(std::ranges::max(day, {}, &HealthSample::p99).p99, 777.0);
    QVERIFY(std::ranges::all_of(day, [](const HealthSample &s) { return std::abs(s.ended - 4) < 1e-9; }));
}

void TestHealthCharts::theCrosshairIsReadByKey()
{
    HealthFixture it;
    work(it, 5, 10, 1);
    work(it, 1, 30, 2);
    TimeChart *chart = throughput(it);
    QVERIFY(chart->crosshair().isEmpty());
    QTest::keyClick(chart, Qt::Key_Right);
    QCOMPARE(chart->crosshair().mid(1),
             (QStringList{QStringLiteral("ended 30/s"), QStringLiteral("of these, failed 2/s")}));
    QTest::keyClick(chart, Qt::Key_Left);
    QCOMPARE(chart->crosshair().at(1), QStringLiteral("ended 10/s"));
    QCOMPARE(chart->accessibleDescription(), chart->crosshair().join(QStringLiteral(", ")));
    QTest::keyClick(chart, Qt::Key_Escape);
    QVERIFY(chart->crosshair().isEmpty());
}

void TestHealthCharts::marksWhatHappened()
{
    HealthFixture it;
    work(it, 3, 10, 1);
    QVERIFY(throughput(it)->marks().empty());
    it.engine.now.connections[0].history.push_back({BreakerPhase::Open, it.clock.wall()});
    it.engine.now.components[1].restarts = 1;
    work(it, 2, 10, 1);
    const auto &marks = throughput(it)->marks();
    QCOMPARE(marks.size(), std::size_t(2));
    QCOMPARE(marks[0].text, QStringLiteral("The breaker of rates opened"));
    QVERIFY(marks[0].glyph.shape != marks[1].glyph.shape);
    work(it, 2, 10, 1);
    QCOMPARE(throughput(it)->marks().size(), std::size_t(2)); // once each
}

void TestHealthCharts::theTableGreysOutWithTheCharts()
{
    HealthFixture it;
    const auto *table = it.find<ListView>(QStringLiteral("chartTable"));
    QVERIFY(!table->isStale());
    it.clock.advance(Milliseconds(3000));
    QTRY_VERIFY(table->isStale());
    it.engine.announce(it.clock.wall());
    QVERIFY(!table->isStale());
}

void TestHealthCharts::savesWhatIsShown()
{
    HealthFixture it;
    work(it, 3, 10, 1);
    const QTemporaryDir folder;
    auto *charts = it.find<HealthCharts>(QStringLiteral("charts"));
    QSignalSpy saved(charts, &HealthCharts::saved);
    QSignalSpy notSaved(charts, &HealthCharts::notSaved);
    charts->saveAs(folder.filePath(QStringLiteral("health.csv")));
    QCOMPARE(saved.count(), 1);
    QFile csv(folder.filePath(QStringLiteral("health.csv")));
    QVERIFY(csv.open(QIODevice::ReadOnly));
    const QList<QByteArray> lines = csv.readAll().split('\n');
    QCOMPARE(lines.size(), 5); // a head, three samples, and the end
    QVERIFY(lines[1].contains("Z,10,1,4,"));
    charts->saveAs(folder.filePath(QStringLiteral("health.png")));
    QVERIFY(!QImage(folder.filePath(QStringLiteral("health.png"))).isNull());
    charts->saveAs(QStringLiteral("/nowhere/health.csv"));
    QCOMPARE(notSaved.count(), 1);
}

void TestHealthCharts::aStretchIsSeenAloneByMouse()
{
    HealthFixture it;
    work(it, 60, 100, 0);
    auto *chart = throughput(it);
    auto *charts = it.find<HealthCharts>(QStringLiteral("charts"));
    auto *all = it.find<QPushButton>(QStringLiteral("allOfCharts"));
    QVERIFY(!all->isVisible());
    const QSignalSpy asked(chart, &TimeChart::zoomAsked);
    const QPoint from(chart->width() * 4 / 10, chart->height() / 2);
    const QPoint to(chart->width() * 8 / 10, chart->height() / 2);
    QTest::mousePress(chart, Qt::LeftButton, {}, from);
    QTest::mouseMove(chart, to);
    QTest::mouseRelease(chart, Qt::LeftButton, {}, to);
    QCOMPARE(asked.size(), 1);
    QVERIFY(charts->isZoomed());
    QVERIFY(all->isVisible());
    const auto part = charts->shown();
    QVERIFY2(part.size() > 15 && part.size() < 40, qPrintable(QString::number(part.size())));
    QVERIFY(part.back().at < it.page.history().samples().within(Milliseconds(0)).back().at);
    QVERIFY(!chart->axisLabels().contains(QStringLiteral("now")));
    work(it, 5, 100, 0); // it stands still
    QVERIFY(charts->shown() == part);
    QTest::mouseClick(all, Qt::LeftButton);
    QVERIFY(!charts->isZoomed() && !all->isVisible());
    QCOMPARE(charts->shown().size(), std::size_t(61));
    QTest::mousePress(chart, Qt::LeftButton, {}, from); // a click is no stretch
    QTest::mouseRelease(chart, Qt::LeftButton, {}, from + QPoint(3, 0));
    QVERIFY(!charts->isZoomed());
}

void TestHealthCharts::aStretchIsSeenAloneByKey()
{
    HealthFixture it;
    work(it, 60, 100, 0);
    auto *chart = throughput(it);
    auto *charts = it.find<HealthCharts>(QStringLiteral("charts"));
    QTest::keyClick(chart, Qt::Key_Plus);
    QCOMPARE(charts->shown().size(), std::size_t(31)); // the newer half
    for (int left = 0; left < 12; ++left)
        QTest::keyClick(chart, Qt::Key_Left);
    QTest::keyClick(chart, Qt::Key_Plus);
    QCOMPARE(charts->shown().size(), std::size_t(15)); // around the crosshair
    for (int more = 0; more < 5; ++more)
        QTest::keyClick(chart, Qt::Key_Plus);
    QVERIFY(charts->shown().size() >= 5); // no stretch of nothing
    QTest::keyClick(chart, Qt::Key_Minus);
    QVERIFY(!charts->isZoomed());
    QTest::keyClick(chart, Qt::Key_Plus);
    auto *five = it.find<QWidget>(QStringLiteral("chartRange"))->findChildren<QAbstractButton *>().at(1);
    QTest::keyClick(five, Qt::Key_Space); // another range begins anew
    QVERIFY(!charts->isZoomed());
}

/// Longer than what the charts show: the finest second is gone by then, and the stretch is there all the same.
void TestHealthCharts::aLongPauseKeepsWhatItShows()
{
    HealthFixture it;
    work(it, 60, 100, 0);
    auto *charts = it.find<HealthCharts>(QStringLiteral("charts"));
    QTest::mouseClick(it.find<QPushButton>(QStringLiteral("pauseCharts")), Qt::LeftButton);
    const auto before = charts->shown();
    work(it, 400, 10, 0);
    const auto after = charts->shown();
    QVERIFY(after.size() >= 15);
    QVERIFY(after.front().at >= before.front().at - std::chrono::seconds(3) && after.back().at <= before.back().at);
    QVERIFY(std::ranges::all_of(after, [](const HealthSample &sample) { return sample.ended > 99; }));
}

QTEST_MAIN(TestHealthCharts)
#include "tst_healthcharts.moc"
