#pragma once

#include "core/api/snapshot.h"
#include "ui/theme/theme.h"

#include <QRectF>

class QPainter;

namespace sluice {

/// The shapes that tell states apart without colour.
enum class Shape : quint8 {
    ThreeDots,     ///< queued, ready, blocked
    TurningArc,    ///< running
    RoundArrow,    ///< retrying, recovering
    Clock,         ///< waiting
    Tick,          ///< succeeded, closed, healthy
    Cross,         ///< failed, open, lost
    EnvelopeCross, ///< dead-lettered
    Dash,          ///< skipped, disabled
    SlashedRing,   ///< cancelled, discarded
    TwoBars,       ///< paused
    Triangle,      ///< degraded, late: look here
    HalfRing,      ///< half-open
    Square,        ///< stopped
    SwitchClosed,  ///< a breaker that lets calls through …
    SwitchHalf,    ///< … a few of them
    SwitchOpen,    ///< … none
    SwitchPassed,  ///< … all, whatever becomes of them
};

/// How a state looks: a shape and the colour that goes with it.
struct Glyph {
    Shape shape = Shape::ThreeDots;
    Token token = Token::Muted;
    bool operator==(const Glyph &) const = default;
};

[[nodiscard]] Glyph glyphOf(StepState state);
[[nodiscard]] Glyph glyphOf(RunState state);
[[nodiscard]] Glyph glyphOf(LetterState state);
[[nodiscard]] Glyph glyphOf(ComponentPhase phase);
[[nodiscard]] Glyph glyphOf(ComponentHealth health);
[[nodiscard]] Glyph glyphOf(BreakerPhase phase);
/// A breaker as a switch: small beside what it guards, where a tick or a cross would say how that went.
[[nodiscard]] Glyph switchOf(BreakerPhase phase);

/// Whether the shape moves while its state lasts.
[[nodiscard]] constexpr bool moves(Shape shape)
{
    return shape == Shape::TurningArc;
}

/// Paints a shape into a square inside `rect`. `progress` is 0 to 1: how far a turning arc has turned
/// (`MotionClock::phase`), or how much of the wait of a round arrow is over.
void paintShape(QPainter &painter, const QRectF &rect, Shape shape, const QColor &color, double progress = 0);
void paintGlyph(QPainter &painter, const QRectF &rect, Glyph glyph, const Theme &theme, double progress = 0);

} // namespace sluice
