#include "core/tasks/data/template.h"

#include "core/tasks/data/values.h"

namespace sluice {

TaskType templateType()
{
    TaskTypeInfo info;
    info.type = QStringLiteral("template");
    info.label = QStringLiteral("Template");
    info.category = QStringLiteral("data");
    info.help = QStringLiteral("Makes a text with values in it.");
    info.sideEffects = false;
    info.icon = QStringLiteral("insert-text");
    info.summaryParam = QStringLiteral("text");
    info.params = {
        {.key = QStringLiteral("text"),
         .label = QStringLiteral("Text"),
         .help = QStringLiteral("What stands in double braces becomes its value, such as Dear {{ input.name }}."),
         .kind = ParamKind::MultiLine,
         .required = true},
    };
    return {std::move(info),
            InlineTask{[](const Attempt &, const QJsonObject &params, WallTime) {
                           return give(QString::fromUtf8(bytesOf(params.value(QLatin1StringView("text")))));
                       },
                       Weight::ByInput}};
}

} // namespace sluice
