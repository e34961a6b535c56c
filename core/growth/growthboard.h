#pragma once

#include "core/growth/growthcomponent.h"

#include <mutex>

namespace sluice {

/// Where the growth components put what they tell, for whoever looks. It outlives them. Thread: any.
class GrowthBoard {
public:
    void put(GrowthNews news)
    {
        const std::lock_guard lock(m_mutex);
        if (auto *viral = std::get_if<ViralReport>(&news))
            m_snapshot.viral = std::move(*viral);
        else if (auto *predictor = std::get_if<PredictorReport>(&news))
            m_snapshot.predictor = std::move(*predictor);
        else
            m_snapshot.optimizer = std::move(std::get<OptimizerReport>(news));
    }
    [[nodiscard]] GrowthSnapshot now() const
    {
        const std::lock_guard lock(m_mutex);
        return m_snapshot;
    }

private:
    mutable std::mutex m_mutex;
    GrowthSnapshot m_snapshot;
};

} // namespace sluice
