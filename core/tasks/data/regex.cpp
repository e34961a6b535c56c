#include "core/tasks/data/regex.h"

#include "core/tasks/data/values.h"

#include <QRegularExpression>

namespace sluice {

namespace {

/// What is done with the places that a pattern finds.
struct Search {
    QString pattern;
    QRegularExpression expression;
    QString text;
};

/// A pattern that tries all ways to match is given up by the library, which counts them: that is not the same as no match.
Error givenUp(const Search &search)
{
    return wrongValue(QStringLiteral("pattern"), search.pattern,
                      QStringLiteral("It tries too many ways to match this text."));
}

Result<Search> searchOf(const QJsonObject &params)
{
    const auto pattern = textParam(params, QStringLiteral("pattern"));
    if (!pattern)
        return tl::unexpected(pattern.error());
    QRegularExpression::PatternOptions options = QRegularExpression::UseUnicodePropertiesOption;
    options.setFlag(QRegularExpression::CaseInsensitiveOption, params.value(QLatin1StringView("ignoreCase")).toBool());
    options.setFlag(QRegularExpression::MultilineOption, params.value(QLatin1StringView("lines")).toBool());
    const QRegularExpression expression(*pattern, options);
    if (!expression.isValid())
        return tl::unexpected(wrongValue(QStringLiteral("pattern"), *pattern, expression.errorString()));
    return Search{*pattern, expression, QString::fromUtf8(bytesOf(params.value(QLatin1StringView("text"))))};
}

QJsonObject described(const QRegularExpressionMatch &match, int groups)
{
    QJsonArray captured;
    for (int i = 1; i <= groups; ++i)
        captured.append(match.hasCaptured(i) ? QJsonValue(match.captured(i)) : QJsonValue());
    return {{QStringLiteral("match"), match.captured()},
            {QStringLiteral("index"), match.capturedStart()},
            {QStringLiteral("groups"), captured}};
}

/// Hands each match to `take`, which says how many characters it made of it.
template <typename Take>
Result<void> eachMatch(const Search &search, const Attempt &attempt, const Take &take)
{
    // Not by globalMatch, whose iterator cannot tell the end of a text from a search that was given up.
    qsizetype at = 0;
    qsizetype made = 0;
    for (qsizetype places = 0; at <= search.text.size() && !attempt.stop.stop_requested(); ++places) {
        const auto match = search.expression.match(search.text, at, QRegularExpression::NormalMatch,
                                                   QRegularExpression::DontCheckSubjectStringMatchOption);
        if (!match.isValid())
            return tl::unexpected(givenUp(search));
        if (!match.hasMatch())
            break;
        made += take(match);
        if (places > kMostMade || made > kMaxOutput)
            return tl::unexpected(tooMuch());
        at = match.capturedEnd();
        if (match.capturedLength() == 0)
            at += at < search.text.size() && search.text[at].isHighSurrogate() ? 2 : 1;
    }
    return {};
}

/// `with` where $1 to $99 are groups, $& is the match and $$ a dollar.
QString replacement(const QString &with, const QRegularExpressionMatch &match)
{
    static const QRegularExpression sign(QStringLiteral(R"(\$(\$|&|[1-9]\d?))"));
    QString made;
    qsizetype begin = 0;
    auto signs = sign.globalMatch(with);
    while (signs.hasNext()) {
        const auto found = signs.next();
        const QString name = found.captured(1);
        made += QStringView(with).sliced(begin, found.capturedStart() - begin);
        made += name == u"$" ? name : match.captured(name == u"&" ? 0 : name.toInt());
        begin = found.capturedEnd();
    }
    made += QStringView(with).sliced(begin);
    return made;
}

Result<QJsonValue> replaced(const Search &search, const Attempt &attempt, const QString &with)
{
    QString made;
    qsizetype begin = 0;
    const auto done = eachMatch(search, attempt, [&](const QRegularExpressionMatch &match) {
        const qsizetype before = made.size();
        made += QStringView(search.text).sliced(begin, match.capturedStart() - begin);
        made += replacement(with, match);
        begin = match.capturedEnd();
        return made.size() - before;
    });
    if (!done)
        return tl::unexpected(done.error());
    made += QStringView(search.text).sliced(begin);
    return QJsonValue(made);
}

/// The parts between the places; groups are none. A place of no width at an end of a part makes no further part.
Result<QJsonValue> split(const Search &search, const Attempt &attempt)
{
    QJsonArray parts;
    qsizetype begin = 0;
    const auto done = eachMatch(search, attempt, [&](const QRegularExpressionMatch &match) {
        const bool isNowhere = match.capturedLength() == 0
                               && (match.capturedStart() == begin || match.capturedStart() == search.text.size());
        if (isNowhere)
            return qsizetype(0);
        const qsizetype length = match.capturedStart() - begin;
        parts.append(search.text.sliced(begin, length));
        begin = match.capturedEnd();
        return length;
    });
    if (!done)
        return tl::unexpected(done.error());
    parts.append(search.text.sliced(begin));
    return QJsonValue(parts);
}

Result<QJsonValue> all(const Search &search, const Attempt &attempt)
{
    const int groups = search.expression.captureCount();
    QJsonArray found;
    const auto done = eachMatch(search, attempt, [&](const QRegularExpressionMatch &match) {
        found.append(described(match, groups));
        return match.capturedLength() * (groups + 1);
    });
    return done ? Result<QJsonValue>(found) : tl::unexpected(done.error());
}

Outcome run(const Attempt &attempt, const QJsonObject &params, WallTime)
{
    const auto search = searchOf(params);
    if (!search)
        return permanent(search.error());
    const auto with = textParam(params, QStringLiteral("with"));
    if (!with)
        return permanent(with.error());
    const QString mode = params.value(QLatin1StringView("mode")).toString();
    if (mode == u"all")
        return give(all(*search, attempt));
    if (mode == u"replace")
        return give(replaced(*search, attempt, *with));
    if (mode == u"split")
        return give(split(*search, attempt));
    const auto match = search->expression.match(search->text);
    if (!match.isValid())
        return permanent(givenUp(*search));
    if (mode == u"test")
        return give(match.hasMatch());
    return give(match.hasMatch() ? QJsonValue(described(match, search->expression.captureCount())) : QJsonValue());
}

} // namespace

TaskType regexType()
{
    TaskTypeInfo info;
    info.type = QStringLiteral("regex");
    info.label = QStringLiteral("Regular expression");
    info.category = QStringLiteral("data");
    info.help = QStringLiteral(
        "Finds, takes apart or replaces parts of a text. A pattern that tries too many ways to match is an "
        "error.");
    info.sideEffects = false;
    info.icon = QStringLiteral("edit-find-replace");
    info.lane = Lane::Blocking;
    info.summaryParam = QStringLiteral("pattern");
    info.params = {
        {.key = QStringLiteral("pattern"),
         .label = QStringLiteral("Pattern"),
         .help = QStringLiteral("A regular expression as Perl has it, such as ^(\\w+)@(.+)$."),
         .kind = ParamKind::Text,
         .required = true},
        {.key = QStringLiteral("mode"),
         .label = QStringLiteral("Do"),
         .help = QStringLiteral("Find the first place or all, test whether there is one, replace all, or split there."),
         .kind = ParamKind::Choice,
         .fallback = QStringLiteral("all"),
         .choices = {QStringLiteral("first"), QStringLiteral("all"), QStringLiteral("test"), QStringLiteral("replace"),
                     QStringLiteral("split")}},
        {.key = QStringLiteral("with"),
         .label = QStringLiteral("Replace by"),
         .help = QStringLiteral("What stands there instead; $1 is the first group."),
         .kind = ParamKind::Text,
         .fallback = QString()},
        contentParam(QStringLiteral("text"), QStringLiteral("Text"), QStringLiteral("Where to look.")),
        {.key = QStringLiteral("ignoreCase"),
         .label = QStringLiteral("Ignore case"),
         .help = QStringLiteral("Whether capital letters count as small ones."),
         .kind = ParamKind::Boolean,
         .fallback = false},
        {.key = QStringLiteral("lines"),
         .label = QStringLiteral("Line by line"),
         .help = QStringLiteral("Whether ^ and $ also stand for the start and end of each line."),
         .kind = ParamKind::Boolean,
         .fallback = false},
    };
    return {std::move(info), InlineTask{run, Weight::Heavy}};
}

} // namespace sluice
