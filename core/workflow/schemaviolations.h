#pragma once

#include "core/workflow/schemacheck.h"

#include <valijson/adapters/qtjson_adapter.hpp>
#include <valijson/schema.hpp>

namespace sluice {

/// Everything about `document` that a schema which has been read does not allow, without consequences; of
/// the first 500 that the library names.
/// For this room's own files: nobody else sees the schema library.
[[nodiscard]] std::vector<SchemaViolation> violationsOf(const QJsonValue &document, const valijson::Schema &schema);

} // namespace sluice
