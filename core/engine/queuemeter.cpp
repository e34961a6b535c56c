#include "core/engine/queuemeter.h"

#include <algorithm>
#include <set>

namespace sluice {

bool QueueMeter::came(const Entry &entry)
{
    ++m_in;
    m_line.push_back(entry);
    return m_line.size() >= m_trimAt;
}

void QueueMeter::trim(const IsThere &isThere)
{
    std::set<std::pair<quint64, quint64>> seen; // who was sent away and came back stays in the place they had
    std::erase_if(m_line,
                  [&](const Entry &entry) { return !isThere(entry) || !seen.emplace(entry.tag, entry.mark).second; });
    m_trimAt = std::max(kAskedEach, 2 * m_line.size());
}

void QueueMeter::read(MonoTime now, quint64 estimate, const IsThere &isThere)
{
    if (m_line.size() <= kAskedEach) {
        trim(isThere);
        m_depth = m_line.size();
    } else {
        while (!m_line.empty() && !isThere(m_line.front()))
            m_line.pop_front();
        m_depth = std::min<quint64>(estimate, m_line.size());
    }
    m_oldest = m_line.empty() ? Milliseconds(0)
                              : std::chrono::duration_cast<Milliseconds>(
                                  std::max(Nanoseconds(now - m_line.front().since), Nanoseconds(0)));
    m_inRate.note(m_in, now);
    m_outRate.note(m_in - std::min(m_depth, m_in), now);
}

std::vector<QueueMeter::Entry> QueueMeter::first(std::size_t count, const IsThere &isThere) const
{
    std::vector<Entry> found;
    std::set<std::pair<quint64, quint64>> seen;
    for (auto entry = m_line.begin(); entry != m_line.end() && found.size() < count; ++entry) {
        if (isThere(*entry) && seen.emplace(entry->tag, entry->mark).second)
            found.push_back(*entry);
    }
    return found;
}

} // namespace sluice
