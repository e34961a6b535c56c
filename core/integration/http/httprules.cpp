#include "core/integration/http/httprules.h"

#include "core/integration/errors.h"

#include <QDateTime>
#include <QLocale>

#include <algorithm>
#include <array>

namespace sluice {

namespace {

/// Ten years: more is a mistake of the server, and it keeps the sum with `now` in range.
constexpr qint64 kLongestWaitSeconds = 10LL * 366 * 24 * 3600;

constexpr std::array<QByteArrayView, 6> kIdempotentMethods{"GET", "HEAD", "PUT", "DELETE", "OPTIONS", "TRACE"};
constexpr std::array<QByteArrayView, 4> kSecretHeaders{"authorization", "cookie", "proxy-authorization", "host"};
constexpr std::array<QByteArrayView, 4> kBodyHeaders{"content-type", "content-length", "content-encoding",
                                                     "idempotency-key"};

bool isSame(QByteArrayView left, QByteArrayView right)
{
    return left.compare(right, Qt::CaseInsensitive) == 0;
}

template <typename Names>
bool contains(const Names &names, QByteArrayView name)
{
    return std::any_of(std::begin(names), std::end(names), [&](const auto &other) { return isSame(other, name); });
}

bool isToken(QByteArrayView text)
{
    constexpr QByteArrayView kMarks("!#$%&'*+-.^_`|~");
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [&](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || kMarks.contains(c);
    });
}

bool isFieldValue(QByteArrayView text)
{
    return std::none_of(text.begin(), text.end(), [](char c) { return c == '\r' || c == '\n' || c == '\0'; });
}

std::optional<QDateTime> parseHttpDate(const QString &text)
{
    const QLocale english = QLocale::c();
    constexpr std::array<QStringView, 2> kFormats{u"ddd, dd MMM yyyy HH:mm:ss 'GMT'", u"ddd MMM d HH:mm:ss yyyy"};
    for (const QStringView format : kFormats) {
        QDateTime moment = english.toDateTime(text.simplified(), format.toString());
        moment.setTimeSpec(Qt::UTC);
        if (moment.isValid())
            return moment;
    }
    // RFC 850 has two digits for the year, which RFC 9110 reads as the nearest that is at most 50 years ahead.
    QDateTime moment = english.toDateTime(text.section(QStringLiteral(", "), 1),
                                          QStringLiteral("dd-MMM-yy HH:mm:ss 'GMT'"));
    moment.setTimeSpec(Qt::UTC);
    if (!moment.isValid())
        return std::nullopt;
    return moment.addYears(moment.date().year() < 1970 ? 100 : 0);
}

} // namespace

QByteArray headerValue(const HttpHeaders &headers, QByteArrayView name)
{
    const auto found = std::find_if(headers.begin(), headers.end(),
                                    [&](const HttpHeader &header) { return isSame(header.name, name); });
    return found == headers.end() ? QByteArray() : found->value;
}

bool isSafeToRepeat(const HttpRequest &request)
{
    return contains(kIdempotentMethods, request.method) || !headerValue(request.headers, "Idempotency-Key").isEmpty();
}

bool isSameOrigin(const QUrl &left, const QUrl &right)
{
    const auto port = [](const QUrl &url) { return url.port(url.scheme() == u"https" ? 443 : 80); };
    return left.scheme() == right.scheme() && left.host() == right.host() && port(left) == port(right);
}

std::optional<FailureClass> failureOfStatus(int status)
{
    if (status < 400)
        return std::nullopt;
    const bool isTransient = status == 408 || status == 425 || status == 429 || (status >= 500 && status != 501);
    return isTransient ? FailureClass::Transient : FailureClass::Permanent;
}

std::optional<Milliseconds> parseRetryAfter(QByteArrayView value, WallTime now)
{
    const QByteArray text = value.trimmed().toByteArray();
    if (text.isEmpty())
        return std::nullopt;
    if (std::all_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; })) {
        bool ok = false;
        const qint64 seconds = text.toLongLong(&ok);
        return std::chrono::seconds(ok ? std::min(seconds, kLongestWaitSeconds) : kLongestWaitSeconds);
    }
    const auto moment = parseHttpDate(QString::fromLatin1(text));
    if (!moment)
        return std::nullopt;
    const Milliseconds wait(moment->toMSecsSinceEpoch() - now.time_since_epoch().count());
    return std::clamp<Milliseconds>(wait, Milliseconds(0), std::chrono::seconds(kLongestWaitSeconds));
}

Result<void> checkRequest(const HttpRequest &request)
{
    const QUrl &url = request.url;
    const QString shown = url.toDisplayString(QUrl::RemoveUserInfo | QUrl::RemoveQuery | QUrl::RemoveFragment);
    if (!url.isValid() || url.isRelative())
        return failure(errors::kHttpUrlInvalid, {{QStringLiteral("url"), shown}}, url.errorString());
    if (url.scheme() != u"http" && url.scheme() != u"https") {
        return failure(errors::kHttpSchemeRefused,
                       {{QStringLiteral("url"), shown}, {QStringLiteral("scheme"), url.scheme()}});
    }
    if (url.host().isEmpty())
        return failure(errors::kHttpUrlInvalid, {{QStringLiteral("url"), shown}});
    if (!url.userInfo().isEmpty())
        return failure(errors::kHttpUrlCredentials, {{QStringLiteral("host"), url.host()}});
    if (!isToken(request.method))
        return failure(errors::kHttpMethodInvalid, {{QStringLiteral("method"), QString::fromLatin1(request.method)}});
    for (const HttpHeader &header : request.headers) {
        if (!isToken(header.name) || !isFieldValue(header.value))
            return failure(errors::kHttpHeaderInvalid, {{QStringLiteral("name"), QString::fromLatin1(header.name)}});
    }
    return {};
}

std::optional<HttpRequest> redirected(const HttpRequest &request, int status, QByteArrayView location)
{
    const bool isRedirect = status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
    if (!isRedirect || location.isEmpty())
        return std::nullopt;
    HttpRequest next = request;
    next.url = request.url.resolved(QUrl::fromEncoded(location.toByteArray()));
    if (next.url.fragment().isEmpty())
        next.url.setFragment(request.url.fragment());
    const bool becomesGet = (status == 303 && request.method != "HEAD")
                            || ((status == 301 || status == 302) && request.method == "POST");
    if (becomesGet) {
        next.method = QByteArrayLiteral("GET");
        next.body.clear();
        next.headers.removeIf([](const HttpHeader &header) { return contains(kBodyHeaders, header.name); });
    }
    if (!isSameOrigin(request.url, next.url)) {
        next.headers.removeIf([&](const HttpHeader &header) {
            return contains(kSecretHeaders, header.name) || contains(request.secretHeaders, header.name);
        });
    }
    return next;
}

} // namespace sluice
