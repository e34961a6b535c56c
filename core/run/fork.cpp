#include "core/run/fork.h"

#include "core/run/errors.h"

namespace sluice {

namespace {

bool isEditable(const Run &run, const ForkEdit &edit)
{
    if (number(edit.step) >= run.steps.size() || run.step(edit.step).isGone)
        return false;
    const StepState state = run.step(edit.step).state;
    return edit.what == ForkEdit::What::Input ? !isFinal(state) : !isFinal(state) || state == StepState::Succeeded;
}

bool endsHalfway(const EventData &last)
{
    return std::holds_alternative<RunEnded>(last) || std::holds_alternative<AttemptFailed>(last)
           || std::holds_alternative<AttemptLost>(last);
}

} // namespace

Result<Events> forkOf(RunId source, const PlanPtr &plan, std::span<const Event> prefix, std::vector<ForkEdit> edits,
                      const QString &who, WallTime now)
{
    // Between the end of an attempt and what follows from it lies no moment: it counts as under way.
    if (!prefix.empty() && endsHalfway(prefix.back().data))
        prefix = prefix.first(prefix.size() - 1);
    Run run = fold(source, plan, prefix);
    if (run.state == RunState::Pending || isStopping(run.state) || isFinal(run.state))
        return failure(errors::kRunNotForkable, {{QStringLiteral("run"), QString::number(number(source))}});
    for (const ForkEdit &edit : edits) {
        if (!isEditable(run, edit))
            return failure(errors::kRunNotEditable, {{QStringLiteral("step"), QString::number(number(edit.step))}});
    }
    Events events(prefix.begin(), prefix.end());
    events.push_back({now, RunForked{source, prefix.size(), std::move(edits), who}});
    evolve(run, events.back());
    // Nothing runs in it; this only draws what follows at once: pinned outputs, mocks, the end.
    if (const auto drawn = decide(run, command::Recover{}, now, events); !drawn)
        return tl::unexpected(drawn.error());
    return events;
}

} // namespace sluice
