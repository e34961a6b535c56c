// What is selected in a canvas scene.
#include "ui/canvas/canvasscene.h"

#include <algorithm>
#include <tuple>

namespace sluice {

namespace {

template <typename Item>
QStringList selectedIn(const QHash<QString, Item *> &items)
{
    QStringList ids;
    for (const auto *item : items) {
        if (item->isSelected())
            ids.push_back(item->id());
    }
    ids.sort();
    return ids;
}

} // namespace

QStringList CanvasScene::selectedTasks() const
{
    QStringList ids;
    for (const Task &task : m_document.workflow().tasks) {
        const auto *item = node(task.id);
        const auto *group = m_groupOf.value(task.id);
        if ((item && item->isSelected()) || (group && group->isSelected()))
            ids.push_back(task.id);
    }
    return ids;
}

QStringList CanvasScene::selectedNotes() const
{
    return selectedIn(m_notes);
}

QStringList CanvasScene::selectedGroups() const
{
    return selectedIn(m_groups);
}

std::vector<Edge> CanvasScene::selectedEdges() const
{
    std::vector<Edge> edges;
    for (const auto *item : m_edges) {
        if (item->isSelected())
            edges.push_back(item->edge());
    }
    std::ranges::sort(edges, {}, [](const Edge &edge) { return std::tie(edge.from, edge.fromPort, edge.to); });
    return edges;
}

void CanvasScene::select(const QStringList &ids, const QStringList &notes)
{
    {
        const QSignalBlocker quiet(this);
        clearSelection();
        for (const auto &id : ids) {
            if (auto *collapsed = collapsedGroupOf(id))
                collapsed->setSelected(true);
            else if (auto *item = node(id))
                item->setSelected(true);
        }
        for (const auto &id : notes) {
            if (auto *item = note(id))
                item->setSelected(true);
        }
    }
    setCurrent(ids.size() == 1 ? ids.front() : QString());
    applySelection();
}

void CanvasScene::selectGroup(const QString &id)
{
    select({});
    if (auto *item = group(id))
        item->setSelected(true);
}

void CanvasScene::setCurrent(const QString &id)
{
    if (m_current == id)
        return;
    m_current = id;
    applySelection();
    Q_EMIT currentChanged(id);
}

} // namespace sluice
