#include "core/remote/wire/wire.h"

#include <cmath>
#include <limits>

namespace sluice::wire {

namespace {

constexpr double kSafe = static_cast<double>(kLargestNumber);

bool isWhole(const QJsonValue &json)
{
    const double value = json.toDouble();
    return json.isDouble() && std::floor(value) == value && std::abs(value) <= kSafe;
}

} // namespace

QJsonValue write(bool value)
{
    return value;
}

/// JSON has no infinity and nothing that is not a number: those travel as texts.
QJsonValue write(double value)
{
    if (std::isfinite(value))
        return value;
    return std::isnan(value) ? QStringLiteral("nan") : value > 0 ? QStringLiteral("inf") : QStringLiteral("-inf");
}

QJsonValue write(qint64 value)
{
    const auto safe = static_cast<qint64>(kLargestNumber);
    return value <= safe && value >= -safe ? QJsonValue(value) : QJsonValue(QString::number(value));
}

QJsonValue write(quint64 value)
{
    return value <= kLargestNumber ? QJsonValue(static_cast<qint64>(value)) : QJsonValue(QString::number(value));
}

QJsonValue write(const QString &value)
{
    return value;
}

QJsonValue write(const QByteArray &value)
{
    return QString::fromLatin1(value.toBase64());
}

QJsonValue write(const QStringList &value)
{
    return QJsonArray::fromStringList(value);
}

QJsonValue write(const QJsonValue &value)
{
    return value;
}

QJsonValue write(const QJsonObject &value)
{
    return value;
}

QJsonValue write(const QMap<QString, QString> &value)
{
    QJsonObject object;
    for (auto each = value.begin(); each != value.end(); ++each)
        object.insert(each.key(), each.value());
    return object;
}

QJsonValue write(LetterId value)
{
    return value.toString();
}

bool read(const QJsonValue &json, bool &value, Trouble &trouble)
{
    if (!json.isBool())
        return trouble.note();
    value = json.toBool();
    return true;
}

bool read(const QJsonValue &json, double &value, Trouble &trouble)
{
    if (json.isDouble())
        value = json.toDouble();
    else if (json == QJsonValue(QStringLiteral("nan")))
        value = std::numeric_limits<double>::quiet_NaN();
    else if (json == QJsonValue(QStringLiteral("inf")))
        value = std::numeric_limits<double>::infinity();
    else if (json == QJsonValue(QStringLiteral("-inf")))
        value = -std::numeric_limits<double>::infinity();
    else
        return trouble.note();
    return true;
}

bool read(const QJsonValue &json, qint64 &value, Trouble &trouble)
{
    bool isRead = isWhole(json);
    value = isRead ? json.toInteger() : json.toString().toLongLong(&isRead);
    return isRead || trouble.note();
}

bool read(const QJsonValue &json, quint64 &value, Trouble &trouble)
{
    bool isRead = isWhole(json) && json.toDouble() >= 0;
    value = isRead ? static_cast<quint64>(json.toInteger()) : json.toString().toULongLong(&isRead);
    return isRead || trouble.note();
}

bool read(const QJsonValue &json, QString &value, Trouble &trouble)
{
    if (!json.isString())
        return trouble.note();
    value = json.toString();
    return true;
}

bool read(const QJsonValue &json, QByteArray &value, Trouble &trouble)
{
    auto decoded = QByteArray::fromBase64Encoding(json.toString().toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
    if (!json.isString() || !decoded)
        return trouble.note();
    value = *decoded;
    return true;
}

bool read(const QJsonValue &json, QStringList &value, Trouble &trouble)
{
    std::vector<QString> all;
    if (!read(json, all, trouble))
        return false;
    value = QStringList(all.begin(), all.end());
    return true;
}

bool read(const QJsonValue &json, QJsonValue &value, Trouble &)
{
    value = json;
    return true;
}

bool read(const QJsonValue &json, QJsonObject &value, Trouble &trouble)
{
    if (!json.isObject())
        return trouble.note();
    value = json.toObject();
    return true;
}

bool read(const QJsonValue &json, QMap<QString, QString> &value, Trouble &trouble)
{
    if (!json.isObject())
        return trouble.note();
    const QJsonObject object = json.toObject();
    value.clear();
    for (auto each = object.begin(); each != object.end(); ++each) {
        if (!read(each.value(), value[each.key()], trouble))
            return trouble.under(each.key());
    }
    return true;
}

bool read(const QJsonValue &json, LetterId &value, Trouble &trouble)
{
    const auto known = LetterId::fromString(json.toString());
    if (!json.isString() || !known)
        return trouble.note();
    value = *known;
    return true;
}

} // namespace sluice::wire
