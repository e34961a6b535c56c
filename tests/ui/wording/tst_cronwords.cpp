#include "ui/wording/cronwords.h"

#include <QLocale>
#include <QtTest>

using namespace sluice;

class TestCronWords : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void saysInWordsWhatItMeans_data();
    void saysInWordsWhatItMeans();
};

void TestCronWords::saysInWordsWhatItMeans_data()
{
    QTest::addColumn<QString>("cron");
    QTest::addColumn<QString>("words");
    const auto row = [](const char *cron, const char *words) {
        QTest::newRow(cron) << QString::fromLatin1(cron) << QString::fromUtf8(words);
    };
    row("30 2 * * MON-FRI", "02:30 Mon–Fri");
    row("0 30 2 * * 1-5", "02:30 Mon–Fri");
    row("0 9 * * *", "09:00 daily");
    row("0 9 * * 0-7", "09:00 daily");
    row("0 9 ? * 7", "09:00 Sun");
    row("0 9 * * tue,thu", "09:00 Tue, Thu");
    row("0 9 * * 1-3,6-7", "09:00 Mon–Wed, Sat, Sun");
    row("15 6,18 * * *", "06:15, 18:15 daily");
    row("* * * * *", "every minute");
    row("*/15 * * * *", "every 15 min");
    row("5 * * * *", "each hour at :05");
    row("0 0 1 * *", "00:00 on day 1 of the month");
    row("0 0 L * *", "00:00 on the last day of the month");
    // Of these, the expression itself says more than a few words would.
    row("30 0 9 * * *", "");
    row("*/7 * * * *", "");
    row("*/15 9-17 * * *", "");
    row("0 9 1 * MON", "");
    row("0 9 * 1 *", "");
    row("0 9 * * 5L", "");
    row("0 9 * * 5#2", "");
    row("0 9 15W * *", "");
    row("0 1,2,3,4 * * *", "");
    row("* * * * MON", "");
    row("0 25 * * *", "");
    row("", "");
}

void TestCronWords::saysInWordsWhatItMeans()
{
    QLocale::setDefault(QLocale(QLocale::English));
    QFETCH(QString, cron);
    QFETCH(QString, words);
    QCOMPARE(cronWords(cron), words);
}

QTEST_GUILESS_MAIN(TestCronWords)
#include "tst_cronwords.moc"
