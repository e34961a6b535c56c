#include "ui/canvas/canvaslayer.h"

#include <algorithm>
#include <ranges>
#include <utility>

namespace sluice {

void CanvasLayer::take(std::unique_ptr<CanvasItem> item)
{
    auto *added = item.get();
    added->m_layer = this;
    added->m_number = ++m_added;
    m_misplaced.push_back(added);
    m_items.emplace(added, std::move(item));
    added->repaint();
}

void CanvasLayer::remove(CanvasItem *item)
{
    const auto found = m_items.find(item);
    if (found == m_items.end())
        return;
    item->repaint();
    const bool wasSelected = std::erase(m_selected, item) > 0;
    if (item->m_isMisplaced)
        std::erase(m_misplaced, item);
    m_indexes[static_cast<std::size_t>(item->kind())].drop(*item);
    m_items.erase(found);
    if (wasSelected)
        m_host.selectionTouched();
}

void CanvasLayer::clearSelection()
{
    const auto all = m_selected;
    std::for_each(all.rbegin(), all.rend(), [](CanvasItem *item) { item->setSelected(false); });
}

void CanvasLayer::noteSelected(CanvasItem &item)
{
    if (item.isSelected())
        m_selected.push_back(&item);
    else if (!m_selected.empty() && m_selected.back() == &item) // very many may go, from the last on
        m_selected.pop_back();
    else
        std::erase(m_selected, &item);
    m_host.selectionTouched();
}

void CanvasLayer::misplace(CanvasItem &item)
{
    if (item.m_isMisplaced)
        return;
    item.m_isMisplaced = true;
    m_misplaced.push_back(&item);
}

void CanvasLayer::settle() const
{
    for (auto *item : m_misplaced) {
        m_indexes[static_cast<std::size_t>(item->kind())].put(*item);
        item->m_isMisplaced = false;
    }
    m_misplaced.clear();
}

std::vector<CanvasItem *> CanvasLayer::gather(CanvasItem::Kind kind, const QRectF &rect) const
{
    settle();
    std::vector<CanvasItem *> found;
    m_indexes[static_cast<std::size_t>(kind)].find(rect, found);
    std::erase_if(found, [&](const CanvasItem *item) {
        return !item->isVisible() || (kind != CanvasItem::Kind::Edge && !item->bounds().intersects(rect));
    });
    return found;
}

std::vector<CanvasItem *> CanvasLayer::find(CanvasItem::Kind kind, const QRectF &rect) const
{
    auto found = gather(kind, rect);
    // By numbers beside each other, since to ask the items takes longer than to sort.
    std::vector<std::pair<qint64, CanvasItem *>> keyed;
    keyed.reserve(found.size());
    for (auto *item : found)
        keyed.emplace_back((static_cast<qint64>(item->m_level) << 32U) + item->m_number, item);
    std::ranges::sort(keyed, {}, &std::pair<qint64, CanvasItem *>::first);
    std::ranges::copy(keyed | std::views::values, found.begin());
    return found;
}

CanvasItem *CanvasLayer::top(CanvasItem::Kind kind, QPointF point) const
{
    const auto found = find(kind, QRectF(point - QPointF(1, 1), QSizeF(2, 2)));
    const auto highest = std::find_if(found.rbegin(), found.rend(),
                                      [&](const CanvasItem *item) { return item->takes(point); });
    return highest == found.rend() ? nullptr : *highest;
}

} // namespace sluice
