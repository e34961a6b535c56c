#include "core/engine/errors.h"
#include "core/journal/errors.h"
#include "tests/core/engine/runbench.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace sluice;
using namespace sluice::test;

using Got = HookAnswer::Outcome;

/// Webhooks on their way through the engine: on disk, acknowledged, and then one run each.
class TestWebhooks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void answersOnceItIsDurableAndStartsARun();
    void startsOneRunForAnIdThatIsSentSeveralTimesAtOnce();
    void startsOneRunForWhatWasTakenBeforeARestart();
    void answersARepeatAfterARestart();
    void refusesWhileRunsWaitAtTheirBound();
    void refusesMoreBytesThanMayWait();
    void refusesWhileTheJournalCannotWrite();
    void leavesNobodyUnanswered();
    void startsAtTheRateOfItsEndpoint();
    void becomesALetterWhoseRetryStartsTheRun();
    void isOpenAgainWhileItsWorkflowIsBroken();
    void startsOneRunForALetterThatWasOnItsWay();
    void becomesALetterWhenItsEndpointIsGone();
    void takesOtherRoutesWhileWebhooksWait();
    void countsWhatWaitsAsItsMemory();
    void becomesALetterWhenItsBodyIsNoJson();
    void startsTheArmedVersionWhateverItsFileSays();
    void waitsWhileNewWorkIsHeld();
    void givesTextAndBytesToTheRunAsText();

private:
    void send(const QString &id, const QString &endpoint = QStringLiteral("orders"));
    void sendBody(const QByteArray &body, const QString &type);
    /// Hands one over without letting the engine go on.
    void hand(const QString &id, const QString &endpoint = QStringLiteral("orders"));
    [[nodiscard]] std::vector<Got> outcomes() const;
    [[nodiscard]] std::vector<RunSummary> runs();
    [[nodiscard]] std::vector<LetterSummary> letters(LetterState state = LetterState::Open);
    void redrive(const LetterSummary &letter);
    [[nodiscard]] QJsonObject inputOf(RunId run);
    void setBroken(bool on);

    std::unique_ptr<RunBench> m_bench;
    std::vector<HookAnswer> m_answers;
};

Connection shop()
{
    Connection connection;
    connection.id = QStringLiteral("shop");
    connection.baseUrl = QStringLiteral("http://127.0.0.1:9");
    return connection;
}

const QByteArray kBody("{ \"n\": 1.0, \"big\": 12345678901234567890 }\n");

void TestWebhooks::init()
{
    m_answers.clear();
    m_bench = std::make_unique<RunBench>();
    m_bench->hooks = {{QStringLiteral("orders"), QStringLiteral("take"), {}},
                      {QStringLiteral("slow"), QStringLiteral("take"), RateConfig{1, std::chrono::seconds(10), 1}},
                      {QStringLiteral("other"), QStringLiteral("other"), {}}};
    m_bench->connections = {shop()};
    m_bench->start();
    QVERIFY(m_bench->arm(RunBench::oneCall(QStringLiteral("take"))));
    QVERIFY(m_bench->arm(RunBench::oneCall(QStringLiteral("other"), QStringLiteral("shop"))));
}

/// The workflow of the endpoint "other" cannot start while its connection is not there.
void TestWebhooks::setBroken(bool on)
{
    m_bench->connections = on ? std::vector<Connection>() : std::vector{shop()};
    m_bench->say(tell::UseConnections{m_bench->connections});
    m_bench->pass(std::chrono::seconds(2)); // what was found out counts for a while
}

void TestWebhooks::cleanup()
{
    m_bench.reset();
}

void TestWebhooks::hand(const QString &id, const QString &endpoint)
{
    tell::TakeHook message;
    message.hook.endpoint = endpoint;
    message.hook.id = id;
    message.hook.contentType = QStringLiteral("application/json");
    message.hook.headers = {{QStringLiteral("x-shop"), QStringLiteral("ü")}};
    message.hook.body = kBody;
    message.reply = std::make_shared<HookReply>([this](const HookAnswer &answer) { m_answers.push_back(answer); });
    EngineMessage told(std::move(message));
    m_bench->engine->take(told);
}

void TestWebhooks::send(const QString &id, const QString &endpoint)
{
    hand(id, endpoint);
    m_bench->settle();
}

void TestWebhooks::sendBody(const QByteArray &body, const QString &type)
{
    tell::TakeHook message;
    message.hook.endpoint = QStringLiteral("orders");
    message.hook.id = QStringLiteral("body");
    message.hook.contentType = type;
    message.hook.body = body;
    message.reply = std::make_shared<HookReply>([](const HookAnswer &) {});
    m_bench->say(std::move(message));
}

std::vector<Got> TestWebhooks::outcomes() const
{
    std::vector<Got> all;
    for (const HookAnswer &answer : m_answers)
        all.push_back(answer.outcome);
    return all;
}

std::vector<RunSummary> TestWebhooks::runs()
{
    return MemoryJournalReader(m_bench->disk).runs({}, {0, 1000})->rows;
}

std::vector<LetterSummary> TestWebhooks::letters(LetterState state)
{
    LetterFilter filter;
    filter.kind = LetterKind::Webhook;
    filter.state = state;
    MemoryJournalReader reader(m_bench->disk);
    std::vector<LetterSummary> found;
    const auto page = reader.letters(filter, {0, 1000});
    for (const LetterSummary &row : page->rows)
        found.push_back(*reader.letter(row.id)); // with its payload
    return found;
}

void TestWebhooks::redrive(const LetterSummary &letter)
{
    static int clicks = 0;
    RedriveRequest request{"click" + QByteArray::number(++clicks), {letter.id}, {}, false};
    m_bench->say(tell::Redrive{m_bench->newRequest(), request, QStringLiteral("ada")});
}

QJsonObject TestWebhooks::inputOf(RunId run)
{
    const auto history = m_bench->history(run);
    return QJsonDocument::fromJson(std::get<RunStarted>(history->events.front().data).input).object();
}

void TestWebhooks::answersOnceItIsDurableAndStartsARun()
{
    m_bench->isHeld = true;
    send(QStringLiteral("lost"));
    QVERIFY(m_answers.empty());
    m_bench->isHeld = false;
    m_bench->start();
    QCOMPARE(outcomes(), std::vector{Got::Away}); // by the engine that is gone
    send(QStringLiteral("a"));
    QCOMPARE(m_answers.back().outcome, Got::Durable);
    QVERIFY(!m_answers.back().receipt.isEmpty());
    QCOMPARE(runs().size(), std::size_t(1));
    QCOMPARE(runs().front().trigger, QStringLiteral("webhook orders"));
    const auto history = m_bench->history(runs().front().id);
    QVERIFY(std::get<RunStarted>(history->events.front().data).input.contains(kBody)); // byte for byte
    const QJsonObject input = inputOf(runs().front().id);
    QCOMPARE(input.keys(), QStringList({QStringLiteral("body"), QStringLiteral("endpoint"), QStringLiteral("headers"),
                                        QStringLiteral("id"), QStringLiteral("receivedAt")}));
    QCOMPARE(input[QStringLiteral("id")].toString(), QStringLiteral("a"));
    QCOMPARE(input[QStringLiteral("endpoint")].toString(), QStringLiteral("orders"));
    QCOMPARE(input[QStringLiteral("headers")][QStringLiteral("x-shop")].toString(), QStringLiteral("ü"));
    QCOMPARE(m_bench->attempts.size(), std::size_t(1));
}

void TestWebhooks::startsOneRunForAnIdThatIsSentSeveralTimesAtOnce()
{
    hand(QStringLiteral("a"));
    hand(QStringLiteral("a"));
    hand(QStringLiteral("b"));
    hand(QStringLiteral("a"));
    QVERIFY(m_answers.empty()); // a repeat is one only once the first is durable
    m_bench->settle();
    QCOMPARE(outcomes(), (std::vector{Got::Durable, Got::Repeat, Got::Durable, Got::Repeat}));
    QCOMPARE(runs().size(), std::size_t(2));
    send(QStringLiteral("a"), QStringLiteral("slow")); // the id of another endpoint is another event
    QCOMPARE(m_answers.back().outcome, Got::Durable);
    QCOMPARE(runs().size(), std::size_t(3));
}

void TestWebhooks::startsOneRunForWhatWasTakenBeforeARestart()
{
    m_bench->engine->setSuspended(true);
    send(QStringLiteral("a"));
    send(QStringLiteral("b"));
    QCOMPARE(outcomes(), (std::vector{Got::Durable, Got::Durable}));
    QVERIFY(runs().empty());
    QCOMPARE(m_bench->engine->pendingHooks(), quint64(2));
    m_bench->start();
    QCOMPARE(runs().size(), std::size_t(2));
    QCOMPARE(inputOf(RunId{1})[QStringLiteral("id")].toString(),
             QStringLiteral("a")); // in the order in which they came
    m_bench->start();
    QCOMPARE(runs().size(), std::size_t(2));
    QCOMPARE(m_bench->engine->pendingHooks(), quint64(0));
}

void TestWebhooks::answersARepeatAfterARestart()
{
    send(QStringLiteral("a"));
    m_bench->start();
    send(QStringLiteral("a"));
    send(QStringLiteral("b"));
    QCOMPARE(outcomes(), (std::vector{Got::Durable, Got::Repeat, Got::Durable}));
    QCOMPARE(runs().size(), std::size_t(2));
}

void TestWebhooks::refusesWhileRunsWaitAtTheirBound()
{
    m_bench->settings.waitingRuns = 3;
    m_bench->start();
    m_bench->engine->setSuspended(true);
    QVERIFY(m_bench->run(RunBench::oneCall())); // it waits, and counts
    hand(QStringLiteral("a"));
    hand(QStringLiteral("b"));
    hand(QStringLiteral("c"));
    m_bench->settle();
    QCOMPARE(outcomes(), (std::vector{Got::Busy, Got::Durable, Got::Durable}));
    QVERIFY(m_answers.front().retryAfter >= std::chrono::seconds(1));
    m_bench->engine->setSuspended(false);
    m_bench->settle();
    send(QStringLiteral("c"));
    QCOMPARE(m_answers.back().outcome, Got::Durable);
    QCOMPARE(runs().size(), std::size_t(4));
}

void TestWebhooks::refusesMoreBytesThanMayWait()
{
    m_bench->engine->setSuspended(true);
    const QByteArray large = '"' + QByteArray(64 * 1024 * 1024, 'x') + '"';
    for (int i = 0; i < 4; ++i) {
        tell::TakeHook message;
        message.hook = {0, QStringLiteral("orders"), QString::number(i), QStringLiteral("application/json"), {}, large,
                        {}};
        message.reply = std::make_shared<HookReply>([this](const HookAnswer &answer) { m_answers.push_back(answer); });
        m_bench->say(std::move(message));
    }
    QCOMPARE(outcomes(), (std::vector{Got::Durable, Got::Durable, Got::Durable, Got::Busy}));
}

void TestWebhooks::refusesWhileTheJournalCannotWrite()
{
    JournalReport failed;
    failed.kind = JournalReport::Kind::Failed;
    failed.error = Error{QString(errors::kJournalDiskFull), {}, {}};
    m_bench->say(failed);
    send(QStringLiteral("a"));
    QCOMPARE(outcomes(), std::vector{Got::Away});
    QVERIFY(m_answers.front().retryAfter >= std::chrono::seconds(1));
    JournalReport durable;
    durable.kind = JournalReport::Kind::Durable;
    m_bench->say(durable);
    send(QStringLiteral("a")); // nothing of the first was kept
    QCOMPARE(outcomes(), (std::vector{Got::Away, Got::Durable}));
}

void TestWebhooks::leavesNobodyUnanswered()
{
    m_bench->isHeld = true;
    send(QStringLiteral("a"));
    hand(QStringLiteral("b"));
    QVERIFY(m_answers.empty());
    m_bench->engine->stopAttempts();
    QCOMPARE(outcomes(), (std::vector{Got::Away, Got::Away}));
    m_bench->engine.reset(); // says nothing twice
    QCOMPARE(m_answers.size(), std::size_t(2));
}

void TestWebhooks::startsAtTheRateOfItsEndpoint()
{
    for (int i = 0; i < 3; ++i)
        send(QString::number(i), QStringLiteral("slow"));
    send(QStringLiteral("a")); // waits behind nobody
    QCOMPARE(outcomes(), std::vector<Got>(4, Got::Durable));
    QCOMPARE(runs().size(), std::size_t(2));
    QVERIFY(m_bench->engine->timeToNext() > Nanoseconds(0));
    m_bench->pass(std::chrono::milliseconds(9'999));
    QCOMPARE(runs().size(), std::size_t(2));
    m_bench->pass(std::chrono::milliseconds(1));
    QCOMPARE(runs().size(), std::size_t(3));
    m_bench->pass(std::chrono::seconds(10));
    QCOMPARE(runs().size(), std::size_t(4));
    QCOMPARE(inputOf(RunId{4})[QStringLiteral("id")].toString(), QStringLiteral("2"));
}

void TestWebhooks::becomesALetterWhoseRetryStartsTheRun()
{
    setBroken(true);
    send(QStringLiteral("a"), QStringLiteral("other"));
    send(QStringLiteral("b"));
    QCOMPARE(outcomes(), (std::vector{Got::Durable, Got::Durable}));
    QCOMPARE(runs().size(), std::size_t(1)); // of the one that can
    QCOMPARE(letters().size(), std::size_t(1));
    const LetterSummary letter = letters().front();
    QCOMPARE(letter.origin, QStringLiteral("other"));
    QCOMPARE(letter.payload, kBody);
    QCOMPARE(letter.error.code, QStringLiteral("workflow.unknownConnection"));
    QCOMPARE(letter.headers.value(QStringLiteral("x-shop")), QStringLiteral("ü"));
    m_bench->start();
    QCOMPARE(letters().size(), std::size_t(1)); // it has become this letter, and is not started anew
    setBroken(false);
    redrive(letter);
    QCOMPARE(letters(LetterState::Resolved).size(), std::size_t(1));
    QCOMPARE(runs().size(), std::size_t(2));
    const QJsonObject input = inputOf(runs().front().id);
    QCOMPARE(input[QStringLiteral("id")].toString(), QStringLiteral("a"));
    QCOMPARE(input[QStringLiteral("endpoint")].toString(), QStringLiteral("other"));
    QCOMPARE(input[QStringLiteral("headers")].toObject().keys(), QStringList(QStringLiteral("x-shop")));
    QVERIFY(!input[QStringLiteral("receivedAt")].toString().isEmpty());
    send(QStringLiteral("a"), QStringLiteral("other"));
    QCOMPARE(m_answers.back().outcome, Got::Repeat);
}

void TestWebhooks::isOpenAgainWhileItsWorkflowIsBroken()
{
    setBroken(true);
    send(QStringLiteral("a"), QStringLiteral("other"));
    redrive(letters().front());
    QCOMPARE(letters().size(), std::size_t(1));
    QCOMPARE(letters().front().redrives, quint32(1));
    QVERIFY(runs().empty());
}

void TestWebhooks::startsOneRunForALetterThatWasOnItsWay()
{
    setBroken(true);
    send(QStringLiteral("a"), QStringLiteral("other"));
    m_bench->engine->setSuspended(true);
    redrive(letters().front());
    QCOMPARE(letters(LetterState::Redriving).size(), std::size_t(1));
    setBroken(false);
    m_bench->start();
    QCOMPARE(letters(LetterState::Resolved).size(), std::size_t(1));
    QCOMPARE(runs().size(), std::size_t(1));
    m_bench->start();
    QCOMPARE(runs().size(), std::size_t(1));
}

void TestWebhooks::becomesALetterWhenItsEndpointIsGone()
{
    m_bench->engine->setSuspended(true);
    send(QStringLiteral("a"));
    m_bench->hooks.erase(m_bench->hooks.begin());
    m_bench->start();
    QCOMPARE(letters().size(), std::size_t(1));
    QCOMPARE(letters().front().error.code, QString(errors::kHookEndpointUnknown));
    redrive(letters().front());
    QCOMPARE(letters().front().error.code, QString(errors::kLetterNoTaker));
    send(QStringLiteral("b"));
    QCOMPARE(m_answers.back().outcome, Got::Away);
}

void TestWebhooks::takesOtherRoutesWhileWebhooksWait()
{
    for (const char *id : {"0", "1", "2", "3"})
        send(QString::fromLatin1(id), QStringLiteral("slow"));
    QCOMPARE(runs().size(), std::size_t(1)); // the others wait for the rate
    const RateConfig slow{1, std::chrono::seconds(10), 1};
    const auto use = [&](const std::vector<HookRoute> &routes) { m_bench->say(tell::UseHooks{routes}); };
    use({{QStringLiteral("slow"), QStringLiteral("take"), slow}, {QStringLiteral("new"), QStringLiteral("take"), {}}});
    QCOMPARE(runs().size(), std::size_t(1)); // the same rate counts on
    send(QStringLiteral("a"), QStringLiteral("new"));
    QCOMPARE(runs().size(), std::size_t(2));
    send(QStringLiteral("a")); // "orders" is gone
    QCOMPARE(m_answers.back().outcome, Got::Away);
    use({{QStringLiteral("slow"), QStringLiteral("take"), RateConfig{1, std::chrono::seconds(1), 1}}});
    QCOMPARE(runs().size(), std::size_t(3));
    m_bench->pass(std::chrono::seconds(1));
    QCOMPARE(runs().size(), std::size_t(4));
    QCOMPARE(inputOf(RunId{4})[QStringLiteral("id")].toString(),
             QStringLiteral("2")); // in the order in which they came
    use({});
    QCOMPARE(letters().size(), std::size_t(1));
    QCOMPARE(letters().front().error.code, QString(errors::kHookEndpointUnknown));
    QCOMPARE(m_bench->engine->pendingHooks(), quint64(0));
}

void TestWebhooks::countsWhatWaitsAsItsMemory()
{
    m_bench->engine->setSuspended(true);
    const quint64 before = m_bench->engine->memoryBytes();
    tell::TakeHook message;
    message.hook = {0,
                    QStringLiteral("orders"),
                    QStringLiteral("a"),
                    QStringLiteral("application/json"),
                    {},
                    '"' + QByteArray(10'000, 'x') + '"',
                    {}};
    message.reply = std::make_shared<HookReply>([](const HookAnswer &) {});
    EngineMessage told(std::move(message));
    m_bench->engine->take(told);
    const quint64 taken = m_bench->engine->memoryBytes(); // not on disk yet
    QVERIFY(taken > before + 10'000 && taken < before + 13'000);
    m_bench->settle();
    const quint64 waits = m_bench->engine->memoryBytes(); // for its run
    QVERIFY(waits > before + 10'000 && waits < before + 13'000);
    m_bench->engine->setSuspended(false);
    m_bench->settle();
    const quint64 runs = m_bench->engine->memoryBytes();
    QVERIFY(runs > before + 10'000);
    m_bench->end(m_bench->attempts.front());
    QCOMPARE(m_bench->engine->memoryBytes(), before);
}

void TestWebhooks::becomesALetterWhenItsBodyIsNoJson()
{
    sendBody("{\"a\":", QStringLiteral("application/json"));
    QCOMPARE(letters().size(), std::size_t(1));
    QCOMPARE(letters().front().error.code, QString(errors::kHookBodyMalformed));
    QCOMPARE(letters().front().payload, QByteArray("{\"a\":"));
}

void TestWebhooks::startsTheArmedVersionWhateverItsFileSays()
{
    Workflow edited = RunBench::oneCall(QStringLiteral("take"));
    edited.tasks.front().name = QStringLiteral("edited");
    m_bench->workflows[QStringLiteral("take")] = edited;
    m_bench->pass(std::chrono::seconds(2));
    send(QStringLiteral("a"));
    QCOMPARE(m_bench->history(runs().front().id)->workflow, RunBench::oneCall(QStringLiteral("take")));
    QVERIFY(m_bench->arm(edited));
    send(QStringLiteral("b")); // at once
    QCOMPARE(m_bench->history(runs().front().id)->workflow, edited);
    QVERIFY(m_bench->asked.empty());
}

void TestWebhooks::waitsWhileNewWorkIsHeld()
{
    const auto order = [&](QueueAction action) {
        m_bench->say(tell::ControlQueue{m_bench->newRequest(), {kEventQueue, action, {}}, QStringLiteral("ada")});
    };
    order(QueueAction::Pause);
    send(QStringLiteral("a"));
    QCOMPARE(outcomes(), std::vector{Got::Durable}); // it is on disk; only its run waits
    QVERIFY(runs().empty());
    order(QueueAction::Resume);
    QCOMPARE(runs().size(), std::size_t(1));
}

void TestWebhooks::givesTextAndBytesToTheRunAsText()
{
    sendBody("a=1&b=\xc3\xbc", QStringLiteral("application/x-www-form-urlencoded"));
    QCOMPARE(inputOf(RunId{1})[QStringLiteral("body")].toString(), QStringLiteral("a=1&b=ü"));
    tell::TakeHook message;
    message.hook = {0, QStringLiteral("orders"), QStringLiteral("c"), QStringLiteral("image/png"), {}, "\xff\xfe", {}};
    message.reply = std::make_shared<HookReply>([](const HookAnswer &) {});
    m_bench->say(std::move(message));
    QCOMPARE(inputOf(RunId{2})[QStringLiteral("body")].toString(), QStringLiteral("//4="));
}

QTEST_GUILESS_MAIN(TestWebhooks)
#include "tst_webhooks.moc"
