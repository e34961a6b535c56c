#include "ui/wording/wording.h"

#include "core/api/errors.h"
#include "ui/wording/errorrow.h"
#include "ui/wording/statewords.h"

#include <QCoreApplication>
#include <QHash>

namespace sluice {

namespace {

const QHash<QString, const ErrorRow *> &table()
{
    static const auto rows = [] {
        QHash<QString, const ErrorRow *> all;
        for (const auto part : {workflowRows(), callRows(), engineRows(), remoteRows(), taskRows(), pluginRows(),
                                triggerRows()}) {
            for (const ErrorRow &row : part)
                all.insert(QString::fromLatin1(row.code), &row);
        }
        return all;
    }();
    return rows;
}

/// Kinds of JSON values as a person knows them.
QString kindWords(const QString &kinds)
{
    static const QHash<QString, const char *> words{
        {QStringLiteral("object"), QT_TRANSLATE_NOOP("Errors", "an object with keys")},
        {QStringLiteral("array"), QT_TRANSLATE_NOOP("Errors", "a list")},
        {QStringLiteral("string"), QT_TRANSLATE_NOOP("Errors", "a text")},
        {QStringLiteral("number"), QT_TRANSLATE_NOOP("Errors", "a number")},
        {QStringLiteral("integer"), QT_TRANSLATE_NOOP("Errors", "a whole number")},
        {QStringLiteral("boolean"), QT_TRANSLATE_NOOP("Errors", "true or false")},
        {QStringLiteral("null"), QT_TRANSLATE_NOOP("Errors", "nothing")}};
    QStringList all;
    for (const QString &kind : kinds.split(u' ', Qt::SkipEmptyParts)) {
        const char *word = words.value(kind);
        all += word ? QCoreApplication::translate("Errors", word) : kind;
    }
    return all.join(QStringLiteral(", "));
}

/// Fields of a cron expression.
QString fieldWord(const QString &field)
{
    static const QHash<QString, const char *> words{
        {QStringLiteral("second"), QT_TRANSLATE_NOOP("Errors", "the second")},
        {QStringLiteral("minute"), QT_TRANSLATE_NOOP("Errors", "the minute")},
        {QStringLiteral("hour"), QT_TRANSLATE_NOOP("Errors", "the hour")},
        {QStringLiteral("day"), QT_TRANSLATE_NOOP("Errors", "the day of the month")},
        {QStringLiteral("month"), QT_TRANSLATE_NOOP("Errors", "the month")},
        {QStringLiteral("weekday"), QT_TRANSLATE_NOOP("Errors", "the day of the week")}};
    const char *word = words.value(field);
    return word ? QCoreApplication::translate("Errors", word) : field;
}

/// What failed the run that a step called, in words of its own.
QString causeOf(const Error &error)
{
    Error cause{error.args.value(QStringLiteral("code")), {}, error.detail};
    const QString prefix = QStringLiteral("of.");
    for (auto arg = error.args.begin(); arg != error.args.end(); ++arg) {
        if (arg.key().startsWith(prefix))
            cause.args.insert(arg.key().sliced(prefix.size()), arg.value());
    }
    const Wording wording = words(cause);
    return wording.why.isEmpty() ? wording.what : wording.what + u' ' + wording.why;
}

/// Where a script failed: in which field, and where in it.
QString scriptPlace(const Error &error)
{
    const QString parameter = error.args.value(QStringLiteral("parameter"), QStringLiteral("?"));
    const QString label = error.args.value(QStringLiteral("label"));
    const auto dot = parameter.indexOf(u'.');
    const QString below = dot < 0 ? QString() : parameter.sliced(dot);
    const QString field = label.isEmpty() ? parameter : catalogText(label) + below;
    const QString line = error.args.value(QStringLiteral("line"));
    const QString column = error.args.value(QStringLiteral("column"));
    if (line.isEmpty())
        return QCoreApplication::translate("Errors", "It is in “%1”.").arg(field);
    if (column.isEmpty())
        return QCoreApplication::translate("Errors", "It is in “%1”, line %2.").arg(field, line);
    return QCoreApplication::translate("Errors", "It is in “%1”, line %2, column %3.").arg(field, line, column);
}

/// An argument as a person knows it: a field by its label in the inspector.
QString shown(const QString &name, const Error &error)
{
    if (name == QLatin1StringView("detail"))
        return error.detail;
    if (name == QLatin1StringView("code") && error.code == QLatin1StringView("call.failed"))
        return causeOf(error);
    if (name == QLatin1StringView("parameter") && error.code == QLatin1StringView("script.threw"))
        return scriptPlace(error);
    const auto label = error.args.constFind(QStringLiteral("label"));
    if (name == QLatin1StringView("parameter") && label != error.args.constEnd())
        return catalogText(*label);
    const QString value = error.args.value(name, QStringLiteral("?"));
    // The JSON pointer of a document as a whole is empty.
    if (name == QLatin1StringView("place") && value.isEmpty())
        return QCoreApplication::translate("Errors", "its top level");
    if (name == QLatin1StringView("kind"))
        return kindWords(value);
    if (name == QLatin1StringView("field"))
        return fieldWord(value);
    return name == QLatin1StringView("setting") ? settingLabel(value) : value;
}

/// Puts the arguments in place of their names, once: an argument that looks like a name stays as it is.
QString filled(const QString &pattern, const Error &error)
{
    QString text;
    qsizetype from = 0;
    while (from < pattern.size()) {
        const auto open = pattern.indexOf(u'{', from);
        const auto close = open < 0 ? -1 : pattern.indexOf(u'}', open);
        if (close < 0)
            break;
        text += QStringView(pattern).mid(from, open - from);
        const QString name = pattern.mid(open + 1, close - open - 1);
        text += shown(name, error);
        from = close + 1;
    }
    return text + pattern.mid(from);
}

QString translated(const char *source, const Error &error)
{
    return *source ? filled(QCoreApplication::translate("Errors", source), error).trimmed() : QString();
}

} // namespace

const ErrorRow *rowOf(QStringView code)
{
    return table().value(code.toString());
}

bool isWorded(const QString &code)
{
    return table().contains(code);
}

Wording words(const Error &error)
{
    if (const ErrorRow *row = rowOf(error.code))
        return {translated(row->what, error), translated(row->why, error), translated(row->next, error)};
    return {QCoreApplication::translate("Errors", "Something went wrong that has no words yet (%1).").arg(error.code),
            error.detail, QCoreApplication::translate("Errors", "Copy this message and report it.")};
}

QString sentence(const Error &error)
{
    const Wording wording = words(error);
    QStringList parts{wording.what, wording.why, wording.next};
    parts.removeAll(QString());
    return parts.join(u' ');
}

std::optional<QString> missingRole(const Error &error)
{
    return error.code == errors::kEngineNotAllowed ? std::optional(error.args.value(QStringLiteral("role")))
                                                   : std::nullopt;
}

QString needsText(const Problems &problems)
{
    QStringList needs;
    for (const Problem &problem : problems) {
        const auto one = problem.error.args.constFind(QStringLiteral("label"));
        const auto several = problem.error.args.constFind(QStringLiteral("parameters"));
        if (one != problem.error.args.constEnd())
            needs += catalogText(*one);
        else if (several != problem.error.args.constEnd())
            needs += shown(several.key(), problem.error);
    }
    needs.removeDuplicates();
    return needs.isEmpty() ? QString()
                           : QCoreApplication::translate("Errors", "Needs: %1").arg(needs.join(QStringLiteral(", ")));
}

QString report(const Error &error)
{
    const Wording wording = words(error);
    QStringList lines{wording.what, wording.why, wording.next};
    lines.removeAll(QString());
    lines += error.code;
    for (auto arg = error.args.cbegin(); arg != error.args.cend(); ++arg)
        lines += QStringLiteral("%1: %2").arg(arg.key(), arg.value());
    if (!error.detail.isEmpty())
        lines += error.detail;
    return lines.join(u'\n');
}

} // namespace sluice
