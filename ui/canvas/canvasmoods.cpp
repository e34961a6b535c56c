// What the pointer, the selection and a wire that is drawn do to the items of a canvas scene.
#include "ui/canvas/canvasscene.h"

#include <utility>

namespace sluice {

void CanvasScene::applySelection()
{
    for (auto *item : std::as_const(m_nodes)) {
        auto mood = item->mood();
        const bool isCurrent = item->id() == m_current;
        if (mood.selected == item->isSelected() && mood.focused == isCurrent)
            continue;
        mood.selected = item->isSelected();
        mood.focused = isCurrent;
        item->setMood(mood);
    }
    for (auto *item : std::as_const(m_edges))
        updateEdgeMood(*item);
    Q_EMIT selectionMoved();
}

void CanvasScene::updateEdgeMood(EdgeItem &item)
{
    EdgeMood mood;
    const Edge &edge = item.edge();
    mood.selected = item.isSelected();
    mood.hovered = &item == m_hoveredEdge;
    mood.dropTarget = &item == m_dropEdge;
    const auto from = m_lit.indexOf(edge.from);
    mood.lit = from >= 0 && from + 1 < m_lit.size() && m_lit[from + 1] == edge.to;
    mood.dimmed = m_isMarked && !mood.lit;
    const auto isDisabled = [this](const QString &id) { return node(id) && node(id)->look().disabled; };
    mood.disabled = isDisabled(edge.from) || isDisabled(edge.to);
    mood.inRun = m_figures.has_value();
    if (m_figures) {
        const auto figures = m_figures->constFind(edge.from);
        if (figures != m_figures->constEnd())
            mood.passed = figures->left.value(edge.fromPort);
    }
    if (const auto live = m_live.constFind(edge.to); live != m_live.constEnd() && !m_isStale) {
        mood.waiting = live->waiting;
        mood.isGrowing = live->waiting > 0 && live->trend() == WaitTrend::Growing;
    }
    item.setMood(mood);
}

void CanvasScene::hover(const QString &id, const std::optional<PortHit> &port, EdgeItem *edge)
{
    const auto apply = [this](const QString &task, bool isHovered, const std::optional<PortHit> &hot) {
        auto *item = node(task);
        if (!item)
            return;
        auto mood = item->mood();
        mood.hovered = isHovered;
        mood.hotIn = hot && hot->task == task && !hot->isOut();
        mood.hotPort = hot && hot->task == task && hot->isOut()
                           ? static_cast<int>(item->look().outPorts.indexOf(hot->port))
                           : -1;
        item->setMood(mood);
    };
    const auto next = port ? port->task : id;
    if (m_hovered != next)
        apply(m_hovered, false, std::nullopt);
    m_hovered = next;
    apply(next, true, port);
    if (edge != m_hoveredEdge) {
        auto *before = std::exchange(m_hoveredEdge, edge);
        for (auto *item : {before, edge}) {
            if (item)
                updateEdgeMood(*item);
        }
    }
}

void CanvasScene::mark(const QSet<QString> &dimmed, const QStringList &lit, const QString &target)
{
    const bool isMarked = !dimmed.isEmpty() || !lit.isEmpty();
    const bool isSame = isMarked == m_isMarked && dimmed == m_dimmed;
    if (isSame && lit == m_lit && target == m_target)
        return;
    m_isMarked = isMarked;
    m_dimmed = dimmed;
    const auto litBefore = std::exchange(m_lit, lit);
    const auto targetBefore = std::exchange(m_target, target);
    if (isSame) {
        // While a wire is drawn only what it passes changes.
        for (const auto &id : litBefore + lit + QStringList{targetBefore, target}) {
            if (auto *item = node(id))
                markNode(*item);
            for (auto *wire : m_wires.value(id))
                updateEdgeMood(*wire);
        }
    } else {
        for (auto *item : std::as_const(m_nodes))
            markNode(*item);
        for (auto *item : std::as_const(m_edges))
            updateEdgeMood(*item);
    }
    Q_EMIT overviewChanged();
}

void CanvasScene::markNode(NodeItem &item)
{
    auto mood = item.mood();
    mood.lit = m_lit.contains(item.id());
    mood.dimmed = m_dimmed.contains(item.id()) && !mood.lit;
    mood.inTarget = !m_target.isEmpty() && item.id() == m_target;
    item.setMood(mood);
}

void CanvasScene::markDropTarget(EdgeItem *edge)
{
    if (edge == m_dropEdge)
        return;
    auto *before = std::exchange(m_dropEdge, edge);
    for (auto *item : {before, edge}) {
        if (item)
            updateEdgeMood(*item);
    }
}

} // namespace sluice
