#include "tests/ui/models/samplerun.h"
#include "tests/ui/support/fakeengine.h"
#include "ui/models/listview.h"
#include "ui/runs/barlegend.h"
#include "ui/runs/ganttview.h"
#include "ui/runs/livetimeline.h"
#include "ui/runs/runview.h"
#include "ui/runs/timelinemodel.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/elidedlabel.h"

#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>

#include <set>

using namespace sluice;
using test::SampleRun;

namespace {

/// The page of a run, with its timeline in front.
struct TimelineBench {
    explicit TimelineBench(SampleRun run = SampleRun::waiting())
        : sample(std::move(run))
        , theme(Theme::make(Scheme::Light))
    {
        engine.now.taken = sample.now + Milliseconds(500);
        engine.runs = {sample.summary()};
        engine.histories.insert(12, sample.history());
    }
    void open()
    {
        view = std::make_unique<RunView>(engine, theme);
        view->resize(1100, 600);
        view->show();
        QVERIFY(QTest::qWaitForWindowExposed(view.get()));
        view->showRun(RunId{12});
        tabs()->setCurrentIndex(2);
        QTRY_VERIFY(!chart()->sorts().empty());
    }
    template <typename T>
    [[nodiscard]] T *find(const char *name) const
    {
        return view->findChild<T *>(QString::fromLatin1(name));
    }
    [[nodiscard]] QTabWidget *tabs() const { return find<QTabWidget>("runTabs"); }
    [[nodiscard]] GanttView *chart() const { return find<GanttView>("timelineChart"); }
    [[nodiscard]] QString current() const { return find<ElidedLabel>("timelineCurrent")->text(); }
    void key(Qt::Key key) const { QTest::keyClick(chart(), key); }

    SampleRun sample;
    FakeEngine engine;
    ThemeController theme;
    std::unique_ptr<RunView> view;
};

} // namespace

class TestTimelineView final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support)"))); }

    void keysGoFromBarToBarAndSayWhatEachIs()
    {
        TimelineBench bench;
        bench.open();
        bench.chart()->setFocus();
        QCOMPARE(bench.current(), QStringLiteral("each: queued, 50 ms, from 0 ms on (on the critical path)"));
        bench.key(Qt::Key_Right);
        QVERIFY(bench.current().startsWith(QStringLiteral("each: attempt 1, succeeded after 50 ms")));
        // The item whose attempts all failed: attempt, back-off and so on until it is a dead letter.
        QStringList told;
        for (int row = 0; row < 3 && !bench.current().startsWith(QStringLiteral("fetch, item 2")); ++row)
            bench.key(Qt::Key_Down);
        bench.key(Qt::Key_Home);
        QString before;
        while (before != bench.current()) {
            before = bench.current();
            told += before.section(QStringLiteral(": "), 1, 1).section(u',', 0, 1);
            bench.key(Qt::Key_Right);
        }
        QCOMPARE(told.at(1), QStringLiteral("attempt 1, failed after 50 ms"));
        QVERIFY2(told.at(2).startsWith(QStringLiteral("back-off")), qPrintable(told.at(2)));
        QVERIFY(told.contains(QStringLiteral("attempt 3, failed after 50 ms")));
        QVERIFY2(told.last().startsWith(QStringLiteral("dead letter, ")), qPrintable(told.last()));
        QCOMPARE(bench.chart()->accessibleDescription(), bench.current());
        // Enter shows the step in full.
        bench.key(Qt::Key_Return);
        QCOMPARE(bench.tabs()->currentIndex(), 0);
        QTRY_COMPARE(bench.find<ElidedLabel>("stepTitle")->text(), QStringLiteral("fetch, item 2"));
    }

    void aFailedAttemptSaysWhyUnderThePointer()
    {
        TimelineBench bench;
        bench.open();
        const auto rows = [&] {
            Timeline timeline(RunId{12}, bench.sample.run.plan);
            timeline.take(bench.sample.events);
            return timeline.rows();
        }();
        const auto row = std::ranges::find(rows, bench.sample.fetches()[1], &TimelineRow::step) - rows.begin();
        bench.chart()->zoomBy(64);
        bench.chart()->fit();
        QCOMPARE(bench.chart()->zoom(), 1.0);
        const QRectF bar = bench.chart()->barRect(static_cast<quint32>(row), 1);
        const QString text = bench.chart()->textAt(bar.center().toPoint());
        QVERIFY2(text.contains(QStringLiteral("attempt 1, failed after 50 ms: ")), qPrintable(text));
        QVERIFY2(text.contains(QStringLiteral("503")), qPrintable(text));
        QVERIFY(bench.chart()->textAt(QPoint(2, 2)).isEmpty());
        QTest::mouseClick(bench.chart()->viewport(), Qt::LeftButton, {}, bar.center().toPoint());
        QCOMPARE(bench.current(), text);
    }

    void zoomKeepsTheChosenBarInSight()
    {
        TimelineBench bench;
        bench.open();
        bench.chart()->setFocus();
        bench.key(Qt::Key_Right);
        const double wide = bench.chart()->barRect(0, 1).width();
        for (int i = 0; i < 6; ++i)
            bench.key(Qt::Key_Plus);
        const QRectF larger = bench.chart()->barRect(0, 1);
        QVERIFY(larger.width() > wide * 3);
        QVERIFY(larger.intersects(QRectF(bench.chart()->viewport()->rect())));
        QVERIFY(bench.find<QToolButton>("timelineFit")->isEnabled());
        QTest::mouseClick(bench.find<QToolButton>("timelineFit"), Qt::LeftButton);
        QCOMPARE(bench.chart()->zoom(), 1.0);
        QVERIFY(!bench.find<QToolButton>("timelineFit")->isEnabled());
        QTest::mouseClick(bench.find<QToolButton>("timelineZoomIn"), Qt::LeftButton);
        QCOMPARE(bench.chart()->zoom(), 2.0);
    }

    void noTwoSortsOfBarsLookAlikeWithoutColour()
    {
        std::set<std::pair<BarFill, Shape>> looks;
        std::set<QString> words;
        int sorts = 0;
        for (std::size_t kind = 0; kind < kBarKinds; ++kind) {
            const int outcomes = static_cast<BarKind>(kind) == BarKind::Attempt ? 6 : 1;
            for (int outcome = 0; outcome < outcomes; ++outcome, ++sorts) {
                const BarSort sort{static_cast<BarKind>(kind), static_cast<AttemptOutcome>(outcome)};
                looks.insert({lookOf(sort).fill, lookOf(sort).shape});
                words.insert(barWord(sort));
            }
        }
        QCOMPARE(looks.size(), static_cast<std::size_t>(sorts));
        QCOMPARE(words.size(), static_cast<std::size_t>(sorts));
    }

    void theLegendNamesWhatThereIs()
    {
        TimelineBench bench;
        bench.open();
        auto *legend = bench.find<BarLegend>("timelineLegend");
        QCOMPARE(legend->sorts(), bench.chart()->sorts());
        const QString words = legend->accessibleDescription();
        for (const char *word : {"queued", "back-off", "attempt that failed", "dead letter", "critical path"})
            QVERIFY2(words.contains(QString::fromLatin1(word)), word);
        QVERIFY(!words.contains(QStringLiteral("breaker")));
    }

    void followsARunThatGoesOn()
    {
        SampleRun sample;
        sample.start(sample.fetches()[0]);
        TimelineBench bench(sample);
        bench.open();
        bench.chart()->setFocus();
        bench.key(Qt::Key_Down);
        bench.key(Qt::Key_End);
        QVERIFY2(bench.current().contains(QStringLiteral("under way")), qPrintable(bench.current()));
        const QString before = bench.current();
        bench.engine.announce(bench.engine.now.taken + std::chrono::seconds(5));
        QTRY_VERIFY(bench.current() != before); // it goes on, though nothing happens
        const auto known = bench.sample.events.size();
        const StepIndex fetch = bench.sample.fetches()[0];
        bench.sample.tell(command::Succeed{fetch, bench.sample.run.step(fetch).lease, {}, "1"});
        Q_EMIT bench.engine.runEvents(
            RunId{12}, known,
            Events(bench.sample.events.begin() + static_cast<std::ptrdiff_t>(known), bench.sample.events.end()));
        QTRY_VERIFY2(bench.current().contains(QStringLiteral("succeeded")), qPrintable(bench.current()));
    }

    void readsAsATable()
    {
        TimelineBench bench;
        bench.open();
        auto *form = bench.find<QWidget>("timelineForm");
        QTest::mouseClick(form->findChildren<QAbstractButton *>().at(1), Qt::LeftButton);
        auto *table = bench.find<ListView>("timelineTable");
        QVERIFY(table->isVisible());
        auto *model = table->model();
        QTRY_VERIFY(model->rowCount() > 6);
        const auto cell = [&](int row, TimelineModel::Column column) {
            return model->index(row, column).data().toString();
        };
        QCOMPARE(cell(0, TimelineModel::StepColumn), QStringLiteral("each"));
        QCOMPARE(cell(0, TimelineModel::WhatColumn), QStringLiteral("queued"));
        QCOMPARE(cell(1, TimelineModel::WhatColumn), QStringLiteral("attempt that succeeded"));
        QCOMPARE(cell(1, TimelineModel::DurationColumn), QStringLiteral("50 ms"));
        QCOMPARE(cell(1, TimelineModel::PathColumn), QStringLiteral("critical"));
        const int all = model->rowCount();
        QTest::mouseClick(bench.find<QCheckBox>("timelineOnlyCritical"), Qt::LeftButton, {}, QPoint(8, 8));
        QVERIFY(model->rowCount() < all);
        for (int row = 0; row < model->rowCount(); ++row)
            QCOMPARE(cell(row, TimelineModel::PathColumn), QStringLiteral("critical"));
    }

    void theTableHoldsItsContractThroughALiveRun()
    {
        SampleRun sample;
        FakeEngine engine;
        engine.now.taken = sample.now;
        engine.histories.insert(12, sample.history());
        LiveRun run(engine);
        LiveTimeline live(run);
        TimelineModel model(live);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        live.setActive(true);
        model.setActive(true);
        run.open(RunId{12});
        QTRY_VERIFY(live.isWhole());
        const auto steps = sample.fetches();
        sample.succeed(steps[0], "1");
        sample.fail(steps[1]);
        sample.succeed(steps[2], "2");
        sample.fail(steps[1]);
        for (std::size_t i = 0; i < sample.events.size(); ++i) {
            engine.now.taken = sample.events[i].at;
            Q_EMIT engine.runEvents(RunId{12}, i, {sample.events[i]});
        }
        QTRY_COMPARE(live.timeline()->run().sequence, sample.run.sequence);
        int bars = 0;
        for (quint32 row = 0; row < live.timeline()->rows().size(); ++row)
            bars += static_cast<int>(live.timeline()->bars(row, live.now()).size());
        QCOMPARE(model.rowCount(), bars);
        model.setOnlyCritical(true);
        QVERIFY(model.rowCount() < bars && model.rowCount() > 0);
        run.close();
        QCOMPARE(model.rowCount(), 0);
    }

    void doesNothingWhileNobodyLooks()
    {
        TimelineBench bench;
        bench.open();
        bench.tabs()->setCurrentIndex(0);
        auto *live = bench.view->findChild<LiveTimeline *>();
        QSignalSpy changed(live, &LiveTimeline::changed);
        QSignalSpy moved(live, &LiveTimeline::moved);
        bench.sample.tell(command::Pause{});
        QSignalSpy followed(&live->run(), &LiveRun::changed);
        Q_EMIT bench.engine.runEvents(RunId{12}, bench.sample.events.size() - 1, {bench.sample.events.back()});
        QTRY_COMPARE(followed.count(), 1);
        QCOMPARE(changed.count(), 0);
        bench.tabs()->setCurrentIndex(2);
        QCOMPARE(changed.count(), 1);
        QVERIFY(live->isWhole());
    }
};

QTEST_MAIN(TestTimelineView)
#include "tst_timelineview.moc"
