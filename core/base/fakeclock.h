#pragma once

#include "core/base/clock.h"

#include <atomic>

namespace sluice {

/// A clock that stands still until it is told to move; for tests and simulation.
/// Thread: may be read and moved from any thread.
class FakeClock final : public Clock {
public:
    [[nodiscard]] MonoTime monotonic() const override { return MonoTime(Nanoseconds(m_mono.load())); }
    [[nodiscard]] WallTime wall() const override { return WallTime(Milliseconds(m_wall.load())); }

    /// Lets both clocks go forward by `by`.
    void advance(Nanoseconds by)
    {
        m_mono += by.count();
        m_wall += std::chrono::duration_cast<Milliseconds>(by).count();
    }
    /// Steps the wall clock alone, as someone who sets it does.
    void stepWall(Milliseconds by) { m_wall += by.count(); }

private:
    std::atomic<Nanoseconds::rep> m_mono{1'000'000'000};
    std::atomic<Milliseconds::rep> m_wall{1'700'000'000'000};
};

} // namespace sluice
