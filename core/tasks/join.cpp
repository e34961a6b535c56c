#include "core/tasks/join.h"

#include "core/tasks/params.h"

namespace sluice {

TaskType joinType()
{
    TaskTypeInfo info;
    info.type = QStringLiteral("join");
    info.label = QStringLiteral("Join");
    info.category = QStringLiteral("flow");
    info.help = QStringLiteral("Waits for several branches and passes on what they gave, by task.");
    info.sideEffects = false;
    info.icon = QStringLiteral("merge");
    info.role = TaskRole::Join;
    info.summaryParam = QStringLiteral("mode");
    info.params = {
        {.key = QStringLiteral("mode"),
         .label = QStringLiteral("Wait for"),
         .help = QStringLiteral("All branches, the first one, a number of them, or all unless one has failed."),
         .kind = ParamKind::Choice,
         .fallback = QStringLiteral("all"),
         .choices = {QStringLiteral("all"), QStringLiteral("any"), QStringLiteral("nOfM"),
                     QStringLiteral("noneFailed")}},
        {.key = QStringLiteral("n"),
         .label = QStringLiteral("Number of branches"),
         .help = QStringLiteral("How many branches must be done, when it waits for a number of them."),
         .kind = ParamKind::Number,
         .fallback = 1},
    };
    return {std::move(info),
            InlineTask{[](const Attempt &attempt, const QJsonObject &, WallTime) { return passInput(attempt); }}};
}

} // namespace sluice
