#pragma once

#include "core/base/result.h"
#include "core/growth/growthmessages.h"
#include "core/growth/thompson.h"

#include <map>

namespace sluice {

struct OptimizerConfig {
    QStringList strategies = {}; ///< known from the beginning; others join as invites tell of them
    std::size_t most = 32;       ///< strategies
    ExplorationFloor floor = {};
    double alarmedLowest = 0.05; ///< of the floor while decline is forecast
    double confidence = 0.95;
    double leastChange = 0.01; ///< of a share, for an update to be worth it
    int draws = 2000;
    std::size_t keptUpdates = 50;
    quint64 seed = 1;
};

/// Optimizer's model: which share of invites is to go out with which strategy.
///
/// Each strategy's share is the probability that it is the best (Thompson sampling, for many invites at once), with a
/// floor for exploration. Totals come from ViralEngine from its beginning, so an update may come twice or not at all.
/// While the whole band of a forecast lies below where things are, what is known best is not good enough, and the
/// floor is higher. Chance comes from the seed and the number of the update: the same updates give the same shares.
/// A value. Thread: one.
class OptimizerModel {
public:
    explicit OptimizerModel(OptimizerConfig config = {});

    void take(const ViralUpdate &update);
    void take(const Prediction &prediction);
    void noteMalformed() { ++m_report.malformed; }
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
    WallTime m_latest{};                   ///< update of ViralEngine
    WallTime m_prediction{};               ///< the latest
    quint64 m_decisions = 0;
    OptimizerReport m_report;
};

} // namespace sluice
