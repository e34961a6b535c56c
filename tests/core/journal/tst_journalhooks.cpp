#include "core/journal/errors.h"
#include "core/journal/memoryjournal.h"
#include "tests/core/journal/journalbed.h"
#include "tests/core/journal/samples.h"

#include <QTest>

using namespace sluice;

namespace {

StoredHook hook(quint64 receipt, const QString &id, WallTime received = samples::at(5),
                const QString &endpoint = QStringLiteral("orders"))
{
    StoredHook made;
    made.receipt = receipt;
    made.endpoint = endpoint;
    made.id = id;
    made.contentType = QStringLiteral("application/json");
    made.headers = {{QStringLiteral("x-shop"), QStringLiteral("\"ü\"")}};
    made.body = "{\"id\": \"" + id.toUtf8() + "\"}\r\n";
    made.received = received;
    return made;
}

JournalBatch taken(std::vector<StoredHook> hooks)
{
    JournalBatch batch;
    batch.hooks = std::move(hooks);
    return batch;
}

JournalBatch became(quint64 receipt, RunId run)
{
    JournalBatch batch;
    batch.hookEnds.push_back({receipt, run});
    return batch;
}

} // namespace

/// What every journal promises of webhooks.
class TestJournalHooks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data();
    void init();
    void cleanup();

    void givesBackPendingHooksByteForByteAfterACrash();
    void takesTheSameIdOnceInOneTransaction();
    void takesTheSameIdOnceOverTransactionsAndCrashes();
    void tellsIdsOfOneEndpointFromThoseOfAnother();
    void keepsNothingPendingThatHasBecomeSomething();
    void givesNoReceiptTwice();
    void takesAnIdAgainAfterADay();
    void removesIdsThatAreADayOldAndNoOthers();
    void keepsLargeBodiesUntilTheyHaveBecomeSomething();
    void writesNothingOfATransactionThatFails();

private:
    void append(const std::vector<JournalBatch> &batches);
    void reopen();
    [[nodiscard]] PendingHooks pending() { return m_journal->pendingHooks().value(); }

    std::unique_ptr<JournalBed> m_bed;
    std::unique_ptr<Journal> m_journal;
};

using MakeBed = std::unique_ptr<JournalBed> (*)();
Q_DECLARE_METATYPE(MakeBed)

void TestJournalHooks::initTestCase_data()
{
    QTest::addColumn<MakeBed>("makeBed");
    QTest::newRow("memory") << &memoryBed;
    QTest::newRow("sqlite") << &sqliteBed;
}

void TestJournalHooks::init()
{
    QFETCH_GLOBAL(MakeBed, makeBed);
    m_bed = makeBed();
    reopen();
}

void TestJournalHooks::cleanup()
{
    m_journal.reset();
    m_bed.reset();
}

void TestJournalHooks::append(const std::vector<JournalBatch> &batches)
{
    const auto written = m_journal->append(batches);
    QVERIFY2(written, qPrintable(written ? QString() : written.error().code + written.error().detail));
}

void TestJournalHooks::reopen()
{
    m_journal.reset();
    auto journal = m_bed->open();
    QVERIFY2(journal, qPrintable(journal ? QString() : journal.error().code + journal.error().detail));
    m_journal = std::move(*journal);
}

void TestJournalHooks::givesBackPendingHooksByteForByteAfterACrash()
{
    const StoredHook first = hook(1, QStringLiteral("a"));
    StoredHook second = hook(2, QStringLiteral("b"), samples::at(9));
    second.body = QByteArray("\x00\xff{", 3);
    second.headers.clear();
    append({taken({first}), taken({second})});
    QVERIFY(m_journal->repeatedHooks().empty());
    m_bed->crash();
    reopen();
    QCOMPARE(pending().hooks, (std::vector{first, second}));
}

void TestJournalHooks::takesTheSameIdOnceInOneTransaction()
{
    const StoredHook first = hook(1, QStringLiteral("a"));
    StoredHook other = hook(2, QStringLiteral("a"));
    other.body = "{}";
    append({taken({first, other}), taken({hook(3, QStringLiteral("a"))})});
    QCOMPARE(m_journal->repeatedHooks(), (std::vector<quint64>{2, 3}));
    QCOMPARE(pending().hooks, std::vector{first});
}

void TestJournalHooks::takesTheSameIdOnceOverTransactionsAndCrashes()
{
    append({taken({hook(1, QStringLiteral("a"))})});
    append({taken({hook(2, QStringLiteral("a"))})});
    QCOMPARE(m_journal->repeatedHooks(), std::vector<quint64>{2});
    append({became(1, RunId{7})});
    QVERIFY(m_journal->repeatedHooks().empty());
    m_bed->crash();
    reopen();
    append({taken({hook(2, QStringLiteral("a"))})});
    QCOMPARE(m_journal->repeatedHooks(), std::vector<quint64>{2});
    QVERIFY(pending().hooks.empty());
}

void TestJournalHooks::tellsIdsOfOneEndpointFromThoseOfAnother()
{
    append({taken({hook(1, QStringLiteral("a")), hook(2, QStringLiteral("a"), samples::at(5), QStringLiteral("x"))})});
    QVERIFY(m_journal->repeatedHooks().empty());
    QCOMPARE(pending().hooks.size(), std::size_t(2));
}

void TestJournalHooks::keepsNothingPendingThatHasBecomeSomething()
{
    append({taken({hook(1, QStringLiteral("a")), hook(2, QStringLiteral("b")), hook(3, QStringLiteral("c"))})});
    append({became(1, RunId{1}), became(3, RunId{})});
    reopen();
    QCOMPARE(pending().hooks, std::vector{hook(2, QStringLiteral("b"))});
}

void TestJournalHooks::givesNoReceiptTwice()
{
    QCOMPARE(pending().next, quint64(1));
    append({taken({hook(1, QStringLiteral("a")), hook(2, QStringLiteral("b"))}), became(2, RunId{1})});
    reopen();
    QCOMPARE(pending().next, quint64(3));
}

void TestJournalHooks::takesAnIdAgainAfterADay()
{
    const WallTime first = samples::at(5);
    append({taken({hook(1, QStringLiteral("a"), first)}), became(1, RunId{1})});
    append({taken({hook(2, QStringLiteral("a"), first + kHookReplayTime - Milliseconds(1))})});
    QCOMPARE(m_journal->repeatedHooks(), std::vector<quint64>{2});
    append({taken({hook(2, QStringLiteral("a"), first + kHookReplayTime)})});
    QVERIFY(m_journal->repeatedHooks().empty());
    append({taken({hook(3, QStringLiteral("a"), first + kHookReplayTime + Milliseconds(1))})});
    QCOMPARE(m_journal->repeatedHooks(), std::vector<quint64>{3});
}

void TestJournalHooks::removesIdsThatAreADayOldAndNoOthers()
{
    std::vector<StoredHook> hooks;
    JournalBatch ends;
    for (quint64 i = 1; i <= 600; ++i) {
        hooks.push_back(hook(i, QString::number(i), samples::at(i <= 500 ? 0 : 10)));
        if (i != 3)
            ends.hookEnds.push_back({i, RunId{}});
    }
    append({taken(hooks), ends});
    // Cut off at the first that is young; the one that waits still stays, and so does its id.
    const Retention day{{}, samples::at(0) + kHookReplayTime};
    for (bool isDone = false; !isDone;) {
        const auto slice = m_journal->retain(day, [](RunId) { return true; });
        QVERIFY(slice);
        isDone = slice->isDone;
    }
    const WallTime soon = samples::at(20);
    append({taken({hook(601, QStringLiteral("1"), soon), hook(602, QStringLiteral("500"), soon),
                   hook(603, QStringLiteral("501"), soon), hook(604, QStringLiteral("3"), soon)})});
    QCOMPARE(m_journal->repeatedHooks(), (std::vector<quint64>{603, 604}));
    QCOMPARE(pending().hooks.size(), std::size_t(3));
}

void TestJournalHooks::keepsLargeBodiesUntilTheyHaveBecomeSomething()
{
    StoredHook large = hook(1, QStringLiteral("a"));
    large.body = '"' + QByteArray(200'000, 'x') + '"';
    StoredHook same = hook(2, QStringLiteral("b"));
    same.body = large.body;
    append({taken({large, same})});
    append({became(1, RunId{1})});
    m_bed->crash();
    reopen();
    QCOMPARE(pending().hooks, std::vector{same}); // what one has left, another still has
    append({became(2, RunId{2})});
    QVERIFY(pending().hooks.empty());
}

void TestJournalHooks::writesNothingOfATransactionThatFails()
{
    const auto gap = samples::frames({samples::frame(1, 5, {samples::succeeded(1, "1")})});
    QCOMPARE(samples::codeOf(m_journal->append({taken({hook(1, QStringLiteral("a"))}), gap})), errors::kJournalGap);
    QCOMPARE(m_journal->reopen().value(), FailedAppend::Lost);
    QVERIFY(pending().hooks.empty());
    append({taken({hook(1, QStringLiteral("a"))})});
    QVERIFY(m_journal->repeatedHooks().empty());
}

QTEST_GUILESS_MAIN(TestJournalHooks)
#include "tst_journalhooks.moc"
