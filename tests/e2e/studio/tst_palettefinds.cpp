#include "app/studio/palettefinds.h"
#include "tests/ui/support/fakeengine.h"

#include <QTest>

using namespace sluice;

class TestPaletteFinds : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void knowsTheNewestRunsAndLetters();
    void asksAgainOnlyAfterAChange();
};

void TestPaletteFinds::knowsTheNewestRunsAndLetters()
{
    FakeEngine engine;
    engine.runs.resize(3);
    engine.letters.resize(2);
    const PaletteFinds finds(engine);
    QVERIFY2(engine.runQuestions.empty(), "the engine has not begun yet");
    engine.announce();
    QTRY_COMPARE(finds.runs().size(), std::size_t(3));
    QTRY_COMPARE(finds.letters().size(), std::size_t(2));
}

void TestPaletteFinds::asksAgainOnlyAfterAChange()
{
    FakeEngine engine;
    const PaletteFinds finds(engine);
    engine.announce();
    QCOMPARE(engine.runQuestions.size(), std::size_t(1));
    engine.announce();
    engine.runs.resize(1);
    engine.now.runsRevision = 5;
    engine.announce();
    engine.announce();
    QCOMPARE(engine.runQuestions.size(), std::size_t(1));
    QTRY_COMPARE(finds.runs().size(), std::size_t(1));
    QCOMPARE(engine.runQuestions.size(), std::size_t(2));
}

QTEST_GUILESS_MAIN(TestPaletteFinds)
#include "tst_palettefinds.moc"
