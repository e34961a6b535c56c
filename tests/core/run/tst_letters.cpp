#include "tests/core/run/rundriver.h"

#include "core/run/codec.h"

#include <QTest>

using namespace sluice;
using namespace sluice::test;

/// What a person can do with a dead letter besides retrying it: put it off, and take a discard back.
class TestLetters : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void comesBackWhenItsTimeHasCome();
    void comesBackSoonerWhenAPersonSaysSo();
    void isNeitherRetriedNorDiscardedWhileItIsSnoozed();
    void refusesToSnoozeIntoThePast();
    void opensTheRunOfADiscardAgainAndAsksAnew();
    void bringsTheOtherLettersOfTheRunBackToo();
    void undoesOnceForOneClick();
    void takesNothingBackAfterThirtyDays();
    void takesNothingBackThatNoPersonGaveUp();
    void refusesARedriveOfWhatHasChangedSinceItWasSeen();
    void knowsItsClicksFromItsEvents();
    void keepsItsEvents();

private:
    /// A run whose steps a and b have died.
    static RunDriver twoDead()
    {
        RunDriver driver(workflow(QStringLiteral("a:step b:step c:step"), QStringLiteral("a>c")), 1);
        driver.startAll();
        for (int round = 0; round < 50 && driver.run.letters.size() < 2; ++round) {
            driver.startAll();
            const auto attempts = std::exchange(driver.open, {});
            for (const auto &[lease, step] : attempts)
                (void)driver.tell(
                    command::Fail{step, lease, FailureClass::Permanent, Error{u"test.no"_qs, {}, {}}, {}, {}});
        }
        return driver;
    }
};

void TestLetters::comesBackWhenItsTimeHasCome()
{
    RunDriver driver = twoDead();
    const WallTime until = driver.now + std::chrono::hours(2);
    QVERIFY(driver.tell(command::Snooze{1, until, u"ada"_qs, u"later"_qs}));
    QCOMPARE(driver.run.letter(1)->state, LetterState::Snoozed);
    QCOMPARE(driver.run.state, RunState::Waiting);
    QVERIFY(driver.tell(command::WakeLetter{1, {}}));
    QCOMPARE(driver.run.letter(1)->state, LetterState::Snoozed);
    driver.now = until;
    QVERIFY(driver.tell(command::WakeLetter{1, {}}));
    QCOMPARE(driver.run.letter(1)->state, LetterState::Open);
    QCOMPARE(driver.run.letter(1)->snoozedUntil, WallTime{});
    QCOMPARE(driver.faults, QStringList());
}

void TestLetters::comesBackSoonerWhenAPersonSaysSo()
{
    RunDriver driver = twoDead();
    QCOMPARE(driver.tell(command::WakeLetter{1, u"ada"_qs}).error().code, u"letter.notSnoozed"_qs);
    QVERIFY(driver.tell(command::Snooze{1, driver.now + std::chrono::hours(2), {}, {}}));
    QVERIFY(driver.tell(command::WakeLetter{1, u"ada"_qs}));
    QCOMPARE(driver.run.letter(1)->state, LetterState::Open);
    QVERIFY(driver.tell(command::Redrive{1, "click", {}, false, {}}));
}

void TestLetters::isNeitherRetriedNorDiscardedWhileItIsSnoozed()
{
    RunDriver driver = twoDead();
    QVERIFY(driver.tell(command::Snooze{1, driver.now + std::chrono::hours(2), {}, {}}));
    QCOMPARE(driver.tell(command::Redrive{1, "one", {}, false, {}}).error().code, u"letter.notOpen"_qs);
    QCOMPARE(driver.tell(command::Discard{1, "two", {}, {}, {}}).error().code, u"letter.notOpen"_qs);
    QCOMPARE(driver.faults, QStringList());
}

void TestLetters::refusesToSnoozeIntoThePast()
{
    RunDriver driver = twoDead();
    QCOMPARE(driver.tell(command::Snooze{1, driver.now, {}, {}}).error().code, u"letter.timePast"_qs);
    QCOMPARE(driver.tell(command::Snooze{9, driver.now + std::chrono::hours(1), {}, {}}).error().code,
             u"letter.unknown"_qs);
}

void TestLetters::opensTheRunOfADiscardAgainAndAsksAnew()
{
    RunDriver driver = twoDead();
    QVERIFY(driver.tell(command::Discard{1, "away", {}, {}, u"old"_qs}));
    QCOMPARE(driver.run.state, RunState::Failed);
    QVERIFY(driver.tell(command::UndoDiscard{1, "back", u"ada"_qs}));
    QCOMPARE(driver.run.state, RunState::Waiting);
    QCOMPARE(driver.run.letter(1)->state, LetterState::Open);
    QCOMPARE(driver.run.letter(1)->redrives, 0U);
    QVERIFY(driver.run.ready.empty()); // nothing runs unasked
    QVERIFY(driver.tell(command::Redrive{1, "retry", {}, false, {}}));
    driver.finish();
    QCOMPARE(driver.run.state, RunState::Succeeded);
    QCOMPARE(driver.faults, QStringList());
}

void TestLetters::bringsTheOtherLettersOfTheRunBackToo()
{
    RunDriver driver = twoDead();
    QVERIFY(driver.tell(command::Discard{1, "away", {}, {}, {}}));
    QCOMPARE(driver.run.letter(2)->state, LetterState::Discarded);
    QCOMPARE(driver.tell(command::UndoDiscard{2, "other", {}}).error().code, u"letter.notGivenUp"_qs);
    QVERIFY(driver.tell(command::UndoDiscard{1, "back", {}}));
    QCOMPARE(driver.run.letter(2)->state, LetterState::Open);
    QCOMPARE(driver.run.deadSteps, 2U);
}

void TestLetters::undoesOnceForOneClick()
{
    RunDriver driver = twoDead();
    QVERIFY(driver.tell(command::Discard{1, "away", {}, {}, {}}));
    QVERIFY(driver.tell(command::UndoDiscard{1, "back", {}}));
    QVERIFY(driver.tell(command::Discard{1, "again", {}, {}, {}}));
    const quint64 before = driver.run.sequence;
    QVERIFY(driver.tell(command::UndoDiscard{1, "back", {}}));
    QCOMPARE(driver.run.sequence, before);
    QCOMPARE(driver.run.state, RunState::Failed);
}

void TestLetters::takesNothingBackAfterThirtyDays()
{
    RunDriver driver = twoDead();
    QVERIFY(driver.tell(command::Discard{1, "away", {}, {}, {}}));
    driver.now += kDiscardUndo;
    RunDriver late = driver;
    QVERIFY(driver.tell(command::UndoDiscard{1, "back", {}}));
    late.now += Milliseconds(1);
    QCOMPARE(late.tell(command::UndoDiscard{1, "back", {}}).error().code, u"letter.undoTooLate"_qs);
}

void TestLetters::takesNothingBackThatNoPersonGaveUp()
{
    RunDriver driver = twoDead();
    QVERIFY(driver.tell(command::Discard{1, "on", Payload("5"), {}, {}}));
    QCOMPARE(driver.tell(command::UndoDiscard{1, "back", {}}).error().code, u"letter.notGivenUp"_qs);
    RunDriver cancelled = twoDead();
    QVERIFY(cancelled.tell(command::Cancel{}));
    QCOMPARE(cancelled.run.letter(1)->state, LetterState::Discarded);
    QCOMPARE(cancelled.tell(command::UndoDiscard{1, "back", {}}).error().code, u"letter.notGivenUp"_qs);
}

void TestLetters::refusesARedriveOfWhatHasChangedSinceItWasSeen()
{
    RunDriver driver = twoDead();
    const auto redrive = [&](const QByteArray &click, std::optional<quint32> seen) {
        return driver.tell(command::Redrive{1, click, {}, false, u"ada"_qs, seen});
    };
    QVERIFY(redrive("first", 0));
    const StepIndex step = driver.run.letter(1)->step;
    driver.start(step);
    QVERIFY(driver.tell(command::Fail{
        step, driver.run.step(step).lease, FailureClass::Permanent, Error{u"test.no"_qs, {}, {}}, {}, {}}));
    QCOMPARE(driver.run.letter(1)->state, LetterState::Open);
    const quint64 before = driver.run.sequence;
    const auto refused = redrive("second", 0);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, errors::kLetterChanged);
    QVERIFY(redrive("first", 0)); // a repeated click gets its first answer, whatever has changed
    QCOMPARE(driver.run.sequence, before);
    QVERIFY(redrive("third", 1));
    QCOMPARE(driver.run.letter(1)->redrives, quint32(2));
    QCOMPARE(driver.faults, QStringList());
}

void TestLetters::knowsItsClicksFromItsEvents()
{
    RunDriver driver = twoDead();
    QVERIFY(driver.tell(command::Redrive{1, "sent", {}, false, {}}));
    QVERIFY(driver.tell(command::Discard{2, "gone", Payload("0"), {}, {}}));
    QVERIFY(wasClicked(driver.events, 1, "sent"));
    QVERIFY(wasClicked(driver.events, 2, "gone"));
    QVERIFY(!wasClicked(driver.events, 2, "sent"));
    QVERIFY(!wasClicked(driver.events, 1, "never"));
}

void TestLetters::keepsItsEvents()
{
    RunDriver driver = twoDead();
    QVERIFY(driver.tell(command::Snooze{1, driver.now + std::chrono::hours(2), u"ada"_qs, u"later"_qs}));
    QVERIFY(driver.tell(command::WakeLetter{1, u"ada"_qs}));
    QVERIFY(driver.tell(command::Discard{1, "away", {}, {}, {}}));
    QVERIFY(driver.tell(command::UndoDiscard{1, "back", u"bob"_qs}));
    const auto read = decodeEvents(encodeEvents(driver.events));
    QVERIFY(read);
    QVERIFY(*read == driver.events);
    QCOMPARE(eventNames(driver.events).mid(driver.events.size() - 5),
             (QStringList{u"snoozed"_qs, u"letterWoken"_qs, u"discarded"_qs, u"ended"_qs, u"undone"_qs}));
}

QTEST_GUILESS_MAIN(TestLetters)
#include "tst_letters.moc"
