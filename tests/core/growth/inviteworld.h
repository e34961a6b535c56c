#pragma once

#include "core/growth/growthevent.h"

#include <vector>

namespace sluice::test {

/// A world in which people join and invite others by rules that are known, so that estimates have a truth to meet.
struct InviteWorld {
    quint64 seed = 1;
    int days = 30;
    double arrivals = 20;     ///< that nobody invited, in a day
    double invites = 2;       ///< that a user sends in the mean; Poisson
    double conversion = 0.25; ///< share that is accepted
    double invitesLater = -1; ///< from the middle of the days on; less than 0: the same
    double networkSlope = 0;  ///< invites are so much more, in the mean, for each doubling of the component joined
    Milliseconds horizon = std::chrono::days(2); ///< within which a user sends all, and all is accepted
    WallTime begin{std::chrono::days(20'000)};
    std::size_t mostUsers = 100'000;

    [[nodiscard]] double k() const { return invites * conversion; }
    /// From joining to an acceptance: the sum of two even delays of half the horizon each.
    [[nodiscard]] Milliseconds medianCycle() const { return horizon / 2; }
    [[nodiscard]] WallTime end() const { return begin + std::chrono::days(days); }

    /// All that happens until the end, in order of time.
    [[nodiscard]] std::vector<GrowthEvent> events() const;
};

/// As a sender of events writes it; ids are the numbers of the keys.
[[nodiscard]] std::pair<QString, QByteArray> written(const GrowthEvent &event, const QString &user = {},
                                                     const QString &invite = {});

} // namespace sluice::test
