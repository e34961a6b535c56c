#include "ui/widgets/flowlayout.h"

#include <QStyle>
#include <QWidget>

#include <algorithm>

namespace sluice {

namespace {

int heightAt(const QLayoutItem &item, int width)
{
    const int height = item.hasHeightForWidth() ? item.heightForWidth(width) : item.sizeHint().height();
    return std::max(height, item.minimumSize().height());
}

/// Widgets whose size is fixed keep it; others give way when the row is narrower than they wish.
int widthIn(const QLayoutItem &item, int room)
{
    return std::max(std::min(item.sizeHint().width(), room), item.minimumSize().width());
}

} // namespace

FlowLayout::FlowLayout(int spacing, QWidget *parent)
    : QLayout(parent)
{
    setContentsMargins(0, 0, 0, 0);
    setSpacing(spacing);
}

FlowLayout::~FlowLayout() = default;

void FlowLayout::addItem(QLayoutItem *item)
{
    m_items.emplace_back(item);
}

void FlowLayout::insertWidget(int index, QWidget *widget)
{
    addWidget(widget);
    const auto last = m_items.end() - 1;
    if (index >= 0 && index < count() - 1)
        std::rotate(m_items.begin() + index, last, m_items.end());
    invalidate();
}

QLayoutItem *FlowLayout::itemAt(int index) const
{
    return index >= 0 && index < count() ? m_items[static_cast<std::size_t>(index)].get() : nullptr;
}

QLayoutItem *FlowLayout::takeAt(int index)
{
    if (index < 0 || index >= count())
        return nullptr;
    QLayoutItem *item = m_items[static_cast<std::size_t>(index)].release();
    m_items.erase(m_items.begin() + index);
    return item;
}

int FlowLayout::heightForWidth(int width) const
{
    return arrange(QRect(0, 0, width, 0), true);
}

QSize FlowLayout::minimumSize() const
{
    QSize size;
    for (const auto &item : m_items) {
        if (!item->isEmpty())
            size = size.expandedTo(item->minimumSize());
    }
    const QMargins margins = contentsMargins();
    return size + QSize(margins.left() + margins.right(), margins.top() + margins.bottom());
}

QSize FlowLayout::sizeHint() const
{
    int width = 0;
    int height = 0;
    for (const auto &item : m_items) {
        if (item->isEmpty())
            continue;
        width += item->sizeHint().width() + (width > 0 ? spacing() : 0);
        height = std::max(height, item->sizeHint().height());
    }
    const QMargins margins = contentsMargins();
    return {width + margins.left() + margins.right(), height + margins.top() + margins.bottom()};
}

void FlowLayout::setGeometry(const QRect &rect)
{
    QLayout::setGeometry(rect);
    arrange(rect, false);
}

void FlowLayout::fill(Row &row, int left)
{
    auto expanding = static_cast<int>(std::ranges::count_if(
        row, [](const auto &each) { return each.first->expandingDirections().testFlag(Qt::Horizontal); }));
    int shift = 0;
    for (auto &[item, place] : row) {
        place.translate(shift, 0);
        if (left <= 0 || !item->expandingDirections().testFlag(Qt::Horizontal))
            continue;
        const int share = left / expanding--;
        place.setWidth(place.width() + share);
        shift += share;
        left -= share;
    }
}

int FlowLayout::arrange(const QRect &rect, bool dry) const
{
    const QMargins margins = contentsMargins();
    const QRect room = rect.marginsRemoved(margins);
    int y = room.y();
    bool isFirst = true;
    auto next = m_items.begin();
    while (next != m_items.end()) {
        // One row: as many as fit, at least one.
        Row row;
        int x = room.x();
        for (; next != m_items.end(); ++next) {
            QLayoutItem &item = **next;
            if (item.isEmpty())
                continue;
            const int width = widthIn(item, room.width());
            if (!row.empty() && x + width > room.x() + room.width())
                break;
            row.emplace_back(&item, QRect(x, 0, width, 0));
            x += width + spacing();
        }
        if (row.empty())
            break;
        if (m_isFilling)
            fill(row, room.x() + room.width() + spacing() - x);
        int height = 0;
        for (const auto &[item, place] : row)
            height = std::max(height, heightAt(*item, place.width()));
        y += isFirst ? 0 : spacing();
        isFirst = false;
        for (const auto &[item, place] : row) {
            const auto right = QStyle::visualRect(parentWidget() ? parentWidget()->layoutDirection() : Qt::LeftToRight,
                                                  room, QRect(place.x(), y, place.width(), height));
            if (!dry)
                item->setGeometry(right);
        }
        y += height;
    }
    return y - room.y() + margins.top() + margins.bottom();
}

} // namespace sluice
