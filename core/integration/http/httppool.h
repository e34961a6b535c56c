#pragma once

#include "core/integration/http/addressclass.h"
#include "core/integration/http/httpmessage.h"

#include <QObject>

#include <atomic>
#include <deque>
#include <memory>
#include <stop_token>
#include <vector>

#include <qcoro/qcorotask.h>

class QNetworkAccessManager;

namespace sluice {

class HttpCall;
struct HttpTransport;

/// How a connection may be used by the calls of one pool.
struct HttpPoolConfig {
    quint32 size = 60;           ///< calls at once
    quint32 maxWaiting = 10'000; ///< calls in line behind them; more are refused
    AddressPolicy addresses = {};
    QString caFile = {}; ///< PEM; trusted besides the system's authorities
    QUrl proxy = {};     ///< "http://host:port" or "socks5://host:port"; empty: none
    QString proxyUser = {};
    QString proxyPassword = {};               ///< never printed or stored
    std::optional<CallFailure> unusable = {}; ///< why no call can be made, such as a secret that is missing
};

/// Calls at this moment, and since the start.
struct HttpPoolStats {
    quint32 size = 0;
    quint32 inUse = 0;
    quint32 waiting = 0;
    quint64 refused = 0;  ///< found the line full
    quint64 buffered = 0; ///< bytes of answers that are being read
};

/// The HTTP client of one connection.
///
/// Qt opens at most six connections to a host for each QNetworkAccessManager, so the pool spreads its calls over as many
/// managers as it needs, made as they are needed. HTTP/1.1 only (HTTP/2 of Qt 6.4 has CVE-2024-39936), no cookies, no
/// cache, no automatic redirects: they are followed by hand, each with all the checks of a first request.
///
/// What is guaranteed about addresses: a host name is resolved first, each of its addresses must be allowed by the
/// policy, and the connection is made to one of those very addresses by number, so no second look-up can lead elsewhere.
/// The Host header, SNI and the name that the certificate must bear stay those of the URL. Through a proxy the same
/// holds for the address that the proxy is told to connect to; the proxy's own address is trusted as configured.
///
/// Calls that are unsafe to repeat are never sent twice by Qt (see OneShotBody). The pool does not retry, nor does it
/// know limits or breakers.
/// Thread: an object of one I/O thread, and `send` is called there; `stats` may be called from any thread.
class HttpPool final : public QObject {
    Q_OBJECT

public:
    static constexpr quint32 kCallsAManager = 6;

    HttpPool(HttpPoolConfig config, const Clock &clock, QObject *parent = nullptr);
    /// Ends the calls that are under way; they come back as cancelled.
    ~HttpPool() override;

    /// Performs a call; never throws, and always comes back. First come, first served when the pool is full.
    /// Errors: in the outcome, with codes `http.*`.
    [[nodiscard]] QCoro::Task<HttpOutcome> send(HttpRequest request, std::stop_token stop);

    [[nodiscard]] HttpPoolStats stats() const noexcept;

private:
    friend class HttpCall;
    enum class Entry : quint8 { Granted, Waiting, Full };

    /// Asks for room; a waiting call is told by `HttpCall::grant`.
    [[nodiscard]] Entry enter(HttpCall &call);
    /// Gives back what `enter` gave, granted or still waiting.
    void leave(HttpCall &call);
    void grantNext();
    [[nodiscard]] QNetworkAccessManager &takeManager();

    struct Slot {
        std::unique_ptr<QNetworkAccessManager> manager;
        quint32 inUse = 0;
    };

    HttpPoolConfig m_config;
    const Clock &m_clock;
    std::unique_ptr<HttpTransport> m_transport;
    std::vector<Slot> m_slots;
    std::vector<HttpCall *> m_active;
    std::deque<HttpCall *> m_line;
    std::atomic<quint32> m_inUse{0};
    std::atomic<quint32> m_waiting{0};
    std::atomic<quint64> m_refused{0};
    std::atomic<quint64> m_buffered{0};
    bool m_granting = false;
    bool m_closing = false;
};

} // namespace sluice
