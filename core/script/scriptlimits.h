#pragma once

#include "core/base/clock.h"

#include <QtGlobal>

/// Holds the running process, a child that evaluates scripts, within bounds that it cannot lift by itself.
namespace sluice::scriptlimits {

/// Takes away what a script has no use for: address space above `memory` bytes, descriptors besides the three standard
/// ones, core dumps; and ends the process with whoever started it. From then on a crash for want of
/// memory ends with `scriptwire::kMemoryExit`. Time zone and language become those of nowhere, so that scripts give the
/// same on every machine; and scripts are interpreted, not compiled.
void apply(qint64 memory);

enum class Filter : quint8 {
    On,
    Missing, ///< this kernel has no seccomp, or lets nobody use it
    Unused   ///< built for a sanitizer, which needs what the filter forbids
};
/// From now on any system call ends the process but those with which it reads, writes to what is open, gets memory, tells
/// the time, and ends. Needs `apply`.
[[nodiscard]] Filter filterSystemCalls();

/// While it stands, the process has so much real time; then it ends with `scriptwire::kTimeExit`. Only one at a time.
class TimeLimit {
public:
    explicit TimeLimit(Milliseconds time);
    ~TimeLimit();
    TimeLimit(const TimeLimit &) = delete;
    TimeLimit &operator=(const TimeLimit &) = delete;
};

/// By how many bytes the address space has grown since `startGrowth`; 0 where that cannot be told.
[[nodiscard]] qint64 growth();
void startGrowth();
/// Gives freed memory back to the system.
void giveBack();

} // namespace sluice::scriptlimits
