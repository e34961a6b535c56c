#pragma once

#include "core/growth/growthcomponent.h"
#include "core/growth/predictormodel.h"

namespace sluice {

/// Forecasts users and K from what ViralEngine tells, and publishes `prediction_complete` whenever a period is over or
/// `network_effect_detected` says that things have changed. The component around `PredictorModel`.
/// Thread: its own, with an event loop.
class Predictor final : public GrowthComponent {
public:
    Predictor(GrowthSetup setup, const PredictorConfig &config = {});

protected:
    void hear(const EventRecord &event) override;
    void hearAgain(const EventRecord &event) override;
    void look(WallTime now) override;
    void miss(quint64 events) override;
    void reset(WallTime now) override;
    [[nodiscard]] QByteArray modelState() const override { return m_model.state(); }
    Result<void> restore(const QByteArray &state) override;

private:
    PredictorConfig m_config;
    PredictorModel m_model;
    std::optional<PredictorReport> m_told;
};

} // namespace sluice
