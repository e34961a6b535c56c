#include "ui/canvas/quicklist.h"

#include <QtTest>

using namespace sluice;

class TestQuickList : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void fuzzyPrefersStartsOfWords();
};

void TestQuickList::fuzzyPrefersStartsOfWords()
{
    QCOMPARE(fuzzyScore(QStringLiteral("xq"), QStringLiteral("HTTP request")), 0);
    QVERIFY(fuzzyScore(QStringLiteral("hr"), QStringLiteral("HTTP request"))
            > fuzzyScore(QStringLiteral("hr"), QStringLiteral("Throttle, share")));
    QVERIFY(fuzzyScore(QStringLiteral("req"), QStringLiteral("request"))
            > fuzzyScore(QStringLiteral("req"), QStringLiteral("read each queue")));
}

QTEST_MAIN(TestQuickList)
#include "tst_quicklist.moc"
