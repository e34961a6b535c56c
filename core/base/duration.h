#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

namespace sluice {

/// Reads a duration as workflow files write it: a number and one unit of `ms s m h d` ("250ms", "1.5s", "5m").
/// Errors: `duration.malformed`. Units: milliseconds, rounded to the nearest.
[[nodiscard]] Result<Milliseconds> parseDuration(const QString &text);

/// Writes a duration so that `parseDuration` gives it back, in the largest unit that is exact.
[[nodiscard]] QString formatDuration(Milliseconds duration);

} // namespace sluice
