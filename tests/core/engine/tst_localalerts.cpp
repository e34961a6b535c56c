#include "core/engine/errors.h"
#include "tests/core/engine/enginetest.h"

#include <QTest>

using namespace sluice;
using namespace sluice::test;
using namespace std::chrono_literals;

namespace {

constexpr int kAlertPatience = 20'000;

/// Fires as soon as the engine says how long its queues are.
AlertRule always()
{
    AlertRule rule;
    rule.id = QStringLiteral("always");
    rule.metric = AlertMetric::QueueDepth;
    rule.subject = kReadyQueue;
    rule.threshold = 0;
    return rule;
}

LocalEngineConfig configWith(std::vector<AlertRule> rules)
{
    LocalEngineConfig config;
    config.alertRules = std::move(rules);
    config.who = QStringLiteral("ada");
    return config;
}

const AlertSummary *alertNow(const EngineFixture &fixture)
{
    const auto &alerts = fixture.engine->snapshot().alerts;
    const auto found = std::ranges::find(alerts, QStringLiteral("always"), &AlertSummary::rule);
    return found == alerts.end() ? nullptr : &*found;
}

Result<void> order(EngineFixture &fixture, const AlertRequest &request)
{
    return fixture.answer<void>(
        [&](EngineClient *client, auto done) { client->controlAlert(request, client, std::move(done)); });
}

} // namespace

/// Alerts of a whole engine: found without any window, kept over restarts, and audited.
class TestLocalAlerts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keepsWhatFiresAndWhoAcknowledgedItOverARestart();
    void writesDownWhoDidWhat();
    void refusesWhatDoesNotFire();
    void takesOtherRulesAtOnce();
};

void TestLocalAlerts::keepsWhatFiresAndWhoAcknowledgedItOverARestart()
{
    EngineFixture fixture;
    QVERIFY(fixture.start(configWith({always()})));
    QTRY_VERIFY_WITH_TIMEOUT(alertNow(fixture), kAlertPatience);
    const AlertSummary first = *alertNow(fixture);
    QCOMPARE(first.key, QStringLiteral("always/ready"));
    QVERIFY(!first.isOld);
    QVERIFY(order(fixture, {first.key, AlertAction::Acknowledge, {}, QStringLiteral("seen")}));
    fixture.engine.reset();

    QVERIFY(fixture.start(configWith({always()})));
    QTRY_VERIFY_WITH_TIMEOUT(alertNow(fixture), kAlertPatience);
    const AlertSummary second = *alertNow(fixture);
    QVERIFY(second.isOld);
    QCOMPARE(second.since, first.since);
    QCOMPARE(second.acknowledgedBy, QStringLiteral("ada"));
    QCOMPARE(second.note, QStringLiteral("seen"));
    fixture.engine.reset();

    // Without its rule it is over, and a later start does not find it again.
    QVERIFY(fixture.start(configWith({})));
    QTRY_VERIFY_WITH_TIMEOUT(!fixture.engine->snapshot().queues.empty(), kAlertPatience);
    QVERIFY(!alertNow(fixture));
    fixture.engine.reset();
    QVERIFY(fixture.start(configWith({always()})));
    QTRY_VERIFY_WITH_TIMEOUT(alertNow(fixture), kAlertPatience);
    QVERIFY(!alertNow(fixture)->isOld);
}

void TestLocalAlerts::writesDownWhoDidWhat()
{
    EngineFixture fixture;
    QVERIFY(fixture.start(configWith({always()})));
    QTRY_VERIFY_WITH_TIMEOUT(alertNow(fixture), kAlertPatience);
    const QString key = alertNow(fixture)->key;
    QVERIFY(order(fixture, {key, AlertAction::Acknowledge, {}, QStringLiteral("mine")}));
    QVERIFY(order(fixture, {key, AlertAction::Snooze, WallTime::max(), QStringLiteral("later")}));
    QVERIFY(order(fixture, {key, AlertAction::Reopen}));
    const auto audit = fixture.answer<Page<AuditEntry>>([](EngineClient *client, auto done) {
        client->listAudit({QStringLiteral("alert"), {}}, {}, client, std::move(done));
    });
    QVERIFY(audit);
    QCOMPARE(audit->rows.size(), std::size_t(3));
    QCOMPARE(audit->rows[0].action, QStringLiteral("alert.reopen"));
    QCOMPARE(audit->rows[1].action, QStringLiteral("alert.snooze"));
    QCOMPARE(audit->rows[2].action, QStringLiteral("alert.acknowledge"));
    QCOMPARE(audit->rows[2].who, QStringLiteral("ada"));
    QCOMPARE(audit->rows[2].target, key);
    QCOMPARE(audit->rows[2].reason, QStringLiteral("mine"));
}

void TestLocalAlerts::refusesWhatDoesNotFire()
{
    EngineFixture fixture;
    QVERIFY(fixture.start(configWith({})));
    const auto refused = order(fixture, {QStringLiteral("nothing")});
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, QString(errors::kAlertUnknown));
}

void TestLocalAlerts::takesOtherRulesAtOnce()
{
    EngineFixture fixture;
    QVERIFY(fixture.start(configWith({})));
    fixture.engine->setAlertRules({always()});
    QTRY_VERIFY_WITH_TIMEOUT(alertNow(fixture), kAlertPatience);
    fixture.engine->setAlertRules({});
    QTRY_VERIFY_WITH_TIMEOUT(!alertNow(fixture), kAlertPatience);
}

QTEST_GUILESS_MAIN(TestLocalAlerts)
#include "tst_localalerts.moc"
