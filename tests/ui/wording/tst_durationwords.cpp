#include "ui/wording/durationwords.h"

#include <QTest>

using namespace sluice;

class TestDurationWords : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void loseNothing_data();
    void loseNothing();
};

void TestDurationWords::loseNothing_data()
{
    QTest::addColumn<qint64>("ms");
    QTest::addColumn<QString>("words");
    QTest::newRow("nothing") << qint64(0) << QStringLiteral("0 millisecond(s)");
    QTest::newRow("one unit") << qint64(5'000) << QStringLiteral("5 second(s)");
    QTest::newRow("between are left out") << qint64(3'600'250) << QStringLiteral("1 hour(s) 250 millisecond(s)");
    QTest::newRow("all") << qint64(90'061'001)
                         << QStringLiteral("1 day(s) 1 hour(s) 1 minute(s) 1 second(s) 1 millisecond(s)");
}

void TestDurationWords::loseNothing()
{
    QFETCH(qint64, ms);
    QFETCH(QString, words);
    QCOMPARE(durationWords(Milliseconds(ms)), words);
}

QTEST_GUILESS_MAIN(TestDurationWords)
#include "tst_durationwords.moc"
