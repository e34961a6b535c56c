#include "core/tasks/switch.h"

#include "core/script/jsontext.h"
#include "core/tasks/params.h"

namespace sluice {

namespace {

/// A text as it is, anything else as JSON writes it, so that a case can be a number or true as well.
QString caseText(const Payload &value)
{
    const QJsonValue read = jsontext::toValue(value);
    return read.isString() ? read.toString() : QString::fromUtf8(jsontext::toText(read));
}

Outcome finish(const Attempt &attempt, Payload value)
{
    auto passed = std::get<outcome::Succeeded>(passInput(attempt));
    passed.port = QStringLiteral("default");
    const QString wanted = caseText(value);
    const QJsonObject cases = attempt.params.value(QLatin1StringView("cases")).toObject();
    for (auto it = cases.begin(); it != cases.end(); ++it) {
        if (it.value().toString() == wanted) {
            passed.port = it.key();
            break;
        }
    }
    return passed;
}

} // namespace

TaskType switchType()
{
    TaskTypeInfo info;
    info.type = QStringLiteral("switch");
    info.label = QStringLiteral("Switch");
    info.category = QStringLiteral("flow");
    info.help = QStringLiteral("Goes the way whose case equals a value, or by \"default\" when none does.");
    info.sideEffects = false;
    info.icon = QStringLiteral("vcs-branch");
    info.outPorts = {QStringLiteral("default")};
    info.portsParam = QStringLiteral("cases");
    info.summaryParam = QStringLiteral("value");
    info.params = {
        {.key = QStringLiteral("value"),
         .label = QStringLiteral("Value"),
         .help = QStringLiteral("A JavaScript expression, such as input.country."),
         .kind = ParamKind::Expression,
         .required = true},
        {.key = QStringLiteral("cases"),
         .label = QStringLiteral("Cases"),
         .help = QStringLiteral("For each way out, its port and the value that takes it."),
         .kind = ParamKind::KeyValue,
         .required = true},
    };
    return {std::move(info),
            ExpressionTask{QStringLiteral("value"), finish},
            {QStringLiteral("value"), QStringLiteral("cases")}};
}

} // namespace sluice
