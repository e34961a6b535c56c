#include "core/resilience/callwindow.h"

#include <algorithm>

namespace sluice {

CallWindow CallWindow::ofCalls(quint32 calls)
{
    return CallWindow(false, calls);
}

CallWindow CallWindow::ofSeconds(quint32 seconds)
{
    return CallWindow(true, seconds);
}

CallWindow::CallWindow(bool timed, quint32 size)
    : m_timed(timed)
    , m_slots(std::max(size, 1u))
{
}

void CallWindow::record(MonoTime now, bool failed, bool slow)
{
    std::size_t index = m_next;
    if (m_timed) {
        dropUntil(now);
        index = static_cast<std::size_t>(m_second) % m_slots.size();
    } else {
        subtract(m_slots[index]);
        m_next = index + 1 == m_slots.size() ? 0 : index + 1;
    }
    CallTotals &slot = m_slots[index];
    for (CallTotals *sum : {&slot, &m_totals}) {
        sum->calls += 1;
        sum->failures += failed ? 1 : 0;
        sum->slow += slow ? 1 : 0;
    }
}

CallTotals CallWindow::totals(MonoTime now)
{
    if (m_timed)
        dropUntil(now);
    return m_totals;
}

void CallWindow::clear()
{
    std::fill(m_slots.begin(), m_slots.end(), CallTotals{});
    m_totals = {};
    m_next = 0;
}

void CallWindow::dropUntil(MonoTime now)
{
    const qint64 second = std::chrono::floor<std::chrono::seconds>(now.time_since_epoch()).count();
    if (second <= m_second)
        return;
    const auto steps = std::min<qint64>(second - m_second, static_cast<qint64>(m_slots.size()));
    for (qint64 i = 0; i < steps; ++i)
        subtract(m_slots[static_cast<std::size_t>(second - i) % m_slots.size()]);
    m_second = second;
}

void CallWindow::subtract(CallTotals &slot)
{
    m_totals.calls -= slot.calls;
    m_totals.failures -= slot.failures;
    m_totals.slow -= slot.slow;
    slot = {};
}

} // namespace sluice
