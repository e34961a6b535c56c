#pragma once

#include "core/integration/broker/brokertarget.h"
#include "core/integration/callfailure.h"
#include "core/integration/secret/secretstore.h"
#include "core/workflow/connection.h"

#include <QJsonObject>

#include <tl/expected.hpp>

namespace sluice {

struct Attempt;

/// The broker of a connection of type `type`, "mqtt" or "amqp". Errors: `connection.typeWrong`, `connection.addressMissing`,
/// and those of `SecretStore`.
[[nodiscard]] tl::expected<BrokerTarget, CallFailure> brokerTarget(const Connection &connection, QLatin1StringView type,
                                                                   const QString &workspace,
                                                                   const SecretStore &secrets);

/// The broker that an attempt publishes to. Errors: `task.connectionMissing`, and those of `brokerTarget`.
[[nodiscard]] tl::expected<BrokerTarget, CallFailure> brokerOf(const Attempt &attempt, const QJsonObject &params,
                                                               QLatin1StringView type, const SecretStore &secrets);

/// What a task publishes: its parameter `message`, a text as it is, anything else as JSON; left out, the input of the task.
[[nodiscard]] QByteArray brokerBody(const Attempt &attempt, const QJsonObject &params);

} // namespace sluice
