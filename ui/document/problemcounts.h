#pragma once

#include "core/workflow/problem.h"

#include <algorithm>

namespace sluice {

/// How many problems there are of each kind.
struct ProblemCounts {
    int errors = 0;
    int warnings = 0;

    bool operator==(const ProblemCounts &) const = default;
};

[[nodiscard]] inline ProblemCounts countsOf(const Problems &problems)
{
    const auto errors = static_cast<int>(std::ranges::count(problems, Severity::Error, &Problem::severity));
    return {errors, static_cast<int>(problems.size()) - errors};
}

} // namespace sluice
