#include "ui/theme/motionclock.h"

#include <QMetaMethod>

namespace sluice {

namespace {
constexpr int kTicksPerTurn = 12;
} // namespace

MotionClock::MotionClock(QObject *parent)
    : QObject(parent)
{
    m_timer.setInterval(100);
    connect(&m_timer, &QTimer::timeout, this, &MotionClock::advance);
}

void MotionClock::advance()
{
    // The last listener is missed here rather than in disconnectNotify, which runs under a lock of QObject.
    startOrStop();
    if (!m_timer.isActive())
        return;
    m_phase += 1.0 / kTicksPerTurn;
    if (m_phase >= 1.0)
        m_phase -= 1.0;
    Q_EMIT tick();
}

void MotionClock::setStill(bool still)
{
    m_still = still;
    startOrStop();
}

void MotionClock::connectNotify(const QMetaMethod &signal)
{
    if (signal == QMetaMethod::fromSignal(&MotionClock::tick))
        startOrStop();
}

void MotionClock::startOrStop()
{
    const bool runs = !m_still && isSignalConnected(QMetaMethod::fromSignal(&MotionClock::tick));
    if (runs == m_timer.isActive())
        return;
    if (runs)
        m_timer.start();
    else
        m_timer.stop();
}

} // namespace sluice
