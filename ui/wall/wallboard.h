#pragma once

#include "core/api/alertfigures.h"
#include "ui/models/workflownames.h"
#include "ui/theme/stateglyph.h"
#include "ui/wall/wallchoice.h"

#include <QString>

#include <map>
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
    std::vector<double> line = {}; ///< its last values, oldest first; fewer than two: none is drawn
    bool operator==(const WallTile &) const = default;
};

/// The last values of cards, by their ids, oldest first.
using WallLines = std::map<QString, std::vector<double>>;

/// What the wall is made of.
struct WallFigures {
    const EngineSnapshot &now;
    const AlertRates &rates;
    const WallLines &lines;
    const WallChoice &choice;
    const WorkflowNames &names;
};

/// A card that can be chosen or left out.
struct WallCard {
    enum class Kind : quint8 { Summary, Figure, Component, Connection, Queue };
    QString id;
    QString name;
    Kind kind = Kind::Summary;
    bool operator==(const WallCard &) const = default;
};
/// Summaries are there unless they are left out; all else only if it is asked for, or not well.
[[nodiscard]] inline bool isUsual(WallCard::Kind kind)
{
    return kind == WallCard::Kind::Summary;
}
/// All cards that there are to choose from, each kind together.
[[nodiscard]] std::vector<WallCard> wallCards(const EngineSnapshot &now, const WorkflowNames &names);

[[nodiscard]] Glyph glyphOf(WallState state);
/// The tiles that are wanted, worst first. What is well of a kind is one tile for all of its kind; what is not has a tile of its
/// own. What is bad is there, whatever the choice says.
[[nodiscard]] std::vector<WallTile> wallTiles(const WallFigures &figures);
/// All of them in lines of plain text, for a screen reader.
[[nodiscard]] QString wallText(const std::vector<WallTile> &tiles);

} // namespace sluice
