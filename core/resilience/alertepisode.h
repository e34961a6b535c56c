#pragma once

#include "core/base/clock.h"

#include <QtGlobal>

#include <optional>

namespace sluice {

/// How long a condition must hold before its alert begins, and must not hold before it is over.
struct AlertTiming {
    Nanoseconds holdFor{};
    Nanoseconds calmFor{};
};

/// Tells the episodes of one alert from readings of its condition: it begins once the condition has held for so long without a
/// break, and is over once it has not held for so long without a break, so that a figure that flutters about its
/// threshold is one episode.
///
/// A reading of nothing (nobody could say) neither begins nor ends an episode: what was counted before it counts no more.
/// Pure over a point in time.
class AlertEpisode {
public:
    enum class Change : quint8 { None, Began, Ended };

    AlertEpisode() = default;
    /// One that goes on from before a restart.
    [[nodiscard]] static AlertEpisode underWay()
    {
        AlertEpisode episode;
        episode.m_isFiring = true;
        return episode;
    }

    /// Takes what is so at `now`; readings come in the order of their times.
    Change note(std::optional<bool> isSo, MonoTime now, const AlertTiming &timing);
    [[nodiscard]] bool isFiring() const { return m_isFiring; }
    /// Whether it would be the same if it had never been asked: nothing fires, nothing is counted.
    [[nodiscard]] bool isIdle() const { return !m_isFiring && !m_since; }

private:
    bool m_isFiring = false;
    std::optional<MonoTime> m_since; ///< since when the condition is other than `m_isFiring`
};

} // namespace sluice
