#include "ui/wording/formats.h"

#include <QDateTime>
#include <QLocale>
#include <QTest>

using namespace sluice;

class TestFormats : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QLocale::setDefault(QLocale(QLocale::English, QLocale::UnitedStates)); }
    void durationsHaveTwoUnitsAtMost_data();
    void durationsHaveTwoUnitsAtMost();
    void agesGrowCoarser();
    void figuresFollowTheLocale();
    void numbersLoseTrailingZeros();
    void momentsOfTodayAreTimes();
};

void TestFormats::durationsHaveTwoUnitsAtMost_data()
{
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<QString>("text");
    QTest::newRow("nothing") << qint64(0) << QStringLiteral("0 ms");
    QTest::newRow("negative") << qint64(-5) << QStringLiteral("0 ms");
    QTest::newRow("ms") << qint64(850) << QStringLiteral("850 ms");
    QTest::newRow("tenths") << qint64(1249) << QStringLiteral("1.2 s");
    QTest::newRow("never rounds up to 60 s") << qint64(59'990) << QStringLiteral("59.9 s");
    QTest::newRow("minutes") << qint64(200'000) << QStringLiteral("3 min 20 s");
    QTest::newRow("whole minutes") << qint64(180'000) << QStringLiteral("3 min");
    QTest::newRow("hours") << qint64(7'500'000) << QStringLiteral("2 h 5 min");
    QTest::newRow("days") << qint64(100 * 3'600'000) << QStringLiteral("4 d 4 h");
}

void TestFormats::durationsHaveTwoUnitsAtMost()
{
    QFETCH(qint64, ms);
    QFETCH(QString, text);
    QCOMPARE(durationText(Milliseconds(ms)), text);
}

void TestFormats::agesGrowCoarser()
{
    using namespace std::chrono_literals;
    QCOMPARE(ageText(400ms), QStringLiteral("just now"));
    QCOMPARE(ageText(12'900ms), QStringLiteral("12 s ago"));
    QCOMPARE(ageText(3min), QStringLiteral("3 min ago"));
    QCOMPARE(ageText(47h), QStringLiteral("47 h ago"));
    QCOMPARE(untilText(0ms), QStringLiteral("now"));
    QCOMPARE(untilText(41s), QStringLiteral("in 41 s"));
}

void TestFormats::figuresFollowTheLocale()
{
    QCOMPARE(numberText(quint64(12'345)), QStringLiteral("12,345"));
    QLocale::setDefault(QLocale(QLocale::German, QLocale::Germany));
    QCOMPARE(numberText(quint64(12'345)), QStringLiteral("12.345"));
    QCOMPARE(durationText(Milliseconds(1200)), QStringLiteral("1,2 s"));
    QCOMPARE(runText(12'345), QStringLiteral("12345"));
}

void TestFormats::numbersLoseTrailingZeros()
{
    QCOMPARE(numberText(3.0, 2), QStringLiteral("3"));
    QCOMPARE(numberText(3.5, 2), QStringLiteral("3.5"));
    QCOMPARE(numberText(100.0, 0), QStringLiteral("100"));
    QCOMPARE(percentText(0.42), QStringLiteral("42 %"));
    QCOMPARE(percentText(0.014), QStringLiteral("1.4 %"));
    QCOMPARE(rateText(3.42), QStringLiteral("3.4/s"));
    QCOMPARE(rateText(1250.4), QStringLiteral("1,250/s"));
}

void TestFormats::momentsOfTodayAreTimes()
{
    const QDateTime noon(QDate(2026, 3, 2), QTime(12, 0));
    const WallTime now{Milliseconds(noon.toMSecsSinceEpoch())};
    QCOMPARE(momentText(now - std::chrono::seconds(90), now), QStringLiteral("11:58:30"));
    QVERIFY(momentText(now - std::chrono::hours(48), now).contains(u"12:00"));
    QVERIFY(exactMomentText(now).endsWith(u"12:00:00.000"));
}

QTEST_GUILESS_MAIN(TestFormats)
#include "tst_formats.moc"
