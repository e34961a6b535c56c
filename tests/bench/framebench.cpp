#include "core/workflow/workflowfile.h"
#include "tests/bench/frames.h"
#include "tests/bench/measures.h"
#include "ui/canvas/minimap.h"

#include <QDir>
#include <QGraphicsRectItem>
#include <QScrollBar>
#include <QTest>

namespace sluice::bench {

namespace {

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

/// The next state; what succeeds leaves by its ports.
void moveOn(TaskFigures &figures, const QStringList &ports)
{
    figures.counts = {};
    figures.shown = static_cast<StepState>((static_cast<std::size_t>(figures.shown) + 1) % TaskFigures::kStates);
    figures.counts[static_cast<std::size_t>(figures.shown)] = 1;
    figures.left.clear();
    if (figures.shown == StepState::Succeeded) {
        for (const auto &port : ports)
            figures.left.insert(port, 1);
    }
}

void benchPlain(Report &report, const Workflow &workflow)
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
    showFully(view);
    for (const double zoom : kZooms) {
        view.setTransform(QTransform::fromScale(zoom, zoom));
        view.centerOn(scene.itemsBoundingRect().center());
        std::vector<double> samples;
        for (int frame = 0; frame < kFrames / 3; ++frame) {
            samples.push_back(frameOf([&] {
                const double factor = frame % 2 == 0 ? 1.05 : 1 / 1.05;
                view.scale(factor, factor);
            }));
        }
        report.row(QStringLiteral("plain QGraphicsScene, zoom, %1 nodes at %2").arg(workflow.tasks.size()).arg(zoom),
                   samples, 0);
    }
}

void benchCanvas(Report &report, int tasks, double mark)
{
    const auto workflow = arrangedGraph(tasks);
    Canvas canvas(workflow);
    canvas.scene.showRun(figuresFor(workflow, 0));
    const auto *overview = canvas.view.findChild<Minimap *>();
    for (const double zoomed : kZooms) {
        canvas.setZoom(zoomed);
        // The overview lies over the canvas once not all is in sight, and is part of a frame.
        (void)QTest::qWaitFor([&] { return overview->isVisible(); }, 500);
        std::vector<double> samples;
        const auto *bar = canvas.view.horizontalScrollBar();
        for (int frame = 0; frame < kFrames && bar->maximum() > bar->minimum(); ++frame)
            samples.push_back(frameOf([&] { pan(canvas.view, frame); }));
        if (!samples.empty()) // else all is in sight, and there is nowhere to go
            report.row(QStringLiteral("pan, %1 nodes at %2").arg(tasks).arg(zoomed), samples, mark);
        samples.clear();
        for (int frame = 0; frame < kFrames; ++frame)
            samples.push_back(frameOf([&] { zoom(canvas.view, frame); }));
        report.row(QStringLiteral("zoom, %1 nodes at %2").arg(tasks).arg(zoomed), samples, mark);
    }
    benchPlain(report, workflow);
}

void savePictures(int tasks, const QString &folder)
{
    const auto workflow = arrangedGraph(tasks);
    for (const auto scheme : {Scheme::Dark, Scheme::Light}) {
        Canvas canvas(workflow, scheme);
        canvas.scene.showRun(figuresFor(workflow, 0));
        for (const double zoomed : {1.0, 0.5, 0.4, 0.3, 0.25, 0.12, 0.05}) {
            canvas.setZoom(zoomed);
            const auto name = QStringLiteral("canvas-%1-%2-%3.png")
                                  .arg(tasks)
                                  .arg(zoomed)
                                  .arg(QLatin1StringView(scheme == Scheme::Dark ? "dark" : "light"));
            // As it came onto the screen, so after a pan: what a frame left out would be missing here.
            for (int frame = 0; frame < 5; ++frame)
                (void)frameOf([&] { pan(canvas.view, frame); });
            canvas.view.screen()->grabWindow(canvas.view.winId()).save(QDir(folder).filePath(name));
        }
    }
}

void benchRun(Report &report)
{
    constexpr double kMark = 10;
    constexpr int kPerFrame = 17; // 1,000 a second at 60 frames a second
    const auto workflow = arrangedGraph(2000);
    Canvas canvas(workflow);
    auto figures = figuresFor(workflow, 0);
    for (const double zoomed : kZooms) {
        canvas.setZoom(zoomed);
        std::vector<double> samples;
        std::size_t next = 0;
        for (int frame = 0; frame < kFrames; ++frame) {
            samples.push_back(frameOf([&] {
                for (int change = 0; change < kPerFrame; ++change, ++next) {
                    const auto &id = workflow.tasks[next * 7 % workflow.tasks.size()].id;
                    moveOn(figures[id], canvas.scene.node(id)->look().outPorts);
                }
                canvas.scene.showRun(figures);
            }));
        }
        report.row(QStringLiteral("live run, 1,000 changes a second, 2000 nodes at %1").arg(zoomed), samples, kMark);
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
            qFatal("the file is not read");
        const Canvas canvas(*workflow);
        samples.push_back(msOf(timer));
    }
    report.row(QStringLiteral("open 10,000 nodes, file to first frame"), samples, kMark);
}

void movePointer(CanvasView &view, QPointF place)
{
    QTest::mouseMove(view.viewport(), view.mapFromScene(place));
}

/// What `ConnectTool` does while a wire is drawn from a task in the middle over tasks all around it.
void benchWire(Report &report)
{
    constexpr double kMark = 1;
    const auto workflow = arrangedGraph(10'000);
    Canvas canvas(workflow);
    auto &view = canvas.view;
    std::vector<double> begun;
    std::vector<double> moved;
    for (int round = 0; round < 5; ++round) {
        const auto *source = canvas.scene.node(QStringLiteral("t%1").arg(5000 + round * 37));
        const auto port = source->outPort(source->look().outPorts.front());
        view.zoomTo(0.3);
        view.lookAt(port);
        QCoreApplication::processEvents();
        QElapsedTimer timer;
        timer.start();
        QTest::mousePress(view.viewport(), Qt::LeftButton, {}, view.mapFromScene(port));
        movePointer(view, port + QPointF(40, 0));
        begun.push_back(msOf(timer));
        const auto sight = view.mapToScene(view.viewport()->rect()).boundingRect();
        for (const auto *node : canvas.scene.layer().in<NodeItem>(sight)) {
            timer.start();
            movePointer(view, node->body().center());
            moved.push_back(msOf(timer));
        }
        QTest::keyClick(&view, Qt::Key_Escape);
    }
    report.row(QStringLiteral("a wire begins, 10,000 nodes"), begun, 0);
    report.row(QStringLiteral("a wire moves over a target or what it refuses, 10,000 nodes"), moved, kMark);
}

} // namespace

bool benchScrubbing(QTextStream &out, const QString &pictures)
{
    Report report(out);
    benchScrub(report, pictures);
    return report.isMet();
}

bool benchFrames(QTextStream &out, const QString &pictures)
{
    Report report(out);
    benchCanvas(report, 2000, 8);
    benchCanvas(report, 10'000, 16);
    benchRun(report);
    benchOpen(report);
    benchWire(report);
    benchEdits(report);
    benchScrub(report, pictures);
    if (!pictures.isEmpty()) {
        QDir().mkpath(pictures);
        savePictures(2000, pictures);
        savePictures(10'000, pictures);
    }
    return report.isMet();
}

} // namespace sluice::bench
