#include "core/tasks/data/sort.h"

#include "core/tasks/data/values.h"

#include <algorithm>

namespace sluice {

namespace {

struct SortKey {
    QString path;
    bool isDescending = false;
};

/// An item with the values that it is sorted by, which are looked up once.
struct Sorted {
    QJsonArray keys;
    QJsonValue item;
};

std::vector<SortKey> sortKeys(const QStringList &names)
{
    std::vector<SortKey> keys;
    for (const QString &name : names) {
        const bool isDescending = name.startsWith(u'-');
        keys.push_back({isDescending ? name.sliced(1) : name, isDescending});
    }
    if (keys.empty())
        keys.push_back({});
    return keys;
}

Outcome run(const Attempt &attempt, const QJsonObject &params, WallTime)
{
    const auto list = listOf(attempt, params);
    if (!list)
        return permanent(list.error());
    const auto names = namesParam(params, QStringLiteral("by"));
    if (!names)
        return permanent(names.error());
    const auto keys = sortKeys(*names);
    const bool folds = params.value(QLatin1StringView("ignoreCase")).toBool();
    std::vector<Sorted> items;
    for (const QJsonValue &item : *list) {
        QJsonArray values;
        for (const SortKey &key : keys) {
            const QJsonValue value = valueAt(item, key.path);
            values.append(folds && value.isString() ? QJsonValue(value.toString().toCaseFolded()) : value);
        }
        items.push_back({values, item});
    }
    std::ranges::stable_sort(items, [&keys](const Sorted &left, const Sorted &right) {
        for (std::size_t i = 0; i < keys.size(); ++i) {
            const auto at = static_cast<qsizetype>(i);
            const int order = compareValues(left.keys.at(at), right.keys.at(at));
            if (order != 0)
                return keys[i].isDescending ? order > 0 : order < 0;
        }
        return false;
    });
    QJsonArray sorted;
    for (const Sorted &each : items)
        sorted.append(each.item);
    return give(sorted);
}

} // namespace

TaskType sortType()
{
    TaskTypeInfo info;
    info.type = QStringLiteral("sort");
    info.label = QStringLiteral("Sort");
    info.category = QStringLiteral("data");
    info.help = QStringLiteral("Orders a list by fields of its items; items that are alike stay in their order.");
    info.sideEffects = false;
    info.icon = QStringLiteral("view-sort-ascending");
    info.summaryParam = QStringLiteral("by");
    info.params = {
        {.key = QStringLiteral("by"),
         .label = QStringLiteral("Sort by"),
         .help = QStringLiteral(
             "Fields with commas, such as country, -total; - turns the order around. Empty: the items "
             "themselves."),
         .kind = ParamKind::Text},
        {.key = QStringLiteral("ignoreCase"),
         .label = QStringLiteral("Ignore case"),
         .help = QStringLiteral("Whether capital letters count as small ones."),
         .kind = ParamKind::Boolean,
         .fallback = false},
        listParam(),
    };
    return {std::move(info), InlineTask{run, Weight::ByInput}};
}

} // namespace sluice
