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

/// What glides counts where it ends. An edge that runs back swings out beyond the nodes.
QRectF CanvasScene::contentRect() const
{
    QRectF rect;
    for (const auto *item : m_nodes)
        rect |= item->bounds().translated(wayToGo(*item));
    for (const auto *wire : m_edges) {
        if (wire->isVisible())
            rect |= spanAtRest(*wire);
    }
    for (const auto *item : m_groups)
        rect |= item->frame();
    for (const auto *item : m_notes)
        rect |= item->note().place;
    return rect;
}

/// How far a node still glides.
QPointF CanvasScene::wayToGo(const NodeItem &item) const
{
    return m_glideFrom.contains(item.id()) ? m_document.workflow().layout.value(item.id()) - item.pos() : QPointF();
}

/// Where the curve of a wire lies when its nodes have come to their places.
QRectF CanvasScene::spanAtRest(const EdgeItem &wire) const
{
    const Edge &edge = wire.edge();
    if (!m_glideFrom.contains(edge.from) && !m_glideFrom.contains(edge.to))
        return wire.span();
    const auto *from = node(edge.from);
    const auto *to = node(edge.to);
    if (!from || !to)
        return {};
    const auto *start = collapsedGroupOf(edge.from);
    const auto *end = collapsedGroupOf(edge.to);
    return edgeCurve(start ? start->outPort() : from->outPort(edge.fromPort) + wayToGo(*from),
                     start || end ? QList<QPointF>() : m_document.workflow().drawing.routes.value(edge),
                     end ? end->inPort() : to->inPort() + wayToGo(*to))
        .boundingRect();
}

} // namespace sluice
