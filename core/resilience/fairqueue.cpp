#include "core/resilience/fairqueue.h"

#include <iterator>

namespace sluice {

std::optional<FairQueue::Ticket> FairQueue::join(quint64 lane, quint64 tag, MonoTime giveUpAt)
{
    if (m_places.size() >= m_most)
        return std::nullopt;
    auto found = m_lanes.find(lane);
    if (found == m_lanes.end())
        found = m_lanes.emplace(lane, m_turns.insert(m_turns.end(), Lane{lane, {}})).first;
    const LaneRef turn = found->second;
    const Ticket ticket{++m_lastTicket};
    const auto waiter = turn->waiters.insert(turn->waiters.end(), Waiter{ticket, lane, tag, giveUpAt});
    m_places.emplace(m_lastTicket, Place{turn, waiter, m_deadlines.emplace(giveUpAt, ticket)});
    return ticket;
}

std::optional<FairQueue::Waiter> FairQueue::front() const
{
    if (m_turns.empty())
        return std::nullopt;
    return m_turns.front().waiters.front();
}

std::optional<FairQueue::Waiter> FairQueue::take()
{
    if (m_turns.empty())
        return std::nullopt;
    const LaneRef turn = m_turns.begin();
    const bool isLast = turn->waiters.size() == 1;
    const Waiter waiter = remove(static_cast<quint64>(turn->waiters.front().ticket));
    if (!isLast)
        m_turns.splice(m_turns.end(), m_turns, turn);
    return waiter;
}

bool FairQueue::cancel(Ticket ticket)
{
    if (!m_places.contains(static_cast<quint64>(ticket)))
        return false;
    remove(static_cast<quint64>(ticket));
    return true;
}

std::vector<FairQueue::Waiter> FairQueue::giveUp(MonoTime now)
{
    std::vector<Waiter> gone;
    while (!m_deadlines.empty() && m_deadlines.begin()->first <= now)
        gone.push_back(remove(static_cast<quint64>(m_deadlines.begin()->second)));
    return gone;
}

std::optional<MonoTime> FairQueue::nextGiveUp() const
{
    if (m_deadlines.empty() || m_deadlines.begin()->first == MonoTime::max())
        return std::nullopt;
    return m_deadlines.begin()->first;
}

std::optional<std::size_t> FairQueue::ahead(Ticket ticket) const
{
    const auto place = m_places.find(static_cast<quint64>(ticket));
    if (place == m_places.end())
        return std::nullopt;
    const WaiterRef first = place->second.lane->waiters.begin();
    return static_cast<std::size_t>(std::distance(first, place->second.waiter));
}

FairQueue::Waiter FairQueue::remove(quint64 ticket)
{
    const auto place = m_places.find(ticket);
    const auto [turn, waiterRef, deadline] = place->second;
    const Waiter waiter = *waiterRef;
    m_deadlines.erase(deadline);
    m_places.erase(place);
    turn->waiters.erase(waiterRef);
    if (turn->waiters.empty()) {
        m_lanes.erase(waiter.lane);
        m_turns.erase(turn);
    }
    return waiter;
}

} // namespace sluice
