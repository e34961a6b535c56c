#pragma once

#include "core/growth/optimizermodel.h"
#include "core/growth/predictormodel.h"
#include "core/growth/viralmodel.h"

namespace sluice {

/// How the three growth models of one engine work.
struct GrowthConfig {
    ViralConfig viral = {};
    PredictorConfig predictor = {};
    OptimizerConfig optimizer = {};
};

} // namespace sluice
