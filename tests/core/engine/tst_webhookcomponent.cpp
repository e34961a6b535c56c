#include "core/engine/hooksetup.h"
#include "core/integration/errors.h"
#include "tests/core/engine/enginetest.h"
#include "tests/core/support/freeport.h"
#include "tests/core/support/hooksender.h"
#include "tests/core/support/hooksettings.h"

#include <QRegularExpression>
#include <QTcpServer>

using namespace sluice;
using namespace sluice::test;

/// The gateway as a component of the engine, over loopback.
class TestWebhookComponent : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("SLUICE_SECRET_TESTS", kHookSecret); }
    void init();
    void cleanup();

    void takesWebhooksOverHttp();
    void takesThemOnlyWhileTheirWorkflowIsArmed();
    void saysWhichSecretIsMissing();
    void saysWhyASecretIsNotUsed();
    void answersThatItIsAwayWhilePaused();
    void listensAgainAfterARestart();
    void isStoppedAfterItIsDrained();
    void listensAgainAfterItHung();
    void leavesTheOthersAloneWhenItsAddressIsTaken();
    void takesOtherEndpointsWhileTheEngineRuns();
    void listensElsewhereWhileTheEngineRuns();
    void beginsAndEndsWithItsSettings();
    void listensOnceItsSettingsNameAFreeAddress();
    void takesWhatWasChangedWhileNobodyTookOrders();
    void knowsANewEndpointAfterTheEngineWasRestarted();
    void noticesASecretThatComesLate();
    void noticesASecretThatIsAnotherNow();

private:
    [[nodiscard]] bool start(const QString &listen, LocalEngineConfig config = {});
    [[nodiscard]] int send(const QByteArray &id, const QByteArray &endpoint = "orders");
    [[nodiscard]] ComponentSnapshot shown() const;
    [[nodiscard]] bool isListening() const { return !m_fixture->engine->snapshot().webhookAddress.isEmpty(); }
    [[nodiscard]] bool order(ComponentAction action, const QString &component = QStringLiteral("webhooks"));
    [[nodiscard]] quint64 succeeded();
    void use(const std::optional<WebhookSettings> &settings) { m_fixture->engine->setWebhooks(settings); }
    /// Runs and listens, as a generation after that one.
    [[nodiscard]] bool isRenewed(quint32 generation) const
    {
        return shown().generation > generation && shown().phase == ComponentPhase::Running && isListening();
    }

    std::unique_ptr<EngineFixture> m_fixture;
    WebhookSettings m_settings;
};

void TestWebhookComponent::init()
{
    m_fixture = std::make_unique<EngineFixture>();
    m_settings = {};
    m_settings.endpoints = {signedEndpoint(QStringLiteral("orders"), QStringLiteral("chain"))};
}

void TestWebhookComponent::cleanup()
{
    m_fixture.reset();
}

bool TestWebhookComponent::start(const QString &listen, LocalEngineConfig config)
{
    m_settings.listen = listen;
    config.webhooks = m_settings;
    config.hooks = hookRoutes(m_settings);
    return m_fixture->start(std::move(config)) && m_fixture->arm(EngineFixture::chain(1));
}

/// The status that the gateway answers with; 0: it answers nothing.
int TestWebhookComponent::send(const QByteArray &id, const QByteArray &endpoint)
{
    const quint16 port = m_fixture->engine->snapshot().webhookAddress.section(u':', -1).toUShort();
    std::optional<int> status;
    int sent = 0;
    HookSender sender(
        port, endpoint, [&] { return sent++ == 0 ? id : QByteArray(); },
        [&](const HookSending &sending) { status = sending.status; });
    (void)QTest::qWaitFor([&] { return status.has_value(); }, 20'000);
    return status.value_or(0);
}

ComponentSnapshot TestWebhookComponent::shown() const
{
    const auto *component = componentOf(m_fixture->engine->snapshot(), QStringLiteral("webhooks"));
    return component ? *component : ComponentSnapshot();
}

bool TestWebhookComponent::order(ComponentAction action, const QString &component)
{
    return m_fixture
        ->answer<void>([&](EngineClient *client, auto done) {
            client->controlComponent({component, action, QStringLiteral("test")}, client, std::move(done));
        })
        .has_value();
}

quint64 TestWebhookComponent::succeeded()
{
    RunFilter done;
    done.state = RunState::Succeeded;
    const auto page = m_fixture->answer<Page<RunSummary>>(
        [&](EngineClient *client, auto answered) { client->listRuns(done, {}, client, std::move(answered)); });
    return page ? page->total : 0;
}

void TestWebhookComponent::takesThemOnlyWhileTheirWorkflowIsArmed()
{
    QVERIFY(start(QStringLiteral("127.0.0.1:0")));
    QTRY_VERIFY_WITH_TIMEOUT(isListening() && shown().phase == ComponentPhase::Running, 20'000);
    const quint32 before = shown().generation;
    QVERIFY(m_fixture->disarm(QStringLiteral("chain")));
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(QStringLiteral("chain is not armed")));
    QCOMPARE(send("a"), 503);
    QCOMPARE(send("a"), 503);
    QVERIFY(m_fixture->arm(EngineFixture::chain(1)));
    QCOMPARE(send("a"), 202);
    QTRY_COMPARE_WITH_TIMEOUT(succeeded(), quint64(1), 30'000);
    QCOMPARE(shown().generation, before);
    QVERIFY(shown().lastError.code.isEmpty()); // it is as it should be
}

void TestWebhookComponent::takesWebhooksOverHttp()
{
    QVERIFY(start(QStringLiteral("127.0.0.1:0")));
    QTRY_VERIFY_WITH_TIMEOUT(isListening(), 20'000);
    QCOMPARE(send("a"), 202);
    QCOMPARE(send("b"), 202);
    QCOMPARE(send("a"), 200);
    QCOMPARE(send("c", "nowhere"), 404);
    QTRY_COMPARE_WITH_TIMEOUT(succeeded(), quint64(2), 30'000);
    QTRY_VERIFY_WITH_TIMEOUT(shown().requests >= 2, 20'000);
    QCOMPARE(shown().phase, ComponentPhase::Running);
}

void TestWebhookComponent::saysWhichSecretIsMissing()
{
    m_settings.endpoints.push_back(
        signedEndpoint(QStringLiteral("pushes"), QStringLiteral("chain"), QStringLiteral("that-nobody-set")));
    QVERIFY(start(QStringLiteral("127.0.0.1:0")));
    QTRY_VERIFY_WITH_TIMEOUT(isListening(), 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(shown().phase, ComponentPhase::Degraded, 20'000);
    QCOMPARE(shown().lastError.code, QStringLiteral("webhook.secretMissing"));
    QCOMPARE(shown().lastError.args.value(QStringLiteral("name")), QStringLiteral("that-nobody-set"));
    QCOMPARE(shown().lastError.args.value(QStringLiteral("endpoint")), QStringLiteral("pushes"));
    QCOMPARE(send("a", "pushes"), 503);
    QCOMPARE(send("a"), 202);
    QVERIFY(order(ComponentAction::Pause));
    QTRY_COMPARE_WITH_TIMEOUT(shown().phase, ComponentPhase::Paused, 20'000);
    QVERIFY(order(ComponentAction::Resume));
    QTRY_COMPARE_WITH_TIMEOUT(shown().phase, ComponentPhase::Degraded, 20'000); // it is still missing
}

void TestWebhookComponent::saysWhyASecretIsNotUsed()
{
    const QTemporaryDir secrets;
    QFile file(secrets.filePath(QStringLiteral("tests")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(kHookSecret) > 0);
    QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::ReadOther));
    LocalEngineConfig config;
    config.host.secrets = std::make_shared<FolderSecrets>(secrets.path());
    QVERIFY(start(QStringLiteral("127.0.0.1:0"), config));
    QTRY_COMPARE_WITH_TIMEOUT(shown().phase, ComponentPhase::Degraded, 20'000);
    QCOMPARE(shown().lastError.code, QStringLiteral("secret.fileOpen"));
    QCOMPARE(shown().lastError.args.value(QStringLiteral("path")), file.fileName());
    QTRY_VERIFY_WITH_TIMEOUT(isListening(), 20'000);
    QCOMPARE(send("a"), 503);
}

void TestWebhookComponent::answersThatItIsAwayWhilePaused()
{
    QVERIFY(start(QStringLiteral("127.0.0.1:0")));
    QTRY_VERIFY_WITH_TIMEOUT(isListening(), 20'000);
    QVERIFY(order(ComponentAction::Pause));
    QTRY_COMPARE_WITH_TIMEOUT(shown().phase, ComponentPhase::Paused, 20'000);
    QCOMPARE(send("a"), 503);
    QVERIFY(order(ComponentAction::Resume));
    QTRY_COMPARE_WITH_TIMEOUT(shown().phase, ComponentPhase::Running, 20'000);
    QCOMPARE(send("a"), 202);
}

void TestWebhookComponent::listensAgainAfterARestart()
{
    QVERIFY(start(QStringLiteral("127.0.0.1:%1").arg(freePort())));
    QTRY_VERIFY_WITH_TIMEOUT(isListening(), 20'000);
    QCOMPARE(send("a"), 202);
    const quint32 before = shown().generation;
    QVERIFY(order(ComponentAction::Restart));
    QTRY_VERIFY_WITH_TIMEOUT(shown().generation > before && shown().phase == ComponentPhase::Running, 30'000);
    QTRY_VERIFY_WITH_TIMEOUT(isListening(), 20'000);
    QCOMPARE(send("b"), 202);
    QCOMPARE(send("a"), 200); // known from the journal
}

void TestWebhookComponent::isStoppedAfterItIsDrained()
{
    QVERIFY(start(QStringLiteral("127.0.0.1:0")));
    QTRY_VERIFY_WITH_TIMEOUT(isListening(), 20'000);
    QVERIFY(order(ComponentAction::Drain));
    QTRY_COMPARE_WITH_TIMEOUT(shown().phase, ComponentPhase::Stopped, 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(!isListening(), 20'000);
}

void TestWebhookComponent::listensAgainAfterItHung()
{
    LocalEngineConfig config;
    config.demo = DemoConfig{};
    config.supervision.beat = Milliseconds(50);
    config.supervision.tick = Milliseconds(25);
    config.supervision.lateAfter = Milliseconds(500);
    config.supervision.suspectAfter = Milliseconds(1000);
    config.supervision.lostAfter = Milliseconds(1500);
    config.supervision.shutdownGrace = Milliseconds(500);
    config.supervision.coolDown = Milliseconds(100);
    QVERIFY(start(QStringLiteral("127.0.0.1:%1").arg(freePort()), std::move(config)));
    QTRY_VERIFY_WITH_TIMEOUT(isListening() && m_fixture->engine->snapshot().demoServing, 20'000);
    const quint32 before = shown().generation;
    QVERIFY(hangComponent(m_fixture->engine->snapshot(), "webhooks"));
    QTRY_VERIFY_WITH_TIMEOUT(shown().generation > before && shown().phase == ComponentPhase::Running, 40'000);
    QTRY_VERIFY_WITH_TIMEOUT(isListening(), 20'000);
    QCOMPARE(send("a"), 202); // at the same port
}

void TestWebhookComponent::leavesTheOthersAloneWhenItsAddressIsTaken()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    QVERIFY(start(QStringLiteral("127.0.0.1:%1").arg(other.serverPort())));
    QTRY_VERIFY_WITH_TIMEOUT(!shown().lastError.code.isEmpty(), 20'000);
    QVERIFY(!isListening());
    const auto run = m_fixture->run(EngineFixture::chain(2));
    QVERIFY(run);
    QCOMPARE(m_fixture->waitFor(*run, {RunState::Succeeded})->state, RunState::Succeeded);
}

void TestWebhookComponent::takesOtherEndpointsWhileTheEngineRuns()
{
    QVERIFY(start(QStringLiteral("127.0.0.1:0")));
    QTRY_VERIFY_WITH_TIMEOUT(isListening() && shown().phase == ComponentPhase::Running, 20'000);
    QCOMPARE(send("a"), 202);
    QCOMPARE(send("b", "pushes"), 404);
    QTRY_COMPARE_WITH_TIMEOUT(succeeded(), quint64(1), 30'000); // what still waited would become a letter
    const quint32 before = shown().generation;
    use(m_settings); // the same: nothing happens
    m_settings.endpoints = {signedEndpoint(QStringLiteral("pushes"), QStringLiteral("chain"))};
    use(m_settings);
    QTRY_VERIFY_WITH_TIMEOUT(isRenewed(before), 30'000);
    QCOMPARE(shown().generation, before + 1);
    QCOMPARE(send("b", "pushes"), 202);
    QCOMPARE(send("c"), 404);
    QTRY_COMPARE_WITH_TIMEOUT(succeeded(), quint64(2), 30'000); // and it starts runs
    const auto audit = m_fixture->answer<Page<AuditEntry>>(
        [&](EngineClient *client, auto done) { client->listAudit({}, {}, client, std::move(done)); });
    QVERIFY(audit && std::ranges::any_of(audit->rows, [](const AuditEntry &entry) {
                return entry.action == u"settings.webhooks" && entry.target == u"127.0.0.1:0";
            }));
}

void TestWebhookComponent::listensElsewhereWhileTheEngineRuns()
{
    const QString first = QStringLiteral("127.0.0.1:%1").arg(freePort());
    QVERIFY(start(first));
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture->engine->snapshot().webhookAddress, first, 20'000);
    QCOMPARE(send("a"), 202);
    m_settings.listen = QStringLiteral("127.0.0.1:%1").arg(freePort());
    use(m_settings);
    QTRY_COMPARE_WITH_TIMEOUT(m_fixture->engine->snapshot().webhookAddress, m_settings.listen, 30'000);
    QCOMPARE(send("b"), 202);
    QCOMPARE(send("a"), 200); // it is the same endpoint
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost, first.section(u':', -1).toUShort())); // nobody is there any more
}

void TestWebhookComponent::beginsAndEndsWithItsSettings()
{
    QVERIFY(m_fixture->start({}));
    QVERIFY(shown().id.isEmpty());
    m_settings.listen = QStringLiteral("127.0.0.1:0");
    for (int time = 0; time < 2; ++time) {
        use(m_settings);
        QTRY_VERIFY_WITH_TIMEOUT(isRenewed(0), 30'000);
        QVERIFY(m_fixture->arm(EngineFixture::chain(1)));
        QCOMPARE(send("a" + QByteArray::number(time)), 202);
        // What still waited for its run would become a letter.
        QTRY_COMPARE_WITH_TIMEOUT(succeeded(), quint64(time + 1), 30'000);
        use(std::nullopt);
        QTRY_VERIFY_WITH_TIMEOUT(shown().id.isEmpty() && !isListening(), 30'000);
    }
}

void TestWebhookComponent::listensOnceItsSettingsNameAFreeAddress()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    LocalEngineConfig config;
    config.supervision.mostRecoveries = 0;
    QVERIFY(start(QStringLiteral("127.0.0.1:%1").arg(other.serverPort()), std::move(config)));
    QTRY_COMPARE_WITH_TIMEOUT(shown().phase, ComponentPhase::Error, 20'000); // and nobody tries again by himself
    const quint32 before = shown().generation;
    m_settings.listen = QStringLiteral("127.0.0.1:0");
    use(m_settings);
    QTRY_VERIFY_WITH_TIMEOUT(isRenewed(before), 30'000);
    QCOMPARE(send("a"), 202);
}

void TestWebhookComponent::takesWhatWasChangedWhileNobodyTookOrders()
{
    m_settings.listen = QStringLiteral("127.0.0.1:0");
    LocalEngineConfig config;
    config.workspace = m_fixture->folder.path();
    LocalEngine engine(config); // its coordinator is just being started
    engine.setWebhooks(m_settings);
    QTRY_VERIFY_WITH_TIMEOUT(!engine.snapshot().webhookAddress.isEmpty(), 30'000);
}

void TestWebhookComponent::knowsANewEndpointAfterTheEngineWasRestarted()
{
    QVERIFY(start(QStringLiteral("127.0.0.1:0")));
    QTRY_VERIFY_WITH_TIMEOUT(isListening() && shown().phase == ComponentPhase::Running, 20'000);
    const quint32 before = shown().generation;
    m_settings.endpoints.push_back(signedEndpoint(QStringLiteral("slow"), QStringLiteral("chain")));
    m_settings.endpoints.back().ratePerSecond = 0.001; // the first at once, the second much later
    use(m_settings);
    QTRY_VERIFY_WITH_TIMEOUT(isRenewed(before), 30'000);
    QCOMPARE(send("a", "slow"), 202);
    QCOMPARE(send("b", "slow"), 202);
    QTRY_COMPARE_WITH_TIMEOUT(succeeded(), quint64(1), 30'000);
    QVERIFY(order(ComponentAction::Restart, QStringLiteral("engine")));
    // An engine that begins anew begins with a new allowance.
    QTRY_COMPARE_WITH_TIMEOUT(succeeded(), quint64(2), 30'000);
}

/// Keeps one secret, which it does not know yet.
class LateSecrets final : public SecretStore {
public:
    Result<SecretValue> read(const QString &name) const override
    {
        if (!isKnown)
            return failure(errors::kSecretPending, {{QStringLiteral("name"), name}});
        return SecretValue(kHookSecret);
    }
    std::atomic<bool> isKnown = false;
};

void TestWebhookComponent::noticesASecretThatComesLate()
{
    const auto secrets = std::make_shared<LateSecrets>();
    LocalEngineConfig config;
    config.host.secrets = secrets;
    QVERIFY(start(QStringLiteral("127.0.0.1:0"), std::move(config)));
    QTRY_VERIFY_WITH_TIMEOUT(isListening() && shown().phase == ComponentPhase::Degraded, 20'000);
    QCOMPARE(shown().lastError.code, QStringLiteral("secret.pending"));
    QCOMPARE(send("a"), 503);
    const quint32 before = shown().generation;
    secrets->isKnown = true;
    QTRY_COMPARE_WITH_TIMEOUT(shown().phase, ComponentPhase::Running, 30'000);
    QCOMPARE(send("a"), 202);
    QCOMPARE(shown().generation, before); // nothing was started anew
}

void TestWebhookComponent::noticesASecretThatIsAnotherNow()
{
    const QTemporaryDir secrets;
    const auto keep = [&](const QByteArray &value) {
        QFile file(secrets.filePath(QStringLiteral("tests")));
        return file.open(QIODevice::WriteOnly) && file.setPermissions(QFile::ReadOwner | QFile::WriteOwner)
               && file.write(value) == value.size();
    };
    QVERIFY(keep("what it was before"));
    LocalEngineConfig config;
    config.host.secrets = std::make_shared<FolderSecrets>(secrets.path());
    QVERIFY(start(QStringLiteral("127.0.0.1:0"), std::move(config)));
    QTRY_VERIFY_WITH_TIMEOUT(isListening(), 20'000);
    QCOMPARE(send("a"), 401);
    QVERIFY(keep(kHookSecret));
    QVERIFY(QTest::qWaitFor([&] { return send("a") == 202; }, 40'000));
    QCOMPARE(shown().generation, 1U);
}

QTEST_GUILESS_MAIN(TestWebhookComponent)
#include "tst_webhookcomponent.moc"
