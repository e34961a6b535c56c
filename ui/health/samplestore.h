#pragma once

#include "core/base/clock.h"

#include <cstddef>
#include <vector>

namespace sluice {

/// How the engine did in one second, or in a few that were merged.
struct HealthSample {
    WallTime at{};
    double ended = 0;   ///< steps a second that ended
    double errors = 0;  ///< … of these, failed
    double waiting = 0; ///< depth of all queues but the dead letters
    double letters = 0; ///< open dead letters
    bool operator==(const HealthSample &) const = default;
};

/// Samples of the last quarter of an hour in a memory that never grows: the last five minutes second by second, and
/// all of it in steps of three seconds; 600 at the most.
///
/// Merging keeps the mean of rates and the largest of depths, so that a short pile-up stays in sight.
class SampleStore {
public:
    static constexpr std::size_t kKept = 300; ///< of each of the two kinds
    static constexpr std::size_t kMerged = 3;

    void add(const HealthSample &sample);
    /// The samples of the last `window`, oldest first; the newest is always among them.
    [[nodiscard]] std::vector<HealthSample> within(Milliseconds window) const;
    [[nodiscard]] std::size_t size() const noexcept { return m_fine.size() + m_coarse.size(); }
    [[nodiscard]] bool isEmpty() const noexcept { return m_fine.empty(); }

private:
    std::vector<HealthSample> m_fine;
    std::vector<HealthSample> m_coarse;
    std::vector<HealthSample> m_pending; ///< of the next coarse one
};

} // namespace sluice
