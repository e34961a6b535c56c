#include "core/engine/errors.h"
#include "core/engine/runagain.h"
#include "core/journal/errors.h"
#include "tests/core/engine/triggerbench.h"

#include <QTest>

using namespace sluice;
using namespace sluice::test;
using namespace std::chrono_literals;

namespace {

const QString kTimedFlow = QStringLiteral("timed");
const QString kOther = QStringLiteral("other");
const QString kOrders = QStringLiteral("orders.new");

Outcome refused()
{
    return outcome::Failed{FailureClass::Permanent,
                           Error{QStringLiteral("test.refused"), {{QStringLiteral("a"), QStringLiteral("b")}}, {}},
                           {},
                           {}};
}

Workflow failing(const QString &id)
{
    Workflow workflow = RunBench::oneCall(id);
    workflow.tasks[0].reliability.onExhausted = OnExhausted::Fail;
    return workflow;
}

} // namespace

/// Runs that events, and the failures of other runs, start.
class TestRunTriggers : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_bench = std::make_unique<TriggerBench>(); }
    void cleanup() { m_bench.reset(); }

    void startsARunForAnEventOfTheBus();
    void losesWhatIsNotRecordedWhileTheJournalCannotWrite();
    void listensOnlyWhileItHasTo();
    void asksForTheValueInItsData();
    void startsOneRunForARecordedEventWhereverItCrashes();
    void startsARunWhenARunEnds_data();
    void startsARunWhenARunEnds();
    void endsWhatWorkflowsWouldStartOfEachOther();
    void startsNothingByTheLetterOfATrigger();
    void startsARunWhenARunFails();
    void startsARunForANewLetter();
    void startsARunForTheFailuresOfOneWorkflow();
    void startsNothingByAFailureOfARunThatAFailureStarted();
    void startsNothingByAFailureOfARunThatSuchARunCalled();
    void startsNothingByAFailureOfACopyOfSuchARun();
    void tellsOfAFailureOverACrash();
    void becomesALetterWhenItsLineIsFull();
    void otherWaysForWebhooksConcernNoTrigger();

private:
    void failFirst()
    {
        const Attempt attempt = m_bench->attempts.front();
        m_bench->attempts.erase(m_bench->attempts.begin());
        m_bench->end(attempt, refused());
    }
    std::unique_ptr<TriggerBench> m_bench;
};

void TestRunTriggers::startsARunForAnEventOfTheBus()
{
    m_bench->watch();
    m_bench->hear(kOrders, "{\"n\":1.0}");
    QVERIFY(m_bench->arm(kTimedFlow, {TriggerBench::onEvent(QStringLiteral("orders.*"))}));
    m_bench->hear(kOrders, "{ \"n\": 1.0 }");
    m_bench->hear(QStringLiteral("orders.new.big"), "1");
    QCOMPARE(m_bench->triggersOfRuns(), QStringList{QStringLiteral("timed: event heard")});
    const QJsonObject expected{{QStringLiteral("topic"), kOrders},
                               {QStringLiteral("at"), QStringLiteral("2023-11-14T22:13:20.000Z")},
                               {QStringLiteral("trigger"), QStringLiteral("heard")},
                               {QStringLiteral("data"), QJsonObject{{QStringLiteral("n"), 1}}}};
    QCOMPARE(m_bench->inputOf(RunId{1}), expected);
    const auto history = m_bench->history(RunId{1});
    QVERIFY(std::get<RunStarted>(history->events.front().data).input.contains("{ \"n\": 1.0 }")); // byte for byte
    m_bench->hear(kOrders, "{ \"n\": 1.0 }"); // alike, and another one
    QCOMPARE(m_bench->runs().size(), std::size_t(2));
}

void TestRunTriggers::losesWhatIsNotRecordedWhileTheJournalCannotWrite()
{
    m_bench->watch();
    QVERIFY(m_bench->arm(kTimedFlow, {TriggerBench::onEvent(kOrders)}));
    JournalReport report;
    report.kind = JournalReport::Kind::Failed;
    report.error = Error{QString(errors::kJournalDiskFull), {}, {}};
    m_bench->say(report);
    m_bench->hear(kOrders, "1");
    report.kind = JournalReport::Kind::Durable;
    m_bench->say(report);
    m_bench->watch(1s);
    QVERIFY(m_bench->runs().empty());
    m_bench->hear(kOrders, "2");
    QCOMPARE(m_bench->runs().size(), std::size_t(1));
}

void TestRunTriggers::listensOnlyWhileItHasTo()
{
    QVERIFY(!m_bench->isListening);
    QVERIFY(m_bench->arm(kTimedFlow, {TriggerBench::interval(60s)}));
    QVERIFY(!m_bench->isListening);
    QVERIFY(m_bench->arm(kTimedFlow, {TriggerBench::onEvent(kOrders)}));
    QVERIFY(m_bench->isListening);
    m_bench->start();
    QVERIFY(m_bench->isListening);
    QVERIFY(m_bench->disarm(kTimedFlow));
    QVERIFY(!m_bench->isListening);
}

void TestRunTriggers::asksForTheValueInItsData()
{
    m_bench->watch();
    Trigger trigger = TriggerBench::onEvent(kOrders);
    trigger.key = QStringLiteral("order.state");
    trigger.value = QStringLiteral("paid");
    QVERIFY(m_bench->arm(kTimedFlow, {trigger}));
    m_bench->hear(kOrders, R"({"order":{"state":"new"}})");
    m_bench->hear(kOrders, R"({"state":"paid"})");
    QVERIFY(m_bench->runs().empty());
    m_bench->hear(kOrders, R"({"order":{"state":"paid"}})");
    QCOMPARE(m_bench->runs().size(), std::size_t(1));
}

void TestRunTriggers::startsOneRunForARecordedEventWhereverItCrashes()
{
    m_bench->durableTopics = *DurableTopics::parse({QStringLiteral("orders.*")});
    m_bench->start();
    QVERIFY(m_bench->arm(kTimedFlow, {TriggerBench::onEvent(kOrders)}));
    m_bench->isHeld = true;
    m_bench->record(kOrders, "1");
    m_bench->isHeld = false;
    m_bench->start();
    m_bench->watch(1s);
    QVERIFY(m_bench->runs().empty()); // the event is not there either
    m_bench->leave();
    m_bench->record(kOrders, "2");
    m_bench->start();
    QVERIFY(m_bench->runs().empty());
    m_bench->watch(1s);
    m_bench->start();
    m_bench->watch(1s);
    m_bench->hear(kOrders, "2"); // the bus brings what was recorded as well
    QCOMPARE(m_bench->runs().size(), std::size_t(1));
    QCOMPARE(m_bench->inputOf(RunId{1})[u"data"].toInt(), 2);
}

void TestRunTriggers::startsARunWhenARunEnds_data()
{
    QTest::addColumn<QStringList>("recorded");
    QTest::newRow("recorded") << QStringList{QStringLiteral("run.**")};
    QTest::newRow("not recorded") << QStringList{};
}

/// Whether the event is recorded or not: it is in the transaction that ends the run.
void TestRunTriggers::startsARunWhenARunEnds()
{
    QFETCH(QStringList, recorded);
    m_bench->durableTopics = *DurableTopics::parse(recorded);
    m_bench->start();
    QVERIFY(m_bench->arm(kTimedFlow, {TriggerBench::onEvent(QStringLiteral("run.succeeded"))}));
    QVERIFY(m_bench->run(RunBench::oneCall(kOther)));
    m_bench->endFirst();
    m_bench->start();
    m_bench->watch(1s);
    QCOMPARE(m_bench->triggersOfRuns(),
             QStringList({QStringLiteral("other: manual"), QStringLiteral("timed: after heard")}));
    QCOMPARE(m_bench->inputOf(RunId{2})[u"data"][u"run"].toInt(), 1);
    // By the bus it comes once more.
    m_bench->say(tell::EventHeard{{QStringLiteral("run.succeeded"), kEnginePublisher, 1, m_bench->clock.wall(),
                                   R"({"run":1,"workflow":"other","trigger":"manual"})", 0}});
    QCOMPARE(m_bench->runs().size(), std::size_t(2));
}

void TestRunTriggers::endsWhatWorkflowsWouldStartOfEachOther()
{
    m_bench->watch();
    QVERIFY(m_bench->arm(kTimedFlow, {TriggerBench::onEvent(QStringLiteral("run.**"))}));
    QVERIFY(m_bench->arm(kOther, {TriggerBench::onEvent(QStringLiteral("run.succeeded"))}));
    QVERIFY(m_bench->run(RunBench::oneCall(QStringLiteral("first"))));
    for (int i = 0; i < 100 && !m_bench->attempts.empty(); ++i)
        m_bench->endFirst();
    QVERIFY(m_bench->attempts.empty());
    QCOMPARE(m_bench->triggersOfRuns(),
             QStringList({QStringLiteral("first: manual"), QStringLiteral("timed: after heard"), // it began
                          QStringLiteral("other: after heard"), QStringLiteral("timed: after heard")}));
    QVERIFY(m_bench->run(RunBench::oneCall(kTimedFlow))); // and what a workflow does itself starts only others
    while (!m_bench->attempts.empty())
        m_bench->endFirst();
    QCOMPARE(m_bench->triggersOfRuns().mid(4),
             QStringList({QStringLiteral("timed: manual"), QStringLiteral("other: after heard")}));
}

/// Two workflows that cannot be started, each by the letters of the other.
void TestRunTriggers::startsNothingByTheLetterOfATrigger()
{
    Connection service;
    service.id = QStringLiteral("service");
    service.type = QStringLiteral("http");
    service.baseUrl = QStringLiteral("http://127.0.0.1:9");
    m_bench->connections = {service};
    m_bench->start();
    for (const QString &name : {kTimedFlow, kOther}) {
        m_bench->put(RunBench::oneCall(name, service.id));
        QVERIFY(m_bench->arm(name, {TriggerBench::onEvent(QStringLiteral("letter.*"))}));
    }
    m_bench->connections.clear();
    m_bench->start();
    m_bench->watch();
    QVERIFY(m_bench->run(RunBench::oneCall(QStringLiteral("first"))));
    failFirst();
    m_bench->watch(20s);
    QCOMPARE(m_bench->letters().size(), std::size_t(2)); // each for the letter of the first, and no more
}

void TestRunTriggers::startsARunWhenARunFails()
{
    m_bench->watch();
    QVERIFY(m_bench->arm(kTimedFlow, {TriggerBench::onFailure()}));
    const auto failed = m_bench->run(failing(kOther));
    QVERIFY(failed);
    failFirst();
    QCOMPARE(m_bench->triggersOfRuns().mid(1), QStringList{QStringLiteral("timed: failure mend")});
    const QJsonObject input = m_bench->inputOf(RunId{2});
    QCOMPARE(input[u"workflow"].toString(), kOther);
    QCOMPARE(input[u"run"].toInt(), 1);
    QVERIFY(!input.contains(u"letter"));
    QVERIFY(!input[u"error"][u"code"].toString().isEmpty());
}

void TestRunTriggers::startsARunForANewLetter()
{
    m_bench->watch();
    QVERIFY(m_bench->arm(kTimedFlow, {TriggerBench::onFailure()}));
    QVERIFY(m_bench->run(RunBench::oneCall(kOther)));
    failFirst();
    QCOMPARE(m_bench->triggersOfRuns().mid(1), QStringList{QStringLiteral("timed: failure mend")});
    const QJsonObject input = m_bench->inputOf(RunId{2});
    QCOMPARE(input[u"letter"].toString(), QStringLiteral("1-1"));
    QCOMPARE(input[u"task"].toString(), QStringLiteral("call"));
    QCOMPARE(input[u"error"][u"code"].toString(), QStringLiteral("test.refused"));
    QCOMPARE(input[u"error"][u"args"][u"a"].toString(), QStringLiteral("b"));
    m_bench->start();
    m_bench->watch();
    m_bench->attempts.clear();
    m_bench->say(tell::Redrive{m_bench->newRequest(),
                               {"click", {*LetterId::fromString(QStringLiteral("1-1"))}, {}, false},
                               QStringLiteral("ada")});
    failFirst(); // it is open again, and known
    QCOMPARE(m_bench->runs().size(), std::size_t(2));
}

void TestRunTriggers::startsARunForTheFailuresOfOneWorkflow()
{
    m_bench->watch();
    QVERIFY(m_bench->arm(kTimedFlow, {TriggerBench::onFailure(QStringLiteral("first"))}));
    QVERIFY(m_bench->run(failing(kOther)));
    failFirst();
    QCOMPARE(m_bench->runs().size(), std::size_t(1));
    QVERIFY(m_bench->run(failing(QStringLiteral("first"))));
    failFirst();
    QCOMPARE(m_bench->runs().size(), std::size_t(3));
}

void TestRunTriggers::startsNothingByAFailureOfARunThatAFailureStarted()
{
    m_bench->put(failing(kTimedFlow));
    m_bench->put(RunBench::oneCall(kOther));
    m_bench->watch();
    QVERIFY(m_bench->arm(kTimedFlow, {TriggerBench::onFailure()}));
    QVERIFY(m_bench->arm(kOther, {TriggerBench::onFailure()}));
    QVERIFY(m_bench->run(failing(QStringLiteral("first"))));
    for (int i = 0; i < 100 && !m_bench->attempts.empty(); ++i)
        failFirst();
    QCOMPARE(m_bench->triggersOfRuns(),
             QStringList({QStringLiteral("first: manual"), QStringLiteral("other: failure mend"),
                          QStringLiteral("timed: failure mend")}));
}

void TestRunTriggers::startsNothingByAFailureOfARunThatSuchARunCalled()
{
    Workflow calling = RunBench::oneCall(kTimedFlow);
    calling.tasks[0].type = QStringLiteral("workflow.call");
    calling.tasks[0].params = {{QStringLiteral("workflow"), QStringLiteral("inner")}};
    m_bench->put(calling);
    m_bench->watch();
    QVERIFY(m_bench->arm(kTimedFlow, {TriggerBench::onFailure()}));
    QVERIFY(m_bench->run(failing(QStringLiteral("first"))));
    failFirst();
    QCOMPARE(m_bench->attempts.size(), std::size_t(1));
    const Attempt call = m_bench->attempts.front();
    m_bench->attempts.clear();
    m_bench->end(call, outcome::Call{std::make_shared<const Workflow>(failing(QStringLiteral("inner"))), "{}"});
    QCOMPARE(m_bench->attempts.size(), std::size_t(1));
    failFirst();
    QCOMPARE(m_bench->runs().size(), std::size_t(3));
    QCOMPARE(m_bench->stored(RunId{3})->state, RunState::Failed);
}

/// A fork of it, and a run of it again.
void TestRunTriggers::startsNothingByAFailureOfACopyOfSuchARun()
{
    m_bench->put(failing(kTimedFlow));
    m_bench->put(failing(kOther));
    m_bench->watch();
    QVERIFY(m_bench->arm(kTimedFlow, {TriggerBench::onFailure(QStringLiteral("first"))}));
    QVERIFY(m_bench->run(failing(QStringLiteral("first"))));
    failFirst();
    QVERIFY(m_bench->arm(kOther, {TriggerBench::onFailure()}));
    RunHistory source = *m_bench->history(RunId{2}); // while its step runs
    const auto again = requestAgain(source, {});
    QVERIFY(again);
    m_bench->say(tell::StartRun{m_bench->newRequest(), *again});
    m_bench->say(tell::ForkRun{m_bench->newRequest(), std::move(source), {}, QStringLiteral("ada")});
    QVERIFY(m_bench->lastAnswer());
    for (int i = 0; i < 100 && !m_bench->attempts.empty(); ++i)
        failFirst();
    QCOMPARE(m_bench->triggersOfRuns(),
             QStringList({QStringLiteral("first: manual"), QStringLiteral("timed: failure mend"),
                          QStringLiteral("timed: failure mend"), QStringLiteral("timed: failure mend")}));
    QCOMPARE(m_bench->stored(RunId{4})->forkedFrom, RunId{2});
    for (quint64 run = 2; run <= 4; ++run)
        QCOMPARE(m_bench->stored(RunId{run})->state, RunState::Failed);
}

void TestRunTriggers::tellsOfAFailureOverACrash()
{
    QVERIFY(m_bench->arm(kTimedFlow, {TriggerBench::onFailure()}));
    QVERIFY(m_bench->run(failing(kOther)));
    m_bench->isHeld = true;
    failFirst();
    m_bench->isHeld = false;
    m_bench->start();
    m_bench->watch();
    QCOMPARE(m_bench->runs().size(), std::size_t(1));
    m_bench->leave();
    m_bench->pass(60s); // it is tried once more
    QCOMPARE(m_bench->attempts.size(), std::size_t(1));
    failFirst();
    QCOMPARE(m_bench->stored(RunId{1})->state, RunState::Failed);
    m_bench->start();
    m_bench->watch(1s);
    m_bench->start();
    m_bench->watch(1s);
    QCOMPARE(m_bench->triggersOfRuns().mid(1), QStringList{QStringLiteral("timed: failure mend")});
}

void TestRunTriggers::becomesALetterWhenItsLineIsFull()
{
    QVERIFY(m_bench->arm(kTimedFlow, {TriggerBench::onEvent(kOrders)}));
    for (int i = 0; i < 1025; ++i)
        m_bench->hear(kOrders, QByteArray::number(i));
    QCOMPARE(m_bench->engine->pendingHooks(), quint64(1024));
    QCOMPARE(m_bench->letters().size(), std::size_t(1));
    QCOMPARE(m_bench->letters().front().error.code, QString(errors::kTriggerLineFull));
    m_bench->watch(1s);
    QCOMPARE(m_bench->engine->pendingHooks(), quint64(0));
}

void TestRunTriggers::otherWaysForWebhooksConcernNoTrigger()
{
    QVERIFY(m_bench->arm(kTimedFlow, {TriggerBench::onEvent(kOrders)}));
    m_bench->hear(kOrders, "1");
    m_bench->say(tell::UseHooks{{HookRoute{QStringLiteral("in"), kOther, {}, {}}}});
    m_bench->say(tell::UseHooks{});
    QCOMPARE(m_bench->engine->pendingHooks(), quint64(1));
    m_bench->watch(1s);
    QCOMPARE(m_bench->triggersOfRuns(), QStringList{QStringLiteral("timed: event heard")});
    QVERIFY(m_bench->letters().empty());
}

QTEST_GUILESS_MAIN(TestRunTriggers)
#include "tst_runtriggers.moc"
