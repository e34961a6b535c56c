#include "core/growth/predictor.h"

namespace sluice {

namespace {

const QStringList kPredictorTopics{growthtopics::kViralUpdate, growthtopics::kNetworkEffect};

} // namespace

Predictor::Predictor(GrowthSetup setup, const PredictorConfig &config)
    : GrowthComponent(QStringLiteral("Predictor"), kPredictorTopics, std::move(setup))
    , m_config(config)
    , m_model(config)
{
}

void Predictor::hear(const EventRecord &event)
{
    if (event.topic == growthtopics::kViralUpdate) {
        if (const auto update = readViralUpdate(event.data))
            m_model.take(*update);
        else
            m_model.noteMalformed();
    } else if (const auto effect = readNetworkEffect(event.data)) {
        m_model.take(*effect);
    } else {
        m_model.noteMalformed();
    }
}

void Predictor::hearAgain(const EventRecord &event)
{
    m_model.quietly([&] { hear(event); });
}

/// Not at each event: when many come together, only the last of them is worth a forecast.
void Predictor::look(WallTime now)
{
    if (m_model.hasNews()) {
        if (const auto prediction = m_model.predict(now))
            publish(growthtopics::kPrediction, dataOf(*prediction));
    }
    PredictorReport report = m_model.report();
    if (m_told == report)
        return;
    m_told = report;
    tell(std::move(report));
}

void Predictor::miss(quint64) {} // what ViralEngine says next holds all that it said before

void Predictor::reset(WallTime now)
{
    m_model.reset(now);
}

Result<void> Predictor::restore(const QByteArray &state)
{
    auto model = PredictorModel::fromState(m_config, state);
    if (!model)
        return tl::unexpected(model.error());
    m_model = std::move(*model);
    return {};
}

} // namespace sluice
