#include "ui/canvas/screenpainter.h"

#include "ui/canvas/edgeitem.h"
#include "ui/canvas/edgepieces.h"
#include "ui/canvas/gridcolor.h"
#include "ui/canvas/ground.h"
#include "ui/canvas/groupitem.h"
#include "ui/canvas/noteitem.h"
#include "ui/canvas/thinlines.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace sluice {

namespace {

/// From afar, a line thinner than this many pixels is painted as one of one pixel.
constexpr double kThin = 1.5;
constexpr double kGridFrom = 0.4; ///< zoom
constexpr double kGridStep = 3 * NodeGeometry::kGrid;
constexpr double kDot = 1.5;
/// Of Qt::DashLine, in widths of the pen.
constexpr double kDash = 4;
constexpr double kGap = 2;

template <typename Item>
void paintEach(QPainter &painter, const std::vector<Item *> &items, Detail detail)
{
    for (const auto *item : items)
        item->paint(painter, detail);
}

/// Short lines along what is in sight of a curve, dash by dash if its pen has them. Qt's own dashes begin anew where a line
/// comes into sight.
QList<QLineF> linesOf(const QPainterPath &curve, const QPen &pen, double tolerance, const QRectF &sight)
{
    QList<QLineF> lines;
    const bool isDashed = pen.style() == Qt::DashLine;
    QList<QPointF> points;
    eachPiece(curve, [&](const EdgePiece &piece) {
        if (!isDashed && !piece.bounds().adjusted(0, 0, 0.01, 0.01).intersects(sight))
            return;
        if (!isDashed)
            points.clear();
        if (points.isEmpty())
            points.push_back(piece.from);
        piece.flatten(tolerance, points);
        for (qsizetype i = 1; !isDashed && i < points.size(); ++i)
            lines.push_back({points[i - 1], points[i]});
    });
    if (isDashed)
        lines = dashesAlong(points, kDash * pen.widthF(), kGap * pen.widthF(), sight);
    lines.removeIf([&](const QLineF &line) { return !reachesInto(line, sight); });
    constexpr double kLong = 1e6; // units: longer lines are more than Qt's numbers hold
    for (QLineF &line : lines) {
        if (std::abs(line.dx()) + std::abs(line.dy()) < kLong)
            continue;
        const auto [begin, end] = *partIn(line, sight);
        line = {line.pointAt(begin), line.pointAt(end)};
    }
    return lines;
}

} // namespace

/// One painting of one rectangle; all in pixels of the device, from the rectangle's corner.
struct ScreenPainter::Frame {
    QTransform view; ///< from the scene
    QPointF across;  ///< where the scene's origin lies, from the device's corner …
    QPoint corner;   ///< … and where the rectangle's corner does
    QPointF shift;   ///< from the one to the other
    QImage *pixels = nullptr;
    double scale = 1; ///< of a unit of the scene
    double ratio = 1; ///< of the device
    Detail detail = Detail::All;
    QRectF scene; ///< what is painted of it

    /// The pixel that a place lies on; the same whatever rectangle is painted.
    [[nodiscard]] QPoint pixelOf(QPointF place) const
    {
        const auto at = place * scale + across;
        return QPoint(whole(at.x()), whole(at.y())) - corner;
    }
    [[nodiscard]] static int whole(double along)
    {
        constexpr double kFarthest = 1e8; // beyond all that is painted
        return static_cast<int>(std::floor(std::clamp(along, -kFarthest, kFarthest) + 0.5));
    }
    [[nodiscard]] QPointF placeOf(QPointF place) const { return place * scale + shift; }
    [[nodiscard]] QRect pixelsOf(const QRectF &rect) const
    {
        return {pixelOf(rect.topLeft()), pixelOf(rect.bottomRight()) - QPoint(1, 1)};
    }
};

ScreenPainter::ScreenPainter(const CanvasLayer &layer, const CanvasKit &kit)
    : m_layer(layer)
    , m_kit(kit)
    , m_stamps(kit.style, kit.geometry)
{
}

void ScreenPainter::paint(QPainter &painter, const QTransform &view, const QRect &exposed)
{
    // Painted into an image and copied: under the clip of a window Qt paints lines and letters pixel by pixel through
    // its thread pool, which takes several times as long.
    const double ratio = painter.device()->devicePixelRatioF();
    const auto area = QRectF(exposed.topLeft() * ratio, QSizeF(exposed.size()) * ratio).toAlignedRect();
    if (m_pixels.width() < area.width() || m_pixels.height() < area.height())
        m_pixels = QImage(area.size().expandedTo(m_pixels.size()), QImage::Format_RGB32);
    QImage pixels(m_pixels.bits(), area.width(), area.height(), m_pixels.bytesPerLine(), QImage::Format_RGB32);

    Frame frame;
    frame.ratio = ratio;
    frame.scale = view.m11() * ratio;
    frame.across = QPointF(view.dx(), view.dy()) * ratio;
    frame.corner = area.topLeft();
    frame.shift = frame.across - QPointF(frame.corner);
    frame.pixels = &pixels;
    frame.view = QTransform(frame.scale, 0, 0, frame.scale, frame.shift.x(), frame.shift.y());
    frame.detail = detailAt(view.m11());
    frame.scene = frame.view.inverted().mapRect(QRectF(pixels.rect()).adjusted(-1, -1, 1, 1));
    m_stamps.begin(frame.scale, ratio, m_kit.phase);

    const auto groups = m_layer.in<GroupItem>(frame.scene);
    paintGround(pixels, groups, frame);
    QPainter inside(&pixels);
    paintItems(inside, groups, frame);
    inside.end();
    painter.setWorldTransform(QTransform::fromScale(1 / ratio, 1 / ratio));
    painter.drawImage(area.topLeft(), pixels);
}

void ScreenPainter::paintGround(QImage &pixels, const std::vector<GroupItem *> &groups, const Frame &frame) const
{
    std::vector<TintedArea> areas;
    for (const auto *group : groups) {
        if (!group->isCollapsed())
            areas.push_back({frame.pixelsOf(group->frame()), group->frameTint()});
    }
    sluice::paintGround(pixels, m_kit.style.color(Token::Background), areas);
    if (frame.scale >= kGridFrom * frame.ratio)
        paintDots(pixels, frame.view.map(QPointF()), kGridStep * frame.scale, kDot * frame.ratio,
                  gridColor(m_kit.style.theme()));
}

void ScreenPainter::paintItems(QPainter &painter, const std::vector<GroupItem *> &groups, const Frame &frame)
{
    painter.setWorldTransform(frame.view);
    painter.setRenderHint(QPainter::Antialiasing, frame.detail >= Detail::Names);
    for (const auto *group : groups) {
        if (!group->isCollapsed())
            group->paintFrame(painter, frame.detail);
    }
    paintEach(painter, m_layer.in<NoteItem>(frame.scene), frame.detail);
    paintEdges(painter, frame);

    const auto nodes = m_layer.in<NodeItem>(frame.scene);
    const auto raised = std::ranges::find_if(nodes, [](const NodeItem *node) { return node->isRaised(); });
    paintNodes(painter, {nodes.begin(), raised}, frame);
    painter.setWorldTransform(frame.view);
    for (const auto *group : groups) {
        if (group->isCollapsed())
            group->paint(painter, frame.detail);
    }
    paintNodes(painter, {raised, nodes.end()}, frame);
}

void ScreenPainter::paintNodes(QPainter &painter, std::span<NodeItem *const> nodes, const Frame &frame)
{
    if (frame.detail < Detail::Names) {
        paintBlocks(painter, nodes, frame);
    } else {
        for (const auto *node : nodes)
            paintNode(painter, *node, frame);
    }
    painter.setOpacity(1);
}

void ScreenPainter::paintEdges(QPainter &painter, const Frame &frame)
{
    if (frame.detail < Detail::Names)
        return paintFarEdges(m_layer.anyIn<EdgeItem>(frame.scene), frame);
    painter.setBrush(Qt::NoBrush);
    painter.setRenderHint(QPainter::Antialiasing);
    paintNearEdges(painter, m_layer.in<EdgeItem>(frame.scene), frame);
    painter.setOpacity(1);
}

void ScreenPainter::paintFarEdges(const std::vector<EdgeItem *> &edges, const Frame &frame) const
{
    // Straight from bend to bend; what steps took lies above what they did not, and what is picked out above both.
    const auto rankOf = [](const EdgeMood &mood) {
        const bool isPicked = mood.selected || mood.lit || mood.dropTarget || mood.hovered;
        return isPicked ? 2 : std::min(1, static_cast<int>(mood.passed));
    };
    const EdgePainter looks(m_kit.style);
    ThinLines lines(*frame.pixels);
    const EdgeMood *shown = nullptr;
    const auto draw = [&](const EdgeItem &edge) {
        const auto &mood = edge.mood();
        if (!shown || *shown != mood)
            lines.setColor(looks.penOf(mood).color(), EdgePainter::opacityOf(mood));
        shown = &mood;
        eachPiece(edge.curve(), [&](const EdgePiece &piece) {
            lines.draw({frame.placeOf(piece.from), frame.placeOf(piece.to)});
        });
    };
    // Each is looked at once: with very many, to fetch them from memory is what takes long.
    std::array<std::vector<const EdgeItem *>, 2> above;
    for (const auto *edge : edges) {
        if (const int rank = rankOf(edge->mood()); rank > 0)
            above[static_cast<std::size_t>(rank) - 1].push_back(edge);
        else
            draw(*edge);
    }
    for (const auto &some : above) {
        for (const auto *edge : some)
            draw(*edge);
    }
}

void ScreenPainter::paintNearEdges(QPainter &painter, const std::vector<EdgeItem *> &edges, const Frame &frame)
{
    const EdgePainter looks(m_kit.style);
    const double tolerance = (frame.detail == Detail::All ? 0.1 : 0.2) / frame.scale;
    constexpr double kReach = 4;
    const auto sight = frame.scene.adjusted(-kReach, -kReach, kReach, kReach);
    ThinLines thin(*frame.pixels);
    for (const auto *edge : edges) {
        auto pen = looks.penOf(edge->mood());
        const auto lines = linesOf(edge->curve(), pen, tolerance, sight);
        pen.setStyle(Qt::SolidLine); // the lines are the dashes
        const double opacity = EdgePainter::opacityOf(edge->mood());
        painter.setOpacity(opacity);
        if (frame.detail == Detail::Names && pen.widthF() * frame.scale < kThin) {
            thin.setColor(pen.color(), opacity);
            for (const QLineF &line : std::as_const(lines))
                thin.drawSmooth({frame.placeOf(line.p1()), frame.placeOf(line.p2())});
        } else {
            // Line by line: a tall path takes Qt ten times as long.
            painter.setPen(pen);
            painter.drawLines(lines);
        }
        paintHead(painter, *edge, pen.color(), frame);
        looks.paintCount(painter, edge->curve(), edge->mood(), frame.detail);
        looks.paintWaiting(painter, edge->curve(), edge->mood(), frame.detail);
        painter.setBrush(Qt::NoBrush);
    }
}

void ScreenPainter::paintHead(QPainter &painter, const EdgeItem &edge, const QColor &color, const Frame &frame)
{
    const auto end = edge.curve().currentPosition();
    if (!frame.scene.adjusted(-8, -8, 16, 8).contains(end))
        return;
    const auto &stamp = m_stamps.head(color);
    painter.setWorldTransform({});
    painter.drawPixmap(frame.pixelOf(end) + stamp.offset, stamp.pixels);
    painter.setWorldTransform(frame.view);
}

void ScreenPainter::paintBlocks(QPainter &painter, std::span<NodeItem *const> nodes, const Frame &frame)
{
    const NodePainter looks(m_kit.style, m_kit.geometry);
    painter.setWorldTransform({});
    const QSizeF size = m_kit.geometry.body().size() * frame.scale;
    const QSize block(std::max(1, qRound(size.width())), std::max(1, qRound(size.height())));
    for (const auto *node : nodes) {
        const auto corner = frame.pixelOf(node->pos());
        painter.setOpacity(opacityOf(node->mood()));
        if (node->mood().dimmed)
            painter.fillRect(QRect(corner, block), node->blockColor());
        else
            fillArea(*frame.pixels, QRect(corner, block), node->blockColor());
        if (frame.detail == Detail::Blocks)
            continue;
        for (const auto &mark : looks.marksOf(node->look(), node->mood(), frame.detail)) {
            const auto &stamp = m_stamps.mark(mark);
            painter.drawPixmap(corner + stamp.offset, stamp.pixels);
        }
    }
}

void ScreenPainter::paintNode(QPainter &painter, const NodeItem &node, const Frame &frame)
{
    const NodePainter looks(m_kit.style, m_kit.geometry);
    const auto corner = frame.pixelOf(node.pos());
    painter.setWorldTransform({});
    painter.setOpacity(opacityOf(node.mood()));
    const auto &plate = m_stamps.plate(plateOf(node.look(), node.mood(), frame.detail));
    painter.drawPixmap(corner + plate.offset, plate.pixels);
    for (const auto &mark : looks.marksOf(node.look(), node.mood(), frame.detail)) {
        const auto &stamp = m_stamps.mark(mark);
        painter.drawPixmap(corner + stamp.offset, stamp.pixels);
    }
    painter.setWorldTransform(QTransform(frame.scale, 0, 0, frame.scale, corner.x(), corner.y()));
    paintFace(painter, node, frame);
}

void ScreenPainter::paintFace(QPainter &painter, const NodeItem &node, const Frame &frame) const
{
    const auto &style = m_kit.style;
    const auto &glyphs = node.glyphs();
    const auto write = [&](const std::vector<PlacedGlyphs> &letters, Token token) {
        if (letters.empty())
            return;
        painter.setPen(style.color(token));
        for (const auto &[place, run] : letters)
            painter.drawGlyphRun(place, run);
    };
    if (frame.detail == Detail::Names) {
        write(glyphs.far, node.look().disabled ? Token::Muted : Token::Text);
    } else {
        write(glyphs.ports, Token::Muted);
        if (node.look().disabled)
            painter.setOpacity(opacityOf(node.mood()) * inkOf(node.look()));
        write(glyphs.title, Token::Text);
        write(glyphs.second, Token::Muted);
    }
    const NodePainter looks(style, m_kit.geometry);
    if (node.mood().live && node.mood().live->waiting > 0) {
        painter.setRenderHint(QPainter::Antialiasing);
        looks.paintWaiting(painter, node.mood(), frame.detail);
    }
    if (!node.mood().figures)
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    looks.paintCounts(painter, node.look(), node.mood(), node.text().isWrapped, frame.detail);
    painter.setOpacity(opacityOf(node.mood()));
    looks.paintProgress(painter, *node.mood().figures, m_kit.phase);
}

void paintCanvas(QPainter &painter, const CanvasLayer &layer, const QRectF &rect)
{
    const auto detail = detailAt(painter.worldTransform().m11());
    const auto groups = layer.in<GroupItem>(rect);
    const auto paintGroups = [&](bool areCollapsed) {
        for (const auto *group : groups) {
            if (group->isCollapsed() == areCollapsed)
                group->paint(painter, detail);
        }
    };
    paintGroups(false);
    paintEach(painter, layer.in<NoteItem>(rect), detail);
    paintEach(painter, layer.in<EdgeItem>(rect), detail);
    for (const auto *node : layer.in<NodeItem>(rect)) {
        painter.save();
        painter.translate(node->pos());
        node->paint(painter, detail);
        painter.restore();
    }
    painter.setOpacity(1);
    paintGroups(true);
}

} // namespace sluice
