#include "core/workflow/exchange/foreigncondition.h"
#include "core/workflow/exchange/foreignexpression.h"
#include "core/workflow/exchange/n8ntask.h"

#include <QJsonArray>
#include <QJsonDocument>

// What the nodes of n8n that people use most become.

#include <algorithm>

namespace sluice {

namespace {

using Reason = ImportNote::Reason;

ForeignTask httpNode(const N8nNode &node, const ForeignWords &words)
{
    N8nTask task(QStringLiteral("http.request"), words);
    const QJsonObject &params = node.params;
    const QString method = params[u"method"].toString(params[u"requestMethod"].toString(QStringLiteral("GET")));
    task.made.params = {{QStringLiteral("method"), method}, {QStringLiteral("url"), task.value(params[u"url"])}};
    if (const QJsonObject query = task.pairs(params[u"queryParameters"]); !query.isEmpty())
        task.made.params.insert(QStringLiteral("query"), query);
    if (const QJsonObject headers = task.pairs(params[u"headerParameters"]); !headers.isEmpty())
        task.made.params.insert(QStringLiteral("headers"), headers);
    if (params.contains(u"jsonBody")) {
        const ForeignText text = fromN8n(params[u"jsonBody"].toString(), words);
        task.lose(Reason::Expression, text.lost);
        const QJsonDocument json = QJsonDocument::fromJson(text.text.toUtf8());
        task.made.params.insert(QStringLiteral("body"), json.isNull()    ? QJsonValue(text.text)
                                                        : json.isArray() ? QJsonValue(json.array())
                                                                         : QJsonValue(json.object()));
    } else if (const QJsonObject body = task.pairs(params[u"bodyParameters"]); !body.isEmpty()) {
        task.made.params.insert(QStringLiteral("body"), body);
    }
    const QString login = params[u"authentication"].toString(QStringLiteral("none"));
    if (login != u"none" || !node.original[u"credentials"].toObject().isEmpty())
        task.lose(Reason::Credentials, login);
    return task.made;
}

/// Fields of any generation: `assignments`, `fields`, or `values` by kind.
ForeignTask setNode(const N8nNode &node, const ForeignWords &words)
{
    N8nTask task(QStringLiteral("set"), words);
    const QJsonObject &params = node.params;
    QJsonObject values;
    const auto put = [&](const QString &name, const QJsonValue &value) {
        if (name.contains(u'.'))
            task.lose(Reason::Option, name);
        values.insert(name, task.value(value));
    };
    for (const QJsonValue each : params[u"assignments"][u"assignments"].toArray())
        put(each[u"name"].toString(), each[u"value"]);
    for (const QJsonValue each : params[u"fields"][u"values"].toArray()) {
        for (const QStringView key : {u"stringValue", u"numberValue", u"booleanValue", u"arrayValue", u"objectValue"}) {
            if (each.toObject().contains(key))
                put(each[u"name"].toString(), each[key]);
        }
    }
    for (const QStringView kind : {u"string", u"number", u"boolean"}) {
        for (const QJsonValue each : params[u"values"][kind].toArray())
            put(each[u"name"].toString(), each[u"value"]);
    }
    if (const QString json = params[u"jsonOutput"].toString(); !json.isEmpty()) {
        const ForeignText text = fromN8n(json, words);
        task.lose(Reason::Expression, text.lost);
        values = QJsonDocument::fromJson(text.text.toUtf8()).object();
        if (values.isEmpty())
            task.lose(Reason::Expression, json.left(200));
    }
    const bool isAlone = params[u"keepOnlySet"].toBool()
                         || (node.version >= 3.3 && !params[u"includeOtherFields"].toBool())
                         || params[u"include"].toString() == u"none";
    task.made.params = {{QStringLiteral("values"), values}, {QStringLiteral("keepInput"), !isAlone}};
    return task.made;
}

ForeignTask ifNode(const N8nNode &node, const ForeignWords &words)
{
    const N8nCondition condition = conditionOfN8n(node.params, words);
    if (condition.script.isEmpty())
        return {.reason = condition.reason == Reason::None ? Reason::Operator : condition.reason,
                .detail = condition.detail};
    return {.type = QStringLiteral("if"),
            .params = {{QStringLiteral("condition"), condition.script}},
            .reason = condition.reason,
            .detail = condition.detail};
}

/// The value that is switched on says which rule holds first, so that a rule can be any condition.
ForeignTask switchNode(const N8nNode &node, const ForeignWords &words)
{
    N8nTask task(QStringLiteral("switch"), words);
    QJsonObject cases;
    QString value;
    const auto add = [&](const QString &condition) {
        const QString way = QStringLiteral("way%1").arg(cases.size() + 1);
        cases.insert(way, way);
        if (!condition.isEmpty())
            value += QStringLiteral("(%1) ? '%2' : ").arg(condition, way);
    };
    const QJsonObject rules = node.params[u"rules"].toObject();
    for (const QJsonValue rule : rules[u"values"].toArray()) {
        const N8nCondition condition = conditionOfN8n(rule.toObject(), words);
        task.lose(condition.reason, condition.detail);
        add(condition.script);
    }
    const QString left = task.script(node.params[u"value1"]);
    for (const QJsonValue rule : rules[u"rules"].toArray()) {
        const QString word = rule[u"operation"].toString(QStringLiteral("equal"));
        const auto condition = comparison(word, left, task.script(rule[u"value2"]));
        if (!condition)
            task.lose(Reason::Operator, word);
        add(condition.value_or(QString()));
    }
    if (value.isEmpty()) // the number of the output as an expression
        return {.reason = Reason::Option, .detail = node.params[u"mode"].toString(QStringLiteral("expression"))};
    task.made.params = {{QStringLiteral("value"), value + QStringLiteral("''")}, {QStringLiteral("cases"), cases}};
    return task.made;
}

/// The code gets its items and gives items back, as it did.
ForeignTask codeNode(const N8nNode &node, const ForeignWords &words)
{
    if (node.params[u"language"].toString().startsWith(u"python"))
        return {.reason = Reason::Language, .detail = QStringLiteral("Python")};
    const QString code = node.params[u"jsCode"].toString(node.params[u"functionCode"].toString());
    const bool isEach = node.params[u"mode"].toString() == u"runOnceForEachItem" || node.type == u"functionItem";
    ForeignText script = scriptFromN8n(code, words);
    const QString given = isEach ? QStringLiteral("const item = { json: %1 };\nconst $json = %1;\n")
                                 : QStringLiteral("const items = (Array.isArray(%1) ? %1 : [%1])"
                                                  ".map(json => ({ json }));\n");
    script.text.replace(QStringLiteral("$input.all()"), QStringLiteral("items"));
    script.text.replace(QStringLiteral("$input.first()"), QStringLiteral("items[0]"));
    ForeignTask made{.type = QStringLiteral("transform")};
    made.params = {{QStringLiteral("expression"),
                    QString(given).replace(QStringLiteral("%1"), words.input)
                        + QStringLiteral("const given = (() => {\n%1\n})();\n"
                                         "const plain = one => one && one.json !== undefined ? one.json : one;\n"
                                         "return Array.isArray(given) ? given.map(plain) : plain(given);")
                              .arg(script.text)}};
    const QString lost = script.lost.startsWith(u"$input") ? QString() : script.lost;
    made.reason = lost.isEmpty() ? Reason::Items : Reason::Expression;
    made.detail = lost;
    return made;
}

ForeignTask waitNode(const N8nNode &node, const ForeignWords &words)
{
    N8nTask task(QStringLiteral("delay"), words);
    if (node.params[u"resume"].toString() == u"specificTime") {
        task.made.params = {{QStringLiteral("until"), task.value(node.params[u"dateTime"])}};
        return task.made;
    }
    if (node.params.contains(u"resume") && node.params[u"resume"].toString() != u"timeInterval")
        return {.reason = Reason::Option, .detail = node.params[u"resume"].toString()};
    const QString unit = node.params[u"unit"].toString(node.version < 1.1 ? QStringLiteral("hours")
                                                                          : QStringLiteral("seconds"));
    double amount = node.params[u"amount"].toVariant().toDouble();
    if (amount == 0)
        amount = node.version < 1.1 ? 1 : 5;
    const double seconds = amount * (unit == u"days" ? 86'400 : unit == u"hours" ? 3'600 : unit == u"minutes" ? 60 : 1);
    task.made.params = {{QStringLiteral("duration"), QString::number(qRound64(seconds * 1000)) + QStringLiteral("ms")}};
    return task.made;
}

ForeignTask batchesNode(const N8nNode &, const ForeignWords &words)
{
    const QString items = QStringLiteral("Array.isArray(%1) ? %1 : [%1]").replace(QStringLiteral("%1"), words.input);
    return {.type = QStringLiteral("forEach"),
            .params = {{QStringLiteral("items"), items}, {QStringLiteral("concurrency"), 1}}};
}

ForeignTask mergeNode(const N8nNode &node, const ForeignWords &)
{
    const QString mode = node.params[u"mode"].toString(QStringLiteral("append"));
    ForeignTask made{.type = QStringLiteral("join"), .params = {{QStringLiteral("mode"), QStringLiteral("all")}}};
    made.reason = Reason::Option;
    made.detail = mode;
    return made;
}

ForeignTask respondNode(const N8nNode &node, const ForeignWords &words)
{
    N8nTask task(QStringLiteral("webhook.respond"), words);
    const QJsonValue body = node.params[u"responseBody"];
    task.made.params = {
        {QStringLiteral("body"), body.isUndefined() ? QJsonValue(QStringLiteral("{{ input }}")) : task.value(body)}};
    if (const int code = node.params[u"options"][u"responseCode"].toInt(); code > 0)
        task.made.params.insert(QStringLiteral("status"), code);
    return task.made;
}

ForeignTask sqlNode(const N8nNode &node, const ForeignWords &words)
{
    if (node.params[u"operation"].toString() != u"executeQuery")
        return {.reason = Reason::Option, .detail = node.params[u"operation"].toString(QStringLiteral("insert"))};
    ForeignTask made{.type = QStringLiteral("sql.execute")};
    const ForeignText query = fromN8n(node.params[u"query"].toString(), words);
    made.params = {{QStringLiteral("statement"), query.text}};
    made.isDisabled = true; // it has no database to talk to
    made.reason = query.text.contains(u"{{") ? Reason::Expression : Reason::Credentials;
    made.detail = query.text.contains(u"{{") ? query.text.left(200) : node.type;
    return made;
}

/// Its message is the input, unless it says otherwise; it has no broker to talk to.
ForeignTask publishNode(N8nTask task, const N8nNode &node)
{
    if (!node.params[u"sendInputData"].toBool(true))
        task.made.params.insert(QStringLiteral("message"), task.value(node.params[u"message"]));
    task.lose(Reason::Credentials, node.type);
    task.made.isDisabled = true;
    return task.made;
}

ForeignTask mqttNode(const N8nNode &node, const ForeignWords &words)
{
    N8nTask task(QStringLiteral("mqtt.publish"), words);
    const QJsonValue options = node.params[u"options"];
    task.made.params = {{QStringLiteral("topic"), task.value(node.params[u"topic"])},
                        {QStringLiteral("qos"), QString::number(std::clamp(options[u"qos"].toInt(), 0, 2))}};
    if (options[u"retain"].toBool())
        task.made.params.insert(QStringLiteral("retained"), true);
    return publishNode(std::move(task), node);
}

ForeignTask rabbitNode(const N8nNode &node, const ForeignWords &words)
{
    N8nTask task(QStringLiteral("amqp.publish"), words);
    const bool isQueue = node.params[u"mode"].toString(QStringLiteral("queue")) == u"queue";
    if (isQueue)
        task.made.params = {{QStringLiteral("routingKey"), task.value(node.params[u"queue"])}};
    else
        task.made.params = {{QStringLiteral("exchange"), task.value(node.params[u"exchange"])},
                            {QStringLiteral("routingKey"), task.value(node.params[u"routingKey"])}};
    return publishNode(std::move(task), node);
}

ForeignTask callNode(const N8nNode &node, const ForeignWords &)
{
    const QJsonValue id = node.params[u"workflowId"];
    const QString name = id.isObject() ? id[u"cachedResultName"].toString(id[u"value"].toString()) : id.toString();
    return {.type = QStringLiteral("workflow.call"),
            .params = {{QStringLiteral("workflow"), name}},
            .reason = Reason::Workflow,
            .detail = name,
            .isDisabled = true};
}

ForeignTask commandNode(const N8nNode &node, const ForeignWords &)
{
    return {
        .type = QStringLiteral("process.run"),
        .params = {{QStringLiteral("program"), node.params[u"command"].toString()}, {QStringLiteral("shell"), true}},
        .reason = Reason::ForeignCommand,
        .detail = node.params[u"command"].toString().left(200),
        .isDisabled = true};
}

ForeignTask nothingNode(const N8nNode &, const ForeignWords &)
{
    return {.type = QStringLiteral("noop")};
}

} // namespace

ForeignTask taskOfN8n(const N8nNode &node, const ForeignWords &words)
{
    using Maker = ForeignTask (*)(const N8nNode &, const ForeignWords &);
    static const QHash<QString, Maker> makers{
        {QStringLiteral("httpRequest"), httpNode},
        {QStringLiteral("set"), setNode},
        {QStringLiteral("if"), ifNode},
        {QStringLiteral("switch"), switchNode},
        {QStringLiteral("code"), codeNode},
        {QStringLiteral("function"), codeNode},
        {QStringLiteral("functionItem"), codeNode},
        {QStringLiteral("wait"), waitNode},
        {QStringLiteral("splitInBatches"), batchesNode},
        {QStringLiteral("merge"), mergeNode},
        {QStringLiteral("respondToWebhook"), respondNode},
        {QStringLiteral("postgres"), sqlNode},
        {QStringLiteral("mySql"), sqlNode},
        {QStringLiteral("mqtt"), mqttNode},
        {QStringLiteral("rabbitmq"), rabbitNode},
        {QStringLiteral("executeWorkflow"), callNode},
        {QStringLiteral("executeCommand"), commandNode},
        {QStringLiteral("noOp"), nothingNode},
    };
    const Maker maker = makers.value(node.type);
    ForeignTask made = maker ? maker(node, words) : dataTaskOfN8n(node, words);
    made.isDisabled = made.isDisabled || node.original[u"disabled"].toBool();
    return made;
}

QString portOfN8n(const N8nNode &node, const ForeignTask &made, int output)
{
    if (made.type == u"if")
        return output == 0 ? QStringLiteral("true") : QStringLiteral("false");
    if (made.type == u"switch") {
        const QString way = QStringLiteral("way%1").arg(output + 1);
        return made.params[u"cases"].toObject().contains(way) ? way : QStringLiteral("default");
    }
    if (made.type == u"forEach") { // the third generation has the ways out the other way round
        const bool isItem = (node.version >= 3) == (output == 1);
        return isItem ? QStringLiteral("item") : QStringLiteral("done");
    }
    const bool isFailure = output == 1 && node.original[u"onError"].toString() == u"continueErrorOutput";
    return isFailure ? QStringLiteral("failure") : QStringLiteral("out");
}

} // namespace sluice
