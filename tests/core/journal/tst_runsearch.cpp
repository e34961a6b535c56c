#include "core/journal/runtextindex.h"
#include "core/journal/searchwords.h"
#include "core/journal/sqlitejournal.h"
#include "core/journal/sqlitejournalreader.h"
#include "tests/core/journal/journalbed.h"
#include "tests/core/journal/samples.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <random>

using namespace sluice;
using namespace Qt::Literals::StringLiterals;

namespace {

JournalBatch oneRun(quint64 id, const QString &workflow, const QString &trigger, const Payload &input)
{
    auto batch = samples::newRun(id, workflow, input);
    batch.runs[0].trigger = trigger;
    return batch;
}

Event failed(const QString &code, const QString &detail)
{
    return {samples::at(5), AttemptFailed{StepIndex{0},
                                          1,
                                          FailureClass::Transient,
                                          Error{code, {{u"url"_s, u"http://Zürich.example/rates"_s}}, detail},
                                          {}}};
}

QSet<QByteArray> wordsOf(const char *text)
{
    QSet<QByteArray> words;
    addWords(words, QByteArray(text));
    return words;
}

} // namespace

/// Runs are found by words, triggers and everything else at once, and the same on each kind of journal.
class TestRunSearch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fallsApartIntoWords();
    void initTestCase_data();
    void findsRuns_data();
    void findsRuns();
    void goesOnWhereItStopped();
    void agreesOnRandomRuns();
    void tellsWhatItDoesNotKnowYet();
    void findsWhatLiesApart();
    void isMadeAnewWhenItIsBrokenOrOfAnotherJournal();
    void leavesOutWhatIsGone();

private:
    static void learn(JournalReader &reader)
    {
        while (true) {
            const auto more = reader.learnWords(std::chrono::seconds(1));
            QVERIFY2(more, more ? "" : qPrintable(more.error().code + more.error().detail));
            if (!*more)
                return;
        }
    }
    static QString found(JournalReader &reader, const RunFilter &filter, quint32 atOnce = 100)
    {
        QStringList ids;
        RunSearchRequest request{{}, atOnce};
        for (int turn = 0; turn < 1000; ++turn) {
            const auto page = reader.searchRuns(filter, request);
            if (!page)
                return page.error().code + page.error().detail;
            for (const RunSummary &run : page->rows)
                ids += QString::number(number(run.id));
            if (page->isOver)
                return ids.join(u' ');
            request.before = page->before;
        }
        return u"without end"_s;
    }
    /// Six runs whose words are told in `findsRuns`.
    static std::unique_ptr<Journal> filled(JournalBed &bed)
    {
        auto journal = std::move(bed.open().value());
        auto batch = oneRun(1, u"rates"_s, u"manual"_s, R"({"country":"AQ","order":"AB-4711"})");
        (void)journal->append({batch});
        (void)journal->append({oneRun(2, u"rates"_s, u"schedule nightly"_s, R"({"country":"DE"})")});
        (void)journal->append({oneRun(3, u"orders"_s, u"webhook shop"_s, R"({"name":"GRÖßE","order":"AB-4712"})")});
        (void)journal->append(
            {samples::frames({samples::frame(1, 1, {failed(u"http.refused"_s, u"connection refused"_s)}),
                              samples::frame(2, 1, {samples::succeeded(0, R"({"rate":1.5})")})})});
        (void)journal->append({oneRun(4, u"orders"_s, u"run:17"_s, R"("AB-4711")")});
        auto ended = oneRun(5, u"rates"_s, u"manual"_s, R"({"country":"AQ"})");
        ended.runs[0].state = RunState::Succeeded;
        ended.runs[0].started = samples::at(900'000);
        (void)journal->append({ended});
        (void)journal->append({samples::frames({samples::frame(4, 1, {samples::succeeded(0, "\"AQ\"")})})});
        return journal;
    }
};

using MakeBed = std::unique_ptr<JournalBed> (*)();
Q_DECLARE_METATYPE(MakeBed)
Q_DECLARE_METATYPE(RunFilter)

void TestRunSearch::initTestCase_data()
{
    QTest::addColumn<MakeBed>("makeBed");
    QTest::newRow("memory") << &memoryBed;
    QTest::newRow("sqlite") << &sqliteBed;
}

void TestRunSearch::fallsApartIntoWords()
{
    QCOMPARE(wordsOf("{\"Country\":\"AQ\",\"rate\":1.5,\"url\":\"http:/"
                     "/a.b/c-d_e\"}"),
             (QSet<QByteArray>{"country", "aq", "rate", "1", "5", "url", "http", "a", "b", "c", "d", "e"}));
    QCOMPARE(wordsOf("Zürich ÉCOLE 東京"), (QSet<QByteArray>{"zurich", "ecole", "東京"}));
    QCOMPARE(wordsOf(QByteArray(200, 'x').constData()), QSet<QByteArray>{QByteArray(48, 'x')});
    RunFilter filter;
    QVERIFY(searchWords(filter).empty());
    filter.text = u"Zürich re"_s;
    QCOMPARE(searchWords(filter), (std::vector<SearchWord>{{"zurich", false}, {"re", true}}));
    filter.text = u"zurich re "_s; // the word is whole
    QCOMPARE(searchWords(filter), (std::vector<SearchWord>{{"zurich", false}, {"re", false}}));
    filter.text = u"{}"_s;
    QVERIFY(searchWords(filter).empty());
}

void TestRunSearch::findsRuns_data()
{
    QTest::addColumn<RunFilter>("filter");
    QTest::addColumn<QString>("ids");
    const auto row = [](const char *name, const RunFilter &filter, const char *ids) {
        QTest::newRow(name) << filter << QString::fromLatin1(ids);
    };
    RunFilter text;
    const auto of = [&text](const QString &words) {
        text.text = words;
        return text;
    };
    row("a word of an input", of(u"aq "_s), "5 4 1");
    row("the beginning of a word", of(u"refu"_s), "1");
    row("no word begins so", of(u"efused"_s), "");
    row("a number", of(u"4711 "_s), "4 1");
    row("a value of several words", of(u"ab-4711 "_s), "4 1");
    row("words of different steps", of(u"refused aq "_s), "1");
    row("an argument of an error", of(u"ZURICH"_s), "1");
    row("an accent does not count", of(u"große "_s), "3");
    row("the workflow", of(u"orders"_s), "4 3");
    row("signs alone are no words", of(u"{}"_s), "");
    RunFilter trigger;
    trigger.trigger = u"manual"_s;
    row("trigger", trigger, "5 1");
    trigger.trigger = u"schedule"_s;
    row("trigger with a name", trigger, "2");
    trigger.trigger = u"run"_s;
    row("called", trigger, "4");
    RunFilter all = of(u"aq"_s);
    all.workflow = u"rates"_s;
    row("text and workflow", all, "5 1");
    all.state = RunState::Succeeded;
    row("text, workflow and state", all, "5");
    all.trigger = u"manual"_s;
    all.from = samples::at(800'000);
    all.until = samples::at(900'001);
    row("everything at once", all, "5");
    all.until = samples::at(899'999);
    row("everything, but not then", all, "");
    row("nothing", of(u"nowhere"_s), "");
}

void TestRunSearch::findsRuns()
{
    QFETCH_GLOBAL(MakeBed, makeBed);
    QFETCH(RunFilter, filter);
    QFETCH(QString, ids);
    const auto bed = makeBed();
    const auto journal = filled(*bed);
    const auto reader = bed->reader();
    learn(*reader);
    QCOMPARE(found(*reader, filter), ids);
}

void TestRunSearch::goesOnWhereItStopped()
{
    QFETCH_GLOBAL(MakeBed, makeBed);
    const auto bed = makeBed();
    const auto journal = std::move(bed->open().value());
    for (quint64 id = 1; id <= 300; ++id)
        QVERIFY(journal->append({oneRun(id, u"w"_s, u"manual"_s, id % 3 ? "\"one\"" : "\"three\"")}));
    const auto reader = bed->reader();
    learn(*reader);
    RunFilter filter;
    filter.text = u"three"_s;
    QStringList wanted;
    for (int id = 300; id >= 3; id -= 3)
        wanted += QString::number(id);
    QCOMPARE(found(*reader, filter, 7), wanted.join(u' '));
    const auto page = reader->searchRuns(filter, {RunId{31}, 2});
    QCOMPARE(page->rows.size(), std::size_t(2));
    QCOMPARE(page->rows[0].id, RunId{30});
    QVERIFY(!page->isOver);
}

/// The index and a look at everything find the same.
void TestRunSearch::agreesOnRandomRuns()
{
    QFETCH_GLOBAL(MakeBed, makeBed);
    if (makeBed == &memoryBed)
        return;
    std::mt19937 chance(7);
    const auto pick = [&chance](quint32 below) { return static_cast<quint32>(chance() % below); };
    const auto sqlite = sqliteBed();
    const auto memory = memoryBed();
    const auto one = std::move(sqlite->open().value());
    const auto other = std::move(memory->open().value());
    const QStringList words{u"red"_s, u"green"_s, u"blue"_s, u"greenish"_s, u"x1"_s, u"x2"_s};
    const auto payload = [&] { return '"' + words[pick(6)].toUtf8() + ' ' + words[pick(6)].toUtf8() + '"'; };
    const auto write = [&](const JournalBatch &batch) {
        QVERIFY(one->append({batch}));
        QVERIFY(other->append({batch}));
    };
    std::map<quint64, quint64> events;
    for (quint64 id = 1; id <= 200; ++id) {
        write(oneRun(id, pick(2) ? u"a"_s : u"b"_s, pick(2) ? u"manual"_s : u"event e"_s, payload()));
        events[id] = 1;
        const quint64 on = 1 + pick(static_cast<quint32>(id));
        write(samples::frames({samples::frame(on, events[on], {samples::succeeded(0, payload())})}));
        ++events[on];
    }
    const auto fast = sqlite->reader();
    const auto slow = memory->reader();
    learn(*fast);
    for (int i = 0; i < 60; ++i) {
        RunFilter filter;
        filter.text = words[pick(6)] + (pick(2) ? u" "_s + words[pick(6)].left(3) : QString());
        if (pick(2))
            filter.workflow = u"a"_s;
        if (pick(2))
            filter.trigger = u"event"_s;
        QCOMPARE(found(*fast, filter, 1 + pick(40)), found(*slow, filter));
    }
}

void TestRunSearch::tellsWhatItDoesNotKnowYet()
{
    QFETCH_GLOBAL(MakeBed, makeBed);
    const auto bed = makeBed();
    const auto journal = filled(*bed);
    const auto reader = bed->reader();
    learn(*reader);
    RunFilter filter;
    filter.text = u"late"_s;
    QCOMPARE(reader->searchRuns(filter, {})->unsearched, quint64(0));
    QVERIFY(journal->append({oneRun(6, u"rates"_s, u"manual"_s, "\"late\"")}));
    if (makeBed == &memoryBed) {
        QCOMPARE(found(*reader, filter), u"6"_s); // looks at everything each time
        return;
    }
    QVERIFY(reader->searchRuns(filter, {})->unsearched > 0);
    QCOMPARE(found(*reader, filter), QString());
    learn(*reader);
    QCOMPARE(reader->searchRuns(filter, {})->unsearched, quint64(0));
    QCOMPARE(found(*reader, filter), u"6"_s);
    // What was learnt stays known to the next reader.
    const auto next = bed->reader();
    QCOMPARE(found(*next, filter), u"6"_s);
}

void TestRunSearch::findsWhatLiesApart()
{
    QFETCH_GLOBAL(MakeBed, makeBed);
    if (makeBed == &memoryBed)
        return; // its reader leaves large payloads out
    const auto bed = makeBed();
    const auto journal = std::move(bed->open().value());
    const Payload large = "\"needle " + QByteArray(200'000, 'x') + " behind\"";
    QVERIFY(journal->append({oneRun(1, u"w"_s, u"manual"_s, large)}));
    const auto reader = bed->reader();
    learn(*reader);
    RunFilter filter;
    filter.text = u"needle"_s;
    QCOMPARE(found(*reader, filter), u"1"_s);
    filter.text = u"behind"_s; // beyond what is searched of a payload
    QCOMPARE(found(*reader, filter), QString());
}

void TestRunSearch::isMadeAnewWhenItIsBrokenOrOfAnotherJournal()
{
    QFETCH_GLOBAL(MakeBed, makeBed);
    if (makeBed == &memoryBed)
        return;
    RunFilter filter;
    filter.text = u"word"_s;
    const QTemporaryDir folder;
    const auto write = [&folder](int runs) {
        auto journal = std::move(SqliteJournal::open(folder.path()).value());
        for (int id = 1; id <= runs; ++id)
            QVERIFY(journal->append({oneRun(static_cast<quint64>(id), u"w"_s, u"manual"_s, "\"word\"")}));
        journal->closeCleanly();
    };
    const auto search = [&] {
        auto reader = std::move(SqliteJournalReader::open(folder.path()).value());
        learn(*reader);
        return found(*reader, filter);
    };
    write(3);
    QCOMPARE(search(), u"3 2 1"_s);
    {
        QFile file(runTextPath(folder.path()));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(5000, 'z'));
    }
    QCOMPARE(search(), u"3 2 1"_s);
    for (const char *ending : {"", "-wal", "-shm"})
        QFile::remove(folder.path() + u"/.sluice/journal.db"_s + QLatin1StringView(ending));
    write(2);
    QCOMPARE(search(), u"2 1"_s);
}

void TestRunSearch::leavesOutWhatIsGone()
{
    QFETCH_GLOBAL(MakeBed, makeBed);
    const auto bed = makeBed();
    auto journal = std::move(bed->open().value());
    for (quint64 id = 1; id <= 5; ++id) {
        auto batch = oneRun(id, u"w"_s, u"manual"_s, "\"word\"");
        batch.runs[0].state = RunState::Succeeded;
        batch.runs[0].ended = samples::at(10);
        batch.frames[0].events.push_back({samples::at(10), RunEnded{}});
        QVERIFY(journal->append({batch}));
    }
    const auto reader = bed->reader();
    learn(*reader);
    Retention retention;
    retention.policy.runsPerWorkflow = 2;
    while (true) {
        const auto slice = journal->retain(retention, [](RunId) { return true; });
        QVERIFY(slice);
        if (slice->isDone)
            break;
    }
    RunFilter filter;
    filter.text = u"word"_s;
    QCOMPARE(found(*reader, filter), u"5 4"_s);
}

QTEST_GUILESS_MAIN(TestRunSearch)
#include "tst_runsearch.moc"
