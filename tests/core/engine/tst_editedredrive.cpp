#include "tests/core/engine/enginetest.h"

#include <QFile>

using namespace sluice;
using namespace sluice::test;

/// Redrive jobs that edit the inputs of their letters, through the whole engine.
class TestEditedRedrive : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();
    void previewSaysWhatIsSent();
    void everyLetterGetsItsOwnInput();
    void leavesOutWhatDoesNotFit();
    void keepsTheKeyUnlessTheEffectIsNew();
    void digitsThatScriptsHaveNoRoomForAreNoChange();
    void anEditOutlivesTheEngine();
    void refusesAnEditThatCanNeverWork();
    void scriptsSeeTheHourOfTheLetter();

private:
    [[nodiscard]] bool killRuns(int count);
    [[nodiscard]] bool killRun(const QByteArray &input);
    [[nodiscard]] std::vector<LetterId> ids(LetterState state = LetterState::Open);
    [[nodiscard]] Result<std::vector<EditedInput>> preview(const InputEdits &edits);
    [[nodiscard]] Result<RedriveJobId> startJob(RedriveOptions options);
    [[nodiscard]] RedriveJobReport finished(RedriveJobId job);
    [[nodiscard]] LetterRedriven redriven(RunId run);

    std::unique_ptr<EngineFixture> m_fixture;
};

namespace {

InputEdits edit(EditKind kind, const char *path, const char *text = "")
{
    return {{kind, QString::fromLatin1(path), QString::fromLatin1(text)}};
}

RedriveOptions fast(InputEdits edits)
{
    RedriveOptions options;
    options.perSecond = 0;
    options.edits = std::move(edits);
    return options;
}

} // namespace

void TestEditedRedrive::init()
{
    m_fixture = std::make_unique<EngineFixture>();
    QVERIFY(m_fixture->start({}));
    QFile file(m_fixture->folder.filePath(QStringLiteral("there.txt")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("here") == 4);
}

void TestEditedRedrive::cleanup()
{
    m_fixture.reset();
}

/// Runs whose one step reads the file that their input names, and that is not there.
bool TestEditedRedrive::killRuns(int count)
{
    for (int i = 1; i <= count; ++i) {
        if (!killRun(R"({"file": "late.txt", "n": )" + QByteArray::number(i) + "}"))
            return false;
    }
    return true;
}

bool TestEditedRedrive::killRun(const QByteArray &input)
{
    Workflow workflow = EngineFixture::chain(1);
    workflow.tasks[0].type = QStringLiteral("file.read");
    workflow.tasks[0].params.insert(QStringLiteral("path"), QStringLiteral("{{ input.file }}"));
    workflow.tasks[0].reliability.maxAttempts = 1;
    const auto id = m_fixture->run(workflow, input);
    return id && m_fixture->waitFor(*id, {RunState::Waiting})->state == RunState::Waiting;
}

std::vector<LetterId> TestEditedRedrive::ids(LetterState state)
{
    LetterFilter filter;
    filter.state = state;
    return m_fixture
        ->answer<std::vector<LetterId>>(
            [&](EngineClient *client, auto done) { client->letterIds(filter, client, std::move(done)); })
        .value_or(std::vector<LetterId>());
}

Result<std::vector<EditedInput>> TestEditedRedrive::preview(const InputEdits &edits)
{
    return m_fixture->answer<std::vector<EditedInput>>([&](EngineClient *client, auto done) {
        client->previewEdits({edits, ids(), true}, client, std::move(done));
    });
}

Result<RedriveJobId> TestEditedRedrive::startJob(RedriveOptions options)
{
    RedriveJobRequest request;
    request.options = std::move(options);
    request.letters = ids();
    return m_fixture->answer<RedriveJobId>(
        [&](EngineClient *client, auto done) { client->startRedriveJob(request, client, std::move(done)); });
}

RedriveJobReport TestEditedRedrive::finished(RedriveJobId job)
{
    const auto isOver = [&] {
        const auto &jobs = m_fixture->engine->snapshot().redriveJobs;
        const auto found = std::ranges::find(jobs, job, &RedriveJobSummary::id);
        return found != jobs.end() && hasEnded(found->state);
    };
    if (!QTest::qWaitFor(isOver, 60000))
        return {};
    return m_fixture
        ->answer<RedriveJobReport>(
            [&](EngineClient *client, auto done) { client->readRedriveJob(job, client, std::move(done)); })
        .value_or(RedriveJobReport{});
}

LetterRedriven TestEditedRedrive::redriven(RunId run)
{
    const auto history = m_fixture->history(run);
    for (const Event &event : history ? history->events : Events()) {
        if (const auto *found = std::get_if<LetterRedriven>(&event.data))
            return *found;
    }
    return {};
}

void TestEditedRedrive::previewSaysWhatIsSent()
{
    QVERIFY(killRuns(2));
    const auto shown = preview(edit(EditKind::Set, "file", R"("there.txt")"));
    QVERIFY(shown);
    QCOMPARE(shown->size(), std::size_t(2));
    QVERIFY(shown->front().changes && !shown->front().error);
    QCOMPARE(shown->front().before, Payload(R"({"file": "late.txt", "n": 1})"));
    QCOMPARE(shown->front().after, Payload(R"({"file": "there.txt", "n": 1})"));
    QCOMPARE(ids().size(), std::size_t(2)); // nothing was sent
    const auto job = startJob(fast(edit(EditKind::Set, "file", R"("there.txt")")));
    QVERIFY(job);
    QCOMPARE(finished(*job).summary.count(RedriveItemState::Resolved), 2U);
    for (const EditedInput &input : *shown)
        QCOMPARE(redriven(input.letter.run).input, input.after);
}

void TestEditedRedrive::everyLetterGetsItsOwnInput()
{
    QVERIFY(killRuns(70)); // more than are edited ahead
    const auto job = startJob(fast(edit(EditKind::Script, "", "({file: 'there.txt', was: input.n})")));
    QVERIFY(job);
    QCOMPARE(finished(*job).summary.count(RedriveItemState::Resolved), 70U);
    std::set<Payload> inputs;
    for (const LetterId &letter : ids(LetterState::Resolved)) {
        inputs.insert(redriven(letter.run).input);
        const auto read = m_fixture->answer<LetterSummary>(
            [&](EngineClient *client, auto done) { client->readLetter(letter, client, std::move(done)); });
        QVERIFY(read->payload.contains("late.txt")); // the original stays for ever
        QCOMPARE(read->redrives, 1U);
    }
    QCOMPARE(inputs.size(), std::size_t(70));
    QVERIFY(inputs.contains(Payload(R"({"file":"there.txt","was":64})")));
    const auto audit = m_fixture->answer<Page<AuditEntry>>([&](EngineClient *client, auto done) {
        client->listAudit({QStringLiteral("redrive"), {}}, {}, client, std::move(done));
    });
    QVERIFY(audit->rows.front().reason.contains(QStringLiteral("was: input.n")));
}

void TestEditedRedrive::leavesOutWhatDoesNotFit()
{
    QVERIFY(killRuns(3));
    // The first throws, the second misses what the step reads, the third fits.
    const InputEdits edits = edit(EditKind::Script, "",
                                  "if (input.n === 1) throw new Error('no'); "
                                  "return input.n === 2 ? {n: 2} : {file: 'there.txt'};");
    const auto shown = preview(edits);
    QVERIFY(shown);
    QCOMPARE(shown->at(0).error.value_or(Error()).code, QStringLiteral("script.threw"));
    QCOMPARE(shown->at(1).error.value_or(Error()).code, QStringLiteral("edit.inputLacks"));
    QCOMPARE(shown->at(1).error->args.value(QStringLiteral("path")), QStringLiteral("input.file"));
    QVERIFY(!shown->at(2).error);
    const auto job = startJob(fast(edits));
    QVERIFY(job);
    const RedriveJobReport report = finished(*job);
    QCOMPARE(report.summary.count(RedriveItemState::Refused), 2U);
    QCOMPARE(report.summary.count(RedriveItemState::Resolved), 1U);
    QCOMPARE(report.items.at(0).error, *shown->at(0).error);
    QCOMPARE(report.items.at(1).error, *shown->at(1).error);
    QCOMPARE(ids().size(), std::size_t(2)); // those left out are open as before
}

void TestEditedRedrive::keepsTheKeyUnlessTheEffectIsNew()
{
    QVERIFY(killRuns(2));
    // The second stays as it is, so its effect cannot be a new one.
    RedriveOptions options = fast(edit(EditKind::Script, "", "input.n === 1 ? {file: 'there.txt'} : input"));
    options.newEffect = true;
    options.stopAtPercent = 100;
    const std::vector<LetterId> letters = ids();
    const auto job = startJob(options);
    QVERIFY(job);
    (void)finished(*job);
    QVERIFY(redriven(letters[0].run).edited && redriven(letters[0].run).newEffect);
    QVERIFY(!redriven(letters[1].run).newEffect);
}

void TestEditedRedrive::digitsThatScriptsHaveNoRoomForAreNoChange()
{
    const QByteArray input = R"({"file": "late.txt", "list": [{"n": 9007199254740993}]})";
    QVERIFY(killRun(input));
    const auto shown = preview(edit(EditKind::Script, "", "input"));
    QVERIFY(shown);
    QVERIFY(!shown->front().error);
    QVERIFY(!shown->front().changes);
    QCOMPARE(shown->front().after, Payload(input));
    const auto changed = preview(edit(EditKind::Script, "", "Object.assign({}, input, {list: [{n: 1}]})"));
    QVERIFY(changed);
    QVERIFY2(changed->front().changes, changed->front().error
                                           ? qPrintable(changed->front().error->code + changed->front().error->detail)
                                           : changed->front().after.constData());
}

void TestEditedRedrive::anEditOutlivesTheEngine()
{
    QVERIFY(killRuns(5));
    RedriveOptions slow = fast(edit(EditKind::Set, "file", R"("there.txt")"));
    slow.canary = false;
    slow.perSecond = 10;
    const auto job = startJob(slow);
    QVERIFY(job);
    QVERIFY(QTest::qWaitFor([&] { return ids(LetterState::Resolved).size() >= 1; }, 30000));
    m_fixture->engine.reset();
    QVERIFY(m_fixture->start({}));
    QCOMPARE(finished(*job).summary.count(RedriveItemState::Resolved), 5U);
    for (const LetterId &letter : ids(LetterState::Resolved)) {
        QVERIFY(redriven(letter.run).edited);
        QVERIFY(redriven(letter.run).input.contains("there.txt"));
    }
}

void TestEditedRedrive::refusesAnEditThatCanNeverWork()
{
    QVERIFY(killRuns(1));
    QCOMPARE(startJob(fast(edit(EditKind::Remove, "a..b"))).error().code, QStringLiteral("edit.pathMalformed"));
    QCOMPARE(preview(edit(EditKind::Set, "a", "x")).error().code, QStringLiteral("edit.valueMalformed"));
    QCOMPARE(ids().size(), std::size_t(1));
}

/// What is shown and what is sent would differ else.
void TestEditedRedrive::scriptsSeeTheHourOfTheLetter()
{
    QVERIFY(killRuns(1));
    const InputEdits edits = edit(EditKind::Script, "", "({file: 'there.txt', at: Date.now()})");
    const auto shown = preview(edits);
    QVERIFY(shown);
    const auto letter = m_fixture->letters().front();
    QCOMPARE(shown->front().after, "{\"file\":\"there.txt\",\"at\":"
                                       + QByteArray::number(qint64(letter.created.time_since_epoch().count())) + "}");
}

QTEST_GUILESS_MAIN(TestEditedRedrive)
#include "tst_editedredrive.moc"
