#include "core/remote/controlrequest.h"

#include <algorithm>
#include <array>

namespace sluice {

namespace {

struct PlaceName {
    QByteArrayView path;
    ControlPlace place;
};
constexpr std::array kPlaces{PlaceName{"/control", ControlPlace::Control}, PlaceName{"/metrics", ControlPlace::Metrics},
                             PlaceName{"/healthz", ControlPlace::Health}, PlaceName{"/readyz", ControlPlace::Ready}};

constexpr QByteArrayView kBearer{"bearer "};

QByteArrayView phraseOf(int status)
{
    switch (status) {
    case 200:
        return "OK";
    case 400:
        return "Bad Request";
    case 401:
        return "Unauthorized";
    case 403:
        return "Forbidden";
    case 404:
        return "Not Found";
    case 405:
        return "Method Not Allowed";
    case 426:
        return "Upgrade Required";
    case 429:
        return "Too Many Requests";
    case 431:
        return "Request Header Fields Too Large";
    default:
        return "Service Unavailable";
    }
}

QByteArray answerOf(int status, QByteArrayView more, QByteArrayView contentType, const QByteArray &body)
{
    QByteArray bytes = "HTTP/1.1 " + QByteArray::number(status) + ' ' + phraseOf(status).toByteArray()
                       + "\r\nContent-Type: " + contentType.toByteArray()
                       + "\r\nContent-Length: " + QByteArray::number(body.size())
                       + "\r\nCache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n";
    bytes.append(more);
    return bytes + "\r\n" + body;
}

} // namespace

std::variant<ControlRequest, ControlRefusal> controlRequestOf(const HookHead &head)
{
    const auto has = [&head](QByteArrayView name) {
        return std::ranges::any_of(head.headers, [name](const auto &header) { return header.first == name; });
    };
    if (has("origin"))
        return ControlRefusal{403, "requests of web pages are not taken"};
    const QByteArray path = head.target.split('?').constFirst();
    const auto *place = std::ranges::find(kPlaces, QByteArrayView(path), &PlaceName::path);
    if (place == kPlaces.end())
        return ControlRefusal{404, "there is /control, /metrics, /healthz and /readyz"};
    if (head.method != "GET")
        return ControlRefusal{405, "only GET is known"};
    if (place->place == ControlPlace::Control) {
        const auto upgrade = onlyValueOf(head.headers, "upgrade");
        if (!upgrade || upgrade->toLower() != "websocket")
            return ControlRefusal{426, "the control API is spoken over a WebSocket"};
    }
    const auto authorization = onlyValueOf(head.headers, "authorization");
    if (!authorization || !authorization->left(kBearer.size()).toLower().startsWith(kBearer))
        return ControlRequest{place->place, {}};
    return ControlRequest{place->place, authorization->sliced(kBearer.size()).trimmed()};
}

QByteArray controlAnswer(int status, const QByteArray &contentType, const QByteArray &body)
{
    return answerOf(status, {}, contentType, body);
}

QByteArray controlAnswer(const ControlRefusal &refusal)
{
    QByteArray more;
    if (refusal.status == 401)
        more += "WWW-Authenticate: Bearer realm=\"sluice\"\r\n";
    if (refusal.status == 405)
        more += "Allow: GET\r\n";
    if (refusal.status == 426)
        more += "Upgrade: websocket\r\n";
    if (refusal.retryAfter > 0)
        more += "Retry-After: " + QByteArray::number(refusal.retryAfter) + "\r\n";
    return answerOf(refusal.status, more, "text/plain; charset=utf-8", refusal.why + '\n');
}

} // namespace sluice
