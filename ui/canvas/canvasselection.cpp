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
    QSet<const GroupItem *> inPart;
    for (const auto &id : m_within)
        inPart.insert(m_groupOf.value(id));
    QStringList ids;
    for (const Task &task : m_document.workflow().tasks) {
        const auto *item = node(task.id);
        const auto *group = m_groupOf.value(task.id);
        const bool isOfGroup = group && group->isSelected() && (!inPart.contains(group) || m_within.contains(task.id));
        if ((item && item->isSelected()) || isOfGroup)
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

QStringList CanvasScene::wholeGroups() const
{
    auto ids = selectedGroups();
    ids.removeIf([this](const QString &id) {
        const auto &tasks = group(id)->group().tasks;
        const auto isMeant = [this](const QString &task) { return m_within.contains(task); };
        return std::ranges::any_of(tasks, isMeant) && !std::ranges::all_of(tasks, isMeant);
    });
    return ids;
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
        m_layer.clearSelection();
        m_within.clear();
        for (const auto &id : ids) {
            if (auto *collapsed = collapsedGroupOf(id)) {
                collapsed->setSelected(true);
                m_within.insert(id);
            } else if (auto *item = node(id)) {
                item->setSelected(true);
            }
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

void CanvasScene::takeWhole(const GroupItem &group)
{
    const auto taken = m_within.removeIf([&](const QString &id) { return m_groupOf.value(id) == &group; });
    if (taken > 0)
        applySelection();
}

void CanvasScene::leaveOut(const QString &id)
{
    auto *group = m_groupOf.value(id);
    if (!m_within.remove(id) || !group)
        return;
    // With the last one that was meant, its group is no longer selected, or all its other tasks would be meant.
    if (std::ranges::none_of(m_within, [&](const QString &other) { return m_groupOf.value(other) == group; }))
        group->setSelected(false);
}

void CanvasScene::settleWithin()
{
    // Those that show now are selected themselves, in the place of their group.
    for (const auto &id : QSet(m_within)) {
        if (collapsedGroupOf(id))
            continue;
        m_within.remove(id);
        if (auto *group = m_groupOf.value(id))
            group->setSelected(false);
        if (auto *item = node(id))
            item->setSelected(true);
    }
}

void CanvasScene::followSelection()
{
    m_within.removeIf([this](const QString &id) {
        const auto *group = m_groupOf.value(id);
        return !group || !group->isSelected();
    });
    applySelection();
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
