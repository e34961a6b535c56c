#pragma once

#include "core/base/result.h"

#include <QJsonObject>
#include <QJsonValue>
#include <QString>

#include <vector>

namespace sluice {

/// One thing that does not fit a schema.
struct SchemaViolation {
    QString place;  ///< JSON pointer (RFC 6901) into the document; empty: the document itself
    QString reason; ///< English, from the schema library

    bool operator==(const SchemaViolation &) const = default;
};

/// Everything about `document` that `schema` (JSON Schema, draft 7) does not allow; empty: it fits.
/// Consequences are left out: of a wrong value inside a list, only the value is named. A schema that is itself wrong
/// gives one violation that says so. Keep `pattern` out of schemas: the library's regular expressions recurse once for
/// each character and overflow the stack on long texts.
/// Thread: may be called from any thread.
[[nodiscard]] std::vector<SchemaViolation> checkAgainstSchema(const QJsonValue &document, const QJsonObject &schema);

/// A schema of `resources/schema`, which are compiled in: `shippedSchema("workflow")` is `workflow.schema.json`.
/// Empty when there is none of that name.
[[nodiscard]] QJsonObject shippedSchema(const QString &name);

/// Checks a file's document against the shipped schema of that name.
/// Errors: the `schema.*` or `workflow.schema` of the first violation (`schemaError`); `detail` lists all, one a line.
[[nodiscard]] Result<void> checkFile(const QJsonValue &document, const QString &schemaName, const QString &path);

} // namespace sluice
