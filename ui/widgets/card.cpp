#include "ui/widgets/card.h"

#include "ui/theme/themecontroller.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QVBoxLayout>

namespace sluice {

Card::Card(ThemeController &theme, QWidget *parent)
    : QFrame(parent)
    , m_theme(theme)
    , m_body(new QVBoxLayout(this))
{
    m_body->setContentsMargins(space::kL, space::kL, space::kL, space::kL);
    m_body->setSpacing(space::kS);
    connect(&theme, &ThemeController::changed, this, qOverload<>(&QWidget::update));
}

void Card::setActivatable(bool activatable)
{
    m_activatable = activatable;
    setFocusPolicy(activatable ? Qt::StrongFocus : Qt::NoFocus);
    if (activatable)
        setCursor(Qt::PointingHandCursor);
    else
        unsetCursor();
}

void Card::setSelected(bool selected)
{
    m_selected = selected;
    update();
}

void Card::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_theme.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const bool hot = m_activatable && underMouse();
    painter.setBrush(theme.color(hot ? Token::Hover : Token::Surface));
    const bool ringed = m_selected || (m_activatable && hasFocus());
    painter.setPen(ringed ? QPen(theme.color(Token::Accent), 2) : QPen(theme.color(Token::Line), 1));
    const double inset = ringed ? 1 : 0.5;
    painter.drawRoundedRect(QRectF(rect()).adjusted(inset, inset, -inset, -inset), kRadius, kRadius);
}

void Card::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_activatable && event->button() == Qt::LeftButton && rect().contains(event->pos()))
        Q_EMIT activated();
    else
        QFrame::mouseReleaseEvent(event);
}

void Card::keyPressEvent(QKeyEvent *event)
{
    const bool chooses = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter
                         || event->key() == Qt::Key_Space;
    if (m_activatable && chooses)
        Q_EMIT activated();
    else
        QFrame::keyPressEvent(event);
}

void Card::enterEvent(QEnterEvent *event)
{
    QFrame::enterEvent(event);
    update();
}

void Card::leaveEvent(QEvent *event)
{
    QFrame::leaveEvent(event);
    update();
}

} // namespace sluice
