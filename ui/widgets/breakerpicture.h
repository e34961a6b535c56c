#pragma once

#include "core/api/snapshot.h"
#include "ui/theme/livevalue.h"
#include "ui/theme/token.h"

#include <QWidget>

class QPainter;

namespace sluice {

class ThemeController;

/// A circuit breaker as the switch that it is: the lever lies (closed), stands (open) or just touches (half-open); a
/// wire around it says that calls pass it by (disabled, metrics only), a lock that somebody holds it.
class BreakerPicture final : public QWidget, public LiveValue {
    Q_OBJECT
public:
    explicit BreakerPicture(ThemeController &theme, QWidget *parent = nullptr);

    void showPhase(BreakerPhase phase, bool forced);
    /// Stale pictures are grey.
    void setStale(bool stale) override;
    [[nodiscard]] bool isStale() const override { return m_stale; }

    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void tell();

    ThemeController &m_theme;
    BreakerPhase m_phase = BreakerPhase::Closed;
    bool m_forced = false;
    bool m_stale = false;
};

/// The word of a breaker's state, which says when somebody holds it: "forced closed".
[[nodiscard]] QString breakerWord(const ConnectionSnapshot &connection);

/// Paints the switch into `rect`; for cards and for nodes of the canvas.
void paintBreaker(QPainter &painter, const QRectF &rect, BreakerPhase phase, bool forced, const QColor &color);

} // namespace sluice
