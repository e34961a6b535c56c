#include "tests/core/integration/testhttp.h"
#include "tests/core/tasks/hostdriver.h"

using namespace sluice;
using namespace sluice::test;
using namespace Qt::StringLiterals;

/// `graphql` against a local server.
class TestGraphQlTask : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_driver = std::make_unique<HostDriver>();
        m_answer = sluice::answer("200 OK", "{}", {"Content-Type: application/json"});
        m_server = std::make_unique<ScriptedServer>([this](const QByteArray &) { return m_answer; });
    }
    void sendsDocumentAndVariables();
    void saysWhatCameOfIt_data();
    void saysWhatCameOfIt();
    void tellsAMutationByItsHead_data();
    void tellsAMutationByItsHead();

private:
    QString call(const QByteArray &params, const QByteArray &input = "null")
    {
        Attempt made = attempt(u"graphql"_s, params, input);
        Connection connection;
        connection.id = u"shop"_s;
        connection.type = u"http"_s;
        connection.baseUrl = m_server->url(QString()).toString();
        connection.allowLoopback = true;
        made.connection = connection;
        return words(m_driver->perform(std::move(made)));
    }

    std::unique_ptr<HostDriver> m_driver;
    std::unique_ptr<ScriptedServer> m_server;
    QByteArray m_answer;
};

void TestGraphQlTask::sendsDocumentAndVariables()
{
    m_answer = sluice::answer("200 OK", R"({"data": {"order": {"id": 7}}})", {"Content-Type: application/json"});
    const QJsonObject params{{u"url"_s, u"/graphql"_s},
                             {u"document"_s, u"query One($id: ID!) { order(id: $id) { id } }"_s},
                             {u"operation"_s, u"One"_s},
                             {u"variables"_s, QJsonObject{{u"id"_s, u"{{ input.id }}"_s}}}};
    const QJsonObject input{{u"id"_s, u"x\") { secrets }"_s}};
    const QString done = call(QJsonDocument(params).toJson(), QJsonDocument(input).toJson());
    QCOMPARE(done, u":{\"order\":{\"id\":7}}"_s);
    const QByteArray request = m_server->requests().value(0);
    QVERIFY(request.startsWith("POST /graphql "));
    QVERIFY(request.toLower().contains("content-type: application/json"));
    const QJsonObject body = json(request.sliced(request.indexOf("\r\n\r\n") + 4));
    QCOMPARE(body[u"query"].toString(), u"query One($id: ID!) { order(id: $id) { id } }"_s);
    QCOMPARE(body[u"variables"][u"id"].toString(), u"x\") { secrets }"_s);
    QCOMPARE(body[u"operationName"].toString(), u"One"_s);
}

void TestGraphQlTask::saysWhatCameOfIt_data()
{
    QTest::addColumn<QByteArray>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("outcome");
    const auto row = [](const char *name, const char *status, const char *body, const char *outcome) {
        QTest::newRow(name) << QByteArray(status) << QByteArray(body) << QString::fromUtf8(outcome);
    };
    row("nothing", "200 OK", R"({"data": null})", ":null");
    row("errors", "200 OK", R"({"errors": [{"message": "no such field"}]})", "permanent graphql.errors");
    row("errors beside data", "200 OK", R"({"data": {"a": 1}, "errors": [{"message": "half"}]})",
        "permanent graphql.errors");
    row("errors by status", "400 Bad Request", R"({"errors": [{"message": "no"}]})", "permanent graphql.errors");
    row("a page", "200 OK", "<html>", "permanent graphql.noAnswer");
    row("other JSON", "200 OK", R"({"ok": true})", "permanent graphql.noAnswer");
    row("not now", "503 Service Unavailable", R"({"errors": [{"message": "busy"}]})", "transient http.status");
}

void TestGraphQlTask::saysWhatCameOfIt()
{
    QFETCH(QByteArray, status);
    QFETCH(QByteArray, body);
    m_answer = sluice::answer(status, body, {"Content-Type: application/json"});
    const QJsonObject params{{u"url"_s, u"/graphql"_s}, {u"document"_s, u"{ a }"_s}};
    QTEST(call(QJsonDocument(params).toJson()), "outcome");
}

void TestGraphQlTask::tellsAMutationByItsHead_data()
{
    QTest::addColumn<QString>("document");
    QTest::addColumn<bool>("isMutation");
    const auto row = [](const QString &document, bool isMutation) {
        QTest::newRow(qPrintable(document)) << document << isMutation;
    };
    row(u"mutation { pay(id: 1) { id } }"_s, true);
    row(u"query A { a } mutation B { b }"_s, true);
    row(u"# no mutation\nquery { a(text: \"mutation { }\") }"_s, false);
    row(u"{ mutation subscription { id } }"_s, false);
}

void TestGraphQlTask::tellsAMutationByItsHead()
{
    QFETCH(QString, document);
    QFETCH(bool, isMutation);
    m_answer = sluice::answer("200 OK", R"({"data": 1})", {"Content-Type: application/json"});
    QJsonObject params{{u"url"_s, u"/graphql"_s}, {u"document"_s, document}};
    QCOMPARE(call(QJsonDocument(params).toJson()), isMutation ? u"permanent graphql.mutation"_s : u":1"_s);
    QCOMPARE(m_server->requests().size(), isMutation ? 0 : 1);
    params.insert(u"kind"_s, u"mutation"_s);
    QCOMPARE(call(QJsonDocument(params).toJson()), u":1"_s);
}

QTEST_GUILESS_MAIN(TestGraphQlTask)
#include "tst_graphqltask.moc"
