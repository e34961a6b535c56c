#include "core/script/jsontext.h"

#include "core/base/jsonvalue.h"
#include "core/script/jsonscanner.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace sluice::jsontext {

namespace {

bool isKey(QByteArrayView quoted, const QByteArray &key, QStringView decodedKey)
{
    const auto raw = quoted.sliced(1, quoted.size() - 2);
    if (!raw.contains('\\'))
        return raw == key;
    return toValue(quoted).toString() == decodedKey;
}

} // namespace

std::optional<QByteArrayView> member(QByteArrayView object, QStringView key)
{
    const QByteArray wanted = key.toUtf8();
    std::optional<QByteArrayView> found;
    Scanner scanner(object);
    if (!scanner.take('{') || scanner.take('}'))
        return std::nullopt;
    do {
        const auto name = scanner.takeString();
        if (!name || !scanner.take(':'))
            return std::nullopt;
        const auto value = scanner.takeValue();
        if (!value)
            return std::nullopt;
        if (isKey(*name, wanted, key))
            found = value;
    } while (scanner.take(','));
    return found;
}

std::optional<QByteArrayView> element(QByteArrayView array, qsizetype index)
{
    Scanner scanner(array);
    if (!scanner.take('[') || scanner.take(']'))
        return std::nullopt;
    for (qsizetype at = 0;; ++at) {
        const auto value = scanner.takeValue();
        if (!value || at == index)
            return value;
        if (!scanner.take(','))
            return std::nullopt;
    }
}

std::optional<qsizetype> length(QByteArrayView array)
{
    Scanner scanner(array);
    if (!scanner.take('['))
        return std::nullopt;
    if (scanner.take(']'))
        return 0;
    qsizetype count = 0;
    do {
        if (!scanner.takeValue())
            return std::nullopt;
        ++count;
    } while (scanner.take(','));
    return count;
}

QJsonValue toValue(QByteArrayView text)
{
    if (text.isEmpty())
        return QJsonValue::Null;
    QByteArray wrapped;
    wrapped.reserve(text.size() + 2);
    wrapped.append('[').append(text).append(']');
    const auto document = QJsonDocument::fromJson(wrapped);
    const auto array = document.array();
    return array.size() == 1 ? array.first() : QJsonValue(QJsonValue::Undefined);
}

QByteArray toText(const QJsonValue &value)
{
    return compactJson(value);
}

} // namespace sluice::jsontext
