#include "core/remote/controlcalls.h"

#include "core/remote/errors.h"
#include "core/remote/methods.h"
#include "core/remote/wire/allfields.h"

#include <algorithm>

namespace sluice {

namespace {

using CallDone = ControlCall::Done;

/// Reads the parameters of a call by their names; one that is left out has its usual value.
template <typename Arguments, std::size_t... indices>
bool readArguments(const QJsonObject &params, const std::array<const char *, 4> &names, Arguments &arguments,
                   wire::Trouble &trouble, std::index_sequence<indices...>)
{
    [[maybe_unused]] const auto readOne = [&](const char *name, auto &value) {
        const auto found = params.constFind(QLatin1StringView(name));
        return found == params.constEnd() || wire::read(*found, value, trouble)
               || trouble.under(QString::fromLatin1(name));
    };
    return (readOne(names[indices], std::get<indices>(arguments)) && ...);
}

template <typename T>
std::function<void(Result<T>)> answering(CallDone done)
{
    return [done = std::move(done)](Result<T> result) {
        if (!result)
            done(tl::unexpected(result.error()));
        else if constexpr (std::is_void_v<T>)
            done(QJsonValue(QJsonObject()));
        else
            done(wire::write(*result));
    };
}

template <auto Member>
Result<void> performCall(const Method<Member> &method, EngineClient &engine, const QJsonObject &params,
                         QObject *context, CallDone done)
{
    ArgumentsOf<Member> arguments{};
    wire::Trouble trouble;
    constexpr auto kIndices = std::make_index_sequence<std::tuple_size_v<ArgumentsOf<Member>>>();
    if (!readArguments(params, method.params, arguments, trouble, kIndices)) {
        return failure(errors::kRemoteParamsWrong, {{QStringLiteral("method"), QString::fromLatin1(method.name)},
                                                    {QStringLiteral("place"), trouble.path()}});
    }
    std::apply(
        [&](const auto &...argument) {
            if constexpr (kIsAnswered<Member>) {
                (engine.*Member)(argument..., context, answering<AnswerOf<Member>>(std::move(done)));
            } else {
                (engine.*Member)(argument...);
                done(QJsonValue(QJsonObject()));
            }
        },
        arguments);
    return {};
}

template <auto Member>
ControlCall callOf(const Method<Member> &method)
{
    QStringList params;
    for (const char *name : method.params) {
        if (name)
            params.append(QString::fromLatin1(name));
    }
    return {QString::fromLatin1(method.name), method.role, params,
            [&method](EngineClient &engine, const QJsonObject &given, QObject *context, CallDone done) {
                return performCall(method, engine, given, context, std::move(done));
            }};
}

const std::vector<ControlCall> &allCalls()
{
    static const auto calls = std::apply(
        [](const auto &...method) { return std::vector<ControlCall>{callOf(method)...}; }, kMethods);
    return calls;
}

} // namespace

const ControlCall *controlCall(const QString &name)
{
    const auto &calls = allCalls();
    const auto found = std::ranges::find(calls, name, &ControlCall::name);
    return found == calls.end() ? nullptr : &*found;
}

QStringList controlCallNames()
{
    QStringList names;
    for (const ControlCall &call : allCalls())
        names.append(call.name);
    return names;
}

} // namespace sluice
