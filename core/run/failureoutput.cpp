#include "core/run/failureoutput.h"

#include "core/run/input.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

namespace sluice {

QString failureClassName(FailureClass failureClass)
{
    switch (failureClass) {
    case FailureClass::Transient:
        return QStringLiteral("transient");
    case FailureClass::Permanent:
        return QStringLiteral("permanent");
    case FailureClass::Unknown:
        return QStringLiteral("unknown");
    case FailureClass::Lost:
        return QStringLiteral("lost");
    case FailureClass::Cancelled:
        return QStringLiteral("cancelled");
    case FailureClass::Rejected:
        return QStringLiteral("rejected");
    }
    return {};
}

Payload failureOutput(const Run &run, StepIndex step, const Error &error)
{
    QJsonObject args;
    QStringList named;
    for (auto arg = error.args.begin(); arg != error.args.end(); ++arg) {
        if (arg.key() == kFailureClassArg)
            continue;
        args.insert(arg.key(), arg.value());
        named.append(QStringLiteral("%1: %2").arg(arg.key(), arg.value()));
    }
    QString text = error.code;
    if (!named.isEmpty())
        text += QStringLiteral(" (%1)").arg(named.join(QStringLiteral(", ")));
    if (!error.detail.isEmpty())
        text += QStringLiteral(": ") + error.detail;
    const QJsonObject head{{QStringLiteral("args"), args},
                           {QStringLiteral("class"), error.args.value(kFailureClassArg)},
                           {QStringLiteral("code"), error.code},
                           {QStringLiteral("detail"), error.detail},
                           {QStringLiteral("task"), run.taskOf(step).id},
                           {QStringLiteral("text"), text}};
    Payload output = QJsonDocument(head).toJson(QJsonDocument::Compact);
    output.chop(1);
    const Payload data = stepInput(run, step);
    return output + ",\"data\":" + (data.isEmpty() ? Payload("null") : data) + '}';
}

} // namespace sluice
