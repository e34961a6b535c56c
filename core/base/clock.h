#pragma once

#include <chrono>

namespace sluice {

using Nanoseconds = std::chrono::nanoseconds;
using Milliseconds = std::chrono::milliseconds;

/// Tag of the monotonic time line: only differences mean anything, and it never steps. It goes on while the machine
/// sleeps.
struct Monotonic {
    using rep = Nanoseconds::rep;
    using period = Nanoseconds::period;
    using duration = Nanoseconds;
    using time_point = std::chrono::time_point<Monotonic>;
    static constexpr bool is_steady = true;
};

/// A moment for durations, time-outs and intervals; does not survive a restart.
using MonoTime = Monotonic::time_point;
/// A moment that survives a restart: milliseconds since 1970 in UTC; may step when the clock is set.
using WallTime = std::chrono::time_point<std::chrono::system_clock, Milliseconds>;

/// Tells the time. Injected wherever time matters, so that tests and simulation decide what time it is.
/// Thread: both functions may be called from any thread.
class Clock {
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual MonoTime monotonic() const = 0;
    [[nodiscard]] virtual WallTime wall() const = 0;
};

/// The machine's clocks.
class SystemClock final : public Clock {
public:
    [[nodiscard]] MonoTime monotonic() const override;
    [[nodiscard]] WallTime wall() const override;
};

} // namespace sluice
