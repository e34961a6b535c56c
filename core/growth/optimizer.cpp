#include "core/growth/optimizer.h"

namespace sluice {

namespace {

const QStringList kOptimizerTopics{growthtopics::kViralUpdate, growthtopics::kPrediction};

} // namespace

Optimizer::Optimizer(GrowthSetup setup, const OptimizerConfig &config)
    : GrowthComponent(QStringLiteral("Optimizer"), kOptimizerTopics, std::move(setup))
    , m_config(config)
    , m_model(config)
{
}

void Optimizer::hear(const EventRecord &event)
{
    m_hasNews = true;
    if (event.topic == growthtopics::kViralUpdate) {
        if (const auto update = readViralUpdate(event.data))
            m_model.take(*update);
        else
            m_model.noteMalformed();
    } else if (const auto prediction = readPrediction(event.data)) {
        m_model.take(*prediction);
    } else {
        m_model.noteMalformed();
    }
}

void Optimizer::hearAgain(const EventRecord &event)
{
    m_model.quietly([&] { hear(event); });
}

/// Not at each event: when many come together, only the last of them is worth a decision.
void Optimizer::look(WallTime now)
{
    m_hasNews = m_model.lapse(now) || m_hasNews;
    if (!std::exchange(m_hasNews, false) && std::exchange(m_hasTold, true))
        return;
    m_hasTold = true;
    if (const auto update = m_model.decide(now))
        publish(growthtopics::kStrategyUpdate, dataOf(*update));
    tell(m_model.report());
}

void Optimizer::miss(quint64) {} // what the others say next holds all that they said before

void Optimizer::reset(WallTime)
{
    m_model.reset();
    m_hasNews = true;
}

Result<void> Optimizer::restore(const QByteArray &state)
{
    auto model = OptimizerModel::fromState(m_config, state);
    if (!model)
        return tl::unexpected(model.error());
    m_model = std::move(*model);
    return {};
}

} // namespace sluice
