#include "core/run/machine.h"
#include "tests/ui/design/designfixture.h"
#include "ui/design/lastrun.h"

#include <QTimer>

using namespace sluice;

namespace {

const QString row = QStringLiteral("row");

/// A run of one task that was paused and resumed so often that its history is that long.
RunHistory longHistory(std::size_t events)
{
    Workflow workflow;
    workflow.id = row;
    Task task;
    task.id = QStringLiteral("a");
    task.type = QStringLiteral("noop");
    workflow.tasks = {task};
    RunHistory history{RunId{1}, compile(workflow, fewTypes()).value(), workflow, {}};
    auto run = newRun(history.id, history.plan);
    const WallTime now(Milliseconds(1'700'000'000'000));
    (void)decide(run, command::Start{QStringLiteral("manual"), {}, 1}, now, history.events);
    while (history.events.size() < events) {
        (void)decide(run, command::Pause{}, now, history.events);
        (void)decide(run, command::Resume{}, now, history.events);
    }
    return history;
}

void putLongRun(FakeEngine &engine, std::size_t events)
{
    engine.types = fewTypes();
    engine.histories.insert(1, longHistory(events));
    RunSummary summary;
    summary.id = RunId{1};
    summary.workflow = row;
    engine.runs = {summary};
}

} // namespace

/// The newest run of a workflow, for samples.
class TestLastRun : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void foldsALongRunTurnByTurn();
    void whoGoesOnToAnotherWorkflowGetsNoRunOfTheFirst();
};

void TestLastRun::foldsALongRunTurnByTurn()
{
    FakeEngine engine;
    putLongRun(engine, 80'000);
    LastRun last(engine);
    int turns = 0;
    QTimer turn;
    connect(&turn, &QTimer::timeout, &turn, [&turns] { ++turns; });
    turn.start(0);
    QSignalSpy changed(&last, &LastRun::changed);
    connect(&last, &LastRun::changed, &turn, &QTimer::stop);
    last.find(row);
    QTRY_COMPARE(changed.size(), 1);
    QVERIFY(last.picture());
    QCOMPARE(last.picture()->run().sequence, quint64(engine.histories.value(1).events.size()));
    QVERIFY2(turns >= 15, "the window is left to others in between");
}

void TestLastRun::whoGoesOnToAnotherWorkflowGetsNoRunOfTheFirst()
{
    FakeEngine engine;
    putLongRun(engine, 40'000);
    LastRun last(engine);
    QSignalSpy changed(&last, &LastRun::changed);
    last.find(row);
    // The first slice is folded once its history came.
    QTimer turn;
    int turns = 0;
    connect(&turn, &QTimer::timeout, &turn, [&] {
        if (++turns == 4)
            last.find({});
    });
    turn.start(0);
    QTRY_VERIFY(turns > 30);
    QVERIFY(!last.picture());
    QVERIFY(changed.isEmpty());
}

QTEST_MAIN(TestLastRun)
#include "tst_lastrun.moc"
