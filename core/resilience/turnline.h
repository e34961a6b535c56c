#pragma once

#include <QtGlobal>

#include <functional>
#include <map>
#include <optional>
#include <set>
#include <tuple>
#include <unordered_map>

namespace sluice {

/// The lowest and the highest priority; whatever is said, lies between them.
inline constexpr int kLeastPriority = -10;
inline constexpr int kMostPriority = 10;

/// Those who wait for a turn: fair between lanes, higher priorities first, and nobody starves.
///
/// A lane is usually a workflow: one with ten thousand waiters delays another's only waiter by one. Each step of two in
/// priority gives twice the turns, in a lane and between lanes, so the highest gets 1,024 turns for each of the lowest,
/// and not all of them. First come first served in a lane and priority. Who takes turns is charged for them also while
/// it does not wait, so that joining anew for every turn gains nothing.
/// Source: stride scheduling (Waldspurger and Weihl 1995), one level for lanes and one inside. Thread: one owner.
class TurnLine {
public:
    /// Joins the end of a lane and priority; `tag` tells the owner who it is. The answer is the place; who left the line
    /// and is to have its old place again says so with `place`. One that is not free here, or was never given, is none.
    quint64 join(quint64 lane, int priority, quint64 tag, quint64 place = 0);
    /// Leaves, taking no turn; those behind come nearer. False: nobody waits in that place.
    bool cancel(quint64 place);
    /// Whose turn it is.
    [[nodiscard]] std::optional<quint64> front() const;
    /// Takes the one whose turn it is out.
    std::optional<quint64> take();

    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] bool isEmpty() const { return m_size == 0; }
    /// How many stand before this place in its lane and priority.
    [[nodiscard]] std::optional<std::size_t> ahead(quint64 place) const;
    /// Lanes that are remembered, with waiters or without.
    [[nodiscard]] std::size_t lanes() const { return m_lanes.size(); }

private:
    struct Rank {
        std::map<quint64, quint64> tags; ///< by place
        quint64 pass = 0;
    };
    struct Lane {
        std::map<int, Rank, std::greater<>> ranks; ///< of equal passes, the highest goes first
        quint64 pass = 0;
        quint64 now = 0; ///< pass of the rank whose turn was last
        std::size_t waiting = 0;
        quint64 stand = 0; ///< number of its place in the order of lanes
    };
    using Turn = std::tuple<quint64, quint64, quint64>; ///< pass, number of the joining, lane

    [[nodiscard]] static int next(const Lane &lane);
    void stand(quint64 id, Lane &lane);
    void forgetIdle();

    std::unordered_map<quint64, Lane> m_lanes;
    std::unordered_map<quint64, std::pair<quint64, int>> m_places; ///< lane and priority of each
    std::set<Turn> m_order;                                        ///< lanes with waiters
    quint64 m_now = 0;                                             ///< pass of the lane whose turn was last
    quint64 m_stands = 0;
    quint64 m_lastPlace = 0;
    std::size_t m_size = 0;
    std::size_t m_forgetAt = 256;
};

} // namespace sluice
