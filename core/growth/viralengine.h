#pragma once

#include "core/growth/growthcomponent.h"
#include "core/growth/growthmessages.h"
#include "core/growth/viralmodel.h"

namespace sluice {

/// Keeps the viral coefficient from the events of the invite funnel, and publishes `viral_coefficient_update` and
/// `network_effect_detected`; hears which strategy leads (`strategy_update`), to tell it with the cohorts.
/// The component around `ViralModel`. Thread: its own, with an event loop.
class ViralEngine final : public GrowthComponent {
public:
    ViralEngine(GrowthSetup setup, const ViralConfig &config = {});

protected:
    void hear(const EventRecord &event) override;
    void hearAgain(const EventRecord &event) override;
    void look(WallTime now) override;
    void miss(quint64 events) override { m_model.note(BadInput::WhilePaused, events); }
    void reset(WallTime now) override;
    [[nodiscard]] QByteArray modelState() const override { return m_model.state(); }
    Result<void> restore(const QByteArray &state) override;
    [[nodiscard]] quint64 memoryBytes() const override { return m_memory; }

private:
    ViralModel m_model;
    std::optional<ViralUpdate> m_published;
    WallTime m_looked{};
    bool m_hasNews = true;
    quint64 m_memory = 0;
};

} // namespace sluice
