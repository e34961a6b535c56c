// What lies where on a canvas scene.
#include "ui/canvas/canvasscene.h"

#include <algorithm>
#include <cmath>

namespace sluice {

NodeItem *CanvasScene::nodeAt(QPointF point) const
{
    return m_layer.at<NodeItem>(point);
}

EdgeItem *CanvasScene::edgeAt(QPointF point) const
{
    return m_layer.at<EdgeItem>(point);
}

std::optional<PortHit> CanvasScene::portAt(QPointF point) const
{
    const double reach = NodeGeometry::kReach;
    std::optional<PortHit> nearest;
    double best = reach;
    for (const auto *found : m_layer.in<NodeItem>(QRectF(point, QSizeF()).adjusted(-reach, -reach, reach, reach))) {
        const auto consider = [&](QPointF place, const QString &port) {
            const double distance = std::hypot(place.x() - point.x(), place.y() - point.y());
            if (distance > best)
                return;
            best = distance;
            nearest = PortHit{found->id(), port};
        };
        consider(found->inPort(), {});
        for (const auto &port : found->look().outPorts)
            consider(found->outPort(port), port);
    }
    return nearest;
}

EdgeItem *CanvasScene::edgeUnder(const QRectF &body, const QString &exceptOf) const
{
    const auto core = body.adjusted(body.width() / 4, body.height() / 4, -body.width() / 4, -body.height() / 4);
    const auto edges = m_layer.in<EdgeItem>(core);
    const auto found = std::find_if(edges.rbegin(), edges.rend(), [&](const EdgeItem *item) {
        return item->edge().from != exceptOf && item->edge().to != exceptOf && item->passes(core);
    });
    return found == edges.rend() ? nullptr : *found;
}

QPointF CanvasScene::portPlace(const PortHit &port) const
{
    const auto *item = node(port.task);
    if (!item)
        return {};
    return port.isOut() ? item->outPort(port.port) : item->inPort();
}

QRectF CanvasScene::contentRect() const
{
    QRectF rect;
    for (const auto *item : m_nodes) {
        const bool isGliding = m_glideFrom.contains(item->id());
        const auto bounds = item->bounds();
        rect |= isGliding ? bounds.translated(m_document.workflow().layout.value(item->id()) - item->pos()) : bounds;
    }
    for (const auto *item : m_groups)
        rect |= item->frame();
    for (const auto *item : m_notes)
        rect |= item->note().place;
    return rect;
}

} // namespace sluice
