#include "tests/ui/alerts/alertsamples.h"
#include "tests/ui/support/fakeengine.h"
#include "ui/alerts/alertnotifier.h"

#include <QTest>

using namespace sluice;
using samples::alertOf;
using samples::kAlertNow;

/// One notification for each episode, whatever happens while it lasts.
class TestAlertNotifier : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void tellsEachEpisodeOnce();
    void tellsTheNextEpisodeAgain();
    void keepsStillAboutWhatIsKnown_data();
    void keepsStillAboutWhatIsKnown();
    void tellsThoseThatBeginTogetherTogether();
    void tellsOnlyFromTheChosenSeverityOn();

private:
    void announce(const std::vector<AlertSummary> &alerts);

    std::unique_ptr<FakeEngine> m_engine;
    std::unique_ptr<AlertNotifier> m_notifier;
    std::vector<DesktopNotice> m_shown;
    WallTime m_now = kAlertNow;
};

void TestAlertNotifier::init()
{
    m_shown.clear();
    m_notifier.reset();
    m_engine = std::make_unique<FakeEngine>();
    m_notifier = std::make_unique<AlertNotifier>(*m_engine,
                                                 [this](const DesktopNotice &notice) { m_shown.push_back(notice); });
}

void TestAlertNotifier::announce(const std::vector<AlertSummary> &alerts)
{
    m_engine->now.alerts = alerts;
    m_now += Milliseconds(100);
    m_engine->announce(m_now);
}

void TestAlertNotifier::tellsEachEpisodeOnce()
{
    AlertSummary alert = alertOf(QStringLiteral("mine/ready"), AlertSeverity::Critical);
    for (int i = 0; i < 20; ++i) {
        alert.value += 1;
        announce({alert});
    }
    QCOMPARE(m_shown.size(), std::size_t(1));
    QVERIFY(m_shown.front().title.contains(QStringLiteral("ready")));
    QVERIFY(m_shown.front().text.contains(QStringLiteral("121")));
    QVERIFY(m_shown.front().isCritical);
    alert.snoozedUntil = m_now + Milliseconds(200);
    for (int i = 0; i < 5; ++i)
        announce({alert}); // the snooze is over meanwhile
    QCOMPARE(m_shown.size(), std::size_t(1));
}

void TestAlertNotifier::tellsTheNextEpisodeAgain()
{
    AlertSummary alert = alertOf(QStringLiteral("mine/ready"));
    announce({alert});
    alert.since += Milliseconds(1); // it was over and began anew between two snapshots
    announce({alert});
    QCOMPARE(m_shown.size(), std::size_t(2));
    announce({});
    alert.since += Milliseconds(1);
    announce({alert});
    QCOMPARE(m_shown.size(), std::size_t(3));
}

void TestAlertNotifier::keepsStillAboutWhatIsKnown_data()
{
    QTest::addColumn<bool>("isOld");
    QTest::addColumn<bool>("isAcknowledged");
    QTest::addRow("it fired before the start") << true << false;
    QTest::addRow("somebody looks after it") << false << true;
}

void TestAlertNotifier::keepsStillAboutWhatIsKnown()
{
    QFETCH(bool, isOld);
    QFETCH(bool, isAcknowledged);
    AlertSummary alert = alertOf(QStringLiteral("mine/ready"));
    alert.isOld = isOld;
    if (isAcknowledged)
        alert.acknowledgedBy = QStringLiteral("ann");
    announce({alert});
    alert.acknowledgedBy.clear();
    announce({alert});
    QVERIFY(m_shown.empty());
}

void TestAlertNotifier::tellsThoseThatBeginTogetherTogether()
{
    std::vector<AlertSummary> alerts;
    for (int i = 0; i < 8; ++i)
        alerts.push_back(alertOf(QStringLiteral("mine/q%1").arg(i)));
    announce(alerts);
    QCOMPARE(m_shown.size(), std::size_t(1));
    QVERIFY(m_shown.front().title.contains(u'8'));
    QVERIFY(m_shown.front().text.contains(QStringLiteral("q4")));
    QVERIFY(m_shown.front().text.contains(u'3')); // and 3 more
}

void TestAlertNotifier::tellsOnlyFromTheChosenSeverityOn()
{
    m_notifier->setFrom(NotifyFrom::Critical);
    announce({alertOf(QStringLiteral("a")), alertOf(QStringLiteral("b"), AlertSeverity::Critical)});
    QCOMPARE(m_shown.size(), std::size_t(1));
    m_notifier->setFrom(NotifyFrom::Never);
    announce({alertOf(QStringLiteral("c"), AlertSeverity::Critical)});
    QCOMPARE(m_shown.size(), std::size_t(1));
    m_notifier->setFrom(NotifyFrom::Info);
    announce({alertOf(QStringLiteral("d"), AlertSeverity::Info)});
    QCOMPARE(m_shown.size(), std::size_t(2));
}

QTEST_GUILESS_MAIN(TestAlertNotifier)
#include "tst_alertnotifier.moc"
