// What a canvas scene shows besides nodes and edges: groups, notes, tints, and the ways of long edges.
#include "ui/canvas/canvasscene.h"

#include <QPainter>

#include <utility>

namespace sluice {

namespace {

/// Makes the items of a list, takes away those of ids that are gone, and hands each its value.
template <typename Item, typename List, typename Show>
void match(CanvasLayer &layer, QHash<QString, Item *> &items, const List &list, const CanvasKit &kit, Show show)
{
    QSet<QString> kept;
    for (const auto &value : list) {
        kept.insert(value.id);
        auto *&item = items[value.id];
        if (!item)
            item = layer.add(std::make_unique<Item>(value.id, kit));
        show(*item, value);
    }
    for (const auto &id : items.keys()) {
        if (!kept.contains(id))
            layer.remove(items.take(id));
    }
}

} // namespace

GroupItem *CanvasScene::groupAt(QPointF point) const
{
    return m_layer.at<GroupItem>(point);
}

NoteItem *CanvasScene::noteAt(QPointF point) const
{
    return m_layer.at<NoteItem>(point);
}

GroupItem *CanvasScene::collapsedGroupOf(const QString &task) const
{
    auto *group = m_groupOf.value(task);
    return group && group->isCollapsed() ? group : nullptr;
}

void CanvasScene::redraw()
{
    const auto before = std::exchange(m_drawing, m_document.workflow().drawing);
    m_groupOf.clear(); // some of them go now
    match(m_layer, m_notes, m_drawing.notes, m_kit, [](NoteItem &item, const StickyNote &note) { item.setNote(note); });
    match(m_layer, m_groups, m_drawing.groups, m_kit,
          [](GroupItem &item, const TaskGroup &group) { item.setGroup(group); });
    for (const TaskGroup &one : m_drawing.groups) {
        for (const auto &task : one.tasks)
            m_groupOf.insert(task, group(one.id));
    }
    const bool sameGroups = before.groups == m_drawing.groups;
    if (!sameGroups) {
        for (auto *item : std::as_const(m_nodes))
            item->setVisible(!collapsedGroupOf(item->id()));
    }
    fitGroups();
    if (before.tints != m_drawing.tints) {
        for (auto *item : std::as_const(m_nodes))
            item->setTint(m_drawing.tints.value(item->id()));
    }
    if (sameGroups && before.routes == m_drawing.routes)
        return;
    for (auto *wire : std::as_const(m_edges)) {
        if (!sameGroups || before.routes.value(wire->edge()) != m_drawing.routes.value(wire->edge()))
            rewire(*wire);
    }
}

void CanvasScene::fitGroups()
{
    for (auto *item : std::as_const(m_groups))
        fitGroup(*item);
}

void CanvasScene::fitGroup(GroupItem &group)
{
    QRectF bodies;
    std::optional<StepState> most;
    std::optional<Severity> worst;
    for (const auto &task : group.group().tasks) {
        const auto *item = node(task);
        if (!item)
            continue;
        bodies |= m_kit.geometry.body().translated(item->pos());
        if (const auto &figures = item->mood().figures; figures && (!most || mattersMore(figures->shown, *most)))
            most = figures->shown;
        if (const auto &trouble = item->look().trouble; trouble && (!worst || *trouble > *worst))
            worst = trouble;
    }
    group.showState(most, worst);
    const auto before = group.frame();
    group.setContent(bodies);
    if (!group.isCollapsed() || before == group.frame())
        return;
    for (const auto &task : group.group().tasks)
        rewire(task);
}

void CanvasScene::rewire(EdgeItem &wire)
{
    const Edge &edge = wire.edge();
    const auto *from = node(edge.from);
    const auto *to = node(edge.to);
    if (!from || !to)
        return;
    const auto *start = collapsedGroupOf(edge.from);
    const auto *end = collapsedGroupOf(edge.to);
    wire.setVisible(!start || start != end);
    const bool isFree = start || end || m_dragged.contains(edge.from) || m_dragged.contains(edge.to);
    wire.setEnds(start ? start->outPort() : from->outPort(edge.fromPort),
                 isFree ? QList<QPointF>() : m_document.workflow().drawing.routes.value(edge),
                 end ? end->inPort() : to->inPort());
}

void CanvasScene::showGuides(const QList<QLineF> &lines)
{
    if (lines == m_guides)
        return;
    m_guides = lines;
    update();
}

void CanvasScene::drawForeground(QPainter *painter, const QRectF &)
{
    if (m_guides.isEmpty())
        return;
    QPen pen(m_kit.style.color(Token::Accent), 1, Qt::DashLine);
    pen.setCosmetic(true);
    painter->setPen(pen);
    painter->drawLines(m_guides);
}

void CanvasScene::paintOverview(QPainter &painter) const
{
    const auto &style = m_kit.style;
    for (const auto *item : m_notes)
        painter.fillRect(item->note().place, style.tintColor(item->note().tint));
    for (const auto *item : m_groups) {
        auto fill = style.tintColor(item->group().tint);
        fill.setAlphaF(item->isCollapsed() ? 1.0F : 0.25F);
        painter.fillRect(item->frame(), fill);
    }
    for (const auto *item : m_nodes) {
        if (item->isVisible())
            painter.fillRect(m_kit.geometry.body().translated(item->pos()), item->blockColor());
    }
}

} // namespace sluice
