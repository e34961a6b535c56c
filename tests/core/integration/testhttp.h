#pragma once

#include "core/integration/http/httppool.h"

#include <QPointer>
#include <QTcpServer>
#include <QTcpSocket>

#include <functional>
#include <memory>
#include <optional>

namespace sluice {

/// A server that answers each request with the bytes that a function gives: anything may be wrong with them.
/// A null answer closes the connection without a word, an empty one leaves it silent.
class ScriptedServer : public QObject {
    Q_OBJECT

public:
    using Script = std::function<QByteArray(const QByteArray &request)>;

    /// Takes any listening server, so that TLS works alike.
    ScriptedServer(std::unique_ptr<QTcpServer> server, Script script);
    explicit ScriptedServer(Script script);

    [[nodiscard]] QUrl url(const QString &path = QStringLiteral("/"), const QString &scheme = QStringLiteral("http"),
                           const QString &host = QStringLiteral("127.0.0.1")) const;
    [[nodiscard]] const QByteArrayList &requests() const { return m_requests; }

private:
    void accept();
    void read(QTcpSocket *socket);

    std::unique_ptr<QTcpServer> m_server;
    Script m_script;
    QByteArrayList m_requests;
};

/// A proxy: lays a tunnel for CONNECT, answers anything else by itself, and may ask for user and password.
class TestProxy : public QObject {
    Q_OBJECT

public:
    /// `credentials`: "user:password"; empty: it asks for none.
    explicit TestProxy(QByteArray credentials = {});

    [[nodiscard]] QUrl url() const { return QUrl(QStringLiteral("http://127.0.0.1:%1").arg(m_server.serverPort())); }
    /// The heads of requests, those that were sent back for want of credentials too.
    [[nodiscard]] const QByteArrayList &requests() const { return m_requests; }

private:
    void accept();
    void read(QTcpSocket *socket);
    void layTunnel(QTcpSocket *socket, const QByteArray &target);

    QTcpServer m_server;
    QByteArray m_credentials;
    QByteArrayList m_requests;
};

/// A complete answer: "HTTP/1.1 " + status line, headers ("Name: value"), body and its length.
[[nodiscard]] QByteArray answer(const QByteArray &status, const QByteArray &body = {},
                                const QByteArrayList &headers = {});

/// A text as RFC 1952 has it packed: a head, the deflated text, its CRC-32 and its length.
[[nodiscard]] QByteArray gzip(const QByteArray &text);

/// Sends and keeps the outcome in `*result`.
QCoro::Task<> collect(HttpPool *pool, HttpRequest request, std::stop_token stop,
                      std::shared_ptr<std::optional<HttpOutcome>> result);

/// Sends and waits for the outcome.
[[nodiscard]] HttpOutcome outcomeOf(HttpPool &pool, HttpRequest request, std::stop_token stop = {});

/// The code of the outcome's failure; empty if there is none.
[[nodiscard]] QString codeOf(const HttpOutcome &outcome);

} // namespace sluice
