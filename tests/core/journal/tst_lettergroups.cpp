#include "core/api/lettergrouping.h"
#include "tests/core/journal/journalbed.h"
#include "tests/core/journal/samples.h"

#include <QTest>

using namespace sluice;

using MakeBed = std::unique_ptr<JournalBed> (*)();
Q_DECLARE_METATYPE(MakeBed)

/// Causes of dead letters are counted by the journal, alike on each kind.
class TestLetterGroups : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data();
    void init();
    void cleanup();

    void countsEachCause();
    void countsTheStatesOfEachCause();
    void tellsWhenLettersCame();
    void pagesCausesTheOneSeenLastFirst();
    void countsOnlyWhatMatches();
    void findsEveryLetterOfACause();
    void forgetsNothingWhenLettersChange();

private:
    void add(const QString &cause, int hoursAgo, const std::function<void(LetterSummary &)> &change = {});
    [[nodiscard]] LetterGroupPage groups(const LetterFilter &filter = {}, PageRequest page = {0, 100});
    static WallTime now() { return samples::at(0) + std::chrono::hours(1000); }

    std::unique_ptr<JournalBed> m_bed;
    std::unique_ptr<Journal> m_journal;
    quint32 m_letters = 0;
};

void TestLetterGroups::initTestCase_data()
{
    QTest::addColumn<MakeBed>("makeBed");
    QTest::newRow("memory") << &memoryBed;
    QTest::newRow("sqlite") << &sqliteBed;
}

void TestLetterGroups::init()
{
    QFETCH_GLOBAL(MakeBed, makeBed);
    m_bed = makeBed();
    m_journal = std::move(m_bed->open().value());
    m_letters = 0;
    QVERIFY(m_journal->append({samples::newRun(1, QStringLiteral("sync"))}));
}

void TestLetterGroups::cleanup()
{
    m_journal.reset();
    m_bed.reset();
}

void TestLetterGroups::add(const QString &cause, int hoursAgo, const std::function<void(LetterSummary &)> &change)
{
    LetterSummary letter = samples::letter(1, ++m_letters, QStringLiteral("rate"), "{}");
    letter.workflow = QStringLiteral("sync");
    letter.fingerprint = cause;
    letter.state = LetterState::Open;
    letter.created = now() - std::chrono::hours(hoursAgo) - std::chrono::minutes(30);
    if (change)
        change(letter);
    JournalBatch batch;
    batch.letters.push_back(letter);
    QVERIFY(m_journal->append({batch}));
}

LetterGroupPage TestLetterGroups::groups(const LetterFilter &filter, PageRequest page)
{
    return m_bed->reader()->letterGroups(filter, page, now()).value();
}

void TestLetterGroups::countsEachCause()
{
    add(QStringLiteral("a"), 5);
    add(QStringLiteral("b"), 4, [](LetterSummary &letter) { letter.failureClass = FailureClass::Unknown; });
    add(QStringLiteral("a"), 3, [](LetterSummary &letter) {
        letter.task = QStringLiteral("store");
        letter.redrives = 4;
        letter.connection = QStringLiteral("shop");
    });
    add(QStringLiteral("a"), 2, [](LetterSummary &letter) { letter.state = LetterState::Resolved; });
    const LetterGroupPage page = groups();
    QCOMPARE(page.total, quint64(2));
    QCOMPARE(page.letters, quint64(3));
    const LetterGroup &a = page.rows.at(0);
    QCOMPARE(a.fingerprint, QStringLiteral("a"));
    QCOMPARE(a.count, quint64(2));
    QCOMPARE(a.open, quint64(2));
    QCOMPARE(a.firstSeen, now() - std::chrono::hours(5) - std::chrono::minutes(30));
    QCOMPARE(a.lastSeen, now() - std::chrono::hours(3) - std::chrono::minutes(30));
    QCOMPARE(a.newest.id.index, 3U);
    QVERIFY(a.newest.payload.isEmpty());
    QVERIFY(a.isOneWorkflow && !a.isOneTask);
    QCOMPARE(a.retriedOften, quint64(1));
    QCOMPARE(a.unsure, quint64(0));
    QCOMPARE(a.snoozed + a.discarded, quint64(0));
    QCOMPARE(page.rows.at(1).unsure, quint64(1));
    QVERIFY(std::ranges::count(page.places, QStringLiteral("shop"), &LetterPlace::connection) == 1);
}

void TestLetterGroups::countsTheStatesOfEachCause()
{
    const auto in = [](LetterState state) { return [state](LetterSummary &letter) { letter.state = state; }; };
    add(QStringLiteral("a"), 5);
    for (int i = 0; i < 2; ++i)
        add(QStringLiteral("a"), 4, in(LetterState::Snoozed));
    for (int i = 0; i < 3; ++i)
        add(QStringLiteral("a"), 3, in(LetterState::Discarded));
    add(QStringLiteral("a"), 2, in(LetterState::Resolved));
    LetterFilter all;
    all.state.reset();
    for (const QString &text : {QString(), QStringLiteral("422")}) { // counted, and each looked at
        all.text = text;
        const LetterGroup a = groups(all).rows.at(0);
        QCOMPARE(a.count, quint64(7));
        QCOMPARE(a.open, quint64(1));
        QCOMPARE(a.snoozed, quint64(2));
        QCOMPARE(a.discarded, quint64(3));
    }
}

void TestLetterGroups::tellsWhenLettersCame()
{
    for (const int hours : {0, 0, 2, 11, 12, 40})
        add(QStringLiteral("a"), hours);
    LetterTrend wanted{};
    wanted[11] = 2;
    wanted[9] = 1;
    wanted[0] = 1;
    QCOMPARE(groups().rows.front().trend, wanted);
}

void TestLetterGroups::pagesCausesTheOneSeenLastFirst()
{
    for (int i = 0; i < 5; ++i)
        add(QString::number(i), i);
    add(QStringLiteral("3"), 0, [](LetterSummary &letter) { letter.created += std::chrono::minutes(1); });
    const LetterGroupPage page = groups({}, {0, 2});
    QCOMPARE(page.total, quint64(5));
    QCOMPARE(page.letters, quint64(6));
    QCOMPARE(page.rows.size(), std::size_t(2));
    QCOMPARE(page.rows[0].fingerprint, QStringLiteral("3"));
    QCOMPARE(page.rows[1].fingerprint, QStringLiteral("0"));
    const LetterGroupPage rest = groups({}, {4, 2});
    QCOMPARE(rest.rows.size(), std::size_t(1));
    QCOMPARE(rest.rows[0].fingerprint, QStringLiteral("4"));
}

void TestLetterGroups::countsOnlyWhatMatches()
{
    add(QStringLiteral("a"), 5, [](LetterSummary &letter) { letter.connection = QStringLiteral("shop"); });
    add(QStringLiteral("a"), 3, [](LetterSummary &letter) { letter.failureClass = FailureClass::Transient; });
    add(QStringLiteral("a"), 1, [](LetterSummary &letter) { letter.error.detail = QStringLiteral("needle"); });
    const auto count = [this](auto set) {
        LetterFilter filter;
        set(filter);
        const auto ids = m_bed->reader()->letters(filter, {0, 100}).value();
        const auto grouped = groups(filter);
        return ids.total == grouped.letters ? int(ids.total) : -1;
    };
    QCOMPARE(count([](LetterFilter &filter) { filter.connection = QStringLiteral("shop"); }), 1);
    QCOMPARE(count([](LetterFilter &filter) { filter.failure = FailureClass::Transient; }), 1);
    QCOMPARE(count([](LetterFilter &filter) { filter.text = QStringLiteral("NEEDLE"); }), 1);
    QCOMPARE(count([](LetterFilter &filter) { filter.from = now() - std::chrono::hours(4); }), 2);
    QCOMPARE(count([](LetterFilter &filter) { filter.until = now() - std::chrono::hours(4); }), 1);
    QCOMPARE(count([](LetterFilter &filter) { filter.fingerprint = QStringLiteral("b"); }), 0);
}

void TestLetterGroups::findsEveryLetterOfACause()
{
    for (int i = 0; i < 10; ++i)
        add(i % 2 ? QStringLiteral("odd") : QStringLiteral("even"), i);
    LetterFilter odd;
    odd.fingerprint = QStringLiteral("odd");
    const auto ids = m_bed->reader()->letterIds(odd).value();
    QCOMPARE(ids, (std::vector<LetterId>{{RunId{1}, 10}, {RunId{1}, 8}, {RunId{1}, 6}, {RunId{1}, 4}, {RunId{1}, 2}}));
    const auto page = m_bed->reader()->letters(odd, {1, 2}).value();
    QCOMPARE(page.total, quint64(5));
    QCOMPARE(page.rows.size(), std::size_t(2));
    QCOMPARE(page.rows[0].id.index, 8U);
}

void TestLetterGroups::forgetsNothingWhenLettersChange()
{
    add(QStringLiteral("a"), 2);
    add(QStringLiteral("a"), 1);
    LetterSummary changed = m_bed->reader()->letter({RunId{1}, 1}).value();
    changed.state = LetterState::Redriving;
    JournalBatch batch;
    batch.letters.push_back(changed);
    QVERIFY(m_journal->append({batch}));
    QCOMPARE(groups().rows.front().count, quint64(1));
    LetterFilter all;
    all.state.reset();
    QCOMPARE(groups(all).rows.front().count, quint64(2));
    QCOMPARE(groups(all).rows.front().open, quint64(1));
}

QTEST_GUILESS_MAIN(TestLetterGroups)
#include "tst_lettergroups.moc"
