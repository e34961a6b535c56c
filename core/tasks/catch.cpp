#include "core/tasks/catch.h"

#include "core/base/jsonvalue.h"
#include "core/tasks/params.h"

namespace sluice {

namespace {

const QString kFallback = QStringLiteral("fallback");

Outcome goOn(const Attempt &attempt, const QJsonObject &params, WallTime)
{
    const QJsonValue fallback = params.value(kFallback);
    if (fallback.isUndefined())
        return passInput(attempt);
    return outcome::Succeeded{compactJson(fallback), {}};
}

} // namespace

TaskType catchType()
{
    TaskTypeInfo info;
    info.type = QStringLiteral("catch");
    info.label = QStringLiteral("Catch failure");
    info.category = QStringLiteral("flow");
    info.help = QStringLiteral("Goes on after the failure of a task whose failure port leads here: with its code, class, "
                               "text, arguments, task and the data that it had, or with a value in their place.");
    info.sideEffects = false;
    info.icon = QStringLiteral("edit-undo");
    info.params = {
        {.key = kFallback,
         .label = QStringLiteral("Go on with"),
         .help = QStringLiteral("A value in place of the failure, such as {{ input.data }}; empty: what is known of the "
                                "failure."),
         .kind = ParamKind::Json},
    };
    return {std::move(info), InlineTask{goOn, Weight::ByInput}};
}

} // namespace sluice
