#pragma once

#include <QtGlobal>

#include <span>
#include <utility>
#include <vector>

namespace sluice {

/// Tells rows of a list apart.
using RowKey = std::pair<quint64, quint64>;

/// A step that turns the rows of a list into others, in the terms of an item model.
struct RowEdit {
    enum class Kind : quint8 { Remove, Insert, Move };
    Kind kind = Kind::Insert;
    int at = 0;    ///< first row removed; where rows are inserted; where a row moves from
    int count = 1; ///< of a move always 1
    int to = 0;    ///< of a move: the row it becomes; always above `at`
    bool operator==(const RowEdit &) const = default;
};

/// The edits that turn `before` into `after`, to be made in this order: removals from the end, then from the top. An
/// insertion at row n of m rows takes rows n to n + m - 1 of `after`. Keys must differ within each list.
/// Cost: linear, and linear in the rows passed for each move.
[[nodiscard]] std::vector<RowEdit> rowEdits(std::span<const RowKey> before, std::span<const RowKey> after);

} // namespace sluice
