#include "core/run/approval.h"
#include "ui/runs/eventlogmodel.h"
#include "ui/wording/formats.h"
#include "ui/wording/statewords.h"
#include "ui/wording/wording.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QJsonObject>

namespace sluice {

namespace {

struct Words {
    Q_DECLARE_TR_FUNCTIONS(EventWords)
public:
    QString operator()(const RunStarted &) const { return tr("Run started"); }
    QString operator()(const AttemptStarted &) const { return tr("Attempt started"); }
    QString operator()(const StepSucceeded &) const { return tr("Step succeeded"); }
    QString operator()(const AttemptFailed &) const { return tr("Attempt failed"); }
    QString operator()(const AttemptLost &) const { return tr("Attempt lost with the engine"); }
    QString operator()(const AttemptLate &) const { return tr("Result came too late"); }
    QString operator()(const RetryScheduled &event) const
    {
        return event.rejection.code.isEmpty() ? tr("Retry scheduled") : tr("Turned away, nothing went out");
    }
    QString operator()(const StepWaiting &) const { return tr("Step waits"); }
    QString operator()(const StepWoken &) const { return tr("Step goes on"); }
    QString operator()(const ItemsFound &) const { return tr("Items found"); }
    QString operator()(const StepDeadLettered &) const { return tr("Step dead-lettered"); }
    QString operator()(const StepFailed &) const { return tr("Step failed"); }
    QString operator()(const LetterRedriven &) const { return tr("Dead letter sent on"); }
    QString operator()(const LetterDiscarded &) const { return tr("Dead letter discarded"); }
    QString operator()(const RunPaused &) const { return tr("Run paused"); }
    QString operator()(const RunResumed &) const { return tr("Run resumed"); }
    QString operator()(const CancelRequested &) const { return tr("Cancel asked for"); }
    QString operator()(const AttemptAbandoned &) const { return tr("Attempt abandoned"); }
    QString operator()(const RunEnded &) const { return tr("Run ended"); }
    QString operator()(const StepSkipped &) const { return tr("Output given by hand"); }
    QString operator()(const StepFed &) const { return tr("Pinned output or mock used"); }
    QString operator()(const StepAllowed &) const { return tr("One step allowed"); }
    QString operator()(const RunRestarted &) const { return tr("Run restarted from where it failed"); }
    QString operator()(const RunForked &) const { return tr("Run forked"); }
    QString operator()(const LetterSnoozed &) const { return tr("Dead letter snoozed"); }
    QString operator()(const LetterWoken &) const { return tr("Dead letter is back"); }
    QString operator()(const DiscardUndone &) const { return tr("Discard taken back"); }
    QString operator()(const RunQueued &event) const
    {
        return event.held ? tr("Run waits for its turn") : tr("Run has a priority");
    }
    QString operator()(const RunAdmitted &) const { return tr("Run has its turn"); }
    QString operator()(const StepAwaits &event) const
    {
        return event.topic == kApprovalTopic ? tr("Step asks for approval") : tr("Step waits for an event");
    }
    QString operator()(const WaitEnded &event) const
    {
        if (event.port == kApprovedPort)
            return tr("Approved");
        if (event.port == kRejectedPort)
            return tr("Rejected");
        return event.port.isEmpty() ? tr("What it waited for came") : tr("What it waited for did not come in time");
    }
    QString operator()(const StepCalls &) const { return tr("Step calls a workflow"); }
    QString operator()(const RunCalled &) const { return tr("Called by another run"); }
    QString operator()(const StepHeld &event) const
    {
        switch (event.by) {
        case GateHold::Breaker:
            return tr("The breaker let nothing through");
        case GateHold::ServerPause:
            return tr("The other side asked to pause");
        case GateHold::Limiter:
            return tr("The rate limit held it up");
        case GateHold::RetryBudget:
            return tr("Too many retries held it up");
        }
        return {};
    }
    QString operator()(const BreakpointsSet &event) const
    {
        return event.tasks.empty() ? tr("Breakpoints taken away") : tr("Breakpoints set");
    }
    QString operator()(const BreakpointHit &) const { return tr("Halted at a breakpoint"); }
};

struct Details {
    Q_DECLARE_TR_FUNCTIONS(EventWords)
public:
    WallTime at{};

    QString operator()(const RunStarted &event) const { return triggerWord(event.trigger); }
    QString operator()(const AttemptFailed &event) const { return sentence(event.error); }
    QString operator()(const StepDeadLettered &event) const { return sentence(event.error); }
    QString operator()(const StepFailed &event) const { return sentence(event.error); }
    QString operator()(const RetryScheduled &event) const { return untilText(event.due - at); }
    QString operator()(const StepWaiting &event) const { return untilText(event.due - at); }
    QString operator()(const StepAwaits &event) const
    {
        if (event.topic == kApprovalTopic)
            return event.value;
        return event.key.isEmpty() ? event.topic
                                   : QStringLiteral("%1, %2 = %3").arg(event.topic, event.key, event.value);
    }
    QString operator()(const WaitEnded &event) const
    {
        if (event.port != kApprovedPort && event.port != kRejectedPort)
            return {};
        const QJsonObject said = QJsonDocument::fromJson(event.output).object();
        const QString who = said.value(u"who").toString();
        const QString comment = said.value(u"comment").toString();
        return comment.isEmpty() ? who : tr("%1: %2").arg(who, comment);
    }
    QString operator()(const StepCalls &event) const
    {
        return tr("run %1 of %2").arg(QString::number(number(event.run)), event.workflow);
    }
    QString operator()(const ItemsFound &event) const
    {
        return tr("%n item(s)", nullptr, static_cast<int>(event.count));
    }
    QString operator()(const LetterRedriven &event) const
    {
        if (!event.edited)
            return tr("with its original input");
        return event.newEffect ? tr("with edited input, as a new effect") : tr("with edited input, as the same effect");
    }
    QString operator()(const LetterDiscarded &event) const
    {
        const QString what = event.goOn ? tr("the run goes on with an output given by hand") : tr("the step fails");
        return event.reason.isEmpty() ? what : QStringLiteral("%1: %2").arg(what, event.reason);
    }
    QString operator()(const LetterSnoozed &event) const
    {
        const QString until = untilText(event.until - at);
        return event.reason.isEmpty() ? until : QStringLiteral("%1: %2").arg(until, event.reason);
    }
    QString operator()(const BreakpointsSet &event) const
    {
        return QStringList(event.tasks.begin(), event.tasks.end()).join(QStringLiteral(", "));
    }
    template <typename Other>
    QString operator()(const Other &) const
    {
        return {};
    }
};

} // namespace

QString eventWord(const Event &event)
{
    return std::visit(Words{}, event.data);
}

QString eventDetail(const Event &event)
{
    Details details;
    details.at = event.at;
    return std::visit(details, event.data);
}

} // namespace sluice
