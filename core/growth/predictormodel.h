#pragma once

#include "core/base/result.h"
#include "core/growth/dampedtrend.h"
#include "core/growth/growthmessages.h"

#include <map>
#include <span>
#include <tuple>

namespace sluice {

struct PredictorConfig {
    int horizon = 14;         ///< periods ahead
    std::size_t least = 14;   ///< periods that must be known
    std::size_t most = 400;   ///< that are kept
    std::size_t origins = 20; ///< from which a model is tested back, at the most
    std::size_t cycle = 7;    ///< periods over which ups and downs even out: a week of days
    double confidence = 0.95;
};

/// Predictor's model: what comes of users by period, and of K, by whichever of two models would have forecast best.
///
/// Both are fitted to the periods that ViralEngine tells of and tested back: fitted to what was known at each of the
/// last origins, and compared with what came. Once a network effect is found, what forecast well before it says nothing
/// any more, so only origins after it count, and while there are too few of them the branching process, whose rate
/// stays the same, is not believed. Idempotent: an update may come twice, or not at all. A value. Thread: one.
class PredictorModel {
public:
    explicit PredictorModel(PredictorConfig config = {})
        : m_config(config)
    {
    }

    void take(const ViralUpdate &update);
    void take(const NetworkEffect &effect);
    void noteMalformed() { ++m_report.malformed; }
    /// Has `hear` take what may have been heard before: what is stale or malformed of it has been counted then.
    template <typename Hear>
    void quietly(const Hear &hear)
    {
        const auto counted = std::pair(m_report.stale, m_report.malformed);
        hear();
        std::tie(m_report.stale, m_report.malformed) = counted;
    }
    /// Errors: none; nothing while too few periods are known.
    std::optional<Prediction> predict(WallTime now);
    [[nodiscard]] PredictorReport report() const;
    /// Begins anew with the periods from `now` on.
    void reset(WallTime now);
    /// Whether something has come that the last prediction did not know.
    [[nodiscard]] bool hasNews() const { return m_hasNews; }

    [[nodiscard]] QByteArray state() const;
    /// Errors: `growth.stateUnreadable`, `growth.stateNewer`.
    [[nodiscard]] static Result<PredictorModel> fromState(const PredictorConfig &config, const QByteArray &state);

private:
    [[nodiscard]] std::vector<double> joined() const;
    [[nodiscard]] std::vector<BackTest> backTests(std::span<const double> series) const;
    [[nodiscard]] ForecastModel chosen(const std::vector<BackTest> &tests) const;
    [[nodiscard]] std::size_t firstOrigin(std::size_t periods) const;
    [[nodiscard]] std::vector<ForecastPoint> points(const std::vector<ForecastStep> &steps, quint64 degrees) const;
    void forget();
    void takePeriod(const GrowthPeriod &period);

    PredictorConfig m_config;
    std::map<WallTime, GrowthPeriod> m_periods; ///< without gaps
    Milliseconds m_period{};
    Estimate m_k;
    quint64 m_latest = 0;    ///< update of the epoch
    quint64 m_epoch = 0;     ///< of ViralEngine; 0: none was heard
    bool m_takesAny = false; ///< after a reset, whatever comes first holds
    WallTime m_begin{};      ///< periods before it are not looked at
    bool m_hasNews = false;
    std::optional<WallTime> m_effectSince;
    PredictorReport m_report;
};

} // namespace sluice
