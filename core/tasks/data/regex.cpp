#include "core/tasks/data/regex.h"

#include "core/script/jsontext.h"
#include "core/script/scriptpool.h"
#include "core/tasks/data/values.h"
#include "core/tasks/datasync.h"

namespace sluice {

namespace {

/// What the script process does. The pattern is data for it, never a part of the script.
QString matcher()
{
    return QStringLiteral(R"(
        var all = input.mode === "all" || input.mode === "replace";
        var re;
        try {
            re = new RegExp(input.pattern, (all ? "g" : "") + (input.ignoreCase ? "i" : "") + (input.lines ? "m" : ""));
        } catch (error) {
            return { wrong: String(error.message) };
        }
        function found(match) {
            return { match: match[0], index: match.index,
                     groups: match.slice(1).map(function (group) { return group === undefined ? null : group; }) };
        }
        if (input.mode === "test")
            return { made: re.test(input.text) };
        if (input.mode === "replace")
            return { made: input.text.replace(re, input.with) };
        if (input.mode === "split")
            return { made: input.text.split(re) };
        var match = re.exec(input.text);
        if (input.mode === "first")
            return { made: match ? found(match) : null };
        var matches = [];
        for (; match; match = re.exec(input.text)) {
            matches.push(found(match));
            if (match[0] === "")
                re.lastIndex += 1;
        }
        return { made: matches };
    )");
}

/// In a script process, which is killed when a pattern takes too long or too much memory: a pattern that tries all ways to
/// match cannot be told from one that does not, and no thread of ours could be taken back from it.
QCoro::Task<Outcome> run(SyncTools &tools, Attempt attempt, QJsonObject params)
{
    StepData data;
    data.run = attempt.run;
    QJsonObject job{{QStringLiteral("text"), QString::fromUtf8(bytesOf(params.value(QLatin1StringView("text"))))}};
    for (const char *key : {"pattern", "with", "mode", "ignoreCase", "lines"}) {
        const QString name = QString::fromLatin1(key);
        job.insert(name, params.value(name));
    }
    for (const QString &key : {QStringLiteral("pattern"), QStringLiteral("with")}) {
        const auto text = textParam(params, key);
        if (!text)
            co_return permanent(text.error());
        job.insert(key, *text);
    }
    data.input = jsontext::toText(job);
    const auto answer = co_await tools.scripts().evaluate(matcher(), data);
    if (!answer)
        co_return expressionFailed(answer.error());
    if (const auto wrong = jsontext::member(*answer, u"wrong"))
        co_return permanent(wrongValue(QStringLiteral("pattern"), job.value(u"pattern").toString(),
                                       jsontext::toValue(*wrong).toString()));
    const auto made = jsontext::member(*answer, u"made");
    co_return outcome::Succeeded{made ? made->toByteArray() : Payload("null"), {}};
}

} // namespace

TaskType regexType()
{
    TaskTypeInfo info;
    info.type = QStringLiteral("regex");
    info.label = QStringLiteral("Regular expression");
    info.category = QStringLiteral("data");
    info.help = QStringLiteral(
        "Finds, takes apart or replaces parts of a text. A pattern that takes longer than two seconds "
        "is stopped.");
    info.sideEffects = false;
    info.icon = QStringLiteral("edit-find-replace");
    info.lane = Lane::Io;
    info.summaryParam = QStringLiteral("pattern");
    info.params = {
        {.key = QStringLiteral("pattern"),
         .label = QStringLiteral("Pattern"),
         .help = QStringLiteral("A regular expression as JavaScript has it, such as ^(\\w+)@(.+)$."),
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
    return {std::move(info), SyncTask{run}};
}

} // namespace sluice
