#pragma once

#include "core/base/clock.h"

#include <QtGlobal>

#include <algorithm>

namespace sluice {

/// Says when it is worth coming back, by how fast runs have begun lately. A value over a point in time.
class BackPressure {
public:
    /// A run has begun.
    void began(MonoTime now)
    {
        if (m_last != MonoTime{})
            m_gap += (now - m_last - m_gap) / kSmoothing;
        m_last = now;
    }
    /// How long until about a tenth of `bound` has begun; at least a second, at most a minute.
    [[nodiscard]] Nanoseconds comeBackIn(quint32 bound) const
    {
        const Nanoseconds tenth = m_gap * static_cast<Nanoseconds::rep>(bound / 10);
        return std::clamp<Nanoseconds>(tenth, std::chrono::seconds(1), std::chrono::minutes(1));
    }

private:
    static constexpr int kSmoothing = 32;
    MonoTime m_last{};
    Nanoseconds m_gap{};
};

} // namespace sluice
