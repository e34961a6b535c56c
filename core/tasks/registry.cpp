#include "core/tasks/approval.h"
#include "core/tasks/catch.h"
#include "core/tasks/data/aggregate.h"
#include "core/tasks/data/batch.h"
#include "core/tasks/data/compress.h"
#include "core/tasks/data/csv.h"
#include "core/tasks/data/csvload.h"
#include "core/tasks/data/date.h"
#include "core/tasks/data/deduplicate.h"
#include "core/tasks/data/fields.h"
#include "core/tasks/data/filter.h"
#include "core/tasks/data/hash.h"
#include "core/tasks/data/json.h"
#include "core/tasks/data/limit.h"
#include "core/tasks/data/mergebykey.h"
#include "core/tasks/data/regex.h"
#include "core/tasks/data/schemavalidate.h"
#include "core/tasks/data/sort.h"
#include "core/tasks/data/splitout.h"
#include "core/tasks/data/stop.h"
#include "core/tasks/data/template.h"
#include "core/tasks/data/testdata.h"
#include "core/tasks/data/xml.h"
#include "core/tasks/data/yaml.h"
#include "core/tasks/datasync.h"
#include "core/tasks/delay.h"
#include "core/tasks/end.h"
#include "core/tasks/eventpublish.h"
#include "core/tasks/filelist.h"
#include "core/tasks/filemove.h"
#include "core/tasks/fileread.h"
#include "core/tasks/filewrite.h"
#include "core/tasks/foreach.h"
#include "core/tasks/httprequest.h"
#include "core/tasks/if.h"
#include "core/tasks/io/amqppublish.h"
#include "core/tasks/io/graphql.h"
#include "core/tasks/io/mqttpublish.h"
#include "core/tasks/io/processrun.h"
#include "core/tasks/join.h"
#include "core/tasks/log.h"
#include "core/tasks/noop.h"
#include "core/tasks/params.h"
#include "core/tasks/set.h"
#include "core/tasks/sqlexecute.h"
#include "core/tasks/switch.h"
#include "core/tasks/taskhost.h"
#include "core/tasks/throttle.h"
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
        graphQlType(),
        sqlExecuteType(),
        dataSyncType(),
        csvLoadType(),
        fileReadType(),
        fileWriteType(),
        fileListType(),
        fileMoveType(),
        processRunType(),
        mqttPublishType(),
        amqpPublishType(),
        transformType(),
        setType(),
        fieldsType(),
        filterType(),
        sortType(),
        limitType(),
        deduplicateType(),
        aggregateType(),
        splitOutType(),
        mergeByKeyType(),
        batchType(),
        templateType(),
        csvType(),
        jsonType(),
        xmlType(),
        yamlType(),
        regexType(),
        dateType(),
        hashType(),
        compressType(),
        schemaValidateType(),
        testDataType(),
        logType(),
        ifType(),
        switchType(),
        forEachType(),
        joinType(),
        delayType(),
        throttleType(),
        waitEventType(),
        approvalType(),
        eventPublishType(),
        workflowCallType(),
        webhookRespondType(),
        catchType(),
        stopType(),
        endType(),
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

bool needsWorker(Weight weight, const Attempt &attempt)
{
    if (weight != Weight::ByInput)
        return weight == Weight::Heavy;
    // Parameters hold more than the file says only where expressions brought it from one of these.
    qsizetype seen = attempt.data.input.size() + attempt.data.item.size() + attempt.data.runInput.size();
    for (const auto &[task, output] : attempt.data.outputs)
        seen += output.size();
    return seen > kLightInput;
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
    if ((!inlined && !expression) || (inlined && needsWorker(inlined->weight, attempt)))
        return std::nullopt;
    const auto params = completeParams(attempt.params, type->info);
    if (!params)
        return permanent(params.error());
    return inlined ? runInlineTask(*inlined, *type, attempt, *params, now) : runPath(*expression, attempt, *params);
}

} // namespace sluice
