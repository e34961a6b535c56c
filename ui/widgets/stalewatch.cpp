#include "ui/widgets/stalewatch.h"

namespace sluice {

namespace {
constexpr int kLookEveryMs = 250;
} // namespace

StaleWatch::StaleWatch(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
    m_timer.setInterval(kLookEveryMs);
    connect(&m_timer, &QTimer::timeout, this, &StaleWatch::look);
}

void StaleWatch::see(WallTime taken)
{
    if (taken != m_taken) {
        m_taken = taken;
        m_moved = m_clock.monotonic();
    }
    look();
}

Milliseconds StaleWatch::age() const
{
    return m_taken == WallTime{} ? Milliseconds(0)
                                 : std::chrono::duration_cast<Milliseconds>(m_clock.monotonic() - m_moved);
}

void StaleWatch::setActive(bool active)
{
    if (active)
        m_timer.start();
    else
        m_timer.stop();
}

void StaleWatch::look()
{
    const bool stale = m_taken != WallTime{} && m_clock.monotonic() - m_moved >= kStaleAfter;
    if (stale == m_stale)
        return;
    m_stale = stale;
    Q_EMIT staleChanged(stale);
}

} // namespace sluice
