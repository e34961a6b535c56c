#include "core/tasks/data/values.h"

#include "core/script/jsontext.h"
#include "core/tasks/errors.h"

#include <cmath>

namespace sluice {

namespace {

int rankOf(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        return 0;
    case QJsonValue::Bool:
        return 1;
    case QJsonValue::Double:
        return 2;
    case QJsonValue::String:
        return 3;
    case QJsonValue::Array:
        return 4;
    case QJsonValue::Object:
        return 5;
    }
    return 0;
}

template <typename Value>
int ordered(const Value &left, const Value &right)
{
    return left < right ? -1 : (right < left ? 1 : 0);
}

} // namespace

QJsonValue valueAt(const QJsonValue &value, const QString &path)
{
    QJsonValue at = value;
    if (path.isEmpty())
        return at;
    for (const QString &name : path.split(u'.')) {
        if (at.isArray()) {
            bool isNumber = false;
            const int index = name.toInt(&isNumber);
            at = isNumber && index >= 0 ? at.toArray().at(index) : QJsonValue(QJsonValue::Undefined);
        } else {
            at = at.toObject().value(name);
        }
    }
    return at;
}

Result<QStringList> namesParam(const QJsonObject &params, const QString &key)
{
    const auto text = textParam(params, key);
    if (!text)
        return tl::unexpected(text.error());
    QStringList names;
    for (const QString &name : text->split(u',')) {
        if (const QString trimmed = name.trimmed(); !trimmed.isEmpty())
            names += trimmed;
    }
    return names;
}

ParamInfo listParam()
{
    return {
        .key = QStringLiteral("list"),
        .label = QStringLiteral("List"),
        .help = QStringLiteral("Where the list lies in the input, such as data.items; empty: the input is the list."),
        .kind = ParamKind::Text};
}

Result<QJsonArray> listOf(const Attempt &attempt, const QJsonObject &params)
{
    const auto path = textParam(params, QStringLiteral("list"));
    if (!path)
        return tl::unexpected(path.error());
    const QJsonValue list = valueAt(jsontext::toValue(attempt.data.input), path->trimmed());
    if (!list.isArray())
        return failure(errors::kDataNotList, {{QStringLiteral("path"), path->trimmed()}});
    return list.toArray();
}

Result<qint64> wholeParam(const QJsonObject &params, const QString &key, qint64 least, qint64 most)
{
    const QJsonValue value = params.value(key);
    bool isNumber = value.isDouble();
    const double number = value.isString() ? value.toString().toDouble(&isNumber) : value.toDouble();
    if (!isNumber || std::floor(number) != number || number < static_cast<double>(least)
        || number > static_cast<double>(most)) {
        return tl::unexpected(wrongValue(key, QString::fromUtf8(jsontext::toText(value)),
                                         QStringLiteral("%1 … %2").arg(least).arg(most)));
    }
    return static_cast<qint64>(number);
}

int compareValues(const QJsonValue &left, const QJsonValue &right)
{
    if (const int byRank = ordered(rankOf(left), rankOf(right)); byRank != 0)
        return byRank;
    switch (rankOf(left)) {
    case 1:
        return ordered(left.toBool(), right.toBool());
    case 2:
        return ordered(left.toDouble(), right.toDouble());
    case 3:
        return ordered(left.toString().compare(right.toString()), 0);
    case 4:
    case 5:
        return ordered(jsontext::toText(left), jsontext::toText(right));
    default:
        return 0;
    }
}

QByteArray keyOf(const QJsonValue &value, const QStringList &paths)
{
    if (paths.isEmpty())
        return jsontext::toText(value);
    QJsonArray key;
    for (const QString &path : paths)
        key.append(valueAt(value, path));
    return jsontext::toText(key);
}

Error wrongValue(const QString &key, const QString &text, const QString &detail)
{
    return {QString(errors::kTaskParameterValue),
            {{QStringLiteral("parameter"), key}, {QStringLiteral("text"), text.left(200)}},
            detail};
}

Error unreadable(const QString &format, qint64 line, const QString &detail)
{
    return {QString(errors::kDataUnreadable),
            {{QStringLiteral("format"), format}, {QStringLiteral("line"), QString::number(line)}},
            detail};
}

Error tooMuch()
{
    return {QString(errors::kDataTooLarge),
            {{QStringLiteral("megabytes"), QString::number(kMaxOutput / 1024 / 1024)},
             {QStringLiteral("values"), QString::number(kMostMade)}},
            {}};
}

ParamInfo contentParam(const QString &key, const QString &label, const QString &help)
{
    return {
        .key = key, .label = label, .help = help, .kind = ParamKind::Json, .fallback = QStringLiteral("{{ input }}")};
}

QByteArray bytesOf(const QJsonValue &value)
{
    return value.isString() ? value.toString().toUtf8() : jsontext::toText(value);
}

Outcome give(const QJsonValue &value, const QString &port)
{
    return outcome::Succeeded{jsontext::toText(value), port};
}

Result<QJsonValue> changedObjects(const QJsonValue &input,
                                  const std::function<QJsonObject(const QJsonObject &)> &change)
{
    if (input.isObject())
        return change(input.toObject());
    if (!input.isArray())
        return failure(errors::kTaskInputNotObject);
    QJsonArray changed;
    for (const QJsonValue &each : input.toArray()) {
        if (!each.isObject())
            return failure(errors::kTaskInputNotObject);
        changed.append(change(each.toObject()));
    }
    return changed;
}

} // namespace sluice
