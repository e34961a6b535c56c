#include "core/tasks/httprequest.h"

#include "core/integration/errors.h"
#include "core/script/jsontext.h"
#include "core/tasks/connectionrequest.h"
#include "core/tasks/errors.h"
#include "core/tasks/httppools.h"
#include "core/tasks/params.h"

#include <QUrl>

namespace sluice {

namespace {

Result<QUrl> urlOf(const QJsonObject &params, const std::optional<Connection> &connection)
{
    const auto text = textParam(params, QStringLiteral("url"));
    if (!text)
        return tl::unexpected(text.error());
    auto url = addressOf(*text, connection);
    if (!url)
        return tl::unexpected(url.error());
    const auto query = objectParam(params, QStringLiteral("query"));
    if (!query)
        return tl::unexpected(query.error());
    QByteArrayList pairs;
    if (url->hasQuery())
        pairs += url->query(QUrl::FullyEncoded).toLatin1();
    for (auto it = query->begin(); it != query->end(); ++it) {
        const auto value = textParam(*query, it.key());
        if (!value)
            return tl::unexpected(value.error());
        pairs += QUrl::toPercentEncoding(it.key()) + '=' + QUrl::toPercentEncoding(*value);
    }
    if (!pairs.isEmpty())
        url->setQuery(QString::fromLatin1(pairs.join('&')), QUrl::StrictMode);
    return url;
}

Result<void> addHeaders(HttpRequest &request, const QJsonObject &params)
{
    const auto headers = objectParam(params, QStringLiteral("headers"));
    if (!headers)
        return tl::unexpected(headers.error());
    for (auto it = headers->begin(); it != headers->end(); ++it) {
        const auto value = textParam(*headers, it.key());
        if (!value)
            return tl::unexpected(value.error());
        setHeader(request.headers, it.key().toUtf8(), value->toUtf8());
    }
    return {};
}

void addBody(HttpRequest &request, const QJsonValue &body)
{
    if (body.isUndefined() || body.isNull() || (body.isString() && body.toString().isEmpty()))
        return;
    request.body = body.isString() ? body.toString().toUtf8() : jsontext::toText(body);
    if (headerValue(request.headers, "Content-Type").isNull()) {
        request.headers.append({"Content-Type", body.isString() ? QByteArray("text/plain; charset=utf-8")
                                                                : QByteArray("application/json")});
    }
}

Result<void> checkConnection(const Attempt &attempt, const QJsonObject &params)
{
    const auto id = params.value(QLatin1StringView("connection")).toString();
    if (!attempt.connection && !id.isEmpty())
        return failure(errors::kTaskConnectionMissing, {{QStringLiteral("connection"), id}});
    if (attempt.connection && attempt.connection->type != u"http") {
        return failure(errors::kConnectionTypeWrong, {{QStringLiteral("connection"), attempt.connection->id},
                                                      {QStringLiteral("type"), attempt.connection->type},
                                                      {QStringLiteral("wanted"), QStringLiteral("http")}});
    }
    return {};
}

/// The body as JSON text: byte for byte if it is JSON, else as a text.
QByteArray bodyText(const HttpOutcome &answer)
{
    if (answer.body.isEmpty())
        return QByteArrayLiteral("null");
    const QByteArray type = headerValue(answer.headers, "Content-Type").split(';').value(0).trimmed().toLower();
    const bool saysJson = type == "application/json" || type.endsWith("+json");
    if (saysJson && !jsontext::toValue(answer.body.trimmed()).isUndefined())
        return answer.body.trimmed();
    return jsontext::toText(QString::fromUtf8(answer.body));
}

Payload outputOf(const HttpOutcome &answer)
{
    QJsonObject headers;
    for (const auto &[name, value] : answer.headers) {
        const auto key = QString::fromLatin1(name.toLower());
        const auto text = QString::fromUtf8(value);
        const auto before = headers.value(key);
        headers.insert(key, before.isUndefined() ? text : before.toString() + QStringLiteral(", ") + text);
    }
    return "{\"status\":" + QByteArray::number(answer.status) + ",\"headers\":" + jsontext::toText(headers)
           + ",\"body\":" + bodyText(answer) + '}';
}

QCoro::Task<Outcome> run(HttpPools &pools, Attempt attempt, QJsonObject params)
{
    auto request = httpRequestOf(attempt, params, pools.secrets());
    if (!request)
        co_return failed(secretFailure(std::move(request.error())));
    HttpOutcome answer = co_await pools.pool(attempt.connection, attempt.workspace).send(*request, attempt.stop);
    if (answer.failure) {
        co_return Outcome(outcome::Failed{answer.failure->failureClass, answer.failure->error, answer.head,
                                          answer.failure->retryAfter});
    }
    co_return Outcome(outcome::Succeeded{outputOf(answer), {}});
}

std::vector<ParamInfo> parameters()
{
    return {
        {.key = QStringLiteral("connection"),
         .label = QStringLiteral("Connection"),
         .help = QStringLiteral("Gives the base address, headers and limits."),
         .kind = ParamKind::Connection,
         .choices = {QStringLiteral("http")}},
        {.key = QStringLiteral("method"),
         .label = QStringLiteral("Method"),
         .help = QStringLiteral("POST and PATCH are not repeated after an unknown outcome, unless they send a key."),
         .kind = ParamKind::Choice,
         .fallback = QStringLiteral("GET"),
         .choices = {QStringLiteral("GET"), QStringLiteral("POST"), QStringLiteral("PUT"), QStringLiteral("PATCH"),
                     QStringLiteral("DELETE"), QStringLiteral("HEAD")}},
        {.key = QStringLiteral("url"),
         .label = QStringLiteral("Address"),
         .help = QStringLiteral("A whole address, or a path below the connection's base address."),
         .kind = ParamKind::Text,
         .required = true},
        {.key = QStringLiteral("query"),
         .label = QStringLiteral("Query"),
         .help = QStringLiteral("Added to the address, encoded."),
         .kind = ParamKind::KeyValue},
        {.key = QStringLiteral("headers"),
         .label = QStringLiteral("Headers"),
         .help = QStringLiteral("They replace those of the connection."),
         .kind = ParamKind::KeyValue},
        {.key = QStringLiteral("body"),
         .label = QStringLiteral("Body"),
         .help = QStringLiteral("A text is sent as it is, anything else as JSON."),
         .kind = ParamKind::Json},
        {.key = QStringLiteral("idempotencyKey"),
         .label = QStringLiteral("Send an idempotency key"),
         .help = QStringLiteral("The same key goes with every attempt, so that the service can tell a repetition."),
         .kind = ParamKind::Boolean,
         .fallback = false},
    };
}

} // namespace

Result<HttpRequest> httpRequestOf(const Attempt &attempt, const QJsonObject &params, const SecretStore &secrets)
{
    if (auto checked = checkConnection(attempt, params); !checked)
        return tl::unexpected(checked.error());
    auto url = urlOf(params, attempt.connection);
    if (!url)
        return tl::unexpected(url.error());
    HttpRequest request;
    request.url = *std::move(url);
    request.method = params.value(QLatin1StringView("method")).toString().toLatin1();
    request.timeout = attempt.timeout;
    request.maxBody = kMaxOutput;
    if (attempt.connection) {
        if (auto added = addConnection(request, *attempt.connection, secrets); !added)
            return tl::unexpected(added.error());
    }
    if (auto added = addHeaders(request, params); !added)
        return tl::unexpected(added.error());
    if (params.value(QLatin1StringView("idempotencyKey")).toBool())
        setHeader(request.headers, "Idempotency-Key", attempt.idempotencyKey);
    addBody(request, params.value(QLatin1StringView("body")));
    return request;
}

TaskType httpRequestType()
{
    TaskTypeInfo info;
    info.type = QStringLiteral("http.request");
    info.label = QStringLiteral("HTTP request");
    info.category = QStringLiteral("io");
    info.help = QStringLiteral("Calls an HTTP service and gives status, headers and body of the answer.");
    info.icon = QStringLiteral("network-connect");
    info.outPorts = portsWithFailure();
    info.safety = RepeatSafety::ByCall;
    info.safetyParam = QStringLiteral("method");
    info.safeChoices = {QStringLiteral("GET"), QStringLiteral("HEAD"), QStringLiteral("PUT"), QStringLiteral("DELETE")};
    info.keyParam = QStringLiteral("idempotencyKey");
    info.lane = Lane::Io;
    info.summaryParam = QStringLiteral("url");
    info.params = parameters();
    return {std::move(info), IoTask{run}};
}

} // namespace sluice
