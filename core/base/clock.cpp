#include "core/base/clock.h"

namespace sluice {

MonoTime SystemClock::monotonic() const
{
    return MonoTime(std::chrono::steady_clock::now().time_since_epoch());
}

WallTime SystemClock::wall() const
{
    return std::chrono::time_point_cast<Milliseconds>(std::chrono::system_clock::now());
}

} // namespace sluice
