#pragma once

#include "core/api/snapshot.h"

#include <deque>

namespace sluice {

/// One reading of a metric.
struct AlertFigure {
    QString subject; ///< whose; empty: the engine's
    double value = 0;
};

/// What counters of the engine did over the last minute, from snapshots. Pure over their times.
class AlertRates {
public:
    /// Takes a snapshot of a time not before the last; one sample a second is kept.
    void note(const EngineSnapshot &now, MonoTime at);
    [[nodiscard]] double stepsPerSecond() const;
    /// Failed steps of all that ended, in percent; 0 while fewer than `kFewSteps` ended.
    [[nodiscard]] double errorPercent() const;
    [[nodiscard]] double lettersPerMinute() const;

    static constexpr quint64 kFewSteps = 10;

private:
    struct Sample {
        MonoTime at{};
        quint64 ended = 0;
        quint64 errors = 0;
        quint64 letters = 0;
    };
    [[nodiscard]] double seconds() const;

    std::deque<Sample> m_samples; ///< oldest first; the last is the newest, even of the same second
};

/// All readings of a metric in a snapshot; none: the snapshot does not say, since the engine has not told yet or tells no more.
[[nodiscard]] std::optional<std::vector<AlertFigure>> figuresOf(AlertMetric metric, const EngineSnapshot &now,
                                                                const AlertRates &rates);

/// For how long the engine's own figures may be silent before nothing is concluded from them.
inline constexpr Milliseconds kFiguresTrusted{5'000};

} // namespace sluice
