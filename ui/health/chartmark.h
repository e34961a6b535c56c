#pragma once

#include "ui/theme/stateglyph.h"

#include <QString>

namespace sluice {

/// Something that happened, to be marked on charts: a breaker that opened, a component that was restarted.
struct ChartMark {
    WallTime at{};
    Glyph glyph{};
    QString text;
    bool operator==(const ChartMark &) const = default;
};

} // namespace sluice
