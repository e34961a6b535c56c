#pragma once

#include "core/api/letterpages.h"

namespace sluice {

/// How the letters of a cause came over the last hours.
enum class TrendKind : quint8 { New, Rising, Steady, Falling, Quiet };

/// New: the first came in the last hour. Rising and falling: the last three hours brought half as many again, or a third
/// fewer, than three hours did before on average. Quiet: none came at all.
[[nodiscard]] TrendKind trendKindOf(const LetterGroup &group, WallTime now);

} // namespace sluice
