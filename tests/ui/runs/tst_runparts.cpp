#include "tests/ui/models/samplerun.h"
#include "tests/ui/support/fakeengine.h"
#include "ui/canvas/canvasscene.h"
#include "ui/models/listview.h"
#include "ui/models/roles.h"
#include "ui/runs/livetimeline.h"
#include "ui/runs/logsearch.h"
#include "ui/runs/runcanvas.h"
#include "ui/runs/runview.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/elidedlabel.h"
#include "ui/widgets/filteredit.h"

#include <QAccessible>
#include <QElapsedTimer>
#include <QLabel>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>
#include <QToolButton>

using namespace sluice;
using test::SampleRun;

namespace {

struct PartsBench {
    explicit PartsBench(SampleRun run = SampleRun::waiting())
        : sample(std::move(run))
        , theme(Theme::make(Scheme::Light))
    {
        engine.now.taken = sample.now;
        engine.types = test::catalog();
        engine.histories.insert(12, sample.history());
    }
    void open(int tab)
    {
        view = std::make_unique<RunView>(engine, theme);
        view->resize(1200, 700);
        view->show();
        QVERIFY(QTest::qWaitForWindowExposed(view.get()));
        view->showRun(RunId{12});
        find<QTabWidget>("runTabs")->setCurrentIndex(tab);
        QTRY_VERIFY(find<ListView>("steps")->model()->rowCount() > 0);
    }
    template <typename T>
    [[nodiscard]] T *find(const char *name) const
    {
        return view->findChild<T *>(QString::fromLatin1(name));
    }
    [[nodiscard]] RunCanvas *canvas() const { return find<RunCanvas>("runCanvas"); }

    SampleRun sample;
    FakeEngine engine;
    ThemeController theme;
    std::unique_ptr<RunView> view;
};

int told = 0; ///< to a screen reader

constexpr int kCanvas = 1;
constexpr int kLog = 3;

} // namespace

/// The canvas and the log of a run.
class TestRunParts final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support)"))); }

    /// A letter that was resolved by hand, and what ran on it: in the list of steps, the chosen step and the timeline.
    void whatRanOnAnOutputGivenByHandIsMarked()
    {
        SampleRun run = SampleRun::waiting();
        run.tell(command::Discard{1, "click", Payload("7"), QStringLiteral("ada"), QStringLiteral("known")});
        run.succeed(StepIndex{1}, "1");
        QCOMPARE(run.run.state, RunState::Succeeded);
        PartsBench bench(std::move(run));
        bench.open(0);
        auto *steps = bench.find<ListView>("steps");
        const auto state = [&](const QString &task, int item) {
            for (int row = 0; row < steps->model()->rowCount(); ++row) {
                const auto text = [&](int column) { return steps->model()->index(row, column).data().toString(); };
                if (text(0) == task && text(1) == (item > 0 ? QString::number(item) : QString()))
                    return text(2);
            }
            return QString();
        };
        QCOMPARE(state(QStringLiteral("fetch"), 1), QStringLiteral("succeeded"));
        QCOMPARE(state(QStringLiteral("fetch"), 2), QStringLiteral("succeeded, given by hand"));
        QCOMPARE(state(QStringLiteral("each"), 0), QStringLiteral("succeeded, fed by hand"));
        QCOMPARE(state(QStringLiteral("after"), 0), QStringLiteral("succeeded, fed by hand"));
        bench.find<QTabWidget>("runTabs")->setCurrentIndex(2);
        auto *live = bench.view->findChild<LiveTimeline *>();
        QTRY_VERIFY(live && live->timeline() && live->timeline()->rows().size() == 5);
        QStringList titles;
        for (const TimelineRow &row : live->timeline()->rows())
            titles += live->titleOf(row);
        QCOMPARE(titles.filter(QStringLiteral("(given by hand)")),
                 QStringList{QStringLiteral("fetch, item 2 (given by hand)")});
        QVERIFY2(titles.contains(QStringLiteral("after (fed by hand)")), qPrintable(titles.join(u'|')));
    }

    /// Whatever the filters of the run before left.
    void aStepThatIsAskedForIsShown()
    {
        PartsBench bench;
        const SampleRun other = SampleRun::waiting(RunId{13});
        bench.engine.histories.insert(13, other.history());
        bench.open(0);
        auto *steps = bench.find<ListView>("steps");
        auto *filter = bench.find<FilterEdit>("stepsFilter");
        filter->setText(QStringLiteral("no such task"));
        QTRY_COMPARE(steps->model()->rowCount(), 0);
        const StepIndex wanted = other.fetches()[2];
        bench.view->openStep(RunId{13}, wanted);
        QTRY_COMPARE(steps->model()->rowCount(), 5);
        QVERIFY(filter->text().isEmpty());
        QCOMPARE(steps->currentIndex().data(NumberRole).toULongLong(), quint64(number(wanted)));
    }

    void theCanvasShowsTheVersionThatRan()
    {
        PartsBench bench;
        bench.open(kCanvas);
        QTRY_VERIFY(bench.canvas()->canvas());
        for (const Task &task : bench.sample.flow.tasks)
            QVERIFY(bench.canvas()->canvas()->node(task.id));
        const NodeMood &fetch = bench.canvas()->canvas()->node(QStringLiteral("fetch"))->mood();
        QVERIFY(fetch.figures.has_value());
        QCOMPARE(fetch.figures->count(StepState::DeadLettered), 1U);
        QCOMPARE(fetch.figures->count(StepState::Succeeded), 2U);
    }

    void keysGoAlongItsEdgesAndOpenTheSteps()
    {
        PartsBench bench;
        bench.open(kCanvas);
        QTRY_VERIFY(bench.canvas()->canvas());
        bench.canvas()->chooseTask(QStringLiteral("each"));
        bench.canvas()->setFocus();
        QTest::keyClick(bench.canvas(), Qt::Key_Right);
        QVERIFY(bench.canvas()->currentTask() != QStringLiteral("each"));
        bench.canvas()->chooseTask(QStringLiteral("fetch"));
        QVERIFY2(bench.canvas()->accessibleDescription().startsWith(QStringLiteral("fetch: ")),
                 qPrintable(bench.canvas()->accessibleDescription()));
        // The step in trouble of the task stands beside it.
        QTRY_COMPARE(bench.find<ElidedLabel>("stepTitle")->text(), QStringLiteral("fetch, item 2"));
        QTest::keyClick(bench.canvas(), Qt::Key_Left);
        QCOMPARE(bench.canvas()->currentTask(), QStringLiteral("each"));
        QTest::keyClick(bench.canvas(), Qt::Key_Return);
        QCOMPARE(bench.find<QTabWidget>("runTabs")->currentIndex(), 0);
        QCOMPARE(bench.find<FilterEdit>("stepsFilter")->text(), QStringLiteral("each"));
    }

    void tasksOfACollapsedGroupAreReachedByPointer()
    {
        auto sample = SampleRun::waiting();
        sample.flow.drawing.groups.push_back({QStringLiteral("g"),
                                              QStringLiteral("Rates"),
                                              {QStringLiteral("each"), QStringLiteral("fetch")},
                                              {},
                                              true});
        sample.flow.layout = {{QStringLiteral("each"), QPointF(0, 0)},
                              {QStringLiteral("fetch"), QPointF(280, 0)},
                              {QStringLiteral("after"), QPointF(280, 120)}};
        PartsBench bench(sample);
        bench.open(kCanvas);
        QTRY_VERIFY(bench.canvas()->canvas());
        const NodeItem *node = bench.canvas()->canvas()->node(QStringLiteral("fetch"));
        QVERIFY(node->isVisible());
        QTest::mouseClick(bench.canvas()->viewport(), Qt::LeftButton, {},
                          bench.canvas()->mapFromScene(node->body().center()));
        QCOMPARE(bench.canvas()->currentTask(), QStringLiteral("fetch"));
        QVERIFY2(bench.sample.flow.drawing.groups[0].isCollapsed, "the workflow itself stays as it is");
    }

    void saysWhatIsNewOnlyAndNothingOfARunThatIsClosed()
    {
        SampleRun sample = SampleRun::waiting();
        FakeEngine engine;
        engine.now.taken = sample.now;
        engine.types = test::catalog();
        engine.histories.insert(12, sample.history());
        ThemeController theme(Theme::make(Scheme::Light));
        LiveRun run(engine);
        RunCanvas canvas(engine, run, theme);
        canvas.resize(800, 500);
        canvas.show();
        QVERIFY(QTest::qWaitForWindowExposed(&canvas));
        run.open(RunId{12});
        QTRY_VERIFY(canvas.canvas());
        canvas.chooseTask(QStringLiteral("fetch"));
        const QString before = canvas.accessibleDescription();
        QVERIFY(before.startsWith(QStringLiteral("fetch: ")));
        // Events that change nothing about the task are not read out.
        told = 0;
        QAccessible::setActive(true);
        const auto handler = QAccessible::installUpdateHandler([](QAccessibleEvent *event) {
            if (event->type() == QAccessible::NameChanged || event->type() == QAccessible::DescriptionChanged)
                ++told;
        });
        const QSignalSpy changed(&run, &LiveRun::changed);
        sample.tell(command::Pause{});
        Q_EMIT engine.runEvents(RunId{12}, sample.events.size() - 1, {sample.events.back()});
        QTRY_VERIFY(!changed.isEmpty());
        QAccessible::installUpdateHandler(handler);
        QCOMPARE(canvas.accessibleDescription(), before);
        QCOMPARE(told, 0);
        run.close();
        QVERIFY(!canvas.canvas());
        QVERIFY(canvas.accessibleDescription().isEmpty());
    }

    void nothingOnItCanBeChanged()
    {
        PartsBench bench;
        bench.open(kCanvas);
        QTRY_VERIFY(bench.canvas()->canvas());
        WorkflowDocument &document = bench.canvas()->canvas()->document();
        const Workflow before = document.workflow();
        const NodeItem *node = bench.canvas()->canvas()->node(QStringLiteral("fetch"));
        const QPoint middle = bench.canvas()->mapFromScene(node->body().center());
        QTest::mousePress(bench.canvas()->viewport(), Qt::LeftButton, {}, middle);
        QTest::mouseMove(bench.canvas()->viewport(), middle + QPoint(120, 60));
        QTest::mouseRelease(bench.canvas()->viewport(), Qt::LeftButton, {}, middle + QPoint(120, 60));
        for (const Qt::Key key : {Qt::Key_Delete, Qt::Key_F2, Qt::Key_A, Qt::Key_C, Qt::Key_N})
            QTest::keyClick(bench.canvas(), key);
        QTest::keyClick(bench.canvas(), Qt::Key_Right, Qt::ControlModifier);
        QCOMPARE(document.workflow(), before);
        QVERIFY(!document.isModified());
    }

    void itIsDrawnAnewAsTheRunGoesOn()
    {
        PartsBench bench;
        bench.open(kCanvas);
        QTRY_VERIFY(bench.canvas()->canvas());
        const auto known = bench.sample.events.size();
        bench.sample.tell(command::Redrive{1, "click", {}, false, {}});
        bench.sample.succeed(bench.sample.fetches()[1], "1");
        Q_EMIT bench.engine.runEvents(
            RunId{12}, known,
            Events(bench.sample.events.begin() + static_cast<std::ptrdiff_t>(known), bench.sample.events.end()));
        QTRY_COMPARE(
            bench.canvas()->canvas()->node(QStringLiteral("fetch"))->mood().figures->count(StepState::Succeeded), 3U);
        bench.view->close();
    }

    void theLogIsSearchedByKey()
    {
        PartsBench bench;
        bench.open(kLog);
        auto *text = bench.find<FilterEdit>("logSearch");
        auto *log = bench.find<ListView>("runLog");
        text->setFocus();
        QTest::keyClicks(text, QStringLiteral("attempt FAILED"));
        QTest::keyClick(text, Qt::Key_Return);
        auto *count = bench.find<QLabel>("logFound");
        QTRY_COMPARE(count->text(), QStringLiteral("1 of 3 line(s)"));
        const int first = log->currentIndex().row();
        QVERIFY(std::holds_alternative<AttemptFailed>(bench.sample.events[static_cast<std::size_t>(first)].data));
        QTest::keyClick(text, Qt::Key_Return);
        QCOMPARE(count->text(), QStringLiteral("2 of 3 line(s)"));
        QVERIFY(log->currentIndex().row() > first);
        QTest::keyClick(text, Qt::Key_Return, Qt::ShiftModifier);
        QCOMPARE(log->currentIndex().row(), first);
        QTest::mouseClick(bench.find<QToolButton>("logPrevious"), Qt::LeftButton);
        QCOMPARE(count->text(), QStringLiteral("3 of 3 line(s)")); // once around
        text->clear();
        QTRY_COMPARE(count->text(), QString());
        // Enter on a line shows its step.
        QTest::keyClick(log, Qt::Key_Return);
        QCOMPARE(bench.find<QTabWidget>("runTabs")->currentIndex(), 0);
        QTRY_COMPARE(bench.find<ElidedLabel>("stepTitle")->text(), QStringLiteral("fetch, item 2"));
    }

    void linesThatComeAreSearchedToo()
    {
        PartsBench bench;
        bench.open(kLog);
        auto *text = bench.find<FilterEdit>("logSearch");
        QTest::keyClicks(text, QStringLiteral("paused"));
        QTest::keyClick(text, Qt::Key_Return);
        auto *count = bench.find<QLabel>("logFound");
        QTRY_COMPARE(count->text(), QStringLiteral("0 line(s)"));
        bench.sample.tell(command::Pause{});
        Q_EMIT bench.engine.runEvents(RunId{12}, bench.sample.events.size() - 1, {bench.sample.events.back()});
        QTRY_COMPARE(count->text(), QStringLiteral("1 of 1 line(s)"));
    }

    /// A log of a million lines; no turn of the event loop takes longer than a person notices.
    void searchesAMillionLinesWithoutAStall()
    {
        QByteArray items = "[0";
        for (int i = 1; i < 4; ++i)
            items += ',' + QByteArray::number(i);
        SampleRun sample(RunId{12}, items + ']');
        Events many = sample.events;
        while (many.size() < 1'000'000)
            many.push_back({sample.now, AttemptLate{StepIndex{0}, many.size(), false}});
        many.push_back({sample.now, RunPaused{QStringLiteral("ada")}});
        FakeEngine engine;
        engine.now.taken = sample.now;
        RunHistory history = sample.history();
        history.events = std::move(many);
        engine.histories.insert(12, history);
        ThemeController theme(Theme::make(Scheme::Light));
        RunView view(engine, theme);
        view.resize(900, 600);
        view.show();
        view.showRun(RunId{12});
        auto *log = view.findChild<ListView *>(QStringLiteral("runLog"));
        view.findChild<QTabWidget *>(QStringLiteral("runTabs"))->setCurrentIndex(kLog);
        QTRY_VERIFY_WITH_TIMEOUT(log->model()->rowCount() > 1'000'000, 60'000);
        auto *search = view.findChild<LogSearch *>();
        auto *text = view.findChild<FilterEdit *>(QStringLiteral("logSearch"));
        text->setText(QStringLiteral("run paused"));
        // A tick between any two turns of the loop shows how long they took.
        QElapsedTimer since;
        qint64 worst = 0;
        QTimer tick;
        QObject::connect(&tick, &QTimer::timeout, this, [&] {
            if (since.isValid())
                worst = std::max(worst, since.elapsed());
            since.start();
        });
        tick.start(0);
        QTest::keyClick(text, Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(!search->found().empty() && !search->isSearching(), 120'000);
        QCOMPARE(search->found(), std::vector<int>{1'000'000});
        QCOMPARE(log->currentIndex().row(), 1'000'000);
        qInfo("the longest turn of the event loop took %lld ms", static_cast<long long>(worst));
    }
};

QTEST_MAIN(TestRunParts)
#include "tst_runparts.moc"
