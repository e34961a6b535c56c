#pragma once

#include "core/base/clock.h"
#include "core/workflow/trigger.h"

#include <QString>

#include <vector>

namespace sluice {

/// A trigger of an armed workflow, and how far it has come.
struct ArmedTrigger {
    Trigger trigger;
    WallTime accounted{}; ///< of a schedule: each time until then has become a run, or was given up by its policy
    quint64 fired = 0;    ///< runs that it has asked for since it was armed
    bool operator==(const ArmedTrigger &) const = default;
};

/// A workflow that its triggers may start. They are those that it had when it was armed; what runs is its file as it is
/// at that time.
struct ArmedWorkflow {
    QString workflow; ///< its id
    QString who;
    WallTime since{};
    std::vector<ArmedTrigger> triggers;
    bool operator==(const ArmedWorkflow &) const = default;
};

} // namespace sluice
