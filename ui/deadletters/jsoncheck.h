#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace sluice {

/// Where a text stops being one JSON value.
struct JsonFault {
    int line = 0; ///< from 0
    QString why;  ///< Qt's words; empty: it is not exactly one value
};

/// None: the text is exactly one JSON value of any kind.
[[nodiscard]] std::optional<JsonFault> jsonFault(const QByteArray &text);

/// The same JSON with line breaks and indents between its parts; the parts themselves stay byte for byte, so that no
/// number loses a digit. What is no JSON stays as it is.
[[nodiscard]] QByteArray indented(const QByteArray &json);

} // namespace sluice
