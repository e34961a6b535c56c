#include "core/engine/automationengine.h"
#include "core/engine/integrationengine.h"
#include "core/engine/runslot.h"
#include "core/journal/errors.h"
#include "core/journal/memorydisk.h"
#include "core/journal/memoryjournal.h"
#include "tests/core/engine/enginetest.h"

using namespace sluice;
using namespace sluice::test;

namespace {

/// An automation engine in the test's own thread, on a disk that can fail; attempts come to the test.
class Bench {
public:
    MemoryDisk disk;
    EngineSettings settings;
    std::shared_ptr<EventBus> bus;
    std::shared_ptr<const Clock> clock = std::make_shared<SystemClock>();
    OutletPtr<EngineMessage> inbox = std::make_shared<Outlet<EngineMessage>>();
    OutletPtr<EngineNews> newsOutlet = std::make_shared<Outlet<EngineNews>>();
    OutletPtr<Attempt> attemptOutlet = std::make_shared<Outlet<Attempt>>();
    std::vector<Attempt> attempts;
    std::vector<news::Answer> answers;
    std::vector<news::Status> statuses; ///< all that came, oldest first
    std::optional<news::Recovered> recovered;
    Mailbox<Attempt> attemptBox{
        [this](std::vector<Attempt> &&came) { std::move(came.begin(), came.end(), std::back_inserter(attempts)); }};
    Mailbox<EngineNews> newsBox{[this](std::vector<EngineNews> &&came) {
        for (EngineNews &one : came) {
            if (auto *answer = std::get_if<news::Answer>(&one))
                answers.push_back(std::move(*answer));
            else if (auto *seen = std::get_if<std::unique_ptr<news::Status>>(&one))
                statuses.push_back(std::move(**seen));
            else if (auto *done = std::get_if<news::Recovered>(&one))
                recovered = std::move(*done);
        }
    }};
    std::unique_ptr<AutomationEngine> engine;

    void start()
    {
        attemptOutlet->attach(&attemptBox);
        newsOutlet->attach(&newsBox);
        AutomationEngineSetup setup{clock, 1,          standardCatalog(), {}, {}, 1, settings,
                                    inbox, newsOutlet, attemptOutlet,     {}};
        setup.bus = bus;
        setup.openJournal = [this]() -> Result<std::unique_ptr<Journal>> {
            auto journal = MemoryJournal::open(disk);
            if (!journal)
                return tl::unexpected(journal.error());
            tell::JournalOpened opened;
            opened.nextRun = *(*journal)->nextRun();
            opened.endedUncleanly = (*journal)->endedUncleanly();
            auto unreadable = (*journal)->unfinishedRuns(
                [&](StoredRun run) { opened.unfinished.push_back(std::move(run)); });
            opened.unreadable = unreadable.value_or(std::vector<UnreadableRun>());
            inbox->post(EngineMessage(std::move(opened)));
            return std::move(*journal);
        };
        engine = std::make_unique<AutomationEngine>(std::move(setup));
        QVERIFY(engine->start());
        QTRY_VERIFY(recovered.has_value());
    }

    void run(const Workflow &workflow)
    {
        inbox->post(EngineMessage(tell::StartRun{++lastRequest, {workflow, "{}", QStringLiteral("manual")}}));
    }

    void report(const Attempt &attempt, Outcome outcome)
    {
        inbox->post(EngineMessage(AttemptResult{attempt.run, attempt.step, attempt.lease, std::move(outcome), {}}));
    }

    std::optional<Run> stored(RunId id)
    {
        return disk.with([&](const MemoryDisk::Contents &contents) -> std::optional<Run> {
            auto read = storedRun(contents, id);
            if (!read)
                return std::nullopt;
            return fold(id, *compile(read->workflow, standardCatalog()), read->events);
        });
    }

    RequestId lastRequest = 0;
};

Workflow oneCall(const QString &method)
{
    Workflow workflow;
    workflow.id = QStringLiteral("call");
    Task task;
    task.id = QStringLiteral("call");
    task.type = QStringLiteral("http.request");
    task.params = {{QStringLiteral("url"), QStringLiteral("http://127.0.0.1:9/")}, {QStringLiteral("method"), method}};
    workflow.tasks.push_back(task);
    return workflow;
}

} // namespace

class TestAutomationEngine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sendsNothingOutBeforeItIsDurable();
    void stopsTakingWorkWhileTheDiskIsFullAndResumes();
    void saysThatListsChangedOnceTheChangeIsDurable();
    void decidesAboutLostAttemptsAfterACrash();
    void goesOnWhenWhatPerformsAttemptsRestarts();
    void keepsAnAttemptWhileNobodyPerformsAny();
    void refusesAResultThatComesTooLate();
    void aLetterOfABodySaysWhichItemItIsOf();
    void accountsForWhatAttemptsUnderWayHold();
    void accountsForTheEventsOnTheBus();
    void drainsWithoutTakingMore();
    void hearsNothingOfAJournalThatWasGivenUp();
};

void TestAutomationEngine::sendsNothingOutBeforeItIsDurable()
{
    Bench bench;
    bench.start();
    bench.run(oneCall(QStringLiteral("GET")));
    QTRY_COMPARE(bench.attempts.size(), std::size_t(1));
    // The attempt is out, so its start is on the disk.
    const auto run = bench.stored(RunId{1});
    QVERIFY(run);
    QCOMPARE(run->step(StepIndex{0}).state, StepState::Running);
    QCOMPARE(run->step(StepIndex{0}).lease, bench.attempts.front().lease);
    QCOMPARE(bench.answers.size(), std::size_t(1));
}

void TestAutomationEngine::stopsTakingWorkWhileTheDiskIsFullAndResumes()
{
    Bench bench;
    bench.start();
    bench.disk.failUntilHealed(errors::kJournalDiskFull);
    bench.run(oneCall(QStringLiteral("GET")));
    const auto isTroubled = [](const news::Status &status) {
        return status.trouble && status.trouble->error.code == errors::kJournalDiskFull;
    };
    QTRY_VERIFY(std::ranges::any_of(bench.statuses, isTroubled));
    // The run asked for is not acknowledged, nothing of it goes out, and new work is refused with the reason.
    QCOMPARE(bench.answers.size(), std::size_t(0));
    bench.run(oneCall(QStringLiteral("GET")));
    QTRY_COMPARE(bench.answers.size(), std::size_t(1));
    QVERIFY(!bench.answers.front().result.has_value());
    QCOMPARE(bench.answers.front().result.error().code, QString(errors::kJournalDiskFull));
    bench.statuses.clear();
    QTRY_VERIFY(bench.statuses.size() > 2);
    QVERIFY(std::ranges::all_of(bench.statuses, isTroubled));
    QCOMPARE(bench.attempts.size(), std::size_t(0));
    QVERIFY(!bench.stored(RunId{1}));

    bench.disk.heal();
    // Nothing is lost: the batch waits, is written when there is room, and only then the attempt goes out.
    QTRY_COMPARE_WITH_TIMEOUT(bench.attempts.size(), std::size_t(1), 15'000);
    QVERIFY(bench.stored(RunId{1}));
    QTRY_VERIFY(!bench.statuses.back().trouble);
    QCOMPARE(bench.answers.size(), std::size_t(2));
    QVERIFY(bench.answers.back().result.has_value());
}

void TestAutomationEngine::saysThatListsChangedOnceTheChangeIsDurable()
{
    Bench bench;
    bench.start();
    QTRY_VERIFY(!bench.statuses.empty());
    const quint64 before = bench.statuses.back().runsRevision;
    bench.disk.failNext(errors::kJournalDiskFull);
    bench.run(oneCall(QStringLiteral("GET")));
    // A list that is asked for now would be read without the run, and nobody would ask again.
    QTRY_VERIFY(bench.statuses.back().trouble);
    QCOMPARE(bench.statuses.back().runsRevision, before);
    QTRY_VERIFY(bench.statuses.back().runsRevision > before);
    QVERIFY(bench.stored(RunId{1}));
}

void TestAutomationEngine::decidesAboutLostAttemptsAfterACrash()
{
    Bench first;
    first.start();
    first.run(oneCall(QStringLiteral("GET")));
    first.run(oneCall(QStringLiteral("POST")));
    QTRY_COMPARE(first.attempts.size(), std::size_t(2));
    first.engine.reset(); // without a shutdown, as a crash would
    first.attempts.clear();
    first.recovered.reset();
    first.disk.with([](MemoryDisk::Contents &contents) { contents.isOwned = false; });
    first.start();
    QVERIFY(first.recovered->uncleanEnd);
    QCOMPARE(first.recovered->runs.size(), std::size_t(2));
    QCOMPARE(first.recovered->runs[0].retried, 1u);
    QCOMPARE(first.recovered->runs[1].deadLettered, 1u);
    // What is safe to repeat goes out again; what is not waits for a person.
    QTRY_COMPARE(first.attempts.size(), std::size_t(1));
    QCOMPARE(first.attempts.front().run, RunId{1});
    const auto waiting = [&] {
        const auto run = first.stored(RunId{2});
        return run && run->step(StepIndex{0}).state == StepState::DeadLettered;
    };
    QTRY_VERIFY(waiting());
}

void TestAutomationEngine::goesOnWhenWhatPerformsAttemptsRestarts()
{
    Bench bench;
    bench.start();
    bench.run(oneCall(QStringLiteral("GET")));
    QTRY_COMPARE(bench.attempts.size(), std::size_t(1));
    const Attempt lost = bench.attempts.front();
    bench.inbox->post(EngineMessage(tell::HostRestarted{}));
    QTRY_COMPARE(bench.attempts.size(), std::size_t(2));
    bench.report(lost, outcome::Succeeded{"1", {}}); // from the host that is gone
    bench.report(bench.attempts.back(), outcome::Succeeded{"2", {}});
    const auto done = [&] {
        const auto run = bench.stored(RunId{1});
        return run && run->state == RunState::Succeeded && run->steps[0].output == "2";
    };
    QTRY_VERIFY(done());
}

void TestAutomationEngine::keepsAnAttemptWhileNobodyPerformsAny()
{
    Bench bench;
    bench.start();
    bench.attemptOutlet->detach(&bench.attemptBox);
    bench.run(oneCall(QStringLiteral("POST")));
    const auto rejected = [&] {
        const auto run = bench.stored(RunId{1});
        return run && run->step(StepIndex{0}).state == StepState::Retrying;
    };
    QTRY_VERIFY(rejected());
    QCOMPARE(bench.stored(RunId{1})->step(StepIndex{0}).attempts, quint16(0));
    bench.attemptOutlet->attach(&bench.attemptBox);
    QTRY_COMPARE_WITH_TIMEOUT(bench.attempts.size(), std::size_t(1), 20000);
}

void TestAutomationEngine::refusesAResultThatComesTooLate()
{
    Bench bench;
    bench.start();
    bench.run(oneCall(QStringLiteral("GET")));
    QTRY_COMPARE(bench.attempts.size(), std::size_t(1));
    const Attempt attempt = bench.attempts.front();
    bench.inbox->post(EngineMessage(tell::ControlRun{0, RunId{1}, tell::ControlRun::Action::Cancel, {}}));
    QTRY_VERIFY(attempt.stop.stop_requested());
    bench.report(attempt, outcome::Failed{FailureClass::Cancelled, {}, {}, {}});
    const auto cancelled = [&] {
        const auto run = bench.stored(RunId{1});
        return run && run->state == RunState::Cancelled;
    };
    QTRY_VERIFY(cancelled());
}

void TestAutomationEngine::aLetterOfABodySaysWhichItemItIsOf()
{
    Workflow workflow = oneCall(QStringLiteral("GET"));
    Task each;
    each.id = QStringLiteral("each");
    each.type = QStringLiteral("forEach");
    each.params = {{QStringLiteral("items"), QStringLiteral("input")}};
    workflow.tasks.insert(workflow.tasks.begin(), each);
    workflow.edges = {{QStringLiteral("each"), QStringLiteral("item"), QStringLiteral("call")}};
    const auto plan = compile(workflow, standardCatalog());
    QVERIFY(plan);
    Run run = newRun(RunId{1}, *plan);
    Events events;
    const WallTime now(Milliseconds(1'700'000'000'000));
    const StepIndex second{2}; // after "each" and the first item
    QVERIFY(decide(run, command::Start{QStringLiteral("manual"), "{}", 1}, now, events));
    QVERIFY(decide(run, command::StartAttempt{StepIndex{0}}, now, events));
    QVERIFY(decide(run, command::Found{StepIndex{0}, run.lastLease, R"([{"alpha_2":"AD"},{"alpha_2":"AQ"}])"}, now,
                   events));
    QVERIFY(decide(run, command::StartAttempt{second}, now, events));
    QVERIFY(decide(run, command::Fail{second, run.lastLease, FailureClass::Permanent, {}, {}, {}}, now, events));
    const LetterSummary letter = letterSummaryOf(run, 1, false);
    QCOMPARE(letter.itemPath, std::vector<quint32>{1});
    QCOMPARE(letter.itemText, QStringLiteral("AQ"));
}

/// The component that performs attempts, in the test's own thread.
struct IoBench {
    std::shared_ptr<const Clock> clock = std::make_shared<SystemClock>();
    OutletPtr<Attempt> attempts = std::make_shared<Outlet<Attempt>>();
    OutletPtr<EngineMessage> results = std::make_shared<Outlet<EngineMessage>>();
    OutletPtr<CallAnswer> calls = std::make_shared<Outlet<CallAnswer>>();
    int ended = 0;
    Mailbox<EngineMessage> box{[this](std::vector<EngineMessage> &&came) { ended += static_cast<int>(came.size()); }};
    IntegrationEngine performing{{clock, 1, {1, 1, QStringLiteral(SLUICE_SCRIPT)}, attempts, results, calls}};
    SystemComponent &io = performing;

    IoBench() { results->attach(&box); }
    bool give()
    {
        Attempt attempt;
        attempt.type = QStringLiteral("transform");
        attempt.params = {{QStringLiteral("expression"), QStringLiteral("input.length + 1")}}; // needs a script
        attempt.data.input = Payload("\"" + QByteArray(1000, 'x') + "\"");
        return attempts->post(attempt);
    }
    quint64 memory() { return io.beat().metrics.memoryBytes; }
};

void TestAutomationEngine::accountsForWhatAttemptsUnderWayHold()
{
    IoBench bench;
    QVERIFY(bench.io.start());
    QVERIFY(bench.give() && bench.give());
    quint64 most = 0;
    QTRY_VERIFY_WITH_TIMEOUT((most = std::max(most, bench.memory())) >= 2004, 20000);
    QTRY_COMPARE_WITH_TIMEOUT(bench.ended, 2, 20000);
    QCOMPARE(bench.memory(), quint64(0));
    QVERIFY(bench.io.stop());
}

void TestAutomationEngine::accountsForTheEventsOnTheBus()
{
    Bench bench;
    bench.bus = std::make_shared<EventBus>(*bench.clock);
    QVERIFY(bench.bus->emitEvent(QStringLiteral("orders.new"), QByteArray(1000, '1')));
    bench.start();
    SystemComponent &engine = *bench.engine;
    const quint64 before = engine.beat().metrics.memoryBytes;
    QVERIFY(before >= bench.bus->memoryBytes());
    const quint64 one = bench.bus->memoryBytes();
    QVERIFY(bench.bus->emitEvent(QStringLiteral("orders.new"), QByteArray(1000, '2')));
    QVERIFY(engine.beat().metrics.memoryBytes >= before + one);
}

void TestAutomationEngine::drainsWithoutTakingMore()
{
    IoBench bench;
    QVERIFY(bench.io.start());
    QVERIFY(bench.give()); // waits in its mailbox: it has been taken, so it is ended
    QVERIFY(bench.io.drain());
    QVERIFY(!bench.io.isDrained());
    QVERIFY(!bench.give());
    QTRY_VERIFY_WITH_TIMEOUT(bench.io.isDrained(), 20000);
    QCOMPARE(bench.ended, 1);
    QVERIFY(bench.io.stop());
}

void TestAutomationEngine::hearsNothingOfAJournalThatWasGivenUp()
{
    MemoryDisk disk;
    JournalHold hold;
    Outlet<EngineMessage> way;
    int restarts = 0;
    int ends = 0;
    Mailbox<EngineMessage> box{[&](std::vector<EngineMessage> &&came) {
        for (const EngineMessage &message : came) {
            const auto *report = std::get_if<JournalReport>(&message);
            restarts += std::holds_alternative<tell::HostRestarted>(message) ? 1 : 0;
            ends += report && report->kind == JournalReport::Kind::Closed ? 1 : 0;
        }
    }};
    way.attach(&box);
    const auto open = [&]() -> Result<std::unique_ptr<Journal>> {
        auto journal = MemoryJournal::open(disk);
        if (!journal)
            return tl::unexpected(journal.error());
        return std::move(*journal);
    };
    JournalWriter writer(open, [&](const JournalReport &report) { hold.post(way, 1, report); });
    hold.hold(&writer, 1);
    hold.post(way, 1, tell::HostRestarted{});
    hold.giveUp(1);
    hold.post(way, 1, tell::HostRestarted{}); // what wakes up late
    hold.post(way, 2, tell::HostRestarted{}); // its successor
    writer.close();                           // it has been asked to end: nothing is waited for but that
    hold.letGo(&writer);
    QCoreApplication::sendPostedEvents();
    QCOMPARE(restarts, 2);
    QCOMPARE(ends, 0);
}

QTEST_GUILESS_MAIN(TestAutomationEngine)
#include "tst_automationengine.moc"
