#include "core/workflow/exchange/foreigncondition.h"
#include "core/workflow/exchange/foreignexpression.h"
#include "core/workflow/exchange/n8n.h"

#include <QJsonArray>
#include <QJsonDocument>

// The conditions of n8n, of which there are two generations: lists by kind of value, and lists with an operator each.

namespace sluice {

namespace {

using Reason = ImportNote::Reason;

/// Collects comparisons and what of them is lost.
class Conditions {
public:
    explicit Conditions(const ForeignWords &words)
        : m_words(words)
    {
    }

    void add(const QString &word, const QJsonValue &left, const QJsonValue &right)
    {
        QString lost;
        const QString leftScript = scriptOfN8n(left, m_words, lost);
        const QString rightScript = scriptOfN8n(right, m_words, lost);
        if (!lost.isEmpty())
            lose(Reason::Expression, lost);
        if (const auto script = comparison(word, leftScript, rightScript))
            m_scripts += *script;
        else
            lose(Reason::Operator, word);
    }

    [[nodiscard]] N8nCondition joined(bool isAny) const
    {
        N8nCondition made = m_made;
        QStringList parts = m_scripts;
        if (parts.size() > 1) {
            for (QString &part : parts)
                part = u'(' + part + u')';
        }
        made.script = parts.join(isAny ? QStringLiteral(" || ") : QStringLiteral(" && "));
        return made;
    }

private:
    void lose(Reason reason, const QString &detail)
    {
        if (m_made.reason == Reason::None) {
            m_made.reason = reason;
            m_made.detail = detail;
        }
    }

    const ForeignWords &m_words;
    QStringList m_scripts;
    N8nCondition m_made;
};

/// "text {{ a }} more" as the sum of its parts.
QString sumOf(const QString &text)
{
    QStringList parts;
    QString rest = text;
    while (true) {
        const qsizetype open = rest.indexOf(u"{{ ");
        const qsizetype close = open < 0 ? -1 : rest.indexOf(u" }}", open);
        if (close < 0)
            break;
        if (open > 0)
            parts += scriptText(rest.first(open));
        parts += u'(' + rest.sliced(open + 3, close - open - 3) + u')';
        rest = rest.sliced(close + 3);
    }
    if (!rest.isEmpty() || parts.isEmpty())
        parts += scriptText(rest);
    return parts.size() == 1 ? parts.front() : parts.join(QStringLiteral(" + "));
}

} // namespace

QString scriptOfN8n(const QJsonValue &value, const ForeignWords &words, QString &lost)
{
    if (value.isUndefined())
        return QStringLiteral("undefined");
    if (!value.isString()) {
        const QByteArray list = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
        return QString::fromUtf8(list.sliced(1, list.size() - 2));
    }
    const ForeignText text = fromN8n(value.toString(), words);
    if (lost.isEmpty())
        lost = text.lost;
    return value.toString().startsWith(u'=') ? sumOf(text.text) : scriptText(text.text);
}

N8nCondition conditionOfN8n(const QJsonObject &params, const ForeignWords &words)
{
    const QJsonObject conditions = params[u"conditions"].toObject();
    Conditions made(words);
    if (conditions[u"conditions"].isArray()) {
        for (const QJsonValue each : conditions[u"conditions"].toArray()) {
            const QJsonValue how = each[u"operator"];
            made.add(how[u"operation"].toString(), each[u"leftValue"], each[u"rightValue"]);
        }
        return made.joined(conditions[u"combinator"].toString() == u"or");
    }
    for (const QStringView kind : {u"string", u"number", u"boolean", u"dateTime"}) {
        for (const QJsonValue each : conditions[kind].toArray()) {
            // What the file leaves out is what the editor offered first.
            const QString usual = kind == u"number"     ? QStringLiteral("smaller")
                                  : kind == u"dateTime" ? QStringLiteral("after")
                                                        : QStringLiteral("equal");
            made.add(each[u"operation"].toString(usual), each[u"value1"], each[u"value2"]);
        }
    }
    return made.joined(params[u"combineOperation"].toString() == u"any");
}

} // namespace sluice
