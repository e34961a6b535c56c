#include "core/workflow/schemacheck.h"

#include "core/workflow/schemaproblems.h"
#include "core/workflow/schemaviolations.h"

#include <QFile>
#include <QJsonDocument>
#include <QStringList>

#include <valijson/schema_parser.hpp>
#include <valijson/validation_results.hpp>
#include <valijson/validator.hpp>

#include <algorithm>
#include <exception>

// Must stand outside of any namespace. Without the call a program that links this static library would leave the
// resources out.
static void keepSchemas()
{
    Q_INIT_RESOURCE(schema);
}

namespace sluice {

namespace {

constexpr std::size_t kMostViolations = 500; ///< each is compared with all others

QString pointerOf(const std::vector<std::string> &context)
{
    QString pointer;
    // The first part stands for the document; the others are written "[key]".
    for (std::size_t i = 1; i < context.size(); ++i) {
        QString part = QString::fromStdString(context[i]);
        part = part.mid(1, part.size() - 2);
        part.replace(u'~', QStringLiteral("~0")).replace(u'/', QStringLiteral("~1"));
        pointer += u'/' + part;
    }
    return pointer;
}

/// Whether the violation only says that something inside of its place is wrong.
bool isConsequence(const SchemaViolation &violation, const std::vector<SchemaViolation> &all)
{
    if (!violation.reason.startsWith(QStringLiteral("Failed to validate")))
        return false;
    return std::ranges::any_of(all, [&](const SchemaViolation &other) {
        return other.place.startsWith(violation.place + u'/')
               || (other.place == violation.place && !other.reason.startsWith(QStringLiteral("Failed to validate")));
    });
}

} // namespace

std::vector<SchemaViolation> violationsOf(const QJsonValue &document, const valijson::Schema &schema)
{
    std::vector<SchemaViolation> all;
    try {
        valijson::ValidationResults results;
        valijson::Validator validator(valijson::Validator::kStrongTypes);
        validator.validate(schema, valijson::adapters::QtJsonAdapter(document), &results);
        for (const auto &error : results) {
            if (all.size() == kMostViolations)
                break;
            all.push_back({pointerOf(error.context), QString::fromStdString(error.description)});
        }
    } catch (const std::exception &exception) {
        return {{QString(), QString::fromUtf8(exception.what())}};
    }
    std::vector<SchemaViolation> causes;
    std::ranges::copy_if(all, std::back_inserter(causes),
                         [&](const SchemaViolation &violation) { return !isConsequence(violation, all); });
    return causes;
}

std::vector<SchemaViolation> checkAgainstSchema(const QJsonValue &document, const QJsonObject &schema)
{
    valijson::Schema parsed;
    try {
        const QJsonValue schemaValue(schema);
        valijson::SchemaParser(valijson::SchemaParser::kDraft7)
            .populateSchema(valijson::adapters::QtJsonAdapter(schemaValue), parsed);
    } catch (const std::exception &exception) {
        return {{QString(), QString::fromUtf8(exception.what())}};
    }
    return violationsOf(document, parsed);
}

QJsonObject shippedSchema(const QString &name)
{
    keepSchemas();
    QFile file(QStringLiteral(":/schema/%1.schema.json").arg(name));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    return QJsonDocument::fromJson(file.readAll()).object();
}

Result<void> checkFile(const QJsonValue &document, const QString &schemaName, const QString &path)
{
    const QJsonObject schema = shippedSchema(schemaName);
    const auto violations = checkAgainstSchema(document, schema);
    if (violations.empty())
        return {};
    QStringList lines;
    for (const auto &[place, reason] : violations)
        lines.append(place + QStringLiteral(": ") + reason);
    Error error = schemaError(violations.front(), schema, path);
    error.detail = lines.join(u'\n');
    return tl::unexpected(std::move(error));
}

} // namespace sluice
