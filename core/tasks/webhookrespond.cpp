#include "core/tasks/webhookrespond.h"

#include "core/script/jsontext.h"
#include "core/tasks/errors.h"
#include "core/tasks/params.h"

#include <QSet>

#include <algorithm>

namespace sluice {

namespace {

constexpr qsizetype kLargestAnswer = 1024 * 1024;
constexpr qsizetype kMostHeaderBytes = 8 * 1024;
const QString kStatus = QStringLiteral("status");
const QString kHeaders = QStringLiteral("headers");
const QString kBody = QStringLiteral("body");

bool isTokenChar(QChar c)
{
    return (c >= u'a' && c <= u'z') || (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9') || c == u'-' || c == u'_';
}

/// What frames the answer is the gateway's to say.
bool isOwnHeader(const QString &name)
{
    static const QSet<QString> own{QStringLiteral("content-length"), QStringLiteral("transfer-encoding"),
                                   QStringLiteral("connection"),     QStringLiteral("keep-alive"),
                                   QStringLiteral("trailer"),        QStringLiteral("upgrade")};
    return own.contains(name.toLower());
}

bool isHeader(const QString &name, const QJsonValue &value)
{
    return !name.isEmpty() && std::ranges::all_of(name, isTokenChar) && !isOwnHeader(name) && value.isString()
           && std::ranges::all_of(value.toString(), [](QChar c) { return c >= u' ' && c < u'\x7f'; });
}

/// What keeps an answer from being sent. None: nothing.
std::optional<Error> whyNot(const QJsonValue &status, const QJsonObject &headers, const QJsonValue &body)
{
    const double code = status.toDouble();
    if (!status.isDouble() || code != int(code) || code < 200 || code > 599)
        return Error{QString(errors::kRespondBadStatus), {{kStatus, QString::fromUtf8(jsontext::toText(status))}}, {}};
    qsizetype bytes = 0;
    for (auto header = headers.begin(); header != headers.end(); ++header) {
        bytes += header.key().size() + header.value().toString().size();
        if (!isHeader(header.key(), header.value()) || bytes > kMostHeaderBytes)
            return Error{QString(errors::kRespondBadHeader), {{QStringLiteral("header"), header.key().left(100)}}, {}};
    }
    if (jsontext::toText(body).size() > kLargestAnswer)
        return Error{QString(errors::kRespondTooLarge), {}, {}};
    return std::nullopt;
}

Outcome run(const Attempt &, const QJsonObject &params, WallTime)
{
    const auto headers = objectParam(params, kHeaders);
    if (!headers)
        return permanent(headers.error());
    const QJsonValue body = params.value(kBody);
    if (auto why = whyNot(params.value(kStatus), *headers, body))
        return permanent(std::move(*why));
    QJsonObject said{{kStatus, params.value(kStatus)}, {kHeaders, *headers}};
    if (!body.isUndefined())
        said.insert(kBody, body);
    return outcome::Succeeded{jsontext::toText(said), {}};
}

} // namespace

HookWords wordsOf(const Payload &output)
{
    const QJsonValue said = jsontext::toValue(output);
    HookWords words;
    words.status = said[kStatus].toInt(words.status);
    const QJsonObject headers = said[kHeaders].toObject();
    for (auto header = headers.begin(); header != headers.end(); ++header)
        words.headers.insert(header.key(), header.value().toString());
    const QJsonValue body = said[kBody];
    const bool isTyped = std::ranges::any_of(words.headers.keys(), [](const QString &name) {
        return name.compare(QLatin1StringView("content-type"), Qt::CaseInsensitive) == 0;
    });
    if (body.isUndefined())
        return words;
    words.body = body.isString() ? body.toString().toUtf8() : jsontext::toText(body);
    if (!isTyped)
        words.headers.insert(QStringLiteral("Content-Type"), body.isString()
                                                                 ? QStringLiteral("text/plain; charset=utf-8")
                                                                 : QStringLiteral("application/json"));
    return words;
}

TaskType webhookRespondType()
{
    TaskTypeInfo info;
    info.type = kRespondType;
    info.label = QStringLiteral("Respond to webhook");
    info.category = QStringLiteral("flow");
    info.help = QStringLiteral(
        "Answers the sender of the webhook that started the run, if its endpoint says in "
        "sluice.json how long it waits. The first answer in time counts; a run that nobody waits "
        "for goes on all the same.");
    info.sideEffects = false;
    info.icon = QStringLiteral("document-send");
    info.summaryParam = kStatus;
    info.params = {
        {.key = kStatus,
         .label = QStringLiteral("Status"),
         .help = QStringLiteral("The HTTP status, 200 to 599."),
         .kind = ParamKind::Number,
         .fallback = 200},
        {.key = kHeaders,
         .label = QStringLiteral("Headers"),
         .help = QStringLiteral("Sent with the answer; without a Content-Type, it follows from the body."),
         .kind = ParamKind::KeyValue},
        {.key = kBody,
         .label = QStringLiteral("Body"),
         .help = QStringLiteral("A text is sent as it is, anything else as JSON."),
         .kind = ParamKind::Json},
    };
    return {std::move(info), InlineTask{run}};
}

} // namespace sluice
