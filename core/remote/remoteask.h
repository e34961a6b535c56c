#pragma once

#include "core/remote/errors.h"
#include "core/remote/methods.h"
#include "core/remote/remoteengine.h"
#include "core/remote/wire/allfields.h"

// How a call of `EngineClient` becomes a message, and its answer a value; for the sources of `RemoteEngine` only.

namespace sluice {

namespace detail {

template <auto Member, typename... Args>
QJsonObject paramsOf(const Args &...args)
{
    static_assert(sizeof...(Args) == std::tuple_size_v<ArgumentsOf<Member>>);
    QJsonObject params;
    [[maybe_unused]] auto name = kMethod<Member>.params.begin();
    (params.insert(QLatin1StringView(*name++), wire::write(args)), ...);
    return params;
}

template <auto Member, typename T>
Result<T> answerOf(const Result<QJsonValue> &json)
{
    if (!json)
        return tl::unexpected(json.error());
    if constexpr (std::is_void_v<T>) {
        return {};
    } else {
        T value{};
        wire::Trouble trouble;
        if (!wire::read(*json, value, trouble)) {
            return failure(errors::kRemoteAnswerWrong,
                           {{QStringLiteral("method"), QString::fromLatin1(kMethod<Member>.name)},
                            {QStringLiteral("place"), trouble.path()}});
        }
        return value;
    }
}

template <auto Member>
constexpr RemoteLink::Kind kindOf()
{
    return kMethod<Member>.role == Role::Viewer ? RemoteLink::Kind::Question : RemoteLink::Kind::Order;
}

} // namespace detail

template <auto Member, typename T, typename... Args>
void RemoteEngine::ask(QObject *context, Done<T> done, const Args &...args)
{
    m_link.ask(detail::kindOf<Member>(), QString::fromLatin1(kMethod<Member>.name), detail::paramsOf<Member>(args...),
               context,
               [done = std::move(done)](const Result<QJsonValue> &json) { done(detail::answerOf<Member, T>(json)); });
}

/// What is set is set again after a reconnect, so it may wait for one.
template <auto Member, typename... Args>
void RemoteEngine::tell(const Args &...args)
{
    m_link.ask(RemoteLink::Kind::Question, QString::fromLatin1(kMethod<Member>.name), detail::paramsOf<Member>(args...),
               this, [this](const Result<QJsonValue> &json) {
                   if (!json)
                       Q_EMIT orderRefused(json.error());
               });
}

} // namespace sluice
