#include "tests/core/integration/testhttp.h"
#include "tests/core/tasks/hostdriver.h"

#include "core/integration/http/httprules.h"

#include <QJsonArray>
#include <QUrlQuery>

using namespace sluice;
using namespace sluice::test;
using namespace Qt::StringLiterals;

/// A sync that reads from an HTTP service, page by page.
class TestSyncHttp : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void copiesAllPageByPage();
    void transformsAndKeepsWhatIsBad();
    void goesOnWhereItWas();
    void whatWasReadBeforeAFailureStays_data();
    void whatWasReadBeforeAFailureStays();
    void refusesWhatCannotWork_data();
    void refusesWhatCannotWork();
    void isStoppedInTheMiddleOfACall();
    void twoAtOnceWriteEachRecordOnce();

private:
    /// The page that the service has for a request.
    [[nodiscard]] QByteArray page(const QByteArray &request) const;
    [[nodiscard]] Connection target() const;
    [[nodiscard]] Attempt sync(const QByteArray &more = "{}") const;
    [[nodiscard]] QString rows(const QByteArray &what = "count(*) as n from target");
    QString sql(const QByteArray &statement);

    std::unique_ptr<HostDriver> m_driver;
    std::unique_ptr<ScriptedServer> m_server;
    std::function<QByteArray(const QByteArray &request, int number)> m_answer; ///< the page, unless it is given
    int m_records = 0;
    int m_asked = 0;
    QString m_base;
};

void TestSyncHttp::init()
{
    m_driver = std::make_unique<HostDriver>();
    m_records = 0;
    m_asked = 0;
    m_answer = [this](const QByteArray &request, int) { return page(request); };
    m_server = std::make_unique<ScriptedServer>(
        [this](const QByteArray &request) { return m_answer(request, ++m_asked); });
    m_base = m_server->url(QString()).toString();
    QVERIFY(sql("create table target (id integer, name text)").startsWith(u':'));
}

QByteArray TestSyncHttp::page(const QByteArray &request) const
{
    const QUrlQuery query(QUrl::fromEncoded(request.mid(4, request.indexOf(' ', 4) - 4)).query());
    const int after = query.queryItemValue(u"after"_s).toInt();
    const int limit = query.queryItemValue(u"limit"_s).toInt();
    QJsonArray items;
    for (int id = after + 1; id <= std::min(m_records, after + limit); ++id)
        items.append(QJsonObject{{u"id"_s, id}, {u"name"_s, u"n%1"_s.arg(id)}});
    return answer("200 OK", QJsonDocument(QJsonObject{{u"data"_s, QJsonObject{{u"items"_s, items}}}}).toJson(),
                  {"Content-Type: application/json"});
}

Connection TestSyncHttp::target() const
{
    Connection made;
    made.id = u"out"_s;
    made.type = u"sqlite"_s;
    made.database = u"out.db"_s;
    return made;
}

Attempt TestSyncHttp::sync(const QByteArray &more) const
{
    Attempt made = attempt(u"data.sync"_s, R"js({"name":"copy","source":"shop","destination":"out","cursor":"id",
        "query":"/items?after=:cursor&limit=:limit","records":"data.items",
        "statement":"insert into target (id, name) values (:id, :name)","batch":10})js");
    const QJsonObject added = json(more);
    for (auto param = added.begin(); param != added.end(); ++param)
        made.params.insert(param.key(), param.value());
    Connection shop;
    shop.id = u"shop"_s;
    shop.type = u"http"_s;
    shop.baseUrl = m_base;
    shop.allowLoopback = true;
    made.source = shop;
    made.connection = target();
    return made;
}

QString TestSyncHttp::sql(const QByteArray &statement)
{
    Attempt made = attempt(u"sql.execute"_s, R"({"parameters":null,"connection":"out"})");
    made.params.insert(u"statement"_s, QString::fromUtf8(statement));
    made.connection = target();
    return words(m_driver->perform(made));
}

QString TestSyncHttp::rows(const QByteArray &what)
{
    return sql("select " + what);
}

void TestSyncHttp::copiesAllPageByPage()
{
    m_records = 95;
    QCOMPARE(words(m_driver->perform(sync())), uR"(:{"bad":0,"cursor":95,"records":95})"_s);
    QCOMPARE(rows("count(*) as n, count(distinct id) as ids, min(name) as name from target"),
             uR"(:{"rows":[{"ids":95,"n":95,"name":"n1"}],"rowsAffected":0})"_s);
    QCOMPARE(m_server->requests().size(), 11); // the last one brings nothing
    QVERIFY(m_server->requests().first().startsWith("GET /items?after=0&limit=10 HTTP/1.1\r\n"));
    QVERIFY(m_server->requests().last().startsWith("GET /items?after=95&limit=10 HTTP/1.1\r\n"));
}

void TestSyncHttp::transformsAndKeepsWhatIsBad()
{
    m_records = 30;
    const Outcome outcome = m_driver->perform(sync(
        R"js({"transform":"if (input.id === 7) throw new Error('seven'); return input.id === 9 ? null : input;"})js"));
    QCOMPARE(words(outcome), uR"(:{"bad":1,"cursor":30,"records":30})"_s);
    QCOMPARE(rows(), uR"(:{"rows":[{"n":28}],"rowsAffected":0})"_s);
    QCOMPARE(std::get<outcome::Succeeded>(outcome).bad.front().payload, QByteArray(R"({"id":7,"name":"n7"})"));
}

void TestSyncHttp::goesOnWhereItWas()
{
    m_records = 20;
    QCOMPARE(words(m_driver->perform(sync())), uR"(:{"bad":0,"cursor":20,"records":20})"_s);
    m_records = 25;
    QCOMPARE(words(m_driver->perform(sync())), uR"(:{"bad":0,"cursor":25,"records":25})"_s);
    QCOMPARE(rows(), uR"(:{"rows":[{"n":25}],"rowsAffected":0})"_s);
}

void TestSyncHttp::whatWasReadBeforeAFailureStays_data()
{
    QTest::addColumn<QByteArray>("third");
    QTest::addColumn<QString>("says");
    QTest::addColumn<int>("retryAfter");
    const auto row = [](const char *name, const QByteArray &third, const char *says, int retryAfter = -1) {
        QTest::newRow(name) << third << QString::fromUtf8(says) << retryAfter;
    };
    row("too many, with the time to come back", answer("429 Slow", "{}", {"Retry-After: 7"}), "transient http.status",
        7000);
    row("an error in the middle", answer("503 Gone", "{}"), "transient http.status");
    row("not found", answer("404 None", "{}"), "permanent http.status");
    row("the line is cut", QByteArray(), "transient http.connectionLost");
    row("not JSON", answer("200 OK", "<html>busy</html>"), "permanent sync.pageNotJson");
    row("no list", answer("200 OK", "{}"), "permanent sync.pageNoList");
    row("no cursor", answer("200 OK", R"({"data":{"items":[{"name":"x"}]}})"), "permanent sync.pageLacksCursor");
    row("back to the first page", answer("200 OK", R"({"data":{"items":[{"id":1,"name":"n1"}]}})"),
        "permanent sync.pageGoesBack");
    row("too much", answer("200 OK", QByteArray(17 * 1024 * 1024, ' ')), "permanent http.tooLarge");
    row("a bomb", answer("200 OK", qCompress(QByteArray(50'000'000, ' '), 9).mid(4), {"Content-Encoding: deflate"}),
        "permanent http.tooLarge");
    row("away to another place", answer("302 Found", {}, {"Location: http://10.0.0.1/"}),
        "permanent http.addressRefused");
}

void TestSyncHttp::whatWasReadBeforeAFailureStays()
{
    QFETCH(QByteArray, third);
    m_records = 35;
    bool fails = true; // as long as it is asked: a GET is safe to repeat, and Qt repeats it on a line that was cut
    m_answer = [&](const QByteArray &request, int number) { return number >= 3 && fails ? third : page(request); };
    const Outcome outcome = m_driver->perform(sync());
    fails = false;
    QTEST(words(outcome), "says");
    const auto &failed = std::get<outcome::Failed>(outcome);
    QVERIFY(failed.isElsewhere); // the destination's breaker has nothing to do with it
    QTEST(failed.retryAfter ? int(failed.retryAfter->count()) : -1, "retryAfter");
    QCOMPARE(rows("count(*) as n, max(id) as last from target"),
             uR"(:{"rows":[{"last":20,"n":20}],"rowsAffected":0})"_s);
    QCOMPARE(words(m_driver->perform(sync())), uR"(:{"bad":0,"cursor":35,"records":35})"_s);
    QCOMPARE(rows("count(*) as n, count(distinct id) as ids from target"),
             uR"(:{"rows":[{"ids":35,"n":35}],"rowsAffected":0})"_s);
}

void TestSyncHttp::refusesWhatCannotWork_data()
{
    QTest::addColumn<QByteArray>("params");
    QTest::addColumn<QString>("base");
    QTest::addColumn<QString>("says");
    QTest::newRow("no cursor in the path")
        << QByteArray(R"({"query":"/items?limit=:limit"})") << QString() << u"permanent sync.pathIncomplete"_s;
    QTest::newRow("no address") << QByteArray("{}") << u"nowhere"_s << u"permanent http.urlInvalid"_s;
    QTest::newRow("another protocol") << QByteArray("{}") << u"ftp://127.0.0.1"_s << u"permanent http.schemeRefused"_s;
    QTest::newRow("an address that is not allowed")
        << QByteArray("{}") << u"http://169.254.169.254"_s << u"permanent http.addressRefused"_s;
    QTest::newRow("the same page for ever") << QByteArray(R"({"query":"/items?after=0&limit=5&ignored=:cursor"})")
                                            << QString() << u"permanent sync.pageGoesBack"_s;
}

void TestSyncHttp::refusesWhatCannotWork()
{
    QFETCH(QByteArray, params);
    QFETCH(QString, base);
    m_records = 20;
    if (!base.isEmpty())
        m_base = base;
    QTEST(words(m_driver->perform(sync(params))), "says");
}

void TestSyncHttp::isStoppedInTheMiddleOfACall()
{
    m_records = 35;
    m_answer = [&](const QByteArray &request, int number) { return number == 3 ? QByteArray("") : page(request); };
    std::stop_source stop;
    Attempt stopped = sync();
    stopped.stop = stop.get_token();
    const auto results = m_driver->start(stopped);
    QTRY_COMPARE_WITH_TIMEOUT(m_asked, 3, 20'000);
    stop.request_stop();
    QTRY_COMPARE_WITH_TIMEOUT(results->size(), std::size_t(1), 20'000);
    QVERIFY(words(results->front().outcome).startsWith(u"cancelled "));
    QCOMPARE(rows(), uR"(:{"rows":[{"n":20}],"rowsAffected":0})"_s);
}

void TestSyncHttp::twoAtOnceWriteEachRecordOnce()
{
    m_records = 200;
    const auto first = m_driver->start(sync());
    const auto second = m_driver->start(sync());
    QTRY_VERIFY_WITH_TIMEOUT(!first->empty() && !second->empty(), 60'000);
    QCOMPARE(words(first->front().outcome), uR"(:{"bad":0,"cursor":200,"records":200})"_s);
    QCOMPARE(words(second->front().outcome), uR"(:{"bad":0,"cursor":200,"records":200})"_s);
    QCOMPARE(rows("count(*) as n, count(distinct id) as ids from target"),
             uR"(:{"rows":[{"ids":200,"n":200}],"rowsAffected":0})"_s);
}

QTEST_GUILESS_MAIN(TestSyncHttp)
#include "tst_synchttp.moc"
