#include "core/base/errors.h"
#include "core/workflow/connection.h"
#include "core/workflow/errors.h"

#include <QTemporaryDir>
#include <QTest>

#include <rapidcheck.h>

using namespace sluice;

namespace {

rc::Gen<QString> text()
{
    return rc::gen::map(rc::gen::container<std::string>(rc::gen::inRange(' ', '~')),
                        [](const std::string &bytes) { return QString::fromStdString(bytes); });
}

quint32 whole(int least, int most)
{
    return static_cast<quint32>(*rc::gen::inRange(least, most));
}

Connection anyConnection(int number)
{
    Connection c;
    c.id = QStringLiteral("c%1").arg(number);
    c.type = *rc::gen::element(QStringLiteral("http"), QStringLiteral("sqlite"), QStringLiteral("postgres"),
                               QStringLiteral("mysql"));
    c.name = *text();
    c.baseUrl = *text();
    c.headers = {{QStringLiteral("X-B"), *text()}, {QStringLiteral("X-A"), *text()}};
    c.allowLoopback = *rc::gen::arbitrary<bool>();
    c.allowPrivate = *rc::gen::arbitrary<bool>();
    c.caFile = *text();
    c.proxy = *text();
    c.proxyUser = *text();
    c.proxySecret = *text();
    c.database = *text();
    c.host = *text();
    c.port = static_cast<quint16>(whole(0, 65536));
    c.user = *text();
    c.passwordSecret = *text();
    c.poolSize = whole(1, 1001);
    c.queue = {whole(1, 1000), Milliseconds(whole(0, 100'000))};
    c.limit = {*rc::gen::inRange(0, 1000) / 8.0, whole(1, 100)};
    c.breaker = {*rc::gen::inRange(0, 9) / 8.0,
                 *rc::gen::inRange(0, 9) / 8.0,
                 Milliseconds(whole(0, 100'000)),
                 whole(1, 1000),
                 whole(1, 1000),
                 Milliseconds(whole(0, 100'000)),
                 whole(1, 100)};
    c.retryBudget = {*rc::gen::inRange(0, 9) / 8.0, whole(0, 1000)};
    return c;
}

QString codeOf(const QByteArray &json)
{
    const auto read = readConnections(json, QStringLiteral("connections.json"));
    return read ? QString() : read.error().code;
}

} // namespace

/// connections.json: what is written is read back, and nothing else is taken for it.
class TestConnection : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void givesBackWhatWasWritten()
    {
        QVERIFY(rc::check("reading what was written gives the same connections", [] {
            std::vector<Connection> connections;
            for (int number = 0, count = *rc::gen::inRange(0, 4); number < count; ++number)
                connections.push_back(anyConnection(number));
            const QByteArray json = writeConnections(connections);
            const auto read = readConnections(json, QStringLiteral("connections.json"));
            if (!read)
                RC_FAIL(read.error().code.toStdString() + read.error().detail.toStdString());
            RC_ASSERT(*read == connections);
            RC_ASSERT(writeConnections(*read) == json);
        }));
    }

    void leavesOutWhatIsUsual()
    {
        Connection connection;
        connection.id = QStringLiteral("rates");
        connection.type = QStringLiteral("http");
        connection.allowLoopback = true;
        QCOMPARE(writeConnections({connection}), QByteArray(R"({
  "format": 1,
  "connections": [
    {
      "id": "rates",
      "type": "http",
      "allowLoopback": true
    }
  ]
}
)"));
    }

    void refusesWhatIsNotItsFormat_data()
    {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("code");
        const auto row = [](const char *name, const char *json, QLatin1StringView code) {
            QTest::newRow(name) << QByteArray(json) << QString(code);
        };
        row("malformed", "{", errors::kJsonMalformed);
        row("no format", R"({"connections":[]})", errors::kSchemaMissingKey);
        row("newer", R"({"format":2,"connections":[],"more":1})", errors::kWorkflowNewerFormat);
        row("unknown key", R"({"format":1,"connections":[{"id":"a","type":"http","password":"x"}]})",
            errors::kSchemaUnknownKey);
        row("unknown type", R"({"format":1,"connections":[{"id":"a","type":"ftp"}]})", errors::kSchemaUnknownChoice);
        row("no id", R"({"format":1,"connections":[{"type":"http"}]})", errors::kSchemaMissingKey);
        row("empty id", R"({"format":1,"connections":[{"id":"","type":"http"}]})", errors::kWorkflowSchema);
        row("port", R"({"format":1,"connections":[{"id":"a","type":"http","port":70000}]})", errors::kWorkflowSchema);
        row("no pool", R"({"format":1,"connections":[{"id":"a","type":"http","poolSize":0}]})",
            errors::kWorkflowSchema);
        row("duration", R"({"format":1,"connections":[{"id":"a","type":"http","breaker":{"wait":"soon"}}]})",
            errors::kWorkflowBadDuration);
        row("twice", R"({"format":1,"connections":[{"id":"a","type":"http"},{"id":"a","type":"http"}]})",
            errors::kConnectionDuplicate);
    }

    void refusesWhatIsNotItsFormat()
    {
        QFETCH(QByteArray, json);
        QTEST(codeOf(json), "code");
    }

    void takesAMissingFileAsNoConnections()
    {
        const QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("connections.json"));
        QVERIFY(loadConnections(path).value().empty());
        Connection connection;
        connection.id = QStringLiteral("a");
        connection.type = QStringLiteral("sqlite");
        QVERIFY(saveConnections({connection}, path).has_value());
        QCOMPARE(loadConnections(path).value().size(), std::size_t{1});
        QVERIFY(loadConnections(path).value().front() == connection);
    }
};

QTEST_GUILESS_MAIN(TestConnection)
#include "tst_connection.moc"
