#pragma once

#include "core/base/clock.h"
#include "core/workflow/model.h"

#include <QString>

#include <memory>
#include <tuple>
#include <vector>

namespace sluice {

/// A trigger of an armed workflow, and how far it has come.
struct ArmedTrigger {
    Trigger trigger;
    WallTime accounted{}; ///< of a schedule: each time until then has become a run, or was given up by its policy
    quint64 fired = 0;    ///< runs that it has asked for since it was armed
    quint64 givenUp = 0;  ///< times since then that were missed and not made up for
    bool operator==(const ArmedTrigger &) const = default;
};

/// A workflow that its triggers may start: as it was when it was armed, whatever becomes of its file. A value; its
/// definition is shared and never changes.
struct ArmedWorkflow {
    QString workflow; ///< its id
    QString who;
    WallTime since{};
    std::shared_ptr<const Workflow> definition; ///< never null
    std::vector<ArmedTrigger> triggers;         ///< those of its triggers that start it by themselves
    quint32 number = 0;                         ///< of the version that is armed; 0: none was kept

    bool operator==(const ArmedWorkflow &other) const
    {
        return std::tie(workflow, who, since, triggers, number)
                   == std::tie(other.workflow, other.who, other.since, other.triggers, other.number)
               && (definition == other.definition
                   || (definition && other.definition && *definition == *other.definition));
    }
};

} // namespace sluice
