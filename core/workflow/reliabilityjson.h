#pragma once

#include "core/base/result.h"
#include "core/workflow/model.h"

#include <QJsonObject>

namespace sluice {

class JsonWriter;

/// Reads the reliability settings of a file that fits its schema; what is left out has the values of `Reliability`.
/// `place` is the JSON pointer of `object`, `path` the file; both go into the errors only.
/// Errors: `workflow.badDuration`.
[[nodiscard]] Result<Reliability> readReliability(const QJsonObject &object, const QString &place, const QString &path);

/// Writes an object of what differs from the values of `Reliability`, in a fixed order.
void writeReliability(JsonWriter &writer, const Reliability &reliability);

/// Reads a duration at `place` of the file `path`. Errors: `workflow.badDuration`.
[[nodiscard]] Result<Milliseconds> readDuration(const QString &text, const QString &place, const QString &path);

} // namespace sluice
