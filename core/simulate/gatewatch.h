#pragma once

#include "core/api/simulation.h"
#include "core/engine/connectiongate.h"

namespace sluice {

/// Times by cause. Units: milliseconds.
using WaitTimes = std::array<double, kWaitCauses>;

/// Knows for each moment what shuts the gate of a connection, so that who stood in line can tell how long for which cause.
///
/// Told whenever something at the gate changed; between two tellings the cause is the same. A value.
class GateWatch {
public:
    /// Notes what keeps those out who stand in line at `now`.
    void note(ConnectionGate &gate, bool firstWait, bool retriesWait, MonoTime now);
    /// The times of a line so far; those of a wait are a difference of two.
    [[nodiscard]] const WaitTimes &times(bool retries, MonoTime now)
    {
        pass(now);
        return m_lines[retries ? 1 : 0].times;
    }

private:
    struct Line {
        std::optional<WaitCause> cause;
        WaitTimes times{};
    };
    void pass(MonoTime now);

    std::array<Line, 2> m_lines;
    MonoTime m_at{};
};

} // namespace sluice
