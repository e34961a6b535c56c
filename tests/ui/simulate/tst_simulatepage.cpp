#include "tests/ui/simulate/simulatefixture.h"
#include "ui/models/listview.h"
#include "ui/simulate/durationchart.h"
#include "ui/simulate/resultview.h"
#include "ui/widgets/emptystate.h"
#include "ui/widgets/infobar.h"
#include "ui/widgets/pagestates.h"
#include "ui/widgets/segmentedcontrol.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>

using namespace sluice;
using test::SimulateBench;

namespace {

QString findings(const SimulateBench &it)
{
    return it.find<QLabel>("simulateFindings")->text();
}

void press(const SimulateBench &it, const char *button)
{
    QTest::mouseClick(it.find<QPushButton>(button), Qt::LeftButton);
}

QString bar(const SimulateBench &it)
{
    QString all;
    for (const QLabel *label : it.find<InfoBar>("simulateBar")->findChildren<QLabel *>())
        all += label->text() + u'\n';
    return all;
}

} // namespace

/// The page Simulate, by key and mouse, over the simulator itself.
class TestSimulatePage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void simulatesByKey();
    void takesWhatIsTyped();
    void saysWhatMeansNothing();
    void canBeCancelled();
    void comparesTwoSettings();
    void learnsFromPastRuns();
    void saysWhyItFailed();
    void chartsAreTablesToo();
    void aBarOfTheChartIsReadByKey();
    void aWorkspaceWithoutWorkflowsLeadsToDesign();
};

void TestSimulatePage::simulatesByKey()
{
    SimulateBench it;
    QVERIFY2(findings(it).contains(u"Nothing is simulated yet"), qPrintable(findings(it)));
    QVERIFY(!it.find<QWidget>("simulateDurations")->isVisible());
    QTest::keyClick(it.page.get(), Qt::Key_R, Qt::ControlModifier);
    QCOMPARE(it.desk.asked.size(), std::size_t(1));
    const SimulationSetup &setup = it.desk.asked.front();
    QCOMPARE(setup.workflow.id, QStringLiteral("orders"));
    QCOMPARE(setup.duration, Milliseconds(3'600'000));
    QCOMPARE(setup.tasks.size(), std::size_t(3));
    const auto result = simulate(setup);
    QVERIFY(result);
    QVERIFY2(findings(it).contains(QString::number(result->runs)) || findings(it).contains(u','),
             qPrintable(findings(it)));
    QVERIFY(it.page->findChild<ResultView *>()->result() == *result);
    QVERIFY(it.find<QWidget>("simulateDurations")->isVisible());
}

void TestSimulatePage::takesWhatIsTyped()
{
    SimulateBench it;
    it.type("simulateDuration", "10m");
    it.type("simulateRate", "3");
    it.find<ListView>("simulateTasks")->setFocus();
    QTest::keyClick(it.find<ListView>("simulateTasks"), Qt::Key_Home);
    it.type("simulateLatency", "120 ms");
    it.type("simulateFailures", "25 % transient");
    press(it, "simulateStart");
    QCOMPARE(it.desk.asked.size(), std::size_t(1));
    const SimulationSetup &setup = it.desk.asked.front();
    QCOMPARE(setup.duration, Milliseconds(600'000));
    QCOMPARE(setup.arrivals.perSecond, 3.0);
    QCOMPARE(setup.tasks.front().latency.kind, LatencyModel::Kind::Constant);
    QCOMPARE(setup.tasks.front().latency.first, 120.0);
    QCOMPARE(setup.tasks.front().failures.transient, 0.25);
    QCOMPARE(setup.tasks.front().samples, quint64(0));
}

void TestSimulatePage::saysWhatMeansNothing()
{
    SimulateBench it;
    const QString before = it.find<ListView>("simulateTasks")->model()->index(0, 1).data().toString();
    it.type("simulateLatency", "a while");
    QVERIFY(it.find<QLabel>("simulateLatencyWrong")->isVisible());
    QCOMPARE(it.find<ListView>("simulateTasks")->model()->index(0, 1).data().toString(), before);
    it.type("simulateDuration", "soon");
    press(it, "simulateStart");
    QVERIFY(it.desk.asked.empty());
    QVERIFY(it.find<QLabel>("simulateTrafficComplaint")->isVisible());
    it.type("simulateDuration", "5m");
    press(it, "simulateStart");
    QCOMPARE(it.desk.asked.size(), std::size_t(1));
    QVERIFY(!it.find<QLabel>("simulateTrafficComplaint")->isVisible());
}

void TestSimulatePage::canBeCancelled()
{
    SimulateBench it;
    it.desk.holds = true;
    press(it, "simulateStart");
    QVERIFY(it.find<QPushButton>("simulateCancel")->isVisible());
    QVERIFY(!it.find<QPushButton>("simulateStart")->isVisible());
    it.desk.tell(0.5);
    QCOMPARE(it.find<QProgressBar>("simulateProgress")->value(), 500);
    QTest::keyClick(it.page.get(), Qt::Key_R, Qt::ControlModifier); // one is under way
    QCOMPARE(it.desk.asked.size(), std::size_t(1));
    press(it, "simulateCancel");
    QCOMPARE(it.desk.cancelled, 1);
    QVERIFY2(bar(it).contains(u"cancelled"), qPrintable(bar(it)));
    it.desk.answer(); // too late
    QVERIFY(findings(it).contains(u"Nothing is simulated yet"));
    QVERIFY(it.find<QPushButton>("simulateStart")->isVisible());
}

void TestSimulatePage::comparesTwoSettings()
{
    SimulateBench it;
    it.type("simulateDuration", "10m");
    auto *compare = it.find<QCheckBox>("simulateCompare");
    compare->setFocus();
    QTest::keyClick(compare, Qt::Key_Space);
    QVERIFY(compare->isChecked());
    auto *pool = it.find<QSpinBox>("simulatePool_shop");
    QVERIFY(pool->isVisible());
    const int before = pool->value();
    pool->setFocus();
    QTest::keyClick(pool, Qt::Key_Up);
    QCOMPARE(pool->value(), before + 1);
    press(it, "simulateStart");
    QCOMPARE(it.desk.asked.size(), std::size_t(2));
    QVERIFY(it.desk.asked[0].connections != it.desk.asked[1].connections);
    QVERIFY(it.desk.asked[0].arrivals == it.desk.asked[1].arrivals);
    QCOMPARE(it.desk.asked[0].seed, it.desk.asked[1].seed);
    QVERIFY(findings(it).contains(u"In A:") && findings(it).contains(u"In B:"));
    QVERIFY(it.find<QWidget>("simulateWhich")->isVisible());
    // What was tried changes nothing of the workspace.
    QVERIFY(it.workspace->connections() == it.desk.asked[0].connections);
}

void TestSimulatePage::learnsFromPastRuns()
{
    SimulateBench it;
    press(it, "simulateLearn");
    QTRY_VERIFY2(bar(it).contains(u"no past runs"), qPrintable(bar(it)));
    RunSummary run;
    run.id = RunId{7};
    run.workflow = QStringLiteral("orders");
    it.engine.runs = {run};
    it.desk.models.runs = 1;
    TaskModel learnt;
    learnt.task = QStringLiteral("ask");
    learnt.latency = {LatencyModel::Kind::Empirical, 0, 0, {10, 20, 30}};
    learnt.samples = 3;
    it.desk.models.tasks = {learnt};
    press(it, "simulateLearn");
    QTRY_VERIFY2(bar(it).contains(u"Learnt from"), qPrintable(bar(it)));
    const auto *rows = it.find<ListView>("simulateTasks")->model();
    QCOMPARE(rows->index(0, 3).data().toString(), QStringLiteral("3"));
    press(it, "simulateStart");
    QVERIFY(it.desk.asked.back().tasks.front() == learnt);
}

void TestSimulatePage::saysWhyItFailed()
{
    SimulateBench it;
    it.desk.failure = Error{QStringLiteral("simulation.noArrivals"), {}, {}};
    press(it, "simulateStart");
    QVERIFY2(bar(it).contains(u"No run would arrive"), qPrintable(bar(it)));
    QVERIFY(it.find<QPushButton>("simulateStart")->isVisible());
    it.desk.failure.reset();
    press(it, "simulateStart");
    QVERIFY(!it.find<InfoBar>("simulateBar")->isVisible());
}

void TestSimulatePage::chartsAreTablesToo()
{
    SimulateBench it;
    it.type("simulateDuration", "10m");
    press(it, "simulateStart");
    auto *table = it.find<ListView>("simulateTable");
    QVERIFY(!table->isVisible());
    const auto ways = it.find<SegmentedControl>("simulateForm")->findChildren<QAbstractButton *>();
    QTest::mouseClick(ways.at(1), Qt::LeftButton);
    QVERIFY(table->isVisible());
    QVERIFY(!it.find<QWidget>("simulateDurations")->isVisible());
    QVERIFY(!it.find<QWidget>("simulateQueues")->isVisible());
    const auto result = simulate(it.desk.asked.front());
    QCOMPARE(table->model()->index(0, 1).data().toString().remove(u',').toULongLong(), result->runs);
    QCOMPARE(table->model()->columnCount(), 2);
    QTest::mouseClick(ways.at(0), Qt::LeftButton);
    QVERIFY(it.find<QWidget>("simulateDurations")->isVisible());
}

void TestSimulatePage::aBarOfTheChartIsReadByKey()
{
    SimulateBench it;
    it.type("simulateDuration", "10m");
    press(it, "simulateStart");
    auto *chart = it.find<DurationChart>("simulateDurations");
    chart->setFocus();
    QVERIFY(chart->chosenText().isEmpty());
    QTest::keyClick(chart, Qt::Key_Right);
    const QString first = chart->chosenText();
    QVERIFY(!first.isEmpty());
    QTest::keyClick(chart, Qt::Key_Right);
    QVERIFY(chart->chosenText() != first);
    QTest::keyClick(chart, Qt::Key_Escape);
    QVERIFY(chart->chosenText().isEmpty());
}

void TestSimulatePage::aWorkspaceWithoutWorkflowsLeadsToDesign()
{
    SimulateBench it(Scheme::Light, /*hasWorkflow=*/false);
    QCOMPARE(it.find<PageStates>("simulateStates")->state(), PageState::Empty);
    const QSignalSpy asked(it.page.get(), &SimulatePage::workflowsRequested);
    const auto buttons = it.find<PageStates>("simulateStates")->notice()->findChildren<QPushButton *>();
    const auto seen = std::ranges::find_if(buttons, [](const QPushButton *one) { return one->isVisible(); });
    QVERIFY(seen != buttons.end());
    QTest::mouseClick(*seen, Qt::LeftButton);
    QCOMPARE(asked.count(), 1);
}

QTEST_MAIN(TestSimulatePage)
#include "tst_simulatepage.moc"
