#include "core/workflow/exchange/foreignexpression.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QRegularExpression>

namespace sluice {

namespace {

/// Whatever still begins with `$` is a word of n8n; a template text of JavaScript has `${`.
QString firstForeignWord(const QString &script)
{
    static const QRegularExpression word(QStringLiteral(R"(\$(?!\{)[A-Za-z_]*(?:\([^)]*\))?)"));
    return word.match(script).captured();
}

/// Replaces each match by what `replace` makes of it.
template <typename Replace>
QString replaced(const QString &text, const QRegularExpression &pattern, Replace replace)
{
    QString made;
    qsizetype end = 0;
    for (auto each = pattern.globalMatch(text); each.hasNext();) {
        const auto match = each.next();
        made += QStringView(text).sliced(end, match.capturedStart() - end);
        made += replace(match);
        end = match.capturedEnd();
    }
    return made.append(QStringView(text).sliced(end));
}

/// What stands in double braces; read by hand, since a pattern takes the square of the length of a text without an end.
template <typename Replace>
QString replacedInBraces(const QString &text, Replace replace)
{
    QString made;
    qsizetype end = 0;
    while (true) {
        const qsizetype open = text.indexOf(u"{{", end);
        const qsizetype close = open < 0 ? -1 : text.indexOf(u"}}", open + 2);
        if (close < 0)
            return made.append(QStringView(text).sliced(end));
        const bool isTriple = text.mid(open, 3) == u"{{{" && text.mid(close, 3) == u"}}}";
        made += QStringView(text).sliced(end, open - end);
        made += replace(
            QStringView(text).sliced(open + (isTriple ? 3 : 2), close - open - (isTriple ? 3 : 2)).toString());
        end = close + (isTriple ? 3 : 2);
    }
}

} // namespace

QString scriptText(const QString &text)
{
    const QByteArray list = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(list.sliced(1, list.size() - 2));
}

ForeignText scriptFromN8n(const QString &script, const ForeignWords &words)
{
    static const QRegularExpression step(QStringLiteral(
        R"re((?:\$\( ?(["'])(.{0,200}?)\1 ?\)\.(?:item|first\(\)|last\(\))|\$node\[ ?(["'])(.{0,200}?)\3 ?\])\.json)re"));
    static const QRegularExpression input(QStringLiteral(R"(\$json\b|\$input\.(?:item|first\(\)|last\(\))\.json)"));
    QString lost;
    QString made = replaced(script, step, [&](const QRegularExpressionMatch &match) {
        const QString name = match.captured(2).isEmpty() ? match.captured(4) : match.captured(2);
        const QString known = words.steps.value(name);
        if (known.isEmpty() && lost.isEmpty())
            lost = match.captured();
        return known.isEmpty() ? match.captured() : known;
    });
    made.replace(input, words.input);
    made.replace(QStringLiteral("$now.toISO()"), QStringLiteral("new Date().toISOString()"));
    if (lost.isEmpty())
        lost = firstForeignWord(made);
    return {made.trimmed(), lost};
}

ForeignText fromN8n(const QString &value, const ForeignWords &words)
{
    if (!value.startsWith(u'='))
        return {value};
    ForeignText made;
    made.text = replacedInBraces(value.sliced(1), [&](const QString &inside) {
        const ForeignText script = scriptFromN8n(inside, words);
        if (made.lost.isEmpty())
            made.lost = script.lost;
        return QStringLiteral("{{ %1 }}").arg(script.text);
    });
    return made;
}

ForeignText fromMessageProperty(const QString &path, const QString &input)
{
    if (path == u"payload")
        return {input};
    if (path.startsWith(u"payload.") || path.startsWith(u"payload["))
        return {input + path.sliced(7)};
    return {QStringLiteral("undefined"), path};
}

ForeignText fromMustache(const QString &text, const QString &input)
{
    ForeignText made;
    made.text = replacedInBraces(text, [&](const QString &inside) {
        const QString name = inside.trimmed();
        const ForeignText property = fromMessageProperty(name.startsWith(u'&') ? name.sliced(1).trimmed() : name,
                                                         input);
        if (made.lost.isEmpty())
            made.lost = property.lost;
        return QStringLiteral("{{ %1 }}").arg(property.text);
    });
    return made;
}

} // namespace sluice
