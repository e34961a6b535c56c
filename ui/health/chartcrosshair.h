#pragma once

#include "ui/health/chartmark.h"

#include <QWidget>

#include <optional>
#include <vector>

namespace sluice {

class ThemeController;

/// What lies over a chart: the crosshair at a moment with the values there, and marks of what happened.
class ChartCrosshair final : public QWidget {
    Q_OBJECT
public:
    struct Mark {
        double x = 0;
        ChartMark mark;
    };

    explicit ChartCrosshair(ThemeController &theme, QWidget *parent);

    /// A line at `x`, with these lines of text beside it; none: no line.
    void point(std::optional<double> x, const QStringList &lines);
    void setMarks(std::vector<Mark> marks);
    /// A stretch that is being chosen, from one place across to another; none: no stretch.
    void setBand(std::optional<std::pair<double, double>> band);
    /// Where the plot of the chart lies.
    void setPlot(const QRectF &plot);
    [[nodiscard]] const QStringList &lines() const noexcept { return m_lines; }
    [[nodiscard]] const std::vector<Mark> &marks() const noexcept { return m_marks; }

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    ThemeController &m_theme;
    QRectF m_plot;
    std::optional<double> m_x;
    QStringList m_lines;
    std::vector<Mark> m_marks;
    std::optional<std::pair<double, double>> m_band;
};

} // namespace sluice
