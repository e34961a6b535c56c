#pragma once

#include "core/base/error.h"
#include "ui/health/samplestore.h"
#include "ui/widgets/card.h"

#include <optional>
#include <vector>

class QLabel;
class QPushButton;
class QStackedWidget;

namespace sluice {

class HealthHistory;
class ListView;
class SampleModel;
class SegmentedControl;
class TimeChart;

/// The charts of the last minute to the last day: the work (throughput with errors, what waits), and what it takes
/// (response times, processor, memory). They can be paused; samples are taken all the same, so nothing is missing when
/// they go on. A stretch of what they show can be seen alone; they stand still then, too. What they show is saved as a picture
/// or as a table.
class HealthCharts final : public Card {
    Q_OBJECT
public:
    HealthCharts(HealthHistory &history, ThemeController &theme, QWidget *parent = nullptr);

    /// Draws what the history holds, unless paused or hidden.
    void refresh();
    void setStale(bool stale);
    /// The samples that are shown.
    [[nodiscard]] std::vector<HealthSample> shown() const;
    /// Writes what is shown: as a picture where the name ends in ".png", else as CSV.
    void saveAs(const QString &path);
    [[nodiscard]] bool isPaused() const noexcept { return m_pausedAt.has_value(); }
    [[nodiscard]] bool isZoomed() const noexcept { return m_zoom.has_value(); }

Q_SIGNALS:
    void saved(const QString &path);
    void notSaved(const sluice::Error &error);

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void retranslate();
    void dress();
    void draw();
    void pauseOrFollow();
    void zoomTo(double from, double to);
    void showAll();
    void askWhereToSave();
    [[nodiscard]] QWidget *makeCharts();
    [[nodiscard]] std::vector<TimeChart *> charts() const;
    [[nodiscard]] int minutes() const;
    struct Stretch {
        WallTime from{};
        WallTime to{};
    };
    [[nodiscard]] Stretch stretch() const;
    [[nodiscard]] QString axisEnd() const;

    HealthHistory &m_history;
    ThemeController &m_theme;
    QLabel *m_title = nullptr;
    SegmentedControl *m_range = nullptr;
    QPushButton *m_pause = nullptr;
    QPushButton *m_all = nullptr; ///< out of a stretch
    TimeChart *m_throughput = nullptr;
    TimeChart *m_waiting = nullptr;
    TimeChart *m_times = nullptr;
    TimeChart *m_cpu = nullptr;
    TimeChart *m_memory = nullptr;
    SegmentedControl *m_which = nullptr;
    QStackedWidget *m_stack = nullptr;
    SampleModel *m_samples = nullptr;
    ListView *m_table = nullptr; ///< the same figures in rows
    QPushButton *m_save = nullptr;
    std::optional<WallTime> m_pausedAt;
    std::optional<Stretch> m_zoom;
    WallTime m_end{}; ///< at the right of the charts
};

} // namespace sluice
