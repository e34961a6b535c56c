#include "core/journal/sqlitejournalreader.h"
#include "core/run/machine.h"
#include "core/tasks/taskhost.h"
#include "tests/e2e/crash/crashing.h"
#include "tests/e2e/ctl/program.h"

#include <QRegularExpression>
#include <QSqlQuery>

#include <map>
#include <random>
#include <set>

using namespace sluice;
using namespace sluice::test;

namespace {

constexpr int kItems = 60;

/// A step as its side effect tells it: the run, the item, the task.
using Key = std::tuple<quint64, quint32, QString>;
using Counts = std::map<Key, int>;

const QByteArray kWorkflow = workflowOf(
    R"json({"id": "each", "type": "forEach", "params": {"items": "input"}},
       {"id": "mark", "type": "sql.execute", "params": {"connection": "marks",
        "statement": "INSERT INTO marks (run, item, task) VALUES (:run, :item, 'mark')",
        "parameters": {"run": "{{ run.id }}", "item": "{{ index }}"}}, "reliability": {"safeToRepeat": true}},
       {"id": "file", "type": "file.write", "params": {"path": "out/{{ run.id }}-{{ index }}.txt", "content": "done"}},
       {"id": "seal", "type": "sql.execute", "params": {"connection": "marks",
        "statement": "INSERT INTO marks (run, item, task) VALUES (:run, :item, 'seal')",
        "parameters": {"run": "{{ run.id }}", "item": "{{ index }}"}}, "reliability": {"safeToRepeat": true}})json",
    R"({"from": "each", "port": "item", "to": "mark"}, {"from": "mark", "to": "file"}, {"from": "file", "to": "seal"})");

} // namespace

/// Kills the real program at random moments, and compares what it has acknowledged with what it did.
/// SLUICE_CRASH_ROUNDS and SLUICE_CRASH_SEED set how often and when.
class TestCrash : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void losesNothingAndRepeatsNothingAcknowledged();

private:
    void prepare();
    void killOnce(bool startsARun, int afterMs);
    void tearLastWrite(std::mt19937 &random);
    void checkJournal();
    void finish();
    [[nodiscard]] Counts marks() const;
    [[nodiscard]] bool isJournalSound() const;

    Workspace m_workspace;
    QString m_workflow;
    QString m_input;
    std::set<quint64> m_startedRuns; ///< those whose start was acknowledged
    int m_cutShort = 0;              ///< kills that left a run unfinished
    int m_torn = 0;                  ///< kills after which the log ends in a torn write
    Counts m_acknowledged;           ///< steps that were done on disk at a kill, and how often they had been performed
};

void TestCrash::prepare()
{
    m_workflow = m_workspace.file(QStringLiteral("marks.json"), kWorkflow);
    QByteArray items = "[0";
    for (int i = 1; i < kItems; ++i)
        items += ',' + QByteArray::number(i);
    m_input = m_workspace.file(QStringLiteral("items.json"), items + ']');
    QVERIFY(!m_workspace
                 .file(QStringLiteral("connections.json"), R"({"format": 1, "connections": [
                     {"id": "marks", "type": "sqlite", "database": "marks.db", "poolSize": 1}]})")
                 .isEmpty());
    bool isMade = false;
    withDatabase(m_workspace.path(QStringLiteral("marks.db")), [&isMade](const QSqlDatabase &database) {
        QSqlQuery query(database);
        isMade = query.exec(QStringLiteral("PRAGMA journal_mode = WAL"))
                 && query.exec(QStringLiteral("CREATE TABLE marks (run INTEGER, item INTEGER, task TEXT)"));
    });
    QVERIFY(isMade);
}

Counts TestCrash::marks() const
{
    Counts counts;
    withDatabase(m_workspace.path(QStringLiteral("marks.db")), [&counts](const QSqlDatabase &database) {
        QSqlQuery query(QStringLiteral("SELECT run, item, task, count(*) FROM marks GROUP BY run, item, task"),
                        database);
        while (query.next())
            counts[{query.value(0).toULongLong(), query.value(1).toUInt(), query.value(2).toString()}] =
                query.value(3).toInt();
    });
    return counts;
}

/// Looks at a copy, so that looking tidies nothing up.
bool TestCrash::isJournalSound() const
{
    const QTemporaryDir copy;
    for (const auto *name : {"journal.db", "journal.db-wal"})
        QFile::copy(m_workspace.path(QStringLiteral(".sluice/") + QLatin1StringView(name)),
                    copy.filePath(QLatin1StringView(name)));
    QString answer;
    withDatabase(copy.filePath(QStringLiteral("journal.db")), [&answer](const QSqlDatabase &database) {
        QSqlQuery query(QStringLiteral("PRAGMA integrity_check"), database);
        answer = query.next() ? query.value(0).toString() : QString();
    });
    return answer == u"ok";
}

void TestCrash::killOnce(bool startsARun, int afterMs)
{
    const QStringList arguments = startsARun ? QStringList{QStringLiteral("run"), m_workflow, QStringLiteral("--input"),
                                                           m_input}
                                             : QStringList{QStringLiteral("resume")};
    const auto process = started(m_workspace.with(arguments));
    QVERIFY(process->waitForStarted());
    if (!process->waitForFinished(afterMs)) {
        process->kill();
        QVERIFY(process->waitForFinished());
    }
    static const QRegularExpression startedRun(QStringLiteral("Run (\\d+) has started"));
    const QString said = QString::fromUtf8(process->readAllStandardError());
    if (const auto match = startedRun.match(said); match.hasMatch())
        m_startedRuns.insert(match.captured(1).toULongLong());
}

/// Leaves behind the log what a machine that lost power leaves: part of a write that was under way, with or without the
/// right head, never what was already synced.
void TestCrash::tearLastWrite(std::mt19937 &random)
{
    QFile log(m_workspace.path(QStringLiteral(".sluice/journal.db-wal")));
    constexpr qint64 kLogHead = 32;
    constexpr qint64 kFrame = 24 + 8192;
    if (!log.open(QIODevice::ReadWrite) || log.size() < kLogHead + kFrame)
        return;
    QByteArray torn(kFrame, '\0');
    if (random() % 2 == 0) { // its head is that of the frame before it
        log.seek(kLogHead + ((log.size() - kLogHead) / kFrame - 1) * kFrame);
        torn = log.read(kFrame);
    }
    for (qsizetype at = torn.size() / 2; at < torn.size(); ++at)
        torn[at] = static_cast<char>(random());
    torn.truncate(1 + static_cast<qsizetype>(random() % kFrame));
    log.seek(log.size());
    QCOMPARE(log.write(torn), torn.size());
    ++m_torn;
}

/// Compares the steps that the journal calls done with the marks that they left.
void TestCrash::checkJournal()
{
    auto reader = SqliteJournalReader::open(m_workspace.path());
    if (!reader && m_startedRuns.empty())
        return; // killed before there was a journal
    QVERIFY2(reader, qPrintable(reader ? QString() : reader.error().code));
    QVERIFY(isJournalSound());
    const Counts now = marks();
    const auto page = (*reader)->runs({}, {0, 1000});
    QVERIFY(page);
    std::set<quint64> known;
    bool isUnfinished = false;
    for (const RunSummary &summary : page->rows) {
        known.insert(number(summary.id));
        isUnfinished = isUnfinished || !isFinal(summary.state);
        const auto stored = (*reader)->run(summary.id);
        QVERIFY2(stored, qPrintable(stored ? QString() : stored.error().code));
        const auto plan = compile(stored->workflow, standardCatalog());
        QVERIFY(plan);
        const Run run = fold(summary.id, *plan, stored->events);
        for (const Step &step : run.steps) {
            const QString task = run.plan->task(step.task).id;
            if (step.state != StepState::Succeeded || (task != u"mark" && task != u"seal"))
                continue;
            const Key key{number(summary.id), run.scopes[number(step.scope)].item, task};
            QVERIFY(now.contains(key)); // what is called done was done
            const auto [before, isNew] = m_acknowledged.emplace(key, now.at(key));
            QCOMPARE(now.at(key), before->second); // and was not done again
        }
    }
    m_cutShort += isUnfinished ? 1 : 0;
    for (const quint64 run : m_startedRuns)
        QVERIFY2(known.contains(run), qPrintable(QStringLiteral("run %1 is lost").arg(run)));
}

/// Goes on until every run is over. A step that was lost too often waits as a letter, as it should, and is retried.
void TestCrash::finish()
{
    Ended last = m_workspace.call({QStringLiteral("resume")});
    for (int tries = 0; last.status == 3 && tries < 3; ++tries)
        last = m_workspace.call({QStringLiteral("deadletters"), QStringLiteral("retry"), QStringLiteral("--all")});
    QVERIFY2(last.status == 0, last.err.constData());
}

void TestCrash::losesNothingAndRepeatsNothingAcknowledged()
{
    const auto seed = static_cast<unsigned>(fromEnvironment("SLUICE_CRASH_SEED", 20260101));
    const int rounds = fromEnvironment("SLUICE_CRASH_ROUNDS", 200);
    qInfo("seed %u, %d rounds", seed, rounds);
    std::mt19937 random(seed);
    std::uniform_int_distribution<int> moment(20, 500);
    prepare();
    for (int round = 0; round < rounds && !QTest::currentTestFailed(); ++round) {
        killOnce(round % 2 == 0, moment(random));
        if (round % 3 == 0)
            tearLastWrite(random);
        checkJournal();
    }
    if (QTest::currentTestFailed())
        return;
    QVERIFY(!m_startedRuns.empty());
    qInfo(
        "%zu runs started, %d of %d kills left work behind, %d left a torn write, %zu steps were acknowledged by then",
        m_startedRuns.size(), m_cutShort, rounds, m_torn, m_acknowledged.size());
    QVERIFY(m_torn > 0);
    QVERIFY(m_cutShort > 0); // else the moments are badly chosen and this test proves nothing
    finish();
    checkJournal();

    const auto runs = m_workspace.call(
        {QStringLiteral("runs"), QStringLiteral("list"), QStringLiteral("--limit"), QString::number(rounds)});
    const QJsonArray rows = runs.object().value(u"runs").toArray();
    QVERIFY(static_cast<std::size_t>(rows.size()) >= m_startedRuns.size());
    for (const QJsonValue row : rows)
        QCOMPARE(row[u"state"].toString(), QStringLiteral("succeeded"));
    QCOMPARE(marks().size(), static_cast<std::size_t>(rows.size()) * kItems * 2);
}

QTEST_GUILESS_MAIN(TestCrash)
#include "tst_crash.moc"
