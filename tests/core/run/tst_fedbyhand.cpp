#include "core/run/alikestep.h"
#include "core/run/runjson.h"
#include "tests/core/run/rundriver.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace sluice;
using namespace sluice::test;
using namespace Qt::Literals::StringLiterals;

/// What ran on an output that a person gave is marked as fed by hand, as the events alone tell it.
class TestFedByHand : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void marksAllThatRanOnAResolvedLetter();
    void marksNothingBesideIt();
    void marksTheItemsOfALoopBehindIt();
    void marksWhatALoopCameToAndNoOtherItem_data();
    void marksWhatALoopCameToAndNoOtherItem();
    void marksNoItemThatOpensLater();
    void tellsWhoResolvedALetterAndWhy();
    void forgetsWhoDecidedWhenADiscardIsTakenBack();
    void forgetsWhoDecidedWhenTheRunIsRestarted();
    void standsInTheJsonOfARun();
    void findsTheSameStepOfAnotherRun();

private:
    static void end(RunDriver &driver, quint32 step, const Payload &output)
    {
        driver.start(StepIndex{step});
        QVERIFY(driver.tell(command::Succeed{StepIndex{step}, driver.run.lastLease, {}, output}));
    }
    static void kill(RunDriver &driver, quint32 step)
    {
        driver.start(StepIndex{step});
        QVERIFY(driver.tell(command::Fail{
            StepIndex{step}, driver.run.lastLease, FailureClass::Permanent, Error{u"test.no"_s, {}, {}}, {}, {}}));
    }
    /// The steps, a letter each: G given, F fed, - neither.
    static QString marks(const Run &run)
    {
        QString marks;
        for (const Step &step : run.steps)
            marks += step.given ? u'G' : step.handFed ? u'F' : u'-';
        return marks;
    }
    static Run again(const RunDriver &driver) { return fold(driver.run.id, driver.run.plan, driver.events); }
};

void TestFedByHand::marksAllThatRanOnAResolvedLetter()
{
    RunDriver driver(workflow(u"a:step b:step c:step"_s, u"a>b b>c"_s), 1);
    kill(driver, 0);
    QVERIFY(driver.tell(command::Discard{1, "click", Payload("7"), u"ada"_s, u"known"_s}));
    QCOMPARE(driver.run.letter(1)->state, LetterState::Resolved);
    end(driver, 1, "1");
    end(driver, 2, "2");
    QCOMPARE(marks(driver.run), u"GFF"_s);
    QCOMPARE(marks(again(driver)), u"GFF"_s);
    QCOMPARE(driver.faults, QStringList());
}

void TestFedByHand::marksNothingBesideIt()
{
    RunDriver driver(workflow(u"a:step b:step c:step d:step"_s, u"a>c b>d a.other>d"_s), 1);
    QVERIFY(driver.tell(command::Skip{StepIndex{0}, "1", u"ada"_s, u"known"_s, {}}));
    end(driver, 1, "1");
    end(driver, 2, "1");
    end(driver, 3, "1");
    QCOMPARE(marks(driver.run), u"G-F-"_s); // the edge from a to d was not taken
}

void TestFedByHand::marksTheItemsOfALoopBehindIt()
{
    RunDriver driver(
        workflow(u"a:step each:forEach end:step b:step c:step"_s, u"a>each each.item>b b>c each.done>end"_s), 1);
    QVERIFY(driver.tell(command::Skip{StepIndex{0}, "[1]", u"ada"_s, {}, {}}));
    driver.start(StepIndex{1});
    QVERIFY(driver.tell(command::Found{StepIndex{1}, driver.run.lastLease, "[1]"}));
    end(driver, 3, "1");
    end(driver, 4, "1");
    end(driver, 2, "1");
    QCOMPARE(marks(driver.run), u"GFFFF"_s);
}

void TestFedByHand::marksWhatALoopCameToAndNoOtherItem_data()
{
    QTest::addColumn<int>("cap");
    QTest::addColumn<QString>("expected");
    QTest::newRow("all at once") << 0 << u"FF-G-"_s;
    QTest::newRow("three at once") << 3 << u"FF-G-"_s;
}

void TestFedByHand::marksWhatALoopCameToAndNoOtherItem()
{
    QFETCH(int, cap);
    QFETCH(QString, expected);
    Workflow flow = workflow(u"each:forEach end:step b:step"_s, u"each.item>b each.done>end"_s);
    if (cap > 0)
        flow.tasks.front().params.insert(u"concurrency"_s, cap);
    RunDriver driver(flow, 1);
    driver.start(StepIndex{0});
    QVERIFY(driver.tell(command::Found{StepIndex{0}, driver.run.lastLease, "[1,2,3]"}));
    kill(driver, 3);
    QVERIFY(driver.tell(command::Discard{1, "click", Payload("7"), u"ada"_s, u"known"_s}));
    QCOMPARE(marks(driver.run), u"---G-"_s); // the loop is not over
    end(driver, 2, "1");
    end(driver, 4, "1");
    end(driver, 1, "1");
    QCOMPARE(driver.run.state, RunState::Succeeded);
    QString found = marks(driver.run);
    if (cap > 0) // items without a letter are given back
        found.replace(2, 1, u"-"_s);
    QCOMPARE(found, expected);
    QCOMPARE(marks(again(driver)), marks(driver.run));
}

void TestFedByHand::marksNoItemThatOpensLater()
{
    Workflow flow = workflow(u"each:forEach end:step b:step c:step"_s, u"each.item>b b>c each.done>end"_s);
    flow.tasks.front().params.insert(u"concurrency"_s, 1);
    RunDriver driver(flow, 1);
    driver.start(StepIndex{0});
    QVERIFY(driver.tell(command::Found{StepIndex{0}, driver.run.lastLease, "[1,2]"}));
    QVERIFY(driver.tell(command::Skip{StepIndex{2}, "1", u"ada"_s, {}, {}}));
    end(driver, 3, "1");
    const StepIndex later = pending(driver.run).start.front();
    QVERIFY(number(later) > 3);
    QVERIFY(!driver.run.step(later).handFed);
    end(driver, number(later), "1");
    end(driver, number(later) + 1, "1");
    QVERIFY(driver.run.step(StepIndex{0}).handFed); // by its first item
    QVERIFY(driver.run.step(StepIndex{1}).handFed);
}

void TestFedByHand::tellsWhoResolvedALetterAndWhy()
{
    RunDriver driver(workflow(u"a:step b:step"_s, {}), 1);
    kill(driver, 0);
    kill(driver, 1);
    QVERIFY(driver.tell(command::Discard{1, "click", Payload("7"), u"ada"_s, u"by phone"_s}));
    QVERIFY(driver.tell(command::Skip{StepIndex{1}, "null", u"bob"_s, u"not needed"_s, {}}));
    const Run run = again(driver);
    QCOMPARE(run.letter(1)->decidedBy, u"ada"_s);
    QCOMPARE(run.letter(1)->discardReason, u"by phone"_s);
    QCOMPARE(run.letter(2)->decidedBy, u"bob"_s);
}

void TestFedByHand::forgetsWhoDecidedWhenADiscardIsTakenBack()
{
    RunDriver driver(workflow(u"a:step"_s, {}), 1);
    kill(driver, 0);
    QVERIFY(driver.tell(command::Discard{1, "click", {}, u"ada"_s, u"no use"_s}));
    QCOMPARE(driver.run.letter(1)->decidedBy, u"ada"_s);
    QVERIFY(driver.tell(command::UndoDiscard{1, "again", u"ada"_s}));
    QCOMPARE(driver.run.letter(1)->state, LetterState::Open);
    QCOMPARE(driver.run.letter(1)->decidedBy, QString());
    QCOMPARE(driver.run.letter(1)->discardReason, QString());
}

/// What succeeds then was resolved by the restart, and by nobody's hand.
void TestFedByHand::forgetsWhoDecidedWhenTheRunIsRestarted()
{
    RunDriver driver(workflow(u"a:step"_s, {}), 1);
    kill(driver, 0);
    QVERIFY(driver.tell(command::Discard{1, "click", {}, u"ada"_s, u"no use"_s}));
    QCOMPARE(driver.run.state, RunState::Failed);
    QVERIFY(driver.tell(command::Restart{"again", u"bob"_s}));
    end(driver, 0, "1");
    QCOMPARE(driver.run.state, RunState::Succeeded);
    QCOMPARE(driver.run.letter(1)->state, LetterState::Resolved);
    QCOMPARE(driver.run.letter(1)->decidedBy, QString());
    QCOMPARE(driver.run.letter(1)->discardReason, QString());
    QVERIFY(!driver.run.letter(1)->givenUp);
}

void TestFedByHand::standsInTheJsonOfARun()
{
    const Workflow flow = workflow(u"a:step b:step c:step"_s, u"a>b"_s);
    RunDriver driver(flow, 1);
    QVERIFY(driver.tell(command::Skip{StepIndex{0}, "1", u"ada"_s, {}, {}}));
    end(driver, 1, "1");
    end(driver, 2, "1");
    const QJsonArray steps =
        QJsonDocument::fromJson(runToJson(driver.run, flow, driver.events)).object()[u"steps"].toArray();
    QCOMPARE(steps[0][u"givenByHand"].toBool(), true);
    QVERIFY(steps[0][u"fedByHand"].isUndefined());
    QCOMPARE(steps[1][u"fedByHand"].toBool(), true);
    QVERIFY(steps[2][u"fedByHand"].isUndefined() && steps[2][u"givenByHand"].isUndefined());
}

void TestFedByHand::findsTheSameStepOfAnotherRun()
{
    RunDriver driver(workflow(u"a:step each:forEach b:step"_s, u"each.item>b"_s), 1);
    end(driver, 0, "1");
    driver.start(StepIndex{1});
    QVERIFY(driver.tell(command::Found{StepIndex{1}, driver.run.lastLease, R"([{"id":"x"},{"id":"y"},{"id":"z"}])"}));
    end(driver, 2, "\"of x\"");
    end(driver, 3, "\"of y\"");
    QVERIFY(driver.tell(command::Skip{StepIndex{4}, "7", u"ada"_s, {}, {}}));
    QCOMPARE(alikeStep(driver.run, {u"a"_s, {}, {}}), std::optional(StepIndex{0}));
    QCOMPARE(alikeStep(driver.run, {u"b"_s, {0}, u"y"_s}), std::optional(StepIndex{3})); // wherever it lies
    QCOMPARE(alikeStep(driver.run, {u"b"_s, {1}, {}}), std::optional(StepIndex{3}));
    QCOMPARE(alikeStep(driver.run, {u"b"_s, {0}, u"q"_s}), std::nullopt);
    QCOMPARE(alikeStep(driver.run, {u"b"_s, {2}, u"z"_s}), std::nullopt); // a person gave that
    QCOMPARE(alikeStep(driver.run, {u"b"_s, {}, {}}), std::nullopt);
    QCOMPARE(alikeStep(driver.run, {u"c"_s, {}, {}}), std::nullopt);
}

QTEST_GUILESS_MAIN(TestFedByHand)
#include "tst_fedbyhand.moc"
