#include "core/tasks/io/graphql.h"

#include "core/script/jsontext.h"
#include "core/tasks/data/values.h"
#include "core/tasks/httppools.h"
#include "core/tasks/httprequest.h"
#include "core/tasks/io/errors.h"
#include "core/tasks/params.h"

#include <QRegularExpression>

namespace sluice {

namespace {

/// Whether a document has an operation that changes something; comments and texts may say what they like.
bool changesAnything(const QString &document)
{
    static const QRegularExpression aside(
        QStringLiteral(R"re(#[^\n]*|"""(?:[^"]|"(?!""))*+"""|"(?:[^"\\\n]|\\.)*+")re"));
    static const QRegularExpression inside(QStringLiteral(R"(\{[^{}]*\})"));
    QString plain = document;
    plain.remove(aside);
    for (qsizetype size = -1; size != plain.size();) { // from the inside out, so that only the heads stay
        size = plain.size();
        plain.replace(inside, QStringLiteral(" "));
    }
    static const QRegularExpression word(QStringLiteral(R"(\b(?:mutation|subscription)\b(?!\s*:))"));
    return plain.contains(word);
}

Result<HttpRequest> callOf(const Attempt &attempt, const QJsonObject &params, const SecretStore &secrets)
{
    const QString document = params.value(QLatin1StringView("document")).toString();
    if (params.value(QLatin1StringView("kind")).toString() == u"query" && changesAnything(document))
        return failure(errors::kGraphQlMutation);
    const auto variables = objectParam(params, QStringLiteral("variables"));
    if (!variables)
        return tl::unexpected(variables.error());
    QJsonObject body{{QStringLiteral("query"), document}};
    if (!variables->isEmpty())
        body.insert(QStringLiteral("variables"), *variables);
    if (const QString operation = params.value(QLatin1StringView("operation")).toString(); !operation.isEmpty())
        body.insert(QStringLiteral("operationName"), operation);
    QJsonObject call{{QStringLiteral("method"), QStringLiteral("POST")}, {QStringLiteral("body"), body}};
    for (const QString &key : {QStringLiteral("connection"), QStringLiteral("url"), QStringLiteral("headers")}) {
        if (params.contains(key))
            call.insert(key, params.value(key));
    }
    auto request = httpRequestOf(attempt, call, secrets);
    if (request && headerValue(request->headers, "Accept").isNull())
        request->headers.append(HttpHeader{"Accept", "application/graphql-response+json, application/json"});
    return request;
}

Outcome refused(const HttpOutcome &answer, QLatin1StringView code, QMap<QString, QString> args)
{
    return outcome::Failed{FailureClass::Permanent, {QString(code), std::move(args), {}}, answer.head, std::nullopt};
}

Outcome outcomeOf(const HttpOutcome &answer)
{
    const QJsonValue body = jsontext::toValue(answer.body.trimmed());
    const QJsonArray problems = body[u"errors"].toArray();
    const bool isAnswer = body.isObject() && (body.toObject().contains(u"data") || !problems.isEmpty());
    // What is wrong with the call comes with a status of failure from some services, and with 200 from others.
    const bool isTheirs = answer.failure && answer.failure->failureClass != FailureClass::Permanent;
    if (isTheirs || (answer.failure && !isAnswer))
        return outcome::Failed{answer.failure->failureClass, answer.failure->error, answer.head,
                               answer.failure->retryAfter};
    if (!isAnswer)
        return refused(answer, errors::kGraphQlNoAnswer, {{QStringLiteral("status"), QString::number(answer.status)}});
    if (!problems.isEmpty())
        return refused(answer, errors::kGraphQlErrors,
                       {{QStringLiteral("message"), problems.at(0)[u"message"].toString().left(300)}});
    return give(body[u"data"]);
}

QCoro::Task<Outcome> run(HttpPools &pools, Attempt attempt, QJsonObject params)
{
    auto request = callOf(attempt, params, pools.secrets());
    if (!request)
        co_return failed(secretFailure(std::move(request.error())));
    const HttpOutcome answer = co_await pools.pool(attempt.connection, attempt.workspace).send(*request, attempt.stop);
    co_return outcomeOf(answer);
}

} // namespace

TaskType graphQlType()
{
    TaskTypeInfo info;
    info.type = QStringLiteral("graphql");
    info.label = QStringLiteral("GraphQL");
    info.category = QStringLiteral("io");
    info.help = QStringLiteral(
        "Calls a GraphQL service and gives the data of its answer; errors in the answer are a failure.");
    info.icon = QStringLiteral("globe");
    info.outPorts = portsWithFailure();
    info.safety = RepeatSafety::ByCall;
    info.safetyParam = QStringLiteral("kind");
    info.safeChoices = {QStringLiteral("query")};
    info.lane = Lane::Io;
    info.summaryParam = QStringLiteral("url");
    info.params = {
        {.key = QStringLiteral("connection"),
         .label = QStringLiteral("Connection"),
         .help = QStringLiteral("Gives the base address, headers and limits."),
         .kind = ParamKind::Connection,
         .choices = {QStringLiteral("http")}},
        {.key = QStringLiteral("url"),
         .label = QStringLiteral("Address"),
         .help = QStringLiteral("A whole address, or a path below the connection's base address."),
         .kind = ParamKind::Text,
         .required = true},
        {.key = QStringLiteral("document"),
         .label = QStringLiteral("Document"),
         .help = QStringLiteral("The query or mutation. It holds no expressions: values are variables."),
         .kind = ParamKind::MultiLine,
         .required = true},
        {.key = QStringLiteral("variables"),
         .label = QStringLiteral("Variables"),
         .help = QStringLiteral("An object with a value for each variable of the document."),
         .kind = ParamKind::Json},
        {.key = QStringLiteral("operation"),
         .label = QStringLiteral("Operation"),
         .help = QStringLiteral("Which one, if the document holds several."),
         .kind = ParamKind::Text},
        {.key = QStringLiteral("kind"),
         .label = QStringLiteral("Kind"),
         .help = QStringLiteral("A query only reads and may be repeated; a mutation may not, unless the task says so."),
         .kind = ParamKind::Choice,
         .fallback = QStringLiteral("query"),
         .choices = {QStringLiteral("query"), QStringLiteral("mutation")}},
        {.key = QStringLiteral("headers"),
         .label = QStringLiteral("Headers"),
         .help = QStringLiteral("Sent with the call; they replace those of the connection."),
         .kind = ParamKind::KeyValue},
    };
    return {std::move(info), IoTask{run}, {QStringLiteral("document")}};
}

} // namespace sluice
