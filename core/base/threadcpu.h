#pragma once

#include "core/base/clock.h"

#include <ctime>

namespace sluice {

/// Tells how much processor time one thread has used, from any thread.
///
/// Of a thread that has ended it tells zero, once the system has let go of it.
class ThreadCpu {
public:
    /// Of the calling thread.
    [[nodiscard]] static ThreadCpu ofThisThread();
    /// Thread: any.
    [[nodiscard]] Nanoseconds used() const;

private:
    explicit ThreadCpu(clockid_t clock)
        : m_clock(clock)
    {
    }

    clockid_t m_clock;
};

} // namespace sluice
