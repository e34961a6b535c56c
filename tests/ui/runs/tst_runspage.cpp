#include "core/api/remedy.h"
#include "tests/ui/models/samplerun.h"
#include "tests/ui/support/fakeengine.h"
#include "ui/models/listview.h"
#include "ui/runs/eventlogmodel.h"
#include "ui/runs/payloadview.h"
#include "ui/runs/runspage.h"
#include "ui/runs/runview.h"
#include "ui/runs/steptablemodel.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/filteredit.h"
#include "ui/widgets/infobar.h"
#include "ui/widgets/pagestates.h"
#include "ui/widgets/statechip.h"

#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTest>

using namespace sluice;
using test::SampleRun;

namespace {

struct Bench {
    Bench()
        : theme(Theme::make(Scheme::Light))
    {
        engine.now.taken = sample.now;
        engine.runs = {sample.summary()};
        engine.histories.insert(12, sample.history());
    }

    void open()
    {
        page = std::make_unique<RunsPage>(engine, theme);
        page->resize(1100, 700);
        page->show();
        QVERIFY(QTest::qWaitForWindowExposed(page.get()));
    }

    template <typename T>
    [[nodiscard]] T *find(const char *name) const
    {
        return page->findChild<T *>(QString::fromLatin1(name));
    }
    [[nodiscard]] ListView *list() const { return find<ListView>("runs"); }
    [[nodiscard]] RunView *view() const { return page->findChild<RunView *>(); }

    SampleRun sample = SampleRun::waiting();
    FakeEngine engine;
    ThemeController theme;
    std::unique_ptr<RunsPage> page;
};

} // namespace

class TestRunsPage final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // The offscreen platform says of each window that it has no size hints.
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support)"))); }

    void callsWorkflowsAsPeopleDo()
    {
        Bench bench;
        bench.open();
        QTRY_COMPARE(bench.list()->model()->rowCount(), 1);
        const QString workflow = bench.engine.runs[0].workflow;
        bench.page->setNames({{{workflow, QStringLiteral("Rates")}}, {}});
        const QModelIndex cell = bench.list()->model()->index(0, RunListModel::WorkflowColumn);
        QCOMPARE(cell.data().toString(), QStringLiteral("Rates"));
        QCOMPARE(cell.data(Qt::ToolTipRole).toString(), workflow);
        auto *filter = bench.find<QComboBox>("runsWorkflow");
        filter->setCurrentIndex(filter->findText(QStringLiteral("Rates")));
        QTRY_COMPARE(bench.engine.runQuestions.back().workflow, workflow);
    }

    void runsAgainOnTheVersionThatRanOrOnTheLatest()
    {
        Bench bench;
        bench.open();
        bench.engine.histories[12].label = {7, false};
        Workflow latest = bench.sample.flow;
        bench.page->setLatest([&](const QString &) { return Result<Workflow>(latest); });
        bench.page->openRun(RunId{12});
        auto *button = bench.find<QPushButton>("runAgain");
        QTRY_VERIFY(button->isVisible());
        QCOMPARE(button->text(), QStringLiteral("Run 12 again"));
        auto *menu = bench.find<QMenu>("runAgainMenu");
        QVERIFY(bench.find<QWidget>("runFacts")->property("text").toString().startsWith(QStringLiteral("v7 · ")));
        QMetaObject::invokeMethod(menu, "aboutToShow");
        QCOMPARE(menu->actions().size(), 1);
        QCOMPARE(menu->actions()[0]->text(),
                 QStringLiteral("From the start on v7 (the version that ran, and the latest)"));
        latest.tasks[0].name = QStringLiteral("Changed");
        bench.engine.versions.push_back({WorkflowVersion{latest.id, 9, {}, "other", {}, {}, {}, {}}, {}});
        QMetaObject::invokeMethod(menu, "aboutToShow");
        QCOMPARE(menu->actions().size(), 2);
        QCOMPARE(menu->actions()[0]->text(), QStringLiteral("From the start on v7 (the version that ran)"));
        QTRY_COMPARE(menu->actions()[1]->text(), QStringLiteral("From the start on draft of v9 (the latest)"));
        bench.engine.versions.back().first.content = contentOf(latest);
        QMetaObject::invokeMethod(menu, "aboutToShow");
        QTRY_COMPARE(menu->actions()[1]->text(), QStringLiteral("From the start on v9 (the latest)"));
        // The new run is opened; while it is asked for, nothing is asked twice.
        bench.engine.nextRun = RunId{13};
        bench.engine.histories.insert(13, SampleRun(RunId{13}).history());
        menu->actions()[0]->trigger();
        QVERIFY(!button->isEnabled());
        bench.page->runAgain(true);
        QTRY_COMPARE(bench.page->openedRun(), RunId{13});
        QCOMPARE(bench.engine.again.size(), std::size_t(1));
        QCOMPARE(bench.engine.again[0].source, RunId{12});
        QVERIFY(!bench.engine.again[0].workflow);
        QTRY_VERIFY(button->isVisible() && button->isEnabled());
        bench.page->runAgain(true);
        QTRY_COMPARE(bench.engine.again.size(), std::size_t(2));
        QVERIFY(bench.engine.again[1].workflow == latest);
    }

    void saysWhyItDoesNotRunAgain()
    {
        Bench bench;
        bench.open();
        bench.page->setLatest([](const QString &) {
            return Result<Workflow>(
                failure(QLatin1StringView("file.missing"), {{QStringLiteral("path"), QStringLiteral("gone.json")}}));
        });
        bench.page->openRun(RunId{12});
        QTRY_VERIFY(bench.find<QPushButton>("runAgain")->isVisible());
        auto *menu = bench.find<QMenu>("runAgainMenu");
        QMetaObject::invokeMethod(menu, "aboutToShow");
        QVERIFY(menu->actions()[0]->isEnabled());
        QVERIFY(!menu->actions()[1]->isEnabled());
        bench.page->runAgain(true);
        QVERIFY(bench.find<InfoBar>("runBar")->text().contains(QStringLiteral("gone.json")));
        QVERIFY(bench.engine.again.empty());
        bench.engine.refusal = Error{QStringLiteral("engine.stopped"), {}, {}};
        bench.page->runAgain(false);
        QTRY_VERIFY(bench.find<InfoBar>("runBar")->isVisible());
        QVERIFY(bench.find<QPushButton>("runAgain")->isEnabled());
        QCOMPARE(bench.page->openedRun(), RunId{12});
    }

    void enterOpensTheRunAndEscapeClosesIt()
    {
        Bench bench;
        bench.open();
        QTRY_COMPARE(bench.list()->model()->rowCount(), 1);
        QVERIFY(!bench.view()->isVisible());
        bench.list()->setFocus();
        QTest::keyClick(bench.list(), Qt::Key_Down);
        QTest::keyClick(bench.list(), Qt::Key_Return);
        QTRY_COMPARE(bench.find<QTreeView>("steps")->model()->rowCount(), 5);
        QVERIFY(bench.view()->isVisible());
        QCOMPARE(bench.page->openedRun(), RunId{12});
        QTest::keyClick(bench.find<QTreeView>("steps"), Qt::Key_Escape);
        QVERIFY(!bench.view()->isVisible());
        QVERIFY(bench.engine.watched.empty());
    }

    /// Whatever part of the run was looked at before.
    void walkingThroughTheListKeepsTheFocusThere()
    {
        Bench bench;
        const SampleRun other = SampleRun::waiting(RunId{13});
        bench.engine.runs.push_back(other.summary());
        bench.engine.histories.insert(13, other.history());
        bench.open();
        QTRY_COMPARE(bench.list()->model()->rowCount(), 2);
        bench.list()->setCurrentIndex(bench.list()->model()->index(0, 0));
        bench.list()->setFocus();
        QTest::keyClick(bench.list(), Qt::Key_Return);
        QTRY_COMPARE(bench.find<QTreeView>("steps")->model()->rowCount(), 5);
        const auto first = bench.page->openedRun();
        bench.find<QTabWidget>("runTabs")->setCurrentIndex(3); // its log
        bench.list()->setFocus();
        QTest::keyClick(bench.list(), Qt::Key_Down);
        QVERIFY(bench.page->openedRun() != first);
        QCOMPARE(bench.page->focusWidget(), static_cast<QWidget *>(bench.list()));
        QTRY_COMPARE(bench.find<QTreeView>("steps")->model()->rowCount(), 5);
        QTest::keyClick(bench.list(), Qt::Key_Up);
        QCOMPARE(bench.page->openedRun(), first);
        QCOMPARE(bench.page->focusWidget(), static_cast<QWidget *>(bench.list()));
    }

    void doubleClickOpensTheRunAtTheStepInTrouble()
    {
        Bench bench;
        bench.open();
        QTRY_COMPARE(bench.list()->model()->rowCount(), 1);
        const QPoint where = bench.list()->visualRect(bench.list()->model()->index(0, 1)).center();
        QTest::mouseClick(bench.list()->viewport(), Qt::LeftButton, {}, where);
        QTest::mouseDClick(bench.list()->viewport(), Qt::LeftButton, {}, where);
        auto *attempts = bench.find<QTreeView>("stepAttempts");
        QTRY_COMPARE(attempts->model()->rowCount(), 3);
        auto *tabs = bench.find<QTabWidget>("stepTabs");
        QCOMPARE(static_cast<PayloadView *>(tabs->widget(1))->payload(), Payload(R"({"code":"AQ"})"));
    }

    void saysWhyTheChosenStepDoesNotRun()
    {
        Bench bench;
        bench.engine.why.engine = {why::PoolFull{QStringLiteral("rates"), 3}};
        bench.open();
        bench.page->openRun(RunId{12});
        auto *steps = bench.find<QTreeView>("steps");
        QTRY_COMPARE(steps->model()->rowCount(), 5);
        const auto choose = [&](int fetch) {
            const auto row = static_cast<int>(number(bench.sample.fetches()[static_cast<std::size_t>(fetch)]));
            steps->setCurrentIndex(steps->model()->index(row, 0));
        };
        const auto *why = bench.find<QWidget>("stepWhyPanel");
        const auto said = [&bench] { return bench.find<QLabel>("stepWhyLine0")->text(); };
        choose(1); // a dead letter
        QTRY_VERIFY(why->isVisible());
        QCOMPARE(said(), QStringLiteral("All 3 places of connection rates are taken."));
        // The run says the same of the step that holds it up.
        QTRY_VERIFY(bench.find<QWidget>("runWhyPanel")->isVisible());
        QVERIFY(bench.find<QLabel>("runWhyLine0")->text().endsWith(said()));
        QString way;
        connect(bench.page.get(), &RunsPage::wayRequested, this, [&way](const Remedy &remedy) { way = remedy.target; });
        QTest::mouseClick(bench.find<QPushButton>("stepWhysetConnection0"), Qt::LeftButton);
        QCOMPARE(way, QStringLiteral("rates"));
        choose(0); // this one is over
        QVERIFY(!why->isVisible());
        choose(1);
        QTRY_VERIFY(why->isVisible());
        bench.engine.why = {};
        bench.engine.announce();
        QTRY_VERIFY(!why->isVisible());
    }

    void showsTheOutputOfTheChosenStep()
    {
        Bench bench;
        bench.open();
        bench.page->openRun(RunId{12});
        auto *steps = bench.find<QTreeView>("steps");
        QTRY_COMPARE(steps->model()->rowCount(), 5);
        auto *tabs = bench.find<QTabWidget>("stepTabs");
        const auto *output = bench.find<PayloadView>("stepOutput");
        tabs->setCurrentIndex(2);
        const auto choose = [&](int fetch) {
            const auto row = static_cast<int>(number(bench.sample.fetches()[static_cast<std::size_t>(fetch)]));
            steps->setCurrentIndex(steps->model()->index(row, 0));
        };
        choose(0);
        QCOMPARE(output->payload(), Payload(R"({"rate":1.5})"));
        QVERIFY(bench.find<QWidget>("stepOutputTree")->isVisible());
        const auto *absent = bench.find<QLabel>("stepOutputAbsent");
        QVERIFY(!absent->isVisible());
        choose(1); // its attempts failed
        QVERIFY(output->payload().isEmpty());
        QVERIFY(absent->isVisible());
        QCOMPARE(absent->text(), QStringLiteral("There is no output yet."));
        QVERIFY(!bench.find<QWidget>("stepOutputTree")->isVisible());
        choose(2);
        QCOMPARE(output->payload(), Payload(R"({"rate":2})"));
    }

    void liveEventsReachStepsAndLog()
    {
        Bench bench;
        bench.open();
        bench.page->openRun(RunId{12});
        auto *steps = bench.find<QTreeView>("steps");
        auto *log = bench.find<QTreeView>("runLog");
        QTRY_COMPARE(log->model()->rowCount(), static_cast<int>(bench.sample.events.size()));
        const auto known = bench.sample.events.size();
        bench.sample.tell(command::Redrive{1, "click", {}, false, {}});
        bench.sample.succeed(bench.sample.fetches()[1], "1");
        const auto first = bench.sample.events.begin() + static_cast<std::ptrdiff_t>(known);
        Q_EMIT bench.engine.runEvents(RunId{12}, known, Events(first, bench.sample.events.end()));
        QTRY_COMPARE(log->model()->rowCount(), static_cast<int>(bench.sample.events.size()));
        const auto row = static_cast<int>(number(bench.sample.fetches()[1]));
        QCOMPARE(steps->model()->index(row, StepTableModel::StateColumn).data().toString(),
                 QStringLiteral("succeeded"));
        QVERIFY(!bench.find<QPushButton>("runLetters")->isVisible());
    }

    void filtersAskTheEngine()
    {
        Bench bench;
        bench.open();
        QTRY_COMPARE(bench.list()->model()->rowCount(), 1);
        auto *states = bench.find<PageStates>("runsStates");
        auto *text = bench.find<FilterEdit>("runsText");
        text->setFocus();
        QTest::keyClicks(text, QStringLiteral("nothing"));
        QTRY_COMPARE(states->state(), PageState::NothingMatches);
        QCOMPARE(bench.engine.searches.back().first.text, QStringLiteral("nothing"));
        QTest::mouseClick(states->notice()->action(), Qt::LeftButton);
        QTRY_COMPARE(states->state(), PageState::Ready);
        QVERIFY(text->text().isEmpty());
        auto *state = bench.find<QComboBox>("runsState");
        state->setFocus();
        QTest::keyClick(state, Qt::Key_Down);
        QTRY_COMPARE(bench.engine.runQuestions.back().state, RunState::Pending);
    }

    void cancelAsksInThePageAndSendsOnce()
    {
        Bench bench;
        bench.open();
        bench.page->openRun(RunId{12});
        auto *cancel = bench.find<QPushButton>("runCancel");
        QTRY_VERIFY(cancel->isVisible());
        QTest::mouseClick(cancel, Qt::LeftButton);
        QVERIFY(bench.engine.cancelled.empty());
        auto *sure = bench.find<QPushButton>("runCancelConfirm");
        QTRY_VERIFY(sure && sure->isVisible());
        bench.engine.holdAnswers();
        QTest::mouseClick(sure, Qt::LeftButton);
        QVERIFY(!cancel->isEnabled());
        bench.engine.releaseAnswers();
        QTRY_VERIFY(cancel->isEnabled());
        QCOMPARE(bench.engine.cancelled, std::vector<RunId>{RunId{12}});
    }

    void pauseThatIsRefusedSaysWhy()
    {
        Bench bench;
        bench.open();
        bench.page->openRun(RunId{12});
        auto *pause = bench.find<QPushButton>("runPause");
        QTRY_VERIFY(pause->isVisible());
        bench.engine.refusal = Error{QStringLiteral("run.over"), {{QStringLiteral("run"), QStringLiteral("12")}}, {}};
        QTest::mouseClick(pause, Qt::LeftButton);
        auto *bar = bench.find<InfoBar>("runBar");
        QTRY_VERIFY(bar->isVisible());
        QVERIFY(pause->isEnabled());
        QCOMPARE(bench.engine.paused.size(), std::size_t(1));
    }

    void eachDesignedStateIsShown()
    {
        Bench bench;
        bench.engine.runs.clear();
        bench.engine.holdAnswers();
        bench.open();
        auto *states = bench.find<PageStates>("runsStates");
        QCOMPARE(states->state(), PageState::Loading);
        bench.engine.releaseAnswers();
        QTRY_COMPARE(states->state(), PageState::Empty);
        bench.engine.refusal = Error{QStringLiteral("run.over"), {}, {}};
        bench.engine.now.runsRevision = 1;
        bench.engine.announce();
        QTRY_COMPARE(states->state(), PageState::Failed);
        bench.engine.refusal.reset();
        bench.engine.runs = {bench.sample.summary()};
        QTest::mouseClick(states->notice()->action(), Qt::LeftButton);
        QTRY_COMPARE(states->state(), PageState::Ready);
    }

    void runThatCannotBeReadSaysWhyAndTriesAgain()
    {
        Bench bench;
        bench.open();
        QTRY_COMPARE(bench.list()->model()->rowCount(), 1);
        bench.engine.refusal = Error{QStringLiteral("run.over"), {}, {}};
        bench.page->openRun(RunId{12});
        auto *states = bench.view()->findChild<PageStates *>();
        QTRY_COMPARE(states->state(), PageState::Failed);
        bench.engine.refusal.reset();
        QTest::mouseClick(states->notice()->action(), Qt::LeftButton);
        QTRY_COMPARE(states->state(), PageState::Ready);
    }

    void modelsHoldTheirContractThroughALiveRun()
    {
        SampleRun sample;
        FakeEngine engine;
        engine.histories.insert(12, sample.history());
        LiveRun live(engine);
        StepTableModel steps(live);
        StepFilter filter(steps);
        EventLogModel log(live);
        const QAbstractItemModelTester testers[]{QAbstractItemModelTester(&steps), QAbstractItemModelTester(&filter),
                                                 QAbstractItemModelTester(&log)};
        live.open(RunId{12});
        QTRY_COMPARE(steps.rowCount(), 5);
        filter.setShown(StepFilter::Show::Trouble);
        QCOMPARE(filter.rowCount(), 0);
        const auto known = sample.events.size();
        for (int attempt = 0; attempt < 3; ++attempt)
            sample.fail(sample.fetches()[1]);
        const auto first = sample.events.begin() + static_cast<std::ptrdiff_t>(known);
        Q_EMIT engine.runEvents(RunId{12}, known, Events(first, sample.events.end()));
        QTRY_COMPARE(filter.rowCount(), 1);
        QCOMPARE(filter.index(0, StepTableModel::ItemColumn).data().toString(), QStringLiteral("2"));
        QCOMPARE(log.rowCount(), static_cast<int>(sample.events.size()));
        live.close();
        QCOMPARE(steps.rowCount(), 0);
        QCOMPARE(filter.rowCount(), 0);
    }

    void thousandsOfStepsAreAnnouncedTogether()
    {
        QByteArray items = "[0";
        for (int item = 1; item < 3000; ++item)
            items += ',' + QByteArray::number(item);
        SampleRun sample(RunId{12}, items + ']');
        FakeEngine engine;
        engine.histories.insert(12, sample.history());
        LiveRun live(engine);
        StepTableModel steps(live);
        live.open(RunId{12});
        QTRY_COMPARE(steps.rowCount(), 3002);
        QSignalSpy changes(&steps, &QAbstractItemModel::dataChanged);
        const auto known = sample.events.size();
        const auto fetches = sample.fetches();
        for (std::size_t i = 0; i < fetches.size(); i += 2)
            sample.start(fetches[i]);
        quint64 at = known;
        for (auto event = sample.events.begin() + static_cast<std::ptrdiff_t>(known); event != sample.events.end();
             ++event)
            Q_EMIT engine.runEvents(RunId{12}, at++, {*event});
        QTRY_VERIFY(changes.count() > 0);
        QVERIFY2(changes.count() <= 32, "1,500 events may not cost 1,500 announcements");
    }

    void everyControlHasNameAndVoice()
    {
        Bench bench;
        bench.open();
        bench.page->openRun(RunId{12});
        QTRY_VERIFY(bench.find<QPushButton>("runCancel")->isVisible());
        for (const QAbstractButton *button : bench.page->findChildren<QAbstractButton *>()) {
            if (qobject_cast<QLineEdit *>(button->parentWidget()))
                continue; // a field's own icons are not stops of the keyboard
            const bool isSaid = !button->text().isEmpty() || !button->accessibleName().isEmpty();
            QVERIFY2(isSaid || !button->isVisible(), qPrintable(button->objectName()));
        }
        for (const QTreeView *view : bench.page->findChildren<ListView *>()) {
            QVERIFY(!view->objectName().isEmpty());
            QVERIFY2(!view->accessibleName().isEmpty(), qPrintable(view->objectName()));
        }
    }
};

QTEST_MAIN(TestRunsPage)
#include "tst_runspage.moc"
