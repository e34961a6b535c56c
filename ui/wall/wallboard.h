#pragma once

#include "core/api/alertfigures.h"
#include "ui/theme/stateglyph.h"

#include <QString>

#include <vector>

namespace sluice {

/// How bad what a tile tells is; the worst is last.
enum class WallState : quint8 {
    Idle, ///< nothing to do
    Well,
    Busy, ///< at work
    Held, ///< a person has paused or stopped it
    Warning,
    Bad,
};
inline constexpr int kWallStates = static_cast<int>(WallState::Bad) + 1;

/// One tile of the wall: a figure that is read from across the room, whose it is, and how it stands.
struct WallTile {
    QString id; ///< "component.io", "breaker.rates", "alerts"
    QString title;
    QString figure;
    QString word; ///< of its state
    QString detail;
    WallState state = WallState::Well;
    bool operator==(const WallTile &) const = default;
};

[[nodiscard]] Glyph glyphOf(WallState state);
/// All tiles, worst first. What is well of a kind is one tile for all of its kind; what is not has a tile of its own.
[[nodiscard]] std::vector<WallTile> wallTiles(const EngineSnapshot &now, const AlertRates &rates);
/// All of them in lines of plain text, for a screen reader.
[[nodiscard]] QString wallText(const std::vector<WallTile> &tiles);

} // namespace sluice
