#include "core/tasks/foreach.h"

#include "core/tasks/params.h"

namespace sluice {

TaskType forEachType()
{
    TaskTypeInfo info;
    info.type = QStringLiteral("forEach");
    info.label = QStringLiteral("For each");
    info.category = QStringLiteral("flow");
    info.help = QStringLiteral(
        "Runs what follows its port \"item\" once for each item of a list, then goes on by \"done\".");
    info.sideEffects = false;
    info.icon = QStringLiteral("media-playlist-repeat");
    info.outPorts = {QStringLiteral("item"), QStringLiteral("done")};
    info.role = TaskRole::ForEach;
    info.summaryParam = QStringLiteral("items");
    info.params = {
        {.key = QStringLiteral("items"),
         .label = QStringLiteral("Items"),
         .help = QStringLiteral("A JavaScript expression that gives a list."),
         .kind = ParamKind::Expression,
         .fallback = QStringLiteral("input")},
        {.key = QStringLiteral("concurrency"),
         .label = QStringLiteral("Items at once"),
         .help = QStringLiteral("How many items are under way at most; 0: all of them."),
         .kind = ParamKind::Number,
         .whole = true,
         .fallback = 0},
    };
    return {std::move(info),
            ExpressionTask{QStringLiteral("items"),
                           [](const Attempt &, Payload value) -> Outcome {
                               if (const auto spans = arraySpans(value); !spans)
                                   return permanent(spans.error());
                               return outcome::Found{std::move(value)};
                           }},
            {QStringLiteral("items")}};
}

} // namespace sluice
