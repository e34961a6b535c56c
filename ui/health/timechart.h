#pragma once

#include "ui/health/chartmark.h"
#include "ui/theme/livevalue.h"

#include <QPointF>
#include <QWidget>

#include <functional>
#include <optional>
#include <vector>

class QCategoryAxis;
class QChart;
class QChartView;
class QLabel;
class QLineSeries;
class QValueAxis;

namespace sluice {

class ChartCrosshair;
class FlowLayout;
class LegendEntry;
class ThemeController;

/// One chart of figures over the last minutes: a title, a legend whose entries show the newest value and the stroke of
/// their line (solid, dashed), and the lines. The time axis counts back from the newest point, so its labels stand.
///
/// A crosshair tells the values at a moment: it follows the pointer, and left and right move it; Escape takes it away. Where
/// it can be zoomed, a drag across asks for that stretch, plus for the half around the crosshair, and minus, 0 or a double
/// click for all of it.
class TimeChart final : public QWidget, public LiveValue {
    Q_OBJECT
public:
    struct Line {
        Token token = Token::Accent;
        Qt::PenStyle stroke = Qt::SolidLine;
    };

    TimeChart(std::vector<Line> lines, ThemeController &theme, QWidget *parent = nullptr);

    /// Words the title and, in the order of the lines, the legend.
    void setWords(const QString &title, const QStringList &names);
    /// The axis spans the last `minutes`; at its right end stands `end` ("now", or when the chart was paused).
    void setSpan(double minutes, const QString &end);
    void setZoomable(bool zoomable);
    /// Puts in the points of each line (x: minutes before the newest, negative), and how the newest values read.
    void setPoints(const std::vector<QList<QPointF>> &points, const QStringList &newest);
    /// What happened meanwhile; those within the span show. `newest`: when the newest point was.
    void setMarks(const std::vector<ChartMark> &marks, WallTime newest);
    /// How a value reads in the crosshair.
    void setValueWords(std::function<QString(double)> words) { m_valueWords = std::move(words); }
    /// What the crosshair tells, a line for the moment and one for each line of the chart; empty: there is none.
    [[nodiscard]] QStringList crosshair() const;
    [[nodiscard]] const std::vector<ChartMark> &marks() const noexcept { return m_marks; }
    void setStale(bool stale) override;
    [[nodiscard]] bool isStale() const override { return m_stale; }
    /// The points of a line as drawn.
    [[nodiscard]] QList<QPointF> points(int line) const;
    [[nodiscard]] QStringList axisLabels() const;

    [[nodiscard]] QSize sizeHint() const override { return {420, 220}; }

Q_SIGNALS:
    /// Somebody wants to see this stretch alone; minutes before the newest point, negative.
    void zoomAsked(double from, double to);
    void zoomOutAsked();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    void build();
    void dress();
    void placePlot();
    void scaleTo(double highest);
    void tell();
    void pointAt(std::optional<double> minutes);
    void showCrosshair();
    [[nodiscard]] double xOf(double minutes) const;
    /// None: that place across is not in the plot.
    [[nodiscard]] std::optional<double> minutesAt(double x) const;
    [[nodiscard]] bool zoomByKey(int key);

    ThemeController &m_theme;
    std::vector<Line> m_lines;
    QLabel *m_title = nullptr;
    FlowLayout *m_legend = nullptr;
    std::vector<LegendEntry *> m_entries;
    QChart *m_chart = nullptr;
    QChartView *m_view = nullptr;
    std::vector<QLineSeries *> m_series;
    QCategoryAxis *m_time = nullptr;
    QValueAxis *m_values = nullptr;
    ChartCrosshair *m_over = nullptr;
    std::function<QString(double)> m_valueWords;
    std::vector<ChartMark> m_marks;
    WallTime m_newest{};
    double m_minutes = 1;
    std::optional<double> m_pointed;     ///< minutes before the newest point, negative
    std::optional<double> m_draggedFrom; ///< across the view
    double m_top = 0;                    ///< the highest value shown
    bool m_isZoomable = false;
    bool m_stale = false;
};

} // namespace sluice
