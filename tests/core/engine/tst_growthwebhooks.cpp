#include "core/workflow/workflowfile.h"
#include "tests/core/engine/enginetest.h"
#include "tests/core/growth/hooksender.h"
#include "tests/core/growth/preferentialgraph.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace sluice;
using namespace sluice::test;
using namespace std::chrono_literals;

namespace {

constexpr int kLong = 240'000;

} // namespace

/// The sample referral-growth as it is shipped, end to end: a generated graph of invites comes in as webhooks over HTTP, a
/// workflow publishes them, the three models hear them and each other, and another workflow acts on what Optimizer says.
class TestGrowthWebhooks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void comeInOverHttpAndAreActedUpon();
    void goOnAfterARestart();
    void areResetByTheClientForGood();

private:
    [[nodiscard]] bool start();
    [[nodiscard]] bool armAll();
    [[nodiscard]] GrowthSnapshot growth();
    [[nodiscard]] quint64 runsOf(const QString &workflow);

    EngineFixture m_fixture;
    std::vector<GrowthEvent> m_events;
};

bool TestGrowthWebhooks::start()
{
    auto opened = openWorkspace(m_fixture.folder.path());
    if (!opened || !opened->engine.growth || !opened->engine.webhooks)
        return false;
    opened->engine.watchesTriggers = true;
    opened->engine.webhooks->listen = QStringLiteral("127.0.0.1:0"); // the port of the sample may be taken
    return m_fixture.start(std::move(opened->engine));
}

bool TestGrowthWebhooks::armAll()
{
    for (const char *name : {"take-growth-events", "follow-strategy"}) {
        const auto workflow = loadWorkflow(
            QStringLiteral(SLUICE_SAMPLES "/referral-growth/workflows/%1.json").arg(QLatin1StringView(name)));
        if (!workflow || !m_fixture.arm(*workflow))
            return false;
    }
    return true;
}

GrowthSnapshot TestGrowthWebhooks::growth()
{
    return m_fixture
        .answer<GrowthSnapshot>([](EngineClient *client, auto done) { client->readGrowth(client, std::move(done)); })
        .value_or(GrowthSnapshot());
}

quint64 TestGrowthWebhooks::runsOf(const QString &workflow)
{
    RunFilter filter;
    filter.workflow = workflow;
    filter.state = RunState::Succeeded;
    const auto page = m_fixture.answer<Page<RunSummary>>([&](EngineClient *client, auto done) {
        client->listRuns(filter, {0, 1}, client, std::move(done));
    });
    return page ? page->total : 0;
}

void TestGrowthWebhooks::initTestCase()
{
    QVERIFY(QFile::copy(QStringLiteral(SLUICE_SAMPLES "/referral-growth/sluice.json"),
                        m_fixture.folder.filePath(QStringLiteral("sluice.json"))));
    QVERIFY(start());
    QVERIFY(armAll());
}

void TestGrowthWebhooks::comeInOverHttpAndAreActedUpon()
{
    m_events = preferentialGraph(7, 150, SystemClock().wall() - std::chrono::days(22), 20);
    QTRY_VERIFY_WITH_TIMEOUT(!m_fixture.engine->snapshot().webhookAddress.isEmpty(), kLong);
    HookSender sender(m_fixture.engine->snapshot().webhookAddress, m_events);
    sender.start();
    QVERIFY2(QTest::qWaitFor([&] { return sender.isOver(); }, kLong), qPrintable(sender.trouble()));
    QTRY_VERIFY_WITH_TIMEOUT(growth().viral && growth().viral->taken == m_events.size(), kLong);
    QCOMPARE(runsOf(QStringLiteral("take-growth-events")), quint64(m_events.size()));
    const auto campaign = [&] {
        QFile file(m_fixture.folder.filePath(QStringLiteral("campaign.json")));
        return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
    };
    QTRY_COMPARE_WITH_TIMEOUT(campaign()[u"leader"].toString(), QStringLiteral("gift"), kLong);
    QVERIFY(runsOf(QStringLiteral("follow-strategy")) > 0);
    QTRY_VERIFY_WITH_TIMEOUT(growth().predictor && growth().predictor->last, kLong);
    QTRY_VERIFY_WITH_TIMEOUT(growth().optimizer && growth().optimizer->now.shares.size() == 2, kLong);
    const GrowthSnapshot now = growth();
    QVERIFY(now.isWanted && now.viral->window.k.range.contains(now.viral->window.k.value));
    QVERIFY(!now.optimizer->log.empty());
    QVERIFY(m_fixture.letters().empty());
}

/// What was known is known again, and each recorded event counts once.
void TestGrowthWebhooks::goOnAfterARestart()
{
    const ViralReport before = *growth().viral;
    m_fixture.engine.reset();
    QVERIFY(start());
    QTRY_VERIFY_WITH_TIMEOUT(growth().viral && growth().viral->taken == m_events.size(), kLong);
    QCOMPARE(growth().viral->window.accepted, before.window.accepted);
    QCOMPARE(growth().viral->epoch, before.epoch);
}

void TestGrowthWebhooks::areResetByTheClientForGood()
{
    const auto reset = [&](const QString &model) {
        return m_fixture.answer<void>([&](EngineClient *client, auto done) {
            client->resetGrowth({model, QStringLiteral("a new campaign")}, client, std::move(done));
        });
    };
    QCOMPARE(reset(QStringLiteral("nobody")).error().code, QStringLiteral("growth.modelUnknown"));
    QVERIFY(reset(QStringLiteral("ViralEngine")));
    QTRY_COMPARE_WITH_TIMEOUT(growth().viral->taken, quint64(0), kLong);
    const auto audit = m_fixture.answer<Page<AuditEntry>>([](EngineClient *client, auto done) {
        client->listAudit({QStringLiteral("growth"), {}}, {0, 10}, client, std::move(done));
    });
    QVERIFY(audit);
    QCOMPARE(audit->rows.size(), std::size_t(1));
    QCOMPARE(audit->rows[0].target, QStringLiteral("ViralEngine"));
    QCOMPARE(audit->rows[0].reason, QStringLiteral("a new campaign"));
    m_fixture.engine.reset();
    QVERIFY(start());
    QTRY_VERIFY_WITH_TIMEOUT(growth().viral, kLong);
    QCOMPARE(growth().viral->taken, quint64(0));
}

QTEST_GUILESS_MAIN(TestGrowthWebhooks)
#include "tst_growthwebhooks.moc"
