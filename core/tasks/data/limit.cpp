#include "core/tasks/data/limit.h"

#include "core/tasks/data/values.h"

namespace sluice {

namespace {

Outcome run(const Attempt &attempt, const QJsonObject &params, WallTime)
{
    const auto list = listOf(attempt, params);
    if (!list)
        return permanent(list.error());
    const auto count = wholeParam(params, QStringLiteral("count"), 0, kMostMade);
    const auto skip = wholeParam(params, QStringLiteral("skip"), 0, kMostMade);
    if (!count || !skip)
        return permanent(count ? skip.error() : count.error());
    const qsizetype left = std::max<qsizetype>(0, list->size() - *skip);
    const qsizetype kept = std::min<qsizetype>(left, *count);
    const bool fromEnd = params.value(QLatin1StringView("from")).toString() == u"end";
    const qsizetype begin = fromEnd ? left - kept : list->size() - left;
    QJsonArray some;
    for (qsizetype i = begin; i < begin + kept; ++i)
        some.append(list->at(i));
    return give(some);
}

} // namespace

TaskType limitType()
{
    TaskTypeInfo info;
    info.type = QStringLiteral("limit");
    info.label = QStringLiteral("Limit");
    info.category = QStringLiteral("data");
    info.help = QStringLiteral("Keeps the first or the last items of a list.");
    info.sideEffects = false;
    info.icon = QStringLiteral("format-list-ordered");
    info.summaryParam = QStringLiteral("count");
    info.params = {
        {.key = QStringLiteral("count"),
         .label = QStringLiteral("Items"),
         .help = QStringLiteral("How many items stay at most."),
         .kind = ParamKind::Number,
         .required = true,
         .whole = true},
        {.key = QStringLiteral("from"),
         .label = QStringLiteral("Counted from"),
         .help = QStringLiteral("The start of the list, or its end."),
         .kind = ParamKind::Choice,
         .fallback = QStringLiteral("start"),
         .choices = {QStringLiteral("start"), QStringLiteral("end")}},
        {.key = QStringLiteral("skip"),
         .label = QStringLiteral("Leave out"),
         .help = QStringLiteral("How many items are passed over before."),
         .kind = ParamKind::Number,
         .whole = true,
         .fallback = 0},
        listParam(),
    };
    return {std::move(info), InlineTask{run, Weight::ByInput}};
}

} // namespace sluice
