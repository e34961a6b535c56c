#include "core/growth/viralengine.h"

#include "core/growth/growthmessages.h"

namespace sluice {

namespace {

/// Time alone completes cohorts and ends periods; that need not be looked for more often.
constexpr Milliseconds kLookWithoutNews = std::chrono::minutes(1);
const QStringList kViralTopics{growthtopics::kInviteSent, growthtopics::kInviteAccepted, growthtopics::kUserJoined,
                               growthtopics::kUserActive, growthtopics::kStrategyUpdate};

} // namespace

ViralEngine::ViralEngine(GrowthSetup setup, const ViralConfig &config)
    : GrowthComponent(QStringLiteral("ViralEngine"), kViralTopics, std::move(setup))
    , m_model(config, ViralModel::epochAfter(0, now()))
{
}

void ViralEngine::hear(const EventRecord &event)
{
    m_hasNews = true;
    if (m_model.take(event.topic, event.data, event.at))
        return;
    if (const auto update = readStrategyUpdate(event.data))
        m_model.take(*update);
    else
        m_model.note(BadInput::Malformed, 1);
}

void ViralEngine::hearAgain(const EventRecord &event)
{
    m_model.quietly([&] { hear(event); });
}

void ViralEngine::look(WallTime now)
{
    if (!m_hasNews && now - m_looked < kLookWithoutNews && now >= m_looked)
        return;
    m_hasNews = false;
    m_looked = now;
    const auto found = m_model.advance(now);
    ViralReport report = m_model.report(now);
    m_memory = report.memoryBytes;
    ViralUpdate update = updateOf(report);
    tell(std::move(report));
    if (m_published) { // neither is news
        m_published->at = update.at;
        update.sequence = m_published->sequence;
    }
    if (m_published != update) {
        update.sequence = m_model.nextSequence();
        publish(growthtopics::kViralUpdate, dataOf(update));
        m_published = std::move(update);
    }
    if (found)
        publish(growthtopics::kNetworkEffect, dataOf(*found));
}

void ViralEngine::reset(WallTime now)
{
    m_model.reset(now);
    m_hasNews = true;
}

Result<void> ViralEngine::restore(const QByteArray &state)
{
    auto model = ViralModel::fromState(m_model.config(), state);
    if (!model)
        return tl::unexpected(model.error());
    m_model = std::move(*model);
    return {};
}

} // namespace sluice
