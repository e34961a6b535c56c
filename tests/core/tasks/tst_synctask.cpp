#include "core/script/scriptpool.h"
#include "core/tasks/synctransform.h"
#include "tests/core/integration/testpostgres.h"
#include "tests/core/tasks/hostdriver.h"

#include <QFile>
#include <QJsonArray>

#include <csignal>

using namespace sluice;
using namespace sluice::test;
using namespace Qt::StringLiterals;

namespace {

/// The time that a process has computed, in hundredths of a second.
qint64 cpuTicks(qint64 process)
{
    QFile file(u"/proc/%1/stat"_s.arg(process));
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QByteArray all = file.readAll();
    return all.mid(all.lastIndexOf(')') + 2).split(' ').value(11).toLongLong();
}

} // namespace

class TestSyncTask : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void copiesAllInBatches();
    void transformsLeavesOutAndKeepsWhatIsBad();
    void takesAnExpressionForOneWhateverStandsInIt_data();
    void takesAnExpressionForOneWhateverStandsInIt();
    void tellsWhereATransformThrew_data();
    void tellsWhereATransformThrew();
    void tellsWhereForTheFirstHundredOfABatch();
    void losesNothingWhenThePlaceCannotBeFound();
    void tellsWhereATransformIsNoScript_data();
    void tellsWhereATransformIsNoScript();
    void aRecordThatDoesNotFitHurtsNoOther();
    void goesOnWhereItWas();
    void tellsAgainOfWhatStillWaits();
    void writesABadRecordOnceHoweverOftenItIsSent();
    void stopsWhenTooMuchIsBad();
    void aLongSyncGoesOnInFurtherAttempts();
    void twoAtOnceWriteEachRecordOnce();
    void writesToAServerAsToAFile();
    void refusesWhatCannotWork_data();
    void refusesWhatCannotWork();

private:
    [[nodiscard]] Connection connection(const QString &id) const;
    QString sql(const QString &database, const QByteArray &statement);
    [[nodiscard]] Attempt sync(const QByteArray &more = "{}") const;
    [[nodiscard]] QString rows(const QByteArray &what = "count(*) as n from target");
    void fill(int count);

    std::unique_ptr<HostDriver> m_driver;
    std::optional<Connection> m_server; ///< in place of the file that is written to
};

void TestSyncTask::init()
{
    m_driver = std::make_unique<HostDriver>();
    QVERIFY(sql(u"in"_s, "create table source (id integer primary key, name text)").startsWith(u':'));
    QVERIFY(sql(u"out"_s, "create table target (id integer, name text)").startsWith(u':'));
}

Connection TestSyncTask::connection(const QString &id) const
{
    if (m_server && id == u"out")
        return *m_server;
    Connection made;
    made.id = id;
    made.type = u"sqlite"_s;
    made.database = id + u".db"_s;
    return made;
}

QString TestSyncTask::sql(const QString &database, const QByteArray &statement)
{
    Attempt made = attempt(u"sql.execute"_s, R"({"parameters":null})");
    made.params.insert(u"connection"_s, database);
    made.params.insert(u"statement"_s, QString::fromUtf8(statement));
    made.connection = connection(database);
    return words(m_driver->perform(made));
}

Attempt TestSyncTask::sync(const QByteArray &more) const
{
    Attempt made = attempt(u"data.sync"_s, R"js({"name":"copy","source":"in","destination":"out","cursor":"id",
        "query":"select id, name from source where id > :cursor order by id limit :limit",
        "statement":"insert into target (id, name) values (:id, :name)","batch":10})js");
    const QJsonObject added = json(more);
    for (auto param = added.begin(); param != added.end(); ++param)
        made.params.insert(param.key(), param.value());
    made.source = connection(u"in"_s);
    made.connection = connection(u"out"_s);
    return made;
}

QString TestSyncTask::rows(const QByteArray &what)
{
    return sql(u"out"_s, "select " + what);
}

void TestSyncTask::fill(int count)
{
    QVERIFY(
        sql(u"in"_s, "insert into source with recursive n(x) as (select 1 + (select count(*) from source) union all "
                     "select x + 1 from n limit "
                         + QByteArray::number(count) + ") select x, 'n' || x from n")
            .startsWith(u':'));
}

void TestSyncTask::copiesAllInBatches()
{
    fill(95);
    QCOMPARE(words(m_driver->perform(sync())), uR"(:{"bad":0,"cursor":95,"records":95})"_s);
    QCOMPARE(rows("count(*) as n, count(distinct id) as ids, min(name) as name from target"),
             uR"(:{"rows":[{"ids":95,"n":95,"name":"n1"}],"rowsAffected":0})"_s);
}

void TestSyncTask::transformsLeavesOutAndKeepsWhatIsBad()
{
    fill(40);
    const Outcome outcome = m_driver->perform(
        sync(R"js({"transform":"if (input.id === 7) throw new Error('seven'); if (input.id === 8) return 5;
                  return input.id % 10 === 0 ? null : {id: input.id, name: input.name.toUpperCase()};"})js"));
    QCOMPARE(words(outcome), uR"(:{"bad":2,"cursor":40,"records":40})"_s);
    QCOMPARE(rows("count(*) as n, min(name) as name from target"),
             uR"(:{"rows":[{"n":34,"name":"N1"}],"rowsAffected":0})"_s);
    const auto &bad = std::get<outcome::Succeeded>(outcome).bad;
    QCOMPARE(bad.size(), std::size_t(2));
    QCOMPARE(bad[0].origin, u"copy"_s);
    QCOMPARE(bad[0].payload, QByteArray(R"({"id":7,"name":"n7"})")); // as it was read
    QCOMPARE(bad[0].error.code, u"script.threw"_s);
    QVERIFY(bad[0].error.args.value(u"message"_s).contains(u"seven"_s));
    QCOMPARE(bad[0].headers.value(u"record"_s), u"6"_s); // from 0
    QCOMPARE(bad[1].error.code, u"sync.recordNotObject"_s);
}

void TestSyncTask::takesAnExpressionForOneWhateverStandsInIt_data()
{
    QTest::addColumn<QByteArray>("transform");
    QTest::newRow("a function inside") << QByteArray(
        R"js({id: input.id, name: ['made'].map(function (text) { return text; })[0]})js");
    QTest::newRow("the word in a text") << QByteArray(
        R"js({id: input.id, name: 'return'.replace('return', 'made')})js");
    QTest::newRow("a body with both") << QByteArray(
        R"js(const name = (function () { return 'made'; })(); return {id: input.id, name};)js");
}

/// Only a text that is none is the body of a function.
void TestSyncTask::takesAnExpressionForOneWhateverStandsInIt()
{
    QFETCH(QByteArray, transform);
    fill(5);
    const Outcome outcome = m_driver->perform(sync("{\"transform\":\"" + transform + "\"}"));
    QCOMPARE(words(outcome), uR"(:{"bad":0,"cursor":5,"records":5})"_s);
    QCOMPARE(rows("count(*) as n, min(name) as name from target"),
             uR"(:{"rows":[{"n":5,"name":"made"}],"rowsAffected":0})"_s);
}

void TestSyncTask::tellsWhereATransformThrew_data()
{
    QTest::addColumn<QByteArray>("transform");
    QTest::addColumn<QString>("place");
    QTest::newRow("body") << QByteArray(
        R"js(const id = input.id;\n  if (id === 3) id.no.such();\n  return {id, name: 'n'};)js")
                          << u"2:23"_s;
    QTest::newRow("expression") << QByteArray(R"js({id: input.id,\n name: input.id === 3 ? gone : 'n'})js")
                                << u"2:25"_s;
}

void TestSyncTask::tellsWhereATransformThrew()
{
    QFETCH(QByteArray, transform);
    QFETCH(QString, place);
    fill(5);
    const Outcome outcome = m_driver->perform(sync("{\"transform\":\"" + transform + "\"}"));
    const auto &bad = std::get<outcome::Succeeded>(outcome).bad;
    QCOMPARE(bad.size(), std::size_t(1));
    QCOMPARE(bad.front().payload, QByteArray(R"({"id":3,"name":"n3"})"));
    const auto &args = bad.front().error.args;
    QCOMPARE(bad.front().error.code, u"script.threw"_s);
    QCOMPARE(args.value(u"parameter"_s), u"transform"_s);
    QCOMPARE(args.value(u"line"_s) + u':' + args.value(u"column"_s), place);
    QCOMPARE(rows(), uR"(:{"rows":[{"n":4}],"rowsAffected":0})"_s); // all others
}

void TestSyncTask::tellsWhereForTheFirstHundredOfABatch()
{
    fill(130);
    const QByteArray transform =
        R"js({"batch":500,"transform":"if (input.id > 20) throw new Error('large'); return input;"})js";
    const Outcome outcome = m_driver->perform(sync(transform));
    const auto &bad = std::get<outcome::Succeeded>(outcome).bad;
    QCOMPARE(bad.size(), std::size_t(110));
    QCOMPARE(std::ranges::count(bad, u"script.threw"_s, [](const BadRecord &each) { return each.error.code; }), 100);
    QCOMPARE(bad.back().error.code, u"sync.transformFailed"_s);
    QVERIFY(bad.back().error.detail.contains(u"large"_s));
    QCOMPARE(rows(), uR"(:{"rows":[{"n":20}],"rowsAffected":0})"_s);
}

/// The script process is killed while it looks for the place, which the transform makes take forever.
void TestSyncTask::losesNothingWhenThePlaceCannotBeFound()
{
    SystemClock clock;
    ScriptPool pool({QStringLiteral(SLUICE_SCRIPT_PROGRAM), 1, Milliseconds(60'000)}, clock);
    QVERIFY(QCoro::waitFor(pool.evaluate(u"1"_s, {})));
    const qint64 child = pool.processIds().front();
    SyncBatch batch;
    batch.records.resize(2);
    batch.records[0].source = json(R"({"id":1})");
    batch.records[1].source = json(R"({"id":2})");
    // Alone, it is a function with arguments.
    const QString transform = u"if (input.id === 1) return input;\nif (arguments.length > 0) for (;;);\nthrow 'two';"_s;
    std::optional<Result<void>> done;
    const std::stop_source stop;
    const auto watched = [&]() -> QCoro::Task<void> {
        done = co_await transformAll(&pool, transform, &batch, stop.get_token());
    };
    const auto task = watched();
    const qint64 before = cpuTicks(child);
    QTRY_VERIFY_WITH_TIMEOUT(cpuTicks(child) > before + 100 || done, 50'000); // a second of it
    QVERIFY(!done);
    QCOMPARE(::kill(static_cast<pid_t>(child), SIGKILL), 0);
    QTRY_VERIFY_WITH_TIMEOUT(done, 20'000);
    QVERIFY(*done);
    QCOMPARE(batch.records[0].value, json(R"({"id":1})"));
    QCOMPARE(batch.records[1].error.code, u"sync.transformFailed"_s);
    QCOMPARE(batch.records[1].error.detail, u"two"_s);
}

void TestSyncTask::tellsWhereATransformIsNoScript_data()
{
    QTest::addColumn<QByteArray>("params");
    QTest::addColumn<QString>("place");
    QTest::newRow("body") << QByteArray(R"js({"transform":"const id = 1;\n  return { id,, };"})js") << u"2:15"_s;
    QTest::newRow("expression") << QByteArray(R"js({"transform":"({\n  id: input.id,, })"})js") << u"2:16"_s;
}

void TestSyncTask::tellsWhereATransformIsNoScript()
{
    QFETCH(QByteArray, params);
    QFETCH(QString, place);
    fill(2);
    const Outcome outcome = m_driver->perform(sync(params));
    const auto &bad = std::get<outcome::Succeeded>(outcome).bad;
    QCOMPARE(bad.size(), std::size_t(2));
    const auto &args = bad.front().error.args;
    QCOMPARE(bad.front().error.code, u"script.threw"_s);
    QCOMPARE(args.value(u"parameter"_s), u"transform"_s);
    QCOMPARE(args.value(u"line"_s) + u':' + args.value(u"column"_s), place);
}

void TestSyncTask::aRecordThatDoesNotFitHurtsNoOther()
{
    fill(30);
    QVERIFY(sql(u"out"_s, "drop table target").startsWith(u':'));
    QVERIFY(sql(u"out"_s, "create table target (id integer check (id % 7 <> 0), name text)").startsWith(u':'));
    const Outcome outcome = m_driver->perform(sync());
    QCOMPARE(words(outcome), uR"(:{"bad":4,"cursor":30,"records":30})"_s);
    QCOMPARE(rows(), uR"(:{"rows":[{"n":26}],"rowsAffected":0})"_s);
    QCOMPARE(std::get<outcome::Succeeded>(outcome).bad.front().error.code, u"sql.constraint"_s);
}

void TestSyncTask::goesOnWhereItWas()
{
    fill(20);
    QCOMPARE(words(m_driver->perform(sync())), uR"(:{"bad":0,"cursor":20,"records":20})"_s);
    fill(5);
    QCOMPARE(words(m_driver->perform(sync())), uR"(:{"bad":0,"cursor":25,"records":25})"_s);
    QCOMPARE(rows(), uR"(:{"rows":[{"n":25}],"rowsAffected":0})"_s);
    QCOMPARE(words(m_driver->perform(sync(R"({"name":"other"})"))), uR"(:{"bad":0,"cursor":25,"records":25})"_s);
    QCOMPARE(rows(), uR"(:{"rows":[{"n":50}],"rowsAffected":0})"_s); // another sync begins at its own start
}

void TestSyncTask::tellsAgainOfWhatStillWaits()
{
    fill(10);
    const QByteArray transform = R"js({"transform":"if (input.id === 3) throw 'three'; return input;"})js";
    QCOMPARE(std::get<outcome::Succeeded>(m_driver->perform(sync(transform))).bad.size(), std::size_t(1));
    QCOMPARE(std::get<outcome::Succeeded>(m_driver->perform(sync(transform))).bad.size(), std::size_t(1));
    QCOMPARE(rows(), uR"(:{"rows":[{"n":9}],"rowsAffected":0})"_s);
}

void TestSyncTask::writesABadRecordOnceHoweverOftenItIsSent()
{
    fill(10);
    const Outcome outcome = m_driver->perform(
        sync(R"js({"transform":"if (input.id === 3) throw 'three'; return input;"})js"));
    const BadRecord bad = std::get<outcome::Succeeded>(outcome).bad.front();
    Attempt again = attempt(u"data.sync.record"_s, "{}", bad.payload);
    again.params = {{u"name"_s, bad.origin},
                    {u"record"_s, bad.headers.value(u"record"_s)},
                    {u"statement"_s, bad.headers.value(u"statement"_s)},
                    {u"transform"_s, bad.headers.value(u"transform"_s)}};
    again.connection = connection(u"out"_s);
    QCOMPARE(words(m_driver->perform(again)), u"permanent script.threw"_s); // as before
    again.params.insert(u"transform"_s, QString());
    QCOMPARE(words(m_driver->perform(again)), uR"(:{"written":true})"_s);
    QCOMPARE(words(m_driver->perform(again)), uR"(:{"written":false})"_s);
    QCOMPARE(rows("count(*) as n from target where id = 3"), uR"(:{"rows":[{"n":1}],"rowsAffected":0})"_s);
    QCOMPARE(std::get<outcome::Succeeded>(m_driver->perform(sync())).bad.size(), std::size_t(0));
}

void TestSyncTask::stopsWhenTooMuchIsBad()
{
    fill(30);
    const Outcome outcome = m_driver->perform(
        sync(R"js({"transform":"if (input.id > 15) throw 'no'; return input;","maxBad":4})js"));
    QCOMPARE(words(outcome), u"permanent sync.tooManyBad"_s);
    // The batch in which that came out left nothing, and the cursor stands before it.
    QCOMPARE(rows("count(*) as n, max(id) as last from target"),
             uR"(:{"rows":[{"last":10,"n":10}],"rowsAffected":0})"_s);
    QCOMPARE(words(m_driver->perform(sync())), uR"(:{"bad":0,"cursor":30,"records":30})"_s);
    QCOMPARE(rows(), uR"(:{"rows":[{"n":30}],"rowsAffected":0})"_s);
}

void TestSyncTask::aLongSyncGoesOnInFurtherAttempts()
{
    fill(25);
    Attempt hurried = sync();
    hurried.timeout = Milliseconds(0); // each attempt has time for one batch
    for (int batch = 0; batch < 3; ++batch)
        QCOMPARE(words(m_driver->perform(hurried)),
                 u"rejected sync.handedBack"_s); // which uses none of the attempts it may fail
    QCOMPARE(words(m_driver->perform(hurried)), uR"(:{"bad":0,"cursor":25,"records":25})"_s);
    QCOMPARE(rows(), uR"(:{"rows":[{"n":25}],"rowsAffected":0})"_s);
}

void TestSyncTask::twoAtOnceWriteEachRecordOnce()
{
    fill(400);
    const auto first = m_driver->start(sync());
    const auto second = m_driver->start(sync());
    QTRY_VERIFY_WITH_TIMEOUT(!first->empty() && !second->empty(), 60'000);
    QCOMPARE(words(first->front().outcome), uR"(:{"bad":0,"cursor":400,"records":400})"_s);
    QCOMPARE(words(second->front().outcome), uR"(:{"bad":0,"cursor":400,"records":400})"_s);
    QCOMPARE(rows("count(*) as n, count(distinct id) as ids from target"),
             uR"(:{"rows":[{"ids":400,"n":400}],"rowsAffected":0})"_s);
}

void TestSyncTask::writesToAServerAsToAFile()
{
    PostgresServer server;
    if (!server.isInstalled())
        QSKIP("PostgreSQL 15 is not installed");
    QVERIFY2(server.start(), qPrintable(server.trouble()));
    const SqlTarget target = server.target();
    qputenv("SLUICE_SECRET_TST_SYNC", target.password.toUtf8());
    m_server = Connection();
    m_server->id = u"out"_s;
    m_server->type = u"postgres"_s;
    m_server->host = target.host;
    m_server->port = target.port;
    m_server->database = target.database;
    m_server->user = target.user;
    m_server->passwordSecret = u"tst.sync"_s;
    QVERIFY(sql(u"out"_s, "create table target (id integer check (id % 7 <> 0), name text)").startsWith(u':'));
    fill(30);
    const Outcome outcome = m_driver->perform(sync());
    QCOMPARE(words(outcome), uR"(:{"bad":4,"cursor":30,"records":30})"_s);
    QCOMPARE(std::get<outcome::Succeeded>(outcome).bad.front().error.code, u"sql.constraint"_s);
    fill(5);
    QCOMPARE(words(m_driver->perform(sync())), uR"(:{"bad":5,"cursor":35,"records":35})"_s); // 35 is bad as well
    QCOMPARE(rows("count(*) as n, count(distinct id) as ids from target"),
             uR"(:{"rows":[{"ids":30,"n":30}],"rowsAffected":0})"_s);
    m_server.reset();
    qunsetenv("SLUICE_SECRET_TST_SYNC");
}

void TestSyncTask::refusesWhatCannotWork_data()
{
    QTest::addColumn<QByteArray>("params");
    QTest::addColumn<QString>("says");
    QTest::newRow("no cursor in the query")
        << QByteArray(R"({"query":"select id, name from source limit :limit"})") << u"permanent sync.queryIncomplete"_s;
    QTest::newRow("the field is missing") << QByteArray(R"({"cursor":"ghost"})") << u"permanent sync.queryLacksField"_s;
    QTest::newRow("the cursor stands still")
        << QByteArray(R"({"query":"select 1 as id, name from source where 1 >= :cursor limit :limit"})")
        << u"permanent sync.cursorStuck"_s;
    QTest::newRow("a statement that is none")
        << QByteArray(R"({"query":"nonsense :cursor :limit"})") << u"permanent sql.statement"_s;
}

void TestSyncTask::refusesWhatCannotWork()
{
    QFETCH(QByteArray, params);
    QFETCH(QString, says);
    fill(3);
    QCOMPARE(words(m_driver->perform(sync(params))), says);
}

QTEST_GUILESS_MAIN(TestSyncTask)
#include "tst_synctask.moc"
