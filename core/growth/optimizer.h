#pragma once

#include "core/growth/growthcomponent.h"
#include "core/growth/optimizermodel.h"

namespace sluice {

/// Says which share of invites is to go out with which strategy, from what ViralEngine and Predictor tell, and publishes
/// `strategy_update` when that changes. The component around `OptimizerModel`. Thread: its own, with an event loop.
class Optimizer final : public GrowthComponent {
public:
    Optimizer(GrowthSetup setup, const OptimizerConfig &config = {});

protected:
    void hear(const EventRecord &event) override;
    void hearAgain(const EventRecord &event) override;
    void look(WallTime now) override;
    void miss(quint64 events) override;
    void reset(WallTime now) override;
    [[nodiscard]] QByteArray modelState() const override { return m_model.state(); }
    Result<void> restore(const QByteArray &state) override;

private:
    OptimizerConfig m_config;
    OptimizerModel m_model;
    bool m_hasNews = true;
    bool m_hasTold = false;
};

} // namespace sluice
