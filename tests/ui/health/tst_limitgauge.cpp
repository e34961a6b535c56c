#include "tests/ui/health/healthfixture.h"
#include "ui/health/limitgauge.h"

#include <set>

using namespace sluice;

class TestLimitGauge : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral("^(?!This plugin does not support)"))); }
    void everyLevelHasItsWordAndShape();
    void poolIsFullOnlyWhereCallsWait();
    void limiterCountsWhatIsUsedUp();
    void aPauseOfTheOtherSideSaysHowLong();
    void aConnectionWithoutALimitSaysSo();
    void cardShowsBothAndGreysThemOut();
};

void TestLimitGauge::everyLevelHasItsWordAndShape()
{
    std::set<int> shapes;
    for (const auto level :
         {GaugeLevel::None, GaugeLevel::Free, GaugeLevel::Busy, GaugeLevel::Full, GaugeLevel::Paused})
        shapes.insert(static_cast<int>(glyphOf(level).shape));
    QCOMPARE(shapes.size(), std::size_t(5));
}

void TestLimitGauge::poolIsFullOnlyWhereCallsWait()
{
    ConnectionSnapshot connection;
    connection.poolSize = 8;
    connection.inUse = 3;
    QCOMPARE(poolGauge(connection).level, GaugeLevel::Free);
    QCOMPARE(poolGauge(connection).share, 3.0 / 8);
    connection.inUse = 7;
    QCOMPARE(poolGauge(connection).level, GaugeLevel::Busy);
    QCOMPARE(poolGauge(connection).word, QStringLiteral("nearly full"));
    connection.inUse = 8;
    QCOMPARE(poolGauge(connection).level, GaugeLevel::Busy);
    QCOMPARE(poolGauge(connection).word, QStringLiteral("full, nobody waits"));
    connection.waiting = 5;
    connection.poolRefused = 1234;
    const GaugeReading full = poolGauge(connection);
    QCOMPARE(full.level, GaugeLevel::Full);
    QCOMPARE(full.sentence, QStringLiteral("8 of 8 in use, 5 waiting, 1,234 refused"));
    QVERIFY(full.word != poolGauge({}).word);
}

void TestLimitGauge::limiterCountsWhatIsUsedUp()
{
    ConnectionSnapshot connection;
    connection.ratePerSecond = 50;
    connection.burst = 10;
    connection.tokens = 7;
    QCOMPARE(limiterGauge(connection).level, GaugeLevel::Free);
    QCOMPARE(limiterGauge(connection).share, 0.3);
    connection.tokens = 1;
    QCOMPARE(limiterGauge(connection).level, GaugeLevel::Busy);
    QCOMPARE(limiterGauge(connection).word, QStringLiteral("nearly full"));
    connection.tokens = 0;
    QCOMPARE(limiterGauge(connection).word, QStringLiteral("full, nobody waits"));
    connection.waiting = 4;
    connection.limiterRefused = 2;
    const GaugeReading full = limiterGauge(connection);
    QCOMPARE(full.level, GaugeLevel::Full);
    QVERIFY2(full.sentence.contains(QStringLiteral("10 of 10 used, 4 waiting, 2 refused")), qPrintable(full.sentence));
}

void TestLimitGauge::aPauseOfTheOtherSideSaysHowLong()
{
    ConnectionSnapshot connection;
    connection.pausedFor = Milliseconds(11'200);
    const GaugeReading paused = limiterGauge(connection);
    QCOMPARE(paused.level, GaugeLevel::Paused);
    QVERIFY2(paused.sentence.contains(QStringLiteral("12 s")), qPrintable(paused.sentence));
}

void TestLimitGauge::aConnectionWithoutALimitSaysSo()
{
    QCOMPARE(limiterGauge({}).level, GaugeLevel::None);
    QCOMPARE(limiterGauge({}).share, 0.0);
}

void TestLimitGauge::cardShowsBothAndGreysThemOut()
{
    HealthFixture it;
    auto *pool = it.find<LimitGauge>(QStringLiteral("poolGauge"), QStringLiteral("breaker:rates"));
    auto *limiter = it.find<LimitGauge>(QStringLiteral("limiterGauge"), QStringLiteral("breaker:rates"));
    QCOMPARE(pool->reading(), poolGauge(it.engine.now.connections[0]));
    QCOMPARE(limiter->reading().level, GaugeLevel::None);
    it.engine.now.connections[0].ratePerSecond = 5;
    it.engine.now.connections[0].burst = 5;
    it.engine.announce();
    QCOMPARE(limiter->reading().level, GaugeLevel::Busy); // no call may begin, and none waits
    QVERIFY(limiter->accessibleName().contains(limiter->reading().word));
    QVERIFY(!limiter->isStale());
    it.clock.advance(Milliseconds(3000));
    QTRY_VERIFY(limiter->isStale() && pool->isStale());
}

QTEST_MAIN(TestLimitGauge)
#include "tst_limitgauge.moc"
