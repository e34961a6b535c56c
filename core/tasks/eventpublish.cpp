#include "core/tasks/eventpublish.h"

#include "core/events/eventbus.h"
#include "core/script/jsontext.h"
#include "core/tasks/params.h"

namespace sluice {

namespace {

const QString kTopic = QStringLiteral("topic");
const QString kData = QStringLiteral("data");

Outcome run(const Attempt &attempt, const QJsonObject &params, WallTime)
{
    const auto topic = textParam(params, kTopic);
    if (!topic)
        return permanent(topic.error());
    const QJsonValue given = params.value(kData);
    const QByteArray data = given.isUndefined() ? (attempt.data.input.isEmpty() ? "null" : attempt.data.input)
                                                : jsontext::toText(given);
    const QString name = topic->trimmed();
    if (const auto checked = EventBus::checkEvent(name, data); !checked)
        return permanent(checked.error());
    return outcome::Succeeded{"{\"topic\":" + jsontext::toText(name) + ",\"data\":" + data + '}', {}};
}

} // namespace

NewEvent eventOf(const Payload &output, const QString &publisher)
{
    const QJsonValue said = jsontext::toValue(output);
    return {said[kTopic].toString(), jsontext::toText(said[kData]), publisher};
}

TaskType eventPublishType()
{
    TaskTypeInfo info;
    info.type = kPublishType;
    info.label = QStringLiteral("Publish event");
    info.category = QStringLiteral("flow");
    info.help = QStringLiteral("Publishes an event on the bus, once, however often the step was attempted. One of a "
                               "recorded topic is on disk with the step's success. A workflow that an event starts "
                               "must not publish on the topic it hears.");
    info.icon = QStringLiteral("dialog-messages");
    info.summaryParam = kTopic;
    info.params = {
        {.key = kTopic,
         .label = QStringLiteral("Topic"),
         .help = QStringLiteral("Parts with dots between them, such as order.paid; it may be in an expression."),
         .kind = ParamKind::Text,
         .required = true},
        {.key = kData,
         .label = QStringLiteral("Data"),
         .help = QStringLiteral("Any JSON of at most 64 KiB; empty: the input of this task."),
         .kind = ParamKind::Json},
    };
    return {std::move(info), InlineTask{run}};
}

} // namespace sluice
