#include "core/base/fakeclock.h"
#include "core/engine/webhookcomponent.h"
#include "tests/core/engine/coordinatorbench.h"
#include "tests/core/support/freeport.h"
#include "tests/core/support/hooksender.h"
#include "tests/core/support/hooksettings.h"
#include "tests/core/support/limitedchild.h"

using namespace sluice;
using namespace sluice::test;

namespace {

const QString kWebhooks = QStringLiteral("webhooks");
const QString kOther = QStringLiteral("other");

/// Takes every webhook, but for one that keeps the gateway's thread until the test is over.
class StallingReceiver final : public HookReceiver {
public:
    explicit StallingReceiver(std::shared_ptr<Trap> trap)
        : m_trap(std::move(trap))
    {
    }
    void receive(Hook hook, std::function<void(HookAnswer)> answered) override
    {
        if (hook.id == u"stall")
            m_trap->hang();
        answered({.outcome = HookAnswer::Outcome::Durable, .receipt = hook.id});
    }

private:
    std::shared_ptr<Trap> m_trap;
};

} // namespace

/// The gateway under the real coordinator. When its thread or the component's own hangs, another one listens at the same
/// port, and the others notice nothing; when the system gives it too little, it says so.
class TestWebhookHang : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void isLateSuspectLostAndReplacedWhenItHangs();
    void isReplacedWhenTheThreadOfItsGatewayHangs();
    void isDegradedWhenItMayHaveFewConnections();
    void saysThatThereAreNoFilesLeft();
    void countsTheBodiesThatAreComingIn();

private:
    [[nodiscard]] int send(const QByteArray &id);

    quint16 m_port = 0;
    std::shared_ptr<FakeClock> m_clock; ///< of the component; the coordinator has the real one
    std::unique_ptr<CoordinatorBench> m_bench;
};

void TestWebhookHang::init()
{
    qputenv("SLUICE_SECRET_TESTS", kHookSecret);
    m_port = freePort();
    m_clock = std::make_shared<FakeClock>();
    m_bench = std::make_unique<CoordinatorBench>(QStringList{kOther});
    WebhookComponentSetup setup;
    setup.clock = m_clock;
    setup.settings = {QStringLiteral("127.0.0.1:%1").arg(m_port), {signedEndpoint(QStringLiteral("orders"))}};
    setup.receiver = std::make_shared<StallingReceiver>(m_bench->trap);
    setup.pending = std::make_shared<std::atomic<quint64>>(0);
    setup.news = std::make_shared<Outlet<HookNews>>();
    const auto make = [setup](quint32 generation) -> std::unique_ptr<SystemComponent> {
        WebhookComponentSetup own = setup;
        own.generation = generation;
        return std::make_unique<WebhookComponent>(std::move(own));
    };
    const auto giveUp = [hold = setup.hold](quint32 generation) { hold->giveUp(generation); };
    m_bench->more.push_back({{kWebhooks, {}}, make, {}, giveUp});
    m_bench->start();
    const auto isUp = [this] {
        const ComponentPhase phase = m_bench->shown(kWebhooks).phase;
        return phase == ComponentPhase::Running || phase == ComponentPhase::Degraded;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isUp() && m_bench->runs(kOther, 1), 20'000);
    QCOMPARE(send("before"), 202);
}

void TestWebhookHang::cleanup()
{
    m_bench->trap->open();
    QVERIFY(m_bench->end());
    m_bench.reset();
}

/// The status that is answered; 0: nothing is.
int TestWebhookHang::send(const QByteArray &id)
{
    std::optional<int> status;
    int sent = 0;
    HookSender sender(
        m_port, "orders", [&] { return sent++ == 0 ? id : QByteArray(); },
        [&](const HookSending &sending) { status = sending.status; });
    (void)QTest::qWaitFor([&] { return status.has_value(); }, 20'000);
    return status.value_or(0);
}

void TestWebhookHang::isLateSuspectLostAndReplacedWhenItHangs()
{
    CoordinatorOrder order;
    order.kind = CoordinatorOrder::Kind::Break;
    order.fault = {kWebhooks, ComponentFault::Kind::Hang};
    m_bench->orders->post(order);
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->runs(kWebhooks, 2), 30'000);
    const auto &healths = m_bench->parts.at(kWebhooks).healths;
    const std::vector<ComponentHealth> course{ComponentHealth::Late, ComponentHealth::Suspect, ComponentHealth::Lost};
    QVERIFY(std::ranges::search(healths, course).size() == course.size());
    QCOMPARE(m_bench->shown(kWebhooks).abandoned, 1U);
    QCOMPARE(send("after"), 202); // at the port that the one who hangs has held
    QVERIFY(m_bench->othersGoOn(kWebhooks));
}

void TestWebhookHang::isReplacedWhenTheThreadOfItsGatewayHangs()
{
    int sent = 0;
    HookSender stalls(
        m_port, "orders", [&] { return sent++ == 0 ? QByteArray("stall") : QByteArray(); }, [](const HookSending &) {});
    QTRY_COMPARE_WITH_TIMEOUT(m_bench->trap->caught(), 1, 20'000);
    m_clock->advance(std::chrono::seconds(11)); // without a sign from the gateway
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->runs(kWebhooks, 2), 30'000);
    const auto &phases = m_bench->parts.at(kWebhooks).phases;
    QVERIFY(std::ranges::find(phases, ComponentPhase::Recovering) != phases.end());
    QCOMPARE(m_bench->shown(kWebhooks).abandoned, 1U); // its end waits for that thread
    QCOMPARE(m_bench->trap->caught(), 1);
    QCOMPARE(send("after"), 202);
    QVERIFY(m_bench->othersGoOn(kWebhooks));
}

void TestWebhookHang::isDegradedWhenItMayHaveFewConnections()
{
    if (!isLimitedChild()) {
        const QByteArray said = runLimited(QStringLiteral("ulimit -n 400"), __func__);
        QVERIFY2(said.isEmpty(), said.constData());
        return;
    }
    QTRY_COMPARE_WITH_TIMEOUT(m_bench->shown(kWebhooks).phase, ComponentPhase::Degraded, 20'000);
    const Error error = m_bench->shown(kWebhooks).lastError;
    QCOMPARE(error.code, QStringLiteral("webhook.fewConnections"));
    QCOMPARE(error.args.value(QStringLiteral("connections")), QStringLiteral("144"));
    QCOMPARE(error.args.value(QStringLiteral("wanted")), QStringLiteral("10000"));
    QCOMPARE(send("after"), 202); // it works all the same
}

void TestWebhookHang::saysThatThereAreNoFilesLeft()
{
    if (!isLimitedChild()) {
        const QByteArray said = runLimited(QStringLiteral("ulimit -n 400"), __func__);
        QVERIFY2(said.isEmpty(), said.constData());
        return;
    }
    QTcpSocket late;
    late.bind(QHostAddress::LocalHost); // has its file before they are all gone
    AllFiles all;
    late.connectToHost(QHostAddress::LocalHost, m_port);
    QTRY_COMPARE_WITH_TIMEOUT(m_bench->shown(kWebhooks).lastError.code, QStringLiteral("webhook.outOfFiles"), 20'000);
    all.giveBack();
    QCOMPARE(send("after"), 202);
    QCOMPARE(m_bench->shown(kWebhooks).generation, 1U);
}

void TestWebhookHang::countsTheBodiesThatAreComingIn()
{
    QCOMPARE(m_bench->shown(kWebhooks).memoryBytes, quint64(0));
    QTcpSocket sender;
    sender.connectToHost(QHostAddress::LocalHost, m_port);
    const QByteArray whole = hookRequest("orders", "large", QByteArray(50'000, '1'));
    sender.write(whole.chopped(1));
    QTRY_VERIFY_WITH_TIMEOUT(m_bench->shown(kWebhooks).memoryBytes >= 49'999, 20'000);
    sender.write(whole.last(1));
    QTRY_COMPARE_WITH_TIMEOUT(m_bench->shown(kWebhooks).memoryBytes, quint64(0), 20'000);
}

QTEST_GUILESS_MAIN(TestWebhookHang)
#include "tst_webhookhang.moc"
