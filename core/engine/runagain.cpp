#include "core/engine/runagain.h"

#include "core/journal/errors.h"
#include "core/run/runtrigger.h"

namespace sluice {

Result<RunRequest> requestAgain(const RunHistory &source, const std::optional<Workflow> &workflow)
{
    const QString id = QString::number(number(source.id));
    const RunStarted *start = source.events.empty() ? nullptr : std::get_if<RunStarted>(&source.events.front().data);
    if (!start)
        return failure(errors::kJournalRunUnknown, {{QStringLiteral("run"), id}});
    const QString trigger = isOfOtherRun(start->trigger) ? start->trigger : QStringLiteral("again ") + id;
    RunRequest request{workflow.value_or(source.workflow), start->input, trigger, start->options};
    int priority = 0;
    for (const Event &event : source.events) {
        if (const auto *queued = std::get_if<RunQueued>(&event.data))
            priority = static_cast<int>(queued->rank) - 10;
    }
    // One that it had of its workflow is that of the other version now.
    if (priority != source.workflow.priority)
        request.priority = priority;
    return request;
}

} // namespace sluice
