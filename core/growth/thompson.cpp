#include "core/growth/thompson.h"

#include "core/growth/statistics.h"

#include <algorithm>

namespace sluice {

namespace {

/// Beta from two Gamma variables (Devroye, Non-Uniform Random Variate Generation (1986) IX.4).
double drawBeta(const BanditArm &arm, std::mt19937_64 &chance)
{
    const double won = std::gamma_distribution(1 + static_cast<double>(arm.successes), 1.0)(chance);
    const double lost = std::gamma_distribution(1 + static_cast<double>(arm.trials - arm.successes), 1.0)(chance);
    return won / (won + lost);
}

std::size_t bestDraw(const std::vector<BanditArm> &arms, std::mt19937_64 &chance)
{
    std::size_t best = 0;
    double most = -1;
    for (std::size_t i = 0; i < arms.size(); ++i) {
        const double drawn = drawBeta(arms[i], chance);
        if (drawn > most) {
            most = drawn;
            best = i;
        }
    }
    return best;
}

} // namespace

double ExplorationFloor::shareOfEach(quint64 trials, std::size_t arms) const
{
    if (arms == 0)
        return 0;
    const double falling = first / (static_cast<double>(trials) + 1);
    return std::min(std::max(falling, lowest), 1 / static_cast<double>(arms));
}

std::size_t thompsonChoice(const std::vector<BanditArm> &arms, double floorOfEach, std::mt19937_64 &chance)
{
    const double forExploration = floorOfEach * static_cast<double>(arms.size());
    if (std::uniform_real_distribution(0.0, 1.0)(chance) < forExploration)
        return std::uniform_int_distribution<std::size_t>(0, arms.size() - 1)(chance);
    return bestDraw(arms, chance);
}

std::vector<double> bestProbabilities(const std::vector<BanditArm> &arms, int draws, std::mt19937_64 &chance)
{
    std::vector<double> best(arms.size());
    if (arms.empty())
        return best;
    for (int i = 0; i < draws; ++i)
        best[bestDraw(arms, chance)] += 1.0 / draws;
    return best;
}

std::vector<double> bestChances(const std::vector<BanditArm> &arms)
{
    const auto won = [](const BanditArm &arm) { return 1 + static_cast<double>(arm.successes); };
    const auto lost = [](const BanditArm &arm) { return 1 + static_cast<double>(arm.trials - arm.successes); };
    std::vector<double> best(arms.size());
    double sum = 0;
    for (std::size_t i = 0; i < arms.size(); ++i) {
        for (int step = 0; step < kChanceSteps; ++step) {
            const double rate = betaQuantile((step + 0.5) / kChanceSteps, won(arms[i]), lost(arms[i]));
            double chance = 1.0 / kChanceSteps;
            for (std::size_t j = 0; j < arms.size() && chance > 0; ++j)
                chance *= j == i ? 1 : betaBelow(rate, won(arms[j]), lost(arms[j]));
            best[i] += chance;
        }
        sum += best[i];
    }
    for (double &chance : best)
        chance /= sum;
    return best;
}

std::vector<double> sharesWithFloor(const std::vector<double> &best, double floorOfEach)
{
    std::vector<double> shares;
    const double rest = 1 - floorOfEach * static_cast<double>(best.size());
    for (const double one : best)
        shares.push_back(floorOfEach + rest * one);
    return shares;
}

} // namespace sluice
