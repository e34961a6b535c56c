#include "core/tasks/data/schemavalidate.h"

#include "core/tasks/data/values.h"
#include "core/workflow/jsonschema.h"

namespace sluice {

namespace {

/// Larger values are only told not to fit: each violation carries the names on the way to it.
constexpr qsizetype kMostExplained = 256 * 1024;

QJsonArray problemsOf(const JsonSchema &schema, const QJsonValue &value)
{
    QJsonArray problems;
    if (bytesOf(value).size() > kMostExplained)
        return problems;
    for (const SchemaViolation &violation : schema.violations(value)) {
        problems.append(QJsonObject{{QStringLiteral("place"), violation.place.left(500)},
                                    {QStringLiteral("reason"), violation.reason.left(500)}});
        if (problems.size() >= 100)
            break;
    }
    return problems;
}

Outcome run(const Attempt &, const QJsonObject &params, WallTime)
{
    const auto wanted = objectParam(params, QStringLiteral("schema"));
    if (!wanted)
        return permanent(wanted.error());
    const auto schema = JsonSchema::read(*wanted);
    if (!schema)
        return permanent(schema.error());
    const QJsonValue value = params.value(QLatin1StringView("value"));
    if (schema->fits(value))
        return give(value, QStringLiteral("valid"));
    return give(QJsonObject{{QStringLiteral("value"), value}, {QStringLiteral("problems"), problemsOf(*schema, value)}},
                QStringLiteral("invalid"));
}

} // namespace

TaskType schemaValidateType()
{
    TaskTypeInfo info;
    info.type = QStringLiteral("schema.validate");
    info.label = QStringLiteral("Validate");
    info.category = QStringLiteral("data");
    info.help = QStringLiteral(
        "Goes by \"valid\" with a value that fits a JSON Schema (draft 7), and by \"invalid\" with the "
        "value and its problems.");
    info.sideEffects = false;
    info.icon = QStringLiteral("approved");
    info.outPorts = {QStringLiteral("valid"), QStringLiteral("invalid")};
    info.params = {
        {.key = QStringLiteral("schema"),
         .label = QStringLiteral("Schema"),
         .help = QStringLiteral("A JSON Schema without regular expressions; it holds no expressions either."),
         .kind = ParamKind::Json,
         .required = true},
        contentParam(QStringLiteral("value"), QStringLiteral("Value"), QStringLiteral("What has to fit.")),
    };
    return {std::move(info), InlineTask{run, Weight::ByInput}, {QStringLiteral("schema")}};
}

} // namespace sluice
