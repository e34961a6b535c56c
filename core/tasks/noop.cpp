#include "core/tasks/noop.h"

#include "core/tasks/params.h"

namespace sluice {

TaskType noopType()
{
    TaskTypeInfo info;
    info.type = QStringLiteral("noop");
    info.label = QStringLiteral("Do nothing");
    info.category = QStringLiteral("flow");
    info.help = QStringLiteral("Passes its input on unchanged.");
    info.sideEffects = false;
    info.icon = QStringLiteral("media-playback-start");
    return {std::move(info),
            InlineTask{[](const Attempt &attempt, const QJsonObject &, WallTime) { return passInput(attempt); }}};
}

} // namespace sluice
