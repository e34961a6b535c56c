#pragma once

#include "core/api/growth.h"

#include <QString>
#include <QStringList>

namespace sluice {

// What the section Growth of the page Health says of the growth models, in whole sentences.

/// "0.45 to 0.58".
[[nodiscard]] QString rangeText(const Interval &range, int decimals);
/// "4.2 % to 6.1 %".
[[nodiscard]] QString shareRangeText(const Interval &range);
/// "14 h to 1 d 2 h", of milliseconds.
[[nodiscard]] QString spanRangeText(const Interval &range);
/// The day that a period begins.
[[nodiscard]] QString dayText(WallTime at);
/// Whether a network effect was found, by what, and how sure that is; how large the graph is.
[[nodiscard]] QString networkText(const NetworkEffect &network, WallTime now);
/// What is waited for while no event has been heard.
[[nodiscard]] QString waitingText();
/// Which model forecasts, how it did before, and what comes of one user.
[[nodiscard]] QString forecastText(const PredictorReport &report);
/// What the leading strategy is, how sure that is, and whether it explores more for now.
[[nodiscard]] QString strategyText(const OptimizerReport &report);
/// What was wrong with events, a sentence for each kind that there was; empty: nothing.
[[nodiscard]] QStringList badInputTexts(const BadInputCounts &bad);
/// What was wrong with messages of the models to each other; empty: nothing.
[[nodiscard]] QStringList staleTexts(const GrowthSnapshot &growth);

} // namespace sluice
