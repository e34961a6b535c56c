#include "core/tasks/params.h"

#include "core/script/errors.h"
#include "core/script/jsontext.h"
#include "core/tasks/errors.h"

namespace sluice {

namespace {

bool isLeftOut(const QJsonValue &value, ParamKind kind)
{
    if (value.isUndefined())
        return true;
    if (kind == ParamKind::Json)
        return false;
    return value.isNull() || (value.isString() && value.toString().trimmed().isEmpty());
}

} // namespace

Result<QJsonObject> completeParams(const QJsonObject &params, const TaskTypeInfo &info)
{
    QJsonObject complete = params;
    for (const ParamInfo &param : info.params) {
        if (!isLeftOut(params.value(param.key), param.kind))
            continue;
        if (!param.fallback.isUndefined())
            complete.insert(param.key, param.fallback);
        else if (param.required)
            return failure(errors::kTaskParameterMissing,
                           {{QStringLiteral("parameter"), param.key}, {QStringLiteral("label"), param.label}});
        else
            complete.remove(param.key);
    }
    return complete;
}

Result<QString> textParam(const QJsonObject &params, const QString &key)
{
    const QJsonValue value = params.value(key);
    if (value.isUndefined() || value.isString())
        return value.toString();
    if (value.isDouble() || value.isBool())
        return QString::fromUtf8(jsontext::toText(value));
    return tl::unexpected(wrongKind(key, QStringLiteral("text")));
}

Result<QJsonObject> objectParam(const QJsonObject &params, const QString &key)
{
    const QJsonValue value = params.value(key);
    if (!value.isUndefined() && !value.isNull() && !value.isObject())
        return tl::unexpected(wrongKind(key, QStringLiteral("object")));
    return value.toObject();
}

Error wrongKind(const QString &key, const QString &expected)
{
    return {QString(errors::kTaskParameterKind),
            {{QStringLiteral("parameter"), key}, {QStringLiteral("expected"), expected}},
            {}};
}

Outcome permanent(Error error)
{
    return outcome::Failed{FailureClass::Permanent, std::move(error), {}, std::nullopt};
}

Outcome failed(CallFailure failure, bool isElsewhere)
{
    return outcome::Failed{failure.failureClass, std::move(failure.error), {}, failure.retryAfter, isElsewhere};
}

Outcome expressionFailed(Error error)
{
    const bool isOurs = error.code == errors::kScriptCrashed || error.code == errors::kScriptStartFailed
                        || error.code == errors::kScriptClosed;
    return outcome::Failed{
        isOurs ? FailureClass::Transient : FailureClass::Permanent, std::move(error), {}, std::nullopt};
}

Outcome passInput(const Attempt &attempt)
{
    return outcome::Succeeded{attempt.data.input.isEmpty() ? Payload(QByteArrayLiteral("null")) : attempt.data.input,
                              {}};
}

QStringList portsWithFailure()
{
    return {QStringLiteral("out"), QStringLiteral("failure")};
}

} // namespace sluice
