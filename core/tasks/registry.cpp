#include "core/tasks/datasync.h"
#include "core/tasks/delay.h"
#include "core/tasks/eventpublish.h"
#include "core/tasks/fileread.h"
#include "core/tasks/filewrite.h"
#include "core/tasks/foreach.h"
#include "core/tasks/httprequest.h"
#include "core/tasks/if.h"
#include "core/tasks/join.h"
#include "core/tasks/log.h"
#include "core/tasks/noop.h"
#include "core/tasks/params.h"
#include "core/tasks/set.h"
#include "core/tasks/sqlexecute.h"
#include "core/tasks/switch.h"
#include "core/tasks/taskhost.h"
#include "core/tasks/transform.h"
#include "core/tasks/waitevent.h"
#include "core/tasks/webhookrespond.h"
#include "core/tasks/workflowcall.h"

#include "core/script/resolve.h"
#include "core/script/valuepath.h"

#include <algorithm>

namespace sluice {

namespace {

std::optional<Outcome> runInlineTask(const InlineTask &task, const TaskType &type, const Attempt &attempt,
                                     const QJsonObject &params, WallTime now)
{
    const auto resolved = resolveParams(params, attempt.data, type.leave);
    if (!resolved)
        return permanent(resolved.error());
    if (!*resolved)
        return std::nullopt;
    return task.run(attempt, **resolved, now);
}

std::optional<Outcome> runPath(const ExpressionTask &task, const Attempt &attempt, const QJsonObject &params)
{
    const auto path = ValuePath::parse(params.value(task.key).toString());
    if (!path)
        return std::nullopt;
    auto value = path->resolve(attempt.data);
    if (!value)
        return permanent(std::move(value.error()));
    return task.finish(attempt, *std::move(value));
}

} // namespace

const std::vector<TaskType> &taskTypes()
{
    static const std::vector<TaskType> types{
        httpRequestType(),
        sqlExecuteType(),
        dataSyncType(),
        fileReadType(),
        fileWriteType(),
        transformType(),
        setType(),
        logType(),
        ifType(),
        switchType(),
        forEachType(),
        joinType(),
        delayType(),
        waitEventType(),
        eventPublishType(),
        workflowCallType(),
        webhookRespondType(),
        noopType(),
    };
    return types;
}

const TaskType *findTaskType(const QString &type)
{
    static const TaskType record = dataSyncRecordType();
    if (type == record.info.type)
        return &record;
    const auto &types = taskTypes();
    const auto found = std::ranges::find(types, type, [](const TaskType &each) { return each.info.type; });
    return found == types.end() ? nullptr : &*found;
}

TaskCatalog standardCatalog()
{
    std::vector<TaskTypeInfo> infos;
    for (const TaskType &type : taskTypes())
        infos.push_back(type.info);
    return TaskCatalog(std::move(infos));
}

std::optional<Outcome> runInline(const Attempt &attempt, WallTime now)
{
    const auto *type = findTaskType(attempt.type);
    if (!type)
        return std::nullopt;
    const auto *inlined = std::get_if<InlineTask>(&type->runner);
    const auto *expression = std::get_if<ExpressionTask>(&type->runner);
    if (!inlined && !expression)
        return std::nullopt;
    const auto params = completeParams(attempt.params, type->info);
    if (!params)
        return permanent(params.error());
    return inlined ? runInlineTask(*inlined, *type, attempt, *params, now) : runPath(*expression, attempt, *params);
}

} // namespace sluice
