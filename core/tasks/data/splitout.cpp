#include "core/tasks/data/splitout.h"

#include "core/script/jsontext.h"
#include "core/tasks/data/values.h"
#include "core/tasks/errors.h"

namespace sluice {

namespace {

/// `object` without what lies at dotted names.
QJsonObject without(QJsonObject object, const QString &path)
{
    const QString name = path.section(u'.', 0, 0);
    const QString rest = path.section(u'.', 1);
    if (rest.isEmpty())
        object.remove(name);
    else if (object.value(name).isObject())
        object.insert(name, without(object.value(name).toObject(), rest));
    return object;
}

Outcome run(const Attempt &attempt, const QJsonObject &params, WallTime)
{
    const auto field = textParam(params, QStringLiteral("field"));
    const auto name = textParam(params, QStringLiteral("as"));
    if (!field || !name)
        return permanent(field ? name.error() : field.error());
    const QString path = field->trimmed();
    const QString as = name->trimmed().isEmpty() ? path.section(u'.', -1) : name->trimmed();
    const bool keeps = params.value(QLatin1StringView("keepFields")).toBool();
    const QJsonValue input = jsontext::toValue(attempt.data.input);
    const QJsonArray sources = input.isArray() ? input.toArray() : QJsonArray{input};
    QJsonArray items;
    for (const QJsonValue &source : sources) {
        const QJsonValue list = valueAt(source, path);
        if (!list.isArray())
            return permanent({QString(errors::kDataNotList), {{QStringLiteral("path"), path}}, {}});
        const QJsonObject rest = keeps ? without(source.toObject(), path) : QJsonObject();
        const qsizetype most = keeps ? kMostMade / 10 : kMostMade; // the rest is repeated in each
        for (const QJsonValue &value : list.toArray()) {
            if (items.size() >= most)
                return permanent(tooMuch());
            QJsonObject item = rest;
            item.insert(as, value);
            items.append(keeps ? QJsonValue(item) : value);
        }
    }
    return give(items);
}

} // namespace

TaskType splitOutType()
{
    TaskTypeInfo info;
    info.type = QStringLiteral("split");
    info.label = QStringLiteral("Split out");
    info.category = QStringLiteral("data");
    info.help = QStringLiteral(
        "Makes a list of the values of a list inside an object, or inside each object of a list.");
    info.sideEffects = false;
    info.icon = QStringLiteral("split");
    info.summaryParam = QStringLiteral("field");
    info.params = {
        {.key = QStringLiteral("field"),
         .label = QStringLiteral("Field"),
         .help = QStringLiteral("Where the inner list lies, such as order.lines."),
         .kind = ParamKind::Text,
         .required = true},
        {.key = QStringLiteral("keepFields"),
         .label = QStringLiteral("Keep the other fields"),
         .help = QStringLiteral("Whether each item has the other fields of its object too."),
         .kind = ParamKind::Boolean,
         .fallback = false},
        {.key = QStringLiteral("as"),
         .label = QStringLiteral("Call it"),
         .help = QStringLiteral("The field of the value when the others are kept; empty: as it was called."),
         .kind = ParamKind::Text},
    };
    return {std::move(info), InlineTask{run, Weight::ByInput}};
}

} // namespace sluice
