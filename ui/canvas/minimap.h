#pragma once

#include <QPixmap>
#include <QTimer>
#include <QWidget>

namespace sluice {

class CanvasView;

/// The whole canvas, small, in a corner of its view: where what is in sight lies in it; a press or a drag goes there.
///
/// It shows once not all is in sight. Its picture is made anew at most ten times a second, from what the nodes show, and
/// only while it is needed; while nothing changes, no timer runs.
class Minimap final : public QWidget {
    Q_OBJECT
public:
    explicit Minimap(CanvasView &view);

    [[nodiscard]] bool isShown() const { return m_isShown; }
    void setShown(bool isShown);
    void retranslate();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;

private:
    void refresh();
    void refreshIfStale();
    [[nodiscard]] bool isNeeded() const;
    void settle();
    void renew();
    void paintPicture();
    void goTo(QPointF place);

    CanvasView &m_view;
    bool m_isShown = true;
    bool m_isStale = true;    ///< what it shows changed since it looked
    bool m_isPainted = false; ///< the picture is of what it saw last
    QRectF m_whole;           ///< units: scene
    double m_scale = 1;
    QPixmap m_picture;
    QTimer m_soon{this};
};

} // namespace sluice
