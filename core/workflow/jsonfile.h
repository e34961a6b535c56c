#pragma once

#include "core/base/result.h"

#include <QByteArray>
#include <QJsonValue>
#include <QString>

namespace sluice {

/// Parses a file of a workspace. Stricter than Qt's parser: a key that occurs twice in one object is refused, since one
/// of the two would be lost without a word. `path` goes into the errors only.
/// Errors: `json.malformed`, `json.duplicateKey`; line and column count from 1, the column in characters.
[[nodiscard]] Result<QJsonValue> parseJsonFile(const QByteArray &json, const QString &path);

/// Refuses a document whose "format" is a number above `known`; one without a format is left to the schema.
/// Errors: `workflow.newerFormat`.
[[nodiscard]] Result<void> checkFormat(const QJsonValue &document, int known, const QString &path);

/// Reads a whole file. Errors: `file.missing`, `file.unreadable`.
[[nodiscard]] Result<QByteArray> readFile(const QString &path);

/// Writes a whole file or leaves the old one as it was; missing folders are made. Errors: `file.unwritable`.
[[nodiscard]] Result<void> writeFile(const QString &path, const QByteArray &bytes);

} // namespace sluice
