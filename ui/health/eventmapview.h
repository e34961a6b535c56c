#pragma once

#include "ui/health/eventmap.h"
#include "ui/theme/livevalue.h"

#include <QWidget>

namespace sluice {

class ThemeController;

/// The map of events as a drawing: three columns of names, and a curve for each way that events go, wide and bright by its
/// rate. A click, or Enter on the name that arrows have chosen, leads on.
class EventMapView final : public QWidget, public LiveValue {
    Q_OBJECT
public:
    explicit EventMapView(ThemeController &theme, QWidget *parent = nullptr);

    void showMap(const EventMap &map);
    void setStale(bool stale) override;
    [[nodiscard]] bool isStale() const override { return m_stale; }
    void retranslate();
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    /// Where a node lies.
    [[nodiscard]] QRect nodeRect(int node) const;
    /// What is said of a node, in one sentence.
    [[nodiscard]] QString nodeText(int node) const;

Q_SIGNALS:
    void componentRequested(const QString &id);
    void topicRequested(const QString &pattern);

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    bool event(QEvent *event) override;

private:
    [[nodiscard]] int rowHeight() const;
    [[nodiscard]] int nodeAt(const QPoint &point) const;
    [[nodiscard]] int marked() const { return m_hovered >= 0 ? m_hovered : hasFocus() ? m_current : -1; }
    void paintHeads(QPainter &painter) const;
    void paintLinks(QPainter &painter) const;
    void paintNode(QPainter &painter, int node) const;
    void choose(int node);
    void step(QPoint by);
    void open(int node);

    ThemeController &m_theme;
    EventMap m_map;
    bool m_stale = false;
    int m_hovered = -1;
    int m_current = 0;
};

} // namespace sluice
