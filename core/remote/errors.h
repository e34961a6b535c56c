#pragma once

#include <QLatin1StringView>

namespace sluice::errors {

inline constexpr QLatin1StringView kRemoteMalformed{"remote.malformed"};         ///< no JSON-RPC 2.0 request
inline constexpr QLatin1StringView kRemoteMethodUnknown{"remote.methodUnknown"}; ///< args: method
inline constexpr QLatin1StringView kRemoteParamsWrong{"remote.paramsWrong"};     ///< args: method, place
inline constexpr QLatin1StringView kRemoteGreetFirst{"remote.greetFirst"};       ///< nothing before "hello"
inline constexpr QLatin1StringView kRemoteProtocol{"remote.protocol"};           ///< args: theirs, ours
inline constexpr QLatin1StringView kRemoteBusy{"remote.busy"}; ///< args: limit
inline constexpr QLatin1StringView kRemoteForgotten{
    "remote.forgotten"}; ///< asked again, and the answer is not kept any more

inline constexpr QLatin1StringView kRemoteTokensUnreadable{"remote.tokensUnreadable"}; ///< args: path
inline constexpr QLatin1StringView kRemoteTokenTaken{"remote.tokenTaken"};             ///< args: name
inline constexpr QLatin1StringView kRemoteTokenNameInvalid{"remote.tokenNameInvalid"}; ///< args: name
inline constexpr QLatin1StringView kRemoteTokenUnknown{"remote.tokenUnknown"};         ///< args: name
inline constexpr QLatin1StringView kRemoteNoTokens{"remote.noTokens"};             ///< args: address
inline constexpr QLatin1StringView kRemoteAddressInvalid{"remote.addressInvalid"}; ///< args: address
inline constexpr QLatin1StringView kRemoteNeedsTls{"remote.needsTls"};             ///< args: address
inline constexpr QLatin1StringView kRemoteCertificate{"remote.certificate"};       ///< args: path
inline constexpr QLatin1StringView kRemoteListenFailed{"remote.listenFailed"};     ///< args: address

inline constexpr QLatin1StringView kRemoteRefused{"remote.refused"}; ///< args: address
inline constexpr QLatin1StringView kRemoteUnreachable{"remote.unreachable"}; ///< args: address
inline constexpr QLatin1StringView kRemoteAnswerWrong{"remote.answerWrong"}; ///< args: method, place
inline constexpr QLatin1StringView kRemoteInterrupted{"remote.interrupted"}; ///< the connection ended before the answer

} // namespace sluice::errors
