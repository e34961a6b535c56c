#include "ui/models/rowedits.h"

#include <algorithm>
#include <set>

namespace sluice {

namespace {

std::vector<RowEdit> removals(std::vector<RowKey> &rows, const std::set<RowKey> &wanted)
{
    std::vector<RowEdit> edits;
    for (auto row = static_cast<int>(rows.size()) - 1; row >= 0; --row) {
        if (wanted.contains(rows[static_cast<std::size_t>(row)]))
            continue;
        if (!edits.empty() && edits.back().at == row + 1) {
            --edits.back().at;
            ++edits.back().count;
        } else {
            edits.push_back({RowEdit::Kind::Remove, row, 1, 0});
        }
    }
    std::erase_if(rows, [&](const RowKey &key) { return !wanted.contains(key); });
    return edits;
}

} // namespace

std::vector<RowEdit> rowEdits(std::span<const RowKey> before, std::span<const RowKey> after)
{
    std::vector<RowKey> rows(before.begin(), before.end());
    const std::set<RowKey> known(before.begin(), before.end());
    auto edits = removals(rows, std::set<RowKey>(after.begin(), after.end()));

    // `rows` stays the old order; what moved up out of it is skipped where it used to be.
    std::set<RowKey> placed;
    std::size_t old = 0;
    for (std::size_t row = 0; row < after.size(); ++row) {
        const RowKey &key = after[row];
        if (!known.contains(key)) {
            if (!edits.empty() && edits.back().kind == RowEdit::Kind::Insert
                && edits.back().at + edits.back().count == static_cast<int>(row))
                ++edits.back().count;
            else
                edits.push_back({RowEdit::Kind::Insert, static_cast<int>(row), 1, 0});
            continue;
        }
        while (placed.contains(rows[old]))
            ++old;
        if (rows[old] != key) {
            auto from = row;
            for (std::size_t i = old; rows[i] != key; ++i)
                from += placed.contains(rows[i]) ? 0 : 1;
            edits.push_back({RowEdit::Kind::Move, static_cast<int>(from), 1, static_cast<int>(row)});
        }
        placed.insert(key);
    }
    return edits;
}

} // namespace sluice
