#pragma once

#include "core/base/clock.h"

#include <QString>

namespace sluice {

/// A time as programs write it: ISO 8601 in UTC, to the millisecond.
[[nodiscard]] QString isoText(WallTime time);

} // namespace sluice
