#include "core/engine/errors.h"
#include "core/integration/webhook/hookrules.h"
#include "core/workflow/triggerrules.h"
#include "tests/core/engine/triggerbench.h"

#include <QRegularExpression>
#include <QTest>

using namespace sluice;
using namespace sluice::test;
using namespace std::chrono_literals;

using Got = HookAnswer::Outcome;

namespace {

const QString kTake = QStringLiteral("take");
const QString kOther = QStringLiteral("other");
const QString kOrders = QStringLiteral("orders");
const QString kSlow = QStringLiteral("slow");
const QString kAsks = QStringLiteral("asks");

} // namespace

/// Webhooks fire only while their workflow is armed, and none that was acknowledged is lost when it is disarmed.
class TestArmedHooks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup() { m_bench.reset(); }

    void refusesUntilItsWorkflowIsArmed();
    void refusesWhatItHasTakenBeforeTooAndStartsItOnce();
    void keepsNothingOfWhatItRefuses();
    void saysItOnceAnEpisode();
    void armsAWorkflowThatOnlyWebhooksStart();
    void staysArmedOverARestart();
    void becomesALetterWhenItIsDisarmedBeforeItsTurn();
    void becomesALetterWhenItIsDisarmedOnItsWayToTheDisk();
    void becomesALetterWhenItIsFoundWithItsWorkflowDisarmed();
    void becomesALetterWhenItsEndpointStartsAnotherWorkflow();
    void tellsWhoWaitsForAnAnswerThatItIsTaken();
    void isOpenAgainUntilItsWorkflowIsArmed();
    void isOpenAgainWhenItIsDisarmedBeforeItsTurn();
    void leavesWebhooksOfOtherWorkflowsAlone();

private:
    void hand(const QString &id, const QString &endpoint);
    void send(const QString &id, const QString &endpoint = kOrders)
    {
        hand(id, endpoint);
        m_bench->settle();
    }
    [[nodiscard]] bool arm(const QString &workflow = kTake)
    {
        return m_bench->arm(RunBench::oneCall(workflow)).has_value();
    }
    [[nodiscard]] Got last() const { return m_answers.back().outcome; }
    [[nodiscard]] std::vector<LetterSummary> letters(LetterState state = LetterState::Open);
    void redrive(const LetterSummary &letter);
    static void expectWarning()
    {
        QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("are refused: .* is not armed")));
    }

    std::unique_ptr<TriggerBench> m_bench;
    std::vector<HookAnswer> m_answers;
};

void TestArmedHooks::init()
{
    m_answers.clear();
    m_bench = std::make_unique<TriggerBench>();
    m_bench->hooks = {{kOrders, kTake, {}, {}},
                      {kSlow, kTake, RateConfig{1, std::chrono::seconds(10), 1}, {}},
                      {kAsks, kTake, {}, Milliseconds(5000)},
                      {QStringLiteral("else"), kOther, {}, {}}};
    m_bench->start();
}

void TestArmedHooks::hand(const QString &id, const QString &endpoint)
{
    tell::TakeHook message;
    message.hook.endpoint = endpoint;
    message.hook.id = id;
    message.hook.contentType = QStringLiteral("application/json");
    message.hook.body = "{ \"n\": 1.0 }";
    message.reply = std::make_shared<HookReply>([this](const HookAnswer &answer) { m_answers.push_back(answer); });
    EngineMessage told(std::move(message));
    m_bench->engine->take(told);
}

std::vector<LetterSummary> TestArmedHooks::letters(LetterState state)
{
    LetterFilter filter;
    filter.kind = LetterKind::Webhook;
    filter.state = state;
    return MemoryJournalReader(m_bench->disk).letters(filter, {0, 1000})->rows;
}

void TestArmedHooks::redrive(const LetterSummary &letter)
{
    static int clicks = 0;
    RedriveRequest request{"click" + QByteArray::number(++clicks), {letter.id}, {}, false};
    m_bench->say(tell::Redrive{m_bench->newRequest(), request, QStringLiteral("ada")});
}

void TestArmedHooks::refusesUntilItsWorkflowIsArmed()
{
    expectWarning();
    send(QStringLiteral("a"));
    QCOMPARE(last(), Got::Unarmed);
    QVERIFY(m_answers.back().retryAfter >= 1s);
    QVERIFY(arm());
    send(QStringLiteral("a"));
    QCOMPARE(last(), Got::Durable);
    QCOMPARE(m_bench->triggersOfRuns(), QStringList{QStringLiteral("take: webhook orders")});
    QVERIFY(m_bench->disarm(kTake));
    expectWarning();
    send(QStringLiteral("b"));
    QCOMPARE(last(), Got::Unarmed);
    QCOMPARE(m_bench->runs().size(), std::size_t(1));
}

/// Whether it was taken, the journal knows, which is asked only when one is taken; the gateway remembers some.
void TestArmedHooks::refusesWhatItHasTakenBeforeTooAndStartsItOnce()
{
    QVERIFY(arm());
    send(QStringLiteral("a"));
    QCOMPARE(last(), Got::Durable);
    QVERIFY(m_bench->disarm(kTake));
    expectWarning();
    send(QStringLiteral("a"));
    QCOMPARE(last(), Got::Unarmed);
    const HookRefusal refusal = receiverRefused(m_answers.back());
    QCOMPARE(refusal.status, 503);
    QVERIFY(refusal.message.contains(u"is not armed") && !refusal.message.contains(u"kept")); // the first one was
    QVERIFY(arm());
    send(QStringLiteral("a"));
    QCOMPARE(last(), Got::Repeat);
    QCOMPARE(m_bench->runs().size(), std::size_t(1));
}

void TestArmedHooks::keepsNothingOfWhatItRefuses()
{
    expectWarning();
    send(QStringLiteral("a"));
    QCOMPARE(m_bench->engine->pendingHooks(), quint64(0));
    QVERIFY(letters().empty());
    m_bench->disk.with([](const MemoryDisk::Contents &contents) { QVERIFY(contents.hooks.empty()); });
    QVERIFY(arm());
    QVERIFY(m_bench->runs().empty());
}

void TestArmedHooks::saysItOnceAnEpisode()
{
    expectWarning(); // a second one would fail the test
    send(QStringLiteral("a"));
    send(QStringLiteral("b"));
    send(QStringLiteral("c"), kSlow); // of the same workflow
    QVERIFY(arm() && m_bench->disarm(kTake));
    expectWarning();
    send(QStringLiteral("a"));
    send(QStringLiteral("b"));
}

void TestArmedHooks::armsAWorkflowThatOnlyWebhooksStart()
{
    QVERIFY(RunBench::oneCall(kTake).triggers.empty());
    QVERIFY(arm());
    QCOMPARE(m_bench->arm(RunBench::oneCall(QStringLiteral("idle"))).error().code, QString(errors::kTriggerNone));
    Workflow broken = RunBench::oneCall(kTake);
    broken.tasks[0].type = QStringLiteral("nonsense");
    QCOMPARE(m_bench->arm(broken).error().code, QStringLiteral("workflow.unknownType"));
}

void TestArmedHooks::staysArmedOverARestart()
{
    QVERIFY(arm());
    m_bench->start();
    send(QStringLiteral("a"));
    QCOMPARE(last(), Got::Durable);
    QCOMPARE(m_bench->runs().size(), std::size_t(1));
    QVERIFY(m_bench->disarm(kTake));
    m_bench->start();
    expectWarning();
    send(QStringLiteral("b"));
    QCOMPARE(last(), Got::Unarmed);
}

void TestArmedHooks::becomesALetterWhenItIsDisarmedBeforeItsTurn()
{
    QVERIFY(arm());
    for (const char *id : {"a", "b"})
        send(QString::fromLatin1(id), kSlow);
    QCOMPARE(m_bench->runs().size(), std::size_t(1)); // the other waits for the rate
    QVERIFY(m_bench->disarm(kTake));
    QCOMPARE(letters().size(), std::size_t(1));
    const LetterSummary letter = letters().front();
    QCOMPARE(letter.error.code, QString(errors::kHookUnarmed));
    QCOMPARE(letter.error.args.value(QStringLiteral("workflow")), kTake);
    QCOMPARE(letter.origin, kSlow);
    QCOMPARE(letter.workflow, kTake);
    QCOMPARE(m_bench->engine->pendingHooks(), quint64(0));
    QVERIFY(arm());
    m_bench->pass(20s);
    m_bench->start();
    QCOMPARE(m_bench->runs().size(), std::size_t(1)); // it is that letter now, and nothing else
    QCOMPARE(letters().size(), std::size_t(1));
    redrive(letter);
    m_bench->pass(10s); // the rate is kept
    QCOMPARE(m_bench->runs().size(), std::size_t(2));
    QCOMPARE(letters(LetterState::Resolved).size(), std::size_t(1));
}

void TestArmedHooks::becomesALetterWhenItIsDisarmedOnItsWayToTheDisk()
{
    QVERIFY(arm());
    hand(QStringLiteral("a"), kOrders);
    QVERIFY(m_bench->disarm(kTake));
    QCOMPARE(last(), Got::Durable); // it is: nobody needs to send it again
    QVERIFY(m_bench->runs().empty());
    QCOMPARE(letters().size(), std::size_t(1));
    QCOMPARE(letters().front().error.code, QString(errors::kHookUnarmed));
}

/// As a journal has it that was written when webhooks needed no arming.
void TestArmedHooks::becomesALetterWhenItIsFoundWithItsWorkflowDisarmed()
{
    QVERIFY(arm());
    m_bench->engine->setSuspended(true);
    send(QStringLiteral("a"));
    QCOMPARE(last(), Got::Durable);
    m_bench->disk.with([](MemoryDisk::Contents &contents) { contents.armed.clear(); });
    m_bench->start();
    QVERIFY(m_bench->runs().empty());
    QCOMPARE(letters().size(), std::size_t(1));
    m_bench->start();
    QCOMPARE(letters().size(), std::size_t(1));
}

void TestArmedHooks::becomesALetterWhenItsEndpointStartsAnotherWorkflow()
{
    QVERIFY(arm());
    for (const char *id : {"a", "b"})
        send(QString::fromLatin1(id), kSlow);
    m_bench->hooks[1].workflow = kOther;
    m_bench->say(tell::UseHooks{m_bench->hooks});
    m_bench->pass(10s);
    QCOMPARE(m_bench->runs().size(), std::size_t(1));
    QCOMPARE(letters().size(), std::size_t(1));
    QCOMPARE(letters().front().workflow, kOther);
    expectWarning();
    send(QStringLiteral("c"), kSlow);
    QCOMPARE(last(), Got::Unarmed);
}

void TestArmedHooks::tellsWhoWaitsForAnAnswerThatItIsTaken()
{
    QVERIFY(arm());
    m_bench->engine->setSuspended(true);
    send(QStringLiteral("a"), kAsks);
    QVERIFY(m_answers.empty()); // it waits for its run
    QVERIFY(m_bench->disarm(kTake));
    QCOMPARE(m_answers.size(), std::size_t(1));
    QCOMPARE(last(), Got::Durable);
    QVERIFY(arm());
    hand(QStringLiteral("b"), kAsks); // not on disk yet
    QVERIFY(m_bench->disarm(kTake));
    QCOMPARE(m_answers.size(), std::size_t(2));
    QCOMPARE(last(), Got::Durable);
    QCOMPARE(letters().size(), std::size_t(2));
}

void TestArmedHooks::isOpenAgainUntilItsWorkflowIsArmed()
{
    QVERIFY(arm());
    hand(QStringLiteral("a"), kOrders);
    QVERIFY(m_bench->disarm(kTake));
    redrive(letters().front());
    QCOMPARE(letters().size(), std::size_t(1));
    QCOMPARE(letters().front().redrives, quint32(1));
    QCOMPARE(letters().front().error.code, QString(errors::kHookUnarmed));
    Workflow armed = RunBench::oneCall(kTake);
    armed.tasks[0].name = QStringLiteral("armed later");
    QVERIFY(m_bench->arm(armed));
    redrive(letters().front());
    QVERIFY(letters().empty());
    QCOMPARE(m_bench->history(RunId{1})->workflow, armed);
    QCOMPARE(m_bench->inputOf(RunId{1})[QStringLiteral("id")].toString(), QStringLiteral("a"));
}

void TestArmedHooks::isOpenAgainWhenItIsDisarmedBeforeItsTurn()
{
    QVERIFY(arm());
    hand(QStringLiteral("a"), kOrders);
    QVERIFY(m_bench->disarm(kTake));
    QVERIFY(arm());
    m_bench->engine->setSuspended(true);
    redrive(letters().front());
    QCOMPARE(letters(LetterState::Redriving).size(), std::size_t(1));
    QVERIFY(m_bench->disarm(kTake));
    QCOMPARE(letters().size(), std::size_t(1));
    QVERIFY(m_bench->runs().empty());
}

void TestArmedHooks::leavesWebhooksOfOtherWorkflowsAlone()
{
    QVERIFY(arm() && arm(kOther));
    m_bench->engine->setSuspended(true);
    send(QStringLiteral("a"), QStringLiteral("else"));
    send(QStringLiteral("b"));
    QVERIFY(m_bench->disarm(kTake));
    QCOMPARE(m_bench->audit().back().action, QStringLiteral("workflow.disarm"));
    QCOMPARE(m_bench->audit().back().reason, QString()); // nothing was given up
    m_bench->engine->setSuspended(false);
    m_bench->settle();
    QCOMPARE(m_bench->triggersOfRuns(), QStringList{QStringLiteral("other: webhook else")});
    QCOMPARE(letters().size(), std::size_t(1));
}

QTEST_GUILESS_MAIN(TestArmedHooks)
#include "tst_armedhooks.moc"
