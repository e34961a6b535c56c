#include "ui/health/ratebar.h"

#include "ui/theme/themecontroller.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace sluice {

namespace {
constexpr double kThickness = 6;
} // namespace

RateBar::RateBar(ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    connect(&theme, &ThemeController::changed, this, qOverload<>(&QWidget::update));
}

void RateBar::setShare(double share, double mark, Token token)
{
    m_share = share;
    m_mark = mark;
    m_token = token;
    update();
}

void RateBar::paintEvent(QPaintEvent *)
{
    const Theme &theme = m_theme.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF track(0, (height() - kThickness) / 2, width(), kThickness);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(Token::Line));
    painter.drawRoundedRect(track, kThickness / 2, kThickness / 2);
    if (m_share > 0) {
        QPainterPath shape;
        shape.addRoundedRect(track, kThickness / 2, kThickness / 2);
        painter.setClipPath(shape);
        painter.fillRect(QRectF(track.x(), track.y(), track.width() * std::min(m_share, 1.0), track.height()),
                         theme.color(m_token));
        painter.setClipping(false);
    }
    const double x = std::clamp(m_mark, 0.0, 1.0) * (width() - 2);
    painter.fillRect(QRectF(x, 0, 2, height()), theme.color(Token::Text));
}

} // namespace sluice
