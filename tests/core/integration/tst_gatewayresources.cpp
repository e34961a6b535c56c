#include "core/base/fakeclock.h"
#include "core/base/filelimit.h"
#include "tests/core/integration/hookclient.h"
#include "tests/core/support/limitedchild.h"

#include <arpa/inet.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace sluice;
using namespace sluice::test;

namespace {

bool connects(int socket, quint16 port)
{
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(port);
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    return ::connect(socket, reinterpret_cast<sockaddr *>(&address), sizeof address) == 0;
}

bool says(int socket, const QByteArray &bytes)
{
    return ::send(socket, bytes.constData(), static_cast<std::size_t>(bytes.size()), MSG_NOSIGNAL) == bytes.size();
}

} // namespace

/// What the gateway takes of the machine: files, as many as there are, and no time while it has nothing to do.
class TestGatewayResources : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lowersNoLimit();
    void raisesTheLimitToAllThatTheSystemAllows();
    void getsTheFilesItNeeds();
    void keepsFewerConnectionsThanItMayHaveFiles();
    void goesOnWhenThereAreNoFilesLeft();
    void makesRoomWhenThereAreNoFilesLeft();
    void sleepsWhileItHasNothingToDo();
    void looksInTimeAtConnectionsThatComeWhileItSleeps();

private:
    [[nodiscard]] std::unique_ptr<WebhookGateway> started(const HookGatewayConfig &config)
    {
        return WebhookGateway::start(config, m_receiver, m_clock).value_or(nullptr);
    }

    FakeClock m_clock;
    TestReceiver m_receiver;
};

void TestGatewayResources::lowersNoLimit()
{
    rlimit before{};
    QCOMPARE(getrlimit(RLIMIT_NOFILE, &before), 0);
    QCOMPARE(raiseFileLimit(1), quint64(before.rlim_cur));
    rlimit after{};
    QCOMPARE(getrlimit(RLIMIT_NOFILE, &after), 0);
    QCOMPARE(after.rlim_cur, before.rlim_cur);
    QCOMPARE(after.rlim_max, before.rlim_max);
}

void TestGatewayResources::raisesTheLimitToAllThatTheSystemAllows()
{
    if (!isLimitedChild()) {
        const QByteArray said = runLimited(QStringLiteral("ulimit -n 3000 && ulimit -Sn 300"), __func__);
        QVERIFY2(said.isEmpty(), said.constData());
        return;
    }
    QCOMPARE(raiseFileLimit(), quint64(3000));
    rlimit limit{};
    QCOMPARE(getrlimit(RLIMIT_NOFILE, &limit), 0);
    QCOMPARE(limit.rlim_cur, rlim_t(3000));
    QCOMPARE(limit.rlim_max, rlim_t(3000));
}

void TestGatewayResources::getsTheFilesItNeeds()
{
    if (!isLimitedChild()) {
        const QByteArray said = runLimited(QStringLiteral("ulimit -n 3000 && ulimit -Sn 300"), __func__);
        QVERIFY2(said.isEmpty(), said.constData());
        return;
    }
    auto config = testGateway();
    config.maxConnections = 2000;
    const auto gateway = started(config);
    QVERIFY(gateway);
    QCOMPARE(gateway->counters().maxConnections, 2000);
    rlimit limit{};
    QCOMPARE(getrlimit(RLIMIT_NOFILE, &limit), 0);
    QVERIFY(limit.rlim_cur > 2000 && limit.rlim_cur < 3000); // what it needs, and no more
}

void TestGatewayResources::keepsFewerConnectionsThanItMayHaveFiles()
{
    if (!isLimitedChild()) {
        const QByteArray said = runLimited(QStringLiteral("ulimit -n 400"), __func__);
        QVERIFY2(said.isEmpty(), said.constData());
        return;
    }
    const auto gateway = started(testGateway());
    QVERIFY(gateway);
    QVERIFY(gateway->counters().maxConnections > 0);
    QVERIFY(gateway->counters().maxConnections < 400);
    HookClient client(gateway->port());
    QCOMPARE(client.status(signedPost("a", "{}", m_clock)), 202);
}

void TestGatewayResources::goesOnWhenThereAreNoFilesLeft()
{
    if (!isLimitedChild()) {
        const QByteArray said = runLimited(QStringLiteral("ulimit -n 400"), __func__);
        QVERIFY2(said.isEmpty(), said.constData());
        return;
    }
    auto config = testGateway();
    config.limits.grace = Milliseconds(60'000); // nobody has to make room
    const auto gateway = started(config);
    QVERIFY(gateway);
    HookClient before(gateway->port());
    QCOMPARE(before.status(signedPost("a", "{}", m_clock)), 202);
    const int late = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    AllFiles all;
    QVERIFY(all.count() > 0);
    const MonoTime asked = SystemClock().monotonic();
    QVERIFY(connects(late, gateway->port()));
    QVERIFY(QTest::qWaitFor([&] { return gateway->counters().outOfFiles >= 10; }, 20'000));
    // It rests between its tries: ten of them need nine rests, which nothing makes shorter.
    QVERIFY(SystemClock().monotonic() - asked >= Milliseconds(9 * 15));
    QCOMPARE(gateway->counters().connections, 1);
    QCOMPARE(before.status(signedPost("b", "{}", m_clock)), 202); // who was there is served
    QVERIFY(says(late, signedPost("c", "{}", m_clock)));
    all.giveBack();
    QVERIFY(QTest::qWaitFor([&] { return gateway->counters().taken == 3; }, 20'000)); // and who waited is taken
    char said[16] = {};
    QCOMPARE(::recv(late, said, 12, MSG_WAITALL), ssize_t(12));
    QCOMPARE(QByteArray(said), QByteArray("HTTP/1.1 202"));
    ::close(late);
}

void TestGatewayResources::makesRoomWhenThereAreNoFilesLeft()
{
    if (!isLimitedChild()) {
        const QByteArray said = runLimited(QStringLiteral("ulimit -n 400"), __func__);
        QVERIFY2(said.isEmpty(), said.constData());
        return;
    }
    auto config = testGateway();
    config.limits.grace = Milliseconds(0); // whoever says nothing has to go at once
    const auto gateway = started(config);
    QVERIFY(gateway);
    HookClient silent(gateway->port());
    QVERIFY(QTest::qWaitFor([&] { return gateway->counters().connections == 1; }, 20'000));
    const int late = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const AllFiles all;
    QVERIFY(connects(late, gateway->port()));
    QVERIFY(says(late, signedPost("a", "{}", m_clock)));
    QVERIFY(QTest::qWaitFor([&] { return gateway->counters().taken == 1; }, 20'000)); // by the file of the silent one
    QVERIFY(gateway->counters().evicted > 0);
    QVERIFY(silent.waitForEnd());
    ::close(late);
}

void TestGatewayResources::sleepsWhileItHasNothingToDo()
{
    const auto gateway = started(testGateway());
    QVERIFY(gateway);
    HookClient client(gateway->port()); // that says nothing: its time is up in ten seconds
    QVERIFY(QTest::qWaitFor([&] { return gateway->counters().connections == 1; }));
    const auto turn = [&] { return gateway->counters().turns; };
    const quint64 first = turn();
    QVERIFY(QTest::qWaitFor([&] { return turn() > first; }, 20'000));
    const MonoTime begun = SystemClock().monotonic();
    const quint64 before = turn();
    QVERIFY(QTest::qWaitFor([&] { return turn() >= before + 3; }, 60'000));
    // Each turn is a second after the one before it at the least, however slow the machine is; the first was seen late.
    QVERIFY(SystemClock().monotonic() - begun >= Milliseconds(1900));
}

void TestGatewayResources::looksInTimeAtConnectionsThatComeWhileItSleeps()
{
    auto config = testGateway();
    config.turn = std::chrono::hours(1); // nothing but a connection wakes it
    config.limits.idle = Milliseconds(50);
    config.limits.request = Milliseconds(100);
    const auto gateway = started(config);
    QVERIFY(gateway);
    for (quint64 ended = 1; ended <= 5; ++ended) {
        HookClient silent(gateway->port());
        QVERIFY(silent.waitForEnd());
        QCOMPARE(gateway->counters().refusedByStatus[408], ended);
    }
    HookClient idle(gateway->port());
    QCOMPARE(idle.status(signedPost("a", "{}", m_clock)), 202);
    QVERIFY(idle.waitForEnd());
}

QTEST_GUILESS_MAIN(TestGatewayResources)
#include "tst_gatewayresources.moc"
