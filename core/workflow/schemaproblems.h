#pragma once

#include "core/workflow/problem.h"
#include "core/workflow/schemacheck.h"

namespace sluice {

/// A violation as an error with a code for what people commonly get wrong: a key that is missing or unknown, a value of
/// the wrong kind or none of those allowed. `schema` is what the document was checked against: it knows what may stand
/// at the place. Anything else is `workflow.schema`, with the library's own reason.
/// Thread: may be called from any thread.
[[nodiscard]] Error schemaError(const SchemaViolation &violation, const QJsonObject &schema, const QString &path);

/// All that keeps a file of a workspace from being read. `refusal` is why reading it failed; if the file's form is the
/// reason, every violation of the shipped schema takes its place, each with its task and field where it has them, else
/// with the JSON pointer as the field. Reads the file again.
[[nodiscard]] Problems whyRefused(const Error &refusal, const QString &path, const QString &schemaName);

} // namespace sluice
