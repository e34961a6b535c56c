#include "tests/core/engine/runbench.h"

#include <QTest>

using namespace sluice;
using namespace sluice::test;

namespace {

constexpr Nanoseconds kSecond = std::chrono::seconds(1);

/// Runs whose one step has died, and that wait for a person.
void killRuns(RunBench &bench, int count)
{
    Workflow workflow = RunBench::oneCall();
    workflow.tasks.front().reliability.maxAttempts = 1;
    for (int i = 0; i < count; ++i) {
        QVERIFY(bench.run(workflow));
        const Attempt attempt = bench.attempts.front();
        bench.attempts.clear();
        bench.end(attempt,
                  outcome::Failed{FailureClass::Permanent, Error{QStringLiteral("test.failed"), {}, {}}, {}, {}});
    }
}

Result<RedriveJobId> startJob(RunBench &bench, quint64 letters, const std::optional<LetterFilter> &filter = {})
{
    tell::StartRedriveJob start{bench.newRequest(), {}, filter, {}, QStringLiteral("ada")};
    for (quint64 run = 1; run <= letters; ++run)
        start.letters.push_back({RunId{run}, 1});
    start.options.edits = {{EditKind::Set, QStringLiteral("file"), QStringLiteral("1")}};
    bench.answers.clear();
    bench.say(std::move(start));
    return bench.lastAnswer().map([](const auto &value) { return std::get<RedriveJobId>(value); });
}

void control(RunBench &bench, RedriveJobId job, RedriveJobAction action)
{
    bench.say(tell::ControlRedriveJob{bench.newRequest(), job, action, QStringLiteral("ada")});
}

void answer(RunBench &bench, const EditOrder &order)
{
    tell::InputsEdited edited{order.job, order.items, {}};
    for (const LetterId &letter : order.letters)
        edited.inputs.push_back({letter, true, {}, {}, R"({"file":1})"});
    bench.say(std::move(edited));
}

} // namespace

/// When a redrive job has inputs edited, with what edits played by the test.
class TestJobEdits : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void asksAgainOfWhoNeverAnswers();
    void asksForTheNextWhateverElseItHas();
    void asksAnewWhenAPersonLetsItGoOn();
    void forgetsWhatItHadEditedWhileItIsPaused();
    void countsNewLettersOfItsRunAlone();
    void countsNewLettersChangedSinceThen();
};

void TestJobEdits::asksAgainOfWhoNeverAnswers()
{
    RunBench bench;
    bench.isEditing = true;
    bench.start();
    killRuns(bench, 1);
    QVERIFY(startJob(bench, 1));
    QCOMPARE(bench.editOrders.size(), std::size_t(1));
    bench.pass(29 * kSecond);
    QCOMPARE(bench.editOrders.size(), std::size_t(1));
    bench.pass(1 * kSecond);
    QCOMPARE(bench.editOrders.size(), std::size_t(2));
    QCOMPARE(bench.editOrders[1].items, bench.editOrders[0].items);
    QVERIFY(bench.attempts.empty());
    answer(bench, bench.editOrders[1]);
    QCOMPARE(bench.attempts.size(), std::size_t(1));
    QCOMPARE(bench.attempts.front().data.input, Payload(R"({"file":1})"));
    // The first answer may come after all; it changes nothing.
    answer(bench, bench.editOrders[0]);
    QCOMPARE(bench.attempts.size(), std::size_t(1));
}

void TestJobEdits::asksForTheNextWhateverElseItHas()
{
    RunBench bench;
    bench.isEditing = true;
    bench.start();
    killRuns(bench, 50);
    QVERIFY(startJob(bench, 50));
    EditOrder late = bench.editOrders.front();
    late.items.erase(late.items.begin());
    late.letters.erase(late.letters.begin());
    answer(bench, late);
    QVERIFY(bench.attempts.empty());
    bench.pass(30 * kSecond);
    QCOMPARE(bench.editOrders.size(), std::size_t(2));
    QCOMPARE(bench.editOrders.back().items, std::vector<quint32>{0});
    answer(bench, bench.editOrders.back());
    QCOMPARE(bench.attempts.size(), std::size_t(1));
}

void TestJobEdits::asksAnewWhenAPersonLetsItGoOn()
{
    RunBench bench;
    bench.isEditing = true;
    bench.start();
    killRuns(bench, 1);
    const auto job = startJob(bench, 1);
    QVERIFY(job);
    control(bench, *job, RedriveJobAction::Pause);
    QCOMPARE(bench.editOrders.size(), std::size_t(1));
    control(bench, *job, RedriveJobAction::Resume);
    QCOMPARE(bench.editOrders.size(), std::size_t(2));
}

void TestJobEdits::forgetsWhatItHadEditedWhileItIsPaused()
{
    RunBench bench;
    bench.isEditing = true;
    bench.start();
    killRuns(bench, 3);
    const auto job = startJob(bench, 3);
    QVERIFY(job);
    QCOMPARE(bench.editOrders.back().items.size(), std::size_t(3));
    answer(bench, bench.editOrders.back());
    QCOMPARE(bench.attempts.size(), std::size_t(1)); // the canary
    QCOMPARE(bench.editOrders.size(), std::size_t(1));
    control(bench, *job, RedriveJobAction::Pause);
    control(bench, *job, RedriveJobAction::Resume);
    QCOMPARE(bench.editOrders.size(), std::size_t(2));
    QCOMPARE(bench.editOrders.back().items, (std::vector<quint32>{1, 2}));
}

void TestJobEdits::countsNewLettersOfItsRunAlone()
{
    RunBench bench;
    bench.start();
    killRuns(bench, 1);
    LetterFilter filter;
    filter.run = RunId{1};
    QCOMPARE(filterOf(scopeOf(filter)), std::optional(filter));
    QVERIFY(startJob(bench, 1, filter));
    killRuns(bench, 1); // another one
    QCOMPARE(bench.engine->status().redriveJobs.front().newLetters, 0U);
}

void TestJobEdits::countsNewLettersChangedSinceThen()
{
    RunBench bench;
    bench.start();
    killRuns(bench, 1);
    LetterFilter filter;
    filter.changedFrom = bench.clock.wall() + std::chrono::hours(1);
    QCOMPARE(filterOf(scopeOf(filter)), std::optional(filter));
    QVERIFY(startJob(bench, 1, filter));
    killRuns(bench, 1);
    QCOMPARE(bench.engine->status().redriveJobs.front().newLetters, 0U);
    bench.pass(2 * 60 * 60 * kSecond);
    killRuns(bench, 1);
    QCOMPARE(bench.engine->status().redriveJobs.front().newLetters, 1U);
}

QTEST_GUILESS_MAIN(TestJobEdits)
#include "tst_jobedits.moc"
