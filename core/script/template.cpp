#include "core/script/template.h"

#include "core/script/errors.h"

namespace sluice {

namespace {

/// Position behind the quote that closes the text starting at `at`; the end of the text if none does.
qsizetype behindQuoted(QStringView text, qsizetype at)
{
    const QChar quote = text[at];
    for (++at; at < text.size(); ++at) {
        if (text[at] == u'\\')
            ++at;
        else if (text[at] == quote)
            return at + 1;
    }
    return text.size();
}

/// Position of the `}}` that closes an expression which starts at `at`; -1 if none does.
qsizetype closingBraces(QStringView text, qsizetype at)
{
    qsizetype depth = 0;
    while (at < text.size()) {
        const QChar c = text[at];
        if (c == u'"' || c == u'\'' || c == u'`') {
            at = behindQuoted(text, at);
            continue;
        }
        if (c == u'{')
            ++depth;
        else if (c == u'}' && depth > 0)
            --depth;
        else if (c == u'}' && text.sliced(at).startsWith(u"}}"))
            return at;
        ++at;
    }
    return -1;
}

} // namespace

Result<Template> Template::parse(const QString &text)
{
    Template result;
    const QStringView view(text);
    qsizetype at = 0;
    while (at < view.size()) {
        const auto open = view.indexOf(u"{{", at);
        const auto plain = open < 0 ? view.sliced(at) : view.sliced(at, open - at);
        if (!plain.isEmpty())
            result.m_parts.emplace_back(plain.toString());
        if (open < 0)
            break;
        const auto close = closingBraces(view, open + 2);
        if (close < 0)
            return failure(errors::kExpressionUnclosed, {{QStringLiteral("text"), text}});
        const auto source = view.sliced(open + 2, close - open - 2).trimmed();
        if (source.isEmpty())
            return failure(errors::kExpressionEmpty);
        result.m_parts.emplace_back(
            Expression{source.toString(), ValuePath::parse(source), source.data() - view.data()});
        at = close + 2;
    }
    return result;
}

const Expression *Template::single() const
{
    return m_parts.size() == 1 ? std::get_if<Expression>(&m_parts.front()) : nullptr;
}

} // namespace sluice
