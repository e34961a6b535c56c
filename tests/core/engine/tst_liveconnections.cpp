#include "core/engine/errors.h"
#include "core/tasks/errors.h"
#include "tests/core/engine/enginetest.h"

#include <QTcpServer>
#include <QTcpSocket>

using namespace sluice;
using namespace sluice::test;

namespace {

/// A service that takes calls and answers when it is told to.
class HeldService {
public:
    HeldService()
    {
        m_server.listen(QHostAddress::LocalHost);
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            QTcpSocket *caller = m_server.nextPendingConnection();
            QObject::connect(caller, &QTcpSocket::readyRead, caller, [this, caller] {
                if (caller->readAll().contains("\r\n\r\n")) {
                    ++came;
                    held.push_back(caller);
                }
            });
        });
    }
    void answer(std::size_t count)
    {
        for (; count > 0 && !held.empty(); --count) {
            held.front()->write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: close\r\n\r\n{}");
            held.front()->disconnectFromHost();
            held.erase(held.begin());
        }
    }
    /// Tells who came last to come back later.
    void refuseLast()
    {
        held.back()->write("HTTP/1.1 503 Busy\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
        held.back()->disconnectFromHost();
        held.pop_back();
    }
    [[nodiscard]] Connection connection(quint32 poolSize) const
    {
        Connection made;
        made.id = QStringLiteral("service");
        made.type = QStringLiteral("http");
        made.baseUrl = QStringLiteral("http://127.0.0.1:%1").arg(m_server.serverPort());
        made.allowLoopback = true;
        made.poolSize = poolSize;
        return made;
    }

    std::vector<QTcpSocket *> held;
    int came = 0;

private:
    QTcpServer m_server;
};

Workflow oneCall()
{
    Workflow workflow = EngineFixture::chain(1);
    workflow.tasks[0].type = QStringLiteral("http.request");
    workflow.tasks[0].params = {{QStringLiteral("url"), QStringLiteral("/")},
                                {QStringLiteral("connection"), QStringLiteral("service")}};
    return workflow;
}

const ConnectionSnapshot *shown(const EngineFixture &fixture)
{
    const auto &connections = fixture.engine->snapshot().connections;
    return connections.empty() ? nullptr : &connections.front();
}

} // namespace

/// Connections that change while the real engine works over them.
class TestLiveConnections : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void newLimitsHoldAtOnceAndLoseNobody();
    void oneThatIsTakenAwayGoesWhenNobodyUsesIt();
    void aStepThatComesBackToADeletedOneSaysSo();
    void aRestartedEngineBeginsWithTheNewOnes();
    void aTestCountsNowhereAndIsAnsweredWhateverHappens();
};

void TestLiveConnections::newLimitsHoldAtOnceAndLoseNobody()
{
    HeldService service;
    EngineFixture fixture;
    LocalEngineConfig config;
    config.connections = {service.connection(4)};
    QVERIFY(fixture.start(config));
    std::vector<RunId> runs;
    for (int i = 0; i < 6; ++i) {
        const auto run = fixture.run(oneCall());
        QVERIFY(run);
        runs.push_back(*run);
    }
    const auto isShown = [&](quint32 size, quint32 inUse, quint32 waiting) {
        const ConnectionSnapshot *now = shown(fixture);
        return now && now->poolSize == size && now->inUse == inUse && now->waiting == waiting;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isShown(4, 4, 2) && service.came == 4, 20000);
    fixture.engine->setConnections({service.connection(2)});
    QTRY_VERIFY_WITH_TIMEOUT(isShown(2, 4, 2), 20000); // nothing is killed
    service.answer(2);
    QTRY_VERIFY_WITH_TIMEOUT(isShown(2, 2, 2), 20000);
    QCOMPARE(service.came, 4); // and nobody is let in while two are at it
    service.answer(1);
    QTRY_VERIFY_WITH_TIMEOUT(service.came == 5 && isShown(2, 2, 1), 20000);
    fixture.engine->setConnections({service.connection(8)});
    QTRY_VERIFY_WITH_TIMEOUT(service.came == 6 && isShown(8, 3, 0), 20000);
    service.answer(3);
    for (const RunId run : runs)
        QCOMPARE(fixture.waitFor(run, {RunState::Succeeded, RunState::Failed})->state, RunState::Succeeded);
}

void TestLiveConnections::oneThatIsTakenAwayGoesWhenNobodyUsesIt()
{
    HeldService service;
    EngineFixture fixture;
    LocalEngineConfig config;
    config.connections = {service.connection(1)};
    QVERIFY(fixture.start(config));
    const auto first = fixture.run(oneCall());
    const auto second = fixture.run(oneCall());
    QVERIFY(first && second);
    QTRY_VERIFY_WITH_TIMEOUT(service.came == 1 && shown(fixture) && shown(fixture)->waiting == 1, 20000);
    QVERIFY(fixture.answer<void>([](EngineClient *client, auto done) {
        client->controlBreaker({QStringLiteral("service"), BreakerAction::Disable, {}, QStringLiteral("test")}, client,
                               std::move(done));
    }));
    fixture.engine->setConnections({});
    service.answer(1);
    QTRY_COMPARE_WITH_TIMEOUT(service.came, 2, 20000); // who waited has its turn
    QVERIFY(shown(fixture));
    service.answer(1);
    for (const RunId run : {*first, *second})
        QCOMPARE(fixture.waitFor(run, {RunState::Succeeded})->state, RunState::Succeeded);
    QTRY_VERIFY_WITH_TIMEOUT(!shown(fixture), 20000);
    fixture.engine->setConnections({service.connection(1)}); // the deletion is undone
    QTRY_VERIFY_WITH_TIMEOUT(shown(fixture) && shown(fixture)->phase == BreakerPhase::Disabled, 20000);
}

void TestLiveConnections::aStepThatComesBackToADeletedOneSaysSo()
{
    HeldService service;
    EngineFixture fixture;
    LocalEngineConfig config;
    config.connections = {service.connection(1)};
    QVERIFY(fixture.start(config));
    Workflow workflow = oneCall();
    workflow.tasks[0].reliability.base = Milliseconds(2'000);
    workflow.tasks[0].reliability.jitter = JitterKind::None;
    const auto run = fixture.run(workflow);
    QVERIFY(run);
    QTRY_COMPARE_WITH_TIMEOUT(service.came, 1, 20000);
    service.refuseLast(); // it waits for its second attempt from here on
    fixture.engine->setConnections({});
    QTRY_COMPARE_WITH_TIMEOUT(fixture.letters().size(), std::size_t(1), 20000);
    const LetterSummary letter = fixture.letters().front();
    QCOMPARE(letter.error.code, QString(errors::kTaskConnectionMissing));
    QCOMPARE(letter.error.args.value(QStringLiteral("connection")), QStringLiteral("service"));
    QCOMPARE(service.came, 1);

    fixture.engine->setConnections({service.connection(1)}); // the deletion is undone, and nothing is lost
    QVERIFY(fixture.answer<std::vector<LetterOutcome>>([&](EngineClient *client, auto done) {
        RedriveRequest request;
        request.letters = {letter.id};
        request.click = QByteArray("once");
        client->redrive(request, client, std::move(done));
    }));
    QTRY_COMPARE_WITH_TIMEOUT(service.came, 2, 20000);
    service.answer(1);
    QCOMPARE(fixture.waitFor(*run, {RunState::Succeeded})->state, RunState::Succeeded);
}

void TestLiveConnections::aRestartedEngineBeginsWithTheNewOnes()
{
    HeldService service;
    EngineFixture fixture;
    LocalEngineConfig config;
    config.connections = {service.connection(4)};
    QVERIFY(fixture.start(config));
    fixture.engine->setConnections({service.connection(3)});
    QVERIFY(fixture.answer<void>([](EngineClient *client, auto done) {
        client->controlComponent({QStringLiteral("engine"), ComponentAction::Restart, QStringLiteral("test")}, client,
                                 std::move(done));
    }));
    const auto restarted = [&] {
        const auto *engine = componentOf(fixture.engine->snapshot(), QStringLiteral("engine"));
        return engine && engine->restarts == 1 && engine->phase == ComponentPhase::Running;
    };
    QTRY_VERIFY_WITH_TIMEOUT(restarted(), 30000);
    const auto run = fixture.run(oneCall());
    QVERIFY(run);
    QTRY_VERIFY_WITH_TIMEOUT(service.came == 1 && shown(fixture) && shown(fixture)->inUse == 1, 20000);
    QCOMPARE(shown(fixture)->poolSize, 3u);
    service.answer(1);
    QVERIFY(fixture.waitFor(*run, {RunState::Succeeded}));
}

void TestLiveConnections::aTestCountsNowhereAndIsAnsweredWhateverHappens()
{
    HeldService service;
    EngineFixture fixture;
    LocalEngineConfig config;
    config.connections = {service.connection(1)};
    QVERIFY(fixture.start(config));
    const auto run = fixture.run(oneCall());
    QVERIFY(run);
    QTRY_COMPARE_WITH_TIMEOUT(service.came, 1, 20000); // the pool is full
    std::optional<Result<ConnectionReport>> told;
    const auto test = [&] {
        told.reset();
        fixture.engine->testConnection({service.connection(1), Milliseconds(60'000)}, fixture.engine.get(),
                                       [&told](const Result<ConnectionReport> &report) { told = report; });
        QVERIFY(!told);
    };
    test();
    QTRY_COMPARE_WITH_TIMEOUT(service.came, 2, 20000); // and yet it goes
    QTRY_VERIFY_WITH_TIMEOUT(shown(fixture) && shown(fixture)->inUse == 1, 20000);
    service.refuseLast();
    QTRY_VERIFY_WITH_TIMEOUT(told, 20000);
    QVERIFY((*told)->failure);
    service.answer(1);
    QVERIFY(fixture.waitFor(*run, {RunState::Succeeded}));
    QTRY_VERIFY_WITH_TIMEOUT(shown(fixture) && shown(fixture)->calls == 1, 20000); // that of the run alone
    QCOMPARE(shown(fixture)->failureRate, 0.0);

    test();
    QTRY_COMPARE_WITH_TIMEOUT(service.held.size(), std::size_t(1), 20000);
    QVERIFY(fixture.answer<void>([](EngineClient *client, auto done) {
        client->controlComponent({QStringLiteral("io"), ComponentAction::Restart, QStringLiteral("test")}, client,
                                 std::move(done));
    }));
    QTRY_VERIFY_WITH_TIMEOUT(told, 20000);
    QCOMPARE(told->error().code, QString(errors::kEngineStopped));
}

QTEST_GUILESS_MAIN(TestLiveConnections)
#include "tst_liveconnections.moc"
