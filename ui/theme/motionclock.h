#pragma once

#include <QObject>
#include <QTimer>

namespace sluice {

/// The one timer behind all motion that shows a state (turning arcs, pulses), 10 times a second.
///
/// It runs only while somebody is connected to `tick`, and stands still when less motion is asked for.
class MotionClock final : public QObject {
    Q_OBJECT
public:
    explicit MotionClock(QObject *parent = nullptr);

    /// Where a turn is, 0 to 1; a turn lasts 1.2 s.
    [[nodiscard]] double phase() const noexcept { return m_phase; }
    void setStill(bool still);

Q_SIGNALS:
    void tick();

protected:
    void connectNotify(const QMetaMethod &signal) override;

private:
    void advance();
    void startOrStop();

    QTimer m_timer;
    double m_phase = 0;
    bool m_still = false;
};

} // namespace sluice
