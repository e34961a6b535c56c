#pragma once

#include "core/base/result.h"
#include "core/integration/callfailure.h"
#include "core/integration/http/httpmessage.h"

#include <QHostAddress>
#include <QNetworkProxy>
#include <QNetworkReply>
#include <QNetworkRequest>
#include <QSslConfiguration>

namespace sluice {

struct HttpPoolConfig;

/// How a pool's calls reach the other side: trust and proxy, read once.
struct HttpTransport {
    QSslConfiguration tls;
    QNetworkProxy proxy = QNetworkProxy(QNetworkProxy::NoProxy);
    std::optional<CallFailure> broken; ///< why no call can be made, such as a CA file that cannot be read

    /// Errors: none returned; they are kept in `broken`, since a pool must exist to say so.
    [[nodiscard]] static HttpTransport create(const HttpPoolConfig &config);
};

/// The request for Qt, connected to `address` whatever the URL's host name resolves to.
[[nodiscard]] QNetworkRequest pinnedRequest(const HttpRequest &request, const QHostAddress &address,
                                            const HttpTransport &transport);

/// Sends by the right function of `manager`; the body of a call that is unsafe to repeat can be read only once.
/// Owns: the reply is the caller's.
[[nodiscard]] QNetworkReply *sendBy(QNetworkAccessManager &manager, const HttpRequest &request, QNetworkRequest pinned);

/// Whether the error says only what the status says, so that the answer is complete.
[[nodiscard]] bool isStatusError(QNetworkReply::NetworkError error, int status);

/// The failure behind an error of Qt's. `maybeSent`: the other side may have seen the request.
[[nodiscard]] CallFailure failureOf(const HttpRequest &request, QNetworkReply::NetworkError error,
                                    const QString &detail, bool maybeSent, bool badCertificate);

/// Says of a failure that is the proxy's which proxy that is: what Qt tells is about the server behind it.
void nameProxy(CallFailure &failure, const HttpRequest &request, const QNetworkProxy &proxy);

/// `{host, port}` of the request, for errors.
[[nodiscard]] QMap<QString, QString> placeOf(const HttpRequest &request);

} // namespace sluice
