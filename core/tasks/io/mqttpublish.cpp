#include "core/tasks/io/mqttpublish.h"

#include "core/integration/mqtt/mqttclient.h"
#include "core/script/jsontext.h"
#include "core/tasks/io/brokertargets.h"
#include "core/tasks/params.h"
#include "core/tasks/sqlsessions.h"

namespace sluice {

namespace {

Outcome run(SqlSessions &sessions, const Attempt &attempt, const QJsonObject &params)
{
    const auto topic = textParam(params, QStringLiteral("topic"));
    if (!topic)
        return permanent(topic.error());
    const SystemClock clock;
    const MonoTime until = clock.monotonic() + attempt.timeout;
    auto target = brokerOf(attempt, params, QLatin1StringView("mqtt"), sessions.secrets());
    if (!target)
        return failed(std::move(target.error()));
    auto client = MqttClient::open(*std::move(target), {}, clock, attempt.stop);
    if (!client)
        return failed(std::move(client.error()));
    const int qos = params.value(QLatin1StringView("qos")).toString().toInt();
    const QByteArray body = brokerBody(attempt, params);
    const auto left = std::chrono::ceil<Milliseconds>(until - clock.monotonic());
    auto published = (*client)->publish(*topic, body, qos, params.value(QLatin1StringView("retained")).toBool(), left,
                                        attempt.stop);
    if (!published)
        return failed(std::move(published.error()));
    return outcome::Succeeded{
        jsontext::toText(QJsonObject{{QStringLiteral("topic"), *topic}, {QStringLiteral("bytes"), body.size()}}), {}};
}

} // namespace

TaskType mqttPublishType()
{
    TaskTypeInfo info;
    info.type = QStringLiteral("mqtt.publish");
    info.label = QStringLiteral("Publish to MQTT");
    info.category = QStringLiteral("io");
    info.help = QStringLiteral("Publishes a message on a topic of an MQTT broker, and waits until the broker has it. "
                               "A broker says nothing when it lets nobody publish there: look at its rules.");
    info.icon = QStringLiteral("rss");
    info.outPorts = portsWithFailure();
    info.safety = RepeatSafety::ByCall;
    info.safetyParam = QStringLiteral("qos");
    info.safeChoices = {QStringLiteral("0"), QStringLiteral("1")};
    info.lane = Lane::Blocking;
    info.summaryParam = QStringLiteral("topic");
    info.params = {
        {.key = QStringLiteral("connection"),
         .label = QStringLiteral("Connection"),
         .help = QStringLiteral("The MQTT broker."),
         .kind = ParamKind::Connection,
         .required = true,
         .choices = {QStringLiteral("mqtt")}},
        {.key = QStringLiteral("topic"),
         .label = QStringLiteral("Topic"),
         .help = QStringLiteral("Parts with slashes between them, such as plant/3/temperature; no + and no #."),
         .kind = ParamKind::Text,
         .required = true},
        {.key = QStringLiteral("message"),
         .label = QStringLiteral("Message"),
         .help = QStringLiteral("A text is sent as it is, anything else as JSON; empty: the input of this task."),
         .kind = ParamKind::Json},
        {.key = QStringLiteral("qos"),
         .label = QStringLiteral("Quality of service"),
         .help = QStringLiteral(
             "0: at most once. 1: at least once, so it may come twice. 2: exactly once; it is not sent "
             "again when nobody knows whether it has arrived."),
         .kind = ParamKind::Choice,
         .fallback = QStringLiteral("1"),
         .choices = {QStringLiteral("0"), QStringLiteral("1"), QStringLiteral("2")}},
        {.key = QStringLiteral("retained"),
         .label = QStringLiteral("Retained"),
         .help = QStringLiteral("Whether the broker keeps it for those who come later, in place of the one before."),
         .kind = ParamKind::Boolean,
         .fallback = false},
    };
    return {std::move(info), BlockingTask{run}};
}

} // namespace sluice
