#include "ui/shell/fuzzymatch.h"

#include <QTest>

using namespace sluice;

class TestFuzzyMatch : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void lettersMustComeInOrder();
    void caseAndSpacesDoNotCount();
    void startsOfWordsWinOverTheirMiddle();
    void lettersInARowWinOverScatteredOnes();
    void aWordTypedOutWinsOverFirstLetters();
    void nothingTypedFitsEverything();
};

void TestFuzzyMatch::lettersMustComeInOrder()
{
    QVERIFY(fuzzyScore(u"gth", u"Go to Health"));
    QVERIFY(!fuzzyScore(u"htg", u"Go to Health"));
    QVERIFY(!fuzzyScore(u"x", u""));
}

void TestFuzzyMatch::caseAndSpacesDoNotCount()
{
    QCOMPARE(fuzzyScore(u"GO HE", u"Go to Health"), fuzzyScore(u"gohe", u"Go to Health"));
}

void TestFuzzyMatch::startsOfWordsWinOverTheirMiddle()
{
    QVERIFY(*fuzzyScore(u"dl", u"Dead letters") > *fuzzyScore(u"dl", u"Idle"));
    QVERIFY(*fuzzyScore(u"run", u"Run") > *fuzzyScore(u"run", u"Go to Runs"));
}

void TestFuzzyMatch::lettersInARowWinOverScatteredOnes()
{
    QVERIFY(*fuzzyScore(u"set", u"Settings") > *fuzzyScore(u"set", u"Save then quit"));
}

void TestFuzzyMatch::aWordTypedOutWinsOverFirstLetters()
{
    const auto scattered = *fuzzyScore(u"note", u"New workflow from the template Take growth events");
    QVERIFY(*fuzzyScore(u"note", u"Add a note") > scattered);
    QVERIFY(*fuzzyScore(u"note", u"Another note") > scattered); // not at the first place where it stands
}

void TestFuzzyMatch::nothingTypedFitsEverything()
{
    QCOMPARE(fuzzyScore(u"", u"anything"), fuzzyScore(u"  ", u"else"));
}

QTEST_GUILESS_MAIN(TestFuzzyMatch)
#include "tst_fuzzymatch.moc"
