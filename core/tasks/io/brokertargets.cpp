#include "core/tasks/io/brokertargets.h"

#include "core/integration/errors.h"
#include "core/script/jsontext.h"
#include "core/tasks/errors.h"
#include "core/tasks/taskrunner.h"

#include <QDir>

namespace sluice {

namespace {

CallFailure unfit(QLatin1StringView code, QMap<QString, QString> args)
{
    return {Error{QString(code), std::move(args), {}}, FailureClass::Permanent};
}

quint16 usualPort(const Connection &connection)
{
    constexpr quint16 kMqtt = 1883;
    constexpr quint16 kMqttTls = 8883;
    constexpr quint16 kAmqp = 5672;
    constexpr quint16 kAmqpTls = 5671;
    if (connection.type == u"mqtt")
        return connection.tls ? kMqttTls : kMqtt;
    return connection.tls ? kAmqpTls : kAmqp;
}

} // namespace

tl::expected<BrokerTarget, CallFailure> brokerTarget(const Connection &connection, QLatin1StringView type,
                                                     const QString &workspace, const SecretStore &secrets)
{
    if (connection.type != type)
        return tl::unexpected(unfit(errors::kConnectionTypeWrong, {{QStringLiteral("connection"), connection.id},
                                                                   {QStringLiteral("type"), connection.type},
                                                                   {QStringLiteral("wanted"), QString(type)}}));
    if (connection.host.trimmed().isEmpty())
        return tl::unexpected(
            unfit(errors::kConnectionAddressMissing, {{QStringLiteral("connection"), connection.id}}));
    BrokerTarget target;
    target.host = connection.host.trimmed();
    target.port = connection.port != 0 ? connection.port : usualPort(connection);
    target.user = connection.user;
    if (!connection.database.isEmpty())
        target.virtualHost = connection.database;
    target.tls = connection.tls;
    if (!connection.caFile.isEmpty())
        target.caFile = QDir(workspace).absoluteFilePath(connection.caFile);
    if (!connection.passwordSecret.isEmpty()) {
        auto password = secretFor(connection.id, secrets, connection.passwordSecret);
        if (!password)
            return tl::unexpected(secretFailure(std::move(password.error())));
        target.password = QString::fromUtf8(password->reveal());
    }
    return target;
}

tl::expected<BrokerTarget, CallFailure> brokerOf(const Attempt &attempt, const QJsonObject &params,
                                                 QLatin1StringView type, const SecretStore &secrets)
{
    if (!attempt.connection) {
        const auto id = params.value(QLatin1StringView("connection")).toString();
        return tl::unexpected(unfit(errors::kTaskConnectionMissing, {{QStringLiteral("connection"), id}}));
    }
    auto target = brokerTarget(*attempt.connection, type, attempt.workspace, secrets);
    if (target)
        target->connectTimeout = std::min(target->connectTimeout, attempt.timeout);
    return target;
}

QByteArray brokerBody(const Attempt &attempt, const QJsonObject &params)
{
    const QJsonValue message = params.value(QLatin1StringView("message"));
    if (message.isUndefined())
        return attempt.data.input.isEmpty() ? QByteArray("null") : attempt.data.input;
    return message.isString() ? message.toString().toUtf8() : jsontext::toText(message);
}

} // namespace sluice
