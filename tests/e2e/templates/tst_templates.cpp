#include "tests/core/integration/testpostgres.h"
#include "tests/e2e/templates/nginxserver.h"
#include "tests/e2e/templates/templatefolder.h"

#include <QDate>
#include <QRegularExpression>

using namespace sluice;
using namespace sluice::test;
using namespace Qt::StringLiterals;

/// Each template does its job, with `sluicectl`, against a PostgreSQL and an nginx of the test's own.
class TestTemplates : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { m_postgres.reset(); }
    void isSoundAndExplained_data();
    void isSoundAndExplained();
    void storesCsvAndKeepsRejects();
    void storesAFileThatComesAgainOnce();
    void syncsFromCursorToCursor();
    void keepsTheCursorWhileARecordIsRefused();
    void reportsTheLastDay();
    void takesEachContentOnce();
    void carriesOutAnOrder();
    void undoesAnOrderThatCannotBeSent();
    void tellsOfADeadLetter();
    void crawlsAllPages();
    void crawlsTheRestWhenAPageIsMissing();

private:
    /// Starts the server of all tests with the first that needs it. Null: it did not come up.
    std::unique_ptr<SqlSession> database();
    [[nodiscard]] QJsonArray rows(SqlSession &session, const QString &statement)
    {
        const auto read = session.execute(statement, {}, {});
        return read ? read->rows : QJsonArray{read.error().error.code};
    }
    [[nodiscard]] QJsonObject ours() const
    {
        const SqlTarget target = m_postgres->target();
        return {{u"port"_s, target.port}, {u"database"_s, target.database}, {u"user"_s, target.user}};
    }
    static QJsonObject at(const NginxServer &server, const QString &path = {})
    {
        return {{u"baseUrl"_s, u"http://127.0.0.1:%1%2"_s.arg(server.port()).arg(path)}, {u"allowLoopback"_s, true}};
    }

    std::unique_ptr<PostgresServer> m_postgres;
};

namespace {

const QStringList kTemplates{u"alert-on-dead-letters"_s, u"api-sync"_s,   u"csv-to-database"_s, u"file-drop"_s,
                             u"nightly-report"_s,        u"order-saga"_s, u"paged-crawl"_s};

/// Two pages by cursor, then none; and a folder that takes what is put into it, unless it is told not to.
const QByteArray kSyncMaps = "map $arg_after $page { 0 one.json; 2 two.json; default none.json; }";
const QByteArray kSyncPlaces = "location /source/items { try_files /$page =404; }\n"
                               "location /target/ { dav_methods PUT; create_full_put_path on;\n"
                               "  if ($request_uri ~ refused) { return 422; } }";

const QByteArray kShopPlaces = "location /reservations { return 200 '{\"id\": \"r-1\"}'; }\n"
                               "location /payments { return 200 '{\"id\": \"p-1\"}'; }\n"
                               "location /shipments { if (-f $document_root/closed) { return 422 '{}'; }\n"
                               "  return 200 '{\"id\": \"s-1\"}'; }";

const QByteArray kPagePlaces = "location /items { try_files /$arg_page.json =404; }";

QByteArray pageOf(int page)
{
    return "{\"pages\": 3, \"items\": [{\"id\": \"a" + QByteArray::number(page) + "\"}, {\"id\": \"b"
           + QByteArray::number(page) + "\"}]}";
}

} // namespace

void TestTemplates::initTestCase()
{
    qputenv("SLUICE_SECRET_WAREHOUSE_PASSWORD", "opensesame");
    qputenv("SLUICE_SECRET_SHOP_PASSWORD", "opensesame");
}

std::unique_ptr<SqlSession> TestTemplates::database()
{
    if (!m_postgres) {
        m_postgres = std::make_unique<PostgresServer>();
        if (!m_postgres->start())
            qWarning("PostgreSQL: %s", qPrintable(m_postgres->trouble()));
    }
    auto opened = SqlSession::open(m_postgres->target());
    return opened ? std::move(*opened) : nullptr;
}

void TestTemplates::isSoundAndExplained_data()
{
    QTest::addColumn<QString>("name");
    QCOMPARE(QDir(QStringLiteral(SLUICE_SAMPLES "/templates")).entryList(QDir::Dirs | QDir::NoDotAndDotDot),
             kTemplates);
    for (const QString &name : kTemplates)
        QTest::newRow(qPrintable(name)) << name;
}

void TestTemplates::isSoundAndExplained()
{
    QFETCH(QString, name);
    const TemplateFolder folder(name);
    QVERIFY(folder.isCopied());
    const Ended checked = folder.call({u"validate"_s, folder.path({})});
    QVERIFY2(checked.status == 0, checked.out + checked.err);
    QVERIFY2(!checked.out.contains("severity"), checked.out);
    const QJsonObject workflow = QJsonDocument::fromJson(read(folder.workflow())).object();
    // What it does, what to change first, and how it behaves; then the values that people change, before all else.
    QVERIFY(workflow[u"description"].toString().split(u"\n\n"_s).size() >= 3);
    QVERIFY(workflow[u"description"].toString().contains(u"Before the first run:"_s)
            || workflow[u"description"].toString().contains(u"before the first run:"_s));
    QCOMPARE(workflow[u"tasks"][0][u"id"].toString(), u"settings"_s);
    QCOMPARE(workflow[u"layout"][u"settings"].toArray(), QJsonArray({0, 0}));
    for (const QJsonValue each : workflow[u"tasks"].toArray())
        QVERIFY2(!each[u"name"].toString().isEmpty(), qPrintable(each[u"id"].toString()));
}

void TestTemplates::storesCsvAndKeepsRejects()
{
    if (!PostgresServer().isInstalled())
        QSKIP("PostgreSQL is not installed.");
    const auto session = database();
    QVERIFY(session);
    const TemplateFolder folder(u"csv-to-database"_s);
    QVERIFY(folder.connectTo(u"warehouse"_s, ours()));
    QVERIFY(folder.put(u"incoming/one.csv"_s, "email,name,credit\r\na@x.org,Ann,3\r\nnone,Bob,4\r\nc@x.org,,5\r\n"
                                              "d@x.org,Dee,lots\r\na@x.org,Anna,8.5\r\n"));
    QVERIFY(folder.put(u"incoming/two.csv"_s, "email,name,credit\r\nz@x.org,Zoe,1\r\n"));
    const Ended run = folder.run();
    QVERIFY2(run.status == 0, run.out + run.err);
    QCOMPARE(rows(*session, u"SELECT email, name, CAST(credit AS text) AS credit FROM customers ORDER BY email"_s),
             QJsonArray({QJsonObject{{u"email"_s, u"a@x.org"_s}, {u"name"_s, u"Anna"_s}, {u"credit"_s, u"8.5"_s}},
                         QJsonObject{{u"email"_s, u"z@x.org"_s}, {u"name"_s, u"Zoe"_s}, {u"credit"_s, u"1"_s}}}));
    QCOMPARE(folder.files(u"incoming"_s), QStringList());
    QCOMPARE(folder.files(u"done"_s), QStringList({u"one.csv"_s, u"two.csv"_s}));
    QCOMPARE(folder.files(u"rejects"_s), QStringList(u"one.csv"_s));
    QCOMPARE(folder.content(u"rejects/one.csv"_s),
             QByteArray("credit,email,name,reason\r\n4,none,Bob,no email address\r\n"
                        "5,c@x.org,,no name\r\nlots,d@x.org,Dee,credit is no "
                        "number\r\n"));
}

void TestTemplates::storesAFileThatComesAgainOnce()
{
    if (!PostgresServer().isInstalled())
        QSKIP("PostgreSQL is not installed.");
    const auto session = database();
    QVERIFY(session);
    const TemplateFolder folder(u"csv-to-database"_s);
    QVERIFY(folder.connectTo(u"warehouse"_s, ours()));
    for (int i = 0; i < 2; ++i) {
        QVERIFY(folder.put(u"incoming/again.csv"_s, "email,name,credit\r\nagain@x.org,Ada,3\r\n"));
        QCOMPARE(folder.run().status, 0);
    }
    QCOMPARE(rows(*session, u"SELECT name FROM customers WHERE email = 'again@x.org'"_s).size(), 1);
    QCOMPARE(folder.files(u"done"_s), QStringList(u"again.csv"_s));
}

void TestTemplates::syncsFromCursorToCursor()
{
    if (!NginxServer::isInstalled())
        QSKIP("nginx is not installed.");
    NginxServer server;
    QVERIFY2(server.start(kSyncMaps, kSyncPlaces), server.trouble());
    QVERIFY(
        write(server.folder() + u"/one.json"_s, R"({"items": [{"id": 1, "name": "Ann"}, {"id": 2, "name": "Bob"}]})"));
    QVERIFY(write(server.folder() + u"/two.json"_s, R"({"items": [{"id": 5, "name": "Cleo"}]})"));
    QVERIFY(write(server.folder() + u"/none.json"_s, R"({"items": []})"));
    const TemplateFolder folder(u"api-sync"_s);
    QVERIFY(folder.connectTo(u"source"_s, at(server, u"/source"_s)));
    QVERIFY(folder.connectTo(u"target"_s, at(server, u"/target"_s)));
    for (const char *cursor : {"{\"after\":2}", "{\"after\":5}", "{\"after\":5}"}) {
        const Ended run = folder.run();
        QVERIFY2(run.status == 0, run.out + run.err + server.trouble());
        QCOMPARE(folder.content(u"state/api-sync.json"_s), QByteArray(cursor));
    }
    const QDir target(server.folder() + u"/target/items"_s);
    QCOMPARE(target.entryList(QDir::Files, QDir::Name), QStringList({u"1"_s, u"2"_s, u"5"_s}));
    QCOMPARE(QJsonDocument::fromJson(read(target.filePath(u"5"_s))).object()[u"name"].toString(), u"Cleo"_s);
    QCOMPARE(server.requests().filter(u"PUT"_s).size(), 3);
    QVERIFY2(server.requests().contains(u"GET /source/items?after=2&limit=100 "_s),
             qPrintable(server.requests().join(u'\n')));
}

void TestTemplates::keepsTheCursorWhileARecordIsRefused()
{
    if (!NginxServer::isInstalled())
        QSKIP("nginx is not installed.");
    NginxServer server;
    QVERIFY2(server.start(kSyncMaps, kSyncPlaces), server.trouble());
    QVERIFY(write(server.folder() + u"/one.json"_s, R"({"items": [{"id": "refused"}, {"id": 2}]})"));
    const TemplateFolder folder(u"api-sync"_s);
    QVERIFY(folder.connectTo(u"source"_s, at(server, u"/source"_s)));
    QVERIFY(folder.connectTo(u"target"_s, at(server, u"/target"_s)));
    QCOMPARE(folder.run().status, 3);
    QVERIFY(QFile::exists(server.folder() + u"/target/items/2"_s));
    QVERIFY(!QFile::exists(folder.path(u"state/api-sync.json"_s)));
}

void TestTemplates::reportsTheLastDay()
{
    if (!PostgresServer().isInstalled())
        QSKIP("PostgreSQL is not installed.");
    const auto session = database();
    QVERIFY(session);
    for (const auto &statement :
         {u"CREATE TABLE orders (country text, total numeric, at timestamptz)"_s,
          u"INSERT INTO orders VALUES ('AT', 10, now()), ('DE', 20.5, now()), ('AT', 15, now()), "
          u"('FR', 99, now() - interval '3 days')"_s})
        QVERIFY(session->execute(statement, {}, {}));
    const TemplateFolder folder(u"nightly-report"_s);
    QVERIFY(folder.connectTo(u"shop"_s, ours()));
    for (int i = 0; i < 2; ++i) {
        const Ended run = folder.run();
        QVERIFY2(run.status == 0, run.out + run.err);
    }
    const QStringList reports = folder.files(u"reports"_s); // two, if midnight came between
    QVERIFY(reports.size() == 1 || reports.size() == 2);
    const QByteArray report = folder.content(u"reports/"_s + reports.front());
    QVERIFY(QDate::fromString(reports.front().left(10), Qt::ISODate).isValid());
    QVERIFY2(report.contains("AT                 2         25.00\nDE                 1         20.50\n"), report);
    QVERIFY2(report.contains("3 orders, 45.50 in all."), report);
    QVERIFY2(!report.contains("FR"), report);
}

void TestTemplates::takesEachContentOnce()
{
    const TemplateFolder folder(u"file-drop"_s);
    for (const auto &[name, content] : {std::pair("a.txt", "hello"), {"b.txt", "hello"}, {"c.txt", "world"}})
        QVERIFY(folder.put(u"drop/"_s + QString::fromLatin1(name), content));
    Ended run = folder.run();
    QVERIFY2(run.status == 0, run.out + run.err);
    QCOMPARE(folder.files(u"drop"_s), QStringList());
    QCOMPARE(folder.files(u"accepted"_s).filter(QRegularExpression(u"-[ac]\\.txt$"_s)).size(), 2);
    QCOMPARE(folder.files(u"duplicates"_s), QStringList(u"1-b.txt"_s));
    QVERIFY(folder.put(u"drop/d.txt"_s, "world"));
    QCOMPARE(folder.run().status, 0);
    QCOMPARE(folder.files(u"duplicates"_s), QStringList({u"1-b.txt"_s, u"2-d.txt"_s}));
    QCOMPARE(folder.files(u"accepted"_s).size(), 2);
}

void TestTemplates::carriesOutAnOrder()
{
    if (!NginxServer::isInstalled())
        QSKIP("nginx is not installed.");
    NginxServer server;
    QVERIFY2(server.start({}, kShopPlaces), server.trouble());
    const TemplateFolder folder(u"order-saga"_s);
    QVERIFY(folder.connectTo(u"shop"_s, at(server)));
    const Ended run = folder.run(u"example"_s);
    QVERIFY2(run.status == 0, run.out + run.err + server.trouble());
    QCOMPARE(run.object()[u"state"].toString(), u"succeeded"_s);
    for (const auto &path : {u"POST /reservations"_s, u"POST /payments"_s, u"POST /shipments"_s})
        QCOMPARE(server.requests().filter(path).size(), 1);
    QVERIFY2(server.requests().filter(u"DELETE"_s).isEmpty(), qPrintable(server.requests().join(u'\n')));
}

void TestTemplates::undoesAnOrderThatCannotBeSent()
{
    if (!NginxServer::isInstalled())
        QSKIP("nginx is not installed.");
    NginxServer server;
    QVERIFY2(server.start({}, kShopPlaces), server.trouble());
    QVERIFY(write(server.folder() + u"/closed"_s, "x"));
    const TemplateFolder folder(u"order-saga"_s);
    QVERIFY(folder.connectTo(u"shop"_s, at(server)));
    const Ended run = folder.run(u"example"_s);
    QCOMPARE(run.status, 1);
    QCOMPARE(run.object()[u"state"].toString(), u"compensated"_s);
    QStringList calls;
    for (const QString &line : server.requests())
        calls += line.section(u' ', 0, 1);
    QCOMPARE(calls, QStringList({u"POST /reservations"_s, u"POST /payments"_s, u"POST /shipments"_s,
                                 u"POST /payments/p-1/refund"_s, u"DELETE /reservations/r-1"_s}));
}

void TestTemplates::tellsOfADeadLetter()
{
    if (!NginxServer::isInstalled())
        QSKIP("nginx is not installed.");
    NginxServer server;
    QVERIFY2(server.start({}, "location /hooks { proxy_pass http://127.0.0.1:PORT/sink; }\n"
                              "location /sink { return 200 'ok'; }"),
             server.trouble());
    const TemplateFolder folder(u"alert-on-dead-letters"_s);
    QVERIFY(folder.connectTo(u"chat"_s, at(server)));
    QVERIFY(folder.put(u"workflows/stock.json"_s,
                       R"({"format": 1, "name": "Stock", "tasks": [{"id": "count", "type": "stop", "params":
                       {"message": "No stock for order 7"}}], "edges": [],
                       "triggers": [{"id": "tick", "kind": "interval", "every": "1s"}]})"));
    QCOMPARE(folder.call({u"arm"_s, u"alert-on-dead-letters"_s}).status, 0);
    QCOMPARE(folder.call({u"arm"_s, u"stock"_s}).status, 0);
    const auto serving = started(folder.with({u"serve"_s}));
    const auto alerts = [&server] { return server.requests().filter(u"POST /hooks/alerts"_s); };
    QVERIFY2(QTest::qWaitFor([&] { return !alerts().isEmpty(); }, 60'000), server.trouble());
    serving->terminate();
    QVERIFY(serving->waitForFinished(30'000));
    const QString first = alerts().front();
    QVERIFY2(first.contains(u"@oncall stock, task count"_s) && first.contains(u"No stock for order 7"_s),
             qPrintable(first));
}

void TestTemplates::crawlsAllPages()
{
    if (!NginxServer::isInstalled())
        QSKIP("nginx is not installed.");
    NginxServer server;
    QVERIFY2(server.start({}, kPagePlaces), server.trouble());
    for (int page = 1; page <= 3; ++page)
        QVERIFY(write(server.folder() + u"/%1.json"_s.arg(page), pageOf(page)));
    const TemplateFolder folder(u"paged-crawl"_s);
    QVERIFY(folder.connectTo(u"api"_s, at(server)));
    for (int i = 0; i < 2; ++i) { // again: the same items
        const Ended run = folder.run();
        QVERIFY2(run.status == 0, run.out + run.err);
    }
    const auto store = SqlSession::open({.database = folder.path(u"crawl.db"_s)});
    QVERIFY(store);
    QCOMPARE(rows(**store, u"SELECT count(*) AS n, sum(page) AS pages FROM items"_s),
             QJsonArray({QJsonObject{{u"n"_s, 6}, {u"pages"_s, 12}}}));
}

void TestTemplates::crawlsTheRestWhenAPageIsMissing()
{
    if (!NginxServer::isInstalled())
        QSKIP("nginx is not installed.");
    NginxServer server;
    QVERIFY2(server.start({}, kPagePlaces), server.trouble());
    for (const int page : {1, 3})
        QVERIFY(write(server.folder() + u"/%1.json"_s.arg(page), pageOf(page)));
    const TemplateFolder folder(u"paged-crawl"_s);
    QVERIFY(folder.connectTo(u"api"_s, at(server)));
    QCOMPARE(folder.run().status, 3);
    QVERIFY(write(server.folder() + u"/2.json"_s, pageOf(2)));
    const Ended mended = folder.call({u"deadletters"_s, u"retry"_s, u"--all"_s});
    QVERIFY2(mended.status == 0, mended.out + mended.err);
    const auto store = SqlSession::open({.database = folder.path(u"crawl.db"_s)});
    QVERIFY(store);
    QCOMPARE(rows(**store, u"SELECT count(*) AS n FROM items"_s), QJsonArray({QJsonObject{{u"n"_s, 6}}}));
}

QTEST_GUILESS_MAIN(TestTemplates)
#include "tst_templates.moc"
