#include "ui/document/problemcheck.h"

#include "core/workflow/triggerrules.h"
#include "core/workflow/validate.h"

#include <algorithm>
#include <iterator>

namespace sluice {

WorkflowDocument::Checker checkHere(std::function<const TaskCatalog &()> catalog,
                                    std::function<QStringList()> connectionIds)
{
    return [catalog = std::move(catalog), connectionIds = std::move(connectionIds)](
               const Workflow &workflow, QObject *, const std::function<void(Problems)> &done) {
        auto problems = validate(workflow, catalog());
        auto more = validateConnections(workflow, catalog(), connectionIds());
        std::move(more.begin(), more.end(), std::back_inserter(problems));
        std::ranges::move(checkTriggers(workflow), std::back_inserter(problems));
        done(std::move(problems));
    };
}

} // namespace sluice
