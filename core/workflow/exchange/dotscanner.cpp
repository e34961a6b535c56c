#include "core/workflow/exchange/dotscanner.h"

namespace sluice {

namespace {

bool isNamePart(QChar c)
{
    return c.isLetterOrNumber() || c == u'_' || c.unicode() >= 0x80;
}

bool isNumberPart(QChar c)
{
    return c.isDigit() || c == u'.';
}

} // namespace

DotToken DotScanner::next()
{
    skipBlanks();
    DotToken token;
    token.line = m_line;
    token.column = static_cast<int>(m_at - m_lineStart) + 1;
    if (m_at >= m_text.size())
        return token;
    const QChar c = m_text[m_at];
    if (c == u'"')
        takeQuoted(token);
    else if (c == u'<')
        takeMarkup(token);
    else if (isNamePart(c) || c == u'.' || (c == u'-' && isNumberPart(peek(1))))
        takeName(token);
    else
        takeSign(token);
    return token;
}

QChar DotScanner::peek(qsizetype ahead) const
{
    return m_at + ahead < m_text.size() ? m_text[m_at + ahead] : QChar();
}

void DotScanner::step()
{
    if (m_text[m_at++] == u'\n') {
        ++m_line;
        m_lineStart = m_at;
    }
}

void DotScanner::skipBlanks()
{
    while (m_at < m_text.size()) {
        const bool isLine = m_text[m_at] == u'#' || (m_text[m_at] == u'/' && peek(1) == u'/');
        const bool isBlock = m_text[m_at] == u'/' && peek(1) == u'*';
        if (isBlock)
            skipTo(QStringView(u"*/"));
        else if (isLine)
            skipTo(QStringView(u"\n"));
        else if (m_text[m_at].isSpace() || m_text[m_at] == QChar(QChar::ByteOrderMark))
            step();
        else
            return;
    }
}

void DotScanner::skipTo(QStringView end)
{
    const auto found = m_text.indexOf(end, m_at);
    const auto behind = found < 0 ? m_text.size() : found + end.size();
    while (m_at < behind)
        step();
}

void DotScanner::takeQuoted(DotToken &token)
{
    token.kind = DotToken::Kind::Broken;
    token.isQuoted = true;
    step();
    while (m_at < m_text.size() && m_text[m_at] != u'"') {
        if (m_text[m_at] == u'\\' && peek(1) == u'"') {
            step();
        } else if (m_text[m_at] == u'\\' && peek(1) == u'\n') {
            step();
            step();
            continue;
        } else if (m_text[m_at] == u'\\' && peek(1) == u'\\') {
            token.text += u'\\'; // both stay, for whoever reads the attribute
            step();
        }
        token.text += m_text[m_at];
        step();
    }
    if (m_at >= m_text.size())
        return;
    step();
    token.kind = DotToken::Kind::Name;
}

/// A label in the markup of Graphviz: its words are taken.
void DotScanner::takeMarkup(DotToken &token)
{
    token.kind = DotToken::Kind::Broken;
    token.isQuoted = true;
    int depth = 0;
    do {
        depth += m_text[m_at] == u'<' ? 1 : m_text[m_at] == u'>' ? -1 : 0;
        if (depth == 1 && m_text[m_at] != u'<' && m_text[m_at] != u'>')
            token.text += m_text[m_at];
        step();
    } while (depth > 0 && m_at < m_text.size());
    token.text = token.text.simplified();
    if (depth == 0)
        token.kind = DotToken::Kind::Name;
}

void DotScanner::takeName(DotToken &token)
{
    token.kind = DotToken::Kind::Name;
    const auto start = m_at;
    const bool isNumber = m_text[m_at] == u'-' || isNumberPart(m_text[m_at]);
    do {
        step();
    } while (m_at < m_text.size() && (isNumber ? isNumberPart(m_text[m_at]) : isNamePart(m_text[m_at])));
    token.text = m_text.mid(start, m_at - start);
}

void DotScanner::takeSign(DotToken &token)
{
    const bool isArrow = m_text[m_at] == u'-' && (peek(1) == u'>' || peek(1) == u'-');
    const bool isKnown = isArrow || QStringView(u"{}[]=;,:+").contains(m_text[m_at]);
    token.kind = isKnown ? DotToken::Kind::Sign : DotToken::Kind::Broken;
    token.text = m_text.mid(m_at, isArrow ? 2 : 1);
    for (qsizetype i = 0; i < token.text.size(); ++i)
        step();
}

} // namespace sluice
