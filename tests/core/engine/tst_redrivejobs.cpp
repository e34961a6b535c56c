#include "tests/core/engine/enginetest.h"

using namespace sluice;
using namespace sluice::test;

/// Redrive jobs through the whole engine: threads, journal on disk, restarts.
class TestRedriveJobs : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void sendsEveryLetterThatMatches();
    void stopsAtTheCanaryAndGoesOnWhenToldTo();
    void goesOnAfterARestartAndSendsNothingTwice();
    void countsLettersThatCameSinceItStarted();
    void isCancelledBetweenTwoLetters();
    void refusesAJobForNothing();
    void takesADiscardBackThatFailedARun();

private:
    [[nodiscard]] bool killRuns(int count);
    [[nodiscard]] bool repair() const;
    [[nodiscard]] Result<RedriveJobId> startJob(RedriveOptions options, bool named = false);
    void order(RedriveJobId job, RedriveJobAction action);
    [[nodiscard]] std::optional<RedriveJobSummary> shown(RedriveJobId job) const;
    [[nodiscard]] RedriveJobReport report(RedriveJobId job);
    [[nodiscard]] bool reaches(RedriveJobId job, RedriveJobState state);

    std::unique_ptr<EngineFixture> m_fixture;
};

void TestRedriveJobs::init()
{
    m_fixture = std::make_unique<EngineFixture>();
    QVERIFY(m_fixture->start({}));
}

void TestRedriveJobs::cleanup()
{
    m_fixture.reset();
}

/// Runs whose one step reads a file that is not there.
bool TestRedriveJobs::killRuns(int count)
{
    Workflow workflow = EngineFixture::chain(1);
    workflow.tasks[0].type = QStringLiteral("file.read");
    workflow.tasks[0].params.insert(QStringLiteral("path"), QStringLiteral("late.txt"));
    workflow.tasks[0].reliability.maxAttempts = 1;
    for (int i = 0; i < count; ++i) {
        const auto id = m_fixture->run(workflow);
        if (!id || m_fixture->waitFor(*id, {RunState::Waiting})->state != RunState::Waiting)
            return false;
    }
    return true;
}

bool TestRedriveJobs::repair() const
{
    QFile file(m_fixture->folder.filePath(QStringLiteral("late.txt")));
    return file.open(QIODevice::WriteOnly) && file.write("here") == 4;
}

Result<RedriveJobId> TestRedriveJobs::startJob(RedriveOptions options, bool named)
{
    RedriveJobRequest request;
    request.options = std::move(options);
    if (!named)
        request.filter.emplace().task = QStringLiteral("t0");
    for (const LetterSummary &letter : m_fixture->letters()) {
        if (named)
            request.letters.push_back(letter.id);
    }
    return m_fixture->answer<RedriveJobId>(
        [&](EngineClient *client, auto done) { client->startRedriveJob(request, client, std::move(done)); });
}

void TestRedriveJobs::order(RedriveJobId job, RedriveJobAction action)
{
    QVERIFY(m_fixture->answer<void>(
        [&](EngineClient *client, auto done) { client->controlRedriveJob(job, action, client, std::move(done)); }));
}

std::optional<RedriveJobSummary> TestRedriveJobs::shown(RedriveJobId job) const
{
    const auto &jobs = m_fixture->engine->snapshot().redriveJobs;
    const auto found = std::ranges::find(jobs, job, &RedriveJobSummary::id);
    return found == jobs.end() ? std::nullopt : std::optional(*found);
}

RedriveJobReport TestRedriveJobs::report(RedriveJobId job)
{
    return m_fixture
        ->answer<RedriveJobReport>(
            [&](EngineClient *client, auto done) { client->readRedriveJob(job, client, std::move(done)); })
        .value_or(RedriveJobReport{});
}

bool TestRedriveJobs::reaches(RedriveJobId job, RedriveJobState state)
{
    return QTest::qWaitFor(
        [&] {
            const auto now = shown(job);
            return now && now->state == state && now->count(RedriveItemState::UnderWay) == 0;
        },
        30000);
}

void TestRedriveJobs::sendsEveryLetterThatMatches()
{
    QVERIFY(killRuns(14));
    QVERIFY(repair());
    RedriveOptions options;
    options.perSecond = 0;
    const auto job = startJob(options);
    QVERIFY(job);
    QVERIFY(reaches(*job, RedriveJobState::Finished));
    QCOMPARE(shown(*job)->count(RedriveItemState::Resolved), 14U);
    QCOMPARE(m_fixture->letters(LetterState::Resolved).size(), std::size_t(14));
    const RedriveJobReport told = report(*job);
    QCOMPARE(told.items.size(), std::size_t(14));
    QCOMPARE(told.items.front().letter, (LetterId{RunId{1}, 1})); // in the order in which they died
    const auto audit = m_fixture->answer<Page<AuditEntry>>(
        [&](EngineClient *client, auto done) { client->listAudit({}, {}, client, std::move(done)); });
    QCOMPARE(std::ranges::count(audit->rows, QStringLiteral("letter.redrive"), &AuditEntry::action), 14);
    QCOMPARE(std::ranges::count(audit->rows, QStringLiteral("redrive.start"), &AuditEntry::action), 1);
}

void TestRedriveJobs::stopsAtTheCanaryAndGoesOnWhenToldTo()
{
    QVERIFY(killRuns(3));
    const auto job = startJob({});
    QVERIFY(job);
    QVERIFY(reaches(*job, RedriveJobState::Stopped));
    QCOMPARE(shown(*job)->stop, RedriveStop::Canary);
    QCOMPARE(report(*job).items.front().error.code, QStringLiteral("file.missing"));
    QCOMPARE(m_fixture->letters().size(), std::size_t(3));
    QVERIFY(repair());
    order(*job, RedriveJobAction::Resume);
    QVERIFY(reaches(*job, RedriveJobState::Finished));
    QCOMPARE(shown(*job)->count(RedriveItemState::Resolved), 2U);
    QCOMPARE(shown(*job)->count(RedriveItemState::DeadAgain), 1U);
}

void TestRedriveJobs::goesOnAfterARestartAndSendsNothingTwice()
{
    QVERIFY(killRuns(6));
    QVERIFY(repair());
    RedriveOptions slow;
    slow.canary = false;
    slow.perSecond = 10;
    const auto job = startJob(slow);
    QVERIFY(job);
    QVERIFY(QTest::qWaitFor([&] { return shown(*job) && shown(*job)->count(RedriveItemState::Resolved) >= 1; }, 30000));
    m_fixture->engine.reset();
    QVERIFY(m_fixture->start({}));
    QVERIFY(reaches(*job, RedriveJobState::Finished));
    QCOMPARE(shown(*job)->count(RedriveItemState::Resolved), 6U);
    for (const LetterSummary &letter : m_fixture->letters(LetterState::Resolved))
        QCOMPARE(letter.redrives, 1U);
}

void TestRedriveJobs::countsLettersThatCameSinceItStarted()
{
    QVERIFY(killRuns(2));
    const auto job = startJob({});
    QVERIFY(job);
    QVERIFY(reaches(*job, RedriveJobState::Stopped)); // the letter that died again is not new
    QVERIFY(killRuns(1));
    QVERIFY(QTest::qWaitFor([&] { return shown(*job)->newLetters == 1; }, 20000));
    QCOMPARE(report(*job).summary.newLetters, 1U);
    QCOMPARE(report(*job).items.size(), std::size_t(2));
}

void TestRedriveJobs::isCancelledBetweenTwoLetters()
{
    QVERIFY(killRuns(3));
    QVERIFY(repair());
    RedriveOptions slow;
    slow.canary = false;
    slow.perSecond = 1;
    const auto job = startJob(slow, true);
    QVERIFY(job);
    order(*job, RedriveJobAction::Pause);
    QVERIFY(reaches(*job, RedriveJobState::Paused));
    order(*job, RedriveJobAction::Cancel);
    QVERIFY(reaches(*job, RedriveJobState::Cancelled));
    const auto end = shown(*job);
    QCOMPARE(end->count(RedriveItemState::Waiting) + end->count(RedriveItemState::Resolved), 3U);
    QVERIFY(end->count(RedriveItemState::Waiting) >= 1U);
    const auto again = m_fixture->answer<void>([&](EngineClient *client, auto done) {
        client->controlRedriveJob(*job, RedriveJobAction::Resume, client, std::move(done));
    });
    QCOMPARE(again.error().code, QStringLiteral("redrive.over"));
}

void TestRedriveJobs::refusesAJobForNothing()
{
    QCOMPARE(startJob({}).error().code, QStringLiteral("redrive.empty"));
    const auto unknown = m_fixture->answer<RedriveJobReport>(
        [&](EngineClient *client, auto done) { client->readRedriveJob(RedriveJobId{9}, client, std::move(done)); });
    QCOMPARE(unknown.error().code, QStringLiteral("redrive.unknown"));
}

void TestRedriveJobs::takesADiscardBackThatFailedARun()
{
    QVERIFY(killRuns(1));
    const LetterId letter = m_fixture->letters().front().id;
    QVERIFY(m_fixture->answer<std::vector<LetterOutcome>>([&](EngineClient *client, auto done) {
        client->discard({"away", {letter}, {}, QStringLiteral("old")}, client, std::move(done));
    }));
    QVERIFY(m_fixture->waitFor(letter.run, {RunState::Failed})->state == RunState::Failed);
    m_fixture->engine.reset();
    QVERIFY(m_fixture->start({}));
    for (int i = 0; i < 2; ++i) { // the same click twice undoes once
        QVERIFY(m_fixture->answer<void>(
            [&](EngineClient *client, auto done) { client->undoDiscard(letter, "back", client, std::move(done)); }));
    }
    QCOMPARE(m_fixture->letters().size(), std::size_t(1));
    QVERIFY(m_fixture->waitFor(letter.run, {RunState::Waiting})->state == RunState::Waiting);
    QVERIFY(repair());
    QVERIFY(m_fixture->answer<std::vector<LetterOutcome>>([&](EngineClient *client, auto done) {
        client->redrive({"retry", {letter}, {}, false}, client, std::move(done));
    }));
    QVERIFY(m_fixture->waitFor(letter.run, {RunState::Succeeded})->state == RunState::Succeeded);
    const auto audit = m_fixture->answer<Page<AuditEntry>>(
        [&](EngineClient *client, auto done) { client->listAudit({}, {}, client, std::move(done)); });
    QVERIFY(std::ranges::count(audit->rows, QStringLiteral("letter.undoDiscard"), &AuditEntry::action) >= 1);
}

QTEST_GUILESS_MAIN(TestRedriveJobs)
#include "tst_redrivejobs.moc"
