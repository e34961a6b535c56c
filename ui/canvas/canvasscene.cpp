#include "ui/canvas/canvasscene.h"

#include "ui/wording/wording.h"

#include <QGraphicsView>

#include <algorithm>
#include <utility>

namespace sluice {

CanvasScene::CanvasScene(WorkflowDocument &document, const TaskCatalog &catalog, ThemeController &themes,
                         QObject *parent)
    : QGraphicsScene(parent)
    , m_document(document)
    , m_catalog(catalog)
    , m_themes(themes)
    , m_kit{CanvasStyle(themes), {}, 0}
    , m_layer(*this)
{
    setItemIndexMethod(NoIndex); // of the few items that are not in the layer
    m_draft = new DraftEdgeItem(m_kit);
    m_draft->hide();
    addItem(m_draft);
    for (const Task &task : document.workflow().tasks)
        addNode(task);
    for (const Edge &edge : document.workflow().edges)
        makeWire(edge);
    retranslate();
    redraw();
    refreshTroubles();
    makeRoom();
    connect(&document, &WorkflowDocument::changed, this, &CanvasScene::follow);
    connect(&document, &WorkflowDocument::problemsChanged, this, &CanvasScene::refreshTroubles);
    connect(&themes, &ThemeController::changed, this, &CanvasScene::restyle);
    connect(&themes, &ThemeController::changed, this, [this] {
        if (m_themes.theme().hasReducedMotion())
            stopGlide();
    });
    m_idle.setInterval(0);
    connect(&m_idle, &QTimer::timeout, this, &CanvasScene::prepareSome);
    connect(&m_glide, &QVariantAnimation::valueChanged, this, &CanvasScene::showGlide);
    connect(&m_glide, &QVariantAnimation::finished, this, &CanvasScene::endGlide);
}

CanvasScene::~CanvasScene()
{
    m_glide.stop();
    clear(); // what it holds looks at members
}

void CanvasScene::repaint(const QRectF &place)
{
    if (repaintsAll() || !isInSight(place))
        return;
    // To gather very many places costs more than to paint all.
    if (++m_repaints > kMostRepaints)
        update();
    else
        update(place);
}

bool CanvasScene::isInSight(const QRectF &place) const
{
    const auto sees = [&](const QGraphicsView *view) {
        return view->viewportTransform().mapRect(place).intersects(
            QRectF(view->viewport()->rect()).adjusted(-2, -2, 2, 2));
    };
    const auto all = views();
    return std::ranges::any_of(all, sees);
}

void CanvasScene::selectionTouched()
{
    if (!signalsBlocked())
        followSelection();
}

void CanvasScene::follow(const WorkflowChange &change)
{
    {
        // Items that go or hide lose their selection one by one; it is told once, when all is in its place.
        const QSignalBlocker quiet(this);
        followTasks(change);
        if (std::exchange(m_glidesNext, false))
            glide(change.moved);
        for (const auto &id : change.moved) {
            if (m_glideFrom.contains(id))
                continue;
            if (auto *item = node(id)) {
                place(*item);
                rewire(id);
            }
        }
        if (change.drawing || !change.added.isEmpty() || !change.removed.isEmpty())
            redraw();
        else if (!change.moved.isEmpty())
            fitGroups();
        settleWithin();
    }
    if (!m_nodes.contains(m_current))
        setCurrent({});
    if (!change.added.isEmpty())
        prepareWords();
    makeRoom();
    if (change.drawing || !change.removed.isEmpty() || !change.edgesRemoved.empty())
        applySelection();
    else
        Q_EMIT selectionMoved();
}

void CanvasScene::followTasks(const WorkflowChange &change)
{
    const auto &workflow = m_document.workflow();
    QSet<QString> touched(change.changed.begin(), change.changed.end());
    for (const Edge &edge : change.edgesRemoved) {
        removeEdge(edge);
        touched.insert(edge.from);
    }
    for (const auto &id : change.removed)
        removeNode(id);
    const QSet<QString> added(change.added.begin(), change.added.end());
    if (!added.isEmpty()) {
        for (const Task &task : workflow.tasks) {
            if (added.contains(task.id))
                addNode(task);
        }
    }
    for (const Edge &edge : change.edgesAdded) {
        makeWire(edge);
        touched.insert(edge.from);
    }
    // A task that only has another place in the file is removed and added, and its edges are not: they are made again.
    auto again = added;
    again.intersect(QSet<QString>(change.removed.begin(), change.removed.end()));
    if (!again.isEmpty()) {
        for (const Edge &edge : workflow.edges) {
            if ((!again.contains(edge.from) && !again.contains(edge.to)) || edgeItem(edge))
                continue;
            makeWire(edge);
            touched.insert(edge.from);
        }
    }
    refreshLooks(touched);
    if (!again.isEmpty())
        refreshTroubles();
}

void CanvasScene::refreshLooks(const QSet<QString> &ids)
{
    if (ids.isEmpty())
        return;
    for (const Task &task : m_document.workflow().tasks) {
        if (!ids.contains(task.id))
            continue;
        refreshLook(task);
        rewire(task.id);
    }
}

void CanvasScene::makeRoom()
{
    // The rectangle grows in wide steps: the view can pan past the nodes, and the index stays fine-grained.
    constexpr double kNear = 1000;
    constexpr double kRoom = 4000;
    const auto content = contentRect();
    if (!sceneRect().contains(content.adjusted(-kNear, -kNear, kNear, kNear)))
        setSceneRect(sceneRect() | content.adjusted(-kRoom, -kRoom, kRoom, kRoom));
}

void CanvasScene::addNode(const Task &task)
{
    auto item = std::make_unique<NodeItem>(task.id, m_kit);
    item->setLook(lookOf(task, m_catalog, usedPorts(task.id)));
    item->setTint(m_drawing.tints.value(task.id));
    item->setVisible(!collapsedGroupOf(task.id));
    place(*item);
    if (m_figures && m_figures->contains(task.id))
        item->showFigures(m_figures->value(task.id));
    paintLive(*item);
    item->setStale(m_isStale);
    paintMarks(*item);
    m_nodes.insert(task.id, m_layer.add(std::move(item)));
}

void CanvasScene::removeNode(const QString &id)
{
    // By value: the wire goes, and its edge with it.
    for (auto *wire : QList(m_wires.value(id)))
        removeEdge(Edge(wire->edge()));
    m_wires.remove(id);
    leaveOut(id);
    m_layer.remove(m_nodes.take(id));
}

EdgeItem *CanvasScene::makeWire(const Edge &edge)
{
    if (!node(edge.from) || !node(edge.to))
        return nullptr;
    auto *item = m_layer.add(std::make_unique<EdgeItem>(edge, m_kit));
    m_edges.insert(item);
    m_wires[edge.from].push_back(item);
    if (edge.from != edge.to)
        m_wires[edge.to].push_back(item);
    rewire(*item);
    updateEdgeMood(*item);
    return item;
}

void CanvasScene::removeEdge(const Edge &edge)
{
    auto *item = edgeItem(edge);
    if (!item)
        return;
    if (m_hoveredEdge == item)
        m_hoveredEdge = nullptr;
    if (m_dropEdge == item)
        m_dropEdge = nullptr;
    m_edges.remove(item);
    m_wires[edge.from].removeOne(item);
    m_wires[edge.to].removeOne(item);
    m_layer.remove(item);
}

QStringList CanvasScene::usedPorts(const QString &id) const
{
    QStringList ports;
    for (const auto *wire : m_wires.value(id)) {
        if (wire->edge().from == id)
            ports.push_back(wire->edge().fromPort);
    }
    return ports;
}

EdgeItem *CanvasScene::edgeItem(const Edge &edge) const
{
    for (auto *item : m_wires.value(edge.from)) {
        if (item->edge() == edge)
            return item;
    }
    return nullptr;
}

void CanvasScene::place(NodeItem &item)
{
    item.setPos(m_document.workflow().layout.value(item.id()));
}

void CanvasScene::rewire(const QString &id)
{
    for (auto *wire : m_wires.value(id))
        rewire(*wire);
}

void CanvasScene::refreshLook(const QString &id)
{
    if (const Task *task = m_document.workflow().task(id))
        refreshLook(*task);
}

void CanvasScene::refreshLook(const Task &task)
{
    const auto &id = task.id;
    auto *item = node(id);
    if (!item)
        return;
    const auto portsBefore = item->look().outPorts;
    auto look = lookOf(task, m_catalog, usedPorts(id));
    if (const QString needs = needsText(m_document.needsOf(id)); !needs.isEmpty())
        look.summary = needs;
    item->setLook(look);
    if (item->look().outPorts != portsBefore)
        rewire(id);
    for (auto *wire : m_wires.value(id))
        updateEdgeMood(*wire);
}

void CanvasScene::refreshTroubles()
{
    QHash<QString, Severity> worst;
    for (const Problem &problem : m_document.shownProblems()) {
        auto &severity = worst.contains(problem.task) ? worst[problem.task] : worst[problem.task] = problem.severity;
        severity = std::max(severity, problem.severity);
    }
    for (auto *item : std::as_const(m_nodes)) {
        const auto found = worst.constFind(item->id());
        item->setTrouble(found == worst.constEnd() ? std::nullopt : std::optional(*found));
    }
    // A node that is still to be filled in says so in its summary, and no longer than it is.
    QSet<QString> fresh;
    for (const auto *item : std::as_const(m_nodes)) {
        if (m_document.isFresh(item->id()))
            fresh.insert(item->id());
    }
    for (const QString &id : std::as_const(m_fresh)) {
        if (!fresh.contains(id))
            refreshLook(id);
    }
    m_fresh = std::move(fresh);
    for (const QString &id : std::as_const(m_fresh))
        refreshLook(id);
    fitGroups();
}

void CanvasScene::retranslate()
{
    for (const Task &task : m_document.workflow().tasks)
        refreshLook(task);
    for (auto *item : std::as_const(m_nodes))
        item->restyle(); // the words that are not of its look, too
    prepareWords();
    update(); // groups and notes have words too
}

void CanvasScene::restyle()
{
    m_kit.style = CanvasStyle(m_themes);
    for (auto *item : std::as_const(m_nodes))
        item->restyle();
    prepareWords();
    update();
    Q_EMIT restyled();
    Q_EMIT overviewChanged();
}

void CanvasScene::prepareWords()
{
    m_prepared = 0;
    m_idle.start();
}

void CanvasScene::prepareSome()
{
    // A node in sight is laid out when it is painted; to have done so before keeps the first frame that shows very many
    // of them, zoomed out, as short as any other.
    constexpr int kAtOnce = 16;
    const auto &tasks = m_document.workflow().tasks;
    for (int laidOut = 0; m_prepared < tasks.size() && laidOut < kAtOnce; ++m_prepared) {
        const auto *item = node(tasks[m_prepared].id);
        if (!item || item->hasGlyphs())
            continue;
        (void)item->glyphs();
        ++laidOut;
    }
    if (m_prepared >= tasks.size())
        m_idle.stop();
}

} // namespace sluice
