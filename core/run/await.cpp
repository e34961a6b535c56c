#include "core/run/await.h"

#include "core/base/jsonvalue.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace sluice {

namespace {

/// The value at a path; undefined: there is none.
QJsonValue valueAt(QJsonValue value, const QString &key)
{
    for (const QString &part : key.split(u'.')) {
        bool isPosition = false;
        const uint position = part.toUInt(&isPosition);
        if (value.isObject())
            value = value.toObject().value(part);
        else if (value.isArray() && isPosition)
            value = value.toArray().at(static_cast<qsizetype>(position));
        else
            return QJsonValue::Undefined;
    }
    return value;
}

QString textOf(const QJsonValue &value)
{
    return value.isString() ? value.toString() : QString::fromUtf8(compactJson(value));
}

} // namespace

bool isAwaited(const Await &await, const Payload &data)
{
    if (await.key.isEmpty())
        return true;
    // A value of any kind is JSON, but Qt reads objects and lists only.
    const QJsonArray read = QJsonDocument::fromJson('[' + data + ']').array();
    const QJsonValue found = read.size() == 1 ? valueAt(read.at(0), await.key) : QJsonValue::Undefined;
    return !found.isUndefined() && textOf(found) == await.value;
}

} // namespace sluice
