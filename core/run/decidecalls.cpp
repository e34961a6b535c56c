#include "core/run/decider.h"
#include "core/run/errors.h"
#include "core/run/input.h"
#include "core/workflow/graph.h"

#include <algorithm>

// Steps that call a run and wait for its end.

namespace sluice {

namespace {

QMap<QString, QString> callArgs(RunId run, const QString &workflow)
{
    return {{QStringLiteral("run"), QString::number(number(run))}, {QStringLiteral("workflow"), workflow}};
}

} // namespace

Error calledRunLost(RunId run, const QString &workflow)
{
    return Error{errors::kCallLost, callArgs(run, workflow), {}};
}

command::EndCall endOfCall(const Run &called)
{
    command::EndCall end{called.calledBy.step, called.id, {}, {}};
    if (called.state == RunState::Succeeded) {
        end.output = runOutput(called);
        return end;
    }
    auto args = callArgs(called.id, called.plan->workflowId);
    if (called.failure.code.isEmpty()) {
        end.error = Error{errors::kCallCancelled, std::move(args), {}};
        return end;
    }
    // What failed is told with it, as an error of its own.
    args.insert(QStringLiteral("code"), called.failure.code);
    for (auto arg = called.failure.args.begin(); arg != called.failure.args.end(); ++arg)
        args.insert(QStringLiteral("of.") + arg.key(), arg.value());
    end.error = Error{errors::kCallFailed, std::move(args), called.failure.detail};
    return end;
}

Result<void> Decider::operator()(const command::Call &report)
{
    if (!isCurrent(report.step, report.lease, true))
        return {};
    if (m_run.isStopped(report.step))
        return (*this)(command::Fail{report.step, report.lease, FailureClass::Cancelled, {}, {}, {}});
    if (m_run.calledBy.depth >= kMostCalls) {
        const Error error{
            errors::kCallTooDeep,
            {{QStringLiteral("workflow"), report.workflow}, {QStringLiteral("most"), QString::number(kMostCalls)}},
            {}};
        return (*this)(command::Fail{report.step, report.lease, FailureClass::Permanent, error, {}, {}});
    }
    const std::optional<WallTime> until = withinDeadline(report.step, report.until);
    emitEvent(StepCalls{report.step, report.lease, report.run, report.workflow, until.has_value(),
                        until.value_or(WallTime{})});
    return {};
}

Result<void> Decider::operator()(const command::EndCall &report)
{
    const bool isKnown = number(report.step) < m_run.steps.size();
    const CalledRun *call = isKnown ? m_run.callOf(report.step) : nullptr;
    if (!call || call->run != report.run)
        return {};
    if (report.error)
        exhaust(report.step, FailureClass::Permanent, *report.error);
    else
        emitEvent(WaitEnded{report.step, {}, report.output});
    return {};
}

/// The run did not end in time: that is a way of its own out of the task if somebody has connected it.
void Decider::endWait(StepIndex index, const CalledRun &call)
{
    if (!call.ends)
        return;
    if (m_run.portNumber(index, kTimeoutPort) != Plan::kNoPort)
        emitEvent(WaitEnded{index, kTimeoutPort, stepInput(m_run, index)});
    else
        exhaust(index, FailureClass::Permanent, Error{errors::kCallTimedOut, callArgs(call.run, call.workflow), {}});
}

} // namespace sluice
