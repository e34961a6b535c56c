#include "core/run/runjson.h"
#include "tests/ui/models/samplerun.h"
#include "tests/ui/support/fakeengine.h"
#include "ui/canvas/differenceview.h"
#include "ui/models/listview.h"
#include "ui/runs/comparepanel.h"
#include "ui/runs/comparisonmodel.h"
#include "ui/runs/jsondifference.h"
#include "ui/runs/runcomparison.h"
#include "ui/runs/runtint.h"
#include "ui/runs/runview.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/infobar.h"
#include "ui/widgets/pagestates.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QCheckBox>
#include <QComboBox>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QMenu>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace sluice;
using test::SampleRun;

namespace {

RunPicture pictureOf(const SampleRun &sample)
{
    RunPicture picture(sample.run.id, sample.run.plan);
    (void)picture.take(0, sample.events);
    return picture;
}

/// As `waiting`, but the second item succeeds, and the third with another rate.
SampleRun better(RunId id)
{
    SampleRun sample(id);
    const auto steps = sample.fetches();
    sample.succeed(steps[0], R"({"rate": 1.5})");
    sample.succeed(steps[1], R"({"rate":3})");
    sample.succeed(steps[2], R"({"rate":4,"at":"now"})");
    return sample;
}

struct CompareBench {
    CompareBench()
        : theme(Theme::make(Scheme::Light))
    {
        engine.now.taken = sample.now;
        engine.runs = {other.summary(), sample.summary()};
        engine.histories.insert(12, sample.history());
        engine.histories.insert(13, other.history());
        view = std::make_unique<RunView>(engine, theme);
        view->resize(1200, 800);
        view->show();
    }
    void open()
    {
        QVERIFY(QTest::qWaitForWindowExposed(view.get()));
        view->showRun(RunId{12});
        QTRY_VERIFY(find<ListView>("steps")->model()->rowCount() > 0);
    }
    template <typename T>
    [[nodiscard]] T *find(const char *name) const
    {
        return view->findChild<T *>(QString::fromLatin1(name));
    }
    [[nodiscard]] QAction *action(const char *name) const
    {
        return view->findChild<QAction *>(QString::fromLatin1(name));
    }

    SampleRun sample = SampleRun::waiting();
    SampleRun other = better(RunId{13});
    FakeEngine engine;
    ThemeController theme;
    std::unique_ptr<RunView> view;
};

} // namespace

/// Two runs side by side, and a run as a file.
class TestRunCompare final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support)"))); }

    void findsWhereTwoValuesDiffer_data()
    {
        QTest::addColumn<QByteArray>("left");
        QTest::addColumn<QByteArray>("right");
        QTest::addColumn<QStringList>("places");
        const auto row = [](const char *name, const char *left, const char *right, const QStringList &places) {
            QTest::newRow(name) << QByteArray(left) << QByteArray(right) << places;
        };
        row("the same, written otherwise", R"({"a":1,"b":2})", R"({ "b":2, "a":1.0 })", {});
        row("a value", R"({"a":1})", R"({"a":2})", {QStringLiteral("a: 1 | 2")});
        row("inside", R"({"a":[{"b":1},{"b":2}]})", R"({"a":[{"b":1},{"b":3}]})", {QStringLiteral("a[1].b: 2 | 3")});
        row("a key more", R"({"a":1})", R"({"a":1,"b":null})", {QStringLiteral("b: - | null")});
        row("an item less", "[1,2]", "[1]", {QStringLiteral("[1]: 2 | -")});
        row("another kind", R"({"a":1})", "[1]", {QStringLiteral(": {\"a\":1} | [1]")});
        row("no JSON", "plain", "text", {QStringLiteral(": plain | text")});
        row("nothing", "", "1", {QStringLiteral(": - | 1")});
    }

    void findsWhereTwoValuesDiffer()
    {
        QFETCH(QByteArray, left);
        QFETCH(QByteArray, right);
        QFETCH(QStringList, places);
        QStringList found;
        for (const JsonDifference &place : jsonDifferences(left, right, 100))
            found += QStringLiteral("%1: %2 | %3")
                         .arg(place.path, place.left.value_or(QStringLiteral("-")),
                              place.right.value_or(QStringLiteral("-")));
        QCOMPARE(found, places);
        QCOMPARE(meansTheSame(left, right), places.isEmpty());
        QCOMPARE(jsonDifferences("[1,2,3]", "[4,5,6]", 2).size(), std::size_t(2));
    }

    void setsStepsOfTheSameItemSideBySide()
    {
        const auto steps = compareRuns(pictureOf(SampleRun::waiting()), pictureOf(better(RunId{13})));
        // each, after, and fetch of three items.
        QCOMPARE(steps.size(), std::size_t(5));
        const auto fetch = [&](quint32 item) {
            return *std::ranges::find_if(steps, [item](const ComparedStep &step) {
                return step.task == QLatin1StringView("fetch") && step.item == std::vector{item};
            });
        };
        QCOMPARE(fetch(0).output, OutputVerdict::Same);
        QVERIFY(!fetch(0).differs());
        QCOMPARE(fetch(1).left->state, StepState::DeadLettered);
        QCOMPARE(fetch(1).right->state, StepState::Succeeded);
        QCOMPARE(fetch(1).output, OutputVerdict::OnlyRight);
        QCOMPARE(fetch(2).output, OutputVerdict::Differ);
        QVERIFY(fetch(2).differs());
        QCOMPARE(*fetch(2).left->took, Milliseconds(50));
    }

    void aRunOfAnotherShapeHasStepsOfItsOwn()
    {
        const SampleRun more(RunId{13}, R"([1,2,3,4])");
        const auto steps = compareRuns(pictureOf(SampleRun()), pictureOf(more));
        QCOMPARE(steps.size(), std::size_t(6));
        QVERIFY(!steps.back().left);
        QCOMPARE(steps.back().item, std::vector<quint32>{3});
        QVERIFY(steps.back().differs());
    }

    void isChosenInThePageAndRead()
    {
        CompareBench bench;
        bench.open();
        bench.action("runCompare")->trigger();
        QCOMPARE(bench.find<PageStates>("compareStates")->state(), PageState::Empty);
        auto *choice = bench.find<QComboBox>("compareWith");
        QTRY_COMPARE(choice->count(), 2); // itself is not offered
        QVERIFY(choice->itemText(1).startsWith(QStringLiteral("Run 13, ")));
        choice->setFocus();
        QTest::keyClick(choice, Qt::Key_Down);
        auto *list = bench.find<ListView>("compareSteps");
        QTRY_COMPARE(list->model()->rowCount(), 5);
        QCOMPARE(bench.find<QLabel>("compareSummary")->text(), QStringLiteral("4 of 5 steps came to something else."));
        QTest::mouseClick(bench.find<QCheckBox>("compareOnlyDifferent"), Qt::LeftButton, {}, QPoint(8, 8));
        QCOMPARE(list->model()->rowCount(), 4);
        const auto cell = [&](int row, int column) { return list->model()->index(row, column).data().toString(); };
        QCOMPARE(list->model()->headerData(ComparisonModel::RightState, Qt::Horizontal).toString(),
                 QStringLiteral("Run 13"));
        // fetch of the third item: both succeeded, with other outputs.
        QCOMPARE(cell(3, ComparisonModel::StepColumn), QStringLiteral("fetch, item 3"));
        QCOMPARE(cell(3, ComparisonModel::OutputColumn), QStringLiteral("differs"));
        list->setCurrentIndex(list->model()->index(3, 0));
        auto *places = bench.find<ListView>("compareDifferences");
        QCOMPARE(places->model()->rowCount(), 2);
        QCOMPARE(places->model()->index(0, DifferenceModel::PathColumn).data().toString(), QStringLiteral("rate"));
        QCOMPARE(places->model()->index(0, DifferenceModel::LeftColumn).data().toString(), QStringLiteral("2"));
        QCOMPARE(places->model()->index(0, DifferenceModel::RightColumn).data().toString(), QStringLiteral("4"));
        QCOMPARE(places->model()->index(1, DifferenceModel::LeftColumn).data().toString(), QStringLiteral("not there"));
    }

    void tintsEachTaskByHowItsStepsCompare()
    {
        const SampleRun sample = SampleRun::waiting();
        const Workflow workflow = sample.history().workflow;
        Workflow other = workflow;
        other.tasks.front().id = QStringLiteral("elsewhere");
        const auto steps = compareRuns(pictureOf(sample), pictureOf(better(RunId{13})));
        const auto graph = runTint(steps, workflow, other);
        QVERIFY2(graph.workflow.task(QStringLiteral("elsewhere")), "a task of the other version alone");
        QCOMPARE(graph.marks.at({PartKind::Task, QStringLiteral("fetch"), 0}), PartMark::Different);
        for (const auto &[key, mark] :
             runTint(compareRuns(pictureOf(sample), pictureOf(sample)), workflow, workflow).marks)
            QCOMPARE(mark, PartMark::Same);
        ComparedStep only;
        only.task = QStringLiteral("fetch");
        only.left = ComparedSide();
        QCOMPARE(runTint({only}, workflow, workflow).marks.begin()->second, PartMark::OnlyLeft);
        std::swap(only.left, only.right);
        QCOMPARE(runTint({only}, workflow, workflow).marks.begin()->second, PartMark::OnlyRight);
    }

    void showsBothRunsOnTheGraphByKey()
    {
        CompareBench bench;
        bench.open();
        bench.view->compareWith(RunId{13});
        auto *list = bench.find<ListView>("compareSteps");
        QTRY_COMPARE(list->model()->rowCount(), 5);
        auto *look = bench.find<SegmentedControl>("compareLook");
        auto *graph = bench.find<DifferenceView>("compareGraph");
        QVERIFY(!graph->isVisible());
        const auto segments = look->findChildren<QAbstractButton *>();
        QTest::mouseClick(segments.at(1), Qt::LeftButton);
        QVERIFY(graph->isVisible());
        QCOMPARE(graph->graph().marks.at({PartKind::Task, QStringLiteral("fetch"), 0}), PartMark::Different);
        graph->setFocus();
        for (int i = 0; i < 5 && graph->currentTask() != u"fetch"; ++i)
            QTest::keyClick(graph, Qt::Key_Right);
        QCOMPARE(graph->currentTask(), QStringLiteral("fetch"));
        QVERIFY(graph->accessibleDescription().contains(QStringLiteral("differs")));
        QTest::keyClick(graph, Qt::Key_Return);
        QVERIFY(list->isVisible());
        QVERIFY(list->currentIndex().data().toString().startsWith(QStringLiteral("fetch")));
    }

    /// The engine sends nothing of a run that nobody sees.
    void theOtherRunIsFollowedWhileItIsSeen()
    {
        CompareBench bench;
        bench.open();
        bench.view->compareWith(RunId{13});
        QTRY_COMPARE(bench.find<ListView>("compareSteps")->model()->rowCount(), 5);
        const auto isWatched = [&] { return std::ranges::count(bench.engine.watched, RunId{13}) > 0; };
        QVERIFY(isWatched());
        auto *tabs = bench.find<QTabWidget>("runTabs");
        tabs->setCurrentIndex(0);
        QVERIFY(!isWatched());
        tabs->setCurrentIndex(4);
        QVERIFY(isWatched());
    }

    void theTableHoldsItsContract()
    {
        CompareBench bench;
        bench.open();
        auto *panel = bench.view->findChild<ComparePanel *>();
        bench.view->compareWith(RunId{13});
        QTRY_COMPARE(panel->other(), RunId{13});
        auto *model = bench.find<ListView>("compareSteps")->model();
        const QAbstractItemModelTester tester(model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const QAbstractItemModelTester places(bench.find<ListView>("compareDifferences")->model(),
                                              QAbstractItemModelTester::FailureReportingMode::QtTest);
        QTRY_COMPARE(model->rowCount(), 5);
        bench.find<QCheckBox>("compareOnlyDifferent")->setChecked(true);
        auto *list = bench.find<ListView>("compareSteps");
        list->setCurrentIndex(model->index(3, 0));
        QCOMPARE(list->currentIndex().data().toString(), QStringLiteral("fetch, item 3"));
        // The run that is open goes on: what it comes to is compared anew.
        const auto known = bench.sample.events.size();
        bench.sample.tell(command::Redrive{1, "click", {}, false, {}});
        bench.sample.succeed(bench.sample.fetches()[1], R"({"rate":3})");
        Q_EMIT bench.engine.runEvents(
            RunId{12}, known,
            Events(bench.sample.events.begin() + static_cast<std::ptrdiff_t>(known), bench.sample.events.end()));
        QTRY_COMPARE_WITH_TIMEOUT(model->rowCount(), 2, 5000);
        QCOMPARE(list->currentIndex().data().toString(), QStringLiteral("fetch, item 3")); // the same step, elsewhere
        bench.view->showRun(RunId{13});
        QTRY_COMPARE(model->rowCount(), 0);
    }

    void comparesLongRunsInTurns()
    {
        QByteArray items = "[0";
        for (int i = 1; i < 300; ++i)
            items += ',' + QByteArray::number(i);
        const RunPicture left = pictureOf(SampleRun(RunId{12}, items + ']'));
        const RunPicture right = pictureOf(SampleRun(RunId{13}, items + ']'));
        RunComparer comparer;
        int turns = 1;
        while (!comparer.goOn(left, right))
            ++turns;
        QVERIFY(turns > 10);
        QVERIFY(comparer.takeSteps() == compareRuns(left, right));
    }

    void saysUntilItIsReadAgainThatTheOtherRunCannotBeRead()
    {
        CompareBench bench;
        bench.open();
        bench.engine.refusal = Error{
            QStringLiteral("journal.runDamaged"), {{QStringLiteral("run"), QStringLiteral("13")}}, {}};
        bench.view->compareWith(RunId{13});
        auto *states = bench.find<PageStates>("compareStates");
        QTRY_COMPARE(states->state(), PageState::Failed);
        // The run that is open goes on, so both are to be compared anew.
        QSignalSpy compared(qobject_cast<ComparisonModel *>(bench.find<ListView>("compareSteps")->model()),
                            &ComparisonModel::compared);
        const auto known = bench.sample.events.size();
        bench.sample.tell(command::Redrive{1, "click", {}, false, {}});
        Q_EMIT bench.engine.runEvents(
            RunId{12}, known,
            Events(bench.sample.events.begin() + static_cast<std::ptrdiff_t>(known), bench.sample.events.end()));
        QVERIFY(compared.wait());
        QCOMPARE(states->state(), PageState::Failed);
        bench.engine.refusal.reset();
        Q_EMIT states->retryRequested();
        QTRY_COMPARE(states->state(), PageState::Ready);
    }

    void isSavedAsJson()
    {
        CompareBench bench;
        bench.open();
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("run.json"));
        bench.view->saveAs(path);
        auto *bar = bench.find<InfoBar>("runBar");
        QTRY_COMPARE(bar->text(), QStringLiteral("The run was saved as %1.").arg(path));
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray json = file.readAll();
        QCOMPARE(json, runToJson(bench.sample.run, bench.sample.flow, bench.sample.events));
        QCOMPARE(QJsonDocument::fromJson(json)[QStringLiteral("run")].toInt(), 12);
    }

    void saysThatItIsNotSavedWhenAnotherRunIsOpened()
    {
        CompareBench bench;
        bench.open();
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("run.json"));
        bench.view->saveAs(path);
        bench.view->showRun(RunId{13});
        QCOMPARE(bench.find<InfoBar>("runBar")->text(),
                 QStringLiteral("Run 12 was not saved: it was closed before all of it was written."));
        QTRY_VERIFY(bench.action("runExport")->isEnabled());
        QVERIFY(!QFile::exists(path));
    }

    void sayWhyItCannotBeSaved()
    {
        CompareBench bench;
        bench.open();
        bench.view->saveAs(QStringLiteral("/nowhere/at/all/run.json"));
        auto *bar = bench.find<InfoBar>("runBar");
        QTRY_VERIFY2(bar->text().contains(QStringLiteral("/nowhere/at/all/run.json")), qPrintable(bar->text()));
        QVERIFY(bench.action("runExport")->isEnabled());
    }

    void aRunThatStoppedGoesOnFromThere()
    {
        CompareBench bench;
        SampleRun &sample = bench.sample;
        sample.tell(command::Cancel{});
        QCOMPARE(sample.run.state, RunState::Cancelled);
        bench.engine.histories.insert(12, sample.history());
        bench.open();
        QMetaObject::invokeMethod(bench.find<QMenu>("runAgainMenu"), "aboutToShow");
        QAction *goOn = bench.action("runGoOn");
        QVERIFY(goOn);
        goOn->trigger();
        QCOMPARE(bench.engine.restarted, std::vector<RunId>{RunId{12}});
    }
};

QTEST_MAIN(TestRunCompare)
#include "tst_runcompare.moc"
