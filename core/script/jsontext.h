#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QJsonValue>
#include <QStringView>

#include <optional>

/// Finds values in JSON text without building a document, so that what is passed on stays byte for byte as it was.
/// All functions take one valid JSON value, blanks around it allowed; on text that is no JSON they find nothing.
namespace sluice::jsontext {

/// The value under `key` of an object; of the last one, if the key occurs twice, as JSON.parse has it.
[[nodiscard]] std::optional<QByteArrayView> member(QByteArrayView object, QStringView key);

/// The element at `index` of an array.
[[nodiscard]] std::optional<QByteArrayView> element(QByteArrayView array, qsizetype index);

/// The number of elements of an array.
[[nodiscard]] std::optional<qsizetype> length(QByteArrayView array);

/// The value that a text stands for; undefined when it is not JSON. Empty text is null.
[[nodiscard]] QJsonValue toValue(QByteArrayView text);

/// The value as compact JSON text; undefined gives null.
[[nodiscard]] QByteArray toText(const QJsonValue &value);

} // namespace sluice::jsontext
