#include "ui/theme/stateglyph.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace sluice {

namespace {

// All shapes are drawn in a box of 16 by 16 and scaled to where they go.
constexpr double kBox = 16;
constexpr QPointF kCentre(8, 8);
constexpr QRectF kRing(2.5, 2.5, 11, 11);

QPointF onRing(double degrees, double radius = 5.5)
{
    const double angle = degrees * std::numbers::pi / 180;
    return kCentre + QPointF(radius * std::cos(angle), -radius * std::sin(angle));
}

void dots(QPainter &painter)
{
    painter.setBrush(painter.pen().color());
    painter.setPen(Qt::NoPen);
    for (const double x : {3.2, 8.0, 12.8})
        painter.drawEllipse(QPointF(x, 8), 1.6, 1.6);
}

void turningArc(QPainter &painter, double progress)
{
    QColor track = painter.pen().color();
    QPen pen = painter.pen();
    track.setAlphaF(0.3F);
    painter.setPen(QPen(track, pen.widthF()));
    painter.drawEllipse(kRing);
    painter.setPen(pen);
    painter.drawArc(kRing, static_cast<int>((90 - progress * 360) * 16), -110 * 16);
}

void roundArrow(QPainter &painter, double progress)
{
    painter.drawArc(kRing, 60 * 16, 270 * 16);
    const QPointF tip = onRing(60);
    painter.drawPolyline(QPolygonF{tip + QPointF(-3.2, -1.2), tip, tip + QPointF(-0.9, 3.3)});
    if (progress <= 0)
        return;
    painter.setBrush(painter.pen().color());
    painter.setPen(Qt::NoPen);
    painter.drawPie(QRectF(5, 5, 6, 6), 90 * 16, -static_cast<int>(std::min(progress, 1.0) * 360 * 16));
}

void clock(QPainter &painter)
{
    painter.drawEllipse(kRing);
    painter.drawPolyline(QPolygonF{QPointF(8, 5), QPointF(8, 8.2), QPointF(10.4, 9.6)});
}

void envelopeCross(QPainter &painter)
{
    painter.drawPolyline(
        QPolygonF{QPointF(8, 12.5), QPointF(1.5, 12.5), QPointF(1.5, 3.5), QPointF(14.5, 3.5), QPointF(14.5, 7)});
    painter.drawPolyline(QPolygonF{QPointF(2, 4.2), QPointF(8, 8.6), QPointF(14, 4.2)});
    painter.drawLine(QPointF(10.4, 10.2), QPointF(14.4, 14.2));
    painter.drawLine(QPointF(14.4, 10.2), QPointF(10.4, 14.2));
}

void slashedRing(QPainter &painter)
{
    painter.drawEllipse(kRing);
    painter.drawLine(onRing(135), onRing(-45));
}

void bars(QPainter &painter)
{
    painter.setBrush(painter.pen().color());
    painter.setPen(Qt::NoPen);
    painter.drawRoundedRect(QRectF(4, 3, 2.8, 10), 0.8, 0.8);
    painter.drawRoundedRect(QRectF(9.2, 3, 2.8, 10), 0.8, 0.8);
}

void triangle(QPainter &painter)
{
    painter.drawPolygon(QPolygonF{QPointF(8, 2.4), QPointF(14.2, 13.4), QPointF(1.8, 13.4)});
    painter.drawLine(QPointF(8, 6.6), QPointF(8, 9.2));
    painter.drawPoint(QPointF(8, 11.3));
}

void halfRing(QPainter &painter)
{
    painter.drawEllipse(kRing);
    painter.setBrush(painter.pen().color());
    painter.setPen(Qt::NoPen);
    painter.drawPie(kRing, 90 * 16, 180 * 16);
}

void square(QPainter &painter)
{
    painter.setBrush(painter.pen().color());
    painter.setPen(Qt::NoPen);
    painter.drawRoundedRect(QRectF(4, 4, 8, 8), 1, 1);
}

/// A lever from the left contact to where it ends.
void lever(QPainter &painter, QPointF end)
{
    constexpr QPointF kLeftContact(3, 10);
    constexpr QPointF kRightContact(13, 10);
    painter.drawLine(kLeftContact, end);
    painter.setBrush(painter.pen().color());
    painter.setPen(Qt::NoPen);
    for (const QPointF &contact : {kLeftContact, kRightContact})
        painter.drawEllipse(contact, 2, 2);
}

void draw(QPainter &painter, Shape shape, double progress)
{
    switch (shape) {
    case Shape::ThreeDots:
        return dots(painter);
    case Shape::TurningArc:
        return turningArc(painter, progress);
    case Shape::RoundArrow:
        return roundArrow(painter, progress);
    case Shape::Clock:
        return clock(painter);
    case Shape::Tick:
        painter.drawPolyline(QPolygonF{QPointF(3, 8.6), QPointF(6.6, 12), QPointF(13, 4.4)});
        return;
    case Shape::Cross:
        painter.drawLine(QPointF(4, 4), QPointF(12, 12));
        painter.drawLine(QPointF(12, 4), QPointF(4, 12));
        return;
    case Shape::EnvelopeCross:
        return envelopeCross(painter);
    case Shape::Dash:
        painter.drawLine(QPointF(3.5, 8), QPointF(12.5, 8));
        return;
    case Shape::SlashedRing:
        return slashedRing(painter);
    case Shape::TwoBars:
        return bars(painter);
    case Shape::Triangle:
        return triangle(painter);
    case Shape::HalfRing:
        return halfRing(painter);
    case Shape::Square:
        return square(painter);
    case Shape::SwitchClosed:
        return lever(painter, {13, 10});
    case Shape::SwitchHalf:
        return lever(painter, {12.4, 7});
    case Shape::SwitchOpen:
        return lever(painter, {10.5, 3});
    case Shape::SwitchPassed:
        painter.drawArc(QRectF(3, 6, 10, 8), 180 * 16, 180 * 16);
        return lever(painter, {10.5, 3});
    }
}

} // namespace

Glyph glyphOf(StepState state)
{
    switch (state) {
    case StepState::Blocked:
        return {Shape::ThreeDots, Token::Muted};
    case StepState::Ready:
        return {Shape::ThreeDots, Token::Accent};
    case StepState::Running:
        return {Shape::TurningArc, Token::Accent};
    case StepState::Retrying:
        return {Shape::RoundArrow, Token::Retry};
    case StepState::Waiting:
        return {Shape::Clock, Token::Paused};
    case StepState::Succeeded:
        return {Shape::Tick, Token::Success};
    case StepState::Failed:
        return {Shape::Cross, Token::Danger};
    case StepState::Skipped:
        return {Shape::Dash, Token::Paused};
    case StepState::Cancelled:
        return {Shape::SlashedRing, Token::Paused};
    case StepState::DeadLettered:
        return {Shape::EnvelopeCross, Token::Danger};
    }
    return {};
}

Glyph glyphOf(RunState state)
{
    switch (state) {
    case RunState::Pending:
        return {Shape::ThreeDots, Token::Muted};
    case RunState::Running:
        return {Shape::TurningArc, Token::Accent};
    case RunState::Paused:
        return {Shape::TwoBars, Token::Paused};
    case RunState::Waiting:
        return {Shape::Clock, Token::Warning};
    case RunState::Succeeded:
        return {Shape::Tick, Token::Success};
    case RunState::Failed:
        return {Shape::Cross, Token::Danger};
    case RunState::Cancelling:
    case RunState::Cancelled:
        return {Shape::SlashedRing, Token::Paused};
    case RunState::Compensating:
        return {Shape::RoundArrow, Token::Warning};
    case RunState::Compensated:
        return {Shape::RoundArrow, Token::Paused};
    }
    return {};
}

Glyph glyphOf(LetterState state)
{
    switch (state) {
    case LetterState::Open:
        return {Shape::EnvelopeCross, Token::Danger};
    case LetterState::Redriving:
        return {Shape::RoundArrow, Token::Retry};
    case LetterState::Resolved:
        return {Shape::Tick, Token::Success};
    case LetterState::Discarded:
        return {Shape::SlashedRing, Token::Paused};
    case LetterState::Snoozed:
        return {Shape::Clock, Token::Muted};
    }
    return {};
}

Glyph glyphOf(ComponentPhase phase)
{
    switch (phase) {
    case ComponentPhase::Initializing:
        return {Shape::ThreeDots, Token::Accent};
    case ComponentPhase::Running:
        return {Shape::Tick, Token::Success};
    case ComponentPhase::Degraded:
        return {Shape::Triangle, Token::Warning};
    case ComponentPhase::Paused:
        return {Shape::TwoBars, Token::Paused};
    case ComponentPhase::Draining:
        return {Shape::Clock, Token::Paused};
    case ComponentPhase::Stopped:
        return {Shape::Square, Token::Paused};
    case ComponentPhase::Error:
        return {Shape::Cross, Token::Danger};
    case ComponentPhase::Recovering:
        return {Shape::RoundArrow, Token::Retry};
    }
    return {};
}

Glyph glyphOf(ComponentHealth health)
{
    switch (health) {
    case ComponentHealth::Ok:
        return {Shape::Tick, Token::Success};
    case ComponentHealth::Late:
        return {Shape::Clock, Token::Warning};
    case ComponentHealth::Suspect:
        return {Shape::Triangle, Token::Warning};
    case ComponentHealth::Stuck:
        return {Shape::ThreeDots, Token::Warning};
    case ComponentHealth::Lost:
        return {Shape::Cross, Token::Danger};
    }
    return {};
}

Glyph glyphOf(BreakerPhase phase)
{
    switch (phase) {
    case BreakerPhase::Closed:
        return {Shape::Tick, Token::Success};
    case BreakerPhase::Open:
    case BreakerPhase::ForcedOpen:
        return {Shape::Cross, Token::Danger};
    case BreakerPhase::HalfOpen:
        return {Shape::HalfRing, Token::Warning};
    case BreakerPhase::Disabled:
    case BreakerPhase::MetricsOnly:
        return {Shape::Dash, Token::Paused};
    }
    return {};
}

Glyph switchOf(BreakerPhase phase)
{
    switch (phase) {
    case BreakerPhase::Closed:
        return {Shape::SwitchClosed, Token::Success};
    case BreakerPhase::HalfOpen:
        return {Shape::SwitchHalf, Token::Warning};
    case BreakerPhase::Open:
    case BreakerPhase::ForcedOpen:
        return {Shape::SwitchOpen, Token::Danger};
    case BreakerPhase::Disabled:
    case BreakerPhase::MetricsOnly:
        break;
    }
    return {Shape::SwitchPassed, Token::Paused};
}

void paintShape(QPainter &painter, const QRectF &rect, Shape shape, const QColor &color, double progress)
{
    const double side = std::min(rect.width(), rect.height());
    painter.save();
    painter.translate(rect.center() - QPointF(side / 2, side / 2));
    painter.scale(side / kBox, side / kBox);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(color, 1.8, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setBrush(Qt::NoBrush);
    draw(painter, shape, progress);
    painter.restore();
}

void paintGlyph(QPainter &painter, const QRectF &rect, Glyph glyph, const Theme &theme, double progress)
{
    paintShape(painter, rect, glyph.shape, theme.color(glyph.token), progress);
}

} // namespace sluice
