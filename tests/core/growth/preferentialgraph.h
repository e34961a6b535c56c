#pragma once

#include "core/growth/growthevent.h"

#include <algorithm>
#include <cmath>
#include <random>
#include <vector>

namespace sluice::test {

/// The funnel of a graph that grows by preferential attachment (Barabási and Albert, Science 286 (1999) 509, with one edge
/// for each who comes): generated, not data of real people. Each of `users` who joins in `days` days was invited by one of
/// those before, the more likely the more it has brought in; besides that, invites go out that nobody accepts, fewer of
/// the strategy "gift" than of "plain". Who joins does so at moments of chance, more of them from day to day, up to the end
/// of the days. In order of time.
[[nodiscard]] inline std::vector<GrowthEvent> preferentialGraph(quint64 seed, int users, WallTime begin, int days)
{
    std::mt19937_64 chance(seed);
    const auto moment = [&](double from, double to) {
        return begin
               + Milliseconds(qint64(std::uniform_real_distribution<double>(from, to)(chance) * days * 86'400'000.0));
    };
    const auto keyOf = [](int number) { return GrowthKey{quint64(number) + 1}; };
    std::vector<double> shares(std::size_t(users), 0); // of the days, at which they join; the first at once
    for (std::size_t user = 1; user < shares.size(); ++user)
        shares[user] = std::pow(std::uniform_real_distribution<double>(0, 1)(chance), 0.7);
    std::ranges::sort(shares);
    std::vector<WallTime> joinedAt;
    for (const double share : shares)
        joinedAt.push_back(begin + Milliseconds(qint64(share * days * 86'400'000.0)));
    std::vector<GrowthEvent> events{{GrowthKind::UserJoined, keyOf(0), GrowthKey::None, begin, {}}};
    std::vector<int> ends{0}; // a user once for itself, and once for each it has brought in
    quint64 invites = 1'000'000;
    const QString gift = QStringLiteral("gift");
    const QString plain = QStringLiteral("plain");
    const auto send = [&](int sender, WallTime at, const QString &strategy) {
        events.push_back({GrowthKind::InviteSent, keyOf(sender), GrowthKey{++invites}, at, strategy});
        return GrowthKey{invites};
    };
    for (int user = 1; user < users; ++user) {
        const double share = shares[std::size_t(user)];
        const int by = ends[std::uniform_int_distribution<std::size_t>(0, ends.size() - 1)(chance)];
        const WallTime joined = joinedAt[std::size_t(user)];
        const bool isGift = std::bernoulli_distribution(0.6)(chance);
        const WallTime sent = std::max(joinedAt[std::size_t(by)], joined - std::chrono::hours(3));
        const GrowthKey invite = send(by, sent, isGift ? gift : plain);
        events.push_back({GrowthKind::InviteAccepted, GrowthKey::None, invite, joined, {}});
        events.push_back({GrowthKind::UserJoined, keyOf(user), invite, joined, {}});
        const int ignored = std::poisson_distribution<int>(1.5)(chance);
        for (int i = 0; i < ignored; ++i)
            (void)send(user, std::max(joined, moment(share, 1)),
                       std::bernoulli_distribution(0.3)(chance) ? gift : plain);
        ends.push_back(user);
        ends.push_back(by);
    }
    std::ranges::stable_sort(events, {}, &GrowthEvent::at);
    return events;
}

} // namespace sluice::test
