#pragma once

#include "core/run/state.h"

namespace sluice::test {

/// Whether the join of a step holds, counted anew from the steps before it; as the run machine does not, which adds up
/// answers. A step that the run begins with needs none. Thread: pure.
[[nodiscard]] inline bool joinHolds(const Run &run, StepIndex index)
{
    const Plan::TaskNode &task = run.taskOf(index);
    const bool begins = !run.choices.empty() && run.choices[number(run.step(index).task)] != TaskChoice::Run;
    const Plan::Wiring &wiring = run.wiringOf(index);
    if (wiring.incoming == 0 || begins)
        return true;
    const quint32 first = number(run.scopes[number(run.step(index).scope)].firstStep);
    quint32 open = 0;
    quint32 taken = 0;
    quint32 failed = 0;
    for (const quint32 local : task.in) {
        const Step &before = run.steps[first + local];
        const Plan::TaskNode &source = run.plan->task(before.task);
        for (const Plan::OutEdge &edge : run.plan->outOf(before.task)) {
            if (edge.target != task.local)
                continue;
            open += isFinal(before.state) ? 0 : 1;
            const bool went = before.state == StepState::Succeeded || before.state == StepState::Failed;
            if (!went || edge.port != before.port)
                continue;
            ++taken;
            const QString port = source.ports.value(before.port);
            failed += before.state == StepState::Failed && port != u"failure" && port != u"timeout" ? 1 : 0;
        }
    }
    const bool all = open == 0 && taken > 0;
    return wiring.join == JoinMode::All          ? all
           : wiring.join == JoinMode::NoneFailed ? all && failed == 0
           : wiring.join == JoinMode::Any        ? taken >= 1
                                                 : taken >= wiring.joinCount;
}

} // namespace sluice::test
