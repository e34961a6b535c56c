#pragma once

#include "core/growth/growthevent.h"

#include <QDataStream>
#include <QStringList>

#include <unordered_map>
#include <vector>

namespace sluice {

/// What is kept of users and invites, within which bounds.
struct FunnelConfig {
    Milliseconds keep = std::chrono::days(60);             ///< events older than this are too old
    Milliseconds clockTolerance = std::chrono::minutes(5); ///< by which clocks may differ without harm
    std::size_t mostUsers = 50'000;
    std::size_t mostInvites = 200'000;
    std::size_t mostStrategies = 32;
    std::size_t mostHours = 64; ///< of one user that are told apart: the first ones
};

/// The users and invites that events have told of: a set, so that the order in which events come makes no difference.
///
/// An event that follows from one that has not come yet waits for it. What is wrong with events is counted. A value: no
/// clock of its own.
class Funnel {
public:
    struct User {
        std::optional<WallTime> joined;
        GrowthKey invite = GrowthKey::None; ///< that brought it

        bool operator==(const User &) const = default;
    };
    struct Invite {
        GrowthKey user = GrowthKey::None; ///< who sent it; none: that it was sent has not come yet
        std::optional<WallTime> sent;
        std::optional<WallTime> accepted;
        quint16 strategy = 0; ///< place in `strategies`, from 1; 0: none
        bool isTallied = false;
        bool isTalliedWon = false;

        bool operator==(const Invite &) const = default;
    };
    using Users = std::unordered_map<quint64, User>;
    using Invites = std::unordered_map<quint64, Invite>;

    explicit Funnel(FunnelConfig config = {})
        : m_config(config)
    {
    }

    /// Takes an event that has come at `now`. False: it is left out, and counted.
    bool take(const GrowthEvent &event, WallTime now);
    void note(BadInput kind, quint64 times = 1) { m_bad[static_cast<std::size_t>(kind)] += times; }
    /// What was noted so far, without what is wrong with invites that are kept; and back to that.
    [[nodiscard]] const BadInputCounts &counted() const { return m_bad; }
    void recount(const BadInputCounts &counted) { m_bad = counted; }
    /// Forgets what is too old at `now`, and what there is no room for.
    void prune(WallTime now);

    [[nodiscard]] const Users &users() const { return m_users; }
    [[nodiscard]] const Invites &invites() const { return m_invites; }
    [[nodiscard]] Invites &invites() { return m_invites; }
    [[nodiscard]] const QStringList &strategies() const { return m_strategies; }
    /// With what is wrong with invites that are kept as of now.
    [[nodiscard]] BadInputCounts bad() const;
    [[nodiscard]] quint64 taken() const { return m_taken; }
    [[nodiscard]] quint64 memoryBytes() const;
    [[nodiscard]] const FunnelConfig &config() const { return m_config; }

    /// When an invite was sent, counted from when its sender joined. None: it counts for nobody, since one of the two is
    /// not known, or the clocks are too far apart.
    [[nodiscard]] std::optional<Milliseconds> sentAfter(const Invite &invite) const;
    /// When it was accepted, counted the same way; none also while it is not accepted.
    [[nodiscard]] std::optional<Milliseconds> acceptedAfter(const Invite &invite) const;

    /// Distinct hours in which a user was active, of those that touch the time from `joined` to `until`; what happened
    /// twice within one counts once, so that an event that comes twice does no harm.
    [[nodiscard]] quint64 activeHours(quint64 user, WallTime joined, WallTime until) const;
    /// Whether anybody was told to be active.
    [[nodiscard]] bool knowsActivity() const { return !m_active.empty(); }

    /// Whether its clocks are too far apart for it to count, as far as is known.
    [[nodiscard]] bool isApart(const Invite &invite) const { return clocksOf(invite) == Clocks::Apart; }

    /// Writes and reads everything but the configuration; reading too much or nonsense sets the stream's status.
    void write(QDataStream &out) const;
    void read(QDataStream &in);
    void writeActivity(QDataStream &out) const;
    void readActivity(QDataStream &in);

    bool operator==(const Funnel &other) const;

private:
    enum class Clocks : quint8 { Right, Mended, Apart };
    [[nodiscard]] Clocks clocksOf(WallTime before, WallTime after) const;
    [[nodiscard]] Clocks clocksOf(const Invite &invite) const;
    void noteClocks(BadInputCounts &bad, const Invite &invite) const;
    [[nodiscard]] bool takeSent(const GrowthEvent &event);
    [[nodiscard]] bool takeAccepted(const GrowthEvent &event);
    [[nodiscard]] bool takeJoined(const GrowthEvent &event);
    [[nodiscard]] bool takeActive(const GrowthEvent &event);
    [[nodiscard]] quint64 activeTooEarly(quint64 user, const std::vector<qint32> &hours) const;
    void pruneActivity(WallTime since);
    void evictActivity();
    [[nodiscard]] bool leaveOut(BadInput kind);
    [[nodiscard]] bool keepOne(WallTime at);
    [[nodiscard]] bool isOfStrategy(const Invite &invite, const QString &strategy) const;
    [[nodiscard]] quint16 placeOf(const QString &strategy);
    void forget(const Invite &invite, BadInput why);
    void evict();

    FunnelConfig m_config;
    Users m_users;
    Invites m_invites;
    std::unordered_map<quint64, std::vector<qint32>> m_active; ///< hours since 1970 by user, rising
    QStringList m_strategies;
    BadInputCounts m_bad{};
    quint64 m_taken = 0;
    WallTime m_latest{};
};

} // namespace sluice
