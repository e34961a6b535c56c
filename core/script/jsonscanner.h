#pragma once

#include <QByteArrayView>

#include <optional>

namespace sluice::jsontext {

[[nodiscard]] inline bool isBlank(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

/// Reads JSON text from front to back, for whoever wants to know where its parts lie; every step fails at the end of the
/// text. What it is given should be valid JSON: it checks no more than it must to find its way.
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
    [[nodiscard]] qsizetype place() const noexcept { return m_at; }
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

} // namespace sluice::jsontext
