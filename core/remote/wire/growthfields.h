#pragma once

#include "core/api/growth.h"
#include "core/remote/wire/wire.h"

namespace sluice::wire {

// The fields of what the growth components tell.

template <>
struct Fields<Interval> {
    static constexpr auto list = std::tuple{Field{"low", &Interval::low}, Field{"high", &Interval::high}};
};

template <>
struct Fields<Estimate> {
    static constexpr auto list = std::tuple{Field{"value", &Estimate::value}, Field{"range", &Estimate::range},
                                            Field{"sample", &Estimate::sample}};
};

template <>
struct Fields<ViralEstimates> {
    static constexpr auto list = std::tuple{Field{"from", &ViralEstimates::from},
                                            Field{"to", &ViralEstimates::to},
                                            Field{"users", &ViralEstimates::users},
                                            Field{"sent", &ViralEstimates::sent},
                                            Field{"accepted", &ViralEstimates::accepted},
                                            Field{"invitesPerUser", &ViralEstimates::invitesPerUser},
                                            Field{"conversion", &ViralEstimates::conversion},
                                            Field{"k", &ViralEstimates::k},
                                            Field{"cycle", &ViralEstimates::cycle},
                                            Field{"isComplete", &ViralEstimates::isComplete},
                                            Field{"leader", &ViralEstimates::leader}};
};

template <>
struct Fields<StrategyTotals> {
    static constexpr auto list = std::tuple{Field{"name", &StrategyTotals::name},
                                            Field{"trials", &StrategyTotals::trials},
                                            Field{"successes", &StrategyTotals::successes}};
};

template <>
struct Fields<NetworkEffect> {
    static constexpr auto list = std::tuple{Field{"tests", &NetworkEffect::tests},
                                            Field{"users", &NetworkEffect::users},
                                            Field{"rho", &NetworkEffect::rho},
                                            Field{"p", &NetworkEffect::p},
                                            Field{"limit", &NetworkEffect::limit},
                                            Field{"since", &NetworkEffect::since},
                                            Field{"isFound", &NetworkEffect::isFound},
                                            Field{"components", &NetworkEffect::components},
                                            Field{"largest", &NetworkEffect::largest},
                                            Field{"active", &NetworkEffect::active},
                                            Field{"engagementRho", &NetworkEffect::engagementRho},
                                            Field{"engagementP", &NetworkEffect::engagementP},
                                            Field{"isOfEngagement", &NetworkEffect::isOfEngagement}};
};

template <>
struct Fields<GrowthPeriod> {
    static constexpr auto list = std::tuple{Field{"from", &GrowthPeriod::from}, Field{"joined", &GrowthPeriod::joined},
                                            Field{"k", &GrowthPeriod::k}};
};

template <>
struct Fields<ViralReport> {
    static constexpr auto list = std::tuple{Field{"at", &ViralReport::at},
                                            Field{"epoch", &ViralReport::epoch},
                                            Field{"window", &ViralReport::window},
                                            Field{"cohorts", &ViralReport::cohorts},
                                            Field{"periods", &ViralReport::periods},
                                            Field{"period", &ViralReport::period},
                                            Field{"strategies", &ViralReport::strategies},
                                            Field{"network", &ViralReport::network},
                                            Field{"bad", &ViralReport::bad},
                                            Field{"taken", &ViralReport::taken},
                                            Field{"users", &ViralReport::users},
                                            Field{"invites", &ViralReport::invites},
                                            Field{"memoryBytes", &ViralReport::memoryBytes}};
};

template <>
struct Fields<ForecastPoint> {
    static constexpr auto list = std::tuple{Field{"from", &ForecastPoint::from}, Field{"mean", &ForecastPoint::mean},
                                            Field{"range", &ForecastPoint::range}};
};

template <>
struct Fields<BackTest> {
    static constexpr auto list = std::tuple{Field{"model", &BackTest::model}, Field{"forecasts", &BackTest::forecasts},
                                            Field{"scaledError", &BackTest::scaledError},
                                            Field{"coverage", &BackTest::coverage}};
};

template <>
struct Fields<Prediction> {
    static constexpr auto list = std::tuple{Field{"at", &Prediction::at},
                                            Field{"model", &Prediction::model},
                                            Field{"backTests", &Prediction::backTests},
                                            Field{"confidence", &Prediction::confidence},
                                            Field{"basis", &Prediction::basis},
                                            Field{"current", &Prediction::current},
                                            Field{"users", &Prediction::users},
                                            Field{"k", &Prediction::k},
                                            Field{"reach", &Prediction::reach},
                                            Field{"hasNetworkEffect", &Prediction::hasNetworkEffect},
                                            Field{"usual", &Prediction::usual}};
};

template <>
struct Fields<PredictorReport> {
    static constexpr auto list = std::tuple{
        Field{"last", &PredictorReport::last},     Field{"periods", &PredictorReport::periods},
        Field{"needed", &PredictorReport::needed}, Field{"stale", &PredictorReport::stale},
        Field{"gaps", &PredictorReport::gaps},     Field{"malformed", &PredictorReport::malformed}};
};

template <>
struct Fields<StrategyShare> {
    static constexpr auto list = std::tuple{Field{"name", &StrategyShare::name},
                                            Field{"share", &StrategyShare::share},
                                            Field{"trials", &StrategyShare::trials},
                                            Field{"successes", &StrategyShare::successes},
                                            Field{"conversion", &StrategyShare::conversion},
                                            Field{"best", &StrategyShare::best}};
};

template <>
struct Fields<StrategyUpdate> {
    static constexpr auto list = std::tuple{Field{"at", &StrategyUpdate::at}, Field{"leader", &StrategyUpdate::leader},
                                            Field{"floor", &StrategyUpdate::floor},
                                            Field{"shares", &StrategyUpdate::shares}};
};

template <>
struct Fields<OptimizerReport> {
    static constexpr auto list = std::tuple{Field{"now", &OptimizerReport::now}, Field{"log", &OptimizerReport::log},
                                            Field{"isAlarmed", &OptimizerReport::isAlarmed},
                                            Field{"stale", &OptimizerReport::stale},
                                            Field{"malformed", &OptimizerReport::malformed}};
};

template <>
struct Fields<GrowthSnapshot> {
    static constexpr auto list = std::tuple{
        Field{"isWanted", &GrowthSnapshot::isWanted}, Field{"viral", &GrowthSnapshot::viral},
        Field{"predictor", &GrowthSnapshot::predictor}, Field{"optimizer", &GrowthSnapshot::optimizer}};
};

template <>
struct Fields<GrowthReset> {
    static constexpr auto list = std::tuple{Field{"model", &GrowthReset::model}, Field{"reason", &GrowthReset::reason}};
};

} // namespace sluice::wire
