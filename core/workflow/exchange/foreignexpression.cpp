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

} // namespace

QString scriptText(const QString &text)
{
    const QByteArray list = QJsonDocument(QJsonArray{text}).toJson(QJsonDocument::Compact);
    return QString::fromUtf8(list.sliced(1, list.size() - 2));
}

ForeignText scriptFromN8n(const QString &script, const QHash<QString, QString> &ids)
{
    static const QRegularExpression step(QStringLiteral(
        R"re((?:\$\(\s*(["'])(.*?)\1\s*\)\.(?:item|first\(\)|last\(\))|\$node\[\s*(["'])(.*?)\3\s*\])\.json)re"));
    static const QRegularExpression input(QStringLiteral(R"(\$json\b|\$input\.(?:item|first\(\)|last\(\))\.json)"));
    QString lost;
    QString made = replaced(script, step, [&](const QRegularExpressionMatch &match) {
        const QString name = match.captured(2).isEmpty() ? match.captured(4) : match.captured(2);
        const QString id = ids.value(name);
        if (id.isEmpty() && lost.isEmpty())
            lost = match.captured();
        const bool isPlain = !id.contains(u'-');
        return id.isEmpty() ? match.captured()
               : isPlain    ? QStringLiteral("steps.%1.output").arg(id)
                            : QStringLiteral("steps[%1].output").arg(scriptText(id));
    });
    made.replace(input, QStringLiteral("input"));
    made.replace(QStringLiteral("$now.toISO()"), QStringLiteral("new Date().toISOString()"));
    if (lost.isEmpty())
        lost = firstForeignWord(made);
    return {made.trimmed(), lost};
}

ForeignText fromN8n(const QString &value, const QHash<QString, QString> &ids)
{
    if (!value.startsWith(u'='))
        return {value};
    static const QRegularExpression braces(QStringLiteral(R"(\{\{(.*?)\}\})"),
                                           QRegularExpression::DotMatchesEverythingOption);
    ForeignText made;
    made.text = replaced(value.sliced(1), braces, [&](const QRegularExpressionMatch &match) {
        const ForeignText script = scriptFromN8n(match.captured(1), ids);
        if (made.lost.isEmpty())
            made.lost = script.lost;
        return QStringLiteral("{{ %1 }}").arg(script.text);
    });
    return made;
}

ForeignText fromMessageProperty(const QString &path)
{
    if (path == u"payload")
        return {QStringLiteral("input")};
    if (path.startsWith(u"payload.") || path.startsWith(u"payload["))
        return {QStringLiteral("input") + path.sliced(7)};
    return {QStringLiteral("undefined"), path};
}

ForeignText fromMustache(const QString &text)
{
    static const QRegularExpression field(QStringLiteral(R"(\{\{\{?\s*([^{}]*?)\s*\}?\}\})"));
    ForeignText made;
    made.text = replaced(text, field, [&](const QRegularExpressionMatch &match) {
        const QString name = match.captured(1);
        const ForeignText property = fromMessageProperty(name.startsWith(u'&') ? name.sliced(1).trimmed() : name);
        if (made.lost.isEmpty())
            made.lost = property.lost;
        return QStringLiteral("{{ %1 }}").arg(property.text);
    });
    return made;
}

} // namespace sluice
