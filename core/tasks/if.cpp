#include "core/tasks/if.h"

#include "core/script/jsontext.h"
#include "core/tasks/params.h"

namespace sluice {

namespace {

/// As JavaScript has it.
bool isTrue(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Bool:
        return value.toBool();
    case QJsonValue::Double:
        return value.toDouble() != 0;
    case QJsonValue::String:
        return !value.toString().isEmpty();
    case QJsonValue::Array:
    case QJsonValue::Object:
        return true;
    case QJsonValue::Null:
    case QJsonValue::Undefined:
        break;
    }
    return false;
}

Outcome finish(const Attempt &attempt, Payload value)
{
    auto passed = std::get<outcome::Succeeded>(passInput(attempt));
    passed.port = isTrue(jsontext::toValue(value)) ? QStringLiteral("true") : QStringLiteral("false");
    return passed;
}

} // namespace

TaskType ifType()
{
    TaskTypeInfo info;
    info.type = QStringLiteral("if");
    info.label = QStringLiteral("If");
    info.category = QStringLiteral("flow");
    info.help = QStringLiteral("Goes one way when a condition holds, and the other way when it does not.");
    info.sideEffects = false;
    info.icon = QStringLiteral("vcs-branch");
    info.outPorts = {QStringLiteral("true"), QStringLiteral("false")};
    info.summaryParam = QStringLiteral("condition");
    info.params = {
        {.key = QStringLiteral("condition"),
         .label = QStringLiteral("Condition"),
         .help = QStringLiteral("A JavaScript expression, such as input.total > 100."),
         .kind = ParamKind::Expression,
         .required = true},
    };
    return {std::move(info), ExpressionTask{QStringLiteral("condition"), finish}, {QStringLiteral("condition")}};
}

} // namespace sluice
