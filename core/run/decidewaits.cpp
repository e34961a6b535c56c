#include "core/run/approval.h"
#include "core/run/decider.h"
#include "core/run/errors.h"
#include "core/run/input.h"
#include "core/workflow/graph.h"

#include <QDateTime>
#include <QJsonDocument>
#include <QJsonObject>

// Steps that wait for an event of the bus.

namespace sluice {

namespace {

/// What a step that waited for it gives: the event, its data byte for byte.
Payload heardOutput(const command::Hear &heard)
{
    const QDateTime time = QDateTime::fromMSecsSinceEpoch(heard.at.time_since_epoch().count(), Qt::UTC);
    const QJsonObject head{{QStringLiteral("time"), time.toString(Qt::ISODateWithMs)},
                           {QStringLiteral("topic"), heard.topic}};
    QByteArray output = QJsonDocument(head).toJson(QJsonDocument::Compact);
    output.chop(1);
    return output + ",\"data\":" + (heard.data.isEmpty() ? Payload("null") : heard.data) + '}';
}

} // namespace

Result<void> Decider::operator()(const command::Await &report)
{
    if (!isCurrent(report.step, report.lease, true))
        return {};
    const std::optional<WallTime> until = withinDeadline(report.step, report.until);
    emitEvent(StepAwaits{report.step, report.lease, report.topic, report.key, report.value, until.has_value(),
                         until.value_or(WallTime{})});
    return {};
}

Result<void> Decider::operator()(const command::Hear &heard)
{
    const Await *await = m_run.awaitOf(heard.step);
    if (await && !isApproval(*await) && isAwaited(*await, heard.data))
        emitEvent(WaitEnded{heard.step, {}, heardOutput(heard)});
    return {};
}

/// The event did not come in time: that is a way of its own out of the task if somebody has connected it.
void Decider::endWait(StepIndex index, const Await &await)
{
    if (!await.ends)
        return;
    if (m_run.portNumber(index, kTimeoutPort) != Plan::kNoPort)
        emitEvent(WaitEnded{index, kTimeoutPort, stepInput(m_run, index)});
    else
        exhaust(index, FailureClass::Permanent,
                isApproval(await) ? Error{errors::kApprovalTimedOut, {{QStringLiteral("question"), await.value}}, {}}
                                  : Error{errors::kEventTimedOut, {{QStringLiteral("topic"), await.topic}}, {}});
}

} // namespace sluice
