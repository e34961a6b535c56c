#include "core/tasks/taskhost.h"
#include "core/workflow/exchange/errors.h"
#include "core/workflow/exchange/importer.h"
#include "core/workflow/validate.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace sluice;
using namespace Qt::StringLiterals;

namespace {

QJsonObject object(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

QByteArray n8nFile(const QJsonArray &nodes, const QJsonObject &connections = {})
{
    return QJsonDocument(QJsonObject{{u"nodes"_s, nodes}, {u"connections"_s, connections}}).toJson();
}

QJsonObject n8nNode(const QString &name, const QString &type, const QJsonObject &params, double version = 1)
{
    return {{u"name"_s, name},
            {u"type"_s, u"n8n-nodes-base."_s + type},
            {u"typeVersion"_s, version},
            {u"parameters"_s, params}};
}

QJsonObject link(const QString &to)
{
    return {{u"main"_s, QJsonArray{QJsonArray{QJsonObject{{u"node"_s, to}, {u"type"_s, u"main"_s}, {u"index"_s, 0}}}}}};
}

QJsonObject redNode(const QString &id, const QString &type, QJsonObject more, const QString &to = {})
{
    more.insert(u"id"_s, id);
    more.insert(u"type"_s, type);
    more.insert(u"z"_s, u"f"_s);
    more.insert(u"x"_s, 10);
    more.insert(u"y"_s, 10);
    more.insert(u"wires"_s, to.isEmpty() ? QJsonArray() : QJsonArray{QJsonArray{to}});
    return more;
}

/// "type {params} kind detail" of the task that the part became.
QString became(const Imported &made, const QString &part)
{
    const auto note = std::ranges::find(made.notes, part, &ImportNote::part);
    if (note == made.notes.end())
        return u"nothing"_s;
    const Task *task = made.workflow.task(note->task);
    const QByteArray params = QJsonDocument(task ? task->params : QJsonObject()).toJson(QJsonDocument::Compact);
    return u"%1 %2 %3"_s.arg(note->now, QString::fromUtf8(params), nameOf(note->kind));
}

} // namespace

/// What single nodes of other programs become, and files that mean harm.
class TestImportNodes final : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void mapsANodeOfN8n_data();
    void mapsANodeOfN8n();
    void mapsANodeOfNodeRed_data();
    void mapsANodeOfNodeRed();
    void readsTheBodyOfARequest();
    void survivesWhatMeansHarm_data();
    void survivesWhatMeansHarm();
    void survivesAnyCut();
    void turnsCyclesIntoNotes();
};

void TestImportNodes::mapsANodeOfN8n_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QByteArray>("params");
    QTest::addColumn<double>("version");
    QTest::addColumn<QString>("task");
    const auto row = [](const char *type, const char *params, const char *task, double version = 1) {
        QTest::addRow("%s %s", type, params)
            << QString::fromUtf8(type) << QByteArray(params) << version << QString::fromUtf8(task);
    };
    row("filter",
        R"({"conditions": {"number": [{"value1": "={{ $json.total }}", "operation": "larger", "value2": 9}]}})",
        R"(filter {"condition":"(item.total) > 9"} mapped)");
    row("limit", R"({"maxItems": 3, "keep": "lastItems"})", R"(limit {"count":3,"from":"end"} mapped)");
    row("sort", R"({"sortFieldsUi": {"sortField": [{"fieldName": "a"}, {"fieldName": "b", "order": "descending"}]}})",
        R"(sort {"by":"a, -b"} mapped)");
    row("sort", R"({"type": "random"})", "noop {} disabled");
    row("removeDuplicates", R"({"compare": "selectedFields", "fieldsToCompare": "id"})",
        R"(deduplicate {"by":"id"} mapped)");
    row("removeDuplicates", R"({"compare": "allFieldsExcept"})", "noop {} disabled");
    row("summarize",
        R"({"fieldsToSplitBy": "land", "fieldsToSummarize": {"values": [{"aggregation": "average", "field": "p"}]}})",
        R"(aggregate {"by":"land","values":{"average_p":"mean p"}} mapped)");
    row("aggregate", R"({"fieldsToAggregate": {"fieldToAggregate": [{"fieldToAggregate": "id"}]}})",
        R"(aggregate {"values":{"id":"list id"}} mapped)");
    row("aggregate", R"({"aggregate": "aggregateAllItemData"})",
        R"js(transform {"expression":"({ [\"data\"]: input })"} mapped)js");
    row("splitOut", R"({"fieldToSplitOut": "lines", "include": "allOtherFields"})",
        R"(split {"field":"lines","keepFields":true} mapped)");
    row("renameKeys", R"({"keys": {"key": [{"currentKey": "a", "newKey": "b"}]}})",
        R"(fields {"rename":{"a":"b"}} mapped)");
    row("dateTime", R"({"operation": "addToDate", "magnitude": "={{ $json.at }}", "duration": 2, "timeUnit": "weeks"})",
        R"(date {"add":"2w","moment":"{{ input.at }}"} partly)", 2);
    row("dateTime", R"({"value": "={{ $json.at }}", "toFormat": "YYYY-MM-DD"})",
        R"(date {"moment":"{{ input.at }}","write":"yyyy-MM-dd"} partly)");
    row("crypto", R"({"type": "SHA256", "value": "={{ $json.a }}"})",
        R"(hash {"algorithm":"sha256","content":"{{ input.a }}","form":"hex"} partly)");
    row("crypto", R"({"action": "sign"})", "noop {} disabled");
    row("xml", R"({})", R"(xml {"mode":"read","source":"{{ input.data }}"} mapped)");
    row("extractFromFile", R"({"options": {"delimiter": ";"}})",
        R"(csv {"separator":";","source":"{{ input }}"} partly)");
    row("convertToFile", R"({})", R"(csv {"mode":"write","source":"{{ input }}"} partly)");
    row("readWriteFile", R"({"operation": "write", "fileName": "a.txt"})",
        R"(file.write {"content":"{{ input }}","path":"a.txt"} partly)");
    row("stopAndError", R"({"errorMessage": "=No {{ $json.id }}"})", R"(stop {"message":"No {{ input.id }}"} mapped)");
    row("mqtt", R"({"topic": "=plant/{{ $json.id }}", "options": {"qos": 2, "retain": true}})",
        R"(mqtt.publish {"qos":"2","retained":true,"topic":"plant/{{ input.id }}"} partly)");
    row("rabbitmq", R"({"queue": "orders", "sendInputData": false, "message": "hi"})",
        R"(amqp.publish {"message":"hi","routingKey":"orders"} partly)");
    row("rabbitmq", R"({"mode": "exchange", "exchange": "shop", "routingKey": "order.paid"})",
        R"(amqp.publish {"exchange":"shop","routingKey":"order.paid"} partly)");
    row("mySql", R"({"operation": "executeQuery", "query": "SELECT 1"})",
        R"(sql.execute {"statement":"SELECT 1"} partly)");
    row("executeCommand", R"({"command": "ls | wc -l"})",
        R"(process.run {"program":"ls | wc -l","shell":true} partly)");
}

void TestImportNodes::mapsANodeOfN8n()
{
    QFETCH(QString, type);
    QFETCH(QByteArray, params);
    QFETCH(double, version);
    const auto made = readImport(n8nFile({n8nNode(u"It"_s, type, object(params), version)}), ImportFormat::N8n,
                                 standardCatalog(), {});
    QVERIFY(made);
    QTEST(became(*made, u"It"_s), "task");
    QVERIFY2(!hasErrors(validate(made->workflow, standardCatalog())), "what was made could be run");
}

void TestImportNodes::mapsANodeOfNodeRed_data()
{
    QTest::addColumn<QString>("type");
    QTest::addColumn<QByteArray>("node");
    QTest::addColumn<QString>("task");
    const auto row = [](const char *type, const char *node, const char *task) {
        QTest::addRow("%s %s", type, node) << QString::fromUtf8(type) << QByteArray(node) << QString::fromUtf8(task);
    };
    row("csv", R"({"sep": "\\t", "hdrin": "true", "strings": true})",
        R"(csv {"header":true,"numbers":true,"separator":"tab","source":"{{ input }}"} mapped)");
    row("xml", "{}", R"(xml {"source":"{{ input }}"} mapped)");
    row("yaml", "{}", R"(yaml {"source":"{{ input }}"} mapped)");
    row("sort", "{}", "sort {} mapped");
    row("sort", R"({"targetType": "seq"})", "noop {} disabled");
    row("batch", R"({"mode": "count", "count": 5})", R"(batch {"size":5} partly)");
    row("batch", R"({"mode": "interval"})", "noop {} disabled");
    row("template", R"({"template": "Dear {{payload.name}}, {{{payload}}}"})",
        R"(template {"text":"Dear {{ input.name }}, {{ input }}"} mapped)");
    row("mqtt out", R"({"topic": "plant/3", "qos": "1", "retain": "true"})",
        R"(mqtt.publish {"message":"{{ input }}","qos":"1","retained":true,"topic":"plant/3"} partly)");
    row("mqtt out", R"({"topic": ""})",
        R"(mqtt.publish {"message":"{{ input }}","qos":"0","topic":"{{ input.topic }}"} partly)");
    row("amqp-out", R"({"exchangeName": "shop", "exchangeRoutingKey": "order.paid"})",
        R"(amqp.publish {"exchange":"shop","message":"{{ input }}","routingKey":"order.paid"} partly)");
    row("exec", R"({"command": "df", "append": "-h"})", R"(process.run {"program":"df -h","shell":true} partly)");
}

void TestImportNodes::mapsANodeOfNodeRed()
{
    QFETCH(QString, type);
    QFETCH(QByteArray, node);
    const QJsonArray file{redNode(u"it"_s, type, object(node))};
    const auto made = readImport(QJsonDocument(file).toJson(), ImportFormat::NodeRed, standardCatalog(), {});
    QVERIFY(made);
    QTEST(became(*made, type), "task");
    QVERIFY(!hasErrors(validate(made->workflow, standardCatalog())));
}

/// There a request gives its body; here it gives status, headers and body.
void TestImportNodes::readsTheBodyOfARequest()
{
    const QJsonArray nodes{
        n8nNode(u"Ask"_s, u"httpRequest"_s, {{u"url"_s, u"http://a"_s}}), n8nNode(u"Pause"_s, u"noOp"_s, {}),
        n8nNode(u"Cut"_s, u"limit"_s, {{u"maxItems"_s, 2}}),
        n8nNode(u"Stop"_s, u"stopAndError"_s, {{u"errorMessage"_s, u"={{ $('Ask').item.json.why }}"_s}})};
    const auto made = readImport(
        n8nFile(nodes, {{u"Ask"_s, link(u"Pause"_s)}, {u"Pause"_s, link(u"Cut"_s)}, {u"Cut"_s, link(u"Stop"_s)}}),
        ImportFormat::N8n, standardCatalog(), {});
    QVERIFY(made);
    QCOMPARE(became(*made, u"Cut"_s), uR"(limit {"count":2,"list":"body"} mapped)"_s);
    QCOMPARE(became(*made, u"Stop"_s), uR"(stop {"message":"{{ steps.Ask.output.body.why }}"} mapped)"_s);
    const QJsonArray flow{redNode(u"a"_s, u"http request"_s, {{u"url"_s, u"http://a"_s}}, u"b"_s),
                          redNode(u"b"_s, u"template"_s, {{u"template"_s, u"{{payload.name}}"_s}})};
    const auto red = readImport(QJsonDocument(flow).toJson(), ImportFormat::NodeRed, standardCatalog(), {});
    QVERIFY(red);
    QCOMPARE(became(*red, u"template"_s), uR"(template {"text":"{{ input.body.name }}"} mapped)"_s);
}

void TestImportNodes::survivesWhatMeansHarm_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isRead");
    const auto expression = [](const QString &text) {
        return n8nFile({n8nNode(u"It"_s, u"stopAndError"_s, {{u"errorMessage"_s, text}})});
    };
    const auto mustache = [](const QString &text) {
        return QJsonDocument(QJsonArray{redNode(u"a"_s, u"template"_s, {{u"template"_s, text}})}).toJson();
    };
    QTest::newRow("nested lists") << QByteArray(500'000, '[') << false;
    QTest::newRow("nested objects") << QByteArray("{\"nodes\":").repeated(100'000) << false;
    QTest::newRow("nested xml") << QByteArray("<graphml>") + QByteArray("<graph>").repeated(100'000) << false;
    QTest::newRow("entities") << QByteArray(
        "<!DOCTYPE graphml [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b "
        "\"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c "
        "\"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d "
        "\"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\">]><graphml><graph><node id='&d;'/></graph>"
        "</graphml>") << false;
    QTest::newRow("not UTF-8") << QByteArray("{\"nodes\": [{\"name\": \"\xc3\x28\xff\"}], \"connections\": {}}")
                               << false;
    QTest::newRow("zeros") << QByteArray(100'000, '\0') << false;
    QTest::newRow("braces without an end") << expression(u'=' + u"{{"_s.repeated(500'000)) << true;
    QTest::newRow("steps without an end") << expression(u"={{ "_s + u"$('"_s.repeated(200'000) + u" }}"_s) << true;
    QTest::newRow("mustache without an end") << mustache(u"{{ "_s.repeated(300'000)) << true;
    QTest::newRow("mustache of spaces") << mustache(u"{{"_s + QString(1'000'000, u' ')) << true;
    QTest::newRow("wrong kinds") << QByteArray(R"({"nodes": [1, "a", null, [], {"name": 7, "type": {}}], "connections":
                                                  {"a": 7, "7": {"main": {"x": 1}}}})")
                                 << true;
}

/// It ends, soon, with a workflow or an error.
void TestImportNodes::survivesWhatMeansHarm()
{
    QFETCH(QByteArray, text);
    const auto made = readImport(text, std::nullopt, standardCatalog(), u"x"_s);
    QTEST(made.has_value(), "isRead");
}

void TestImportNodes::survivesAnyCut()
{
    const QByteArray whole = n8nFile({n8nNode(u"Ä"_s, u"limit"_s, {{u"maxItems"_s, 2}})}).trimmed();
    QVERIFY(readImport(whole, ImportFormat::N8n, standardCatalog(), {}));
    for (qsizetype length = 0; length < whole.size(); ++length) {
        const auto cut = readImport(whole.first(length), ImportFormat::N8n, standardCatalog(), u"x"_s);
        QVERIFY2(!cut, whole.first(length).constData());
        QCOMPARE(cut.error().code, QString(errors::kExchangeMalformed));
    }
}

/// A thousand nodes, each of which leads to the first, and a ring of nodes that are no tasks.
void TestImportNodes::turnsCyclesIntoNotes()
{
    constexpr int kMany = 1'000;
    QJsonArray nodes;
    for (int at = 0; at < kMany; ++at) {
        QJsonObject node = redNode(u"n%1"_s.arg(at), u"debug"_s, {});
        node.insert(u"wires"_s, QJsonArray{QJsonArray{u"n0"_s, u"n%1"_s.arg(at + 1)}});
        nodes.append(node);
        nodes.append(redNode(u"l%1"_s.arg(at), u"link in"_s, {}, u"l%1"_s.arg((at + 1) % kMany)));
    }
    const auto made = readImport(QJsonDocument(nodes).toJson(), ImportFormat::NodeRed, standardCatalog(), {});
    QVERIFY(made);
    QCOMPARE(made->workflow.edges.size(), std::size_t(kMany - 1));
    const auto loops = std::ranges::count(made->notes, ImportNote::Reason::Loop, &ImportNote::reason);
    QCOMPARE(loops, kMany);
    QVERIFY(!hasErrors(validate(made->workflow, standardCatalog())));
}

QTEST_GUILESS_MAIN(TestImportNodes)
#include "tst_importnodes.moc"
