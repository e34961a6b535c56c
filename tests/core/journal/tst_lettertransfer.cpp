#include "core/api/letterfile.h"
#include "core/journal/lettertransfer.h"
#include "core/run/errors.h"
#include "tests/core/journal/journalbed.h"
#include "tests/core/journal/samples.h"

#include <QTest>

#include <algorithm>

using namespace sluice;

/// What journals keep of letters that leave and come, and what was decided about them; on each kind alike.
class TestLetterTransfer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data();
    void init();
    void cleanup();
    void keepsWhoDecidedAndWhy();
    void tellsReadersWhichQueuesAreHeld();
    void keepsWhereAnImportedLetterComesFrom();
    void findsLettersThatChangedSinceAndThoseOfNoRun();
    void findsLettersSomebodyDecidedAbout();
    void putsLettersInTheOrderOfTheirChange();
    void findsTheAuditOfOneTarget();
    void exportsWithAttemptsAndWhereItComesFrom();
    void givesTheSameBytesAfterAnImport();
    void leavesOutWhatIsThereAlready();
    void countsALetterOnItsWayAsOpen();
    void refusesAFileThatMakesNoSense_data();
    void refusesAFileThatMakesNoSense();
    void refusesALetterThatIsUnknown();
    void leavesOutWhatIsRemovedMeanwhile();
    void readsOneLetterAtATime();
    void exportsWithoutAttemptsWhenTheRunIsDamaged();

private:
    void append(Journal &journal, const JournalBatch &batch);
    /// A run with a letter whose step was tried twice, and two letters of no run.
    void fill();
    QByteArray exported(JournalReader &reader, const QString &workspace);
    static LetterExport all()
    {
        LetterFilter filter;
        filter.state.reset();
        return {{}, filter};
    }

    std::unique_ptr<JournalBed> m_bed;
    std::unique_ptr<Journal> m_journal;
};

using MakeBed = std::unique_ptr<JournalBed> (*)();
Q_DECLARE_METATYPE(MakeBed)

void TestLetterTransfer::initTestCase_data()
{
    QTest::addColumn<MakeBed>("makeBed");
    QTest::newRow("memory") << &memoryBed;
    QTest::newRow("sqlite") << &sqliteBed;
}

void TestLetterTransfer::init()
{
    QFETCH_GLOBAL(MakeBed, makeBed);
    m_bed = makeBed();
    m_journal = std::move(*m_bed->open());
}

void TestLetterTransfer::cleanup()
{
    m_journal.reset();
    m_bed.reset();
}

void TestLetterTransfer::append(Journal &journal, const JournalBatch &batch)
{
    const auto written = journal.append({batch});
    QVERIFY2(written, qPrintable(written ? QString() : written.error().code + written.error().detail));
}

void TestLetterTransfer::fill()
{
    JournalBatch batch = samples::newRun(1, QStringLiteral("sync"));
    const StepIndex step{13};
    const Error error{QStringLiteral("http.status"), {{QStringLiteral("status"), QStringLiteral("503")}}, {}};
    batch.frames.push_back(samples::frame(
        1, 1,
        {{samples::at(10), AttemptStarted{step, 1, samples::at(99)}},
         {samples::at(11), AttemptFailed{step, 1, FailureClass::Transient, error, "{\"try\": \"later\"}"}},
         {samples::at(11), RetryScheduled{step, samples::at(20), {}}},
         {samples::at(20), AttemptStarted{step, 2, samples::at(99)}},
         {samples::at(21), AttemptFailed{step, 2, FailureClass::Transient, error, QByteArray("\xff\x00 no text", 10)}},
         {samples::at(21), StepDeadLettered{step, 3, FailureClass::Transient, error}}}));
    batch.letters.push_back(samples::letter(1, 3, QStringLiteral("rate"), "{\"n\": 1.0}\n"));
    LetterSummary hook;
    hook.id = {RunId{}, 1};
    hook.kind = LetterKind::Webhook;
    hook.origin = QStringLiteral("/hooks/größe");
    hook.headers = {{QStringLiteral("a"), QStringLiteral("b\"\n")}, {QStringLiteral("B"), QStringLiteral("ü")}};
    hook.payload = QByteArray("\x00\xff no JSON", 10);
    hook.error = {QStringLiteral("http.status"), {}, QStringLiteral("why\x01")};
    hook.fingerprint = QStringLiteral("f");
    hook.created = hook.changed = samples::at(1);
    hook.state = LetterState::Snoozed;
    hook.snoozedUntil = samples::at(90);
    LetterSummary event = hook;
    event.id.index = 2;
    event.kind = LetterKind::Event;
    event.state = LetterState::Discarded;
    event.snoozedUntil = {};
    event.decidedBy = QStringLiteral("ada");
    event.reason = QStringLiteral("no use");
    event.payload = QByteArray(70'000, 'x');
    event.redrives = 2;
    batch.letters.push_back(hook);
    batch.letters.push_back(event);
    append(*m_journal, batch);
}

QByteArray TestLetterTransfer::exported(JournalReader &reader, const QString &workspace)
{
    const auto file = exportLetters(reader, all(), workspace);
    return file ? *file : file.error().code.toUtf8();
}

void TestLetterTransfer::keepsWhoDecidedAndWhy()
{
    JournalBatch batch = samples::newRun(1, QStringLiteral("sync"));
    LetterSummary letter = samples::letter(1, 1, QStringLiteral("rate"), "1");
    batch.letters.push_back(letter);
    append(*m_journal, batch);
    letter.state = LetterState::Discarded;
    letter.decidedBy = QStringLiteral("ada");
    letter.reason = QStringLiteral("no use");
    JournalBatch later;
    later.letters.push_back(letter);
    append(*m_journal, later);
    QCOMPARE(*m_bed->reader()->letter(letter.id), letter);
    LetterFilter filter;
    filter.state = LetterState::Discarded;
    const auto page = m_bed->reader()->letters(filter, {});
    QCOMPARE(page->rows.size(), std::size_t(1));
    QCOMPARE(page->rows.front().decidedBy, QStringLiteral("ada"));
    QCOMPARE(page->rows.front().reason, QStringLiteral("no use"));
}

void TestLetterTransfer::tellsReadersWhichQueuesAreHeld()
{
    QVERIFY(m_bed->reader()->queueHolds()->empty());
    const QueueHold hold{QStringLiteral("ada"), QStringLiteral("audit"), samples::at(3)};
    JournalBatch batch;
    batch.holds = {{QStringLiteral("ready"), hold}, {QStringLiteral("retry"), hold}};
    append(*m_journal, batch);
    batch.holds = {{QStringLiteral("retry"), std::nullopt}};
    append(*m_journal, batch);
    const auto holds = m_bed->reader()->queueHolds();
    QVERIFY(holds);
    QVERIFY(*holds == (std::map<QString, QueueHold>{{QStringLiteral("ready"), hold}}));
}

void TestLetterTransfer::keepsWhereAnImportedLetterComesFrom()
{
    LetterSummary letter = samples::letter(0, 1, QStringLiteral("rate"), "1");
    letter.from = LetterOrigin{QStringLiteral("f00"), QStringLiteral("shop"), {RunId{12}, 3}};
    AttemptRecord attempt;
    attempt.step = letter.step;
    attempt.started = samples::at(5);
    attempt.ended = samples::at(6);
    attempt.outcome = AttemptOutcome::Failed;
    attempt.error = letter.error;
    attempt.response = "no";
    letter.attempts = {attempt};
    JournalBatch batch;
    batch.letters.push_back(letter);
    append(*m_journal, batch);
    QCOMPARE(*m_bed->reader()->letter(letter.id), letter);
    QCOMPARE(*m_bed->reader()->imports(), std::vector<LetterOrigin>{*letter.from});
    LetterSummary changed = letter;
    changed.state = LetterState::Snoozed;
    changed.from.reset();
    changed.attempts.clear();
    batch.letters = {changed};
    append(*m_journal, batch);
    LetterSummary expected = letter;
    expected.state = LetterState::Snoozed;
    QCOMPARE(*m_bed->reader()->letter(letter.id), expected);
    const auto page = m_bed->reader()->letters(all().filter.value(), {});
    QCOMPARE(page->rows.front().from, letter.from);
    QVERIFY(page->rows.front().attempts.empty());
}

void TestLetterTransfer::findsLettersThatChangedSinceAndThoseOfNoRun()
{
    fill();
    LetterFilter filter = *all().filter;
    filter.changedFrom = samples::at(2);
    QCOMPARE(m_bed->reader()->letters(filter, {})->total, quint64(1));
    filter.changedFrom = samples::at(1);
    QCOMPARE(m_bed->reader()->letters(filter, {})->total, quint64(3));
    filter.run = RunId{};
    QCOMPARE(m_bed->reader()->letters(filter, {})->total, quint64(2));
    filter.run = RunId{1};
    QCOMPARE(m_bed->reader()->letters(filter, {})->rows.front().id, (LetterId{RunId{1}, 3}));
}

void TestLetterTransfer::findsLettersSomebodyDecidedAbout()
{
    fill();
    LetterFilter filter = *all().filter;
    filter.isDecided = true;
    const auto page = m_bed->reader()->letters(filter, {});
    QCOMPARE(page->total, quint64(1));
    QCOMPARE(page->rows.front().decidedBy, QStringLiteral("ada"));
    QCOMPARE(m_bed->reader()->letterIds(filter)->size(), std::size_t(1));
    filter.state = LetterState::Open;
    QCOMPARE(m_bed->reader()->letters(filter, {})->total, quint64(0));
}

void TestLetterTransfer::putsLettersInTheOrderOfTheirChange()
{
    JournalBatch batch = samples::newRun(1, QStringLiteral("sync"));
    for (const quint32 number : {1, 2, 3}) {
        LetterSummary letter = samples::letter(1, number, QStringLiteral("rate"), "1");
        letter.changed = samples::at(number == 1 ? 50 : 40);
        batch.letters.push_back(letter);
    }
    append(*m_journal, batch);
    LetterFilter filter = *all().filter;
    filter.byChange = true;
    const auto first = m_bed->reader()->letters(filter, {0, 2});
    QCOMPARE(first->total, quint64(3));
    QCOMPARE(first->rows.at(0).id.index, 1U);
    QCOMPARE(first->rows.at(1).id.index, 3U); // of those that changed at once, the newest
    QCOMPARE(m_bed->reader()->letters(filter, {2, 2})->rows.front().id.index, 2U);
}

void TestLetterTransfer::findsTheAuditOfOneTarget()
{
    JournalBatch batch;
    const auto note = [&](const char *action, const char *target) {
        batch.audit.push_back({0, samples::at(1), QStringLiteral("ada"), QLatin1StringView(action),
                               QLatin1StringView(target), QStringLiteral("1-1")});
    };
    note("letter.redrive", "1-1");
    note("letter.redrive", "1-11");
    note("letter.snooze", "1-1");
    note("queue.pause", "1-1");
    append(*m_journal, batch);
    AuditFilter filter;
    filter.target = QStringLiteral("1-1");
    const auto page = m_bed->reader()->audit(filter, {0, 2});
    QCOMPARE(page->total, quint64(3));
    QCOMPARE(page->rows.front().action, QStringLiteral("queue.pause"));
    filter.kind = QStringLiteral("letter");
    QCOMPARE(m_bed->reader()->audit(filter, {})->total, quint64(2));
}

void TestLetterTransfer::exportsWithAttemptsAndWhereItComesFrom()
{
    fill();
    const auto reader = m_bed->reader();
    const auto file = exportLetters(*reader, {{{RunId{1}, 3}, {RunId{1}, 3}}, {}}, QStringLiteral("shop"));
    QVERIFY(file);
    const auto letters = readLetters(*file);
    QVERIFY(letters);
    QCOMPARE(letters->size(), std::size_t(1));
    const LetterSummary &letter = letters->front();
    QCOMPARE(*letter.from, (LetterOrigin{reader->journalId().value(), QStringLiteral("shop"), {RunId{1}, 3}}));
    QVERIFY(!letter.from->journal.isEmpty());
    QCOMPARE(letter.payload, QByteArray("{\"n\": 1.0}\n"));
    QCOMPARE(letter.attempts, attemptHistory(reader->run(RunId{1})->events));
    QCOMPARE(letter.attempts.size(), std::size_t(2));
    QCOMPARE(letter.attempts.back().response, QByteArray("\xff\x00 no text", 10));
    QCOMPARE(letter.itemPath, (std::vector<quint32>{3, 0}));
}

void TestLetterTransfer::givesTheSameBytesAfterAnImport()
{
    fill();
    const QByteArray first = exported(*m_bed->reader(), QStringLiteral("shop"));
    QCOMPARE(readLetters(first)->size(), std::size_t(3));
    QFETCH_GLOBAL(MakeBed, makeBed);
    const auto other = makeBed();
    const auto journal = std::move(*other->open());
    auto found = lettersToImport(*other->reader(), first);
    QVERIFY(found);
    QVERIFY(found->duplicates.empty());
    JournalBatch batch;
    for (LetterSummary &letter : found->letters) {
        letter.id = {RunId{}, static_cast<quint32>(batch.letters.size()) + 1};
        batch.letters.push_back(letter);
    }
    std::ranges::reverse(batch.letters); // they need not lie in the order of the file
    append(*journal, batch);
    QCOMPARE(exported(*other->reader(), QStringLiteral("elsewhere")), first);
}

void TestLetterTransfer::leavesOutWhatIsThereAlready()
{
    fill();
    const QByteArray file = exported(*m_bed->reader(), QStringLiteral("shop"));
    const auto own = lettersToImport(*m_bed->reader(), file);
    QVERIFY(own->letters.empty());
    QCOMPARE(own->duplicates.size(), std::size_t(3));
    QFETCH_GLOBAL(MakeBed, makeBed);
    const auto other = makeBed();
    const auto journal = std::move(*other->open());
    auto letters = lettersToImport(*other->reader(), file)->letters;
    QCOMPARE(letters.size(), std::size_t(3));
    JournalBatch batch;
    letters[1].id = {RunId{}, 1};
    batch.letters.push_back(letters[1]);
    append(*journal, batch);
    const auto again = lettersToImport(*other->reader(), file);
    QCOMPARE(again->letters.size(), std::size_t(2));
    QCOMPARE(again->duplicates, std::vector<LetterOrigin>{*letters[1].from});
}

void TestLetterTransfer::countsALetterOnItsWayAsOpen()
{
    JournalBatch batch = samples::newRun(1, QStringLiteral("sync"));
    LetterSummary letter = samples::letter(1, 1, QStringLiteral("rate"), "1");
    letter.state = LetterState::Redriving;
    batch.letters.push_back(letter);
    append(*m_journal, batch);
    const auto letters = readLetters(exported(*m_bed->reader(), QStringLiteral("shop")));
    QCOMPARE(letters->front().state, LetterState::Open);
}

void TestLetterTransfer::refusesAFileThatMakesNoSense_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("after");
    QTest::addColumn<QLatin1StringView>("code");
    QTest::addColumn<QString>("place");
    const auto row = [](const char *name, const char *before, const char *after, const char *place) {
        QTest::newRow(name) << QByteArray(before) << QByteArray(after) << errors::kLetterFileMalformed
                            << QString::fromLatin1(place);
    };
    row("no JSON", "{\"format\"", "\"format\"", "");
    row("other format", "sluice.letters", "sluice.run", "format");
    row("no letters", "\"letters\"", "\"others\"", "letters");
    row("unknown kind", "\"webhook\"", "\"postcard\"", "letters[0]");
    row("no origin", "\"journal\"", "\"other\"", "letters[0]");
    row("no number", "\"letter\": \"0-1\"", "\"letter\": \"first\"", "letters[0]");
    row("number that is none", "\"redrives\": 2", "\"redrives\": -2", "letters[1]");
    row("no moment", "\"created\": \"", "\"created\": \"at ", "letters[0]");
    row("base 64 that is none", "\"payload64\": \"", "\"payload64\": \"!", "letters[0]");
    QTest::newRow("newer") << QByteArray("\"formatVersion\": 1") << QByteArray("\"formatVersion\": 2")
                           << errors::kLetterFileNewer << QString();
}

void TestLetterTransfer::refusesAFileThatMakesNoSense()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, after);
    QFETCH(QLatin1StringView, code);
    QFETCH(QString, place);
    fill();
    QByteArray file = exported(*m_bed->reader(), QStringLiteral("shop"));
    const auto at = file.indexOf(before);
    QVERIFY(at >= 0);
    file.replace(at, before.size(), after);
    const auto letters = lettersToImport(*m_bed->reader(), file);
    QVERIFY(!letters);
    QCOMPARE(letters.error().code, code);
    if (!place.isEmpty())
        QCOMPARE(letters.error().args[QStringLiteral("place")], place);
}

void TestLetterTransfer::refusesALetterThatIsUnknown()
{
    fill();
    const auto file = exportLetters(*m_bed->reader(), {{{RunId{9}, 1}}, {}}, QStringLiteral("shop"));
    QCOMPARE(samples::codeOf(file), errors::kLetterUnknown);
}

/// A page of the list would move meanwhile; the numbers do not, and a letter may go before its turn comes.
void TestLetterTransfer::leavesOutWhatIsRemovedMeanwhile()
{
    fill();
    const auto reader = m_bed->reader();
    LetterExporter exporter(all(), QStringLiteral("shop"));
    QCOMPARE(exporter.readNext(*reader), Result<bool>(true));
    QFETCH_GLOBAL(MakeBed, makeBed);
    const auto other = makeBed();
    const auto journal = std::move(*other->open());
    JournalBatch batch = samples::newRun(1, QStringLiteral("sync")); // there the second letter of no run is not
    batch.letters.push_back(samples::letter(1, 3, QStringLiteral("rate"), "1"));
    append(*journal, batch);
    const auto rest = other->reader();
    QCOMPARE(exporter.readNext(*rest), Result<bool>(true));
    QCOMPARE(exporter.readNext(*rest), Result<bool>(false));
    QCOMPARE(readLetters(exporter.file())->size(), std::size_t(2));
}

void TestLetterTransfer::readsOneLetterAtATime()
{
    fill();
    const auto reader = m_bed->reader();
    LetterExporter exporter(all(), QStringLiteral("shop"));
    QCOMPARE(exporter.readNext(*reader), Result<bool>(true));
    QCOMPARE(readLetters(exporter.file())->size(), std::size_t(1));
    QCOMPARE(exporter.readNext(*reader), Result<bool>(true));
    QCOMPARE(exporter.readNext(*reader), Result<bool>(false));
    QCOMPARE(exporter.readNext(*reader), Result<bool>(false));
    QCOMPARE(exporter.file(), exported(*reader, QStringLiteral("shop")));
}

void TestLetterTransfer::exportsWithoutAttemptsWhenTheRunIsDamaged()
{
    JournalBatch batch = samples::newRun(1, QStringLiteral("sync"));
    const Error error{QStringLiteral("http.status"), {}, QStringLiteral("FINDMEHERE")};
    batch.frames.push_back(
        samples::frame(1, 1, {{samples::at(10), StepDeadLettered{StepIndex{13}, 1, FailureClass::Transient, error}}}));
    batch.letters.push_back(samples::letter(1, 1, QStringLiteral("rate"), "1"));
    append(*m_journal, batch);
    m_journal->closeCleanly();
    m_journal.reset();
    m_bed->damage(RunId{1}, "FINDMEHERE");
    m_journal = std::move(*m_bed->open());
    QVERIFY(!m_bed->reader()->run(RunId{1}));
    const auto letters = readLetters(exported(*m_bed->reader(), QStringLiteral("shop")));
    QVERIFY(letters);
    QCOMPARE(letters->size(), std::size_t(1));
    QVERIFY(letters->front().attempts.empty());
}

QTEST_GUILESS_MAIN(TestLetterTransfer)
#include "tst_lettertransfer.moc"
