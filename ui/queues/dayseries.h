#pragma once

#include "core/base/clock.h"

#include <QtGlobal>

#include <array>
#include <vector>

namespace sluice {

/// A figure over a stretch of time: of one second, or of several that were merged.
struct SeriesPoint {
    WallTime at{}; ///< the end of the stretch
    double least = 0;
    double mean = 0;
    double most = 0;
    bool operator==(const SeriesPoint &) const = default;
};

/// A figure over the last day in a memory that never grows: the last ten minutes by seconds, two hours by quarter
/// minutes, the day by three minutes. What is merged keeps its least and its most, so that no peak is lost.
/// Thread: a value.
class DaySeries {
public:
    static constexpr std::size_t kKept = 600; ///< points of each resolution, at most
    static constexpr std::array<Milliseconds, 3> kSteps{std::chrono::seconds(1), std::chrono::seconds(15),
                                                        std::chrono::minutes(3)};

    /// Takes a value; a clock that was set back begins anew.
    void add(WallTime at, double value);
    /// The points of the last `window` before the newest, oldest first, in the finest resolution that reaches so far.
    [[nodiscard]] std::vector<SeriesPoint> within(Milliseconds window) const;
    [[nodiscard]] bool isEmpty() const noexcept { return m_levels[0].points.empty(); }
    /// Points that it holds.
    [[nodiscard]] std::size_t size() const;

private:
    struct Level {
        std::vector<SeriesPoint> points; ///< a ring once it is full
        std::size_t first = 0;
        SeriesPoint open{};
        double sum = 0;
        quint32 count = 0; ///< of values in the open point; 0: there is none
        WallTime end{};    ///< of the open point

        void put(const SeriesPoint &point);
    };

    std::array<Level, kSteps.size()> m_levels;
    WallTime m_newest{};
};

} // namespace sluice
