#pragma once

#include <QLatin1StringView>

namespace sluice::errors {

inline constexpr QLatin1StringView kDemoAddressInvalid{"demo.addressInvalid"}; ///< args: host
inline constexpr QLatin1StringView kDemoAddressInUse{"demo.addressInUse"};     ///< args: host, port
inline constexpr QLatin1StringView kDemoAddressDenied{"demo.addressDenied"};   ///< args: host, port
inline constexpr QLatin1StringView kDemoAddressForeign{"demo.addressForeign"}; ///< args: host, port
inline constexpr QLatin1StringView kDemoListenFailed{"demo.listenFailed"};     ///< args: host, port
inline constexpr QLatin1StringView kDemoSettingInvalid{"demo.settingInvalid"}; ///< args: key

inline constexpr QLatin1StringView kHttpUrlInvalid{"http.urlInvalid"};             ///< args: url
inline constexpr QLatin1StringView kHttpSchemeRefused{"http.schemeRefused"};       ///< args: url, scheme
inline constexpr QLatin1StringView kHttpUrlCredentials{"http.urlCredentials"};     ///< args: host
inline constexpr QLatin1StringView kHttpHeaderInvalid{"http.headerInvalid"};       ///< args: name
inline constexpr QLatin1StringView kHttpMethodInvalid{"http.methodInvalid"};       ///< args: method
inline constexpr QLatin1StringView kHttpAddressRefused{"http.addressRefused"};     ///< args: host, address, class
inline constexpr QLatin1StringView kHttpHostNotFound{"http.hostNotFound"};         ///< args: host
inline constexpr QLatin1StringView kHttpRefused{"http.refused"};                   ///< args: host, port
inline constexpr QLatin1StringView kHttpUnreachable{"http.unreachable"};           ///< args: host, port
inline constexpr QLatin1StringView kHttpConnectionLost{"http.connectionLost"};     ///< args: host, port
inline constexpr QLatin1StringView kHttpNetwork{"http.network"};                   ///< args: host, port
inline constexpr QLatin1StringView kHttpProxy{"http.proxy"};                       ///< args: host, port
inline constexpr QLatin1StringView kHttpProxyInvalid{"http.proxyInvalid"};         ///< args: proxy
inline constexpr QLatin1StringView kHttpTimeout{"http.timeout"};                   ///< args: host, milliseconds
inline constexpr QLatin1StringView kHttpOutcomeUnknown{"http.outcomeUnknown"};     ///< args: host, method
inline constexpr QLatin1StringView kHttpCertificate{"http.certificate"};           ///< args: host
inline constexpr QLatin1StringView kHttpTls{"http.tls"};                           ///< args: host, port
inline constexpr QLatin1StringView kHttpCaFileUnusable{"http.caFileUnusable"};     ///< args: path
inline constexpr QLatin1StringView kHttpTooLarge{"http.tooLarge"};                 ///< args: host, bytes
inline constexpr QLatin1StringView kHttpTooManyRedirects{"http.tooManyRedirects"}; ///< args: url, count
inline constexpr QLatin1StringView kHttpProtocol{"http.protocol"};                 ///< args: host, port
inline constexpr QLatin1StringView kHttpStatus{"http.status"};                     ///< args: status, url
inline constexpr QLatin1StringView kHttpPoolFull{"http.poolFull"};                 ///< args: waiting
inline constexpr QLatin1StringView kHttpCancelled{"http.cancelled"};

inline constexpr QLatin1StringView kSqlJournalRefused{"sql.journalRefused"};     ///< args: path
inline constexpr QLatin1StringView kSqlDriverMissing{"sql.driverMissing"};       ///< args: driver
inline constexpr QLatin1StringView kSqlOpenFailed{"sql.openFailed"};             ///< args: database
inline constexpr QLatin1StringView kSqlConnectFailed{"sql.connectFailed"};       ///< args: database, host
inline constexpr QLatin1StringView kSqlLoginFailed{"sql.loginFailed"};           ///< args: database, user
inline constexpr QLatin1StringView kSqlConnectionLost{"sql.connectionLost"};     ///< args: database
inline constexpr QLatin1StringView kSqlOutcomeUnknown{"sql.outcomeUnknown"};     ///< args: database
inline constexpr QLatin1StringView kSqlBusy{"sql.busy"};                         ///< args: database
inline constexpr QLatin1StringView kSqlResources{"sql.resources"};               ///< args: database
inline constexpr QLatin1StringView kSqlConstraint{"sql.constraint"};             ///< args: database
inline constexpr QLatin1StringView kSqlStatement{"sql.statement"};               ///< args: database
inline constexpr QLatin1StringView kSqlReadOnly{"sql.readOnly"};                 ///< args: database
inline constexpr QLatin1StringView kSqlDamaged{"sql.damaged"};                   ///< args: database
inline constexpr QLatin1StringView kSqlDenied{"sql.denied"};                     ///< args: database
inline constexpr QLatin1StringView kSqlParameterMissing{"sql.parameterMissing"}; ///< args: name
inline constexpr QLatin1StringView kSqlParameterCount{"sql.parameterCount"};     ///< args: expected, given
inline constexpr QLatin1StringView kSqlParametersMixed{"sql.parametersMixed"};
inline constexpr QLatin1StringView kSqlSeveralStatements{"sql.severalStatements"};
inline constexpr QLatin1StringView kSqlTooManyRows{"sql.tooManyRows"}; ///< args: rows
inline constexpr QLatin1StringView kSqlCancelled{"sql.cancelled"};     ///< args: database

inline constexpr QLatin1StringView kWebhookAddressInvalid{"webhook.addressInvalid"};   ///< args: host
inline constexpr QLatin1StringView kWebhookAddressInUse{"webhook.addressInUse"};       ///< args: host, port
inline constexpr QLatin1StringView kWebhookAddressDenied{"webhook.addressDenied"};     ///< args: host, port
inline constexpr QLatin1StringView kWebhookAddressForeign{"webhook.addressForeign"};   ///< args: host, port
inline constexpr QLatin1StringView kWebhookListenFailed{"webhook.listenFailed"};       ///< args: host, port
inline constexpr QLatin1StringView kWebhookEndpointInvalid{"webhook.endpointInvalid"}; ///< args: endpoint

inline constexpr QLatin1StringView kConnectionTypeWrong{"connection.typeWrong"}; ///< args: connection, type, wanted
inline constexpr QLatin1StringView kConnectionAddressMissing{"connection.addressMissing"}; ///< args: connection
inline constexpr QLatin1StringView kConnectionTestTimedOut{"connection.testTimedOut"};     ///< args: connection, limit
inline constexpr QLatin1StringView kConnectionTestStopped{"connection.testStopped"};       ///< args: connection, limit

// The others also have `connection`, if a connection wants the secret.
inline constexpr QLatin1StringView kSecretMissing{"secret.missing"};                 ///< args: name, connection
inline constexpr QLatin1StringView kSecretPending{"secret.pending"};                 ///< args: name
inline constexpr QLatin1StringView kSecretNameUnfit{"secret.nameUnfit"};             ///< args: name
inline constexpr QLatin1StringView kSecretFileOpen{"secret.fileOpen"};               ///< args: name, path
inline constexpr QLatin1StringView kSecretFileUnreadable{"secret.fileUnreadable"};   ///< args: name, path
inline constexpr QLatin1StringView kSecretKeychainLocked{"secret.keychainLocked"};   ///< args: name
inline constexpr QLatin1StringView kSecretKeychainMissing{"secret.keychainMissing"}; ///< args: name
inline constexpr QLatin1StringView kSecretKeychainFailed{"secret.keychainFailed"};   ///< args: name

} // namespace sluice::errors
