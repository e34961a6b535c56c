#include "tests/e2e/ctl/program.h"

#include <QDir>

using namespace sluice::test;
using namespace Qt::StringLiterals;

/// `sluicectl import` and `sluicectl export`, for every format.
class TestCtlExchange : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void importsEachFormat_data();
    void importsEachFormat();
    void saysWhyNot_data();
    void saysWhyNot();
    void exportsEachFormat_data();
    void exportsEachFormat();
    void givesTheSameGraphBack_data();
    void givesTheSameGraphBack();
    void tellsPeopleWhatWasLost();

private:
    [[nodiscard]] QString path(const QString &name) const { return m_folder->filePath(name); }
    [[nodiscard]] Ended call(const QString &verb, const QString &format, const QString &from, const QString &to) const
    {
        return sluicectl({verb, format, path(from), u"-o"_s, path(to), u"--json"_s});
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

namespace {

const QByteArray kDot = "digraph { read [type=\"http.request\"]; mail [type=\"fax.send\"]; read -> mail }";
const QByteArray kGraphMl = "<graphml><key id='t' for='node' attr.name='type'/><graph edgedefault='directed'>"
                            "<node id='read'><data key='t'>http.request</data></node>"
                            "<node id='mail'><data key='t'>fax.send</data></node>"
                            "<edge source='read' target='mail'/></graph></graphml>";
const QByteArray kN8nFile = R"({"name": "Two", "nodes": [
    {"name": "read", "type": "n8n-nodes-base.httpRequest", "typeVersion": 4, "parameters": {"url": "http://a"}},
    {"name": "mail", "type": "n8n-nodes-base.fax", "typeVersion": 1, "parameters": {"to": "ada"}}],
    "connections": {"read": {"main": [[{"node": "mail", "type": "main", "index": 0}]]}}})";
const QByteArray kNodeRedFile = R"([{"id": "f", "type": "tab", "label": "Two"},
    {"id": "a", "type": "http request", "name": "read", "method": "GET", "url": "http://a", "z": "f", "x": 1, "y": 2,
     "wires": [["b"]]},
    {"id": "b", "type": "fax", "name": "mail", "z": "f", "x": 300, "y": 2, "wires": []}])";
const QByteArray kWf15 = R"({"name": "Two", "schemaVersion": "1.5", "workflow": {"specification": {"tasks": [
    {"name": "read", "id": "read", "parents": [], "children": ["mail"]},
    {"name": "mail", "id": "mail", "parents": ["read"], "children": []}]}}})";

} // namespace

void TestCtlExchange::importsEachFormat_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<int>("disabled");
    QTest::newRow("graphml") << kGraphMl << 1;
    QTest::newRow("dot") << kDot << 1;
    QTest::newRow("wfcommons") << kWf15 << 2; // what they ran is not said
    QTest::newRow("node-red") << kNodeRedFile << 1;
    QTest::newRow("n8n") << kN8nFile << 1;
}

void TestCtlExchange::importsEachFormat()
{
    QFETCH(QByteArray, text);
    QVERIFY(write(path(u"in"_s), text));
    const Ended done = call(u"import"_s, QString::fromUtf8(QTest::currentDataTag()), u"in"_s, u"made.json"_s);
    QVERIFY2(done.status == 0, (done.out + done.err).constData());
    const QJsonObject report = done.object();
    QCOMPARE(report[u"tasks"].toInt(), 2);
    QCOMPARE(report[u"edges"].toInt(), 1);
    QTEST(report[u"disabled"].toInt(), "disabled");
    const QJsonArray notes = report[u"notes"].toArray();
    QVERIFY(notes.size() >= 2);
    QCOMPARE(notes[1][u"part"].toString(), u"mail"_s);
    QCOMPARE(notes[1][u"became"].toString(), u"disabled"_s);
    QVERIFY(!notes[1][u"reason"].toString().isEmpty());
    // What was made is a workflow of Sluice, with the original kept.
    const QJsonObject made = QJsonDocument::fromJson(read(path(u"made.json"_s))).object();
    QCOMPARE(made[u"edges"].toArray().size(), 1);
    const QJsonValue mail = made[u"tasks"][1];
    QCOMPARE(mail[u"id"].toString(), u"mail"_s);
    QVERIFY(mail[u"disabled"].toBool());
    QVERIFY2(mail[u"notes"].toString().contains(u"mail"_s) || mail[u"notes"].toString().contains(u"fax"_s),
             qPrintable(mail[u"notes"].toString()));
    // Nothing is written over.
    const QByteArray before = read(path(u"made.json"_s));
    const Ended again = call(u"import"_s, QString::fromUtf8(QTest::currentDataTag()), u"in"_s, u"made.json"_s);
    QCOMPARE(again.status, 2);
    QCOMPARE(again.errorCode(), u"file.unwritable"_s);
    QCOMPARE(read(path(u"made.json"_s)), before);
}

void TestCtlExchange::saysWhyNot_data()
{
    QTest::addColumn<QString>("format");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("code");
    QTest::newRow("no such format") << u"visio"_s << kDot << u"usage"_s;
    QTest::newRow("another format") << u"n8n"_s << kNodeRedFile << u"exchange.otherFormat"_s;
    QTest::newRow("cut off") << u"n8n"_s << kN8nFile.first(200) << u"exchange.malformed"_s;
    QTest::newRow("cut off xml") << u"graphml"_s << kGraphMl.first(90) << u"exchange.malformed"_s;
    QTest::newRow("not UTF-8") << u"node-red"_s << QByteArray("[{\"id\": \"\xff\xfe\"}]") << u"exchange.malformed"_s;
    QTest::newRow("nested") << u"n8n"_s << QByteArray(200'000, '[') << u"exchange.malformed"_s;
    QTest::newRow("empty") << u"wfcommons"_s << QByteArray() << u"exchange.malformed"_s;
}

void TestCtlExchange::saysWhyNot()
{
    QFETCH(QString, format);
    QFETCH(QByteArray, text);
    QFETCH(QString, code);
    QVERIFY(write(path(u"in"_s), text));
    const Ended done = call(u"import"_s, format, u"in"_s, u"made.json"_s);
    QCOMPARE(done.status, 2);
    if (code != u"usage")
        QCOMPARE(done.errorCode(), code);
    QVERIFY2(!QFile::exists(path(u"made.json"_s)), "a half import is none");
}

void TestCtlExchange::exportsEachFormat_data()
{
    QTest::addColumn<QByteArray>("start");
    QTest::newRow("graphml") << QByteArray("<?xml");
    QTest::newRow("dot") << QByteArray("digraph");
    QTest::newRow("mermaid") << QByteArray("flowchart");
    QTest::newRow("sluice") << QByteArray("{");
}

void TestCtlExchange::exportsEachFormat()
{
    QFETCH(QByteArray, start);
    const QString format = QString::fromUtf8(QTest::currentDataTag());
    const QString sample = QStringLiteral(SLUICE_SAMPLES "/country-sync/workflows/country-sync.json");
    const Ended done = sluicectl({u"export"_s, format, sample, u"-o"_s, path(u"out"_s), u"--json"_s});
    QVERIFY2(done.status == 0, (done.out + done.err).constData());
    QVERIFY(done.object()[u"tasks"].toInt() > 1);
    QVERIFY(read(path(u"out"_s)).startsWith(start));
    const Ended again = sluicectl({u"export"_s, format, sample, u"-o"_s, path(u"out"_s), u"--json"_s});
    QCOMPARE(again.errorCode(), u"file.unwritable"_s);
}

void TestCtlExchange::givesTheSameGraphBack_data()
{
    QTest::addColumn<QString>("format");
    QTest::newRow("graphml") << u"graphml"_s;
    QTest::newRow("dot") << u"dot"_s;
    QTest::newRow("sluice") << u"sluice"_s;
}

/// The very bytes, but for what a file's name says.
void TestCtlExchange::givesTheSameGraphBack()
{
    QFETCH(QString, format);
    const QString sample = QStringLiteral(SLUICE_SAMPLES "/country-sync/workflows/country-sync.json");
    QVERIFY(QFile::copy(sample, path(u"country-sync.json"_s)));
    QCOMPARE(call(u"export"_s, u"sluice"_s, u"country-sync.json"_s, u"plain.json"_s).status, 0);
    QCOMPARE(call(u"export"_s, format, u"country-sync.json"_s, u"out"_s).status, 0);
    QCOMPARE(call(u"import"_s, format, u"out"_s, u"back.json"_s).status, 0);
    QCOMPARE(read(path(u"back.json"_s)), read(path(u"plain.json"_s)));
}

void TestCtlExchange::tellsPeopleWhatWasLost()
{
    QVERIFY(write(path(u"in"_s), kN8nFile));
    const Ended done = sluicectl({u"import"_s, u"n8n"_s, path(u"in"_s), u"-o"_s, path(u"made.json"_s)});
    QCOMPARE(done.status, 0);
    QVERIFY2(done.out.contains("2 task") && done.out.contains("fax") && done.out.contains("unknownType"),
             done.out.constData());
}

QTEST_GUILESS_MAIN(TestCtlExchange)
#include "tst_ctlexchange.moc"
