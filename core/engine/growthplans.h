#pragma once

#include "core/engine/systemcoordinator.h"
#include "core/growth/growthboard.h"
#include "core/growth/growthconfig.h"
#include "core/journal/journal.h"

namespace sluice {

/// What the growth components need of the engine around them.
struct GrowthParts {
    std::shared_ptr<const Clock> clock;
    std::shared_ptr<EventBus> bus;
    std::shared_ptr<const EventDesk> desk;
    QString folder; ///< where states are kept; empty: in memory
    std::function<Result<std::unique_ptr<JournalReader>>()> openJournal;
    std::shared_ptr<GrowthBoard> board;
};

/// ViralEngine, Predictor and Optimizer as the coordinator is to run them: after the engine, and each on its own.
[[nodiscard]] std::vector<ComponentPlan> growthPlans(const GrowthConfig &config, const GrowthParts &parts);

/// Recorded events of these topics at or after `since`, oldest first; of all topics together the last `most`.
/// Errors: those of reading; then nothing is known of any topic.
[[nodiscard]] Result<std::vector<EventRecord>> recordedSince(JournalReader &reader, const QStringList &topics,
                                                             WallTime since, std::size_t most = 100'000);

} // namespace sluice
