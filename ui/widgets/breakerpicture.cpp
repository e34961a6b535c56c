#include "ui/widgets/breakerpicture.h"

#include "ui/theme/stateglyph.h"
#include "ui/theme/themecontroller.h"
#include "ui/wording/statewords.h"

#include <QEvent>
#include <QPainter>
#include <QPainterPath>

#include <cmath>
#include <numbers>

namespace sluice {

namespace {

// The switch is drawn in a box of 96 by 48 and scaled to where it goes.
constexpr double kWidth = 96;
constexpr double kHeight = 48;
constexpr QPointF kLeft(32, 32);
constexpr QPointF kRight(64, 32);
constexpr double kLever = 32;

bool passesBy(BreakerPhase phase)
{
    return phase == BreakerPhase::Disabled || phase == BreakerPhase::MetricsOnly;
}

double degreesOf(BreakerPhase phase)
{
    switch (phase) {
    case BreakerPhase::Closed:
        return 0;
    case BreakerPhase::HalfOpen:
        return 14;
    case BreakerPhase::Open:
    case BreakerPhase::ForcedOpen:
    case BreakerPhase::Disabled:
    case BreakerPhase::MetricsOnly:
        break;
    }
    return 42;
}

void lock(QPainter &painter, const QPointF &at, const QColor &color)
{
    painter.setPen(QPen(color, 1.6));
    painter.setBrush(Qt::NoBrush);
    painter.drawArc(QRectF(at.x() - 3, at.y() - 8, 6, 8), 0, 180 * 16);
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawRoundedRect(QRectF(at.x() - 5, at.y() - 4, 10, 8), 1.5, 1.5);
}

void bypass(QPainter &painter)
{
    QPainterPath wire(QPointF(14, 32));
    wire.cubicTo(14, 46, 24, 44, 32, 44);
    wire.lineTo(64, 44);
    wire.cubicTo(72, 44, 82, 46, 82, 32);
    painter.drawPath(wire);
}

} // namespace

void paintBreaker(QPainter &painter, const QRectF &rect, BreakerPhase phase, bool forced, const QColor &color)
{
    const double scale = std::min(rect.width() / kWidth, rect.height() / kHeight);
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(rect.center());
    painter.scale(scale, scale);
    painter.translate(-kWidth / 2, -kHeight / 2);
    QColor faint = color;
    faint.setAlphaF(0.45F);
    const QPen strong(color, 3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    const bool flows = phase == BreakerPhase::Closed;
    painter.setPen(strong);
    painter.drawLine(QPointF(4, 32), kLeft);
    // Behind an open switch nothing flows; behind a half-open one a trickle.
    painter.setPen(flows || passesBy(phase)
                       ? strong
                       : QPen(faint, 3, phase == BreakerPhase::HalfOpen ? Qt::DotLine : Qt::SolidLine, Qt::RoundCap));
    painter.drawLine(kRight, QPointF(92, 32));
    painter.setBrush(Qt::NoBrush);
    if (passesBy(phase)) {
        painter.setPen(QPen(color, 2.4, phase == BreakerPhase::MetricsOnly ? Qt::DashLine : Qt::SolidLine));
        bypass(painter);
    }
    const double angle = degreesOf(phase) * std::numbers::pi / 180;
    painter.setPen(passesBy(phase) ? QPen(faint, 3, Qt::SolidLine, Qt::RoundCap) : strong);
    painter.drawLine(kLeft, kLeft + QPointF(kLever * std::cos(angle), -kLever * std::sin(angle)));
    painter.setPen(Qt::NoPen);
    painter.setBrush(color);
    painter.drawEllipse(kLeft, 4, 4);
    painter.drawEllipse(kRight, 4, 4);
    if (forced)
        lock(painter, QPointF(84, 14), color);
    painter.restore();
}

QString breakerWord(const ConnectionSnapshot &connection)
{
    const bool heldClosed = connection.phase == BreakerPhase::Closed && !connection.forcedBy.isEmpty();
    return heldClosed ? BreakerPicture::tr("forced closed") : word(connection.phase);
}

BreakerPicture::BreakerPicture(ThemeController &theme, QWidget *parent)
    : QWidget(parent)
    , m_theme(theme)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    connect(&theme, &ThemeController::changed, this, [this] {
        updateGeometry();
        update();
    });
    tell();
}

void BreakerPicture::showPhase(BreakerPhase phase, bool forced)
{
    if (phase == m_phase && forced == m_forced)
        return;
    m_phase = phase;
    m_forced = forced;
    tell();
    update();
}

void BreakerPicture::setStale(bool stale)
{
    m_stale = stale;
    update();
}

void BreakerPicture::tell()
{
    setAccessibleName(tr("Picture of the breaker: %1").arg(word(m_phase)));
}

QSize BreakerPicture::sizeHint() const
{
    return (QSizeF(112, 56) * m_theme.theme().fontScale()).toSize();
}

void BreakerPicture::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::LanguageChange)
        tell();
    QWidget::changeEvent(event);
}

void BreakerPicture::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paintBreaker(painter, rect(), m_phase, m_forced, m_theme.color(m_stale ? Token::Paused : glyphOf(m_phase).token));
}

} // namespace sluice
