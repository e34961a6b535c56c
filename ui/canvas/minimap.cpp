#include "ui/canvas/minimap.h"

#include "ui/canvas/canvasview.h"

#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>

#include <algorithm>

namespace sluice {

namespace {
constexpr QSize kMost{200, 132};
constexpr int kRenewEvery = 100; ///< ms
constexpr double kRoom = 40;     ///< around the nodes; units: scene
} // namespace

Minimap::Minimap(CanvasView &view)
    : QWidget(view.viewport())
    , m_view(view)
{
    setObjectName(QStringLiteral("minimap"));
    setCursor(Qt::PointingHandCursor);
    m_soon.setSingleShot(true);
    m_soon.setInterval(kRenewEvery);
    connect(&m_soon, &QTimer::timeout, this, &Minimap::renew);
    // Not `QGraphicsScene::changed`: with that connected, the scene gathers all that is painted for all its views.
    connect(&view.canvas(), &CanvasScene::selectionMoved, this, &Minimap::refresh);
    connect(&view.canvas(), &CanvasScene::overviewChanged, this, &Minimap::refresh);
    for (auto *bar : {view.horizontalScrollBar(), view.verticalScrollBar()})
        connect(bar, &QScrollBar::valueChanged, this, &Minimap::settle);
    connect(&view, &CanvasView::zoomChanged, this, &Minimap::settle);
    view.viewport()->installEventFilter(this);
    hide();
    retranslate();
    refresh();
}

void Minimap::retranslate()
{
    setAccessibleName(tr("Overview"));
}

void Minimap::setShown(bool isShown)
{
    m_isShown = isShown;
    refreshIfStale();
    settle();
}

bool Minimap::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Show)
        refreshIfStale();
    if (event->type() == QEvent::Resize || event->type() == QEvent::Show)
        settle();
    return QWidget::eventFilter(watched, event);
}

void Minimap::refresh()
{
    m_isStale = true;
    refreshIfStale();
}

void Minimap::refreshIfStale()
{
    if (m_isStale && m_isShown && m_view.viewport()->isVisible() && !m_soon.isActive())
        m_soon.start();
}

bool Minimap::isNeeded() const
{
    const auto sight = m_view.mapToScene(m_view.viewport()->rect()).boundingRect();
    return m_isShown && !m_whole.isEmpty() && !sight.contains(m_whole.adjusted(kRoom, kRoom, -kRoom, -kRoom))
           && m_view.viewport()->width() > 3 * kMost.width();
}

void Minimap::settle()
{
    const bool needed = isNeeded();
    if (needed && !m_isPainted)
        refresh();
    if (needed && m_isPainted) {
        const auto corner = m_view.viewport()->rect().bottomRight() - QPoint(space::kM, space::kM);
        setGeometry(QRect(corner - QPoint(width(), height()), size()));
        raise();
    }
    setVisible(needed && m_isPainted);
    update();
}

void Minimap::renew()
{
    m_isStale = false;
    const auto content = m_view.canvas().contentRect();
    m_whole = content.isEmpty() ? QRectF() : content.adjusted(-kRoom, -kRoom, kRoom, kRoom);
    m_isPainted = isNeeded();
    if (m_isPainted)
        paintPicture();
    settle();
}

void Minimap::paintPicture()
{
    m_scale = std::min(kMost.width() / m_whole.width(), kMost.height() / m_whole.height());
    resize((m_whole.size() * m_scale).toSize().expandedTo({80, 40}));
    m_picture = QPixmap(size() * devicePixelRatioF());
    m_picture.setDevicePixelRatio(devicePixelRatioF());
    m_picture.fill(Qt::transparent);
    QPainter painter(&m_picture);
    painter.scale(m_scale, m_scale);
    painter.translate(-m_whole.topLeft());
    m_view.canvas().paintOverview(painter);
}

void Minimap::paintEvent(QPaintEvent *)
{
    const auto &style = m_view.canvas().kit().style;
    QPainter painter(this);
    auto surface = style.color(Token::Surface);
    surface.setAlphaF(0.92F);
    painter.fillRect(rect(), surface);
    painter.drawPixmap(0, 0, m_picture);
    const auto sight = m_view.mapToScene(m_view.viewport()->rect()).boundingRect();
    const QRectF shown((sight.topLeft() - m_whole.topLeft()) * m_scale, sight.size() * m_scale);
    auto accent = style.color(Token::Accent);
    painter.setPen(QPen(accent, 1.5));
    accent.setAlphaF(0.1F);
    painter.setBrush(accent);
    painter.drawRect(shown.intersected(QRectF(rect()).adjusted(1, 1, -1, -1)));
    painter.setPen(style.color(Token::Line));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

void Minimap::mousePressEvent(QMouseEvent *event)
{
    goTo(event->position());
}

void Minimap::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons() & Qt::LeftButton)
        goTo(event->position());
}

void Minimap::goTo(QPointF place)
{
    m_view.lookAt(place / m_scale + m_whole.topLeft());
}

} // namespace sluice
