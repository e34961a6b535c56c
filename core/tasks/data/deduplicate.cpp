#include "core/tasks/data/deduplicate.h"

#include "core/tasks/data/values.h"

#include <QHash>

namespace sluice {

namespace {

Outcome run(const Attempt &attempt, const QJsonObject &params, WallTime)
{
    const auto list = listOf(attempt, params);
    if (!list)
        return permanent(list.error());
    const auto by = namesParam(params, QStringLiteral("by"));
    if (!by)
        return permanent(by.error());
    const bool keepsLast = params.value(QLatin1StringView("keep")).toString() == u"last";
    QHash<QByteArray, qsizetype> kept; // where the one that stays lies, by its key
    for (qsizetype i = 0; i < list->size(); ++i) {
        const QByteArray key = keyOf(list->at(i), *by);
        if (keepsLast || !kept.contains(key))
            kept.insert(key, i);
    }
    QJsonArray unique;
    for (qsizetype i = 0; i < list->size(); ++i) {
        if (kept.value(keyOf(list->at(i), *by)) == i)
            unique.append(list->at(i));
    }
    return give(unique);
}

} // namespace

TaskType deduplicateType()
{
    TaskTypeInfo info;
    info.type = QStringLiteral("deduplicate");
    info.label = QStringLiteral("Remove duplicates");
    info.category = QStringLiteral("data");
    info.help = QStringLiteral("Keeps one of the items of a list that are alike, or alike in some fields.");
    info.sideEffects = false;
    info.icon = QStringLiteral("document-multiple");
    info.summaryParam = QStringLiteral("by");
    info.params = {
        {.key = QStringLiteral("by"),
         .label = QStringLiteral("Alike by"),
         .help = QStringLiteral("Fields with commas, such as email; empty: the whole item."),
         .kind = ParamKind::Text},
        {.key = QStringLiteral("keep"),
         .label = QStringLiteral("Keep"),
         .help = QStringLiteral("Which one stays, the first or the last."),
         .kind = ParamKind::Choice,
         .fallback = QStringLiteral("first"),
         .choices = {QStringLiteral("first"), QStringLiteral("last")}},
        listParam(),
    };
    return {std::move(info), InlineTask{run, Weight::ByInput}};
}

} // namespace sluice
