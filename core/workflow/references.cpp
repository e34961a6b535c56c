#include "core/workflow/references.h"

#include <QJsonArray>

#include <algorithm>

namespace sluice {

namespace {

bool isWordStart(QChar c)
{
    return c.isLetter() || c == u'_' || c == u'$';
}

bool isWordPart(QChar c)
{
    return isWordStart(c) || c.isDigit();
}

/// Walks over JavaScript source word by word. It is no parser: all it has to know is what is code and what is text.
class ExpressionScan {
public:
    explicit ExpressionScan(QStringView code)
        : m_code(code)
    {
    }

    StepReferences run()
    {
        while (m_at < m_code.size())
            scanOne();
        return std::move(m_found);
    }

private:
    QChar peek(qsizetype ahead = 0) const { return m_at + ahead < m_code.size() ? m_code[m_at + ahead] : QChar(); }

    void scanOne()
    {
        const QChar c = peek();
        if (c == u'/' && (peek(1) == u'/' || peek(1) == u'*')) {
            skipComment();
        } else if (c == u'"' || c == u'\'') {
            skipText();
            m_before = u'"';
        } else if (c == u'`') {
            skipTemplateText();
            m_before = u'"';
        } else if (c == u'/' && startsValue()) {
            skipRegularExpression();
            m_before = u'"';
        } else if (isWordStart(c)) {
            scanWord();
        } else {
            if (!c.isSpace()) {
                m_beforeBefore = m_before;
                m_before = c;
            }
            ++m_at;
        }
    }

    /// Whether a value may start here, so that a slash is no division.
    bool startsValue() const { return m_before.isNull() || QStringView(u"(,=:[!&|?{};+-*%<>~^").contains(m_before); }

    void skipComment()
    {
        const bool isLine = peek(1) == u'/';
        const auto end = m_code.indexOf(isLine ? QStringView(u"\n") : QStringView(u"*/"), m_at + 2);
        m_at = end < 0 ? m_code.size() : end + (isLine ? 1 : 2);
    }

    /// Skips to the end of the quoted text and returns what is between the quotes, escapes as they are.
    QStringView skipText()
    {
        const QChar quote = peek();
        const qsizetype start = ++m_at;
        while (m_at < m_code.size() && peek() != quote)
            m_at += peek() == u'\\' ? 2 : 1;
        m_at = std::min(m_at, m_code.size());
        const auto text = m_code.sliced(start, m_at - start);
        m_at = std::min(m_at + 1, m_code.size());
        return text;
    }

    /// Skips `…${code}…`, and reads the code in it.
    void skipTemplateText()
    {
        if (++m_nesting > kDeepest) {
            m_found.dynamic = true;
            m_at = m_code.size();
            return;
        }
        ++m_at;
        while (m_at < m_code.size() && peek() != u'`') {
            if (peek() == u'\\') {
                m_at = std::min(m_at + 2, m_code.size());
            } else if (peek() == u'$' && peek(1) == u'{') {
                m_at += 2;
                m_before = u'{';
                for (int depth = 1; m_at < m_code.size();) {
                    depth += peek() == u'{' ? 1 : peek() == u'}' ? -1 : 0;
                    if (depth == 0)
                        break;
                    scanOne();
                }
            } else {
                ++m_at;
            }
        }
        m_at = std::min(m_at + 1, m_code.size());
        --m_nesting;
    }

    void skipRegularExpression()
    {
        bool inClass = false;
        ++m_at;
        while (m_at < m_code.size() && (inClass || peek() != u'/') && peek() != u'\n') {
            if (peek() == u'[')
                inClass = true;
            else if (peek() == u']')
                inClass = false;
            m_at += peek() == u'\\' ? 2 : 1;
        }
        m_at = std::min(m_at + 1, m_code.size());
    }

    QStringView takeWord()
    {
        const qsizetype start = m_at;
        while (m_at < m_code.size() && isWordPart(peek()))
            ++m_at;
        return m_code.sliced(start, m_at - start);
    }

    void skipSpaces()
    {
        while (m_at < m_code.size() && peek().isSpace())
            ++m_at;
    }

    void scanWord()
    {
        const bool isSpread = m_before == u'.' && m_beforeBefore == u'.';
        const bool isMember = m_before == u'.' && !isSpread;
        const bool mayBeKey = m_before == u'{' || m_before == u',';
        const auto word = takeWord();
        m_beforeBefore = m_before;
        m_before = u'a';
        if (word != QStringView(u"steps") || isMember)
            return;
        skipSpaces();
        if (mayBeKey && peek() == u':')
            return;
        readAccess();
    }

    /// Reads what follows `steps`.
    void readAccess()
    {
        if (peek() == u'?' && peek(1) == u'.')
            m_at += peek(2) == u'[' ? 2 : 1;
        if (peek() == u'.') {
            ++m_at;
            skipSpaces();
            note(takeWord());
            return;
        }
        if (peek() != u'[') {
            m_found.dynamic = true;
            return;
        }
        const qsizetype bracket = m_at++;
        skipSpaces();
        if (peek() == u'"' || peek() == u'\'') {
            const auto text = skipText();
            skipSpaces();
            if (peek() == u']') {
                ++m_at;
                note(text);
                return;
            }
        }
        m_at = bracket;
        m_found.dynamic = true;
    }

    void note(QStringView step)
    {
        if (step.isEmpty())
            m_found.dynamic = true;
        else if (!m_found.steps.contains(step))
            m_found.steps.append(step.toString());
    }

    /// Template texts inside template texts; deeper is no code that a person wrote, and would use up the stack.
    static constexpr int kDeepest = 64;

    QStringView m_code;
    qsizetype m_at = 0;
    int m_nesting = 0;
    QChar m_before;       ///< the last character of code; 'a' for a word, '"' for a text
    QChar m_beforeBefore; ///< the one before it
    StepReferences m_found;
};

} // namespace

void StepReferences::add(const StepReferences &other)
{
    dynamic = dynamic || other.dynamic;
    for (const QString &step : other.steps) {
        if (!steps.contains(step))
            steps.append(step);
    }
}

StepReferences referencesInExpression(QStringView code)
{
    if (!code.contains(u"steps"))
        return {};
    return ExpressionScan(code).run();
}

StepReferences referencesInTemplate(QStringView text)
{
    StepReferences found;
    for (qsizetype at = 0;;) {
        const auto start = text.indexOf(u"{{", at);
        const auto end = start < 0 ? -1 : text.indexOf(u"}}", start + 2);
        if (end < 0)
            return found;
        found.add(referencesInExpression(text.sliced(start + 2, end - start - 2)));
        at = end + 2;
    }
}

StepReferences referencesInValue(const QJsonValue &value, ParamKind kind)
{
    if (kind == ParamKind::Sql)
        return {};
    if (value.isString()) {
        const QString text = value.toString();
        return kind == ParamKind::Expression ? referencesInExpression(text) : referencesInTemplate(text);
    }
    StepReferences found;
    if (value.isArray()) {
        const QJsonArray array = value.toArray();
        for (const QJsonValue &element : array)
            found.add(referencesInValue(element, ParamKind::Json));
    } else if (value.isObject()) {
        const QJsonObject object = value.toObject();
        for (const QJsonValue &member : object)
            found.add(referencesInValue(member, ParamKind::Json));
    }
    return found;
}

StepReferences referencesInParams(const QJsonObject &params, const TaskTypeInfo &type)
{
    StepReferences found;
    for (auto it = params.begin(); it != params.end(); ++it) {
        const auto param = std::ranges::find(type.params, it.key(), &ParamInfo::key);
        found.add(referencesInValue(it.value(), param == type.params.end() ? ParamKind::Json : param->kind));
    }
    return found;
}

QStringList referencedSteps(const QString &text)
{
    return (text.contains(u"{{") ? referencesInTemplate(text) : referencesInExpression(text)).steps;
}

bool referencesDynamically(const QString &text)
{
    return (text.contains(u"{{") ? referencesInTemplate(text) : referencesInExpression(text)).dynamic;
}

} // namespace sluice
