#pragma once

#include "ui/runs/barlook.h"
#include "ui/theme/livevalue.h"

#include <QAbstractScrollArea>

#include <optional>

namespace sluice {

class LiveTimeline;
class ThemeController;

/// A run as bars over time: a row for each step that began, and the chain that took the run as long as it did underlined.
///
/// Keys: up and down go from step to step, left and right from bar to bar, Home and End to the first and last bar of a
/// step, plus and minus zoom, `0` shows all, Enter opens the step. The wheel scrolls; with Ctrl it zooms at the pointer.
class GanttView final : public QAbstractScrollArea, public LiveValue {
    Q_OBJECT
public:
    GanttView(LiveTimeline &live, ThemeController &theme, QWidget *parent = nullptr);

    /// How much of the run is in view: 1 all of it, 4 a quarter.
    [[nodiscard]] double zoom() const noexcept { return m_zoom; }
    void zoomBy(double factor);
    void fit();
    /// Only the steps of the critical path, in its order.
    void setOnlyCritical(bool only);
    void chooseStep(StepIndex step);
    /// The chosen step and bar in words; empty: none is.
    [[nodiscard]] QString currentText() const;
    [[nodiscard]] std::optional<StepIndex> currentStep() const;
    /// What is told of the bar at a point of the viewport; empty: there is none.
    [[nodiscard]] QString textAt(QPoint point) const;
    /// The kinds of bars of all rows, in the order of a legend.
    [[nodiscard]] std::vector<BarSort> sorts() const;
    /// Where a bar is painted, in the viewport.
    [[nodiscard]] QRectF barRect(quint32 row, int bar) const;

    void setStale(bool stale) override
    {
        m_isStale = stale;
        viewport()->update();
    }
    [[nodiscard]] bool isStale() const override { return m_isStale; }
    [[nodiscard]] QSize minimumSizeHint() const override;

Q_SIGNALS:
    void currentMoved();
    void opened(sluice::StepIndex step);
    void zoomChanged();

protected:
    bool viewportEvent(QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;
    void keyPressEvent(QKeyEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    struct Hit {
        int line = -1; ///< of those shown
        int bar = -1;
    };

    void renew();
    void keepScale();
    void fitWork();
    void takeRows();
    void layOut();
    void zoomAt(double factor, double x);
    void move(int line, int bar);
    void moveBar(int by);
    void reveal();
    [[nodiscard]] Hit hitAt(QPoint point) const;
    [[nodiscard]] QString textOf(Hit hit) const;
    [[nodiscard]] int rowHeight() const;
    [[nodiscard]] int axisHeight() const;
    [[nodiscard]] int namesWidth() const;
    [[nodiscard]] double plotWidth() const;
    [[nodiscard]] double span() const; ///< of all that is shown, in ms
    [[nodiscard]] double xOf(WallTime time) const;
    [[nodiscard]] double yOf(int line) const;
    [[nodiscard]] QRectF rectOf(int line, const TimelineBar &bar) const;
    [[nodiscard]] std::pair<int, int> linesShown() const;
    void paintAxis(QPainter &painter) const;
    void paintRow(QPainter &painter, int line) const;
    void paintBars(QPainter &painter, int line) const;
    void paintPath(QPainter &painter) const;

    LiveTimeline &m_live;
    ThemeController &m_theme;
    std::vector<quint32> m_lines; ///< rows of the timeline, as they are shown
    std::vector<int> m_lineOf;    ///< the line of each row; -1: it is not shown
    bool m_holdsAll = false;      ///< the lines are all rows, in their order
    double m_zoom = 1;
    double m_scaledFor = 0; ///< the span that `m_zoom` was chosen for; 0: none yet
    bool m_isFresh = true;  ///< another run is shown, and nobody has zoomed yet
    bool m_onlyCritical = false;
    bool m_isStale = false;
    Hit m_current;
};

} // namespace sluice
