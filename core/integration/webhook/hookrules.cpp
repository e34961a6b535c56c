#include "core/integration/webhook/hookrules.h"

#include "core/integration/webhook/hooksignature.h"

#include <algorithm>
#include <array>

namespace sluice {

namespace {

constexpr QByteArrayView kRoot("/hooks/");
constexpr int kRetrySoon = 1;
constexpr int kRetryLater = 60;

/// None of them is handed on: they prove who the sender is, or are about the connection alone.
constexpr std::array<QByteArrayView, 9> kKeptBack{"authorization",     "proxy-authorization", "cookie",
                                                  "webhook-signature", "connection",          "keep-alive",
                                                  "transfer-encoding", "content-length",      "expect"};

bool isDigits(QByteArrayView text)
{
    return !text.isEmpty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// Longer than `most`; of digits without a sign.
bool isAbove(QByteArrayView digits, qsizetype most)
{
    while (digits.size() > 1 && digits.startsWith('0'))
        digits = digits.sliced(1);
    return digits.size() > 18 || digits.toByteArray().toLongLong() > most;
}

std::ptrdiff_t timesGiven(const HookHeaders &headers, QByteArrayView name)
{
    return std::ranges::count_if(headers, [&](const auto &header) { return header.first == name; });
}

std::optional<HookRefusal> lengthRefusal(const HookHead &head, const HookLimits &limits)
{
    for (const auto &[name, value] : head.headers) {
        if (name == "content-length" && isDigits(value) && isAbove(value, limits.bodyBytes))
            return lengthRefused(limits);
    }
    return std::nullopt;
}

/// Anything by which two programs could see different ends of the request.
std::optional<HookRefusal> framingRefusal(const HookHead &head)
{
    const auto lengths = timesGiven(head.headers, "content-length");
    const auto encodings = timesGiven(head.headers, "transfer-encoding");
    if (lengths + encodings > 1 || (encodings > 0 && !head.isHttp11))
        return framingRefused();
    for (const auto &[name, value] : head.headers) {
        if (name == "content-length" && !isDigits(value))
            return framingRefused();
        if (name == "transfer-encoding" && value.toLower() != "chunked")
            return framingRefused();
    }
    return std::nullopt;
}

std::optional<HookRefusal> signatureRefusal(const HookHead &head, QByteArrayView body, const HookDoor &door,
                                            WallTime now)
{
    const bool hasKey = std::ranges::any_of(door.keys, [](const QByteArray &key) { return !key.isEmpty(); });
    if (door.endpoint.signature.scheme != HookSignature::Scheme::None && !hasKey) {
        return HookRefusal{.stage = HookStage::Signature,
                           .status = 503,
                           .message = QStringLiteral("This endpoint has no key to check signatures with yet."),
                           .retryAfter = kRetryLater};
    }
    if (isSigned(door.endpoint.signature, door.keys, head.headers, body, now))
        return std::nullopt;
    // Nothing of the reason: each would help somebody who guesses.
    return HookRefusal{.stage = HookStage::Signature,
                       .status = 401,
                       .message = QStringLiteral("The request is not signed as this endpoint asks for.")};
}

QMap<QString, QString> handedOn(const HookHead &head, const HookSignature &signature)
{
    QMap<QString, QString> kept;
    const QByteArray own = signature.header.toLower();
    for (const auto &[name, value] : head.headers) {
        if (name == own || std::ranges::find(kKeptBack, QByteArrayView(name)) != kKeptBack.end())
            continue;
        QString &all = kept[QString::fromLatin1(name)];
        all += (all.isEmpty() ? QString() : QStringLiteral(", ")) + QString::fromLatin1(value);
    }
    return kept;
}

} // namespace

HookRefusal headersRefused()
{
    return {.stage = HookStage::Headers,
            .status = 431,
            .message = QStringLiteral("The headers of the request are too many or too long."),
            .closes = true};
}

HookRefusal lengthRefused(const HookLimits &limits)
{
    return {.stage = HookStage::Length,
            .status = 413,
            .message = QStringLiteral("The body is longer than %1 bytes.").arg(limits.bodyBytes),
            .closes = true};
}

HookRefusal framingRefused()
{
    return {.stage = HookStage::Framing,
            .status = 400,
            .message = QStringLiteral("The request is no HTTP/1.1 request whose end is beyond doubt."),
            .closes = true};
}

HookRefusal timeRefused()
{
    return {.stage = HookStage::Time,
            .status = 408,
            .message = QStringLiteral("The request came too slowly."),
            .closes = true};
}

HookRefusal capacityRefused()
{
    return {.stage = HookStage::Length,
            .status = 503,
            .message = QStringLiteral("Too many bodies are being received. Send it again later."),
            .closes = true,
            .retryAfter = kRetrySoon};
}

HookRefusal receiverRefused(const HookAnswer &answer)
{
    const bool isBusy = answer.outcome == HookAnswer::Outcome::Busy;
    const bool isUnarmed = answer.outcome == HookAnswer::Outcome::Unarmed;
    const auto seconds = std::chrono::ceil<std::chrono::seconds>(answer.retryAfter).count();
    return {.stage = isUnarmed ? HookStage::Arming : HookStage::Receiver,
            .status = isBusy ? 429 : 503,
            .message = isBusy ? QStringLiteral("Too many webhooks wait. Send it again later.")
                       : isUnarmed
                           ? QStringLiteral("The workflow that this endpoint starts is not armed. Send it again "
                                            "later.")
                           : QStringLiteral("Webhooks cannot be taken at the moment. Send it again later."),
            .retryAfter = static_cast<int>(std::clamp<qint64>(seconds, 1, 86'400))};
}

const HookDoor *doorOf(QByteArrayView target, std::span<const HookDoor> doors)
{
    if (const auto query = target.indexOf('?'); query >= 0)
        target = target.first(query);
    if (!target.startsWith(kRoot))
        return nullptr;
    const QString name = QString::fromLatin1(target.sliced(kRoot.size()));
    const auto found = std::ranges::find(doors, name, [](const HookDoor &door) { return door.endpoint.name; });
    return found == doors.end() ? nullptr : &*found;
}

std::optional<HookRefusal> headRefusal(const HookHead &head, const HookDoor *door, const HookLimits &limits)
{
    if (!door) {
        return HookRefusal{
            .stage = HookStage::Route, .status = 404, .message = QStringLiteral("There is no such webhook endpoint.")};
    }
    if (head.method != "POST") {
        return HookRefusal{.stage = HookStage::Route,
                           .status = 405,
                           .message = QStringLiteral("A webhook is sent with POST."),
                           .allow = "POST"};
    }
    if (auto refusal = lengthRefusal(head, limits))
        return refusal;
    return framingRefusal(head);
}

QByteArray contentTypeOf(const HookHead &head)
{
    const QByteArray value = onlyValueOf(head.headers, "content-type").value_or(QByteArray());
    const auto parameters = value.indexOf(';');
    return (parameters < 0 ? value : value.first(parameters)).trimmed().toLower();
}

bool isJsonType(QByteArrayView contentType)
{
    return contentType == "application/json" || contentType.endsWith("+json");
}

HookVerdict judge(const HookHead &head, QByteArray body, const HookDoor &door, WallTime now, const HookChecks &checks)
{
    const HookEndpoint &endpoint = door.endpoint;
    const QString type = QString::fromLatin1(contentTypeOf(head));
    if (type.isEmpty() || !endpoint.contentTypes.contains(type)) {
        return HookRefusal{.stage = HookStage::ContentType,
                           .status = 415,
                           .message = QStringLiteral("This endpoint takes %1.").arg(endpoint.contentTypes.join(u", "))};
    }
    if (auto refusal = signatureRefusal(head, body, door, now))
        return *std::move(refusal);
    const QString id = eventId(endpoint.signature, head.headers, body);
    if (checks.isRepeat(id))
        return HookRepeat{};
    if (QStringList problems = checks.problems(body); !problems.isEmpty()) {
        return HookRefusal{.stage = HookStage::Schema,
                           .status = 422,
                           .message = QStringLiteral("The body is not what this endpoint takes."),
                           .problems = std::move(problems)};
    }
    return Hook{endpoint.name, id, type, std::move(body), handedOn(head, endpoint.signature)};
}

} // namespace sluice
