#pragma once

#include "core/base/result.h"
#include "core/integration/http/httpmessage.h"

namespace sluice {

/// Whether sending the request twice does no more than sending it once: GET, HEAD, PUT, DELETE, OPTIONS and TRACE
/// (RFC 9110, 9.2.2), and any other method with an Idempotency-Key.
[[nodiscard]] bool isSafeToRepeat(const HttpRequest &request);

/// Whether scheme, host and port are the same, the usual ports filled in.
[[nodiscard]] bool isSameOrigin(const QUrl &left, const QUrl &right);

/// The failure that a status stands for; nothing for 1xx to 3xx. 408, 425, 429 and 5xx but 501 are transient.
[[nodiscard]] std::optional<FailureClass> failureOfStatus(int status);

/// How long a Retry-After header asks to wait from `now`: seconds, or an HTTP-date in any of the three forms of
/// RFC 9110, 5.6.7. A moment that has passed is zero; what cannot be read is nothing.
[[nodiscard]] std::optional<Milliseconds> parseRetryAfter(QByteArrayView value, WallTime now);

/// Refuses what must not be sent: a scheme besides http and https, no host, credentials in the address, and methods and
/// headers that are not well-formed.
/// Errors: `http.urlInvalid`, `http.schemeRefused`, `http.urlCredentials`, `http.methodInvalid`, `http.headerInvalid`.
[[nodiscard]] Result<void> checkRequest(const HttpRequest &request);

/// The request to send next when `status` came with `location`, by RFC 9110, 15.4: 303, and 301 and 302 after a POST,
/// become a GET; secrets stay behind when scheme, host or port changes. Nothing when the answer is not a redirect.
/// The address is not checked here.
[[nodiscard]] std::optional<HttpRequest> redirected(const HttpRequest &request, int status, QByteArrayView location);

} // namespace sluice
