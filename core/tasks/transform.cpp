#include "core/tasks/transform.h"

namespace sluice {

TaskType transformType()
{
    TaskTypeInfo info;
    info.type = QStringLiteral("transform");
    info.label = QStringLiteral("Transform");
    info.category = QStringLiteral("data");
    info.help = QStringLiteral("Makes a new value from what came in, by a JavaScript expression.");
    info.sideEffects = false;
    info.icon = QStringLiteral("code-context");
    info.summaryParam = QStringLiteral("expression");
    info.params = {
        {.key = QStringLiteral("expression"),
         .label = QStringLiteral("Expression"),
         .help = QStringLiteral(
             "JavaScript that sees input, item, index, run and steps; with return also the body of a "
             "function."),
         .kind = ParamKind::Expression,
         .required = true},
    };
    return {std::move(info),
            ExpressionTask{QStringLiteral("expression"),
                           [](const Attempt &, Payload value) -> Outcome {
                               return outcome::Succeeded{std::move(value), {}};
                           }},
            {QStringLiteral("expression")}};
}

} // namespace sluice
