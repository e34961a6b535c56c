#pragma once

#include "core/base/clock.h"

#include <QtGlobal>

#include <cmath>

namespace sluice {

/// How many a second, smoothed exponentially, from a count that only rises. A value over a point in time.
///
/// After a step in the true rate, 63 % of it shows after 10 s, and 95 % after 30 s, however often it is told.
/// Source: exponentially weighted moving average over uneven intervals, weight 1 - e^(-dt / tau).
class SmoothedRate {
public:
    static constexpr Nanoseconds kTau = std::chrono::seconds(10);

    /// The count as it is now; one that fell begins anew from there.
    void note(quint64 total, MonoTime now)
    {
        const Nanoseconds passed = m_isTold ? now - m_at : Nanoseconds(0);
        if (m_isTold && passed <= Nanoseconds(0))
            return;
        if (m_isTold) {
            const double seconds = std::chrono::duration<double>(passed).count();
            const double current = total > m_total ? static_cast<double>(total - m_total) / seconds : 0;
            const double weight = 1 - std::exp(-seconds / std::chrono::duration<double>(kTau).count());
            m_perSecond += weight * (current - m_perSecond);
        }
        m_isTold = true;
        m_total = total;
        m_at = now;
    }
    [[nodiscard]] double perSecond() const { return m_perSecond; }

private:
    bool m_isTold = false;
    quint64 m_total = 0;
    MonoTime m_at{};
    double m_perSecond = 0;
};

} // namespace sluice
