#include "core/tasks/data/stop.h"

#include "core/tasks/errors.h"
#include "core/tasks/params.h"

namespace sluice {

namespace {

Outcome run(const Attempt &, const QJsonObject &params, WallTime)
{
    const auto message = textParam(params, QStringLiteral("message"));
    if (!message)
        return permanent(message.error());
    return permanent({QString(errors::kStopAsked), {{QStringLiteral("message"), message->left(2000)}}, {}});
}

} // namespace

TaskType stopType()
{
    TaskTypeInfo info;
    info.type = QStringLiteral("stop");
    info.label = QStringLiteral("Stop with error");
    info.category = QStringLiteral("flow");
    info.help = QStringLiteral("Fails on purpose, and is not tried again: for input that must not go on.");
    info.sideEffects = false;
    info.icon = QStringLiteral("process-stop");
    info.summaryParam = QStringLiteral("message");
    info.params = {
        {.key = QStringLiteral("message"),
         .label = QStringLiteral("Message"),
         .help = QStringLiteral("Why, for whoever looks at the dead letter."),
         .kind = ParamKind::Text,
         .required = true},
    };
    return {std::move(info), InlineTask{run, Weight::ByInput}};
}

} // namespace sluice
