#include "core/script/jsontext.h"

#include "core/base/jsonvalue.h"

#include <QJsonDocument>

namespace sluice::jsontext {

namespace {

bool isBlank(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

/// Reads JSON text from front to back; every step fails at the end of the text.
class Scanner {
public:
    explicit Scanner(QByteArrayView text)
        : m_text(text)
    {
    }

    void skipBlanks()
    {
        while (m_at < m_text.size() && isBlank(m_text[m_at]))
            ++m_at;
    }
    [[nodiscard]] bool take(char c)
    {
        skipBlanks();
        if (m_at >= m_text.size() || m_text[m_at] != c)
            return false;
        ++m_at;
        return true;
    }
    [[nodiscard]] std::optional<QByteArrayView> takeString()
    {
        skipBlanks();
        const auto begin = m_at;
        if (!skipString())
            return std::nullopt;
        return m_text.sliced(begin, m_at - begin);
    }
    [[nodiscard]] std::optional<QByteArrayView> takeValue()
    {
        skipBlanks();
        const auto begin = m_at;
        if (!skipValue() || m_at == begin)
            return std::nullopt;
        return m_text.sliced(begin, m_at - begin);
    }

private:
    bool skipString()
    {
        if (m_at >= m_text.size() || m_text[m_at] != '"')
            return false;
        for (++m_at; m_at < m_text.size(); ++m_at) {
            if (m_text[m_at] == '\\')
                ++m_at;
            else if (m_text[m_at] == '"')
                return ++m_at, true;
        }
        return false;
    }
    bool skipValue()
    {
        qsizetype depth = 0;
        for (; m_at < m_text.size(); ++m_at) {
            const char c = m_text[m_at];
            if (c == '"') {
                if (!skipString())
                    return false;
                if (depth == 0)
                    return true;
                --m_at; // the loop steps past the quote
            } else if (c == '{' || c == '[') {
                ++depth;
            } else if (c == '}' || c == ']') {
                if (depth == 0)
                    return true; // the end of what holds a number, true, false or null
                if (--depth == 0)
                    return ++m_at, true;
            } else if (depth == 0 && (c == ',' || isBlank(c))) {
                return true;
            }
        }
        return depth == 0;
    }

    QByteArrayView m_text;
    qsizetype m_at = 0;
};

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
