#include "ui/models/endinsight.h"

#include <QScrollBar>
#include <QTreeView>

#include <vector>

namespace sluice {

void EndInSight::follow(QAbstractItemView *view)
{
    m_view = view;
    m_follows = true;
    connect(view->verticalScrollBar(), &QScrollBar::valueChanged, this, &EndInSight::look);
    connect(view->verticalScrollBar(), &QScrollBar::rangeChanged, this, &EndInSight::look);
}

/// A view that is hidden shows no end, and one without rows has none.
void EndInSight::look()
{
    if (!m_view || !m_view->isVisible() || !m_view->model() || m_view->model()->rowCount() == 0)
        return;
    const QScrollBar *bar = m_view->verticalScrollBar();
    m_isSeen = bar->value() + bar->pageStep() >= bar->maximum();
    if (m_isSeen)
        Q_EMIT seen();
    if (const auto *tree = qobject_cast<const QTreeView *>(m_view.data()))
        lookInside(*tree);
}

/// Costs no more than the rows that are in sight, however many there are.
void EndInSight::lookInside(const QTreeView &tree)
{
    std::vector<QPersistentModelIndex> ended;
    const int bottom = tree.viewport()->height();
    for (QModelIndex row = tree.indexAt({0, 0}); row.isValid() && tree.visualRect(row).top() < bottom;
         row = tree.indexBelow(row)) {
        const QModelIndex parent = row.parent();
        if (parent.isValid() && row.row() == tree.model()->rowCount(parent) - 1)
            ended.emplace_back(parent);
    }
    for (const QPersistentModelIndex &parent : ended)
        Q_EMIT endOfSeen(parent);
}

} // namespace sluice
