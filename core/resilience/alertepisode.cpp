#include "core/resilience/alertepisode.h"

namespace sluice {

AlertEpisode::Change AlertEpisode::note(std::optional<bool> isSo, MonoTime now, const AlertTiming &timing)
{
    if (!isSo || *isSo == m_isFiring) {
        m_since.reset();
        return Change::None;
    }
    if (!m_since)
        m_since = now;
    if (now - *m_since < (m_isFiring ? timing.calmFor : timing.holdFor))
        return Change::None;
    m_since.reset();
    m_isFiring = *isSo;
    return m_isFiring ? Change::Began : Change::Ended;
}

} // namespace sluice
