#include "core/tasks/io/amqppublish.h"

#include "core/integration/amqp/amqpclient.h"
#include "core/script/jsontext.h"
#include "core/tasks/io/brokertargets.h"
#include "core/tasks/params.h"
#include "core/tasks/sqlsessions.h"

namespace sluice {

namespace {

Result<AmqpOutgoing> outgoing(const Attempt &attempt, const QJsonObject &params)
{
    AmqpOutgoing message;
    const auto exchange = textParam(params, QStringLiteral("exchange"));
    const auto key = textParam(params, QStringLiteral("routingKey"));
    const auto type = textParam(params, QStringLiteral("contentType"));
    for (const auto *each : {&exchange, &key, &type}) {
        if (!*each)
            return tl::unexpected(each->error());
    }
    message.exchange = *exchange;
    message.key = *key;
    message.body = brokerBody(attempt, params);
    const bool isText = params.value(QLatin1StringView("message")).isString();
    message.contentType = !type->isEmpty() ? *type
                          : isText         ? QStringLiteral("text/plain")
                                           : QStringLiteral("application/json");
    if (params.value(QLatin1StringView("messageId")).toBool())
        message.messageId = QString::fromUtf8(attempt.idempotencyKey);
    message.isPersistent = params.value(QLatin1StringView("persistent")).toBool(true);
    message.isMandatory = params.value(QLatin1StringView("mandatory")).toBool(true);
    return message;
}

Outcome run(SqlSessions &sessions, const Attempt &attempt, const QJsonObject &params)
{
    const auto message = outgoing(attempt, params);
    if (!message)
        return permanent(message.error());
    const SystemClock clock;
    const MonoTime until = clock.monotonic() + attempt.timeout;
    auto target = brokerOf(attempt, params, QLatin1StringView("amqp"), sessions.secrets());
    if (!target)
        return failed(std::move(target.error()));
    auto client = AmqpClient::open(*std::move(target), clock, attempt.stop);
    if (!client)
        return failed(std::move(client.error()));
    const auto left = std::chrono::ceil<Milliseconds>(until - clock.monotonic());
    auto published = (*client)->publish(*message, left, attempt.stop);
    if (!published)
        return failed(std::move(published.error()));
    return outcome::Succeeded{jsontext::toText(QJsonObject{{QStringLiteral("exchange"), message->exchange},
                                                           {QStringLiteral("routingKey"), message->key},
                                                           {QStringLiteral("bytes"), message->body.size()}}),
                              {}};
}

} // namespace

TaskType amqpPublishType()
{
    TaskTypeInfo info;
    info.type = QStringLiteral("amqp.publish");
    info.label = QStringLiteral("Publish to AMQP");
    info.category = QStringLiteral("io");
    info.help = QStringLiteral("Publishes a message to an exchange or a queue of a broker such as RabbitMQ, and waits "
                               "until the broker has confirmed it.");
    info.icon = QStringLiteral("mail-send");
    info.outPorts = portsWithFailure();
    info.safety = RepeatSafety::ByCall;
    info.keyParam = QStringLiteral("messageId");
    info.lane = Lane::Blocking;
    info.summaryParam = QStringLiteral("routingKey");
    info.params = {
        {.key = QStringLiteral("connection"),
         .label = QStringLiteral("Connection"),
         .help = QStringLiteral("The AMQP broker."),
         .kind = ParamKind::Connection,
         .required = true,
         .choices = {QStringLiteral("amqp")}},
        {.key = QStringLiteral("exchange"),
         .label = QStringLiteral("Exchange"),
         .help = QStringLiteral("Empty: the default one, which takes the name of a queue as routing key."),
         .kind = ParamKind::Text,
         .fallback = QString()},
        {.key = QStringLiteral("routingKey"),
         .label = QStringLiteral("Routing key"),
         .help = QStringLiteral("By which the exchange finds the queues, such as order.paid."),
         .kind = ParamKind::Text,
         .fallback = QString()},
        {.key = QStringLiteral("message"),
         .label = QStringLiteral("Message"),
         .help = QStringLiteral("A text is sent as it is, anything else as JSON; empty: the input of this task."),
         .kind = ParamKind::Json},
        {.key = QStringLiteral("contentType"),
         .label = QStringLiteral("Content type"),
         .help = QStringLiteral("Empty: text/plain for a text, application/json for anything else."),
         .kind = ParamKind::Text,
         .fallback = QString()},
        {.key = QStringLiteral("messageId"),
         .label = QStringLiteral("Name the message"),
         .help = QStringLiteral(
             "Sends the step's key as message id: receivers can tell a repeat by it, and the step is "
             "tried again when nobody knows whether it has arrived."),
         .kind = ParamKind::Boolean,
         .fallback = false},
        {.key = QStringLiteral("persistent"),
         .label = QStringLiteral("Persistent"),
         .help = QStringLiteral("Whether a durable queue keeps it over a restart of the broker."),
         .kind = ParamKind::Boolean,
         .fallback = true},
        {.key = QStringLiteral("mandatory"),
         .label = QStringLiteral("Some queue must take it"),
         .help = QStringLiteral("A message that no queue takes is a failure, and not lost."),
         .kind = ParamKind::Boolean,
         .fallback = true},
    };
    return {std::move(info), BlockingTask{run}};
}

} // namespace sluice
