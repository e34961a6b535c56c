#pragma once

#include "core/base/result.h"
#include "core/workflow/schemacheck.h"

#include <memory>

namespace sluice {

/// A JSON Schema (draft 7) of somebody else that is read once and checked against often, also with hostile values.
///
/// `pattern` and `patternProperties` are refused, for the reason that `checkAgainstSchema` names; `format` says what is
/// meant and is not checked, as the draft allows.
/// Thread: one at a time.
class JsonSchema {
public:
    /// Errors: `schema.unusable`.
    [[nodiscard]] static Result<JsonSchema> read(const QJsonObject &schema);
    ~JsonSchema();
    JsonSchema(JsonSchema &&) noexcept;
    JsonSchema &operator=(JsonSchema &&) noexcept;

    /// Stops at the first thing that does not fit, and needs no memory for it.
    [[nodiscard]] bool fits(const QJsonValue &document) const;
    /// Everything about `document` that does not fit, as `checkAgainstSchema` has it.
    /// Of hostile values, only of short ones: each violation carries the names on the way to it.
    [[nodiscard]] std::vector<SchemaViolation> violations(const QJsonValue &document) const;

private:
    struct Parsed;
    explicit JsonSchema(std::unique_ptr<Parsed> parsed);

    std::unique_ptr<Parsed> m_parsed;
};

} // namespace sluice
