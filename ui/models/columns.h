#pragma once

#include <QVariant>

namespace sluice {

/// How a cell or a heading stands: figures at the right, so that their digits lie under each other.
[[nodiscard]] inline int alignmentOf(bool isFigure)
{
    return int(Qt::AlignVCenter | (isFigure ? Qt::AlignRight : Qt::AlignLeft));
}

/// What a model's `headerData` gives for a column; rows have no heads.
[[nodiscard]] inline QVariant columnHead(Qt::Orientation orientation, int role, const QString &title, bool isFigure)
{
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return alignmentOf(isFigure);
    return role == Qt::DisplayRole ? QVariant(title) : QVariant();
}

} // namespace sluice
