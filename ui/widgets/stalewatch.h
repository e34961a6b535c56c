#pragma once

#include "core/base/clock.h"

#include <QObject>
#include <QTimer>

namespace sluice {

/// Says when what is shown has not been refreshed for 2.5 seconds, and when it is fresh again.
///
/// It looks by a timer, since nothing else happens when snapshots stop; the time itself comes from the clock.
class StaleWatch final : public QObject {
    Q_OBJECT
public:
    static constexpr Milliseconds kStaleAfter{2500};

    explicit StaleWatch(const Clock &clock, QObject *parent = nullptr);

    /// Tells it when the newest snapshot was taken; the same moment again is no news.
    void see(WallTime taken);
    [[nodiscard]] bool isStale() const noexcept { return m_stale; }
    /// When the newest snapshot was taken.
    [[nodiscard]] WallTime since() const noexcept { return m_taken; }
    /// How long it is ago that a new one came.
    [[nodiscard]] Milliseconds age() const;
    /// Looks, or rests while nobody wants to know.
    void setActive(bool active);

Q_SIGNALS:
    void staleChanged(bool stale);

private:
    void look();

    const Clock &m_clock;
    QTimer m_timer;
    WallTime m_taken{};
    MonoTime m_moved{};
    bool m_stale = false;
};

} // namespace sluice
