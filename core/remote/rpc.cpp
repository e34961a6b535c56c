#include "core/remote/rpc.h"

#include "core/api/errors.h"
#include "core/remote/errors.h"
#include "core/remote/wire/basics.h"

#include <QJsonDocument>

namespace sluice::rpc {

namespace {

constexpr QLatin1StringView kVersionKey{"jsonrpc"};
constexpr QLatin1StringView kVersion{"2.0"};
constexpr QLatin1StringView kId{"id"};
constexpr QLatin1StringView kMethod{"method"};
constexpr QLatin1StringView kParams{"params"};
constexpr QLatin1StringView kResult{"result"};
constexpr QLatin1StringView kError{"error"};
constexpr QLatin1StringView kData{"data"};

/// The numbers that the specification gives to errors of the protocol; all others are of the engine.
int numberOf(const Error &error)
{
    constexpr int kOfTheEngine = -32000;
    if (error.code == errors::kRemoteMalformed)
        return -32600;
    if (error.code == errors::kRemoteMethodUnknown)
        return -32601;
    if (error.code == errors::kRemoteParamsWrong)
        return -32602;
    return kOfTheEngine;
}

QByteArray compact(QJsonObject object)
{
    object.insert(kVersionKey, kVersion);
    return QJsonDocument(object).toJson(QJsonDocument::Compact);
}

Result<QJsonObject> opened(const QByteArray &message)
{
    QJsonParseError trouble;
    const QJsonDocument document = QJsonDocument::fromJson(message, &trouble);
    if (!document.isObject())
        return failure(errors::kRemoteMalformed, {}, trouble.errorString());
    if (document[kVersionKey] != kVersion)
        return failure(errors::kRemoteMalformed, {}, QStringLiteral("it does not say \"jsonrpc\": \"2.0\""));
    return document.object();
}

} // namespace

Result<Request> readRequest(const QByteArray &message)
{
    const auto object = opened(message);
    if (!object)
        return tl::unexpected(object.error());
    const QJsonValue id = object->value(kId);
    const QJsonValue params = object->value(kParams);
    const QJsonValue method = object->value(kMethod);
    if (!id.isUndefined() && !id.isString() && !id.isDouble())
        return failure(errors::kRemoteMalformed, {}, QStringLiteral("its id is neither a text nor a number"));
    if (!method.isString() || method.toString().isEmpty())
        return failure(errors::kRemoteMalformed, {}, QStringLiteral("it names no method"));
    if (!params.isUndefined() && !params.isObject())
        return failure(errors::kRemoteMalformed, {}, QStringLiteral("its parameters are not given by name"));
    return Request{id, method.toString(), params.toObject()};
}

QByteArray request(quint64 id, const QString &method, const QJsonObject &params)
{
    return compact({{kId, wire::write(id)}, {kMethod, method}, {kParams, params}});
}

QByteArray notification(const QString &method, const QJsonObject &params)
{
    return compact({{kMethod, method}, {kParams, params}});
}

QByteArray answer(const QJsonValue &id, const QJsonValue &result)
{
    return compact({{kId, id}, {kResult, result}});
}

QByteArray refusal(const QJsonValue &id, const Error &error)
{
    const QJsonObject object{{QStringLiteral("code"), numberOf(error)},
                             {QStringLiteral("message"), error.code},
                             {kData, wire::write(error)}};
    return compact({{kId, id.isUndefined() ? QJsonValue() : id}, {kError, object}});
}

Result<Incoming> readIncoming(const QByteArray &message)
{
    const auto object = opened(message);
    if (!object)
        return tl::unexpected(object.error());
    Incoming incoming;
    if (object->contains(kMethod)) {
        incoming.method = object->value(kMethod).toString();
        incoming.params = object->value(kParams).toObject();
        return incoming;
    }
    wire::Trouble trouble;
    if (!wire::read(object->value(kId), incoming.id, trouble))
        return failure(errors::kRemoteMalformed, {}, QStringLiteral("an answer to nothing"));
    if (!object->contains(kError)) {
        incoming.result = object->value(kResult);
        return incoming;
    }
    Error error;
    if (!wire::read(object->value(kError)[kData], error, trouble) || error.code.isEmpty())
        return failure(errors::kRemoteMalformed, {}, QStringLiteral("an error that says nothing"));
    incoming.result = tl::unexpected(error);
    return incoming;
}

} // namespace sluice::rpc
