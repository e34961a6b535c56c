#include "tests/ui/models/samplerun.h"
#include "tests/ui/support/fakeengine.h"
#include "ui/models/attemptmodel.h"
#include "ui/models/liverun.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace sluice;
using test::SampleRun;

namespace {

Events part(const Events &events, std::size_t first, std::size_t count)
{
    const auto begin = events.begin() + static_cast<std::ptrdiff_t>(first);
    return {begin, begin + static_cast<std::ptrdiff_t>(count)};
}

} // namespace

class TestLiveRun final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() { QTest::failOnWarning(QRegularExpression(QStringLiteral(".*"))); }

    void foldsHistoryThenWhatComes()
    {
        const SampleRun sample = SampleRun::waiting();
        FakeEngine engine;
        RunHistory history = sample.history();
        history.events = part(sample.events, 0, 4);
        engine.histories.insert(12, history);
        LiveRun live(engine);
        QSignalSpy opened(&live, &LiveRun::opened);
        live.open(RunId{12});
        QCOMPARE(engine.watched, std::vector<RunId>{RunId{12}});
        QTRY_COMPARE(opened.count(), 1);
        QCOMPARE(live.picture()->run().sequence, quint64(4));

        // Overlapping, repeated and in pieces: the same run.
        Q_EMIT engine.runEvents(RunId{12}, 2, part(sample.events, 2, 5));
        Q_EMIT engine.runEvents(RunId{12}, 0, part(sample.events, 0, 3));
        Q_EMIT engine.runEvents(RunId{12}, 7, part(sample.events, 7, sample.events.size() - 7));
        Q_EMIT engine.runEvents(RunId{99}, 0, sample.events);
        QTRY_COMPARE(live.picture()->run().sequence, sample.run.sequence);
        QCOMPARE(live.picture()->run().state, sample.run.state);
        QCOMPARE(live.picture()->run().deadSteps, 1U);
        QCOMPARE(engine.historyQuestions.size(), std::size_t(1));
    }

    void readsAgainWhenEventsAreMissing()
    {
        const SampleRun sample = SampleRun::waiting();
        FakeEngine engine;
        RunHistory history = sample.history();
        history.events = part(sample.events, 0, 4);
        engine.histories.insert(12, history);
        LiveRun live(engine);
        live.open(RunId{12});
        QTRY_VERIFY(live.picture());
        history.events = part(sample.events, 0, 8);
        engine.histories.insert(12, history);
        Q_EMIT engine.runEvents(RunId{12}, 8, part(sample.events, 8, sample.events.size() - 8));
        QTRY_COMPARE(live.picture()->run().sequence, sample.run.sequence);
        QCOMPARE(engine.historyQuestions.size(), std::size_t(2));
    }

    void keepsEventsThatComeBeforeTheHistory()
    {
        const SampleRun sample = SampleRun::waiting();
        FakeEngine engine;
        RunHistory history = sample.history();
        history.events = part(sample.events, 0, 6);
        engine.histories.insert(12, history);
        engine.holdAnswers();
        LiveRun live(engine);
        live.open(RunId{12});
        Q_EMIT engine.runEvents(RunId{12}, 6, part(sample.events, 6, sample.events.size() - 6));
        engine.releaseAnswers();
        QTRY_VERIFY(live.picture());
        QTRY_COMPARE(live.picture()->run().sequence, sample.run.sequence);
        QCOMPARE(engine.historyQuestions.size(), std::size_t(1));
    }

    void followsOneRunOnly()
    {
        FakeEngine engine;
        engine.histories.insert(12, SampleRun::waiting().history());
        engine.histories.insert(13, SampleRun(RunId{13}).history());
        {
            LiveRun live(engine);
            live.open(RunId{12});
            live.open(RunId{13});
            QCOMPARE(engine.watched, std::vector<RunId>{RunId{13}});
            QTRY_VERIFY(live.picture());
            QCOMPARE(live.picture()->run().id, RunId{13});
        }
        QVERIFY(engine.watched.empty());
    }

    void tellsTheStepOfAnEvent()
    {
        QCOMPARE(stepOf({{}, AttemptStarted{StepIndex{3}, 9, {}}}, {}), std::optional(StepIndex{3}));
        std::vector<Letter> letters(2);
        letters[1].step = StepIndex{5};
        QCOMPARE(stepOf({{}, LetterSnoozed{2, {}, {}, {}}}, letters), std::optional(StepIndex{5}));
        // What called a run is a step of the other run: here it would be taken for one of this.
        QCOMPARE(stepOf({{}, RunCalled{RunId{4}, StepIndex{3}, 9, 1}}, letters), std::optional<StepIndex>());
    }

    void saysWhyItCouldNotRead()
    {
        FakeEngine engine;
        engine.refusal = Error{QStringLiteral("journal.runDamaged"), {}, {}};
        LiveRun live(engine);
        QSignalSpy failures(&live, &LiveRun::failed);
        live.open(RunId{12});
        QTRY_COMPARE(failures.count(), 1);
        engine.refusal.reset();
        engine.histories.insert(12, SampleRun::waiting().history());
        live.refresh();
        QTRY_VERIFY(live.picture());
    }

    void attemptsAreNewestFirstAndCountEachRetry()
    {
        SampleRun sample = SampleRun::waiting();
        const StepIndex poor = sample.fetches()[1];
        sample.tell(command::Redrive{1, "click", {}, false, {}});
        sample.fail(poor);
        FakeEngine engine;
        engine.histories.insert(12, sample.history());
        LiveRun live(engine);
        live.open(RunId{12});
        QTRY_VERIFY(live.picture());
        const auto attempts = live.attemptsOf(poor);
        QCOMPARE(attempts.size(), std::size_t(4));
        QCOMPARE(attempts[0].epoch, 2U);
        QCOMPARE(attempts[0].number, 1U);
        QCOMPARE(attempts[1].number, 3U);
        QCOMPARE(attempts[1].response, Payload(R"({"error":"try later"})"));
        auto all = attemptHistory(sample.events, poor);
        std::ranges::reverse(all);
        QCOMPARE(attempts, all);
    }

    void attemptRowsKeepTheirSelection()
    {
        SampleRun sample;
        const StepIndex step = sample.fetches()[0];
        const auto attempts = [&] {
            auto all = attemptHistory(sample.events, step);
            std::ranges::reverse(all);
            return all;
        };
        AttemptModel model;
        QAbstractItemModelTester tester(&model);
        sample.fail(step);
        model.setAttempts(attempts(), sample.now);
        QCOMPARE(model.rowCount(), 1);
        const QPersistentModelIndex first(model.index(0, 0));
        sample.start(step);
        model.setAttempts(attempts(), sample.now);
        QCOMPARE(first.row(), 1);
        sample.tell(command::Succeed{step, sample.run.step(step).lease, {}, "1"});
        model.setAttempts(attempts(), sample.now);
        QCOMPARE(model.attempt(model.index(0, 0))->outcome, AttemptOutcome::Succeeded);
        QCOMPARE(first.row(), 1);
        model.setAttempts({}, sample.now);
        QVERIFY(!first.isValid());
    }
};

QTEST_GUILESS_MAIN(TestLiveRun)
#include "tst_liverun.moc"
