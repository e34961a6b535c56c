#pragma once

#include "ui/canvas/canvaslayer.h"
#include "ui/canvas/stampcache.h"

#include <QImage>
#include <QTransform>

#include <span>

namespace sluice {

struct CanvasKit;
class EdgeItem;
class GroupItem;
class NodeItem;

/// Paints a canvas on a screen: what `paintCanvas` paints, but quickly, part by part from pixels painted before, letters
/// where they were laid out before, and of an edge only what is in sight. Nodes lie on whole pixels, so that a view that
/// is moved shows the same pixels elsewhere.
class ScreenPainter {
public:
    ScreenPainter(const CanvasLayer &layer, const CanvasKit &kit);

    /// `view`: from the scene to the painter's device, without its device pixel ratio; `exposed`: in its coordinates.
    void paint(QPainter &painter, const QTransform &view, const QRect &exposed);
    /// The theme changed.
    void forget() { m_stamps.clear(); }

private:
    struct Frame;

    void paintGround(QImage &pixels, const std::vector<GroupItem *> &groups, const Frame &frame) const;
    void paintItems(QPainter &painter, const std::vector<GroupItem *> &groups, const Frame &frame);
    void paintEdges(QPainter &painter, const Frame &frame);
    void paintFarEdges(const std::vector<EdgeItem *> &edges, const Frame &frame) const;
    void paintNearEdges(QPainter &painter, const std::vector<EdgeItem *> &edges, const Frame &frame);
    void paintHead(QPainter &painter, const EdgeItem &edge, const QColor &color, const Frame &frame);
    void paintNodes(QPainter &painter, std::span<NodeItem *const> nodes, const Frame &frame);
    void paintBlocks(QPainter &painter, std::span<NodeItem *const> nodes, const Frame &frame);
    void paintNode(QPainter &painter, const NodeItem &node, const Frame &frame);
    void paintFace(QPainter &painter, const NodeItem &node, const Frame &frame) const;

    const CanvasLayer &m_layer;
    const CanvasKit &m_kit;
    StampCache m_stamps;
    QImage m_pixels; ///< what is painted just now; kept for its memory
};

/// Paints a canvas on any device, without the ground below it. Units: scene.
void paintCanvas(QPainter &painter, const CanvasLayer &layer, const QRectF &rect);

} // namespace sluice
