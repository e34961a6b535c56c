#include "tests/core/integration/testhttp.h"
#include "tests/e2e/crash/crashing.h"
#include "tests/e2e/ctl/program.h"

#include <QSqlQuery>
#include <QThread>
#include <QUrlQuery>

#include <future>
#include <random>

using namespace sluice;
using namespace sluice::test;

namespace {

constexpr int kRecords = 20'000;

// Of 20,000 records, 20 do not fit the table, 20 the transform cannot take, and 20 it leaves out.
QByteArray syncFrom(const QByteArray &query)
{
    return workflowOf(
        R"json({"id": "copy", "type": "data.sync", "params": {"name": "copy", "source": "in", "destination": "out",
           "query": ")json"
        + query + R"json(", "records": "page.items", "cursor": "id",
           "transform": "if (input.id % 991 === 0) throw new Error('unfit'); return input.id % 983 === 0 ? null : input;",
           "statement": "INSERT INTO target (id, name) VALUES (:id, :name)", "batch": 20},
           "reliability": {"timeout": "10m"}})json");
}

/// The records after that of the request, as many as it asks for.
QByteArray pageOf(const QByteArray &request)
{
    const QUrlQuery query(QUrl::fromEncoded(request.mid(4, request.indexOf(' ', 4) - 4)).query());
    const int after = query.queryItemValue(QStringLiteral("after")).toInt();
    const int last = std::min(kRecords, after + query.queryItemValue(QStringLiteral("limit")).toInt());
    QByteArrayList items;
    for (int id = after + 1; id <= last; ++id)
        items += R"({"id":)" + QByteArray::number(id) + R"(,"name":"n)" + QByteArray::number(id) + R"("})";
    return answer("200 OK", R"({"page":{"items":[)" + items.join(',') + "]}}");
}

/// Gives pages on a thread of its own, since the test waits for programs.
class PageServer final : public QThread {
public:
    PageServer() { start(); }
    ~PageServer() override
    {
        quit();
        wait();
    }
    [[nodiscard]] QString url() { return m_url.get_future().get(); }

protected:
    void run() override
    {
        const ScriptedServer server(pageOf);
        m_url.set_value(server.url(QString()).toString());
        exec();
    }

private:
    std::promise<QString> m_url;
};

} // namespace

/// Kills the real program at random moments of a sync: no record is lost, and none is written twice.
/// SLUICE_CRASH_ROUNDS and SLUICE_CRASH_SEED set how often and when.
class TestSyncCrash : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void neitherLosesNorDoublesARecord_data();
    void neitherLosesNorDoublesARecord();

private:
    void prepare(bool isHttp);
    [[nodiscard]] qint64 ask(const QString &database, const QString &question) const;
    [[nodiscard]] qint64 target(const char *question) const
    {
        return ask(QStringLiteral("out.db"), QLatin1StringView(question));
    }
    [[nodiscard]] QStringList letters(const QString &kind) const;
    [[nodiscard]] QStringList nextCommand() const;
    void checkTarget() const;
    void checkLetters() const;

    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<PageServer> m_server;
    QString m_workflow;
};

void TestSyncCrash::prepare(bool isHttp)
{
    m_workspace = std::make_unique<Workspace>();
    m_server = isHttp ? std::make_unique<PageServer>() : nullptr;
    m_workflow = m_workspace->file(
        QStringLiteral("copy.json"),
        syncFrom(isHttp ? "/items?after=:cursor&limit=:limit"
                        : "SELECT id, name FROM source WHERE id > :cursor ORDER BY id LIMIT :limit"));
    const QString source =
        isHttp ? QStringLiteral(R"("type": "http", "allowLoopback": true, "baseUrl": "%1")").arg(m_server->url())
               : QStringLiteral(R"("type": "sqlite", "database": "in.db")");
    QVERIFY(!m_workspace
                 ->file(QStringLiteral("connections.json"),
                        QStringLiteral(R"({"format": 1, "connections": [{"id": "in", %1},
                            {"id": "out", "type": "sqlite", "database": "out.db"}]})")
                            .arg(source)
                            .toUtf8())
                 .isEmpty());
    withDatabase(m_workspace->path(QStringLiteral("in.db")), [](const QSqlDatabase &database) {
        QSqlQuery query(database);
        QVERIFY(query.exec(QStringLiteral("CREATE TABLE source (id INTEGER PRIMARY KEY, name TEXT)")));
        QVERIFY(query.exec(QStringLiteral("WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n LIMIT %1)"
                                          " INSERT INTO source SELECT x, 'n' || x FROM n")
                               .arg(kRecords)));
    });
    withDatabase(m_workspace->path(QStringLiteral("out.db")), [](const QSqlDatabase &database) {
        QSqlQuery query(database);
        // No key: a record that is written twice is there twice.
        QVERIFY(query.exec(QStringLiteral("CREATE TABLE target (id INTEGER, name TEXT)")));
        QVERIFY(query.exec(QStringLiteral("CREATE TABLE strict (is_on INTEGER)")));
        QVERIFY(query.exec(QStringLiteral("INSERT INTO strict VALUES (1)")));
        QVERIFY(query.exec(QStringLiteral("CREATE TRIGGER fits BEFORE INSERT ON target WHEN new.id % 997 = 0 AND"
                                          " (SELECT is_on FROM strict) BEGIN SELECT raise(ABORT, 'unfit'); END")));
    });
}

qint64 TestSyncCrash::ask(const QString &name, const QString &question) const
{
    qint64 answer = -1;
    withDatabase(m_workspace->path(name), [&](const QSqlDatabase &database) {
        QSqlQuery query(question, database);
        answer = query.next() ? query.value(0).toLongLong() : -1;
    });
    return answer;
}

QStringList TestSyncCrash::letters(const QString &kind) const
{
    const QStringList arguments{QStringLiteral("deadletters"), QStringLiteral("list")};
    QStringList ids;
    const QJsonArray rows = m_workspace->call(arguments).object().value(u"letters").toArray();
    for (const QJsonValue &row : rows) {
        if (row.toObject().value(u"kind").toString() == kind)
            ids += row.toObject().value(u"id").toString();
    }
    return ids;
}

/// What goes on with the sync: a step that was lost three times with its engine waits for a person.
QStringList TestSyncCrash::nextCommand() const
{
    const QStringList lost = letters(QStringLiteral("step"));
    if (lost.isEmpty())
        return {QStringLiteral("resume")};
    return QStringList{QStringLiteral("deadletters"), QStringLiteral("retry")} + lost;
}

/// What is there is there once, and is all up to the cursor.
void TestSyncCrash::checkTarget() const
{
    const qint64 cursor = target("SELECT cast(cursor AS INTEGER) FROM sluice_sync");
    if (cursor < 0)
        return; // it was killed before it began
    QCOMPARE(target("SELECT records FROM sluice_sync"), cursor);
    QCOMPARE(target("SELECT count(*) - count(DISTINCT id) FROM target"), 0);
    QCOMPARE(target("SELECT count(*) FROM target"), cursor - cursor / 997 - cursor / 991 - cursor / 983);
    QCOMPARE(target("SELECT count(*) FROM sluice_sync_bad"), cursor / 997 + cursor / 991);
}

void TestSyncCrash::checkLetters() const
{
    const QStringList bad = letters(QStringLiteral("sync"));
    QCOMPARE(bad.size(), kRecords / 997 + kRecords / 991); // each once
    withDatabase(m_workspace->path(QStringLiteral("out.db")), [](const QSqlDatabase &database) {
        QVERIFY(QSqlQuery(database).exec(QStringLiteral("UPDATE strict SET is_on = 0")));
    });
    const QStringList retry = QStringList{QStringLiteral("deadletters"), QStringLiteral("retry")} + bad;
    const auto killed = started(m_workspace->with(retry));
    if (!killed->waitForFinished(300))
        killed->kill(); // in the middle of it, perhaps
    killed->waitForFinished();
    (void)m_workspace->call({QStringLiteral("resume")}); // those that were on their way are sent again
    if (const QStringList left = letters(QStringLiteral("sync")); left.size() > kRecords / 991)
        (void)m_workspace->call(QStringList{QStringLiteral("deadletters"), QStringLiteral("retry")} + left);
    // What fits now is written, once; what the transform cannot take stays.
    QTRY_COMPARE_WITH_TIMEOUT(target("SELECT count(*) FROM target WHERE id % 997 = 0"), kRecords / 997, 10'000);
    QCOMPARE(target("SELECT count(*) - count(DISTINCT id) FROM target"), 0);
    QCOMPARE(letters(QStringLiteral("sync")).size(), kRecords / 991);
}

void TestSyncCrash::neitherLosesNorDoublesARecord_data()
{
    QTest::addColumn<bool>("isHttp");
    QTest::newRow("from a database") << false;
    QTest::newRow("from an HTTP service") << true;
}

void TestSyncCrash::neitherLosesNorDoublesARecord()
{
    QFETCH(bool, isHttp);
    prepare(isHttp);
    const auto seed = static_cast<unsigned>(fromEnvironment("SLUICE_CRASH_SEED", 1));
    const int rounds = fromEnvironment("SLUICE_CRASH_ROUNDS", 12);
    qInfo("seed %u, %d rounds", seed, rounds);
    std::mt19937 random(seed);
    int midway = 0;
    for (int round = 0; round < rounds; ++round) {
        const QStringList command = round == 0 ? QStringList{QStringLiteral("run"), m_workflow} : nextCommand();
        const auto process = started(m_workspace->with(command));
        QVERIFY(process->waitForStarted());
        if (!process->waitForFinished(static_cast<int>(200 + random() % 500)))
            process->kill();
        (void)process->waitForFinished();
        QCOMPARE(process->state(), QProcess::NotRunning);
        checkTarget();
        const qint64 cursor = target("SELECT cast(cursor AS INTEGER) FROM sluice_sync");
        midway += cursor > 0 && cursor < kRecords ? 1 : 0;
        if (QTest::currentTestFailed())
            return;
    }
    QVERIFY2(midway >= 2, "the kills came too early or too late to say anything");
    qInfo("%d kills in the middle of the sync", midway);
    if (letters(QStringLiteral("step")).isEmpty() && target("SELECT count(*) FROM sluice_sync") <= 0)
        (void)m_workspace->call({QStringLiteral("run"), m_workflow});
    for (int turn = 0; turn < 5; ++turn)
        (void)m_workspace->call(nextCommand());
    QCOMPARE(target("SELECT cast(cursor AS INTEGER) FROM sluice_sync"), kRecords);
    checkTarget();
    checkLetters();
}

QTEST_GUILESS_MAIN(TestSyncCrash)
#include "tst_synccrash.moc"
