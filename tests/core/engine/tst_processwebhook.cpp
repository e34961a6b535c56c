#include "tests/core/engine/enginetest.h"

#include <QRegularExpression>

#include <atomic>
#include <thread>

using namespace sluice;
using namespace sluice::test;

using Got = HookAnswer::Outcome;

/// Webhooks through the whole engine, from other threads, on a journal on disk.
class TestProcessWebhook : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void startsARunOfTheArmedWorkflow();
    void takesEachIdOnceFromManyThreadsAtOnce();
    void startsAfterARestartWhatWasHeldBefore();
    void startsTheRunOfALetterOnceItsWorkflowIsArmed();
    void isAwayWithoutAnEngine();

private:
    [[nodiscard]] bool start();
    [[nodiscard]] std::optional<HookAnswer> send(const QString &id);
    [[nodiscard]] std::vector<RunSummary> runs();
    [[nodiscard]] Result<QueueOutcome> order(QueueAction action);

    std::unique_ptr<EngineFixture> m_fixture;
};

void TestProcessWebhook::init()
{
    m_fixture = std::make_unique<EngineFixture>();
    QVERIFY(start());
}

void TestProcessWebhook::cleanup()
{
    m_fixture.reset();
}

bool TestProcessWebhook::start()
{
    m_fixture->engine.reset();
    LocalEngineConfig config;
    config.hooks = {{QStringLiteral("orders"), QStringLiteral("chain"), {}}};
    return m_fixture->start(std::move(config)) && m_fixture->arm(EngineFixture::chain(2));
}

std::optional<HookAnswer> TestProcessWebhook::send(const QString &id)
{
    const auto answer = std::make_shared<std::optional<HookAnswer>>();
    const auto isThere = std::make_shared<std::atomic<bool>>(false);
    m_fixture->engine->processWebhook({QStringLiteral("orders"), id, QStringLiteral("application/json"), "{}", {}},
                                      [answer, isThere](const HookAnswer &given) {
                                          *answer = given;
                                          *isThere = true;
                                      });
    return QTest::qWaitFor([&] { return isThere->load(); }, 30'000) ? *answer : std::nullopt;
}

std::vector<RunSummary> TestProcessWebhook::runs()
{
    const auto page = m_fixture->answer<Page<RunSummary>>([](EngineClient *client, auto done) {
        client->listRuns({}, {0, 10'000}, client, std::move(done));
    });
    return page ? page->rows : std::vector<RunSummary>{};
}

Result<QueueOutcome> TestProcessWebhook::order(QueueAction action)
{
    return m_fixture->answer<QueueOutcome>([&](EngineClient *client, auto done) {
        client->controlQueue({QStringLiteral("event"), action, QStringLiteral("test")}, client, std::move(done));
    });
}

void TestProcessWebhook::startsARunOfTheArmedWorkflow()
{
    const auto taken = send(QStringLiteral("a"));
    QVERIFY(taken && taken->outcome == Got::Durable);
    QTRY_COMPARE_WITH_TIMEOUT(runs().size(), std::size_t(1), 30'000);
    const auto run = m_fixture->waitFor(runs().front().id, {RunState::Succeeded});
    QCOMPARE(run->state, RunState::Succeeded);
    QCOMPARE(runs().front().trigger, QStringLiteral("webhook orders"));
    const auto again = send(QStringLiteral("a"));
    QVERIFY(again && again->outcome == Got::Repeat);
}

void TestProcessWebhook::takesEachIdOnceFromManyThreadsAtOnce()
{
    constexpr int kThreads = 4;
    constexpr int kIds = 250;
    struct Counts {
        std::atomic<int> durable = 0;
        std::atomic<int> repeats = 0;
        std::atomic<int> others = 0;
    };
    const auto counts = std::make_shared<Counts>();
    {
        std::vector<std::jthread> senders;
        for (int thread = 0; thread < kThreads; ++thread) {
            senders.emplace_back([&, counts] {
                for (int id = 0; id < kIds; ++id) {
                    const Hook hook{
                        QStringLiteral("orders"), QString::number(id), QStringLiteral("application/json"), "{}", {}};
                    m_fixture->engine->processWebhook(hook, [counts](const HookAnswer &answer) {
                        ++(answer.outcome == Got::Durable  ? counts->durable
                           : answer.outcome == Got::Repeat ? counts->repeats
                                                           : counts->others);
                    });
                }
            });
        }
    }
    QTRY_COMPARE_WITH_TIMEOUT(counts->durable + counts->repeats + counts->others, kThreads * kIds, 60'000);
    QCOMPARE(counts->durable.load(), kIds);
    QCOMPARE(counts->repeats.load(), kIds * (kThreads - 1));
    QTRY_COMPARE_WITH_TIMEOUT(runs().size(), std::size_t(kIds), 60'000);
    QVERIFY(start());
    QCOMPARE(runs().size(), std::size_t(kIds));
}

void TestProcessWebhook::startsAfterARestartWhatWasHeldBefore()
{
    QVERIFY(order(QueueAction::Pause));
    const auto taken = send(QStringLiteral("a"));
    QVERIFY(taken && taken->outcome == Got::Durable);
    QVERIFY(start());
    QVERIFY(runs().empty());
    QVERIFY(order(QueueAction::Resume));
    QTRY_COMPARE_WITH_TIMEOUT(runs().size(), std::size_t(1), 30'000);
}

void TestProcessWebhook::startsTheRunOfALetterOnceItsWorkflowIsArmed()
{
    const auto retried = [&](const QByteArray &click, LetterId letter) {
        return m_fixture->answer<std::vector<LetterOutcome>>([&](EngineClient *client, auto done) {
            client->redrive({click, {letter}, {}, false}, client, std::move(done));
        });
    };
    QVERIFY(order(QueueAction::Pause));
    const auto taken = send(QStringLiteral("a"));
    QVERIFY(taken && taken->outcome == Got::Durable);
    QVERIFY(m_fixture->disarm(QStringLiteral("chain")));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("orders .* chain")));
    const auto refused = send(QStringLiteral("b"));
    QVERIFY(refused && refused->outcome == Got::Unarmed);
    QVERIFY(order(QueueAction::Resume));
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture->letters().size(), std::size_t(1), 30'000);
    const LetterSummary letter = m_fixture->letters().front();
    QCOMPARE(letter.kind, LetterKind::Webhook);
    QCOMPARE(letter.error.code, QStringLiteral("hook.unarmed"));
    QVERIFY(retried("first", letter.id));
    const auto isOpenAgain = [&] {
        const auto open = m_fixture->letters();
        return open.size() == 1 && open.front().redrives == 1;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isOpenAgain(), 30'000);
    QVERIFY(runs().empty());
    QVERIFY(m_fixture->arm(EngineFixture::chain(2)));
    QVERIFY(retried("second", letter.id));
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture->letters(LetterState::Resolved).size(), std::size_t(1), 30'000);
    QCOMPARE(runs().size(), std::size_t(1));
}

void TestProcessWebhook::isAwayWithoutAnEngine()
{
    QSignalSpy stopped(m_fixture->engine.get(), &LocalEngine::stopped);
    m_fixture->engine->stop();
    QVERIFY(stopped.wait(20'000));
    const auto refused = send(QStringLiteral("a"));
    QVERIFY(refused && refused->outcome == Got::Away);
}

QTEST_GUILESS_MAIN(TestProcessWebhook)
#include "tst_processwebhook.moc"
