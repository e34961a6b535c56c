#include "core/run/approval.h"

#include "core/base/jsonvalue.h"
#include "core/run/errors.h"
#include "core/workflow/jsonschema.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

#include <algorithm>

namespace sluice {

bool isApproval(const Await &await)
{
    return await.topic == kApprovalTopic;
}

bool mayDecide(const Await &await, const QString &who)
{
    const QStringList names = await.key.split(u',', Qt::SkipEmptyParts);
    return names.isEmpty() || std::ranges::any_of(names, [&who](const QString &name) {
               return name.trimmed().compare(who.trimmed(), Qt::CaseInsensitive) == 0;
           });
}

Result<void> checkForm(const QJsonObject &form, const Payload &data)
{
    if (form.isEmpty())
        return {};
    const auto schema = JsonSchema::read(form);
    if (!schema)
        return tl::unexpected(schema.error());
    const QJsonValue filled = oneJsonValue(data).value_or(QJsonValue());
    if (schema->fits(filled))
        return {};
    // Each violation carries the names on the way to it, so those of a long value are not asked for.
    constexpr qsizetype kMostExplained = 64 * 1024;
    std::vector<SchemaViolation> violations;
    if (data.size() <= kMostExplained)
        violations = schema->violations(filled);
    const SchemaViolation first = violations.empty() ? SchemaViolation() : violations.front();
    return tl::unexpected(Error{QString(errors::kApprovalFormUnfit),
                                {{QStringLiteral("place"), first.place.isEmpty() ? QStringLiteral("/") : first.place}},
                                first.reason});
}

Payload decisionOutput(const QString &port, const QString &who, const QString &comment, const Payload &data)
{
    const QJsonObject head{
        {QStringLiteral("comment"), comment}, {QStringLiteral("decision"), port}, {QStringLiteral("who"), who}};
    Payload output = QJsonDocument(head).toJson(QJsonDocument::Compact);
    output.chop(1);
    return output + ",\"data\":" + (data.isEmpty() ? Payload("null") : data) + '}';
}

} // namespace sluice
