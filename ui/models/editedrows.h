#pragma once

#include "ui/models/rowedits.h"

#include <QAbstractItemModel>

#include <algorithm>
#include <iterator>

namespace sluice {

/// An item model base that turns the rows it holds into the rows of an answer, edit by edit, with the announcements
/// that views need to keep selection and scroll position.
template <typename Base>
class EditedRows : public Base {
protected:
    using Base::Base;

    /// Makes `held`, the rows below `parent`, into `wanted`. `update(row, held, wanted)` changes a row that stays and
    /// returns whether it looks different now.
    template <typename Row, typename KeyOf, typename Update>
    void turnRows(const QModelIndex &parent, int columns, std::vector<Row> &held, std::vector<Row> wanted, KeyOf keyOf,
                  Update update)
    {
        std::vector<RowKey> before;
        std::vector<RowKey> after;
        for (const Row &row : held)
            before.push_back(keyOf(row));
        for (const Row &row : wanted)
            after.push_back(keyOf(row));
        std::vector<bool> isNew(wanted.size());
        for (const RowEdit &edit : rowEdits(before, after))
            make(edit, parent, held, wanted, isNew);

        int changed = -1; // the first row of a stretch of changed ones
        for (int row = 0; row <= static_cast<int>(wanted.size()); ++row) {
            const auto at = static_cast<std::size_t>(row);
            const bool differs = at < wanted.size() && !isNew[at] && update(row, held[at], wanted[at]);
            if (differs && changed < 0)
                changed = row;
            if (!differs && changed >= 0) {
                Q_EMIT this->dataChanged(this->index(changed, 0, parent), this->index(row - 1, columns - 1, parent));
                changed = -1;
            }
        }
    }

private:
    template <typename Row>
    void make(const RowEdit &edit, const QModelIndex &parent, std::vector<Row> &held, std::vector<Row> &wanted,
              std::vector<bool> &isNew)
    {
        const auto first = held.begin() + edit.at;
        const int last = edit.at + edit.count - 1;
        switch (edit.kind) {
        case RowEdit::Kind::Remove:
            this->beginRemoveRows(parent, edit.at, last);
            held.erase(first, first + edit.count);
            this->endRemoveRows();
            break;
        case RowEdit::Kind::Insert: {
            this->beginInsertRows(parent, edit.at, last);
            const auto from = wanted.begin() + edit.at;
            held.insert(first, std::make_move_iterator(from), std::make_move_iterator(from + edit.count));
            std::fill_n(isNew.begin() + edit.at, edit.count, true);
            this->endInsertRows();
            break;
        }
        case RowEdit::Kind::Move:
            this->beginMoveRows(parent, edit.at, edit.at, parent, edit.to);
            std::rotate(held.begin() + edit.to, first, first + 1);
            this->endMoveRows();
            break;
        }
    }
};

} // namespace sluice
