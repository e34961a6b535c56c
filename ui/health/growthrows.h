#pragma once

#include "core/api/growth.h"
#include "ui/health/growthtable.h"

namespace sluice {

// The tables of growth, worded: what stands in them and above them.

[[nodiscard]] QStringList cohortTitles();
[[nodiscard]] std::vector<GrowthRow> cohortRows(const ViralReport &report); ///< newest first
[[nodiscard]] QStringList forecastTitles();
[[nodiscard]] std::vector<GrowthRow> forecastRows(const Prediction &prediction);
[[nodiscard]] QStringList strategyTitles();
[[nodiscard]] std::vector<GrowthRow> strategyRows(const StrategyUpdate &update); ///< the largest share first
[[nodiscard]] QStringList strategyLogTitles();
[[nodiscard]] std::vector<GrowthRow> strategyLogRows(const OptimizerReport &report, WallTime now); ///< newest first

} // namespace sluice
