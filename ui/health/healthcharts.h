#pragma once

#include "core/base/clock.h"
#include "ui/widgets/card.h"

#include <optional>

class QLabel;
class QPushButton;

namespace sluice {

class HealthHistory;
class SegmentedControl;
class TimeChart;

/// The charts of the last 1, 5 or 15 minutes: throughput with errors, and what waits. They can be paused; samples are
/// taken all the same, so nothing is missing when they go on.
class HealthCharts final : public Card {
    Q_OBJECT
public:
    HealthCharts(HealthHistory &history, ThemeController &theme, QWidget *parent = nullptr);

    /// Draws what the history holds, unless paused or hidden.
    void refresh();
    void setStale(bool stale);
    [[nodiscard]] bool isPaused() const noexcept { return m_pausedAt.has_value(); }

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void retranslate();
    void dress();
    void draw();
    void pauseOrFollow();
    [[nodiscard]] int minutes() const;
    [[nodiscard]] QString axisEnd() const;

    HealthHistory &m_history;
    ThemeController &m_theme;
    QLabel *m_title = nullptr;
    SegmentedControl *m_range = nullptr;
    QPushButton *m_pause = nullptr;
    TimeChart *m_throughput = nullptr;
    TimeChart *m_waiting = nullptr;
    std::optional<WallTime> m_pausedAt;
};

} // namespace sluice
