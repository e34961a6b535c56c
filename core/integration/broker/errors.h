#pragma once

#include <QLatin1StringView>

namespace sluice::errors {

inline constexpr QLatin1StringView kBrokerConnectFailed{"broker.connectFailed"};   ///< args: host, port
inline constexpr QLatin1StringView kBrokerLoginFailed{"broker.loginFailed"};       ///< args: host, user
inline constexpr QLatin1StringView kBrokerTls{"broker.tls"};                       ///< args: host, port
inline constexpr QLatin1StringView kBrokerConnectionLost{"broker.connectionLost"}; ///< args: host
inline constexpr QLatin1StringView kBrokerOutcomeUnknown{"broker.outcomeUnknown"}; ///< args: host
inline constexpr QLatin1StringView kBrokerRefused{"broker.refused"};               ///< args: host, what
inline constexpr QLatin1StringView kBrokerNotTaken{"broker.notTaken"};             ///< args: host
inline constexpr QLatin1StringView kBrokerUnroutable{"broker.unroutable"};         ///< args: exchange, key
inline constexpr QLatin1StringView kBrokerNameUnfit{"broker.nameUnfit"};           ///< args: name
inline constexpr QLatin1StringView kBrokerTooLarge{"broker.tooLarge"};             ///< args: bytes
inline constexpr QLatin1StringView kBrokerCancelled{"broker.cancelled"};           ///< args: host

} // namespace sluice::errors
