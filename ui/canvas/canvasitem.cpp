#include "ui/canvas/canvasitem.h"

#include "ui/canvas/canvaslayer.h"

namespace sluice {

void CanvasItem::setSelected(bool isSelected)
{
    if (m_isSelected == isSelected || (isSelected && !m_isVisible))
        return;
    m_isSelected = isSelected;
    repaint();
    if (m_layer)
        m_layer->noteSelected(*this);
}

void CanvasItem::setVisible(bool isVisible)
{
    if (m_isVisible == isVisible)
        return;
    if (!isVisible)
        setSelected(false);
    m_isVisible = true; // what does not show is not painted anew
    repaint();
    m_isVisible = isVisible;
}

void CanvasItem::setLevel(int level)
{
    if (m_level == level)
        return;
    m_level = level;
    repaint();
}

void CanvasItem::repaint(const QRectF &place) const
{
    if (m_layer && m_isVisible)
        m_layer->m_host.repaint(place);
}

void CanvasItem::repaint() const
{
    if (!m_layer || !m_isVisible || m_layer->m_host.repaintsAll())
        return;
    for (const QRectF &piece : pieces())
        m_layer->m_host.repaint(piece);
}

void CanvasItem::lieElsewhere()
{
    if (m_layer)
        m_layer->misplace(*this);
}

} // namespace sluice
