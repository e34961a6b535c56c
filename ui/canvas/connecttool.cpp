#include "ui/canvas/canvasview.h"
#include "ui/canvas/tools.h"

#include <QCoreApplication>

#include <algorithm>

namespace sluice {

ConnectTool::ConnectTool(CanvasView &view, const PortHit &start)
    : CanvasTool(view)
    , m_start(start)
    , m_graph(view.canvas().document().workflow())
    , m_towards(static_cast<std::size_t>(m_graph.size()), -1)
{
    findClosing();
    m_dimmed.insert(start.task);
    for (const Task &task : view.canvas().document().workflow().tasks) {
        if (closesCycle(task.id) || isThere(task.id))
            m_dimmed.insert(task.id);
    }
}

void ConnectTool::findClosing()
{
    // Breadth first, so that each way is a shortest one; what is asked while the wire is drawn is only looked up.
    const int own = m_graph.indexOf(m_start.task);
    if (own < 0)
        return;
    std::vector<int> open{own};
    for (std::size_t next = 0; next < open.size(); ++next) {
        const int here = open[next];
        for (const auto &arc : m_start.isOut() ? m_graph.incoming(here) : m_graph.outgoing(here)) {
            if (arc.task == own || m_towards[static_cast<std::size_t>(arc.task)] >= 0)
                continue;
            m_towards[static_cast<std::size_t>(arc.task)] = here;
            open.push_back(arc.task);
        }
    }
}

bool ConnectTool::closesCycle(const QString &target) const
{
    const int task = m_graph.indexOf(target);
    return task >= 0 && m_towards[static_cast<std::size_t>(task)] >= 0;
}

Edge ConnectTool::edgeTo(const QString &target) const
{
    if (m_start.isOut())
        return {m_start.task, m_start.port, target};
    const auto *source = m_view.canvas().node(target);
    const auto port = source && !source->look().outPorts.isEmpty() ? source->look().outPorts.front() : QString();
    return {target, port, m_start.task};
}

bool ConnectTool::isThere(const QString &target) const
{
    return m_view.canvas().edgeItem(edgeTo(target)) != nullptr;
}

QString ConnectTool::targetAt(QPointF point) const
{
    const auto port = m_view.canvas().portAt(point);
    if (port && port->isOut() != m_start.isOut())
        return port->task;
    const auto *node = m_view.canvas().nodeAt(point);
    return node ? node->id() : QString();
}

QStringList ConnectTool::cycleThrough(const QString &target) const
{
    if (!closesCycle(target))
        return {};
    QStringList cycle;
    for (int task = m_graph.indexOf(target); task >= 0; task = m_towards[static_cast<std::size_t>(task)])
        cycle.push_back(m_graph.idOf(task));
    if (!m_start.isOut())
        std::ranges::reverse(cycle);
    return cycle;
}

QString ConnectTool::refusal(const QString &target, const QStringList &cycle) const
{
    if (target == m_start.task)
        return QCoreApplication::translate("ConnectTool", "A task cannot follow itself");
    if (closesCycle(target)) {
        const auto titleOf = [this](const QString &id) { return m_view.canvas().node(id)->look().title; };
        QStringList titles{titleOf(edgeTo(target).from)};
        for (const auto &id : cycle)
            titles.push_back(titleOf(id));
        return QCoreApplication::translate("ConnectTool", "This would close a cycle: %1")
            .arg(titles.join(QStringLiteral(" → ")));
    }
    return isThere(target) ? QCoreApplication::translate("ConnectTool", "These are connected already") : QString();
}

void ConnectTool::move(const CanvasPointer &pointer)
{
    auto &canvas = m_view.canvas();
    const auto target = targetAt(pointer.scene);
    if (target != m_target || !canvas.draft().isVisible()) {
        const auto cycle = cycleThrough(target);
        m_target = target;
        m_refusal = target.isEmpty() ? QString() : refusal(target, cycle);
        canvas.mark(m_dimmed, cycle, m_refusal.isEmpty() ? target : QString());
    }
    const bool isLegal = !target.isEmpty() && m_refusal.isEmpty();
    auto end = pointer.scene;
    if (isLegal)
        end = canvas.portPlace({target, m_start.isOut() ? QString() : edgeTo(target).fromPort});
    const auto start = canvas.portPlace(m_start);
    canvas.draft().draw(m_start.isOut() ? start : end, m_start.isOut() ? end : start, !m_refusal.isEmpty(), m_refusal);
    canvas.draft().show();
}

void ConnectTool::release(const CanvasPointer &pointer)
{
    auto &canvas = m_view.canvas();
    const auto target = targetAt(pointer.scene);
    const bool wasDrawn = canvas.draft().isVisible();
    const auto refused = target.isEmpty() ? QString() : refusal(target, cycleThrough(target));
    tidy();
    if (!target.isEmpty() && refused.isEmpty())
        canvas.document().connectTasks(edgeTo(target));
    else if (target.isEmpty() && wasDrawn)
        m_view.quickAdd(pointer.scene, m_start);
    else if (target == m_start.task)
        canvas.select({target});
}

void ConnectTool::cancel()
{
    tidy();
}

void ConnectTool::tidy()
{
    m_view.canvas().draft().leave();
    m_view.canvas().draft().hide();
    m_view.canvas().mark({}, {}, {});
}

} // namespace sluice
