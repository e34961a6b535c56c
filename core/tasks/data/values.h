#pragma once

#include "core/tasks/params.h"

#include <QJsonArray>
#include <QJsonValue>

#include <functional>

namespace sluice {

/// The most values that a step makes of what came in, so that a few bytes cannot ask for all memory.
inline constexpr qsizetype kMostMade = 1'000'000;

/// The value at dotted names, such as `address.city` or `lines.0.price`; no names: the value itself. Undefined: not there.
[[nodiscard]] QJsonValue valueAt(const QJsonValue &value, const QString &path);

/// The names in a parameter that lists them with commas. Errors: `task.parameterKind`.
[[nodiscard]] Result<QStringList> namesParam(const QJsonObject &params, const QString &key);

/// The parameter `list` of the tasks on lists, and the list in the input that it means.
/// Errors: `task.parameterKind`, `data.notList`.
[[nodiscard]] ParamInfo listParam();
[[nodiscard]] Result<QJsonArray> listOf(const Attempt &attempt, const QJsonObject &params);

/// A whole number from `least` to `most`. Errors: `task.parameterValue`.
[[nodiscard]] Result<qint64> wholeParam(const QJsonObject &params, const QString &key, qint64 least, qint64 most);

/// Orders values of any kind: nothing, then booleans, numbers, texts (by UTF-16, as JavaScript has it), lists and objects (as JSON).
/// Below 0: `left` comes first.
[[nodiscard]] int compareValues(const QJsonValue &left, const QJsonValue &right);

/// The same bytes for the same values at these paths, or of the whole value when there are none.
[[nodiscard]] QByteArray keyOf(const QJsonValue &value, const QStringList &paths);

/// A value that does not fit its parameter. Errors made: `task.parameterValue`.
[[nodiscard]] Error wrongValue(const QString &key, const QString &text, const QString &detail = {});

/// What came in cannot be read as `format`. Errors made: `data.unreadable`.
[[nodiscard]] Error unreadable(const QString &format, qint64 line, const QString &detail);

/// There would be more of it than a step passes on. Errors made: `data.tooLarge`.
[[nodiscard]] Error tooMuch();

/// A parameter that takes any value, usually the input. As bytes: a text as it is, anything else as JSON.
[[nodiscard]] ParamInfo contentParam(const QString &key, const QString &label, const QString &help);
[[nodiscard]] QByteArray bytesOf(const QJsonValue &value);

/// Succeeds with a value.
[[nodiscard]] Outcome give(const QJsonValue &value, const QString &port = {});

/// Succeeds with the value, or fails for good with the error.
template <typename Value>
[[nodiscard]] Outcome give(const Result<Value> &made)
{
    return made ? give(QJsonValue(*made)) : permanent(made.error());
}

/// `change` of the input, if that is an object, or of each object of it, if it is a list.
/// Errors: `task.inputNotObject`.
[[nodiscard]] Result<QJsonValue> changedObjects(const QJsonValue &input,
                                                const std::function<QJsonObject(const QJsonObject &)> &change);

} // namespace sluice
