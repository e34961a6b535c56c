#pragma once

#include "core/base/clock.h"

#include <QtGlobal>

#include <list>
#include <map>
#include <optional>
#include <unordered_map>
#include <vector>

namespace sluice {

/// Those who wait for a limiter or a bulkhead: first come first served in a lane, one from each lane in turn.
///
/// A lane is usually a workflow, so a workflow with ten thousand waiters delays another's only waiter by one. Bounded.
/// It does not ask the limiter: its owner takes the next waiter when there is room. Thread: one owner.
class FairQueue {
public:
    enum class Ticket : quint64 {};

    struct Waiter {
        Ticket ticket{};
        quint64 lane = 0;
        quint64 tag = 0; ///< whatever tells the owner who waits
        MonoTime giveUpAt{};

        bool operator==(const Waiter &) const = default;
    };

    explicit FairQueue(std::size_t mostWaiting = 10'000)
        : m_most(mostWaiting)
    {
    }

    /// Joins the end of a lane; nothing if the queue is full.
    [[nodiscard]] std::optional<Ticket> join(quint64 lane, quint64 tag, MonoTime giveUpAt = MonoTime::max());
    /// Whose turn it is.
    [[nodiscard]] std::optional<Waiter> front() const;
    /// Takes the one whose turn it is out; the next lane's turn comes.
    std::optional<Waiter> take();
    /// Leaves, giving the place to whoever stands behind; false if the ticket waits no longer.
    bool cancel(Ticket ticket);
    /// Takes out all who have waited until their `giveUpAt`, in the order of those times.
    [[nodiscard]] std::vector<Waiter> giveUp(MonoTime now);
    /// When the next one gives up.
    [[nodiscard]] std::optional<MonoTime> nextGiveUp() const;

    [[nodiscard]] std::size_t size() const { return m_places.size(); }
    [[nodiscard]] bool isEmpty() const { return m_places.empty(); }
    /// How many stand before this one in its lane.
    [[nodiscard]] std::optional<std::size_t> ahead(Ticket ticket) const;

private:
    struct Lane {
        quint64 id = 0;
        std::list<Waiter> waiters;
    };
    using LaneRef = std::list<Lane>::iterator;
    using WaiterRef = std::list<Waiter>::iterator;
    struct Place {
        LaneRef lane;
        WaiterRef waiter;
        std::multimap<MonoTime, Ticket>::iterator deadline;
    };

    Waiter remove(quint64 ticket);

    std::size_t m_most;
    quint64 m_lastTicket = 0;
    std::list<Lane> m_turns; ///< lanes with waiters, the next first
    std::unordered_map<quint64, LaneRef> m_lanes;
    std::unordered_map<quint64, Place> m_places; ///< by ticket
    std::multimap<MonoTime, Ticket> m_deadlines;
};

} // namespace sluice
