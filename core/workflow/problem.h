#pragma once

#include "core/base/error.h"

#include <vector>

namespace sluice {

/// How bad a problem is: errors stop a run and refuse arming, warnings do not.
enum class Severity : quint8 { Warning, Error };

/// Something wrong with a workflow, with its place.
struct Problem {
    Severity severity = Severity::Error;
    Error error;
    QString task;  ///< id of the task; empty: the workflow as a whole
    QString field; ///< key of the parameter; empty: the task as a whole

    bool operator==(const Problem &) const = default;
};

using Problems = std::vector<Problem>;

[[nodiscard]] inline bool hasErrors(const Problems &problems)
{
    for (const Problem &problem : problems) {
        if (problem.severity == Severity::Error)
            return true;
    }
    return false;
}

} // namespace sluice
