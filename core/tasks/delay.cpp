#include "core/tasks/delay.h"

#include "core/base/duration.h"
#include "core/tasks/params.h"

namespace sluice {

TaskType delayType()
{
    TaskTypeInfo info;
    info.type = QStringLiteral("delay");
    info.label = QStringLiteral("Wait");
    info.category = QStringLiteral("flow");
    info.help = QStringLiteral("Waits for some time, then passes its input on; it also waits through a restart.");
    info.sideEffects = false;
    info.icon = QStringLiteral("clock");
    info.role = TaskRole::Delay;
    info.summaryParam = QStringLiteral("duration");
    info.params = {
        {.key = QStringLiteral("duration"),
         .label = QStringLiteral("Duration"),
         .help = QStringLiteral("How long, such as 250ms, 5s, 10m or 2h."),
         .kind = ParamKind::Duration,
         .required = true},
    };
    return {std::move(info), InlineTask{[](const Attempt &, const QJsonObject &params, WallTime now) -> Outcome {
                const auto duration = parseDuration(params.value(QLatin1StringView("duration")).toString());
                if (!duration)
                    return permanent(duration.error());
                return outcome::Wait{now + *duration};
            }}};
}

} // namespace sluice
