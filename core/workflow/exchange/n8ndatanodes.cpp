#include "core/workflow/exchange/n8ntask.h"

#include <QJsonDocument>

// What the nodes of n8n become that work on lists, texts, dates and files. Its items are a list here.

namespace sluice {

namespace {

using Reason = ImportNote::Reason;
using Maker = ForeignTask (*)(const N8nNode &, const ForeignWords &);

/// The place of the list in what comes in: "body" where a request comes before.
void addList(ForeignTask &made, const ForeignWords &words)
{
    if (const QString place = words.input.section(u'.', 1); !place.isEmpty())
        made.params.insert(QStringLiteral("list"), place);
}

ForeignTask filterNode(const N8nNode &node, const ForeignWords &words)
{
    ForeignWords ofItem = words;
    ofItem.input = QStringLiteral("item");
    const N8nCondition condition = conditionOfN8n(node.params, ofItem);
    if (condition.script.isEmpty())
        return {.reason = condition.reason == Reason::None ? Reason::Operator : condition.reason,
                .detail = condition.detail};
    ForeignTask made{.type = QStringLiteral("filter"),
                     .params = {{QStringLiteral("condition"), condition.script}},
                     .reason = condition.reason,
                     .detail = condition.detail};
    addList(made, words);
    return made;
}

ForeignTask limitNode(const N8nNode &node, const ForeignWords &words)
{
    ForeignTask made{.type = QStringLiteral("limit")};
    made.params.insert(QStringLiteral("count"), node.params[u"maxItems"].toInt(1));
    if (node.params[u"keep"].toString() == u"lastItems")
        made.params.insert(QStringLiteral("from"), QStringLiteral("end"));
    addList(made, words);
    return made;
}

ForeignTask sortNode(const N8nNode &node, const ForeignWords &words)
{
    const QString type = node.params[u"type"].toString(QStringLiteral("simple"));
    if (type != u"simple")
        return {.reason = Reason::Option, .detail = type};
    QStringList fields;
    for (const QJsonValue field : node.params[u"sortFieldsUi"][u"sortField"].toArray()) {
        const bool isDown = field[u"order"].toString() == u"descending";
        fields += (isDown ? QStringLiteral("-") : QString()) + field[u"fieldName"].toString();
    }
    ForeignTask made{.type = QStringLiteral("sort"), .params = {{QStringLiteral("by"), fields.join(u", ")}}};
    addList(made, words);
    return made;
}

ForeignTask duplicatesNode(const N8nNode &node, const ForeignWords &words)
{
    const QString operation = node.params[u"operation"].toString(QStringLiteral("removeDuplicateInputItems"));
    const QString compare = node.params[u"compare"].toString(QStringLiteral("allFields"));
    if (operation != u"removeDuplicateInputItems" || compare == u"allFieldsExcept")
        return {.reason = Reason::Option, .detail = compare == u"allFieldsExcept" ? compare : operation};
    ForeignTask made{.type = QStringLiteral("deduplicate")};
    if (compare == u"selectedFields")
        made.params.insert(QStringLiteral("by"), node.params[u"fieldsToCompare"].toString());
    addList(made, words);
    return made;
}

/// Several figures, group by group.
ForeignTask summarizeNode(const N8nNode &node, const ForeignWords &words)
{
    static const QHash<QString, QString> measures{
        {QStringLiteral("append"), QStringLiteral("list")}, {QStringLiteral("average"), QStringLiteral("mean")},
        {QStringLiteral("count"), QStringLiteral("count")}, {QStringLiteral("max"), QStringLiteral("max")},
        {QStringLiteral("min"), QStringLiteral("min")},     {QStringLiteral("sum"), QStringLiteral("sum")}};
    N8nTask task(QStringLiteral("aggregate"), words);
    QJsonObject values;
    for (const QJsonValue each : node.params[u"fieldsToSummarize"][u"values"].toArray()) {
        const QString how = each[u"aggregation"].toString(QStringLiteral("count"));
        const QString field = each[u"field"].toString();
        if (!measures.contains(how))
            task.lose(Reason::Option, how);
        else
            values.insert(how + u'_' + field,
                          how == u"count" ? QStringLiteral("count") : measures.value(how) + u' ' + field);
    }
    task.made.params = {{QStringLiteral("by"), node.params[u"fieldsToSplitBy"].toString()},
                        {QStringLiteral("values"), values}};
    addList(task.made, words);
    return values.isEmpty() ? ForeignTask{.reason = Reason::Option, .detail = task.made.detail} : task.made;
}

/// All items as one: each field a list, or all of them a list.
ForeignTask aggregateNode(const N8nNode &node, const ForeignWords &words)
{
    if (node.params[u"aggregate"].toString() == u"aggregateAllItemData") {
        const QString field = node.params[u"destinationFieldName"].toString(QStringLiteral("data"));
        return {.type = QStringLiteral("transform"),
                .params = {{QStringLiteral("expression"),
                            QStringLiteral("({ [%1]: %2 })").arg(scriptText(field), words.input)}}};
    }
    QJsonObject values;
    for (const QJsonValue each : node.params[u"fieldsToAggregate"][u"fieldToAggregate"].toArray()) {
        const QString field = each[u"fieldToAggregate"].toString();
        const QString renamed = each[u"renameField"].toBool() ? each[u"outputFieldName"].toString() : QString();
        values.insert(renamed.isEmpty() ? field.section(u'.', -1) : renamed, QStringLiteral("list ") + field);
    }
    if (values.isEmpty())
        return {.reason = Reason::Option, .detail = QStringLiteral("fieldsToAggregate")};
    ForeignTask made{.type = QStringLiteral("aggregate"), .params = {{QStringLiteral("values"), values}}};
    addList(made, words);
    return made;
}

ForeignTask splitOutNode(const N8nNode &node, const ForeignWords &words)
{
    const QString field = node.params[u"fieldToSplitOut"].toString();
    const QString place = words.input.section(u'.', 1);
    ForeignTask made{.type = QStringLiteral("split")};
    if (field.contains(u',')) // several lists side by side
        return {.reason = Reason::Option, .detail = field};
    made.params.insert(QStringLiteral("field"), place.isEmpty() ? field : place + u'.' + field);
    if (node.params[u"include"].toString() == u"allOtherFields")
        made.params.insert(QStringLiteral("keepFields"), true);
    if (const QString as = node.params[u"options"][u"destinationFieldName"].toString(); !as.isEmpty())
        made.params.insert(QStringLiteral("as"), as);
    return made;
}

ForeignTask renameNode(const N8nNode &node, const ForeignWords &)
{
    QJsonObject names;
    for (const QJsonValue key : node.params[u"keys"][u"key"].toArray())
        names.insert(key[u"currentKey"].toString(), key[u"newKey"].toString());
    return {.type = QStringLiteral("fields"), .params = {{QStringLiteral("rename"), names}}};
}

QString dateUnitOf(const QString &unit)
{
    static const QHash<QString, QString> units{
        {QStringLiteral("years"), QStringLiteral("y")},   {QStringLiteral("months"), QStringLiteral("mo")},
        {QStringLiteral("weeks"), QStringLiteral("w")},   {QStringLiteral("days"), QStringLiteral("d")},
        {QStringLiteral("hours"), QStringLiteral("h")},   {QStringLiteral("minutes"), QStringLiteral("m")},
        {QStringLiteral("seconds"), QStringLiteral("s")}, {QStringLiteral("milliseconds"), QStringLiteral("ms")}};
    return units.value(unit);
}

/// Both generations: `action` with `value`, and an operation each with its own name for the moment. There the result
/// was a field beside the others, which is said.
ForeignTask dateNode(const N8nNode &node, const ForeignWords &words)
{
    N8nTask task(QStringLiteral("date"), words);
    const QJsonObject &params = node.params;
    const bool isOld = node.version < 2;
    QString what = isOld ? params[u"action"].toString(QStringLiteral("format"))
                         : params[u"operation"].toString(QStringLiteral("getCurrentDate"));
    if (isOld && what == u"calculate")
        what = params[u"operation"].toString() == u"subtract" ? QStringLiteral("subtractFromDate")
                                                              : QStringLiteral("addToDate");
    QJsonObject made;
    const QJsonValue moment = isOld                      ? params[u"value"]
                              : params.contains(u"date") ? params[u"date"]
                                                         : params[u"magnitude"];
    if (what != u"getCurrentDate")
        made.insert(QStringLiteral("moment"), task.value(moment));
    if (what == u"format" || what == u"formatDate") {
        QString format = params[isOld ? u"toFormat" : u"format"].toString();
        format = format == u"custom" || format.isEmpty() ? params[u"customFormat"].toString(format) : format;
        made.insert(QStringLiteral("write"), isOld ? QString(format).replace(u'Y', u'y').replace(u'D', u'd') : format);
    } else if (what == u"addToDate" || what == u"subtractFromDate") {
        const QString unit = dateUnitOf(params[u"timeUnit"].toString(QStringLiteral("days")));
        const QString count = params[u"duration"].toVariant().toString();
        if (unit.isEmpty())
            return {.reason = Reason::Option, .detail = params[u"timeUnit"].toString()};
        made.insert(QStringLiteral("add"), (what == u"addToDate" ? QString() : QStringLiteral("-"))
                                               + (count.isEmpty() ? QStringLiteral("0") : count) + unit);
    } else if (what != u"getCurrentDate") {
        return {.reason = Reason::Option, .detail = what};
    }
    task.made.params = made;
    const QString key = isOld ? QStringLiteral("dataPropertyName") : QStringLiteral("outputFieldName");
    task.lose(Reason::Option, QStringLiteral("%1: %2").arg(key, params[key].toString()));
    return task.made;
}

/// A secret that stands in a file is none; it has to be named here.
ForeignTask hashNode(const N8nNode &node, const ForeignWords &words)
{
    static const QHash<QString, QString> algorithms{{QStringLiteral("MD5"), QStringLiteral("md5")},
                                                    {QStringLiteral("SHA1"), QStringLiteral("sha1")},
                                                    {QStringLiteral("SHA256"), QStringLiteral("sha256")},
                                                    {QStringLiteral("SHA512"), QStringLiteral("sha512")},
                                                    {QStringLiteral("SHA3-256"), QStringLiteral("sha3-256")}};
    const QString action = node.params[u"action"].toString(QStringLiteral("hash"));
    const QString algorithm = node.params[u"type"].toString(QStringLiteral("MD5"));
    if ((action != u"hash" && action != u"hmac") || !algorithms.contains(algorithm)
        || node.params[u"binaryData"].toBool())
        return {.reason = Reason::Option, .detail = action == u"hash" ? algorithm : action};
    N8nTask task(QStringLiteral("hash"), words);
    task.made.params = {{QStringLiteral("algorithm"), algorithms.value(algorithm)},
                        {QStringLiteral("content"), task.value(node.params[u"value"])},
                        {QStringLiteral("form"), node.params[u"encoding"].toString() == u"base64"
                                                     ? QStringLiteral("base64")
                                                     : QStringLiteral("hex")}};
    if (action == u"hmac") {
        task.made.isDisabled = true; // without the secret it would give something else
        task.lose(Reason::Credentials, action);
    }
    task.lose(Reason::Option, QStringLiteral("dataPropertyName"));
    return task.made;
}

ForeignTask xmlNode(const N8nNode &node, const ForeignWords &words)
{
    const QString field = node.params[u"dataPropertyName"].toString(QStringLiteral("data"));
    const bool isWritten = node.params[u"mode"].toString() == u"jsonToxml";
    const QString source = isWritten ? words.input : words.input + u'.' + field;
    return {.type = QStringLiteral("xml"),
            .params = {{QStringLiteral("mode"), isWritten ? QStringLiteral("write") : QStringLiteral("read")},
                       {QStringLiteral("source"), QStringLiteral("{{ %1 }}").arg(source)}}};
}

/// Files went from node to node there as binary data; here a text does.
ForeignTask fromFileNode(const N8nNode &node, const ForeignWords &words)
{
    const QString what = node.params[u"operation"].toString(QStringLiteral("csv"));
    const bool isKnown = what == u"csv" || what == u"xml" || what == u"fromJson";
    if (!isKnown)
        return {.reason = Reason::Option, .detail = what};
    ForeignTask made{.type = what == u"fromJson" ? QStringLiteral("json") : what, .reason = Reason::Option};
    made.params = {{QStringLiteral("source"), QStringLiteral("{{ %1 }}").arg(words.input)}};
    made.detail = QStringLiteral("binaryPropertyName");
    if (const QString separator = node.params[u"options"][u"delimiter"].toString(); !separator.isEmpty())
        made.params.insert(QStringLiteral("separator"), separator);
    return made;
}

ForeignTask toFileNode(const N8nNode &node, const ForeignWords &words)
{
    const QString what = node.params[u"operation"].toString(QStringLiteral("csv"));
    if (what != u"csv" && what != u"toJson")
        return {.reason = Reason::Option, .detail = what};
    return {.type = what == u"csv" ? what : QStringLiteral("json"),
            .params = {{QStringLiteral("mode"), QStringLiteral("write")},
                       {QStringLiteral("source"), QStringLiteral("{{ %1 }}").arg(words.input)}},
            .reason = Reason::Option,
            .detail = QStringLiteral("binaryPropertyName")};
}

ForeignTask diskNode(const N8nNode &node, const ForeignWords &words)
{
    const bool isRead = node.params[u"operation"].toString(QStringLiteral("read")) == u"read"
                        && node.type != u"writeBinaryFile";
    N8nTask task(isRead ? QStringLiteral("file.read") : QStringLiteral("file.write"), words);
    QJsonValue path = node.params[u"filePath"];
    for (const QStringView key : {u"fileName", u"fileSelector"})
        path = path.isUndefined() ? node.params[key] : path;
    task.made.params = {{QStringLiteral("path"), task.value(path)}};
    if (!isRead)
        task.made.params.insert(QStringLiteral("content"), QStringLiteral("{{ %1 }}").arg(words.input));
    task.lose(Reason::Option, QStringLiteral("dataPropertyName"));
    return task.made;
}

ForeignTask stopNode(const N8nNode &node, const ForeignWords &words)
{
    N8nTask task(QStringLiteral("stop"), words);
    const QJsonValue message = node.params[u"errorMessage"];
    task.made.params = {
        {QStringLiteral("message"), message.isUndefined() ? node.params[u"errorObject"] : task.value(message)}};
    return task.made;
}

} // namespace

ForeignTask dataTaskOfN8n(const N8nNode &node, const ForeignWords &words)
{
    static const QHash<QString, Maker> makers{
        {QStringLiteral("filter"), filterNode},
        {QStringLiteral("limit"), limitNode},
        {QStringLiteral("sort"), sortNode},
        {QStringLiteral("removeDuplicates"), duplicatesNode},
        {QStringLiteral("summarize"), summarizeNode},
        {QStringLiteral("aggregate"), aggregateNode},
        {QStringLiteral("splitOut"), splitOutNode},
        {QStringLiteral("renameKeys"), renameNode},
        {QStringLiteral("dateTime"), dateNode},
        {QStringLiteral("crypto"), hashNode},
        {QStringLiteral("xml"), xmlNode},
        {QStringLiteral("extractFromFile"), fromFileNode},
        {QStringLiteral("convertToFile"), toFileNode},
        {QStringLiteral("readWriteFile"), diskNode},
        {QStringLiteral("readBinaryFile"), diskNode},
        {QStringLiteral("writeBinaryFile"), diskNode},
        {QStringLiteral("stopAndError"), stopNode},
    };
    const Maker maker = makers.value(node.type);
    return maker ? maker(node, words) : ForeignTask{};
}

} // namespace sluice
