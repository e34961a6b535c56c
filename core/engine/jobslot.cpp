#include "core/engine/jobslot.h"

namespace sluice {

RedriveScope scopeOf(const std::optional<LetterFilter> &filter)
{
    if (!filter)
        return {};
    return {true,
            filter->workflow,
            filter->task,
            filter->text,
            filter->fingerprint,
            filter->kind ? std::optional(static_cast<quint32>(*filter->kind)) : std::nullopt,
            filter->connection,
            filter->failure ? std::optional(static_cast<quint32>(*filter->failure)) : std::nullopt,
            filter->from,
            filter->until,
            filter->run,
            filter->changedFrom};
}

std::optional<LetterFilter> filterOf(const RedriveScope &scope)
{
    if (!scope.isFilter)
        return std::nullopt;
    LetterFilter filter;
    filter.workflow = scope.workflow;
    filter.task = scope.task;
    filter.text = scope.text;
    filter.fingerprint = scope.fingerprint;
    if (scope.kind)
        filter.kind = static_cast<LetterKind>(*scope.kind);
    filter.connection = scope.connection;
    if (scope.failure)
        filter.failure = static_cast<FailureClass>(*scope.failure);
    filter.from = scope.from;
    filter.until = scope.until;
    filter.run = scope.run;
    filter.changedFrom = scope.changedFrom;
    return filter;
}

} // namespace sluice
