#pragma once

#include "core/base/result.h"
#include "core/growth/growthevent.h"

namespace sluice {

// What the growth components publish, as JSON and back. Times are milliseconds since 1970 in UTC.

/// Contents of `viral_coefficient_update`: all that others go by, from the beginning, so that one that is lost, comes
/// twice or comes late does no harm.
struct ViralUpdate {
    WallTime at{};
    quint64 epoch = 0;
    Estimate k;
    Estimate invitesPerUser;
    Estimate conversion;
    Estimate cycle; ///< in milliseconds
    Milliseconds period{};
    std::vector<GrowthPeriod> periods;
    std::vector<StrategyTotals> strategies;
    /// Rises with each update of an epoch: clocks are set back, and the later of two must be told from the earlier.
    quint64 sequence = 0;
    std::optional<WallTime> effectSince; ///< when a network effect was found; none: none was. The event may be lost

    bool operator==(const ViralUpdate &) const = default;
};
[[nodiscard]] ViralUpdate updateOf(const ViralReport &report);

[[nodiscard]] QByteArray dataOf(const ViralUpdate &update);
[[nodiscard]] QByteArray dataOf(const NetworkEffect &effect);
[[nodiscard]] QByteArray dataOf(const Prediction &prediction);
[[nodiscard]] QByteArray dataOf(const StrategyUpdate &update);

/// None: it is not what that topic carries.
[[nodiscard]] std::optional<ViralUpdate> readViralUpdate(const QByteArray &data);
[[nodiscard]] std::optional<NetworkEffect> readNetworkEffect(const QByteArray &data);
[[nodiscard]] std::optional<Prediction> readPrediction(const QByteArray &data);
[[nodiscard]] std::optional<StrategyUpdate> readStrategyUpdate(const QByteArray &data);
/// The model that `growth.reset` names.
[[nodiscard]] std::optional<QString> readReset(const QByteArray &data);

} // namespace sluice
