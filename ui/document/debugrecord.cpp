#include "ui/document/debugrecord.h"

#include "core/base/errors.h"
#include "core/workflow/jsonfile.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace sluice {

namespace {

constexpr int kSessionFormat = 1;

QStringList textsOf(const QJsonValue &list)
{
    QStringList texts;
    const auto values = list.toArray();
    for (const auto &value : values) {
        if (const auto text = value.toString(); !text.isEmpty())
            texts.push_back(text);
    }
    return texts;
}

WorkflowDebugging debuggingOf(const QJsonObject &json)
{
    WorkflowDebugging debugging;
    debugging.breakpoints = textsOf(json[QLatin1StringView("breakpoints")]);
    debugging.breakpoints.removeDuplicates();
    // A number of 64 bits is a text in JSON.
    bool isNumber = false;
    const auto run = json[QLatin1StringView("run")].toString().toULongLong(&isNumber);
    if (isNumber && run > 0) {
        debugging.watched = RunId{run};
        debugging.halted = textsOf(json[QLatin1StringView("halted")]);
    }
    return debugging;
}

} // namespace

Result<DebugRecord> readDebugRecord(const QByteArray &json, const QString &path)
{
    const auto parsed = parseJsonFile(json, path);
    if (!parsed)
        return tl::unexpected(parsed.error());
    if (const auto known = checkFormat(*parsed, kSessionFormat, path); !known)
        return tl::unexpected(known.error());
    const auto root = parsed->toObject();
    if (!parsed->isObject() || root[QLatin1StringView("format")].toInt() != kSessionFormat) {
        const auto first = QStringLiteral("1");
        return failure(
            errors::kJsonMalformed,
            {{QStringLiteral("path"), path}, {QStringLiteral("line"), first}, {QStringLiteral("column"), first}});
    }
    DebugRecord record;
    record.current = root[QLatin1StringView("current")].toString();
    const auto workflows = root[QLatin1StringView("workflows")].toObject();
    for (auto workflow = workflows.begin(); workflow != workflows.end(); ++workflow)
        record.workflows.insert(workflow.key(), debuggingOf(workflow->toObject()));
    return record;
}

QByteArray writeDebugRecord(const DebugRecord &record)
{
    QJsonObject workflows;
    for (auto each = record.workflows.begin(); each != record.workflows.end(); ++each) {
        QJsonObject json;
        if (!each->breakpoints.isEmpty())
            json.insert(QLatin1StringView("breakpoints"), QJsonArray::fromStringList(each->breakpoints));
        if (each->watched) {
            json.insert(QLatin1StringView("run"), QString::number(number(*each->watched)));
            if (!each->halted.isEmpty())
                json.insert(QLatin1StringView("halted"), QJsonArray::fromStringList(each->halted));
        }
        if (!json.isEmpty())
            workflows.insert(each.key(), json);
    }
    const QJsonObject root{{QLatin1StringView("format"), kSessionFormat},
                           {QLatin1StringView("current"), record.current},
                           {QLatin1StringView("workflows"), workflows}};
    return QJsonDocument(root).toJson();
}

} // namespace sluice
