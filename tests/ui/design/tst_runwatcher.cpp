#include "core/run/machine.h"
#include "tests/ui/support/fakeengine.h"
#include "ui/design/runwatcher.h"

#include <QSignalSpy>
#include <QtTest>

using namespace sluice;

namespace {

constexpr RunId kRun{5};

struct Story {
    Story()
    {
        TaskTypeInfo type;
        type.type = QStringLiteral("noop");
        const TaskCatalog catalog({type});
        workflow.id = QStringLiteral("w");
        for (const char *id : {"a", "b"}) {
            Task task;
            task.id = QString::fromLatin1(id);
            task.type = QStringLiteral("noop");
            workflow.tasks.push_back(task);
        }
        workflow.edges = {{QStringLiteral("a"), QStringLiteral("out"), QStringLiteral("b")}};
        plan = *compile(workflow, catalog);
        auto run = newRun(kRun, plan);
        const WallTime now(Milliseconds(1'700'000'000'000));
        const auto tell = [&](const Command &command) {
            const auto done = decide(run, command, now, events);
            Q_ASSERT(done);
        };
        tell(command::Start{QStringLiteral("manual"), {}, 1});
        for (const auto step : {StepIndex{0}, StepIndex{1}}) {
            tell(command::StartAttempt{step});
            tell(command::Succeed{step, run.step(step).lease, {}, "1"});
        }
    }
    [[nodiscard]] RunHistory upTo(std::size_t count) const
    {
        return {kRun, plan, workflow, Events(events.begin(), events.begin() + static_cast<std::ptrdiff_t>(count))};
    }
    [[nodiscard]] Events from(std::size_t first) const
    {
        return Events(events.begin() + static_cast<std::ptrdiff_t>(first), events.end());
    }
    Workflow workflow;
    PlanPtr plan;
    Events events;
};

} // namespace

class TestRunWatcher : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void foldsHistoryAndThenEvents();
    void readsAgainAfterAGap();
    void watchesOneRunAtATime();
    void saysWhyARunCannotBeRead();
};

void TestRunWatcher::foldsHistoryAndThenEvents()
{
    const Story story;
    FakeEngine engine;
    engine.histories.insert(number(kRun), story.upTo(2));
    RunWatcher watcher(engine);
    watcher.watch(kRun);
    QTRY_VERIFY(watcher.picture());
    QCOMPARE(watcher.picture()->run().state, RunState::Running);
    QSignalSpy changed(&watcher, &RunWatcher::changed);
    Q_EMIT engine.runEvents(kRun, 2, story.from(2));
    QTRY_VERIFY(changed.count() > 0);
    QCOMPARE(watcher.picture()->run().state, RunState::Succeeded);
}

void TestRunWatcher::readsAgainAfterAGap()
{
    const Story story;
    FakeEngine engine;
    engine.histories.insert(number(kRun), story.upTo(1));
    RunWatcher watcher(engine);
    watcher.watch(kRun);
    QTRY_VERIFY(watcher.picture());
    engine.histories.insert(number(kRun), story.upTo(story.events.size()));
    Q_EMIT engine.runEvents(kRun, 3, story.from(3));
    QTRY_COMPARE(watcher.picture()->run().state, RunState::Succeeded);
    QCOMPARE(engine.historyQuestions.size(), 2u);
}

void TestRunWatcher::watchesOneRunAtATime()
{
    FakeEngine engine;
    {
        RunWatcher watcher(engine);
        watcher.watch(RunId{1});
        watcher.watch(RunId{2});
        QCOMPARE(engine.watched, std::vector<RunId>{RunId{2}});
        watcher.stop();
        QVERIFY(engine.watched.empty());
        watcher.watch(RunId{3});
    }
    QVERIFY(engine.watched.empty());
}

void TestRunWatcher::saysWhyARunCannotBeRead()
{
    FakeEngine engine;
    engine.refusal = Error{QStringLiteral("journal.locked"), {}, {}};
    RunWatcher watcher(engine);
    QSignalSpy failed(&watcher, &RunWatcher::failed);
    watcher.watch(kRun);
    QTRY_COMPARE(failed.count(), 1);
    QVERIFY(!watcher.picture());
}

QTEST_GUILESS_MAIN(TestRunWatcher)
#include "tst_runwatcher.moc"
