#pragma once

#include "core/base/result.h"
#include "core/growth/funnel.h"
#include "core/growth/invitegraph.h"

#include <map>

namespace sluice {

/// How ViralEngine's model looks at users.
struct ViralConfig {
    FunnelConfig funnel = {};
    Milliseconds horizon = std::chrono::days(7); ///< what a user does within this after joining counts
    Milliseconds window = std::chrono::days(28); ///< users who joined within this, before the last horizon
    Milliseconds period = std::chrono::days(1);  ///< of a cohort, and of the counts for a forecast
    int cohorts = 14;                            ///< in the table
    int periods = 120;                           ///< that are told, at the most
    double confidence = 0.95;
    double significance = 0.01; ///< chance that a network effect is ever found where there is none, at the most
    quint64 leastUsers = 50;    ///< in the first test for one
    std::size_t stratum = 25;   ///< users who joined one after another that are compared with each other in it
};

/// ViralEngine's model: the viral coefficient K, its factors and the cycle time, with intervals, over a sliding window
/// and by cohorts; and whether there is a network effect.
///
/// K is the mean number of acceptances that a user's invites bring within a horizon after it joined, that is, invites
/// per user times conversion. Only users whose horizon has passed count in the window, so K is not pressed down by those
/// who have just come. Estimates are a function of what is kept (`Funnel`), not of the order in which it came.
/// A value: a moment comes with each event. Thread: one.
class ViralModel {
public:
    explicit ViralModel(ViralConfig config = {}, quint64 epoch = 1);

    /// Takes an event that has come at `now`; what is wrong with it is counted. False: it is none of the funnel.
    bool take(const QString &topic, const QByteArray &data, WallTime now);
    void take(const GrowthEvent &event, WallTime now);
    /// A strategy leads from now on.
    void take(const StrategyUpdate &update);
    /// Something went by that was never read.
    void note(BadInput kind, quint64 times) { m_funnel.note(kind, times); }
    /// Has `hear` take an event that may have been taken before: what is wrong with it has been counted then, unless it is
    /// one that was not taken.
    template <typename Hear>
    void quietly(const Hear &hear)
    {
        const BadInputCounts counted = m_funnel.counted();
        const quint64 before = m_funnel.taken();
        hear();
        if (m_funnel.taken() == before)
            m_funnel.recount(counted);
    }
    /// Forgets what is old, counts how invites have ended, and looks for a network effect when it is time to.
    /// Returns what it found, if it found one now.
    std::optional<NetworkEffect> advance(WallTime now);
    /// What is known at `now`, which is not before that of `advance`.
    [[nodiscard]] ViralReport report(WallTime now) const;
    /// Forgets all; the next epoch begins.
    void reset(WallTime now) { *this = ViralModel(m_config, epochAfter(m_epoch, now)); }
    /// The epoch that begins at `now` after another; 0: none is known. It rises also when the one before was lost with its
    /// state, so that those who have heard that one go on listening.
    [[nodiscard]] static quint64 epochAfter(quint64 epoch, WallTime now);
    /// For an update that is about to be published: rises within the epoch, also over a state that was kept before the
    /// last of them.
    quint64 nextSequence() { return ++m_sequence; }

    /// Everything but the configuration, as bytes with a version and a checksum.
    [[nodiscard]] QByteArray state() const;
    /// Errors: `growth.stateUnreadable`, `growth.stateNewer`.
    [[nodiscard]] static Result<ViralModel> fromState(const ViralConfig &config, const QByteArray &state);

    [[nodiscard]] const ViralConfig &config() const { return m_config; }

private:
    /// What a user's invites came to within its horizon.
    struct Deeds {
        quint64 sent = 0;
        quint64 accepted = 0;
        std::vector<double> cycles = {}; ///< in milliseconds
    };
    using DeedsByUser = std::unordered_map<quint64, Deeds>;

    [[nodiscard]] DeedsByUser deeds() const;
    [[nodiscard]] bool isComplete(WallTime joined, WallTime now) const;
    [[nodiscard]] ViralEstimates estimates(const DeedsByUser &deeds, WallTime from, WallTime to, WallTime now) const;
    [[nodiscard]] QString leaderAt(WallTime at) const;
    [[nodiscard]] qint64 periodOf(WallTime at) const;
    [[nodiscard]] WallTime startOf(qint64 period) const;
    void tally(WallTime now);
    [[nodiscard]] std::optional<NetworkEffect> lookForEffect(WallTime now);
    [[nodiscard]] std::vector<GraphUser> graphUsers(WallTime now) const;
    void addPeriods(ViralReport &report, const DeedsByUser &deeds, WallTime now) const;

    ViralConfig m_config;
    quint64 m_epoch;
    Funnel m_funnel;
    std::map<qint64, quint64> m_joined; ///< by period
    quint64 m_joinedEver = 0;
    std::vector<StrategyTotals> m_totals;  ///< as the funnel's strategies
    std::map<WallTime, QString> m_leaders; ///< since when which strategy leads
    NetworkEffect m_network;
    quint64 m_nextTest;
    quint64 m_sequence = 0; ///< of the last update
};

} // namespace sluice
