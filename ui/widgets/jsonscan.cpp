#include "ui/widgets/jsonscan.h"

#include <algorithm>

namespace sluice {

namespace {

bool isSpace(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t';
}

} // namespace

qsizetype skipSpace(const QByteArray &text, qsizetype at)
{
    while (at < text.size() && isSpace(text[at]))
        ++at;
    return at;
}

qsizetype endOfString(const QByteArray &text, qsizetype at)
{
    for (++at; at < text.size() && text[at] != '"'; ++at)
        at += text[at] == '\\' ? 1 : 0;
    return std::min(at + 1, text.size());
}

JsonScan::JsonScan(QByteArray text, qsizetype from)
    : m_text(std::move(text))
    , m_at(from + 1)
{
    const char first = from < m_text.size() ? m_text[from] : 0;
    m_bracket = first == '{' ? '}' : ']';
    m_isOver = first != '{' && first != '[';
}

bool JsonScan::advance(qsizetype bytes)
{
    const char *const data = m_text.constData();
    const qsizetype stop = std::min(m_text.size(), m_at + bytes);
    qsizetype at = m_at;
    while (!m_isOver && at < stop) {
        const char c = data[at];
        if (m_isInText) {
            if (m_isEscaped)
                m_isEscaped = false;
            else if (c == '\\')
                m_isEscaped = true;
            else if (c == '"')
                m_isInText = false;
            ++at;
            continue;
        }
        const bool isClosing = c == '}' || c == ']';
        if (m_depth == 0 && m_isChildDue && !isSpace(c) && !isClosing) {
            m_starts.push_back(static_cast<quint32>(at));
            m_isChildDue = false;
        }
        ++at;
        if (c == '"')
            m_isInText = true;
        else if (c == '{' || c == '[')
            ++m_depth;
        else if (isClosing && m_depth > 0)
            --m_depth;
        else if (isClosing)
            close(c);
        else if (c == ',' && m_depth == 0)
            m_isChildDue = true;
    }
    m_at = at;
    m_isOver = m_isOver || m_at >= m_text.size();
    return m_isOver;
}

void JsonScan::close(char bracket)
{
    m_isOver = true;
    m_isSound = bracket == m_bracket;
}

} // namespace sluice
