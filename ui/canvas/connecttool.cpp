#include "ui/canvas/canvasview.h"
#include "ui/canvas/tools.h"

#include <QCoreApplication>

#include <algorithm>

namespace sluice {

ConnectTool::ConnectTool(CanvasView &view, const PortHit &start)
    : CanvasTool(view)
    , m_start(start)
    , m_graph(view.canvas().document().workflow())
{
    const int own = m_graph.indexOf(start.task);
    if (own >= 0) {
        const auto closing = start.isOut() ? m_graph.ancestors(own) : m_graph.descendants(own);
        for (int task = 0; task < m_graph.size(); ++task) {
            if (closing[static_cast<std::size_t>(task)])
                m_closing.insert(m_graph.idOf(task));
        }
    }
    m_dimmed = m_closing;
    m_dimmed.insert(start.task);
    for (const Task &task : view.canvas().document().workflow().tasks) {
        if (isThere(task.id))
            m_dimmed.insert(task.id);
    }
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
    const auto edge = edgeTo(target);
    if (edge.from == edge.to)
        return {};
    return DragReachability(m_graph, edge.from).pathFrom(edge.to);
}

QString ConnectTool::refusal(const QString &target, const QStringList &cycle) const
{
    if (target == m_start.task)
        return QCoreApplication::translate("ConnectTool", "A task cannot follow itself");
    if (m_closing.contains(target)) {
        const auto &document = m_view.canvas().document();
        QStringList titles{document.titleOf(edgeTo(target).from)};
        for (const auto &id : cycle)
            titles.push_back(document.titleOf(id));
        return QCoreApplication::translate("ConnectTool", "This would close a cycle: %1")
            .arg(titles.join(QStringLiteral(" → ")));
    }
    return isThere(target) ? QCoreApplication::translate("ConnectTool", "These are connected already") : QString();
}

void ConnectTool::move(const CanvasPointer &pointer)
{
    auto &canvas = m_view.canvas();
    const auto target = targetAt(pointer.scene);
    const auto cycle = m_closing.contains(target) ? cycleThrough(target) : QStringList();
    const auto note = target.isEmpty() ? QString() : refusal(target, cycle);
    const bool isLegal = !target.isEmpty() && note.isEmpty();
    canvas.mark(m_dimmed, cycle, isLegal ? target : QString());
    auto end = pointer.scene;
    if (isLegal)
        end = canvas.portPlace({target, m_start.isOut() ? QString() : edgeTo(target).fromPort});
    const auto start = canvas.portPlace(m_start);
    canvas.draft().draw(m_start.isOut() ? start : end, m_start.isOut() ? end : start, !note.isEmpty(), note);
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
    m_view.canvas().draft().hide();
    m_view.canvas().mark({}, {}, {});
}

} // namespace sluice
