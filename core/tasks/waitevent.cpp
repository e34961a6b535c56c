#include "core/tasks/waitevent.h"

#include "core/base/duration.h"
#include "core/run/approval.h"
#include "core/tasks/errors.h"
#include "core/tasks/params.h"

namespace sluice {

namespace {

const QString kTopic = QStringLiteral("topic");
const QString kKey = QStringLiteral("key");
const QString kValue = QStringLiteral("value");
const QString kTimeout = QStringLiteral("timeout");

Outcome missing(const QString &key, const QString &label)
{
    return permanent({QString(errors::kTaskParameterMissing),
                      {{QStringLiteral("parameter"), key}, {QStringLiteral("label"), label}},
                      {}});
}

Outcome run(const Attempt &, const QJsonObject &params, WallTime now)
{
    outcome::Await await;
    for (const auto &[name, place] : {std::pair(kTopic, &await.topic), {kKey, &await.key}, {kValue, &await.value}}) {
        auto text = textParam(params, name);
        if (!text)
            return permanent(text.error());
        *place = std::move(*text);
    }
    await.topic = await.topic.trimmed();
    if (await.topic == kApprovalTopic) // it would wait for a person
        return permanent({QString(errors::kTaskParameterValue),
                          {{QStringLiteral("parameter"), kTopic}, {QStringLiteral("text"), await.topic}},
                          {}});
    await.key = await.key.trimmed();
    if (!params.value(kValue).isUndefined() && await.key.isEmpty())
        return missing(kKey, QStringLiteral("Field"));
    if (!await.key.isEmpty() && params.value(kValue).isUndefined())
        return missing(kValue, QStringLiteral("Must equal"));
    if (const QJsonValue limit = params.value(kTimeout); !limit.isUndefined()) {
        const auto duration = parseDuration(limit.toString());
        if (!duration)
            return permanent(duration.error());
        await.until = now + *duration;
    }
    return await;
}

} // namespace

TaskType waitEventType()
{
    TaskTypeInfo info;
    info.type = QStringLiteral("wait.event");
    info.label = QStringLiteral("Wait for event");
    info.category = QStringLiteral("flow");
    info.help = QStringLiteral(
        "Waits for an event, then passes it on: its topic, time and data. It also waits through a "
        "restart; events of recorded topics are never missed from when it waits.");
    info.sideEffects = false;
    info.icon = QStringLiteral("notifications");
    info.outPorts = {QStringLiteral("out"), QStringLiteral("timeout")};
    info.summaryParam = kTopic;
    info.params = {
        {.key = kTopic,
         .label = QStringLiteral("Topic"),
         .help = QStringLiteral("A topic, or a pattern: * is any one part, ** at the end any rest."),
         .kind = ParamKind::Text,
         .required = true},
        {.key = kKey,
         .label = QStringLiteral("Field"),
         .help = QStringLiteral("Where in the event's data to look, such as order.id; empty: any data will do."),
         .kind = ParamKind::Text},
        {.key = kValue,
         .label = QStringLiteral("Must equal"),
         .help = QStringLiteral("The value that the field must have; it may be in an expression."),
         .kind = ParamKind::Text},
        {.key = kTimeout,
         .label = QStringLiteral("Wait at most"),
         .help = QStringLiteral("How long, such as 10m or 2h; then it goes on by \"timeout\" if that is connected, and "
                                "fails if not. Empty: for as long as it takes."),
         .kind = ParamKind::Duration},
    };
    return {std::move(info), InlineTask{run}};
}

} // namespace sluice
