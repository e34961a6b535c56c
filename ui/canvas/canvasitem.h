#pragma once

#include <QPointF>
#include <QRectF>

#include <vector>

namespace sluice {

class CanvasItem;

/// What the items of a canvas tell those who show them.
class CanvasHost {
public:
    /// What lies there looks different. Units: scene.
    virtual void repaint(const QRectF &place) = 0;
    /// All will be painted anyway: no place has to be told.
    [[nodiscard]] virtual bool repaintsAll() const = 0;
    /// An item is, or is no longer, selected.
    virtual void selectionTouched() = 0;

protected:
    ~CanvasHost() = default;
};

/// Something on the canvas: where it lies, whether it shows and whether it is selected.
///
/// No QGraphicsItem: finding, sorting and calling 10,000 of those costs several times what painting them does. Its layer
/// owns it and finds it by place.
class CanvasItem {
public:
    enum class Kind : quint8 { Group, Note, Edge, Node };

    explicit CanvasItem(Kind kind)
        : m_kind(kind)
    {
    }
    virtual ~CanvasItem() = default;
    CanvasItem(const CanvasItem &) = delete;
    CanvasItem &operator=(const CanvasItem &) = delete;

    [[nodiscard]] Kind kind() const { return m_kind; }
    [[nodiscard]] bool isSelected() const { return m_isSelected; }
    /// What does not show cannot be selected.
    void setSelected(bool isSelected);
    [[nodiscard]] bool isVisible() const { return m_isVisible; }
    void setVisible(bool isVisible);

    /// All that it may paint. Units: scene.
    [[nodiscard]] virtual QRectF bounds() const = 0;
    /// Where it lies more closely, if its bounds are mostly empty.
    [[nodiscard]] virtual std::vector<QRectF> pieces() const { return {bounds()}; }
    /// Whether a pointer there means it.
    [[nodiscard]] virtual bool takes(QPointF point) const = 0;

protected:
    /// Items of a higher level lie above those of a lower one; of one level, above those that came before.
    void setLevel(int level);
    void repaint() const;
    void repaint(const QRectF &place) const;
    /// `bounds` or `pieces` changed.
    void lieElsewhere();

private:
    friend class CanvasLayer;
    friend class CellIndex;

    Kind m_kind;
    bool m_isSelected = false;
    bool m_isVisible = true;
    bool m_isMisplaced = true; ///< the index does not know where it lies
    int m_level = 0;
    quint32 m_number = 0; ///< in the order in which they came
    mutable quint32 m_found = 0;
    class CanvasLayer *m_layer = nullptr;
    std::vector<quint64> m_cells; ///< of the index
};

} // namespace sluice
