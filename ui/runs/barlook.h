#pragma once

#include "core/run/timeline.h"
#include "ui/theme/stateglyph.h"

#include <QString>

namespace sluice {

/// How a bar of a timeline is filled, so that no two kinds differ by colour alone.
enum class BarFill : quint8 { Solid, Dots, Rising, Falling, Upright, Level, Crossed, Checked, Thin };

struct BarLook {
    Token token = Token::Muted;
    BarFill fill = BarFill::Solid;
    Shape shape = Shape::ThreeDots;
    bool operator==(const BarLook &) const = default;
};

[[nodiscard]] BarLook lookOf(BarSort sort);
/// "attempt that failed", "back-off", "breaker open".
[[nodiscard]] QString barWord(BarSort sort);
/// A bar in one sentence, without its step: "attempt 2, failed after 1.2 s: the server answered 503".
[[nodiscard]] QString barSentence(const TimelineBar &bar, const Events &events);

void paintBar(QPainter &painter, const QRectF &rect, BarLook look, const Theme &theme);

} // namespace sluice
