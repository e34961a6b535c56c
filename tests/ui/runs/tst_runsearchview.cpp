#include "tests/ui/support/fakeengine.h"
#include "ui/models/listview.h"
#include "ui/models/runlistmodel.h"
#include "ui/runs/runspage.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/filteredit.h"
#include "ui/widgets/pagestates.h"

#include <QAbstractItemModelTester>
#include <QComboBox>
#include <QDateTimeEdit>
#include <QLabel>
#include <QRegularExpression>
#include <QScrollBar>
#include <QTest>

using namespace sluice;
using namespace Qt::Literals::StringLiterals;

namespace {

const WallTime kNow{Milliseconds(1'700'000'000'000)};

RunSummary runOf(quint64 id, const QString &detail = {}, const QString &trigger = u"manual"_s)
{
    RunSummary run;
    run.id = RunId{id};
    run.workflow = u"rates"_s;
    run.trigger = trigger;
    run.state = RunState::Succeeded;
    run.started = kNow - std::chrono::hours(1);
    run.ended = kNow;
    if (!detail.isEmpty())
        run.failure = {u"http.refused"_s, {}, detail};
    return run;
}

/// A page over 1000 runs of which every tenth failed with "needle", and every hundredth came by a webhook.
struct SearchBench {
    SearchBench()
        : theme(Theme::make(Scheme::Light))
    {
        engine.now.taken = kNow;
        for (quint64 id = 1000; id >= 1; --id)
            engine.runs.push_back(
                runOf(id, id % 10 == 0 ? u"needle"_s : QString(), id % 100 == 0 ? u"webhook shop"_s : u"manual"_s));
        page = std::make_unique<RunsPage>(engine, theme);
        page->resize(1100, 700);
    }
    void open()
    {
        page->show();
        QVERIFY(QTest::qWaitForWindowExposed(page.get()));
        QTRY_COMPARE(model()->rowCount(), 100);
    }
    template <typename T>
    [[nodiscard]] T *find(const char *name) const
    {
        return page->findChild<T *>(QString::fromLatin1(name));
    }
    [[nodiscard]] QAbstractItemModel *model() const { return find<ListView>("runs")->model(); }
    [[nodiscard]] QString count() const { return find<QLabel>("runsCount")->text(); }
    void type(const QString &text) const
    {
        auto *field = find<FilterEdit>("runsText");
        field->setFocus();
        field->clear();
        QTest::keyClicks(field, text);
        QTest::keyClick(field, Qt::Key_Return);
    }

    FakeEngine engine;
    ThemeController theme;
    std::unique_ptr<RunsPage> page;
};

} // namespace

/// The list of runs while words, triggers and times are looked for.
class TestRunSearchView final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(u"^(?!This plugin does not support)"_s)); }

    void showsWhatIsFoundAsItIsFound()
    {
        SearchBench bench;
        bench.open();
        bench.engine.searchReach = 50; // five are found in each answer
        bench.engine.holdAnswers();
        bench.type(u"needle"_s);
        QTRY_COMPARE(bench.engine.searches.size(), std::size_t(1));
        QCOMPARE(bench.engine.searches[0].second.before, RunId{});
        bench.engine.releaseAnswers();
        // It goes on by itself until it has found as many as fill a page, or looked at all.
        QTRY_VERIFY(bench.engine.searches.size() >= 20);
        QTRY_COMPARE(bench.model()->index(99, RunListModel::RunColumn).data().toString(), u"10"_s);
        QCOMPARE(bench.engine.searches[1].second.before, RunId{951});
        QTRY_COMPARE(bench.count(), u"100 run(s) and more"_s);
    }

    void saysHowFarItHasCome()
    {
        SearchBench bench;
        bench.open();
        bench.engine.searchReach = 50;
        RunListModel model(bench.engine);
        RunFilter filter;
        filter.text = u"needle"_s;
        bench.engine.holdAnswers();
        model.setFilter(filter);
        QStringList ways;
        QObject::connect(&model, &RunListModel::answered, this, [&] {
            ways += u"%1 %2 %3"_s.arg(model.rowCount()).arg(number(model.searchedTo())).arg(model.isSearching());
        });
        bench.engine.releaseAnswers();
        QTRY_VERIFY(!ways.isEmpty() && !model.isSearching());
        QCOMPARE(ways.first(), u"5 951 1"_s);
        QCOMPARE(ways.last(), u"100 10 0"_s);
    }

    void anAnswerToAnOlderSearchDoesNotCount()
    {
        SearchBench bench;
        bench.open();
        bench.engine.searchReach = 50;
        bench.engine.holdAnswers();
        bench.type(u"needle"_s);
        QTRY_COMPARE(bench.engine.searches.size(), std::size_t(1));
        bench.type(u"nowhere"_s);
        bench.engine.releaseAnswers();
        QTRY_COMPARE(bench.find<PageStates>("runsStates")->state(), PageState::NothingMatches);
        QCOMPARE(bench.model()->rowCount(), 0);
        QCOMPARE(bench.engine.searches.back().first.text, u"nowhere"_s);
    }

    void scrollingGoesOnWhereTheSearchStopped()
    {
        SearchBench bench;
        bench.engine.runs.clear();
        for (quint64 id = 1000; id >= 1; --id)
            bench.engine.runs.push_back(runOf(id, u"needle"_s));
        bench.open();
        bench.type(u"needle"_s);
        QTRY_COMPARE(bench.engine.searches.size(), std::size_t(1));
        QTRY_COMPARE(bench.count(), u"100 run(s) and more"_s);
        // Nothing more is read until somebody scrolls: a tree view would ask for all, part by part.
        QVERIFY(!bench.model()->canFetchMore({}));
        auto *bar = bench.find<ListView>("runs")->verticalScrollBar();
        QVERIFY(bar->maximum() > 0);
        bar->setValue(bar->maximum());
        QTRY_COMPARE(bench.model()->rowCount(), 200);
        QTRY_VERIFY(bar->value() + bar->pageStep() < bar->maximum());
        QCOMPARE(bench.engine.searches.size(), std::size_t(2));
        QCOMPARE(bench.engine.searches[1].second.before, RunId{901});
        QCOMPARE(bench.model()->index(199, RunListModel::RunColumn).data().toString(), u"801"_s);
    }

    void aListOfAllIsReadNoFurtherThanItIsSeen()
    {
        SearchBench bench;
        bench.open();
        bench.engine.now.runsRevision = 1;
        bench.engine.announce();
        QTRY_VERIFY(bench.engine.runQuestions.size() >= 2);
        QCOMPARE(bench.model()->rowCount(), 100);
        auto *bar = bench.find<ListView>("runs")->verticalScrollBar();
        bar->setValue(bar->maximum());
        QTRY_COMPARE(bench.model()->rowCount(), 200);
        QTRY_VERIFY(bar->value() + bar->pageStep() < bar->maximum());
        QCOMPARE(bench.model()->rowCount(), 200);
    }

    void triggersAndTimesAreChosenByKey()
    {
        SearchBench bench;
        bench.open();
        auto *trigger = bench.find<QComboBox>("runsTrigger");
        trigger->setFocus();
        for (int down = 0; down < 6; ++down)
            QTest::keyClick(trigger, Qt::Key_Down);
        QCOMPARE(trigger->currentText(), u"By a webhook"_s);
        QTRY_COMPARE(bench.model()->rowCount(), 10);
        QCOMPARE(bench.engine.searches.back().first.trigger, u"webhook"_s);
        auto *time = bench.find<QComboBox>("runsTime");
        time->setFocus();
        QTest::keyClick(time, Qt::Key_Down);
        QTRY_COMPARE(bench.engine.searches.back().first.from, std::optional(kNow - std::chrono::minutes(15)));
        QVERIFY(!bench.engine.searches.back().first.until);
        QTest::keyClick(time, Qt::Key_End);
        auto *from = bench.find<QDateTimeEdit>("runsTimeFrom");
        QVERIFY(from->isVisible());
        QTRY_VERIFY(bench.engine.searches.back().first.until.has_value());
        const WallTime before = *bench.engine.searches.back().first.from;
        from->setFocus();
        from->setCurrentSection(QDateTimeEdit::DaySection);
        QTest::keyClick(from, Qt::Key_Down);
        QTest::keyClick(from, Qt::Key_Return);
        QTRY_COMPARE(bench.engine.searches.back().first.from, std::optional(before - std::chrono::hours(24)));
        // Everything together, and everything taken back at once.
        bench.type(u"needle"_s);
        QTRY_COMPARE(bench.engine.searches.back().first.text, u"needle"_s);
        QCOMPARE(bench.engine.searches.back().first.trigger, u"webhook"_s);
    }

    void theLastMinutesGoAlongWithTheClock()
    {
        SearchBench bench;
        bench.open();
        auto *time = bench.find<QComboBox>("runsTime");
        time->setFocus();
        QTest::keyClick(time, Qt::Key_Down);
        QTRY_COMPARE(bench.engine.runQuestions.back().from, std::optional(kNow - std::chrono::minutes(15)));
        ++bench.engine.now.runsRevision;
        bench.engine.announce(kNow + std::chrono::minutes(10));
        QTRY_COMPARE(bench.engine.runQuestions.back().from, std::optional(kNow - std::chrono::minutes(5)));
    }

    void saysThatTheNewestAreNotReadYet()
    {
        SearchBench bench;
        bench.open();
        bench.engine.unsearched = 17;
        bench.type(u"needle"_s);
        QTRY_COMPARE(bench.count(), u"100 run(s) and more; the newest are still being read"_s);
        bench.find<FilterEdit>("runsText")->clear();
        QTRY_COMPARE(bench.count(), u"1000 run(s)"_s);
    }

    void asksAgainUntilTheNewestAreRead()
    {
        SearchBench bench;
        bench.open();
        bench.engine.unsearched = 17;
        bench.type(u"needle"_s);
        QTRY_COMPARE(bench.count(), u"100 run(s) and more; the newest are still being read"_s);
        // No run changes from now on: nothing but the list itself asks again.
        bench.engine.unsearched = 0;
        bench.engine.runs.insert(bench.engine.runs.begin(), runOf(1001, u"needle"_s));
        QTRY_COMPARE_WITH_TIMEOUT(bench.model()->index(0, RunListModel::RunColumn).data().toString(), u"1001"_s,
                                  15'000);
    }

    void rowsDoNotDoubleAfterAFailureInTheMiddle()
    {
        SearchBench bench;
        bench.engine.searchReach = 30;
        RunListModel model(bench.engine);
        RunFilter filter;
        filter.trigger = u"webhook"_s;
        model.setFilter(filter);
        QTRY_VERIFY(model.rowCount() == 10 && !model.isTotalOpen());
        int answers = 0;
        QObject::connect(&model, &RunListModel::answered, this, [&] {
            if (++answers == 8)
                bench.engine.refusal = Error{u"engine.stopped"_s, {}, {}};
        });
        model.refresh();
        QTRY_VERIFY(model.error().has_value());
        QCOMPARE(model.rowCount(), 10);
        bench.engine.refusal.reset();
        model.refresh();
        QTRY_VERIFY(!model.error() && !model.isSearching());
        QCOMPARE(model.rowCount(), 10);
    }

    void theModelHoldsItsContractThroughASearch()
    {
        SearchBench bench;
        bench.engine.searchReach = 30;
        RunListModel model(bench.engine);
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QTRY_COMPARE(model.rowCount(), 1000); // the tester scrolls to the end
        RunFilter filter;
        filter.text = u"needle"_s;
        model.setFilter(filter);
        QTRY_COMPARE(model.rowCount(), 100);
        QTRY_VERIFY(!model.isSearching() && model.run(RunId{10}));
        bench.engine.runs.insert(bench.engine.runs.begin(), runOf(1001, u"needle"_s));
        model.refresh();
        QTRY_VERIFY(model.run(RunId{1001}));
        model.setFilter({});
        QTRY_COMPARE(model.total(), quint64(1001));
        QVERIFY(model.run(RunId{1001}) && !model.isTotalOpen());
    }
};

QTEST_MAIN(TestRunSearchView)
#include "tst_runsearchview.moc"
