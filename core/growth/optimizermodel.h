#pragma once

#include "core/base/result.h"
#include "core/growth/growthmessages.h"
#include "core/growth/thompson.h"

#include <map>
#include <tuple>

namespace sluice {

struct OptimizerConfig {
    QStringList strategies = {}; ///< known from the beginning; others join as invites tell of them
    std::size_t most = 32;       ///< strategies
    ExplorationFloor floor = {};
    double alarmedLowest = 0.05; ///< of the floor while decline is forecast
    double confidence = 0.95;
    double leastChange = 0.01; ///< of a share, for an update to be worth it
    std::size_t keptUpdates = 50;
};

/// Optimizer's model: which share of invites is to go out with which strategy.
///
/// Each strategy's share is the probability that it is the best (Thompson sampling, for many invites at once), with a
/// floor for exploration. Totals come from ViralEngine from its beginning, so an update may come twice or not at all.
/// While the whole band of a forecast lies below what has been usual, what is known best is not good enough, and the
/// floor is higher, until the periods of that forecast are over or ViralEngine begins anew. No chance is in it: the same
/// totals give the same shares, and one trial more gives almost the same.
/// A value. Thread: one.
class OptimizerModel {
public:
    explicit OptimizerModel(OptimizerConfig config = {});

    void take(const ViralUpdate &update);
    void take(const Prediction &prediction);
    void noteMalformed() { ++m_report.malformed; }
    /// Has `hear` take what may have been heard before: what is stale or malformed of it has been counted then.
    template <typename Hear>
    void quietly(const Hear &hear)
    {
        const auto counted = std::pair(m_report.stale, m_report.malformed);
        hear();
        std::tie(m_report.stale, m_report.malformed) = counted;
    }
    /// Ends the alarm of a forecast that is over at `now`. Returns whether it did.
    bool lapse(WallTime now);
    /// The shares as of now, if they differ enough from those published last, or the leader does.
    std::optional<StrategyUpdate> decide(WallTime now);
    [[nodiscard]] const OptimizerReport &report() const { return m_report; }
    /// Forgets what strategies came to until now, and begins anew.
    void reset();

    [[nodiscard]] QByteArray state() const;
    /// Errors: `growth.stateUnreadable`, `growth.stateNewer`.
    [[nodiscard]] static Result<OptimizerModel> fromState(const OptimizerConfig &config, const QByteArray &state);

private:
    [[nodiscard]] StrategyUpdate sharesNow(WallTime now);
    [[nodiscard]] bool isNews(const StrategyUpdate &update) const;

    OptimizerConfig m_config;
    [[nodiscard]] BanditArm armOf(const QString &name) const;

    std::map<QString, BanditArm> m_totals; ///< as ViralEngine tells of them
    std::map<QString, BanditArm> m_before; ///< of these, what was forgotten
    quint64 m_epoch = 0;                   ///< of ViralEngine
    quint64 m_latest = 0;                  ///< update of the epoch
    bool m_takesAny = false;               ///< after a reset, whatever comes first holds
    WallTime m_prediction{};               ///< where the latest begins: no clock of now, which may be set back
    WallTime m_alarmedUntil{};             ///< the forecast of a decline says nothing of what is after it
    OptimizerReport m_report;
};

} // namespace sluice
