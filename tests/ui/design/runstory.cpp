#include "tests/ui/design/runstory.h"

#include "core/run/machine.h"

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

} // namespace sluice
