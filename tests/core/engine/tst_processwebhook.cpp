#include "core/workflow/workflowfile.h"
#include "tests/core/engine/enginetest.h"

#include <QDir>

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

    void startsARunOfTheWorkflowInTheWorkspace();
    void takesEachIdOnceFromManyThreadsAtOnce();
    void startsAfterARestartWhatWasHeldBefore();
    void startsTheRunOfALetterOnceItsWorkflowIsMended();
    void isAwayWithoutAnEngine();

private:
    [[nodiscard]] bool start();
    [[nodiscard]] std::optional<HookAnswer> send(const QString &id);
    [[nodiscard]] std::vector<RunSummary> runs();
    [[nodiscard]] Result<QueueOutcome> order(QueueAction action);
    [[nodiscard]] QString workflowPath() const;

    std::unique_ptr<EngineFixture> m_fixture;
};

QString TestProcessWebhook::workflowPath() const
{
    return m_fixture->folder.filePath(QStringLiteral("workflows/chain.json"));
}

void TestProcessWebhook::init()
{
    m_fixture = std::make_unique<EngineFixture>();
    QVERIFY(QDir(m_fixture->folder.path()).mkpath(QStringLiteral("workflows")));
    QVERIFY(saveWorkflow(EngineFixture::chain(2), workflowPath()));
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
    return m_fixture->start(std::move(config));
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

void TestProcessWebhook::startsARunOfTheWorkflowInTheWorkspace()
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

void TestProcessWebhook::startsTheRunOfALetterOnceItsWorkflowIsMended()
{
    Workflow broken = EngineFixture::chain(2);
    broken.tasks.front().type = QStringLiteral("nonsense");
    QVERIFY(saveWorkflow(broken, workflowPath()));
    const auto taken = send(QStringLiteral("a"));
    QVERIFY(taken && taken->outcome == Got::Durable);
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture->letters().size(), std::size_t(1), 30'000);
    const LetterSummary letter = m_fixture->letters().front();
    QCOMPARE(letter.kind, LetterKind::Webhook);
    QCOMPARE(letter.error.code, QStringLiteral("workflow.unknownType"));
    QVERIFY(saveWorkflow(EngineFixture::chain(2), workflowPath()));
    int clicks = 0;
    const auto isResolvedAfterAClick =
        [&] { // a file that was read counts for a second, so one click may come too early
            const QByteArray click = "click" + QByteArray::number(++clicks);
            (void)m_fixture->answer<std::vector<LetterOutcome>>([&](EngineClient *client, auto done) {
                client->redrive({click, {letter.id}, {}, false}, client, std::move(done));
            });
            return m_fixture->letters(LetterState::Resolved).size() == 1;
        };
    QTRY_VERIFY_WITH_TIMEOUT(isResolvedAfterAClick(), 30'000);
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
