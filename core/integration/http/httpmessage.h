#pragma once

#include "core/integration/callfailure.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QList>
#include <QUrl>

namespace sluice {

struct HttpHeader {
    QByteArray name;
    QByteArray value;

    bool operator==(const HttpHeader &) const = default;
};
using HttpHeaders = QList<HttpHeader>;

/// The value of the first header of that name, in any case; null if there is none.
[[nodiscard]] QByteArray headerValue(const HttpHeaders &headers, QByteArrayView name);

/// A call out, complete with all that the connection adds to it.
struct HttpRequest {
    QByteArray method = QByteArrayLiteral("GET");
    QUrl url = {}; ///< http or https, without user and password
    HttpHeaders headers = {};
    QByteArray body = {};
    Milliseconds timeout{30'000};      ///< from `send` to the last byte: waiting, redirects and all
    qint64 maxBody = 16 * 1024 * 1024; ///< bytes of the decompressed answer
    int maxRedirects = 5;              ///< 0: a redirect is an answer like any other
    QByteArrayList secretHeaders = {}; ///< names, besides the usual ones, that never go to another host
};

/// Where the time of a call went; each is counted from `send`.
struct HttpTimings {
    Nanoseconds granted{0};   ///< the pool had room
    Nanoseconds resolved{0};  ///< the (last) host's address was known
    Nanoseconds connected{0}; ///< the (last) request was out, over a connection that stood
    Nanoseconds firstByte{0}; ///< the head of the (last) answer was there
    Nanoseconds total{0};
};

/// What came of a call. A status that counts as failure carries `failure` beside status, headers and body.
struct HttpOutcome {
    static constexpr qsizetype kHeadBytes = 4096;

    int status = 0; ///< 0: no answer
    HttpHeaders headers;
    QByteArray body;
    QByteArray head; ///< the first 4 KiB of the body, also of one that was too large
    QUrl finalUrl;   ///< after redirects
    int redirects = 0;
    HttpTimings timings;
    std::optional<CallFailure> failure;

    [[nodiscard]] bool isSuccess() const noexcept { return !failure; }
};

} // namespace sluice
