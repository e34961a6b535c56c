#pragma once

#include "core/api/whynot.h"

#include <QStringList>

#include <functional>

namespace sluice {

/// Why a step does not run now, a sentence for each cause: those in its run first. `nameOf` gives the name of a step; times are
/// told from `now`.
[[nodiscard]] QStringList whySentences(const WhyNot &why, WallTime now,
                                       const std::function<QString(StepIndex)> &nameOf);

/// A cause's stable name, for machines: "breakerOpen".
[[nodiscard]] QString nameOf(const why::Cause &cause);
[[nodiscard]] QString nameOf(const why::EngineCause &cause);

} // namespace sluice
