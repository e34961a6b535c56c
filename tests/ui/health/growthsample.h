#pragma once

#include "core/api/growth.h"

#include <cmath>

namespace sluice::test {

/// What the three growth models tell of a workspace that has been going for some weeks.
[[nodiscard]] inline GrowthSnapshot sampleGrowth(WallTime now)
{
    constexpr Milliseconds kOneDay = std::chrono::days(1);
    GrowthSnapshot growth;
    ViralReport viral;
    viral.at = now;
    viral.epoch = 1;
    viral.window.users = 230;
    viral.window.invitesPerUser = {2.04, {1.85, 2.23}, 230};
    viral.window.conversion = {0.25, {0.21, 0.29}, 469};
    viral.window.k = {0.51, {0.45, 0.58}, 230};
    viral.window.cycle = {86'400'000, {72'000'000, 93'600'000}, 117};
    for (int day = 20; day > 0; --day)
        viral.periods.push_back({now - kOneDay * day, quint64(20 + day % 7), 0.5});
    for (int day = 4; day > 0; --day) {
        ViralEstimates cohort = viral.window;
        cohort.from = now - kOneDay * day;
        cohort.to = cohort.from + kOneDay;
        cohort.users = 20 + quint64(day);
        cohort.isComplete = day > 2;
        cohort.leader = QStringLiteral("gift");
        viral.cohorts.push_back(cohort);
    }
    viral.period = kOneDay;
    viral.network = {3, 230, 0.31, 0.0001, 0.0008, now - kOneDay, true, 40, 55};
    viral.bad[std::size_t(BadInput::Duplicate)] = 12;
    viral.bad[std::size_t(BadInput::OutOfOrder)] = 1;
    viral.taken = 1100;
    viral.users = 240;
    viral.invites = 480;
    growth.viral = viral;
    Prediction prediction;
    prediction.at = now;
    prediction.basis = 20;
    prediction.backTests = {{ForecastModel::DampedTrend, 80, 0.9, 0.94}};
    for (int day = 0; day < 14; ++day) {
        const double wide = 6 + std::sqrt(double(day)) * 2;
        prediction.users.push_back({now + kOneDay * day, 23.0, {23 - wide, 23 + wide}});
        prediction.k.push_back({now + kOneDay * day, 0.5, {0.4, 0.6}});
    }
    prediction.reach = Estimate{2.0, {1.8, 2.4}, 230};
    growth.predictor = PredictorReport{prediction, 20, 14, 0, 0, 2};
    StrategyUpdate update{now,
                          QStringLiteral("gift"),
                          0.01,
                          {{QStringLiteral("plain"), 0.1, 200, 20, {0.1, {0.06, 0.15}, 200}, 0.05},
                           {QStringLiteral("gift"), 0.9, 150, 40, {0.27, {0.2, 0.34}, 150}, 0.95}}};
    growth.optimizer = OptimizerReport{update, {update}, true, 3, 0};
    return growth;
}

} // namespace sluice::test
