#include "tests/e2e/debug/countingserver.h"
#include "tests/e2e/debug/debugger.h"
#include "tests/e2e/support/windowmain.h"
#include "ui/canvas/pastview.h"
#include "ui/inspector/inspector.h"
#include "ui/widgets/codeedit.h"

#include <QPushButton>
#include <QTabWidget>
#include <QtTest>

#include <algorithm>

using namespace sluice;

namespace {

constexpr int kPatienceMs = 30'000;
constexpr int kRuns = 50;
constexpr auto kBoth = Qt::ControlModifier | Qt::ShiftModifier;

template <typename Kind>
std::ptrdiff_t countOf(const Events &events)
{
    return std::ranges::count_if(events, [](const Event &event) { return std::holds_alternative<Kind>(event.data); });
}

} // namespace

#define TRY_WHERE(text) QTRY_COMPARE_WITH_TIMEOUT(m_window.where(), QStringLiteral(text), kPatienceMs)
/// The line above the canvas tells of that run.
#define TRY_RUN(run)                                                                                                   \
    QTRY_VERIFY2_WITH_TIMEOUT(                                                                                         \
        (m_window.read("runMoment") + QLatin1Char(' ')).startsWith(QStringLiteral("Run %1 ").arg(run)),                \
        qPrintable(m_window.read("runMoment")), kPatienceMs)
#define TRY_COUNTS(text)                                                                                               \
    QTRY_VERIFY2_WITH_TIMEOUT(m_window.read("runCounts").startsWith(QStringLiteral(text)),                             \
                              qPrintable(m_window.read("runCounts")), kPatienceMs)

/// A workflow is tried out in the real window against the real engine, by mouse and key. What really goes out is counted by
/// the server that it goes to.
class TestDebug : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void runs();
    void runsToHere();
    void runsFromHereWithAPinnedOutput();
    void runsStepByStep();
    void haltsAtEachBreakpointOnce();
    void setsABreakpointWhileItRuns();
    void nothingGoesOutOfADryRun();
    void pausesAndGoesOn();
    void stops();
    void eachRunIsPaintedOnTheVersionThatRan();
    void neverMetABox();

private:
    void writeMock(const char *task);

    CountingServer m_server;
    Debugger m_window;
};

void TestDebug::initTestCase()
{
    QVERIFY(Debugger::prepare(Debugger::folder(), m_server.serverPort()));
    QVERIFY(m_window.open());
    QVERIFY(m_window.openWorkflow());
}

void TestDebug::init()
{
    m_server.forget();
    QVERIFY(m_window.canvas());
    m_window.canvas()->setFocus();
}

void TestDebug::runs()
{
    m_window.press(Qt::Key_R, Qt::ControlModifier);
    TRY_COUNTS("3 of 3 steps done");
    QCOMPARE(m_server.hits("/ask"), 1);
    QCOMPARE(m_server.hits("/tell"), 1);
}

void TestDebug::runsToHere()
{
    m_window.choose("ask");
    m_window.press(Qt::Key_F10, kBoth);
    TRY_COUNTS("1 of 3 steps done");
    QCOMPARE(m_server.hits("/ask"), 1);
    QCOMPARE(m_server.hits("/tell"), 0);
}

void TestDebug::runsFromHereWithAPinnedOutput()
{
    m_window.choose("ask");
    auto *inspector = m_window.canvas()->window()->findChild<Inspector *>();
    inspector->findChild<QTabWidget *>(QStringLiteral("inspectorTabs"))->setCurrentIndex(2);
    m_window.click("writeSample");
    auto *code = inspector->findChild<CodeEdit *>(QStringLiteral("sampleEdit"));
    QTRY_VERIFY(code->isVisible());
    code->setText({});
    m_window.person().click(code);
    m_window.person().type(QStringLiteral("\"pinned\""));
    m_window.click("pinSample");
    m_window.choose("tell");
    m_window.press(Qt::Key_F9, kBoth);
    QTRY_COMPARE_WITH_TIMEOUT(m_server.hits("/tell"), 1, kPatienceMs);
    QVERIFY2(m_server.lastBody().contains("pinned"), m_server.lastBody().constData());
    TRY_COUNTS("3 of 3 steps done");
    QCOMPARE(m_server.hits("/ask"), 0);
}

void TestDebug::runsStepByStep()
{
    m_window.press(Qt::Key_F8, kBoth);
    TRY_WHERE("Paused before ask");
    QCOMPARE(m_server.allHits(), 0);
    m_window.choose("end"); // it is not ready: the first that is, is stepped
    m_window.press(Qt::Key_F10);
    TRY_WHERE("Paused before tell");
    QCOMPARE(m_server.hits("/ask"), 1);
    QCOMPARE(m_server.hits("/tell"), 0);
    m_window.click("debugStep");
    TRY_WHERE("Paused before end");
    QCOMPARE(m_server.hits("/tell"), 1);
    m_window.press(Qt::Key_F10);
    TRY_COUNTS("3 of 3 steps done");
    QCOMPARE(m_server.allHits(), 2);
}

void TestDebug::haltsAtEachBreakpointOnce()
{
    m_window.choose("tell");
    m_window.press(Qt::Key_F9);
    m_window.clickEdge("ask");
    QVERIFY(m_window.mood("ask").breakpoint);
    QVERIFY(m_window.mood("tell").breakpoint);
    m_window.press(Qt::Key_R, Qt::ControlModifier);
    TRY_WHERE("Halted before ask (breakpoint)");
    QVERIFY(m_window.mood("ask").halted);
    QCOMPARE(m_server.allHits(), 0);
    m_window.press(Qt::Key_F8);
    TRY_WHERE("Halted before tell (breakpoint)");
    QVERIFY(!m_window.mood("ask").halted);
    QCOMPARE(m_server.hits("/tell"), 0);
    m_window.click("debugResume");
    TRY_COUNTS("3 of 3 steps done");
    QVERIFY(!m_window.see("debugLine"));
    QCOMPARE(m_server.allHits(), 2);
    QCOMPARE(countOf<BreakpointHit>(Debugger::runs().back()), std::ptrdiff_t(2));
    m_window.clickEdge("ask");
    m_window.clickEdge("tell");
    QVERIFY(!m_window.mood("ask").breakpoint);
    QVERIFY(!m_window.mood("tell").breakpoint);
}

void TestDebug::setsABreakpointWhileItRuns()
{
    m_server.hold();
    m_window.press(Qt::Key_R, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(m_server.hits("/ask"), 1, kPatienceMs);
    TRY_COUNTS("0 of 3");
    m_window.clickEdge("tell");
    QTRY_COMPARE_WITH_TIMEOUT(countOf<BreakpointsSet>(Debugger::runs().back()), std::ptrdiff_t(1), kPatienceMs);
    m_server.release();
    TRY_WHERE("Halted before tell (breakpoint)");
    m_window.clickEdge("tell");
    m_window.press(Qt::Key_F8);
    TRY_COUNTS("3 of 3 steps done");
    QCOMPARE(m_server.hits("/tell"), 1);
}

/// Writes in the Data tab that 4 stands for a task.
void TestDebug::writeMock(const char *task)
{
    m_window.choose(task);
    auto *inspector = m_window.canvas()->window()->findChild<Inspector *>();
    inspector->findChild<QTabWidget *>(QStringLiteral("inspectorTabs"))->setCurrentIndex(2);
    QTRY_VERIFY(m_window.see("writeMock"));
    m_window.click("writeMock");
    auto *code = inspector->findChild<CodeEdit *>(QStringLiteral("mockOutput"));
    QTRY_VERIFY(code->isVisible());
    code->setText({});
    m_window.person().click(code);
    m_window.person().type(QStringLiteral("4"));
    QTRY_VERIFY(m_window.see("keepMock"));
    m_window.click("keepMock");
    QTRY_VERIFY(m_window.mood(task).mocked);
}

void TestDebug::nothingGoesOutOfADryRun()
{
    const auto before = Debugger::runs().size();
    m_window.press(Qt::Key_F9, Qt::ShiftModifier);
    QTRY_VERIFY_WITH_TIMEOUT(m_window.see("goTo_ask") && m_window.see("goTo_tell"), kPatienceMs);
    QVERIFY(!m_window.see("goTo_end"));
    QCOMPARE(Debugger::runs().size(), before); // nothing was begun
    writeMock("ask");
    writeMock("tell");
    m_window.canvas()->setFocus();
    m_window.press(Qt::Key_F9, Qt::ShiftModifier);
    TRY_COUNTS("3 of 3 steps done");
    QTRY_COMPARE_WITH_TIMEOUT(Debugger::runs().size(), before + 1, kPatienceMs);
    QCOMPARE(countOf<AttemptStarted>(Debugger::runs().back()), std::ptrdiff_t(1)); // of what does nothing outside
    QCOMPARE(m_server.allHits(), 0);
    m_window.press(Qt::Key_R, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(m_server.hits("/tell"), 1, kPatienceMs); // a real run takes no mock
    TRY_COUNTS("3 of 3 steps done");
}

void TestDebug::pausesAndGoesOn()
{
    m_server.hold();
    m_window.press(Qt::Key_R, Qt::ControlModifier);
    QTRY_COMPARE_WITH_TIMEOUT(m_server.hits("/ask"), 1, kPatienceMs);
    TRY_COUNTS("0 of 3");
    m_window.press(Qt::Key_F8);
    TRY_WHERE("Paused; 1 step under way goes on");
    m_server.release();
    TRY_WHERE("Paused before tell");
    QCOMPARE(m_server.hits("/tell"), 0);
    m_window.press(Qt::Key_F8);
    TRY_COUNTS("3 of 3 steps done");
    QCOMPARE(m_server.hits("/tell"), 1);
}

void TestDebug::stops()
{
    m_window.press(Qt::Key_F8, kBoth);
    TRY_WHERE("Paused before ask");
    m_window.click("debugStop");
    QTRY_VERIFY_WITH_TIMEOUT(!m_window.see("debugLine"), kPatienceMs);
    QTRY_VERIFY_WITH_TIMEOUT(countOf<RunEnded>(Debugger::runs().back()) == 1, kPatienceMs);
    QCOMPARE(m_server.allHits(), 0);
}

/// Each run is on a graph with one task more than the one before, and all of them halt at once; one goes on to its end.
void TestDebug::eachRunIsPaintedOnTheVersionThatRan()
{
    std::vector<quint64> runs;
    m_window.clickEdge("tell");
    m_window.choose("end");
    for (int run = 0; run < kRuns; ++run) {
        const quint64 before = Debugger::newestRun();
        m_window.canvas()->setFocus();
        m_window.press(Qt::Key_R, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(Debugger::newestRun() > before, kPatienceMs);
        runs.push_back(Debugger::newestRun());
        TRY_RUN(runs.back()); // it is on the canvas before that is edited
        m_window.press(Qt::Key_D, Qt::ControlModifier);
        QCOMPARE(m_window.document().workflow().tasks.size(), static_cast<std::size_t>(4 + run));
    }
    QTRY_COMPARE_WITH_TIMEOUT(m_server.hits("/ask"), kRuns, kPatienceMs);
    m_window.pick(runs[0]);
    QTRY_VERIFY_WITH_TIMEOUT(m_window.past() && m_window.past()->document()->workflow().tasks.size() == 3, kPatienceMs);
    TRY_WHERE("Halted before tell (breakpoint)");
    QVERIFY(m_window.past()->canvas()->node(QStringLiteral("tell"))->mood().halted);
    m_window.click("debugResume");
    QTRY_VERIFY_WITH_TIMEOUT(!m_window.see("debugLine"), kPatienceMs);
    for (const std::size_t run : {std::size_t(0), std::size_t(1), runs.size() / 2, runs.size() - 1}) {
        m_window.pick(runs[run]);
        TRY_RUN(runs[run]);
        QTRY_VERIFY_WITH_TIMEOUT(m_window.past(), kPatienceMs);
        QCOMPARE(m_window.painted()->tasks.size(), 3 + run);
        const auto *node = m_window.past()->canvas()->node(QStringLiteral("tell"));
        if (run == 0)
            QTRY_COMPARE_WITH_TIMEOUT(node->mood().figures->shown, StepState::Succeeded, kPatienceMs);
        else
            TRY_WHERE("Halted before tell (breakpoint)");
        QCOMPARE(node->mood().halted, run != 0);
    }
    QCOMPARE(m_server.hits("/ask"), kRuns);
    QCOMPARE(m_server.hits("/tell"), 1);
    m_window.click("backToNow");
    QTRY_VERIFY(m_window.canvas());
}

void TestDebug::neverMetABox()
{
    QCOMPARE(m_window.person().complaints(), QStringList());
}

int main(int argc, char *argv[])
{
    return runInOwnHome<TestDebug>(argc, argv);
}

#include "tst_debug.moc"
