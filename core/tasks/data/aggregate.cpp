#include "core/tasks/data/aggregate.h"

#include "core/script/jsontext.h"
#include "core/tasks/data/values.h"
#include "core/tasks/errors.h"

#include <QHash>

#include <optional>

namespace sluice {

namespace {

enum class Measure : quint8 { Count, Sum, Mean, Min, Max, First, Last, List };

/// One figure that is asked for, such as `sum price`.
struct Figure {
    QString name;
    Measure measure = Measure::Count;
    QString path; ///< of the field; empty: the item itself
};

/// A figure so far.
struct Tally {
    qint64 count = 0;
    double sum = 0;
    std::optional<qint64> whole = 0; ///< the sum, as long as all are whole and it fits
    QJsonValue value = QJsonValue::Null;
    QJsonArray list;
};

struct Group {
    QJsonObject fields;
    std::vector<Tally> tallies;
};

std::optional<Measure> measureOf(const QString &word)
{
    static const QHash<QString, Measure> measures{
        {QStringLiteral("count"), Measure::Count}, {QStringLiteral("sum"), Measure::Sum},
        {QStringLiteral("mean"), Measure::Mean},   {QStringLiteral("min"), Measure::Min},
        {QStringLiteral("max"), Measure::Max},     {QStringLiteral("first"), Measure::First},
        {QStringLiteral("last"), Measure::Last},   {QStringLiteral("list"), Measure::List}};
    const auto found = measures.find(word);
    return found == measures.end() ? std::nullopt : std::optional(*found);
}

Result<std::vector<Figure>> figuresOf(const QJsonObject &params)
{
    const auto wanted = objectParam(params, QStringLiteral("values"));
    if (!wanted)
        return tl::unexpected(wanted.error());
    std::vector<Figure> figures;
    for (auto it = wanted->begin(); it != wanted->end(); ++it) {
        const QString text = it.value().toString().simplified();
        const auto measure = measureOf(text.section(u' ', 0, 0));
        if (!measure)
            return tl::unexpected(wrongValue(QStringLiteral("values"), text));
        figures.push_back({it.key(), *measure, text.section(u' ', 1)});
    }
    return figures;
}

/// Errors: `data.notNumber`.
Result<void> addNumber(Tally &tally, const Figure &figure, const QJsonValue &value)
{
    if (!value.isDouble())
        return failure(errors::kDataNotNumber,
                       {{QStringLiteral("field"), figure.path},
                        {QStringLiteral("text"), QString::fromUtf8(jsontext::toText(value).left(200))}});
    tally.sum += value.toDouble();
    const bool isWhole = value.toInteger(0) != 0 || value.toDouble() == 0;
    qint64 sum = 0;
    if (tally.whole && isWhole && !qAddOverflow(*tally.whole, value.toInteger(0), &sum))
        tally.whole = sum;
    else
        tally.whole.reset();
    return {};
}

Result<void> add(Tally &tally, const Figure &figure, const QJsonValue &item)
{
    const QJsonValue value = valueAt(item, figure.path);
    if (value.isUndefined() || value.isNull())
        return {}; // as in SQL: what is not there counts nowhere
    const bool isFirst = tally.count++ == 0;
    switch (figure.measure) {
    case Measure::Sum:
    case Measure::Mean:
        return addNumber(tally, figure, value);
    case Measure::Min:
        tally.value = isFirst || compareValues(value, tally.value) < 0 ? value : tally.value;
        break;
    case Measure::Max:
        tally.value = isFirst || compareValues(value, tally.value) > 0 ? value : tally.value;
        break;
    case Measure::First:
        tally.value = isFirst ? value : tally.value;
        break;
    case Measure::Last:
        tally.value = value;
        break;
    case Measure::List:
        tally.list.append(value);
        break;
    case Measure::Count:
        break;
    }
    return {};
}

QJsonValue resultOf(const Tally &tally, Measure measure)
{
    switch (measure) {
    case Measure::Count:
        return tally.count;
    case Measure::Sum:
        return tally.whole ? QJsonValue(*tally.whole) : QJsonValue(tally.sum);
    case Measure::Mean:
        return tally.count == 0 ? QJsonValue() : QJsonValue(tally.sum / static_cast<double>(tally.count));
    case Measure::List:
        return tally.list;
    default:
        return tally.value;
    }
}

QJsonObject rowOf(const Group &group, const std::vector<Figure> &figures)
{
    QJsonObject row = group.fields;
    for (std::size_t i = 0; i < figures.size(); ++i)
        row.insert(figures[i].name, resultOf(group.tallies[i], figures[i].measure));
    return row;
}

/// The groups in the order in which they come up.
Result<std::vector<Group>> grouped(const QJsonArray &list, const QStringList &by, const std::vector<Figure> &figures)
{
    std::vector<Group> groups;
    QHash<QByteArray, std::size_t> places;
    if (by.isEmpty())
        groups.push_back({{}, std::vector<Tally>(figures.size())});
    for (const QJsonValue &item : list) {
        const QByteArray key = by.isEmpty() ? QByteArray() : keyOf(item, by);
        auto place = by.isEmpty() ? places.insert(key, 0) : places.find(key);
        if (place == places.end()) {
            place = places.insert(key, groups.size());
            Group group{{}, std::vector<Tally>(figures.size())};
            for (const QString &path : by)
                group.fields.insert(path, valueAt(item, path));
            groups.push_back(std::move(group));
        }
        for (std::size_t i = 0; i < figures.size(); ++i) {
            if (auto added = add(groups[*place].tallies[i], figures[i], item); !added)
                return tl::unexpected(added.error());
        }
    }
    return groups;
}

Outcome run(const Attempt &attempt, const QJsonObject &params, WallTime)
{
    const auto list = listOf(attempt, params);
    if (!list)
        return permanent(list.error());
    const auto by = namesParam(params, QStringLiteral("by"));
    if (!by)
        return permanent(by.error());
    const auto figures = figuresOf(params);
    if (!figures)
        return permanent(figures.error());
    const auto groups = grouped(*list, *by, *figures);
    if (!groups)
        return permanent(groups.error());
    if (by->isEmpty())
        return give(rowOf(groups->front(), *figures));
    QJsonArray rows;
    for (const Group &group : *groups)
        rows.append(rowOf(group, *figures));
    return give(rows);
}

} // namespace

TaskType aggregateType()
{
    TaskTypeInfo info;
    info.type = QStringLiteral("aggregate");
    info.label = QStringLiteral("Aggregate");
    info.category = QStringLiteral("data");
    info.help = QStringLiteral("Counts and adds up the items of a list, all together or group by group.");
    info.sideEffects = false;
    info.icon = QStringLiteral("gnumeric-formulaguru");
    info.summaryParam = QStringLiteral("by");
    info.params = {
        {.key = QStringLiteral("by"),
         .label = QStringLiteral("Group by"),
         .help = QStringLiteral("Fields with commas, such as country; empty: all items are one group."),
         .kind = ParamKind::Text},
        {.key = QStringLiteral("values"),
         .label = QStringLiteral("Figures"),
         .help = QStringLiteral(
             "For each name a measure and its field, such as sum price. Measures: count, sum, mean, min, "
             "max, first, last, list."),
         .kind = ParamKind::KeyValue,
         .fallback = QJsonObject{{QStringLiteral("count"), QStringLiteral("count")}}},
        listParam(),
    };
    return {std::move(info), InlineTask{run, Weight::ByInput}};
}

} // namespace sluice
