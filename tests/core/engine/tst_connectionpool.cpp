#include "tests/core/engine/enginetest.h"
#include "tests/core/integration/testhttp.h"

using namespace sluice;
using namespace sluice::test;

/// What an engine shows of the pool of a connection while a real server is called through it.
class TestConnectionPool : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void showsWhatIsInUseWaitsAndIsRefused();
};

void TestConnectionPool::showsWhatIsInUseWaitsAndIsRefused()
{
    ScriptedServer silent([](const QByteArray &) { return QByteArray(""); });
    Connection connection;
    connection.id = QStringLiteral("slow");
    connection.type = QStringLiteral("http");
    connection.baseUrl = silent.url().toString();
    connection.allowLoopback = true;
    connection.poolSize = 2;
    connection.queue.limit = 3;
    LocalEngineConfig config;
    config.connections = {connection};
    EngineFixture fixture;
    QVERIFY(fixture.start(std::move(config)));
    Workflow workflow = EngineFixture::chain(1);
    workflow.tasks[0].type = QStringLiteral("http.request");
    workflow.tasks[0].params = {{QStringLiteral("url"), QStringLiteral("/")},
                                {QStringLiteral("connection"), connection.id}};
    const auto shown = [&] {
        const auto &connections = fixture.engine->snapshot().connections;
        return connections.empty() ? ConnectionSnapshot() : connections.front();
    };
    for (int run = 0; run < 5; ++run)
        QVERIFY(fixture.run(workflow));
    QTRY_COMPARE_WITH_TIMEOUT(silent.requests().size(), qsizetype(2), 30'000);
    QTRY_COMPARE_WITH_TIMEOUT(shown().waiting, 3U, 30'000);
    QCOMPARE(shown().inUse, 2U);
    QCOMPARE(shown().poolSize, 2U);
    QCOMPARE(shown().poolRefused, quint64(0));
    QVERIFY(fixture.run(workflow)); // no room, neither in the pool nor in its line
    QTRY_VERIFY_WITH_TIMEOUT(shown().poolRefused > 0, 30'000);
    QCOMPARE(shown().waiting, 3U);
    QCOMPARE(shown().refused, quint64(0)); // the breaker has refused nothing
    QCOMPARE(silent.requests().size(), qsizetype(2));
}

QTEST_GUILESS_MAIN(TestConnectionPool)
#include "tst_connectionpool.moc"
