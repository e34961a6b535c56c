#pragma once

#include "core/base/clock.h"

#include <QString>

namespace sluice {

/// A duration in whole words and to the millisecond: "1 minute 30 seconds". `durationText` is the short form.
[[nodiscard]] QString durationWords(Milliseconds duration);

} // namespace sluice
