#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <QMap>
#include <QString>

#include <optional>
#include <vector>

namespace sluice {

/// A way to another system that tasks share, with the limits that guard it. Secrets are names, never values.
struct Connection {
    struct Limit {
        double perSecond = 0; ///< 0: no limit
        quint32 burst = 1;
        bool operator==(const Limit &) const = default;
    };
    struct Breaker {
        double failureRate = 0.5; ///< 0 to 1
        double slowRate = 0.8;
        Milliseconds slowCall{10'000};
        quint32 window = 100; ///< calls
        quint32 minimumCalls = 20;
        Milliseconds wait{30'000};
        quint32 halfOpenCalls = 5;
        bool operator==(const Breaker &) const = default;
    };
    struct RetryBudget {
        double ratio = 0.2; ///< of the calls of the last 10 s
        quint32 minimum = 10;
        bool operator==(const RetryBudget &) const = default;
    };

    /// Of the steps that wait for their turn.
    struct Queue {
        quint32 limit = 100'000;
        Milliseconds maxWait{3'600'000}; ///< then a step is turned away, and comes back later
        bool operator==(const Queue &) const = default;
    };

    QString id;   ///< what tasks name it by
    QString type; ///< "http", "sqlite", "postgres", "mysql", "mqtt" or "amqp"
    QString name; ///< what people see; empty: the id

    QString baseUrl; ///< http
    QMap<QString, QString> headers;
    bool allowLoopback = false;
    bool allowPrivate = false;
    bool tls = false; ///< mqtt, amqp: over TLS
    QString caFile;
    QString proxy;
    QString proxyUser;
    QString proxySecret; ///< name of the secret that holds the password for the proxy

    QString database; ///< sqlite: path, relative to the workspace; postgres, mysql: name; amqp: virtual host
    QString host;
    quint16 port = 0; ///< 0: the type's usual one
    QString user;
    QString passwordSecret; ///< name of the secret; see `SecretStore` for its value

    quint32 poolSize = 8;
    Queue queue;
    Limit limit;
    Breaker breaker;
    RetryBudget retryBudget;

    bool operator==(const Connection &) const = default;
};

/// The names of the secrets that it needs.
[[nodiscard]] QStringList secretsOf(const Connection &connection);

/// The newest format of `connections.json` that this program knows, and the one that it writes.
inline constexpr int kConnectionsFormat = 1;

/// Reads the text of a connections file; `path` goes into the errors only.
/// Errors: `json.malformed`, `json.duplicateKey`, `schema.*`, `workflow.schema`, `workflow.newerFormat`, `workflow.badDuration`,
/// `connection.duplicate`.
[[nodiscard]] Result<std::vector<Connection>> readConnections(const QByteArray &json, const QString &path);

/// The bytes of `connections.json`, in stable order; what has its usual value is left out.
[[nodiscard]] QByteArray writeConnections(const std::vector<Connection> &connections);

/// Reads `connections.json`; a missing file is an empty list. Errors: those of `readConnections`, `file.unreadable`.
[[nodiscard]] Result<std::vector<Connection>> loadConnections(const QString &path);

/// Writes the file; when that fails, the old one is as it was. Errors: `file.unwritable`.
[[nodiscard]] Result<void> saveConnections(const std::vector<Connection> &connections, const QString &path);

} // namespace sluice
