#include "core/tasks/taskhost.h"
#include "core/workflow/cyclepath.h"
#include "core/workflow/layout.h"
#include "core/workflow/validate.h"
#include "core/workflow/workflowfile.h"
#include "tests/bench/graphs/seededgraph.h"
#include "tests/bench/measures.h"
#include "ui/canvas/canvasview.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QGraphicsRectItem>
#include <QMouseEvent>
#include <QScrollBar>
#include <QTest>
#include <QTextStream>
#include <QWheelEvent>

namespace sluice::bench {

namespace {

constexpr QSize kWindow{1920, 1080};
constexpr int kFrames = 60;
constexpr std::array kZooms{1.0, 0.5, 0.3, 0.1};

double msOf(const QElapsedTimer &timer)
{
    return static_cast<double>(timer.nsecsElapsed()) / 1e6;
}

Workflow arrangedGraph(int tasks)
{
    auto workflow = seededGraph(tasks, Shape::Layered, 42);
    const auto arrangement = layeredLayout(workflow);
    workflow.layout = arrangement.places;
    workflow.drawing.routes = arrangement.routes;
    return workflow;
}

/// Every state there is, one after the other; `turn` moves them on.
FiguresByTask figuresFor(const Workflow &workflow, std::size_t turn)
{
    FiguresByTask figures;
    for (std::size_t i = 0; i < workflow.tasks.size(); ++i) {
        TaskFigures own;
        own.shown = static_cast<StepState>((i + turn) % TaskFigures::kStates);
        own.counts[static_cast<std::size_t>(own.shown)] = 1;
        own.total = 1;
        figures.insert(workflow.tasks[i].id, own);
    }
    return figures;
}

/// A frame from an input event to the last painted pixel.
template <typename Input>
double frameOf(QWidget &viewport, Input input)
{
    QElapsedTimer timer;
    timer.start();
    input();
    viewport.repaint();
    return msOf(timer);
}

void wheel(QGraphicsView &view, int delta)
{
    const QPointF middle = view.viewport()->rect().center();
    QWheelEvent event(middle, view.viewport()->mapToGlobal(middle), {}, {0, delta}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(view.viewport(), &event);
}

void pan(QGraphicsView &view, int frame)
{
    auto *bar = view.horizontalScrollBar();
    bar->setValue(bar->value() + (frame % 20 < 10 ? 17 : -17));
    view.verticalScrollBar()->setValue(view.verticalScrollBar()->value() + (frame % 14 < 7 ? 11 : -11));
}

class Report {
public:
    explicit Report(QTextStream &out)
        : m_out(out)
    {
    }
    void row(const QString &what, const std::vector<double> &samples, double mark)
    {
        const double median = quantile(samples, 0.5);
        if (mark > 0)
            m_isMet = m_isMet && median <= mark;
        m_out << QStringLiteral("%1 %2 %3 %4\n")
                     .arg(what, -52)
                     .arg(median, 9, 'f', 2)
                     .arg(quantile(samples, 0.99), 9, 'f', 2)
                     .arg(mark > 0 ? QString::number(mark) : QStringLiteral("-"), 8);
        m_out.flush();
    }
    [[nodiscard]] bool isMet() const { return m_isMet; }

private:
    QTextStream &m_out;
    bool m_isMet = true;
};

struct Canvas {
    explicit Canvas(const Workflow &workflow)
        : document(workflow, {})
        , themes(Theme::make(Scheme::Dark))
        , catalog(standardCatalog())
        , scene(document, catalog, themes)
        , view(scene)
    {
        view.resize(kWindow);
        view.show();
        // Before it is on screen nothing is painted, and a frame costs nothing.
        if (!QTest::qWaitForWindowExposed(&view))
            qFatal("the window does not show");
        view.viewport()->repaint();
    }
    void setZoom(double zoom)
    {
        view.zoomTo(zoom);
        view.lookAt(scene.contentRect().center());
        view.viewport()->repaint();
    }

    WorkflowDocument document;
    ThemeController themes;
    TaskCatalog catalog;
    CanvasScene scene;
    CanvasView view;
};

void benchPlain(Report &report, const Workflow &workflow, int tasks)
{
    QGraphicsScene scene;
    for (const Task &task : workflow.tasks) {
        auto *item = scene.addRect(QRectF(workflow.layout.value(task.id), QSizeF(208, 64)), QPen(Qt::gray), Qt::white);
        auto *name = scene.addSimpleText(task.name);
        name->setParentItem(item);
        name->setPos(item->rect().topLeft() + QPointF(58, 12));
    }
    for (const Edge &edge : workflow.edges) {
        scene.addPath(edgeCurve(workflow.layout.value(edge.from) + QPointF(208, 32),
                                workflow.drawing.routes.value(edge), workflow.layout.value(edge.to) + QPointF(0, 32)),
                      QPen(Qt::gray, 2));
    }
    QGraphicsView view(&scene);
    view.setRenderHint(QPainter::Antialiasing);
    view.resize(kWindow);
    view.show();
    if (!QTest::qWaitForWindowExposed(&view))
        qFatal("the window does not show");
    for (const double zoom : kZooms) {
        view.setTransform(QTransform::fromScale(zoom, zoom));
        view.centerOn(scene.itemsBoundingRect().center());
        std::vector<double> samples;
        for (int frame = 0; frame < kFrames / 3; ++frame)
            samples.push_back(frameOf(*view.viewport(), [&] { pan(view, frame); }));
        report.row(QStringLiteral("plain QGraphicsScene, pan, %1 nodes at %2").arg(tasks).arg(zoom), samples, 0);
    }
}

void benchCanvas(Report &report, int tasks, double mark, const QString &pictures)
{
    const auto workflow = arrangedGraph(tasks);
    Canvas canvas(workflow);
    canvas.scene.showRun(figuresFor(workflow, 0));
    for (const double zoom : kZooms) {
        canvas.setZoom(zoom);
        std::vector<double> panned;
        for (int frame = 0; frame < kFrames; ++frame)
            panned.push_back(frameOf(*canvas.view.viewport(), [&] { pan(canvas.view, frame); }));
        report.row(QStringLiteral("pan, %1 nodes at %2").arg(tasks).arg(zoom), panned, mark);
        std::vector<double> zoomed;
        for (int frame = 0; frame < kFrames; ++frame)
            zoomed.push_back(frameOf(*canvas.view.viewport(), [&] { wheel(canvas.view, frame % 2 == 0 ? 40 : -40); }));
        report.row(QStringLiteral("zoom, %1 nodes at %2").arg(tasks).arg(zoom), zoomed, mark);
        if (!pictures.isEmpty())
            canvas.view.grab().save(QDir(pictures).filePath(QStringLiteral("canvas-%1-%2.png").arg(tasks).arg(zoom)));
    }
    benchPlain(report, workflow, tasks);
}

void benchRun(Report &report)
{
    constexpr double kMark = 10;
    constexpr int kPerFrame = 17; // 1,000 a second at 60 frames a second
    const auto workflow = arrangedGraph(2000);
    Canvas canvas(workflow);
    auto figures = figuresFor(workflow, 0);
    for (const double zoom : kZooms) {
        canvas.setZoom(zoom);
        std::vector<double> samples;
        std::size_t next = 0;
        for (int frame = 0; frame < kFrames; ++frame) {
            samples.push_back(frameOf(*canvas.view.viewport(), [&] {
                for (int change = 0; change < kPerFrame; ++change, ++next) {
                    auto &own = figures[workflow.tasks[next * 7 % workflow.tasks.size()].id];
                    own.shown = static_cast<StepState>((static_cast<std::size_t>(own.shown) + 1)
                                                       % TaskFigures::kStates);
                }
                canvas.scene.showRun(figures);
            }));
        }
        report.row(QStringLiteral("live run, 1,000 changes a second, 2000 nodes at %1").arg(zoom), samples, kMark);
    }
}

void benchOpen(Report &report)
{
    constexpr double kMark = 1000;
    const auto bytes = writeWorkflow(arrangedGraph(10'000));
    std::vector<double> samples;
    for (int round = 0; round < 5; ++round) {
        QElapsedTimer timer;
        timer.start();
        const auto workflow = readWorkflow(bytes, QStringLiteral("bench"));
        if (!workflow)
            return;
        const Canvas canvas(*workflow);
        samples.push_back(msOf(timer));
    }
    report.row(QStringLiteral("open 10,000 nodes, file to first frame"), samples, kMark);
}

void benchEdit(Report &report)
{
    constexpr double kMark = 50;
    const auto catalog = standardCatalog();
    Canvas canvas(arrangedGraph(2000));
    std::vector<double> samples;
    for (int round = 0; round < kFrames; ++round) {
        samples.push_back(frameOf(*canvas.view.viewport(), [&] {
            canvas.document.setParameter(QStringLiteral("t7"), QStringLiteral("url"), QStringLiteral("URL"),
                                         QStringLiteral("http://127.0.0.1/%1").arg(round));
            (void)validate(canvas.document.workflow(), catalog);
        }));
    }
    report.row(QStringLiteral("a keystroke to its problems, 2000 nodes"), samples, kMark);
}

void benchWire(Report &report)
{
    constexpr double kMark = 1;
    const auto workflow = arrangedGraph(10'000);
    const WorkflowGraph graph(workflow);
    std::vector<double> begun;
    std::vector<double> asked;
    for (int round = 0; round < kFrames; ++round) {
        const auto source = QStringLiteral("t%1").arg(9'999 - round * 37);
        QElapsedTimer timer;
        timer.start();
        const DragReachability reach(graph, source);
        begun.push_back(msOf(timer));
        timer.start();
        int refused = 0;
        for (int target = 0; target < 100; ++target)
            refused += reach.closesCycle(QStringLiteral("t%1").arg(target * 97)) ? 1 : 0;
        asked.push_back(msOf(timer) / 100);
        if (refused < 0)
            return;
    }
    report.row(QStringLiteral("a wire begins, 10,000 nodes"), begun, 0);
    report.row(QStringLiteral("a target is refused or not, 10,000 nodes"), asked, kMark);
}

} // namespace

bool benchFrames(QTextStream &out, const QString &pictures)
{
    if (!pictures.isEmpty())
        QDir().mkpath(pictures);
    out << QStringLiteral("%1 %2 %3 %4\n")
               .arg(QStringLiteral("ms, %1x%2").arg(kWindow.width()).arg(kWindow.height()), -52)
               .arg(QStringLiteral("median"), 9)
               .arg(QStringLiteral("99th"), 9)
               .arg(QStringLiteral("mark"), 8);
    Report report(out);
    benchCanvas(report, 2000, 8, pictures);
    benchCanvas(report, 10'000, 16, pictures);
    benchRun(report);
    benchOpen(report);
    benchEdit(report);
    benchWire(report);
    return report.isMet();
}

} // namespace sluice::bench
