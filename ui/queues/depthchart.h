#pragma once

#include "ui/queues/dayseries.h"
#include "ui/queues/queueoutlook.h"
#include "ui/theme/livevalue.h"

#include <QWidget>

#include <optional>

namespace sluice {

class ThemeController;

/// The depth of a queue over time: a line with its peaks, its two limits as lines of their own, and a crosshair that
/// tells the depth at a moment. Left and right move the crosshair, Escape takes it away.
class DepthChart final : public QWidget, public LiveValue {
    Q_OBJECT
public:
    explicit DepthChart(ThemeController &theme, QWidget *parent = nullptr);

    /// `points`, oldest first, of the last `window`.
    void setPoints(std::vector<SeriesPoint> points, Milliseconds window, const QueueLimits &limits);
    void setStale(bool stale) override;
    [[nodiscard]] bool isStale() const override { return m_isStale; }
    /// What the crosshair tells; empty: there is none.
    [[nodiscard]] QString crosshairText() const;
    [[nodiscard]] const std::vector<SeriesPoint> &points() const noexcept { return m_points; }

    [[nodiscard]] QSize sizeHint() const override { return {480, 200}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {200, 110}; }

Q_SIGNALS:
    void crosshairMoved();

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;

private:
    [[nodiscard]] QRectF plot() const;
    [[nodiscard]] double top() const;
    [[nodiscard]] double xOf(WallTime at) const;
    [[nodiscard]] double yOf(double value) const;
    void pointAt(std::optional<std::size_t> point);
    void paintGrid(QPainter &painter) const;
    void paintLimit(QPainter &painter, quint64 depth, Token token, const QString &name) const;
    void paintLine(QPainter &painter) const;

    ThemeController &m_theme;
    std::vector<SeriesPoint> m_points;
    Milliseconds m_window{60'000};
    QueueLimits m_limits;
    std::optional<WallTime> m_pointed; ///< where the crosshair stands
    bool m_isStale = false;
};

} // namespace sluice
