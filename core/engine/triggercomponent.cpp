#include "core/engine/triggercomponent.h"

namespace sluice {

namespace {

/// Well within what the engine takes as being watched.
constexpr Milliseconds kWatchEvery{500};
/// Requests that are counted at a look; more are one.
constexpr quint64 kMostCounted = 1000;

} // namespace

TriggerComponent::TriggerComponent(TriggerComponentSetup setup)
    : SystemComponent({QStringLiteral("triggers"), {QStringLiteral("engine")}}, *setup.clock, setup.generation)
    , m_setup(std::move(setup))
    , m_look(this)
{
    connect(&m_look, &QTimer::timeout, this, [this] { guarded([this] { look(); }); });
}

TriggerComponent::~TriggerComponent() = default;

Result<void> TriggerComponent::initialize()
{
    m_seen = m_setup.counts->fired;
    proceed();
    return {};
}

Result<void> TriggerComponent::shutdown()
{
    suspend();
    return {};
}

void TriggerComponent::suspend()
{
    m_look.stop();
    m_setup.engine->post(EngineMessage(tell::WatchTriggers{false}));
}

void TriggerComponent::proceed()
{
    m_look.start(kWatchEvery);
    look();
}

void TriggerComponent::look()
{
    m_setup.engine->post(EngineMessage(tell::WatchTriggers{true}));
    const quint64 fired = m_setup.counts->fired;
    for (quint64 i = 0; i < std::min(fired - m_seen, kMostCounted); ++i)
        noteRequest(Milliseconds(m_setup.counts->lateness));
    m_seen = fired;
    noteProgress();
}

} // namespace sluice
