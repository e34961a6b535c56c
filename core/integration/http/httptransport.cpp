#include "core/integration/http/httptransport.h"

#include "core/integration/errors.h"
#include "core/integration/http/httppool.h"
#include "core/integration/http/httprules.h"
#include "core/integration/http/oneshotbody.h"

#include <QNetworkAccessManager>
#include <QSslCertificate>

namespace sluice {

namespace {

QNetworkProxy toProxy(const HttpPoolConfig &config)
{
    const QUrl &url = config.proxy;
    if (url.isEmpty())
        return QNetworkProxy(QNetworkProxy::NoProxy);
    const bool isSocks = url.scheme() == u"socks5";
    return QNetworkProxy(isSocks ? QNetworkProxy::Socks5Proxy : QNetworkProxy::HttpProxy, url.host(),
                         static_cast<quint16>(url.port(isSocks ? 1080 : 8080)), config.proxyUser, config.proxyPassword);
}

/// Why a proxy cannot be used; none: it can, or there is none.
std::optional<Error> checkProxy(const QUrl &url)
{
    if (url.isEmpty())
        return std::nullopt;
    if (!url.userInfo().isEmpty())
        return Error{errors::kHttpUrlCredentials, {{QStringLiteral("host"), url.host()}}, {}};
    if (!url.isValid() || url.host().isEmpty() || (url.scheme() != u"http" && url.scheme() != u"socks5")) {
        const QString shown = url.toDisplayString(QUrl::RemoveUserInfo);
        return Error{errors::kHttpProxyInvalid, {{QStringLiteral("proxy"), shown}}, {}};
    }
    return std::nullopt;
}

QByteArray hostField(const QUrl &url)
{
    QByteArray field = url.host(QUrl::FullyEncoded).toLatin1();
    if (url.port() > 0)
        field += ':' + QByteArray::number(url.port());
    return field;
}

QLatin1StringView codeOf(QNetworkReply::NetworkError error, bool maybeSent)
{
    switch (error) {
    case QNetworkReply::ConnectionRefusedError:
        return errors::kHttpRefused;
    case QNetworkReply::HostNotFoundError:
        return errors::kHttpHostNotFound;
    case QNetworkReply::RemoteHostClosedError:
    case QNetworkReply::ContentReSendError:
        return errors::kHttpConnectionLost;
    case QNetworkReply::SslHandshakeFailedError:
        return errors::kHttpTls;
    case QNetworkReply::ProxyConnectionRefusedError:
    case QNetworkReply::ProxyConnectionClosedError:
    case QNetworkReply::ProxyNotFoundError:
    case QNetworkReply::ProxyTimeoutError:
    case QNetworkReply::ProxyAuthenticationRequiredError:
    case QNetworkReply::UnknownProxyError:
        return errors::kHttpProxy;
    case QNetworkReply::ProtocolFailure:
    case QNetworkReply::ProtocolUnknownError:
    case QNetworkReply::ProtocolInvalidOperationError:
    case QNetworkReply::UnknownContentError:
        return errors::kHttpProtocol;
    case QNetworkReply::TimeoutError:
    case QNetworkReply::UnknownNetworkError:
        // Before anything was sent these are the socket's "no route" and "unreachable".
        return maybeSent ? errors::kHttpNetwork : errors::kHttpUnreachable;
    default:
        return errors::kHttpNetwork;
    }
}

} // namespace

HttpTransport HttpTransport::create(const HttpPoolConfig &config)
{
    HttpTransport transport;
    transport.tls = QSslConfiguration::defaultConfiguration();
    transport.tls.setPeerVerifyMode(QSslSocket::VerifyPeer);
    transport.proxy = toProxy(config);
    transport.broken = config.unusable;
    if (auto wrong = checkProxy(config.proxy); wrong && !transport.broken)
        transport.broken = CallFailure{*std::move(wrong)};
    if (config.caFile.isEmpty())
        return transport;
    const auto own = QSslCertificate::fromPath(config.caFile, QSsl::Pem, QSslCertificate::PatternSyntax::FixedString);
    if (own.isEmpty())
        transport.broken = CallFailure{
            {QString(errors::kHttpCaFileUnusable), {{QStringLiteral("path"), config.caFile}}, {}}};
    transport.tls.setCaCertificates(QSslConfiguration::systemCaCertificates() + own);
    return transport;
}

QNetworkRequest pinnedRequest(const HttpRequest &request, const QHostAddress &address, const HttpTransport &transport)
{
    QUrl url = request.url;
    url.setHost(address.toString());
    QNetworkRequest pinned(url);
    if (QHostAddress(request.url.host()).isNull()) {
        pinned.setRawHeader("Host", hostField(request.url));
        if (url.scheme() == u"https")
            pinned.setPeerVerifyName(request.url.host(QUrl::FullyEncoded));
    }
    if (url.scheme() == u"https")
        pinned.setSslConfiguration(transport.tls);
    pinned.setRawHeader("User-Agent", "Sluice/" SLUICE_VERSION);
    if (!request.body.isEmpty() || request.method == "POST" || request.method == "PUT")
        pinned.setRawHeader("Content-Type", "application/octet-stream");
    for (const HttpHeader &header : request.headers)
        pinned.setRawHeader(header.name, header.value);
    // An HTTP proxy reads the head of a call without TLS itself; with TLS, Qt tells it when it opens the tunnel.
    const QNetworkProxy &proxy = transport.proxy;
    if (url.scheme() == u"http" && proxy.type() == QNetworkProxy::HttpProxy && !proxy.user().isEmpty())
        pinned.setRawHeader("Proxy-Authorization",
                            "Basic " + (proxy.user() + u':' + proxy.password()).toUtf8().toBase64());
    pinned.setAttribute(QNetworkRequest::Http2AllowedAttribute, false);
    pinned.setAttribute(QNetworkRequest::HttpPipeliningAllowedAttribute, false);
    pinned.setAttribute(QNetworkRequest::RedirectPolicyAttribute, QNetworkRequest::ManualRedirectPolicy);
    pinned.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    pinned.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    pinned.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    pinned.setAttribute(QNetworkRequest::CacheLoadControlAttribute, QNetworkRequest::AlwaysNetwork);
    pinned.setAttribute(QNetworkRequest::CacheSaveControlAttribute, false);
    // The call counts decompressed bytes itself, and says which limit was passed.
    pinned.setDecompressedSafetyCheckThreshold(-1);
    return pinned;
}

QNetworkReply *sendBy(QNetworkAccessManager &manager, const HttpRequest &request, QNetworkRequest pinned)
{
    if (request.method == "GET" && request.body.isEmpty())
        return manager.get(pinned);
    if (request.method == "HEAD")
        return manager.head(pinned);
    if (isSafeToRepeat(request)) {
        if (request.method == "PUT")
            return manager.put(pinned, request.body);
        if (request.method == "POST")
            return manager.post(pinned, request.body);
        return manager.sendCustomRequest(pinned, request.method, request.body);
    }
    auto *body = new OneShotBody(request.body, nullptr);
    pinned.setAttribute(QNetworkRequest::DoNotBufferUploadDataAttribute, true);
    pinned.setHeader(QNetworkRequest::ContentLengthHeader, request.body.size());
    QNetworkReply *reply = request.method == "POST" ? manager.post(pinned, body)
                                                    : manager.sendCustomRequest(pinned, request.method, body);
    body->setParent(reply);
    return reply;
}

bool isStatusError(QNetworkReply::NetworkError error, int status)
{
    if (status < 400)
        return error == QNetworkReply::NoError;
    switch (error) {
    case QNetworkReply::NoError:
    case QNetworkReply::ContentAccessDenied:
    case QNetworkReply::ContentOperationNotPermittedError:
    case QNetworkReply::ContentNotFoundError:
    case QNetworkReply::AuthenticationRequiredError:
    case QNetworkReply::ContentConflictError:
    case QNetworkReply::ContentGoneError:
    case QNetworkReply::UnknownContentError:
    case QNetworkReply::ProtocolInvalidOperationError:
    case QNetworkReply::InternalServerError:
    case QNetworkReply::OperationNotImplementedError:
    case QNetworkReply::ServiceUnavailableError:
    case QNetworkReply::UnknownServerError:
        return true;
    case QNetworkReply::ProxyAuthenticationRequiredError:
        return status == 407;
    default:
        return false;
    }
}

CallFailure failureOf(const HttpRequest &request, QNetworkReply::NetworkError error, const QString &detail,
                      bool maybeSent, bool badCertificate)
{
    if (badCertificate) {
        return {Error{QString(errors::kHttpCertificate), {{QStringLiteral("host"), request.url.host()}}, detail},
                FailureClass::Permanent, std::nullopt};
    }
    const bool neverSent = error == QNetworkReply::ConnectionRefusedError || error == QNetworkReply::HostNotFoundError
                           || error == QNetworkReply::SslHandshakeFailedError
                           || error == QNetworkReply::ProxyConnectionRefusedError
                           || error == QNetworkReply::ProxyNotFoundError
                           || error == QNetworkReply::ProxyAuthenticationRequiredError;
    const bool isPermanent = error == QNetworkReply::SslHandshakeFailedError
                             || error == QNetworkReply::ProxyAuthenticationRequiredError;
    auto failureClass = isPermanent ? FailureClass::Permanent : FailureClass::Transient;
    if (maybeSent && !neverSent && !isSafeToRepeat(request))
        failureClass = FailureClass::Unknown;
    const QLatin1StringView code = codeOf(error, maybeSent);
    return {Error{QString(code), placeOf(request), detail}, failureClass, std::nullopt};
}

void nameProxy(CallFailure &failure, const HttpRequest &request, const QNetworkProxy &proxy)
{
    // A plain call is made to an HTTP proxy itself, so it is the proxy that refuses the connection.
    const bool isRefused = failure.error.code == errors::kHttpRefused && proxy.type() == QNetworkProxy::HttpProxy
                           && request.url.scheme() == u"http";
    if (!isRefused && failure.error.code != errors::kHttpProxy)
        return;
    failure.error.code = errors::kHttpProxy;
    failure.error.args = {{QStringLiteral("host"), proxy.hostName()},
                          {QStringLiteral("port"), QString::number(proxy.port())}};
}

QMap<QString, QString> placeOf(const HttpRequest &request)
{
    const int port = request.url.port(request.url.scheme() == u"https" ? 443 : 80);
    return {{QStringLiteral("host"), request.url.host()}, {QStringLiteral("port"), QString::number(port)}};
}

} // namespace sluice
