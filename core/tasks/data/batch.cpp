#include "core/tasks/data/batch.h"

#include "core/tasks/data/values.h"

namespace sluice {

namespace {

Outcome run(const Attempt &attempt, const QJsonObject &params, WallTime)
{
    const auto list = listOf(attempt, params);
    if (!list)
        return permanent(list.error());
    const auto size = wholeParam(params, QStringLiteral("size"), 1, kMostMade);
    if (!size)
        return permanent(size.error());
    QJsonArray batches;
    QJsonArray batch;
    for (const QJsonValue &item : *list) {
        batch.append(item);
        if (batch.size() == *size)
            batches.append(std::exchange(batch, QJsonArray()));
    }
    if (!batch.isEmpty())
        batches.append(batch);
    return give(batches);
}

} // namespace

TaskType batchType()
{
    TaskTypeInfo info;
    info.type = QStringLiteral("batch");
    info.label = QStringLiteral("Batch");
    info.category = QStringLiteral("data");
    info.help = QStringLiteral(
        "Makes lists of a few items each of a long list, such as for a loop that sends them together.");
    info.sideEffects = false;
    info.icon = QStringLiteral("view-group");
    info.summaryParam = QStringLiteral("size");
    info.params = {
        {.key = QStringLiteral("size"),
         .label = QStringLiteral("Items in each"),
         .help = QStringLiteral("How many at most; the last list may be shorter."),
         .kind = ParamKind::Number,
         .whole = true,
         .fallback = 100},
        listParam(),
    };
    return {std::move(info), InlineTask{run, Weight::ByInput}};
}

} // namespace sluice
