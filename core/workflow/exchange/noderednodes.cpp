#include "core/workflow/exchange/foreigncondition.h"
#include "core/workflow/exchange/foreignexpression.h"
#include "core/workflow/exchange/nodered.h"

#include <algorithm>
#include <array>

// What the nodes of Node-RED's palette become.

namespace sluice {

namespace {

using Reason = ImportNote::Reason;

ForeignTask scriptTask(const QString &expression)
{
    return {.type = QStringLiteral("transform"), .params = {{QStringLiteral("expression"), expression}}};
}

/// The code sees its message and gives one back, as it did; what it keeps in contexts is nowhere here.
ForeignTask functionTask(const QJsonObject &node, const QString &input)
{
    const QString code = node[u"func"].toString();
    ForeignTask made = scriptTask(QStringLiteral("const msg = { payload: %1 };\n"
                                                 "const sent = (function (msg) {\n%2\n})(msg);\n"
                                                 "return sent ? sent.payload : null;")
                                      .arg(input, code));
    static constexpr std::array<QStringView, 6> foreign{u"flow.", u"global.", u"context.", u"node.", u"env.", u"RED."};
    for (const QStringView word : foreign) {
        if (code.contains(word) && made.reason == Reason::None) {
            made.reason = Reason::Expression;
            made.detail = word.chopped(1).toString();
        }
    }
    if (node[u"outputs"].toInt(1) > 1 && made.reason == Reason::None) {
        made.reason = Reason::Option;
        made.detail = QStringLiteral("outputs");
    }
    return made;
}

/// The value of a rule: numbers and the like as JSON, a property of the message as an expression, else a text.
ForeignText ruleValue(const QString &value, const QString &type, const QString &input)
{
    if (type == u"msg") {
        const ForeignText property = fromMessageProperty(value, input);
        return {QStringLiteral("{{ %1 }}").arg(property.text), property.lost};
    }
    if (type == u"str" || type.isEmpty())
        return {value};
    if (type == u"num" || type == u"bool" || type == u"json")
        return {QStringLiteral("{{ %1 }}").arg(value)};
    if (type == u"date")
        return {QStringLiteral("{{ Date.now() }}")};
    return {value, type};
}

/// Only the setting of fields of the payload has a counterpart.
ForeignTask changeTask(const QJsonObject &node, const QString &input)
{
    ForeignTask made{.type = QStringLiteral("set")};
    QJsonObject values;
    const auto lose = [&](const QString &what) {
        if (made.reason == Reason::None) {
            made.reason = Reason::Option;
            made.detail = what;
        }
    };
    QString whole;
    for (const QJsonValue rule : node[u"rules"].toArray()) {
        const QString field = rule[u"p"].toString();
        const QString what = rule[u"t"].toString();
        const ForeignText value = ruleValue(rule[u"to"].toString(), rule[u"tot"].toString(), input);
        if (!value.lost.isEmpty())
            lose(value.lost);
        if (what == u"set" && field == u"payload")
            whole = value.text;
        else if (what == u"set" && field.startsWith(u"payload.") && !field.sliced(8).contains(u'.'))
            values.insert(field.sliced(8), value.text);
        else
            lose(what + u' ' + field);
    }
    if (!whole.isEmpty() && values.isEmpty()) {
        const bool isScript = whole.startsWith(u"{{ ") && whole.endsWith(u" }}");
        ForeignTask script = scriptTask(isScript ? whole.sliced(3).chopped(3) : scriptText(whole));
        script.reason = made.reason;
        script.detail = made.detail;
        return script;
    }
    made.params = {{QStringLiteral("values"), values}};
    return made;
}

/// The value of a rule as JavaScript; none: of a kind that is nowhere here.
std::optional<QString> ruleScript(const QJsonValue &value, const QString &type, const QString &input)
{
    const QString text = value.isString() ? value.toString() : value.toVariant().toString();
    if (type == u"msg") {
        const ForeignText property = fromMessageProperty(text, input);
        return property.lost.isEmpty() ? std::optional(property.text) : std::nullopt;
    }
    if (type == u"num" || type == u"bool" || type == u"json")
        return text;
    if (type == u"str" || type.isEmpty())
        return scriptText(text);
    return std::nullopt;
}

/// The condition of a rule; none: it has no counterpart.
std::optional<QString> ruleCondition(const QJsonValue &rule, const QString &property, const QString &input)
{
    const QString what = rule[u"t"].toString();
    const auto first = ruleScript(rule[u"v"], rule[u"vt"].toString(), input);
    if (what == u"else")
        return QStringLiteral("true");
    if (!first)
        return std::nullopt;
    if (what == u"btwn") {
        const auto second = ruleScript(rule[u"v2"], rule[u"v2t"].toString(), input);
        return second ? std::optional(QStringLiteral("%1 >= %2 && %1 <= %3").arg(property, *first, *second))
                      : std::nullopt;
    }
    return comparison(what, property, *first);
}

/// A way out for each rule; the value that is switched on says which rule holds first.
ForeignTask switchTask(const QJsonObject &node, const QString &input)
{
    const ForeignText property = fromMessageProperty(node[u"property"].toString(QStringLiteral("payload")), input);
    ForeignTask made{.type = QStringLiteral("switch")};
    if (!property.lost.isEmpty()) {
        made.reason = Reason::Expression;
        made.detail = property.lost;
    }
    QJsonObject cases;
    QString value;
    for (const QJsonValue rule : node[u"rules"].toArray()) {
        const QString way = QStringLiteral("way%1").arg(cases.size() + 1);
        cases.insert(way, way);
        const auto condition = ruleCondition(rule, property.text, input);
        if (!condition) {
            made.reason = Reason::Operator;
            made.detail = rule[u"t"].toString();
            continue;
        }
        value += QStringLiteral("(%1) ? '%2' : ").arg(*condition, way);
    }
    if (value.isEmpty())
        return {.reason = made.reason == Reason::None ? Reason::Operator : made.reason, .detail = made.detail};
    if (made.reason == Reason::None && cases.size() > 1 && node[u"checkall"].toString() != u"false") {
        made.reason = Reason::Option; // it may go several ways there, and goes the first one here
        made.detail = QStringLiteral("checkall");
    }
    made.params = {{QStringLiteral("value"), value + QStringLiteral("''")}, {QStringLiteral("cases"), cases}};
    return made;
}

ForeignTask httpTask(const QJsonObject &node, const QString &input)
{
    ForeignTask made{.type = QStringLiteral("http.request")};
    const QString method = node[u"method"].toString(QStringLiteral("GET")).toUpper();
    const ForeignText url = fromMustache(node[u"url"].toString(), input);
    const bool isByMessage = method == u"USE";
    made.params = {{QStringLiteral("method"), isByMessage ? QStringLiteral("GET") : method},
                   {QStringLiteral("url"), url.text}};
    QJsonObject headers;
    for (const QJsonValue header : node[u"headers"].toArray())
        headers.insert(header[u"keyValue"].toString(header[u"keyType"].toString()), header[u"valueValue"].toString());
    if (!headers.isEmpty())
        made.params.insert(QStringLiteral("headers"), headers);
    if (method != u"GET" && method != u"HEAD" && !isByMessage)
        made.params.insert(QStringLiteral("body"), QStringLiteral("{{ %1 }}").arg(input));
    if (!url.lost.isEmpty() || url.text.isEmpty() || isByMessage) {
        made.reason = Reason::Expression;
        made.detail = isByMessage          ? QStringLiteral("msg.method")
                      : url.text.isEmpty() ? QStringLiteral("msg.url")
                                           : url.lost;
    } else if (!node[u"authType"].toString().isEmpty()) {
        made.reason = Reason::Credentials;
        made.detail = node[u"authType"].toString();
    }
    return made;
}

ForeignTask delayTask(const QJsonObject &node, const QString &)
{
    const QString kind = node[u"pauseType"].toString();
    if (kind != u"delay")
        return {.reason = Reason::Option, .detail = kind};
    static const QHash<QString, QString> units{{QStringLiteral("milliseconds"), QStringLiteral("ms")},
                                               {QStringLiteral("seconds"), QStringLiteral("s")},
                                               {QStringLiteral("minutes"), QStringLiteral("m")},
                                               {QStringLiteral("hours"), QStringLiteral("h")}};
    const QString unit = node[u"timeoutUnits"].toString();
    const bool isDays = unit == u"days";
    const double count = node[u"timeout"].toVariant().toDouble() * (isDays ? 24 : 1);
    return {.type = QStringLiteral("delay"),
            .params = {{QStringLiteral("duration"),
                        QString::number(qRound64(count))
                            + (isDays ? QStringLiteral("h") : units.value(unit, QStringLiteral("s")))}}};
}

ForeignTask templateTask(const QJsonObject &node, const QString &input)
{
    const ForeignText text = fromMustache(node[u"template"].toString(), input);
    ForeignTask made{.type = QStringLiteral("template"), .params = {{QStringLiteral("text"), text.text}}};
    if (!text.lost.isEmpty() || node[u"syntax"].toString() == u"plain") {
        made.reason = Reason::Expression;
        made.detail = text.lost;
    }
    if (node[u"syntax"].toString() == u"plain" && !node[u"template"].toString().contains(u"{{")) {
        made.reason = Reason::None;
        made.detail.clear();
    }
    return made;
}

ForeignTask debugTask(const QJsonObject &, const QString &input)
{
    return {.type = QStringLiteral("log"),
            .params = {{QStringLiteral("message"), QStringLiteral("{{ %1 }}").arg(input)}}};
}

ForeignTask jsonTask(const QJsonObject &, const QString &input)
{
    return scriptTask(QStringLiteral("typeof %1 === 'string' ? JSON.parse(%1) : JSON.stringify(%1)").arg(input));
}

ForeignTask joinTask(const QJsonObject &, const QString &)
{
    return {.type = QStringLiteral("join"), .params = {{QStringLiteral("mode"), QStringLiteral("all")}}};
}

ForeignTask splitTask(const QJsonObject &, const QString &input)
{
    return {.type = QStringLiteral("forEach"), .params = {{QStringLiteral("items"), input}}};
}

ForeignTask fileTask(const QJsonObject &node, const QString &input)
{
    const bool isRead = node[u"type"].toString() == u"file in";
    ForeignTask made{.type = isRead ? QStringLiteral("file.read") : QStringLiteral("file.write")};
    made.params = {{QStringLiteral("path"), node[u"filename"].toString()}};
    if (!isRead)
        made.params.insert(QStringLiteral("content"), QStringLiteral("{{ %1 }}").arg(input));
    if (!isRead && node[u"overwriteFile"].toString() == u"false")
        made.params.insert(QStringLiteral("mode"), QStringLiteral("append"));
    return made;
}

/// Where it names no topic, the message that comes does.
ForeignTask mqttTask(const QJsonObject &node, const QString &input)
{
    const QString topic = node[u"topic"].toString();
    const int qos = std::clamp(node[u"qos"].toVariant().toInt(), 0, 2);
    ForeignTask made{.type = QStringLiteral("mqtt.publish"), .reason = Reason::Credentials, .isDisabled = true};
    made.params = {{QStringLiteral("topic"), topic.isEmpty() ? QStringLiteral("{{ input.topic }}") : topic},
                   {QStringLiteral("message"), QStringLiteral("{{ %1 }}").arg(input)},
                   {QStringLiteral("qos"), QString::number(qos)}};
    if (node[u"retain"].toVariant().toBool())
        made.params.insert(QStringLiteral("retained"), true);
    made.detail = node[u"type"].toString();
    return made;
}

ForeignTask amqpTask(const QJsonObject &node, const QString &input)
{
    ForeignTask made{.type = QStringLiteral("amqp.publish"), .reason = Reason::Credentials, .isDisabled = true};
    made.params = {{QStringLiteral("exchange"), node[u"exchangeName"].toString()},
                   {QStringLiteral("routingKey"), node[u"exchangeRoutingKey"].toString()},
                   {QStringLiteral("message"), QStringLiteral("{{ %1 }}").arg(input)}};
    made.detail = node[u"type"].toString();
    return made;
}

ForeignTask respondTask(const QJsonObject &node, const QString &input)
{
    ForeignTask made{.type = QStringLiteral("webhook.respond"),
                     .params = {{QStringLiteral("body"), QStringLiteral("{{ %1 }}").arg(input)}}};
    if (const int status = node[u"statusCode"].toVariant().toInt(); status > 0)
        made.params.insert(QStringLiteral("status"), status);
    return made;
}

/// A line for a shell there, so it is one here too.
ForeignTask execTask(const QJsonObject &node, const QString &)
{
    const QString line = (node[u"command"].toString() + u' ' + node[u"append"].toString()).trimmed();
    return {.type = QStringLiteral("process.run"),
            .params = {{QStringLiteral("program"), line}, {QStringLiteral("shell"), true}},
            .reason = Reason::ForeignCommand,
            .detail = line.left(200),
            .isDisabled = true};
}

/// Texts become rows, rows become a text; which of both, its message says there.
ForeignTask csvTask(const QJsonObject &node, const QString &input)
{
    const QString separator = node[u"sep"].toString(QStringLiteral(","));
    ForeignTask made{.type = QStringLiteral("csv")};
    made.params = {{QStringLiteral("source"), QStringLiteral("{{ %1 }}").arg(input)},
                   {QStringLiteral("separator"), separator == u"\\t" ? QStringLiteral("tab") : separator},
                   {QStringLiteral("header"), !node[u"hdrin"].toString().isEmpty() || node[u"hdrin"].toBool()},
                   {QStringLiteral("numbers"), node[u"strings"].toBool(true)}};
    if (const QString columns = node[u"temp"].toString(); !columns.isEmpty()) {
        made.reason = Reason::Option;
        made.detail = columns;
    }
    return made;
}

ForeignTask formatTask(const QJsonObject &node, const QString &input)
{
    const QString type = node[u"type"].toString();
    return {.type = type, .params = {{QStringLiteral("source"), QStringLiteral("{{ %1 }}").arg(input)}}};
}

ForeignTask sortTask(const QJsonObject &node, const QString &input)
{
    const bool isOfElements = node[u"msgKeyType"].toString(QStringLiteral("elem")) == u"elem";
    if (node[u"targetType"].toString(QStringLiteral("msg")) != u"msg" || !isOfElements)
        return {.reason = Reason::Option, .detail = node[u"targetType"].toString()};
    ForeignTask made{.type = QStringLiteral("sort")};
    if (const QString place = input.section(u'.', 1); !place.isEmpty())
        made.params.insert(QStringLiteral("list"), place);
    if (node[u"order"].toString() == u"descending") { // no field of theirs turns it round
        made = scriptTask(QStringLiteral("[...%1].sort().reverse()").arg(input));
    }
    return made;
}

ForeignTask batchTask(const QJsonObject &node, const QString &input)
{
    const QString mode = node[u"mode"].toString(QStringLiteral("count"));
    const int overlap = node[u"overlap"].toVariant().toInt();
    if (mode != u"count" || overlap > 0)
        return {.reason = Reason::Option, .detail = overlap > 0 ? QStringLiteral("overlap") : mode};
    ForeignTask made{.type = QStringLiteral("batch"),
                     .params = {{QStringLiteral("size"), std::max(1, node[u"count"].toVariant().toInt())}},
                     .reason = Reason::Items,
                     .detail = {}};
    if (const QString place = input.section(u'.', 1); !place.isEmpty())
        made.params.insert(QStringLiteral("list"), place);
    return made;
}

} // namespace

ForeignTask taskOfNodeRed(const QJsonObject &node, const QString &input)
{
    static const QHash<QString, ForeignTask (*)(const QJsonObject &, const QString &)> makers{
        {QStringLiteral("function"), functionTask},
        {QStringLiteral("mqtt out"), mqttTask},
        {QStringLiteral("amqp-out"), amqpTask},
        {QStringLiteral("change"), changeTask},
        {QStringLiteral("switch"), switchTask},
        {QStringLiteral("http request"), httpTask},
        {QStringLiteral("delay"), delayTask},
        {QStringLiteral("template"), templateTask},
        {QStringLiteral("debug"), debugTask},
        {QStringLiteral("json"), jsonTask},
        {QStringLiteral("join"), joinTask},
        {QStringLiteral("split"), splitTask},
        {QStringLiteral("file"), fileTask},
        {QStringLiteral("file in"), fileTask},
        {QStringLiteral("http response"), respondTask},
        {QStringLiteral("exec"), execTask},
        {QStringLiteral("csv"), csvTask},
        {QStringLiteral("xml"), formatTask},
        {QStringLiteral("yaml"), formatTask},
        {QStringLiteral("sort"), sortTask},
        {QStringLiteral("batch"), batchTask},
    };
    const auto maker = makers.value(node[u"type"].toString());
    ForeignTask made = maker ? maker(node, input) : ForeignTask{};
    made.isDisabled = made.isDisabled || node[u"d"].toBool();
    return made;
}

QStringList portsOfNodeRed(const QJsonObject &node, const ForeignTask &made)
{
    QStringList ports;
    if (made.type == u"forEach")
        return {QStringLiteral("item")};
    if (made.type != u"switch")
        return {QStringLiteral("out")};
    for (qsizetype rules = node[u"rules"].toArray().size(); rules > 0; --rules)
        ports.prepend(QStringLiteral("way%1").arg(rules));
    return ports;
}

} // namespace sluice
