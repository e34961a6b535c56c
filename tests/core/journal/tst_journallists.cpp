#include "core/journal/matching.h"
#include "tests/core/journal/journalbed.h"
#include "tests/core/journal/samples.h"
#include "tests/core/journal/support/journalmodel.h"

#include <QTest>

using namespace sluice;

/// Paging, filters and text search mean the same on each kind of journal.
class TestJournalLists : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data();
    void init();
    void cleanup();

    void pagesRunsNewestFirst();
    void filtersRuns_data();
    void filtersRuns();
    void filtersRunsByTime();
    void findsRunsWhateverTheirNumbers();
    void pagesLettersNewestFirst();
    void filtersLetters_data();
    void filtersLetters();
    void pagesAuditNewestFirst();
    void filtersAudit_data();
    void filtersAudit();

private:
    std::unique_ptr<JournalBed> m_bed;
    std::unique_ptr<Journal> m_journal;
};

using MakeBed = std::unique_ptr<JournalBed> (*)();
Q_DECLARE_METATYPE(MakeBed)
Q_DECLARE_METATYPE(RunFilter)
Q_DECLARE_METATYPE(AuditFilter)
Q_DECLARE_METATYPE(LetterFilter)

void TestJournalLists::initTestCase_data()
{
    QTest::addColumn<MakeBed>("makeBed");
    QTest::newRow("memory") << &memoryBed;
    QTest::newRow("sqlite") << &sqliteBed;
}

void TestJournalLists::init()
{
    QFETCH_GLOBAL(MakeBed, makeBed);
    m_bed = makeBed();
    m_journal = std::move(m_bed->open().value());
    JournalBatch batch;
    for (quint64 id = 1; id <= 10; ++id) {
        auto run = samples::run(id, id % 2 ? QStringLiteral("odd") : QStringLiteral("even"),
                                id > 7 ? RunState::Running : RunState::Failed);
        if (id == 3)
            run.failure = {
                QStringLiteral("http.refused"), {{QStringLiteral("url"), QStringLiteral("http://Zürich/")}}, {}};
        if (id == 4)
            run.failure = {QStringLiteral("sql.error"), {}, QStringLiteral("100% of 'rows'")};
        batch.runs.push_back(run);
    }
    for (quint32 index = 1; index <= 10; ++index) {
        auto letter = samples::letter(1, index, index % 2 ? QStringLiteral("rate") : QStringLiteral("store"),
                                      "{\"n\":" + QByteArray::number(index * 111) + "}");
        letter.workflow = index > 5 ? QStringLiteral("late") : QStringLiteral("sync");
        letter.state = index == 10 ? LetterState::Discarded : LetterState::Open;
        if (index == 9)
            letter.kind = LetterKind::Event;
        if (index == 4)
            letter.fingerprint = QStringLiteral("other");
        if (index == 2)
            letter.error.args.insert(QStringLiteral("name"), QStringLiteral("GRÖßE"));
        batch.letters.push_back(letter);
    }
    for (int i = 0; i < 5; ++i)
        batch.audit.push_back({0, samples::at(i), i == 4 ? QStringLiteral("bob") : QStringLiteral("ada"),
                               i % 2 == 0 ? QStringLiteral("run.cancel") : QStringLiteral("runs.removed"),
                               QString::number(i), i == 3 ? QStringLiteral("zu GROẞ") : QString()});
    QVERIFY(m_journal->append({batch}));
}

void TestJournalLists::cleanup()
{
    m_journal.reset();
    m_bed.reset();
}

namespace {

QString idsOf(const Page<RunSummary> &page)
{
    QStringList ids;
    for (const auto &run : page.rows)
        ids += QString::number(number(run.id));
    return ids.join(u' ');
}

QString idsOf(const Page<LetterSummary> &page)
{
    QStringList ids;
    for (const auto &letter : page.rows)
        ids += QString::number(letter.id.index);
    return ids.join(u' ');
}

LetterFilter anyState()
{
    LetterFilter filter;
    filter.state.reset();
    return filter;
}

} // namespace

void TestJournalLists::pagesRunsNewestFirst()
{
    const auto reader = m_bed->reader();
    const auto page = reader->runs({}, {3, 4});
    QCOMPARE(idsOf(*page), QStringLiteral("7 6 5 4"));
    QCOMPARE(page->total, quint64(10));
    QCOMPARE(page->offset, 3U);
    QCOMPARE(idsOf(*reader->runs({}, {8, 100})), QStringLiteral("2 1"));
    QCOMPARE(idsOf(*reader->runs({}, {10, 100})), QString());
}

void TestJournalLists::filtersRuns_data()
{
    QTest::addColumn<RunFilter>("filter");
    QTest::addColumn<QString>("ids");
    const auto odd = QStringLiteral("odd");
    QTest::newRow("workflow") << RunFilter{odd, {}, {}} << QStringLiteral("9 7 5 3 1");
    QTest::newRow("state") << RunFilter{{}, RunState::Running, {}} << QStringLiteral("10 9 8");
    QTest::newRow("both") << RunFilter{odd, RunState::Running, {}} << QStringLiteral("9");
    QTest::newRow("text in the workflow") << RunFilter{{}, {}, QStringLiteral("VEN")} << QStringLiteral("10 8 6 4 2");
    QTest::newRow("text in the code") << RunFilter{{}, {}, QStringLiteral("REFUSED")} << QStringLiteral("3");
    QTest::newRow("text in an argument") << RunFilter{{}, {}, QStringLiteral("//zÜRICH")} << QStringLiteral("3");
    QTest::newRow("not the name of an argument") << RunFilter{{}, {}, QStringLiteral("url")} << QString();
    QTest::newRow("text in the detail") << RunFilter{{}, {}, QStringLiteral("% of '")} << QStringLiteral("4");
    QTest::newRow("nothing") << RunFilter{QStringLiteral("od"), {}, {}} << QString();
}

void TestJournalLists::filtersRuns()
{
    QFETCH(RunFilter, filter);
    QFETCH(QString, ids);
    const auto page = m_bed->reader()->runs(filter, {});
    QCOMPARE(idsOf(*page), ids);
    QCOMPARE(page->total, quint64(page->rows.size()));
}

void TestJournalLists::filtersRunsByTime()
{
    RunFilter filter;
    filter.from = samples::at(4);
    QCOMPARE(idsOf(*m_bed->reader()->runs(filter, {})), QStringLiteral("10 9 8 7 6 5 4"));
    filter.until = samples::at(8);
    filter.workflow = QStringLiteral("odd");
    const auto page = m_bed->reader()->runs(filter, {1, 1});
    QCOMPARE(idsOf(*page), QStringLiteral("5"));
    QCOMPARE(page->total, quint64(2));
    filter.from = samples::at(100);
    filter.until.reset();
    QCOMPARE(m_bed->reader()->runs(filter, {})->total, quint64(0));
}

void TestJournalLists::findsRunsWhateverTheirNumbers()
{
    // Lists are found by blocks of numbers: here are many blocks, full, sparse and empty ones, and clocks that were set.
    JournalModel model;
    JournalBatch batch;
    quint64 id = 11;
    for (int i = 0; i < 1500; ++i) {
        id += i % 100 == 99 ? 9000 : i % 300 < 150 ? 1 : 70;
        auto run = samples::run(id, i % 7 == 0 ? QStringLiteral("orders") : QStringLiteral("sync"),
                                i % 5 == 0 ? RunState::Failed : RunState::Succeeded);
        run.started = samples::at(i % 400 < 200 ? i * 10 : 20'000 - i);
        if (run.state == RunState::Failed)
            run.failure = {QStringLiteral("http.refused"), {{QStringLiteral("n"), QString::number(i % 20)}}, {}};
        batch.runs.push_back(run);
    }
    QVERIFY(id > 3 * 65'536 / 2);
    QVERIFY(m_journal->append({batch}));
    const auto reader = m_bed->reader();
    const auto oldest = std::move(reader->runs({}, {1500, 100}).value());
    for (const auto &run : oldest.rows)
        model.runs[run.id] = run;
    QCOMPARE(model.runs.size(), std::size_t(10));
    for (auto run : batch.runs) {
        run.done = run.steps = 0;
        model.runs[run.id] = run;
    }
    QCOMPARE(differenceInLists(*reader, model), QStringLiteral("open letters")); // all lists of runs are equal
    for (const auto &[from, until] : {std::pair(0, 3000), std::pair(1000, 1500), std::pair(18'900, 99'999)}) {
        RunFilter filter;
        filter.workflow = QStringLiteral("orders");
        filter.from = samples::at(from);
        filter.until = samples::at(until);
        std::vector<RunSummary> expected;
        for (auto run = model.runs.rbegin(); run != model.runs.rend(); ++run) {
            if (matches(run->second, filter))
                expected.push_back(run->second);
        }
        QVERIFY(!expected.empty());
        QCOMPARE(reader->runs(filter, {0, 10'000})->rows, expected);
        const auto page = reader->runs(filter, {static_cast<quint32>(expected.size()) - 3, 2});
        QCOMPARE(page->total, quint64(expected.size()));
        QCOMPARE(page->rows.size(), std::size_t(2));
        QCOMPARE(page->rows.at(1), expected.at(expected.size() - 2));
    }
}

void TestJournalLists::pagesLettersNewestFirst()
{
    const auto page = m_bed->reader()->letters(anyState(), {1, 3});
    QCOMPARE(idsOf(*page), QStringLiteral("9 8 7"));
    QCOMPARE(page->total, quint64(10));
    QVERIFY(page->rows[0].payload.isEmpty());
    QCOMPARE(m_bed->reader()->openLetters().value(), quint64(9));
}

void TestJournalLists::filtersLetters_data()
{
    QTest::addColumn<LetterFilter>("filter");
    QTest::addColumn<QString>("ids");
    const auto none = std::optional<LetterState>();
    const auto text = [&](const QString &part) { return LetterFilter{{}, {}, part, none}; };
    QTest::newRow("open") << LetterFilter{} << QStringLiteral("9 8 7 6 5 4 3 2 1");
    QTest::newRow("discarded") << LetterFilter{{}, {}, {}, LetterState::Discarded} << QStringLiteral("10");
    QTest::newRow("task") << LetterFilter{{}, QStringLiteral("store"), {}, none} << QStringLiteral("10 8 6 4 2");
    QTest::newRow("workflow") << LetterFilter{QStringLiteral("sync"), {}, {}, none} << QStringLiteral("5 4 3 2 1");
    QTest::newRow("all") << LetterFilter{QStringLiteral("sync"), QStringLiteral("rate"), QStringLiteral("33"),
                                         LetterState::Open}
                         << QStringLiteral("3");
    LetterFilter narrow;
    narrow.kind = LetterKind::Event;
    QTest::newRow("kind") << narrow << QStringLiteral("9");
    narrow.kind = LetterKind::Sync;
    QTest::newRow("no such kind") << narrow << QString();
    narrow = {};
    narrow.fingerprint = QStringLiteral("other");
    QTest::newRow("cause") << narrow << QStringLiteral("4");
    QTest::newRow("text in the payload") << text(QStringLiteral("\"n\":555")) << QStringLiteral("5");
    QTest::newRow("text in the error") << text(QStringLiteral("größe")) << QStringLiteral("2");
    QTest::newRow("text in the item") << text(QStringLiteral("ITEM 7")) << QStringLiteral("7");
    QTest::newRow("text in no letter") << text(QStringLiteral("%")) << QString();
}

void TestJournalLists::filtersLetters()
{
    QFETCH(LetterFilter, filter);
    QFETCH(QString, ids);
    const auto page = m_bed->reader()->letters(filter, {});
    QCOMPARE(idsOf(*page), ids);
    QCOMPARE(page->total, quint64(page->rows.size()));
}

void TestJournalLists::pagesAuditNewestFirst()
{
    const auto page = m_bed->reader()->audit({}, {1, 2});
    QCOMPARE(page->total, quint64(5));
    QCOMPARE(page->rows.at(0).number, quint64(4));
    QCOMPARE(page->rows.at(0).target, QStringLiteral("3"));
    QCOMPARE(page->rows.at(1).number, quint64(3));
}

void TestJournalLists::filtersAudit_data()
{
    QTest::addColumn<AuditFilter>("filter");
    QTest::addColumn<QString>("targets");
    QTest::newRow("kind") << AuditFilter{QStringLiteral("run"), {}} << QStringLiteral("4 2 0");
    QTest::newRow("a longer kind") << AuditFilter{QStringLiteral("runs"), {}} << QStringLiteral("3 1");
    QTest::newRow("no part of a kind") << AuditFilter{QStringLiteral("ru"), {}} << QString();
    QTest::newRow("who") << AuditFilter{{}, QStringLiteral("BOB")} << QStringLiteral("4");
    QTest::newRow("target") << AuditFilter{{}, QStringLiteral("2")} << QStringLiteral("2");
    QTest::newRow("reason") << AuditFilter{{}, QStringLiteral("GROß")} << QStringLiteral("3");
    QTest::newRow("both") << AuditFilter{QStringLiteral("run"), QStringLiteral("bob")} << QStringLiteral("4");
    QTest::newRow("not as a pattern of SQL") << AuditFilter{{}, QStringLiteral("%")} << QString();
}

void TestJournalLists::filtersAudit()
{
    QFETCH(AuditFilter, filter);
    QFETCH(QString, targets);
    const auto page = m_bed->reader()->audit(filter, {});
    QStringList found;
    for (const AuditEntry &entry : page->rows)
        found += entry.target;
    QCOMPARE(found.join(u' '), targets);
    QCOMPARE(page->total, quint64(found.size()));
    const auto second = m_bed->reader()->audit(filter, {1, 1});
    QCOMPARE(second->total, page->total);
    QCOMPARE(second->rows.empty(), found.size() < 2);
}

QTEST_GUILESS_MAIN(TestJournalLists)
#include "tst_journallists.moc"
