#include "ui/document/workflowdelta.h"

#include <QHash>
#include <QSet>

#include <algorithm>

namespace sluice {

namespace {

auto propertiesOf(auto &workflow)
{
    return std::tie(workflow.name, workflow.description, workflow.concurrency, workflow.priority);
}

} // namespace

template <typename T>
void WorkflowDelta::Membership<T>::swap(std::vector<T> &list)
{
    std::vector<T> next;
    next.reserve(list.size() - gone.size() + come.size());
    std::size_t read = 0;
    auto leaves = gone.begin();
    auto enters = come.begin();
    while (read < list.size() || enters != come.end()) {
        if (leaves != gone.end() && leaves->at == read) {
            ++leaves;
            ++read;
        } else if (enters != come.end() && enters->at == next.size()) {
            next.push_back(enters->value);
            ++enters;
        } else {
            next.push_back(std::move(list[read]));
            ++read;
        }
    }
    list = std::move(next);
    gone.swap(come);
}

/// The lists must not hold the same identity twice in one place of the order; a reordered list is taken as all new.
template <typename T, typename SameIdentity>
WorkflowDelta::Membership<T> WorkflowDelta::membership(const std::vector<T> &before, const std::vector<T> &after,
                                                       SameIdentity same)
{
    Membership<T> result;
    std::size_t head = 0;
    const auto shorter = std::min(before.size(), after.size());
    while (head < shorter && same(before[head], after[head]))
        ++head;
    std::size_t tail = 0;
    while (tail < shorter - head && same(before[before.size() - 1 - tail], after[after.size() - 1 - tail]))
        ++tail;
    // Between the common ends, keep what is found again in order.
    std::size_t b = head;
    std::size_t a = head;
    const auto beforeEnd = before.size() - tail;
    const auto afterEnd = after.size() - tail;
    while (b < beforeEnd || a < afterEnd) {
        if (b < beforeEnd && a < afterEnd && same(before[b], after[a])) {
            ++b;
            ++a;
            continue;
        }
        const auto again = b < beforeEnd ? std::find_if(after.begin() + static_cast<std::ptrdiff_t>(a),
                                                        after.begin() + static_cast<std::ptrdiff_t>(afterEnd),
                                                        [&](const T &one) { return same(before[b], one); })
                                               - after.begin()
                                         : static_cast<std::ptrdiff_t>(afterEnd);
        if (b < beforeEnd && static_cast<std::size_t>(again) == afterEnd) {
            result.gone.push_back({b, before[b]});
            ++b;
        } else {
            result.come.push_back({a, after[a]});
            ++a;
        }
    }
    return result;
}

WorkflowDelta WorkflowDelta::between(const Workflow &before, const Workflow &after)
{
    WorkflowDelta delta;
    delta.m_tasks = membership(before.tasks, after.tasks, [](const Task &a, const Task &b) { return a.id == b.id; });
    delta.m_edges = membership(before.edges, after.edges, [](const Edge &a, const Edge &b) { return a == b; });

    QSet<QString> listed;
    for (const auto &one : delta.m_tasks.gone)
        listed.insert(one.value.id);
    QHash<QString, const Task *> old;
    for (const Task &task : before.tasks)
        old.insert(task.id, &task);
    for (const Task &task : after.tasks) {
        const Task *was = old.value(task.id);
        if (was && !listed.contains(task.id) && *was != task)
            delta.m_changed.push_back(task);
    }
    for (auto place = after.layout.begin(); place != after.layout.end(); ++place) {
        const auto was = before.layout.constFind(place.key());
        if (was == before.layout.constEnd() || *was != *place)
            delta.m_layout.emplace_back(place.key(), *place);
    }
    for (auto place = before.layout.begin(); place != before.layout.end(); ++place) {
        if (!after.layout.contains(place.key()))
            delta.m_layout.emplace_back(place.key(), std::nullopt);
    }
    if (before.drawing != after.drawing)
        delta.m_drawing = after.drawing;
    if (propertiesOf(before) != propertiesOf(after))
        delta.m_properties = propertiesOf(after);
    if (before.triggers != after.triggers)
        delta.m_triggers = after.triggers;
    return delta;
}

bool WorkflowDelta::isEmpty() const
{
    return m_tasks.isEmpty() && m_edges.isEmpty() && m_changed.empty() && m_layout.empty() && !m_drawing
           && !m_properties && !m_triggers;
}

WorkflowChange WorkflowDelta::swap(Workflow &workflow)
{
    WorkflowChange change;
    for (const auto &one : m_tasks.come)
        change.added.push_back(one.value.id);
    for (const auto &one : m_tasks.gone)
        change.removed.push_back(one.value.id);
    for (const auto &one : m_edges.come)
        change.edgesAdded.push_back(one.value);
    for (const auto &one : m_edges.gone)
        change.edgesRemoved.push_back(one.value);
    m_tasks.swap(workflow.tasks);
    m_edges.swap(workflow.edges);
    for (Task &task : m_changed) {
        if (Task *here = workflow.task(task.id)) {
            std::swap(*here, task);
            change.changed.push_back(here->id);
        }
    }
    for (auto &[id, place] : m_layout) {
        const auto was = workflow.layout.constFind(id);
        std::optional<QPointF> other;
        if (was != workflow.layout.constEnd())
            other = *was;
        if (place)
            workflow.layout.insert(id, *place);
        else
            workflow.layout.remove(id);
        place = other;
        change.moved.push_back(id);
    }
    if (m_drawing) {
        std::swap(workflow.drawing, *m_drawing);
        change.drawing = true;
    }
    if (m_properties) {
        Properties other = propertiesOf(workflow);
        propertiesOf(workflow) = std::exchange(*m_properties, std::move(other));
        change.properties = true;
    }
    if (m_triggers) {
        m_triggers->swap(workflow.triggers);
        change.triggers = true;
    }
    return change;
}

bool WorkflowDelta::absorb(const WorkflowDelta &later)
{
    if (!m_tasks.isEmpty() || !m_edges.isEmpty() || !later.m_tasks.isEmpty() || !later.m_edges.isEmpty())
        return false;
    for (const Task &task : later.m_changed) {
        if (std::ranges::find(m_changed, task.id, &Task::id) == m_changed.end())
            m_changed.push_back(task);
    }
    for (const auto &place : later.m_layout) {
        const auto known = std::ranges::find(m_layout, place.first, &std::pair<QString, std::optional<QPointF>>::first);
        if (known == m_layout.end())
            m_layout.push_back(place);
    }
    if (!m_drawing)
        m_drawing = later.m_drawing;
    if (!m_properties)
        m_properties = later.m_properties;
    if (!m_triggers)
        m_triggers = later.m_triggers;
    return true;
}

} // namespace sluice
