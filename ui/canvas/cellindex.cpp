#include "ui/canvas/cellindex.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace sluice {

namespace {

/// An item that lies in more cells than this is looked at in every search, which costs less than to put it into them all.
constexpr double kMostCells = 4096;

/// Cells from the upper left to the lower right one, both included.
struct CellRange {
    explicit CellRange(const QRectF &rect)
        : left(cellOf(rect.left()))
        , top(cellOf(rect.top()))
        , right(cellOf(rect.right()))
        , bottom(cellOf(rect.bottom()))
    {
    }
    static qint64 cellOf(double along)
    {
        constexpr double kFarthest = 1e9; // the rest of the world is one cell
        const double near = along > -kFarthest ? std::min(along, kFarthest) : -kFarthest;
        return static_cast<qint64>(std::floor(near / CellIndex::kCell));
    }
    static constexpr quint64 key(qint64 x, qint64 y)
    {
        return static_cast<quint64>(x) << 32U | (static_cast<quint64>(y) & 0xFFFFFFFFU);
    }
    [[nodiscard]] double count() const
    {
        return static_cast<double>(right - left + 1) * static_cast<double>(bottom - top + 1);
    }
    [[nodiscard]] bool contains(quint64 cell) const
    {
        const auto x = static_cast<qint64>(static_cast<qint32>(cell >> 32U));
        const auto y = static_cast<qint64>(static_cast<qint32>(cell & 0xFFFFFFFFU));
        return x >= left && x <= right && y >= top && y <= bottom;
    }
    qint64 left;
    qint64 top;
    qint64 right;
    qint64 bottom;
};

/// Bears what lies in too many cells; further away than any cell.
constexpr quint64 kEverywhere = CellRange::key(std::numeric_limits<qint32>::max(), std::numeric_limits<qint32>::max());

std::vector<quint64> cellsOf(const std::vector<QRectF> &pieces)
{
    std::vector<quint64> cells;
    double count = 0;
    for (const QRectF &piece : pieces) {
        const CellRange range(piece);
        count += range.count();
        if (count > kMostCells)
            return {kEverywhere};
        for (qint64 x = range.left; x <= range.right; ++x) {
            for (qint64 y = range.top; y <= range.bottom; ++y)
                cells.push_back(CellRange::key(x, y));
        }
    }
    std::ranges::sort(cells);
    const auto [first, last] = std::ranges::unique(cells);
    cells.erase(first, last);
    return cells;
}

} // namespace

void CellIndex::put(CanvasItem &item)
{
    auto cells = cellsOf(item.pieces());
    if (cells == item.m_cells)
        return;
    drop(item);
    for (const quint64 cell : cells)
        m_cells[cell].push_back(&item);
    item.m_cells = std::move(cells);
}

void CellIndex::drop(CanvasItem &item)
{
    for (const quint64 cell : item.m_cells) {
        const auto found = m_cells.find(cell);
        std::erase(found->second, &item);
        if (found->second.empty())
            m_cells.erase(found);
    }
    item.m_cells.clear();
}

void CellIndex::find(const QRectF &rect, std::vector<CanvasItem *> &found) const
{
    ++m_search;
    if (const auto wide = m_cells.find(kEverywhere); wide != m_cells.end())
        see(wide->second, found);
    const CellRange range(rect);
    if (range.count() > static_cast<double>(m_cells.size())) {
        for (const auto &[key, cell] : m_cells) {
            if (range.contains(key))
                see(cell, found);
        }
        return;
    }
    for (qint64 x = range.left; x <= range.right; ++x) {
        for (qint64 y = range.top; y <= range.bottom; ++y) {
            if (const auto cell = m_cells.find(CellRange::key(x, y)); cell != m_cells.end())
                see(cell->second, found);
        }
    }
}

void CellIndex::see(const std::vector<CanvasItem *> &cell, std::vector<CanvasItem *> &found) const
{
    for (auto *item : cell) {
        if (item->m_found == m_search)
            continue;
        item->m_found = m_search;
        found.push_back(item);
    }
}

} // namespace sluice
