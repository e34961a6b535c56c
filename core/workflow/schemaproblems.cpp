#include "core/workflow/schemaproblems.h"

#include "core/workflow/errors.h"
#include "core/workflow/jsonfile.h"

#include <QJsonArray>
#include <QStringList>

#include <algorithm>

namespace sluice {

namespace {

// What valijson says; the tests hold it to these words.
constexpr QLatin1StringView kMissingSaid("Missing required property '");
constexpr QLatin1StringView kUnknownSaid("Object contains a property that could not be validated");
constexpr QLatin1StringView kUnknownKeySaid("constraints: '");
constexpr QLatin1StringView kKindSaid("Value type not permitted");
constexpr QLatin1StringView kChoiceSaid("Failed to match against any enum values");

QStringList stepsOf(const QString &pointer)
{
    QStringList steps = pointer.split(u'/').mid(1);
    for (QString &step : steps)
        step.replace(QStringLiteral("~1"), QStringLiteral("/")).replace(QStringLiteral("~0"), QStringLiteral("~"));
    return steps;
}

QJsonObject followed(QJsonObject part, const QJsonObject &schema)
{
    while (part.contains(QStringLiteral("$ref"))) {
        QJsonValue target(schema);
        for (const QString &step : stepsOf(part[QStringLiteral("$ref")].toString()))
            target = target.toObject()[step];
        part = target.toObject();
    }
    return part;
}

/// The part of a schema that is for a place; empty if it says nothing about it.
QJsonObject partFor(const QString &place, const QJsonObject &schema)
{
    QJsonObject part = followed(schema, schema);
    for (const QString &step : stepsOf(place)) {
        const QJsonObject properties = part[QStringLiteral("properties")].toObject();
        const QJsonValue next = properties.contains(step)                ? properties[step]
                                : part.contains(QStringLiteral("items")) ? part[QStringLiteral("items")]
                                                                         : part[QStringLiteral("additionalProperties")];
        part = followed(next.toObject(), schema);
    }
    return part;
}

/// The values of a list, or the one value, as texts.
QStringList textsOf(const QJsonValue &value)
{
    QStringList texts;
    const QJsonArray list = value.isArray() ? value.toArray() : QJsonArray{value};
    for (const QJsonValue each : list)
        texts += each.toVariant().toString();
    return texts;
}

/// The key that a reason names between quotes at its end; it may hold quotes itself.
QString keyAfter(QLatin1StringView before, const QString &reason)
{
    const auto open = reason.indexOf(before) + before.size();
    return reason.mid(open, reason.lastIndexOf(u'\'') - open);
}

Problem problemOf(Error error, const QJsonValue &document)
{
    const QString place = error.args.value(QStringLiteral("place"));
    const QStringList steps = stepsOf(place);
    const QString key = error.args.value(QStringLiteral("key"));
    Problem problem{Severity::Error, std::move(error), {}, place};
    if (steps.size() < 2 || steps.front() != u"tasks")
        return problem;
    problem.task = document[u"tasks"][steps[1].toInt()][u"id"].toString();
    if (problem.task.isEmpty())
        return problem;
    // Of a parameter, a setting or the task itself: its own key, as validation names it too.
    const bool isInside = steps.size() > 3 && (steps[2] == u"params" || steps[2] == u"reliability");
    problem.field = isInside ? steps[3] : steps.value(2, key);
    return problem;
}

} // namespace

Error schemaError(const SchemaViolation &violation, const QJsonObject &schema, const QString &path)
{
    const auto &[place, reason] = violation;
    Error error{
        QString(errors::kWorkflowSchema), {{QStringLiteral("path"), path}, {QStringLiteral("place"), place}}, {}};
    const auto set = [&error](QLatin1StringView code, const QString &name, const QString &value) {
        error.code = code;
        error.args.insert(name, value);
    };
    if (reason.startsWith(kMissingSaid))
        set(errors::kSchemaMissingKey, QStringLiteral("key"), keyAfter(kMissingSaid, reason));
    else if (reason.startsWith(kUnknownSaid))
        set(errors::kSchemaUnknownKey, QStringLiteral("key"), keyAfter(kUnknownKeySaid, reason));
    else if (reason.startsWith(kKindSaid))
        set(errors::kSchemaWrongKind, QStringLiteral("kind"),
            textsOf(partFor(place, schema)[QStringLiteral("type")]).join(u' '));
    else if (reason.startsWith(kChoiceSaid))
        set(errors::kSchemaUnknownChoice, QStringLiteral("choices"),
            textsOf(partFor(place, schema)[QStringLiteral("enum")]).join(QStringLiteral(", ")));
    else
        error.args.insert(QStringLiteral("reason"), reason);
    return error;
}

Problems whyRefused(const Error &refusal, const QString &path, const QString &schemaName)
{
    Problems problems;
    const auto document = readFile(path).and_then([&](const QByteArray &json) { return parseJsonFile(json, path); });
    if (document && refusal.code != errors::kWorkflowNewerFormat) {
        const QJsonObject schema = shippedSchema(schemaName);
        for (const SchemaViolation &violation : checkAgainstSchema(*document, schema))
            problems.push_back(problemOf(schemaError(violation, schema, path), *document));
    }
    if (problems.empty())
        problems.push_back({Severity::Error, refusal, {}, {}});
    return problems;
}

} // namespace sluice
