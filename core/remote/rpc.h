#pragma once

#include "core/base/error.h"
#include "core/base/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QJsonValue>

namespace sluice::rpc {

// JSON-RPC 2.0, as far as the control API uses it: one request or notification a message, parameters by name.
// Source: https://www.jsonrpc.org/specification

struct Request {
    QJsonValue id; ///< text or number; undefined: a notification, which gets no answer
    QString method;
    QJsonObject params;
};

/// Errors: `remote.malformed`.
[[nodiscard]] Result<Request> readRequest(const QByteArray &message);

[[nodiscard]] QByteArray request(quint64 id, const QString &method, const QJsonObject &params);
[[nodiscard]] QByteArray notification(const QString &method, const QJsonObject &params);
[[nodiscard]] QByteArray answer(const QJsonValue &id, const QJsonValue &result);
/// The error travels whole in "data"; "message" is its code, for people who read along.
[[nodiscard]] QByteArray refusal(const QJsonValue &id, const Error &error);

/// What a client gets: an answer to what it asked, or news.
struct Incoming {
    quint64 id = 0; ///< of the request; 0: it is news
    Result<QJsonValue> result;
    QString method; ///< of news
    QJsonObject params;
};
/// Errors: `remote.malformed`.
[[nodiscard]] Result<Incoming> readIncoming(const QByteArray &message);

} // namespace sluice::rpc
