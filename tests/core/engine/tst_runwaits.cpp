#include "core/base/errors.h"
#include "tests/core/engine/runbench.h"

#include <QTest>

using namespace sluice;
using namespace sluice::test;
using namespace Qt::Literals::StringLiterals;

namespace {

/// A step that waits for an event, then a call that goes out.
Workflow waitThenCall(const QJsonObject &params)
{
    Workflow workflow = RunBench::oneCall(u"waits"_s);
    Task wait;
    wait.id = u"wait"_s;
    wait.type = u"wait.event"_s;
    wait.params = params;
    workflow.tasks.insert(workflow.tasks.begin(), wait);
    workflow.edges.push_back({u"wait"_s, u"out"_s, u"call"_s});
    return workflow;
}

NewEvent paid(const QByteArray &data)
{
    return {u"order.paid"_s, data};
}

} // namespace

/// The engine wakes the steps that wait for an event.
class TestRunWaits : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wakesEveryStepThatWaitsForIt();
    void wakesInTheBatchThatRecordsTheEvent();
    void losesBothOrNeitherInACrash();
    void hearsUnrecordedTopicsOverTheBusAlone();
    void hearsWhatItRecordsItself();
    void listensOnlyWhileSomeStepWaits();
    void holdsNoPlaceWhileItWaits();
    void takesAWaitUpAgainWithItsTime();
    void refusesWhatIsNoPattern();
};

void TestRunWaits::wakesEveryStepThatWaitsForIt()
{
    RunBench bench;
    bench.durableTopics = *DurableTopics::parse({u"order.*"_s});
    bench.start();
    const auto any = bench.run(waitThenCall({{u"topic"_s, u"order.**"_s}}));
    const auto seven = bench.run(
        waitThenCall({{u"topic"_s, u"order.*"_s}, {u"key"_s, u"id"_s}, {u"value"_s, u"{{ input.id }}"_s}}),
        "{\"id\":7}");
    const auto other = bench.run(waitThenCall({{u"topic"_s, u"invoice.*"_s}}));
    bench.say(tell::PublishEvent{0, paid("{\"id\":6}")});
    QCOMPARE(bench.attempts.size(), std::size_t(1));
    QCOMPARE(bench.stored(*any)->step(StepIndex{0}).state, StepState::Succeeded);
    QCOMPARE(bench.stored(*seven)->state, RunState::Waiting);
    bench.say(tell::PublishEvent{0, paid("{\"id\":7}")});
    QCOMPARE(bench.attempts.size(), std::size_t(2));
    QVERIFY(bench.stored(*seven)->step(StepIndex{0}).output.endsWith(",\"data\":{\"id\":7}}"));
    QVERIFY(bench.stored(*any)->step(StepIndex{0}).output.endsWith(",\"data\":{\"id\":6}}"));
    QCOMPARE(bench.stored(*other)->state, RunState::Waiting);
}

void TestRunWaits::wakesInTheBatchThatRecordsTheEvent()
{
    RunBench bench;
    bench.durableTopics = *DurableTopics::parse({u"order.*"_s});
    bench.start();
    const auto run = bench.run(waitThenCall({{u"topic"_s, u"order.*"_s}}));
    bench.isHeld = true;
    bench.say(tell::PublishEvent{0, paid("1")});
    QVERIFY(bench.attempts.empty()); // awake, and not durably so
    bench.isHeld = false;
    bench.start(); // a crash: neither the event nor the waking is there
    QCOMPARE(bench.stored(*run)->state, RunState::Waiting);
    bench.say(tell::PublishEvent{0, paid("2")});
    QVERIFY(bench.stored(*run)->step(StepIndex{0}).output.endsWith(",\"data\":2}"));
    QCOMPARE(bench.attempts.size(), std::size_t(1));
}

/// The event is durable, and nobody was told: the next engine finds the step awake.
void TestRunWaits::losesBothOrNeitherInACrash()
{
    RunBench bench;
    bench.durableTopics = *DurableTopics::parse({u"order.*"_s});
    bench.start();
    const auto run = bench.run(waitThenCall({{u"topic"_s, u"order.*"_s}}));
    EngineMessage published(tell::PublishEvent{0, paid("1")});
    bench.engine->take(published);
    bench.engine->settle(); // written, not yet heard to be durable
    const auto recorded = bench.disk.with([](const MemoryDisk::Contents &disk) { return disk.topicEvents.size(); });
    QCOMPARE(recorded, std::size_t(1));
    bench.start();
    QVERIFY(bench.stored(*run)->step(StepIndex{0}).output.endsWith(",\"data\":1}"));
    bench.pass(std::chrono::seconds(1)); // the call that had its start written with it is lost, and tried again
    QCOMPARE(bench.attempts.size(), std::size_t(1));
}

void TestRunWaits::hearsUnrecordedTopicsOverTheBusAlone()
{
    RunBench bench;
    bench.durableTopics = *DurableTopics::parse({u"order.*"_s});
    bench.start();
    const auto run = bench.run(waitThenCall({{u"topic"_s, u"**"_s}, {u"key"_s, u"id"_s}, {u"value"_s, u"7"_s}}));
    bench.say(tell::PublishEvent{0, {u"note.made"_s, "{\"id\":7}"}});
    QCOMPARE(bench.stored(*run)->state, RunState::Waiting); // the bus has not brought it
    bench.say(tell::EventHeard{{u"order.paid"_s, {}, 1, bench.clock.wall(), "{\"id\":7}", 0}});
    QCOMPARE(bench.stored(*run)->state, RunState::Waiting); // recorded: it was heard when it was recorded
    bench.say(tell::EventHeard{{u"note.made"_s, {}, 2, bench.clock.wall(), "{\"id\":7}", 0}});
    QCOMPARE(bench.stored(*run)->step(StepIndex{0}).state, StepState::Succeeded);
}

/// A run's end is an event too, and wakes who waits for it in the transaction of that end.
void TestRunWaits::hearsWhatItRecordsItself()
{
    RunBench bench;
    bench.durableTopics = *DurableTopics::parse({u"run.*"_s});
    bench.start();
    const auto waits = bench.run(
        waitThenCall({{u"topic"_s, u"run.succeeded"_s}, {u"key"_s, u"workflow"_s}, {u"value"_s, u"call"_s}}));
    const auto call = bench.run(RunBench::oneCall());
    bench.endFirst();
    QCOMPARE(bench.stored(*call)->state, RunState::Succeeded);
    QCOMPARE(bench.stored(*waits)->step(StepIndex{0}).state, StepState::Succeeded);
    QCOMPARE(bench.attempts.size(), std::size_t(1));
    bench.endFirst();
    QCOMPARE(bench.stored(*waits)->state, RunState::Succeeded);
}

void TestRunWaits::listensOnlyWhileSomeStepWaits()
{
    RunBench bench;
    bench.start();
    QVERIFY(!bench.isListening);
    const auto run = bench.run(waitThenCall({{u"topic"_s, u"note.*"_s}}));
    QVERIFY(bench.isListening);
    bench.start();
    QVERIFY(bench.isListening); // so does the next engine
    bench.say(tell::ControlRun{bench.newRequest(), *run, tell::ControlRun::Action::Cancel, u"ada"_s});
    QVERIFY(!bench.isListening);
}

void TestRunWaits::holdsNoPlaceWhileItWaits()
{
    RunBench bench;
    bench.start();
    Workflow workflow = waitThenCall({{u"topic"_s, u"note.*"_s}});
    workflow.concurrency.runs = 1;
    workflow.concurrency.steps = 1;
    for (int i = 0; i < 3; ++i) {
        const auto run = bench.run(workflow);
        QCOMPARE(bench.stored(*run)->state, RunState::Waiting);
    }
    QCOMPARE(bench.engine->underWay(), quint64(0));
}

void TestRunWaits::takesAWaitUpAgainWithItsTime()
{
    RunBench bench;
    bench.start();
    Workflow workflow = waitThenCall({{u"topic"_s, u"note.*"_s}, {u"timeout"_s, u"1h"_s}});
    workflow.edges[0].fromPort = u"timeout"_s;
    const auto run = bench.run(workflow);
    bench.pass(std::chrono::minutes(50));
    bench.start();
    bench.pass(std::chrono::minutes(9));
    QCOMPARE(bench.stored(*run)->state, RunState::Waiting);
    bench.pass(std::chrono::minutes(1));
    QCOMPARE(bench.attempts.size(), std::size_t(1));
    QCOMPARE(bench.stored(*run)->step(StepIndex{0}).state, StepState::Succeeded);
}

void TestRunWaits::refusesWhatIsNoPattern()
{
    RunBench bench;
    bench.start();
    const auto run = bench.run(waitThenCall({{u"topic"_s, u"order..paid"_s}}));
    QCOMPARE(bench.stored(*run)->letter(1)->error.code, QString(errors::kEventPatternMalformed));
}

QTEST_APPLESS_MAIN(TestRunWaits)
#include "tst_runwaits.moc"
