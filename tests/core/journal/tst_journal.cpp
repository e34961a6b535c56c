#include "core/base/errors.h"
#include "core/events/errors.h"
#include "core/journal/errors.h"
#include "core/journal/frames.h"
#include "core/run/errors.h"
#include "tests/core/journal/journalbed.h"
#include "tests/core/journal/samples.h"

#include <QTest>

using namespace sluice;

/// What every journal promises, tested on each kind alike.
class TestJournal : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data();
    void init();
    void cleanup();

    void givesBackEventsOfEveryKindByteForByte();
    void givesTheNextRunANumberOfItsOwn();
    void refusesGapAndWritesNothingOfTheTransaction();
    void refusesEventsThatAreThereAlready();
    void goesOnOnlyAfterReopen();
    void keepsWhatWasAcknowledgedAfterCrash();
    void continuesRunsAfterCrash();
    void listsWhatWasGiven();
    void recordsEventsOfDurableTopics();
    void takesProgressFromLastFrame();
    void givesUnfinishedRunsOldestFirst();
    void keepsNameOfEachWorkflowOfOneVersion();
    void marksDamagedRunAndGoesOnWithTheOthers();
    void givesBackLargePayloads();
    void refusesSecondOwner();
    void seesUncleanEnd();
    void saysThatRunOrLetterIsUnknown();
    void keepsRedriveJobs();
    void keepsLettersOfNoRunByteForByte();
    void givesJobsThatAreNotOverHoweverOld();
    void keepsTheNewestStateOfEachBreaker();

private:
    void append(const std::vector<JournalBatch> &batches);
    void reopen();

    std::unique_ptr<JournalBed> m_bed;
    std::unique_ptr<Journal> m_journal;
};

using MakeBed = std::unique_ptr<JournalBed> (*)();
Q_DECLARE_METATYPE(MakeBed)

void TestJournal::initTestCase_data()
{
    QTest::addColumn<MakeBed>("makeBed");
    QTest::newRow("memory") << &memoryBed;
    QTest::newRow("sqlite") << &sqliteBed;
}

void TestJournal::init()
{
    QFETCH_GLOBAL(MakeBed, makeBed);
    m_bed = makeBed();
    reopen();
}

void TestJournal::cleanup()
{
    m_journal.reset();
    m_bed.reset();
}

void TestJournal::append(const std::vector<JournalBatch> &batches)
{
    const auto written = m_journal->append(batches);
    QVERIFY2(written, qPrintable(written ? QString() : written.error().code + written.error().detail));
}

void TestJournal::reopen()
{
    m_journal.reset();
    auto journal = m_bed->open();
    QVERIFY2(journal, qPrintable(journal ? QString() : journal.error().code + journal.error().detail));
    m_journal = std::move(*journal);
}

void TestJournal::givesBackEventsOfEveryKindByteForByte()
{
    auto batch = samples::newRun(1, QStringLiteral("sync"));
    const auto all = samples::ofEveryKind();
    batch.frames.push_back(samples::frame(1, 1, all));
    append({batch});
    const auto run = m_bed->reader()->run(RunId{1});
    QVERIFY(run);
    Events expected{samples::started("{}")};
    expected.insert(expected.end(), all.begin(), all.end());
    QCOMPARE(run->events.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i)
        QVERIFY2(run->events[i] == expected[i], qPrintable(QStringLiteral("event %1").arg(i)));
    QCOMPARE(run->workflow, samples::workflow(QStringLiteral("sync")));
}

void TestJournal::givesTheNextRunANumberOfItsOwn()
{
    QCOMPARE(m_journal->nextRun().value(), RunId{1});
    append({samples::newRun(1, QStringLiteral("sync")), samples::newRun(2, QStringLiteral("sync"))});
    QCOMPARE(m_journal->nextRun().value(), RunId{3});
    reopen();
    QCOMPARE(m_journal->nextRun().value(), RunId{3});
}

void TestJournal::refusesGapAndWritesNothingOfTheTransaction()
{
    append({samples::newRun(1, QStringLiteral("sync"))});
    const auto written = m_journal->append({samples::newRun(2, QStringLiteral("sync")),
                                            samples::frames({samples::frame(1, 5, {samples::succeeded(1, "1")})})});
    QCOMPARE(samples::codeOf(written), errors::kJournalGap);
    QCOMPARE(written.error().args[QStringLiteral("expected")], QStringLiteral("1"));
    QCOMPARE(m_bed->reader()->runs({}, {})->total, quint64(1));
    QCOMPARE(m_bed->reader()->run(RunId{1})->events.size(), std::size_t(1));
}

void TestJournal::refusesEventsThatAreThereAlready()
{
    append({samples::newRun(1, QStringLiteral("sync"))});
    reopen();
    QCOMPARE(samples::codeOf(m_journal->append({samples::newRun(1, QStringLiteral("sync"))})), errors::kJournalGap);
}

void TestJournal::goesOnOnlyAfterReopen()
{
    append({samples::newRun(1, QStringLiteral("sync"))});
    QVERIFY(!m_journal->append({samples::frames({samples::frame(1, 9, {samples::succeeded(1, "1")})})}));
    const auto next = samples::frames({samples::frame(1, 1, {samples::succeeded(1, "1")})});
    QCOMPARE(samples::codeOf(m_journal->append({next})), errors::kJournalGap);
    QCOMPARE(m_journal->reopen().value(), FailedAppend::Lost);
    append({next});
    QCOMPARE(m_bed->reader()->run(RunId{1})->events.size(), std::size_t(2));
    QCOMPARE(m_journal->reopen().value(), FailedAppend::None);
}

void TestJournal::keepsWhatWasAcknowledgedAfterCrash()
{
    for (quint64 run = 1; run <= 20; ++run)
        append({samples::newRun(run, QStringLiteral("sync"), QByteArray::number(run))});
    m_bed->crash();
    reopen();
    QVERIFY(m_journal->endedUncleanly());
    for (quint64 run = 1; run <= 20; ++run)
        QCOMPARE(m_bed->reader()->run(RunId{run})->events, Events{samples::started(QByteArray::number(run))});
}

void TestJournal::continuesRunsAfterCrash()
{
    append({samples::newRun(1, QStringLiteral("sync"))});
    m_bed->crash();
    reopen();
    append({samples::frames({samples::frame(1, 1, {samples::succeeded(0, "1")})})});
    reopen();
    append({samples::frames({samples::frame(1, 2, {samples::succeeded(1, "2")})})});
    const Events expected{samples::started("{}"), samples::succeeded(0, "1"), samples::succeeded(1, "2")};
    QCOMPARE(m_bed->reader()->run(RunId{1})->events, expected);
}

void TestJournal::listsWhatWasGiven()
{
    JournalBatch batch = samples::newRun(1, QStringLiteral("sync"));
    auto failed = samples::run(1, QStringLiteral("sync"), RunState::Failed);
    failed.failure = {QStringLiteral("http.refused"),
                      {{QStringLiteral("host"), QStringLiteral("127.0.0.1")}},
                      QStringLiteral("connection refused")};
    failed.letters = 2;
    auto letter = samples::letter(1, 1, QStringLiteral("rate"), "{\"code\": \"AQ\"}");
    const AuditEntry entry{0,
                           samples::at(5),
                           QStringLiteral("ada"),
                           QStringLiteral("letter.redrive"),
                           QStringLiteral("1-1"),
                           QStringLiteral("poison lifted")};
    batch.letters.push_back(letter);
    batch.audit.push_back(entry);
    append({batch});

    JournalBatch second;
    second.runs.push_back(failed);
    auto changed = letter;
    changed.state = LetterState::Redriving;
    changed.changed = samples::at(99);
    changed.redrives = 1;
    changed.payload = "{\"edited\": true}";
    second.letters.push_back(changed);
    second.audit.push_back(entry);
    append({second});

    const auto reader = m_bed->reader();
    auto expected = failed;
    expected.steps = 100;
    QVERIFY(reader->runs({}, {})->rows == std::vector{expected});
    QVERIFY(reader->run(RunId{1})->summary == expected);
    changed.payload = letter.payload;
    QVERIFY(reader->letter(letter.id).value() == changed);
    changed.payload = {};
    LetterFilter all;
    all.state.reset();
    QVERIFY(reader->letters(all, {})->rows == std::vector{changed});
    auto firstEntry = entry;
    firstEntry.number = 1;
    auto secondEntry = entry;
    secondEntry.number = 2;
    const std::vector expectedAudit{secondEntry, firstEntry};
    QVERIFY(reader->audit({}, {})->rows == expectedAudit);
    QCOMPARE(reader->openLetters().value(), quint64(1));
}

void TestJournal::recordsEventsOfDurableTopics()
{
    for (int i = 1; i <= 4; ++i) {
        JournalBatch batch;
        const auto topic = i % 2 == 0 ? QStringLiteral("orders.new") : QStringLiteral("orders.eu.new");
        batch.events.push_back(samples::recorded(topic, "{\"n\":" + QByteArray::number(i) + '}'));
        batch.events.back().at = samples::at(i);
        append({batch});
        if (i == 2)
            reopen();
    }
    m_bed->crash();
    reopen();
    const auto reader = m_bed->reader();
    const auto numbers = [&](const EventFilter &filter, PageRequest page = {}) {
        std::vector<quint64> found;
        const auto events = reader->recordedEvents(filter, page);
        for (const RecordedEvent &event : events->rows)
            found.push_back(event.number);
        return std::pair(events->total, found);
    };
    using Found = std::pair<quint64, std::vector<quint64>>;
    QCOMPARE(numbers({}), Found(4, {4, 3, 2, 1}));
    QCOMPARE(numbers({QStringLiteral("orders.*")}), Found(2, {4, 2}));
    QCOMPARE(numbers({QStringLiteral("orders.**")}, {1, 2}), Found(4, {3, 2}));
    QCOMPARE(numbers({QStringLiteral("shop.*")}), Found(0, {}));
    QCOMPARE(numbers({{}, samples::at(2), samples::at(4)}), Found(2, {3, 2}));
    QCOMPARE(samples::codeOf(reader->recordedEvents({QStringLiteral("a..b")}, {})), errors::kEventPatternMalformed);
    auto expected = samples::recorded(QStringLiteral("orders.eu.new"), "{\"n\":3}");
    expected.number = 3;
    expected.at = samples::at(3);
    QVERIFY(reader->recordedEvent(3).value() == expected);
    QCOMPARE(samples::codeOf(reader->recordedEvent(5)), errors::kEventRecordUnknown);
}

void TestJournal::takesProgressFromLastFrame()
{
    append({samples::newRun(1, QStringLiteral("sync"))});
    auto frame = samples::frame(1, 1, {samples::succeeded(0, "1")});
    frame.done = 7;
    frame.steps = 12;
    append({samples::frames({frame})});
    const auto row = m_bed->reader()->runs({}, {})->rows.at(0);
    QCOMPARE(row.done, 7U);
    QCOMPARE(row.steps, 12U);
}

void TestJournal::givesUnfinishedRunsOldestFirst()
{
    constexpr std::array kStates{RunState::Pending, RunState::Succeeded, RunState::Waiting,    RunState::Failed,
                                 RunState::Paused,  RunState::Cancelled, RunState::Cancelling, RunState::Running};
    for (std::size_t i = 0; i < kStates.size(); ++i) {
        auto batch = samples::newRun(i + 1, QStringLiteral("sync"));
        batch.runs[0].state = kStates[i];
        append({batch});
    }
    std::vector<quint64> ids;
    QVERIFY(m_journal->unfinishedRuns([&](const StoredRun &run) {
        ids.push_back(number(run.summary.id));
        QCOMPARE(run.events.size(), std::size_t(1));
        QCOMPARE(run.workflow.id, QStringLiteral("sync"));
    }));
    const std::vector<quint64> expected{1, 3, 5, 7, 8};
    QCOMPARE(ids, expected);
}

void TestJournal::keepsNameOfEachWorkflowOfOneVersion()
{
    append({samples::newRun(1, QStringLiteral("one")), samples::newRun(2, QStringLiteral("copy"))});
    QCOMPARE(m_bed->reader()->run(RunId{1})->workflow, samples::workflow(QStringLiteral("one")));
    QCOMPARE(m_bed->reader()->run(RunId{2})->workflow, samples::workflow(QStringLiteral("copy")));
}

void TestJournal::marksDamagedRunAndGoesOnWithTheOthers()
{
    append({samples::newRun(1, QStringLiteral("sync")), samples::newRun(2, QStringLiteral("sync"), "\"FINDMEHERE\""),
            samples::newRun(3, QStringLiteral("sync"))});
    m_journal->closeCleanly();
    m_journal.reset();
    m_bed->damage(RunId{2}, "FINDMEHERE");
    QCOMPARE(samples::codeOf(m_bed->reader()->run(RunId{2})), errors::kJournalRunDamaged);
    reopen();
    for (int pass = 0; pass < 2; ++pass) {
        std::vector<quint64> ids;
        const auto unreadable = m_journal->unfinishedRuns(
            [&](const StoredRun &run) { ids.push_back(number(run.summary.id)); });
        const std::vector<quint64> expected{1, 3};
        QCOMPARE(ids, expected);
        // It is told once, and left alone from then on.
        QVERIFY(unreadable);
        QCOMPARE(unreadable->size(), std::size_t(pass == 0 ? 1 : 0));
        if (pass == 0) {
            QCOMPARE(unreadable->front().summary.id, RunId{2});
            QVERIFY(unreadable->front().summary.isDamaged);
            QCOMPARE(unreadable->front().error.code, errors::kJournalRunDamaged);
            QCOMPARE(unreadable->front().error.args.value(QStringLiteral("run")), QStringLiteral("2"));
        }
    }
    const auto reader = m_bed->reader();
    QCOMPARE(samples::codeOf(reader->run(RunId{2})), errors::kJournalRunDamaged);
    QCOMPARE(reader->runs({}, {})->rows.at(1).failure.code, errors::kJournalRunDamaged);
    QVERIFY(reader->runs({}, {})->rows.at(1).isDamaged);
    QVERIFY(!reader->runs({}, {})->rows.at(0).isDamaged);
    QVERIFY(reader->run(RunId{1}));
    RunFilter damaged;
    damaged.text = QStringLiteral("runDamaged");
    QCOMPARE(reader->runs(damaged, {})->total, quint64(1));
}

void TestJournal::givesBackLargePayloads()
{
    const Payload large = '"' + QByteArray(kInlinePayload * 2, 'x') + '"';
    auto batch = samples::newRun(1, QStringLiteral("sync"), large);
    batch.frames.push_back(samples::frame(1, 1, {samples::succeeded(0, "1"), samples::succeeded(1, large)}));
    batch.letters.push_back(samples::letter(1, 1, QStringLiteral("rate"), large + "NEEDLE"));
    append({batch});
    const Events expected{samples::started(large), samples::succeeded(0, "1"), samples::succeeded(1, large)};
    QVERIFY(m_bed->reader()->run(RunId{1})->events == expected);
    QCOMPARE(m_bed->reader()->letter({RunId{1}, 1})->payload, large + "NEEDLE");
    LetterFilter filter;
    filter.text = QStringLiteral("needle");
    QCOMPARE(m_bed->reader()->letters(filter, {})->total, quint64(1));
}

void TestJournal::refusesSecondOwner()
{
    QCOMPARE(samples::codeOf(m_bed->open()), errors::kJournalOwned);
    m_journal.reset();
    QVERIFY(m_bed->open());
}

void TestJournal::seesUncleanEnd()
{
    QVERIFY(!m_journal->endedUncleanly());
    reopen();
    QVERIFY(m_journal->endedUncleanly());
    m_journal->closeCleanly();
    reopen();
    QVERIFY(!m_journal->endedUncleanly());
}

void TestJournal::saysThatRunOrLetterIsUnknown()
{
    const auto reader = m_bed->reader();
    QCOMPARE(samples::codeOf(reader->run(RunId{9})), errors::kJournalRunUnknown);
    const auto letter = reader->letter({RunId{9}, 1});
    QCOMPARE(samples::codeOf(letter), errors::kLetterUnknown);
    QCOMPARE(letter.error().args[QStringLiteral("letter")], QStringLiteral("9-1"));
}

void TestJournal::keepsLettersOfNoRunByteForByte()
{
    LetterSummary letter;
    letter.id = {RunId{}, 5};
    letter.kind = LetterKind::Webhook;
    letter.origin = QStringLiteral("/hooks/shop");
    letter.headers.insert(QStringLiteral("content-type"), QStringLiteral("text/plain; größe"));
    letter.payload = QByteArray("\x00\xff no JSON", 10);
    letter.error = {QStringLiteral("http.status"), {{QStringLiteral("status"), QStringLiteral("500")}}, {}};
    letter.fingerprint = QStringLiteral("f");
    letter.created = letter.changed = samples::at(1);
    JournalBatch batch;
    batch.letters.push_back(letter);
    append({batch});
    QCOMPARE(*m_bed->reader()->letter(letter.id), letter);
    auto later = letter;
    later.state = LetterState::Snoozed;
    later.snoozedUntil = samples::at(9);
    later.clicks = {"one", QByteArray("\x00 two", 5)};
    later.redrives = 1;
    batch.letters = {later};
    append({batch});
    m_bed->crash();
    reopen();
    QCOMPARE(*m_bed->reader()->letter(letter.id), later);
    QVERIFY(m_journal->nextRun() == RunId{1});
}

void TestJournal::keepsRedriveJobs()
{
    const RedriveJobId id{1};
    const RedriveEvents events{
        {samples::at(1), jobevent::Started{{{RunId{1}, 1}, {RunId{2}, 3}}, {}, {}, {}}},
        {samples::at(2), jobevent::ItemSent{0}},
        {samples::at(3), jobevent::ItemEnded{0, RedriveItemState::DeadAgain, {QStringLiteral("http.status"), {}, {}}}}};
    JournalBatch first;
    first.jobs.push_back({id, 0, {events[0]}, false});
    JournalBatch second;
    second.jobs.push_back({id, 1, {events[1], events[2]}, false});
    append({first, second});
    append({second}); // after a failure it may come twice
    m_bed->crash();
    reopen();
    const auto jobs = m_journal->redriveJobs();
    QVERIFY(jobs);
    QCOMPARE(jobs->size(), std::size_t(1));
    QVERIFY(jobs->front().id == id && jobs->front().events == events);
    QVERIFY(m_bed->reader()->redriveJob(id)->events == events);
    QCOMPARE(samples::codeOf(m_bed->reader()->redriveJob(RedriveJobId{2})), errors::kRedriveUnknown);
}

void TestJournal::givesJobsThatAreNotOverHoweverOld()
{
    JournalBatch batch;
    for (quint64 id = 1; id <= 30; ++id)
        batch.jobs.push_back({RedriveJobId{id}, 0, {{samples::at(1), jobevent::Started{}}}, id != 3 && id != 30});
    append({batch});
    const auto jobs = m_journal->redriveJobs();
    QVERIFY(jobs);
    QCOMPARE(jobs->size(), std::size_t(kJobsShown + 1));
    QVERIFY(jobs->front().id == RedriveJobId{3});
    QVERIFY(jobs->back().id == RedriveJobId{30});
}

void TestJournal::keepsTheNewestStateOfEachBreaker()
{
    const BreakerRecord open{QStringLiteral("rates"), {BreakerState::Open, 3, samples::at(9), {}}};
    const BreakerOrder order{QStringLiteral("ada"), QStringLiteral("maintenance"), Milliseconds(5000)};
    const BreakerRecord forced{QStringLiteral("shop"), {BreakerState::ForcedOpen, 0, samples::at(7), order}};
    const BreakerRecord disabled{QStringLiteral("shop"), {BreakerState::Disabled, 0, {}, BreakerOrder{{}, {}, {}}}};
    JournalBatch first;
    first.breakers = {open, forced};
    append({first});
    m_bed->crash();
    reopen();
    QCOMPARE(*m_journal->breakers(), (std::vector<BreakerRecord>{open, forced}));
    JournalBatch second;
    second.breakers = {disabled};
    append({second});
    m_bed->crash();
    reopen();
    QCOMPARE(*m_journal->breakers(), (std::vector<BreakerRecord>{open, disabled}));
    QCOMPARE(*m_bed->reader()->breakers(), (std::vector<BreakerRecord>{open, disabled}));
}

QTEST_GUILESS_MAIN(TestJournal)
#include "tst_journal.moc"
