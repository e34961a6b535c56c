#include "ui/models/endinsight.h"

#include <QScrollBar>

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
}

} // namespace sluice
