#pragma once

#include "core/base/clock.h"

#include <QtGlobal>

/// Holds the running process, a child that evaluates scripts, within bounds that it cannot lift by itself.
namespace sluice::scriptlimits {

/// Takes away what a script has no use for: address space above `memory` bytes, descriptors besides the three standard
/// ones, core dumps; and ends the process with whoever started it. From then on a crash for want of
/// memory ends with `scriptwire::kMemoryExit`.
void apply(qint64 memory);

/// Allows the process that much more processor time, in whole seconds rounded up with one to spare; then it ends with
/// `scriptwire::kTimeExit`. A backstop for a parent that cannot kill any more.
void allowTime(Milliseconds time);

} // namespace sluice::scriptlimits
