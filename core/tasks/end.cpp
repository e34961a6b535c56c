#include "core/tasks/end.h"

#include "core/tasks/params.h"

namespace sluice {

TaskType endType()
{
    TaskTypeInfo info;
    info.type = QStringLiteral("end");
    info.label = QStringLiteral("End run");
    info.category = QStringLiteral("flow");
    info.help = QStringLiteral("Ends the run well: what has not begun is skipped, and what runs is stopped. Inside a "
                               "for-each it passes its input on, and nothing more.");
    info.sideEffects = false;
    info.icon = QStringLiteral("flag");
    return {std::move(info),
            InlineTask{[](const Attempt &attempt, const QJsonObject &, WallTime) { return passInput(attempt); }}};
}

} // namespace sluice
