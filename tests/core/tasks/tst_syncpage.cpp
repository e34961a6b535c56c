#include "core/tasks/syncpage.h"

#include <QJsonDocument>
#include <QTest>

#include <rapidcheck.h>

using namespace sluice;
using namespace Qt::StringLiterals;

namespace {

SyncOrder order(const QString &path = u"/items?after=:cursor&limit=:limit"_s)
{
    SyncOrder made;
    made.source.id = u"shop"_s;
    made.source.type = u"http"_s;
    made.source.baseUrl = u"http://127.0.0.1:9/api/"_s;
    made.query = path;
    made.field = u"id"_s;
    made.start = 0;
    made.batch = 10;
    return made;
}

HttpOutcome said(const QByteArray &body)
{
    HttpOutcome answer;
    answer.status = 200;
    answer.body = body;
    return answer;
}

/// The records as JSON text, or the code of the error with its arguments but the connection.
QString recordsOf(const SyncOrder &wanted, const QString &cursor, const QByteArray &body)
{
    const auto records = pageRecords(wanted, cursor, said(body));
    if (records)
        return QString::fromUtf8(QJsonDocument(*records).toJson(QJsonDocument::Compact));
    QString text = records.error().code;
    for (auto arg = records.error().args.begin(); arg != records.error().args.end(); ++arg)
        text += arg.key() == u"connection" ? QString() : u' ' + arg.key() + u'=' + arg.value();
    return text;
}

} // namespace

/// What is asked of an HTTP service for a page, and what its answer may be.
class TestSyncPage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fillsInTheCursorAndTheLimit_data();
    void fillsInTheCursorAndTheLimit();
    void needsAPlaceForTheCursor();
    void sendsWhatTheConnectionAdds();
    void readsTheRecordsOfAPage_data();
    void readsTheRecordsOfAPage();
    void comesFurtherWithEachPageWhateverIsAnswered();
};

void TestSyncPage::fillsInTheCursorAndTheLimit_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QString>("cursor");
    QTest::addColumn<QByteArray>("url");
    const QString usual = order().query;
    QTest::newRow("a number") << usual << u"7"_s << QByteArray("http://127.0.0.1:9/api/items?after=7&limit=10");
    QTest::newRow("a large number") << usual << u"9007199254740993"_s
                                    << QByteArray("http://127.0.0.1:9/api/items?after=9007199254740993&limit=10");
    QTest::newRow("a text, encoded") << usual << u"\"a b&c=/?#%:limit\""_s
                                     << QByteArray("http://127.0.0.1:9/api/items?after=a%20b%26c%3D%2F%3F%23%25%3Alimit"
                                                   "&limit=10");
    QTest::newRow("nothing yet") << usual << u"\"\""_s << QByteArray("http://127.0.0.1:9/api/items?after=&limit=10");
    QTest::newRow("the other way round, and no slash")
        << u"items?n=:limit&since=:cursor"_s << u"7"_s << QByteArray("http://127.0.0.1:9/api/items?n=10&since=7");
    QTest::newRow("no limit") << u"/after/:cursor"_s << u"7"_s << QByteArray("http://127.0.0.1:9/api/after/7");
    QTest::newRow("longer words are none")
        << u"/i?:cursors=:cursor"_s << u"7"_s << QByteArray("http://127.0.0.1:9/api/i?:cursors=7");
    QTest::newRow("a whole address") << u"http://127.0.0.1:8/x?a=:cursor"_s << u"7"_s
                                     << QByteArray("http://127.0.0.1:8/x?a=7");
}

void TestSyncPage::fillsInTheCursorAndTheLimit()
{
    QFETCH(QString, path);
    QFETCH(QString, cursor);
    const auto request = pageRequest(order(path), cursor, EnvironmentSecrets());
    QVERIFY(request);
    QCOMPARE(request->method, QByteArray("GET"));
    QTEST(request->url.toEncoded(), "url");
}

void TestSyncPage::needsAPlaceForTheCursor()
{
    QVERIFY(checkPagePath(u"/items?after=:cursor"_s));
    QCOMPARE(checkPagePath(u"/items?limit=:limit"_s).error().code, u"sync.pathIncomplete"_s);
    QCOMPARE(checkPagePath(u"/items?:cursors"_s).error().code, u"sync.pathIncomplete"_s);
    SyncOrder nowhere = order();
    nowhere.source.baseUrl.clear();
    QCOMPARE(pageRequest(nowhere, u"0"_s, EnvironmentSecrets()).error().code, u"http.urlInvalid"_s);
}

void TestSyncPage::sendsWhatTheConnectionAdds()
{
    SyncOrder wanted = order();
    wanted.source.headers.insert(u"X-Team"_s, u"blue"_s);
    wanted.source.passwordSecret = u"tst.sync"_s;
    QCOMPARE(pageRequest(wanted, u"0"_s, EnvironmentSecrets()).error().code, u"secret.missing"_s);
    qputenv("SLUICE_SECRET_TST_SYNC", "hush");
    const auto at = pageRequest(wanted, u"0"_s, EnvironmentSecrets());
    wanted.query = u"http://127.0.0.2:9/:cursor"_s;
    const auto elsewhere = pageRequest(wanted, u"0"_s, EnvironmentSecrets());
    qunsetenv("SLUICE_SECRET_TST_SYNC");
    QCOMPARE(headerValue(at->headers, "Authorization"), QByteArray("Bearer hush"));
    QCOMPARE(headerValue(at->headers, "X-Team"), QByteArray("blue"));
    QVERIFY(headerValue(elsewhere->headers, "Authorization").isNull()); // never to another host
    QVERIFY(headerValue(elsewhere->headers, "X-Team").isNull());
}

void TestSyncPage::readsTheRecordsOfAPage_data()
{
    QTest::addColumn<QString>("records");
    QTest::addColumn<QString>("cursor");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("expected");
    const auto row = [](const char *name, const char *records, const char *cursor, const char *body,
                        const char *expected) {
        QTest::newRow(name) << QString::fromUtf8(records) << QString::fromUtf8(cursor) << QByteArray(body)
                            << QString::fromUtf8(expected);
    };
    row("the answer is the list", "", "0", R"([{"id":1},{"id":2}])", R"([{"id":1},{"id":2}])");
    row("the list lies deeper", "data.items", "0", R"({"data":{"items":[{"id":1}]},"more":true})", R"([{"id":1}])");
    row("nothing new", "", "2", "[]", "[]");
    row("nothing but the last record", "", "2", R"([{"id":2}])", "[]");
    row("the last record again, then new ones", "", "2", R"([{"id":2},{"id":3}])", R"([{"id":3}])");
    row("texts that sort", "", "\"2026-01-01\"", R"([{"id":"2026-01-02"}])", R"([{"id":"2026-01-02"}])");
    row("texts of digits", "", "\"9\"", R"([{"id":"10"}])", R"([{"id":"10"}])");
    row("large numbers", "", "9007199254740992", R"([{"id":9007199254740993}])", R"([{"id":9007199254740993}])");
    row("texts after a start that is a number", "", "0", R"([{"id":"a"}])", R"([{"id":"a"}])");

    row("not JSON", "", "0", "<html>", "sync.pageNotJson status=200");
    row("nothing at all", "", "0", " ", "sync.pageNotJson status=200");
    row("half of it", "", "0", R"([{"id":1},)", "sync.pageNotJson status=200");
    row("an object and no path", "", "0", R"({"items":[]})", "sync.pageNoList records=");
    row("the wrong path", "data.rows", "0", R"({"data":{"items":[]}})", "sync.pageNoList records=data.rows");
    row("a path to something else", "data", "0", R"({"data":{"items":[]}})", "sync.pageNoList records=data");
    row("a record without the field", "", "0", R"([{"id":1},{"name":"x"}])", "sync.pageLacksCursor field=id record=2");
    row("a record that is none", "", "0", R"([7])", "sync.pageLacksCursor field=id record=1");
    row("a cursor that is an object", "", "0", R"([{"id":{}}])", "sync.pageLacksCursor field=id record=1");
    row("a cursor that is null, after null", "", "null", R"([{"id":null}])", "sync.pageLacksCursor field=id record=1");
    row("it goes back", "", "5", R"([{"id":4}])", "sync.pageGoesBack after=4 before=5 field=id");
    row("it goes back in the page", "", "0", R"([{"id":2},{"id":1}])", "sync.pageGoesBack after=1 before=2 field=id");
    row("the same twice", "", "0", R"([{"id":2},{"id":2}])", "sync.pageGoesBack after=2 before=2 field=id");
    row("texts go back", "", "\"b\"", R"([{"id":"a"}])", "sync.pageGoesBack after=a before=b field=id");
    row("another kind in the middle", "", "5", R"([{"id":"6"}])", "sync.pageGoesBack after=6 before=5 field=id");
}

void TestSyncPage::readsTheRecordsOfAPage()
{
    QFETCH(QString, records);
    QFETCH(QString, cursor);
    QFETCH(QByteArray, body);
    SyncOrder wanted = order();
    wanted.records = records;
    if (cursor == u"null")
        wanted.start = QJsonValue::Null;
    QTEST(recordsOf(wanted, cursor, body), "expected");
}

/// A service that answers anything: a sync asks for a further page only if it has come further, so it cannot go on for ever.
void TestSyncPage::comesFurtherWithEachPageWhateverIsAnswered()
{
    QVERIFY(rc::check("the cursor rises", [] {
        const SyncOrder wanted = order();
        const auto value = [](int chance) -> QJsonValue {
            if (chance % 5 == 4)
                return QString::number(chance % 7);
            return chance % 7;
        };
        qint64 rank = -1; // of the cursor: numbers before texts, which nothing leads back from
        QString cursor = u"0"_s;
        for (int page = 0; page < 30; ++page) {
            QJsonArray rows;
            for (const int chance : *rc::gen::container<std::vector<int>>(2, rc::gen::inRange(0, 100)))
                rows.append(QJsonObject{{u"id"_s, value(chance)}});
            const auto fresh = pageRecords(wanted, cursor, said(QJsonDocument(rows).toJson()));
            if (!fresh || fresh->isEmpty())
                return;
            const QJsonValue last = fresh->last().toObject().value(u"id"_s);
            const qint64 now = last.isString() ? 100 + last.toString().toInt() : last.toInt();
            RC_ASSERT(now > rank);
            rank = now;
            cursor = last.isString() ? u'"' + last.toString() + u'"' : QString::number(last.toInt());
        }
        RC_FAIL("thirty pages of at most fourteen cursors");
    }));
}

QTEST_GUILESS_MAIN(TestSyncPage)
#include "tst_syncpage.moc"
