#include "core/integration/webhook/hookresponse.h"

#include <QJsonArray>
#include <QJsonDocument>

namespace sluice {

namespace {

QByteArrayView reasonOf(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 202:
        return "Accepted";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 408:
        return "Request Timeout";
    case 413:
        return "Content Too Large";
    case 415:
        return "Unsupported Media Type";
    case 422:
        return "Unprocessable Content";
    case 429:
        return "Too Many Requests";
    case 431:
        return "Request Header Fields Too Large";
    default:
        return "Service Unavailable";
    }
}

QString codeOf(const HookRefusal &refusal)
{
    switch (refusal.stage) {
    case HookStage::Headers:
        return QStringLiteral("headersTooLarge");
    case HookStage::Route:
        return refusal.status == 405 ? QStringLiteral("methodRefused") : QStringLiteral("endpointUnknown");
    case HookStage::Length:
        return refusal.status == 413 ? QStringLiteral("bodyTooLarge") : QStringLiteral("busy");
    case HookStage::Framing:
        return QStringLiteral("requestMalformed");
    case HookStage::Time:
        return QStringLiteral("requestTooSlow");
    case HookStage::ContentType:
        return QStringLiteral("contentTypeRefused");
    case HookStage::Signature:
        return refusal.status == 401 ? QStringLiteral("signatureRefused") : QStringLiteral("keyMissing");
    case HookStage::Schema:
        return QStringLiteral("bodyRefused");
    case HookStage::Arming:
        return QStringLiteral("notArmed");
    case HookStage::Repeat:
    case HookStage::Receiver:
        break;
    }
    return refusal.status == 429 ? QStringLiteral("busy") : QStringLiteral("away");
}

QByteArray response(int status, QByteArrayView more, const QByteArray &body, const HookResponseForm &form)
{
    const QByteArrayView reason = reasonOf(status);
    QByteArray text;
    text.reserve(192 + more.size() + body.size());
    text.append("HTTP/1.1 ").append(QByteArray::number(status)).append(' ').append(reason);
    text.append("\r\nContent-Type: application/json\r\nContent-Length: ").append(QByteArray::number(body.size()));
    text.append("\r\n").append(more);
    if (!form.keepAlive)
        text.append("Connection: close\r\n");
    text.append("\r\n");
    if (!form.isHeadOnly)
        text.append(body);
    return text;
}

} // namespace

QByteArray refusalResponse(const HookRefusal &refusal, const HookResponseForm &form)
{
    QJsonObject error{{QStringLiteral("code"), codeOf(refusal)}, {QStringLiteral("message"), refusal.message}};
    if (!refusal.problems.isEmpty())
        error.insert(QStringLiteral("problems"), QJsonArray::fromStringList(refusal.problems));
    QByteArray more;
    if (!refusal.allow.isEmpty())
        more.append("Allow: ").append(refusal.allow).append("\r\n");
    if (refusal.retryAfter > 0)
        more.append("Retry-After: ").append(QByteArray::number(refusal.retryAfter)).append("\r\n");
    const QByteArray body = QJsonDocument(QJsonObject{{QStringLiteral("error"), error}}).toJson(QJsonDocument::Compact);
    return response(refusal.status, more, body, form);
}

QByteArray takenResponse(const QString &receipt, const HookResponseForm &form)
{
    const QJsonObject said{{QStringLiteral("receipt"), receipt}};
    return response(202, {}, QJsonDocument(said).toJson(QJsonDocument::Compact), form);
}

QByteArray wordsResponse(const HookWords &words, const HookResponseForm &form)
{
    const bool hasBody = words.status != 204 && words.status != 205 && words.status != 304;
    QByteArray text = "HTTP/1.1 " + QByteArray::number(words.status) + " \r\n"; // any status, so without its name
    for (auto header = words.headers.begin(); header != words.headers.end(); ++header)
        text.append(header.key().toLatin1()).append(": ").append(header.value().toLatin1()).append("\r\n");
    if (hasBody)
        text.append("Content-Length: ").append(QByteArray::number(words.body.size())).append("\r\n");
    if (!form.keepAlive)
        text.append("Connection: close\r\n");
    text.append("\r\n");
    if (hasBody && !form.isHeadOnly)
        text.append(words.body);
    return text;
}

QByteArray repeatResponse(const HookResponseForm &form)
{
    return response(200, {}, R"({"repeat":true})", form);
}

} // namespace sluice
