#pragma once

#include "ui/canvas/cellindex.h"

#include <array>
#include <memory>

namespace sluice {

/// The items of a canvas: owns them, and finds them by place. Knows nothing of what they mean.
class CanvasLayer {
public:
    explicit CanvasLayer(CanvasHost &host)
        : m_host(host)
    {
    }

    template <typename Item>
    Item *add(std::unique_ptr<Item> item)
    {
        auto *added = item.get();
        take(std::move(item));
        return added;
    }
    void remove(CanvasItem *item);
    void clearSelection();

    /// What shows of a kind and reaches into a rectangle, the lowest first. Units: scene.
    template <typename Item>
    [[nodiscard]] std::vector<Item *> in(const QRectF &rect) const
    {
        std::vector<Item *> items;
        for (auto *item : find(Item::kKind, rect))
            items.push_back(static_cast<Item *>(item));
        return items;
    }
    /// The highest of a kind that a pointer there means; none: null.
    template <typename Item>
    [[nodiscard]] Item *at(QPointF point) const
    {
        return static_cast<Item *>(top(Item::kKind, point));
    }

private:
    friend class CanvasItem;

    static constexpr std::size_t kKinds = static_cast<std::size_t>(CanvasItem::Kind::Node) + 1;

    void take(std::unique_ptr<CanvasItem> item);
    void misplace(CanvasItem &item);
    void noteSelected(CanvasItem &item);
    void settle() const;
    [[nodiscard]] std::vector<CanvasItem *> find(CanvasItem::Kind kind, const QRectF &rect) const;
    [[nodiscard]] CanvasItem *top(CanvasItem::Kind kind, QPointF point) const;

    CanvasHost &m_host;
    std::unordered_map<CanvasItem *, std::unique_ptr<CanvasItem>> m_items;
    std::vector<CanvasItem *> m_selected;
    quint32 m_added = 0;
    // Places are taken in when something is looked for: loading and dragging change them many times before.
    mutable std::array<CellIndex, kKinds> m_indexes;
    mutable std::vector<CanvasItem *> m_misplaced;
};

} // namespace sluice
