#include "tests/bench/frames.h"

#include "core/tasks/taskhost.h"
#include "core/workflow/layout.h"
#include "tests/bench/graphs/seededgraph.h"
#include "tests/bench/measures.h"

#include <QScrollBar>
#include <QTest>
#include <QWheelEvent>

namespace sluice::bench {

Report::Report(QTextStream &out)
    : m_out(out)
{
    m_out << QStringLiteral("%1 %2 %3 %4\n")
                 .arg(QStringLiteral("ms, %1x%2").arg(kWindow.width()).arg(kWindow.height()), -58)
                 .arg(QStringLiteral("median"), 9)
                 .arg(QStringLiteral("99th"), 9)
                 .arg(QStringLiteral("mark"), 8);
}

void Report::row(const QString &what, const std::vector<double> &samples, double mark, Judged judged)
{
    const double median = quantile(samples, 0.5);
    const double worst = quantile(samples, 0.99);
    if (mark > 0)
        m_isMet = m_isMet && (judged == Judged::Worst ? worst : median) <= mark;
    m_out << QStringLiteral("%1 %2 %3 %4\n")
                 .arg(what, -58)
                 .arg(median, 9, 'f', 2)
                 .arg(worst, 9, 'f', 2)
                 .arg(mark > 0 ? QString::number(mark) : QStringLiteral("-"), 8);
    m_out.flush();
}

void Report::note(const QString &text)
{
    m_out << text << '\n';
    m_out.flush();
}

Canvas::Canvas(const Workflow &workflow, Scheme scheme)
    : document(workflow, {})
    , themes(Theme::make(scheme))
    , catalog(standardCatalog())
    , scene(document, catalog, themes)
    , view(scene)
{
    view.resize(kWindow);
    showFully(view);
}

void Canvas::setZoom(double zoom)
{
    view.zoomTo(zoom);
    view.lookAt(scene.contentRect().center());
    QCoreApplication::processEvents();
}

Workflow arrangedGraph(int tasks)
{
    auto workflow = seededGraph(tasks, Shape::Layered, 42);
    const auto arrangement = layeredLayout(workflow);
    workflow.layout = arrangement.places;
    workflow.drawing.routes = arrangement.routes;
    return workflow;
}

void showFully(QWidget &window)
{
    window.show();
    if (!QTest::qWaitForWindowExposed(&window))
        qFatal("the window does not show");
    QCoreApplication::processEvents();
}

void pan(QGraphicsView &view, int frame)
{
    auto *bar = view.horizontalScrollBar();
    bar->setValue(bar->value() + (frame % 20 < 10 ? 17 : -17));
    view.verticalScrollBar()->setValue(view.verticalScrollBar()->value() + (frame % 14 < 7 ? 11 : -11));
}

void zoom(QGraphicsView &view, int frame)
{
    constexpr std::array kTurns{40, 23, -37, -29, 31, -28};
    const QPointF middle = view.viewport()->rect().center();
    QWheelEvent event(middle, view.viewport()->mapToGlobal(middle), {},
                      {0, kTurns[static_cast<std::size_t>(frame) % kTurns.size()]}, Qt::NoButton, Qt::NoModifier,
                      Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(view.viewport(), &event);
}

} // namespace sluice::bench
