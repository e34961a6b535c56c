#include "core/tasks/set.h"

#include "core/script/jsontext.h"
#include "core/tasks/errors.h"
#include "core/tasks/params.h"

namespace sluice {

namespace {

Outcome run(const Attempt &attempt, const QJsonObject &params, WallTime)
{
    const auto values = objectParam(params, QStringLiteral("values"));
    if (!values)
        return permanent(values.error());
    QJsonObject merged;
    if (params.value(QLatin1StringView("keepInput")).toBool()) {
        const auto input = jsontext::toValue(attempt.data.input);
        if (!input.isObject() && !input.isNull())
            return permanent({QString(errors::kTaskInputNotObject), {}, {}});
        merged = input.toObject();
    }
    for (auto it = values->begin(); it != values->end(); ++it)
        merged.insert(it.key(), it.value());
    return outcome::Succeeded{jsontext::toText(merged), {}};
}

} // namespace

TaskType setType()
{
    TaskTypeInfo info;
    info.type = QStringLiteral("set");
    info.label = QStringLiteral("Set fields");
    info.category = QStringLiteral("data");
    info.help = QStringLiteral("Sets fields of an object, with what came in or without it.");
    info.sideEffects = false;
    info.icon = QStringLiteral("document-edit");
    info.params = {
        {.key = QStringLiteral("values"),
         .label = QStringLiteral("Fields"),
         .help = QStringLiteral("An object; its fields replace those of the input."),
         .kind = ParamKind::Json,
         .required = true},
        {.key = QStringLiteral("keepInput"),
         .label = QStringLiteral("Keep the input"),
         .help = QStringLiteral("Whether the other fields of the input stay."),
         .kind = ParamKind::Boolean,
         .fallback = true},
    };
    return {std::move(info), InlineTask{run}};
}

} // namespace sluice
