#include "core/workflow/jsonschema.h"

#include "core/workflow/errors.h"
#include "core/workflow/schemaviolations.h"

#include <QJsonArray>
#include <QStringList>

#include <valijson/schema_parser.hpp>
#include <valijson/validator.hpp>

#include <exception>

namespace sluice {

namespace {

/// Keywords whose value maps names of the document's own to schemas.
const QStringList &nameMaps()
{
    static const QStringList all{QStringLiteral("properties"), QStringLiteral("definitions"), QStringLiteral("$defs"),
                                 QStringLiteral("dependencies")};
    return all;
}

/// Keywords whose value is data, whatever its keys are called.
const QStringList &dataKeywords()
{
    static const QStringList all{QStringLiteral("enum"), QStringLiteral("const"), QStringLiteral("default"),
                                 QStringLiteral("examples")};
    return all;
}

/// Takes `format` out, and names the first place that matches text by a regular expression.
class Sieve {
public:
    QJsonValue schema(const QJsonValue &value, const QString &place)
    {
        if (value.isArray()) {
            QJsonArray kept;
            for (const QJsonValue &one : value.toArray())
                kept.append(schema(one, place));
            return kept;
        }
        if (!value.isObject())
            return value;
        const QJsonObject object = value.toObject();
        QJsonObject kept;
        for (auto it = object.begin(); it != object.end(); ++it) {
            const QString here = place + u'/' + it.key();
            if (it.key() == QLatin1StringView("pattern") || it.key() == QLatin1StringView("patternProperties"))
                m_pattern = m_pattern.isEmpty() ? here : m_pattern;
            else if (dataKeywords().contains(it.key()))
                kept.insert(it.key(), it.value());
            else if (nameMaps().contains(it.key()) && it.value().isObject())
                kept.insert(it.key(), named(it.value().toObject(), here));
            else if (it.key() != QLatin1StringView("format"))
                kept.insert(it.key(), schema(it.value(), here));
        }
        return kept;
    }
    [[nodiscard]] const QString &pattern() const { return m_pattern; }

private:
    QJsonObject named(const QJsonObject &map, const QString &place)
    {
        QJsonObject kept;
        for (auto it = map.begin(); it != map.end(); ++it)
            kept.insert(it.key(), schema(it.value(), place + u'/' + it.key()));
        return kept;
    }

    QString m_pattern;
};

} // namespace

struct JsonSchema::Parsed {
    valijson::Schema schema;
};

JsonSchema::JsonSchema(std::unique_ptr<Parsed> parsed)
    : m_parsed(std::move(parsed))
{
}

JsonSchema::~JsonSchema() = default;
JsonSchema::JsonSchema(JsonSchema &&) noexcept = default;
JsonSchema &JsonSchema::operator=(JsonSchema &&) noexcept = default;

Result<JsonSchema> JsonSchema::read(const QJsonObject &schema)
{
    Sieve sieve;
    const QJsonValue kept = sieve.schema(schema, {});
    if (!sieve.pattern().isEmpty()) {
        return failure(errors::kSchemaUnusable, {{QStringLiteral("place"), sieve.pattern()}},
                       QStringLiteral("Regular expressions are not taken: long texts could end the program."));
    }
    auto parsed = std::make_unique<Parsed>();
    try {
        valijson::SchemaParser(valijson::SchemaParser::kDraft7)
            .populateSchema(valijson::adapters::QtJsonAdapter(kept), parsed->schema);
    } catch (const std::exception &exception) {
        return failure(errors::kSchemaUnusable, {{QStringLiteral("place"), QStringLiteral("/")}},
                       QString::fromUtf8(exception.what()));
    }
    return JsonSchema(std::move(parsed));
}

bool JsonSchema::fits(const QJsonValue &document) const
{
    try {
        valijson::Validator validator(valijson::Validator::kStrongTypes);
        return validator.validate(m_parsed->schema, valijson::adapters::QtJsonAdapter(document), nullptr);
    } catch (const std::exception &) {
        return false;
    }
}

std::vector<SchemaViolation> JsonSchema::violations(const QJsonValue &document) const
{
    return violationsOf(document, m_parsed->schema);
}

} // namespace sluice
