#pragma once

#include <QtGlobal>

#include <random>
#include <vector>

namespace sluice {

/// What a strategy has come to.
struct BanditArm {
    quint64 trials = 0;
    quint64 successes = 0;

    bool operator==(const BanditArm &) const = default;
};

/// How much is kept for exploration: of the t-th choice a share of `first / t` for each arm, but never less than
/// `lowest`, and never more than an even split. A floor that stays costs regret that grows with time for ever, one that
/// goes down as 1 / t costs regret like the logarithm, so `lowest` is the price of noticing that the world has changed.
struct ExplorationFloor {
    double first = 5;
    double lowest = 0.01;

    /// Of each of `arms` arms after so many trials.
    [[nodiscard]] double shareOfEach(quint64 trials, std::size_t arms) const;
};

/// Thompson sampling of arms that succeed or fail, each with a uniform prior: Beta(1 + successes, 1 + failures).
/// Source: Thompson, Biometrika 25 (1933) 285; that its regret grows like the logarithm: Agrawal and Goyal, COLT (2012);
/// Kaufmann, Korda and Munos, ALT (2012). Needs at least one arm.
[[nodiscard]] std::size_t thompsonChoice(const std::vector<BanditArm> &arms, double floorOfEach,
                                         std::mt19937_64 &chance);

/// With what probability each arm is the best, by so many draws from the posteriors.
[[nodiscard]] std::vector<double> bestProbabilities(const std::vector<BanditArm> &arms, int draws,
                                                    std::mt19937_64 &chance);

/// The same without draws: the mean over one posterior of the chance that all others are below, by the midpoints of
/// `kChanceSteps` spans of it that are as probable as each other. No noise: what changes little comes to little else.
inline constexpr int kChanceSteps = 64;
[[nodiscard]] std::vector<double> bestChances(const std::vector<BanditArm> &arms);

/// The shares to give to arms that are best with these probabilities, with the floor for each.
[[nodiscard]] std::vector<double> sharesWithFloor(const std::vector<double> &best, double floorOfEach);

} // namespace sluice
