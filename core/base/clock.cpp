#include "core/base/clock.h"

#include <time.h>

namespace sluice {

MonoTime SystemClock::monotonic() const
{
    // Not the steady clock: on Linux that one stands still while the machine sleeps, and what falls due meanwhile would
    // wait once more after it woke.
    timespec time{};
    clock_gettime(CLOCK_BOOTTIME, &time);
    return MonoTime(std::chrono::seconds(time.tv_sec) + Nanoseconds(time.tv_nsec));
}

WallTime SystemClock::wall() const
{
    return std::chrono::time_point_cast<Milliseconds>(std::chrono::system_clock::now());
}

} // namespace sluice
