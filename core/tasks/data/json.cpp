#include "core/tasks/data/json.h"

#include "core/base/jsonvalue.h"
#include "core/tasks/data/values.h"

namespace sluice {

namespace {

Outcome read(const QJsonValue &source)
{
    if (!source.isString())
        return permanent(wrongKind(QStringLiteral("source"), QStringLiteral("text")));
    const QByteArray text = source.toString().toUtf8();
    QJsonParseError problem;
    const auto value = oneJsonValue(text, &problem);
    if (value)
        return give(*value);
    const auto before = text.first(std::clamp<qsizetype>(problem.offset - 1, 0, text.size()));
    return permanent(unreadable(QStringLiteral("JSON"), before.count('\n') + 1, problem.errorString()));
}

Outcome run(const Attempt &, const QJsonObject &params, WallTime)
{
    const QJsonValue source = params.value(QLatin1StringView("source"));
    if (params.value(QLatin1StringView("mode")).toString() == u"read")
        return read(source);
    const bool indents = params.value(QLatin1StringView("indent")).toBool();
    if (!indents || !(source.isObject() || source.isArray()))
        return give(QString::fromUtf8(compactJson(source)));
    const QJsonDocument document = source.isObject() ? QJsonDocument(source.toObject())
                                                     : QJsonDocument(source.toArray());
    return give(QString::fromUtf8(document.toJson(QJsonDocument::Indented)).trimmed());
}

} // namespace

TaskType jsonType()
{
    TaskTypeInfo info;
    info.type = QStringLiteral("json");
    info.label = QStringLiteral("JSON text");
    info.category = QStringLiteral("data");
    info.help = QStringLiteral("Reads a text that holds JSON, or writes a value as one.");
    info.sideEffects = false;
    info.icon = QStringLiteral("code-block");
    info.summaryParam = QStringLiteral("mode");
    info.params = {
        {.key = QStringLiteral("mode"),
         .label = QStringLiteral("Do"),
         .help = QStringLiteral("Read a text, or write one."),
         .kind = ParamKind::Choice,
         .fallback = QStringLiteral("read"),
         .choices = {QStringLiteral("read"), QStringLiteral("write")}},
        contentParam(QStringLiteral("source"), QStringLiteral("From"),
                     QStringLiteral("The text to read, or the value to write.")),
        {.key = QStringLiteral("indent"),
         .label = QStringLiteral("Indent"),
         .help = QStringLiteral("Whether what is written has lines and indents, for people."),
         .kind = ParamKind::Boolean,
         .fallback = false},
    };
    return {std::move(info), InlineTask{run, Weight::ByInput}};
}

} // namespace sluice
