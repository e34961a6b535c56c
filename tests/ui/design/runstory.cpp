#include "tests/ui/design/runstory.h"

#include "core/run/machine.h"

#include <algorithm>

namespace sluice {

RunHistory startedRun(RunId id, const Workflow &workflow, const TaskCatalog &catalog, bool withAttempt)
{
    RunHistory history{id, *compile(workflow, catalog), workflow, {}};
    auto run = newRun(id, history.plan);
    const WallTime now(Milliseconds(1'700'000'000'000));
    const auto tell = [&](const Command &command) {
        const auto done = decide(run, command, now, history.events);
        Q_ASSERT(done);
    };
    tell(command::Start{QStringLiteral("manual"), {}, 1});
    if (withAttempt)
        tell(command::StartAttempt{StepIndex{0}});
    return history;
}

RunHistory playedRun(RunId id, const Workflow &workflow, const TaskCatalog &catalog, int successes,
                     const QStringList &failing)
{
    RunHistory history{id, *compile(workflow, catalog), workflow, {}};
    auto run = newRun(id, history.plan);
    WallTime now(Milliseconds(1'700'000'000'000));
    QStringList toFail = failing;
    const auto tell = [&](const Command &command) {
        now += Milliseconds(1'000);
        const auto done = decide(run, command, now, history.events);
        Q_ASSERT(done);
        Q_UNUSED(done)
    };
    tell(command::Start{QStringLiteral("manual"), R"({"asked":true})", 1});
    for (int done = 0; done < successes && !isFinal(run.state);) {
        const Pending todo = pending(run);
        if (todo.start.empty() && todo.timers.empty())
            break;
        const StepIndex step = todo.start.empty() ? todo.timers.front().step : todo.start.front();
        now = std::max(now, run.step(step).due);
        tell(command::StartAttempt{step});
        if (toFail.removeOne(run.plan->task(run.step(step).task).id)) {
            tell(command::Fail{step,
                               run.step(step).lease,
                               FailureClass::Transient,
                               Error{QStringLiteral("http.status"), {}, {}},
                               {},
                               {}});
        } else {
            tell(command::Succeed{step, run.step(step).lease, {}, "{\"done\":" + QByteArray::number(++done) + '}'});
        }
    }
    return history;
}

} // namespace sluice
