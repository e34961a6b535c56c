#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonParseError>
#include <QJsonValue>

#include <optional>

namespace sluice {

/// Any value as compact JSON; undefined gives null. (Qt writes documents only, and those are objects and lists.)
[[nodiscard]] inline QByteArray compactJson(const QJsonValue &value)
{
    const QByteArray list = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return list.sliced(1, list.size() - 2);
}

/// The one JSON value, of any kind, that a text is; none when it is no JSON, and, without a parse error, when it is no
/// value or several. Places in `problem` count from 1.
[[nodiscard]] inline std::optional<QJsonValue> oneJsonValue(const QByteArray &text, QJsonParseError *problem = nullptr)
{
    // Qt reads lists and objects only; inside a list any value is read.
    QJsonParseError own;
    QJsonParseError &error = problem ? *problem : own;
    const QJsonArray list = QJsonDocument::fromJson('[' + text + ']', &error).array();
    return error.error == QJsonParseError::NoError && list.size() == 1 ? std::optional(list.first()) : std::nullopt;
}

} // namespace sluice
