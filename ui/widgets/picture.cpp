#include "ui/widgets/picture.h"

#include "ui/theme/themecontroller.h"

#include <QPainter>

#include <algorithm>

namespace sluice {

namespace {
constexpr int kLeastPicture = 200;
}

Picture::Picture(ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
    connect(&theme, &ThemeController::changed, this, qOverload<>(&QWidget::update));
}

void Picture::setPicture(const QPixmap &pixmap)
{
    m_pixmap = pixmap;
    m_scaled = {};
    updateGeometry();
    update();
}

QSize Picture::shownSize(int width) const
{
    const QSize own = m_pixmap.size();
    return own.isEmpty() || own.width() <= width ? own : QSize(width, width * own.height() / own.width());
}

QSize Picture::sizeHint() const
{
    return m_pixmap.isNull() ? QSize() : shownSize(2 * kLeastPicture);
}

int Picture::heightForWidth(int width) const
{
    return shownSize(width).height();
}

void Picture::resizeEvent(QResizeEvent *)
{
    m_scaled = {};
}

void Picture::paintEvent(QPaintEvent *)
{
    if (m_pixmap.isNull())
        return;
    const QSize size = shownSize(width()).boundedTo(this->size());
    if (m_scaled.isNull()) {
        m_scaled = m_pixmap.scaled(size * devicePixelRatioF(), Qt::KeepAspectRatio, Qt::SmoothTransformation);
        m_scaled.setDevicePixelRatio(devicePixelRatioF());
    }
    QPainter painter(this);
    painter.drawPixmap(0, 0, m_scaled);
    painter.setPen(m_theme.color(Token::Line));
    painter.drawRect(QRect(QPoint(), (m_scaled.deviceIndependentSize()).toSize() - QSize(1, 1)));
}

} // namespace sluice
