#include "tests/core/tasks/hostdriver.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>

using namespace sluice;
using namespace sluice::test;
using namespace Qt::StringLiterals;

class TestSqlTasks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_driver = std::make_unique<HostDriver>();
        m_connection = {};
        m_connection.id = u"db"_s;
        m_connection.type = u"sqlite"_s;
        m_connection.database = u"data.db"_s;
    }
    void upsertsAndReads();
    void bindsAndNeverInterpolates();
    void refusesAnExpressionInTheStatement();
    void reportsBadStatements_data();
    void reportsBadStatements();
    void refusesTheJournalAsDatabase();
    void refusesAnotherKindOfConnection();
    void asksForTheSecret();
    void leavesNoTransactionOpen();
    void countsATimeOutByWhatTheAttemptMayHaveDone();
    void stopsAStatementThatRuns();
    void cancelsWhatHasNotBegun();

private:
    Attempt sql(const QByteArray &statement, const QByteArray &parameters = "null", const QByteArray &input = "null")
    {
        Attempt made = attempt(u"sql.execute"_s, R"({"connection":"db","parameters":)" + parameters + "}", input);
        made.params.insert(u"statement"_s, QString::fromUtf8(statement));
        made.connection = m_connection;
        return made;
    }
    QString run(const QByteArray &statement, const QByteArray &parameters = "null", const QByteArray &input = "null")
    {
        return words(m_driver->perform(sql(statement, parameters, input)));
    }
    /// A statement that would run for a long time.
    static QByteArray endless()
    {
        return "with recursive n(x) as (select 1 union all select x + 1 from n) select count(*) from n";
    }

    std::unique_ptr<HostDriver> m_driver;
    Connection m_connection;
};

void TestSqlTasks::upsertsAndReads()
{
    QCOMPARE(run("create table rates (code text primary key, rate real)"), uR"(:{"rows":[],"rowsAffected":0})"_s);
    const QByteArray upsert =
        "insert into rates values (:code, :rate) on conflict (code) do update set rate = excluded.rate";
    QCOMPARE(run(upsert, R"({"code":"{{input.c}}","rate":1.5})", R"({"c":"DE"})"),
             uR"(:{"rows":[],"rowsAffected":1})"_s);
    QCOMPARE(run(upsert, R"({"code":"DE","rate":2})"), uR"(:{"rows":[],"rowsAffected":1})"_s);
    QCOMPARE(run("select code, rate from rates where code = ?", R"(["DE"])"),
             uR"(:{"rows":[{"code":"DE","rate":2}],"rowsAffected":0})"_s);
    QVERIFY(QFile::exists(m_driver->path(u"data.db"_s)));
}

void TestSqlTasks::bindsAndNeverInterpolates()
{
    QVERIFY(run("create table t (a text)").startsWith(u':'));
    const QByteArray input = R"({"evil":"x'); drop table t; --"})";
    QVERIFY(run("insert into t values (?)", R"(["{{input.evil}}"])", input).startsWith(u':'));
    QCOMPARE(run("select a from t"), uR"(:{"rows":[{"a":"x'); drop table t; --"}],"rowsAffected":0})"_s);
}

void TestSqlTasks::refusesAnExpressionInTheStatement()
{
    QCOMPARE(run("select '{{input}}'"), u"permanent sql.expressionInStatement"_s);
    QVERIFY(!QFile::exists(m_driver->path(u"data.db"_s)));
}

void TestSqlTasks::reportsBadStatements_data()
{
    QTest::addColumn<QByteArray>("statement");
    QTest::addColumn<QByteArray>("parameters");
    QTest::addColumn<QString>("expected");
    QTest::newRow("syntax") << QByteArray("selec 1") << QByteArray("null") << u"permanent sql.statement"_s;
    QTest::newRow("no table") << QByteArray("select * from nope") << QByteArray("null") << u"permanent sql.statement"_s;
    QTest::newRow("too few") << QByteArray("select ?, ?") << QByteArray("[1]") << u"permanent sql.parameterCount"_s;
    QTest::newRow("missing name") << QByteArray("select :a") << QByteArray("{}") << u"permanent sql.parameterMissing"_s;
    QTest::newRow("nothing") << QByteArray("  ") << QByteArray("null") << u"permanent task.parameterMissing"_s;
}

void TestSqlTasks::reportsBadStatements()
{
    QFETCH(QByteArray, statement);
    QFETCH(QByteArray, parameters);
    QFETCH(QString, expected);
    QCOMPARE(run(statement, parameters), expected);
    QCOMPARE(run("select 1 as a"), uR"(:{"rows":[{"a":1}],"rowsAffected":0})"_s);
}

void TestSqlTasks::refusesTheJournalAsDatabase()
{
    QVERIFY(QDir(m_driver->path(QString())).mkpath(u".sluice"_s));
    QFile journal(m_driver->path(u".sluice/journal.db"_s));
    QVERIFY(journal.open(QIODevice::WriteOnly));
    m_connection.database = u".sluice/journal.db"_s;
    QCOMPARE(run("select 1"), u"permanent sql.journalRefused"_s);
}

void TestSqlTasks::refusesAnotherKindOfConnection()
{
    m_connection.type = u"http"_s;
    QCOMPARE(run("select 1"), u"permanent connection.typeWrong"_s);
    auto without = sql("select 1");
    without.connection.reset();
    QCOMPARE(words(m_driver->perform(without)), u"permanent task.connectionMissing"_s);
}

void TestSqlTasks::asksForTheSecret()
{
    m_connection.type = u"postgres"_s;
    m_connection.host = u"127.0.0.1"_s;
    m_connection.port = 9; // nobody serves there
    m_connection.database = u"x"_s;
    m_connection.passwordSecret = u"tst-sql"_s;
    const auto missing = errorOf(m_driver->perform(sql("select 1")));
    QCOMPARE(missing.code, u"secret.missing"_s);
    QCOMPARE(missing.args.value(u"name"_s), u"tst-sql"_s);
    qputenv("SLUICE_SECRET_TST_SQL", "hush-hush");
    const auto outcome = m_driver->perform(sql("select 1"));
    qunsetenv("SLUICE_SECRET_TST_SQL");
    QCOMPARE(words(outcome), u"transient sql.connectFailed"_s);
    const auto error = errorOf(outcome);
    QVERIFY(!error.detail.contains(u"hush-hush") && !error.args.values().join(u' ').contains(u"hush-hush"));
}

void TestSqlTasks::leavesNoTransactionOpen()
{
    QVERIFY(run("create table t (a)").startsWith(u':'));
    QVERIFY(run("begin immediate").startsWith(u':'));
    QVERIFY(run("insert into t values (1)").startsWith(u':'));
    QVERIFY(run("insert into t values (2)").startsWith(u':'));
    QCOMPARE(run("select count(*) as n from t"), uR"(:{"rows":[{"n":2}],"rowsAffected":0})"_s);
}

void TestSqlTasks::countsATimeOutByWhatTheAttemptMayHaveDone()
{
    for (const auto safety : {RepeatSafety::Safe, RepeatSafety::Unsafe}) {
        auto slow = sql(endless());
        slow.timeout = Milliseconds(200);
        slow.safety = safety;
        const auto outcome = m_driver->perform(slow);
        QCOMPARE(words(outcome),
                 safety == RepeatSafety::Safe ? u"transient task.timedOut"_s : u"unknown task.timedOut"_s);
        QCOMPARE(errorOf(outcome).args.value(u"taskId"_s), u"t"_s);
        QCOMPARE(errorOf(outcome).args.value(u"timeout"_s), u"200ms"_s);
    }
    QVERIFY(run("select 1 as a").startsWith(u':')); // the threads are free again
}

void TestSqlTasks::stopsAStatementThatRuns()
{
    std::stop_source stop;
    auto slow = sql(endless());
    slow.stop = stop.get_token();
    const auto results = m_driver->start(slow);
    auto second = sql("select 1 as a");
    QVERIFY(words(m_driver->perform(second)).startsWith(u':')); // by now the first has a thread
    stop.request_stop();
    QTRY_COMPARE_WITH_TIMEOUT(results->size(), std::size_t(1), 20'000);
    QVERIFY(words(results->front().outcome).startsWith(u"cancelled "));
    QCOMPARE(m_driver->host().running(), 0U);
}

void TestSqlTasks::cancelsWhatHasNotBegun()
{
    std::vector<std::shared_ptr<std::vector<AttemptResult>>> busy;
    std::stop_source end;
    for (int i = 0; i < 2; ++i) {
        auto slow = sql(endless());
        slow.stop = end.get_token();
        busy.push_back(m_driver->start(slow));
    }
    std::stop_source stop;
    auto waiting = sql("create table never (a)");
    waiting.stop = stop.get_token();
    const auto results = m_driver->start(waiting);
    QCOMPARE(m_driver->host().running(), 3U);
    stop.request_stop();
    QTRY_COMPARE(results->size(), std::size_t(1));
    QCOMPARE(words(results->front().outcome), u"cancelled task.cancelled"_s);
    end.request_stop();
    QTRY_VERIFY_WITH_TIMEOUT(busy[0]->size() == 1 && busy[1]->size() == 1, 20'000);
    QVERIFY(run("select * from never").contains(u"sql.statement"));
    QCOMPARE(results->size(), std::size_t(1));
}

QTEST_GUILESS_MAIN(TestSqlTasks)
#include "tst_sqltasks.moc"
