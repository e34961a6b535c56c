#pragma once

#include "ui/canvas/canvasitem.h"

#include <unordered_map>

namespace sluice {

/// Finds items by place: a grid of square cells, each with the items that reach into it. Units: scene.
///
/// Unlike a tree it stays as good while items move, and an item may lie in several pieces, so that a long edge is found
/// along its way only, not everywhere in the rectangle around it. What would lie in thousands of cells is in none: every
/// search looks at it.
class CellIndex {
public:
    static constexpr double kCell = 512;

    /// Takes an item in, or its new place.
    void put(CanvasItem &item);
    void drop(CanvasItem &item);
    /// Adds the items that lie in the cells of a rectangle, each once, in no order.
    void find(const QRectF &rect, std::vector<CanvasItem *> &found) const;

private:
    void see(const std::vector<CanvasItem *> &cell, std::vector<CanvasItem *> &found) const;

    std::unordered_map<quint64, std::vector<CanvasItem *>> m_cells;
    mutable quint32 m_search = 0; ///< what this one found already bears its number
};

} // namespace sluice
