#include "tests/ui/canvas/canvasfixture.h"
#include "ui/canvas/ground.h"
#include "ui/canvas/screenpainter.h"
#include "ui/canvas/thinlines.h"

#include <QScreen>

using namespace sluice;

namespace {

/// Twelve columns of ten tasks, each with edges to the next columns, one long edge with bends, a group, a note and tints.
Workflow busyWorkflow()
{
    Workflow workflow;
    const auto idAt = [](int column, int row) { return QStringLiteral("t%1").arg(column * 10 + row); };
    for (int column = 0; column < 12; ++column) {
        for (int row = 0; row < 10; ++row) {
            Task task;
            task.id = idAt(column, row);
            task.type = row % 3 == 0 ? QStringLiteral("if") : QStringLiteral("http.request");
            task.name = QStringLiteral("Number %1 of the busy ones").arg(column * 10 + row);
            task.disabled = (column + row) % 11 == 0;
            workflow.tasks.push_back(task);
            workflow.layout.insert(task.id, QPointF(column * 288, row * 96));
            if (column > 0)
                workflow.edges.push_back({idAt(column - 1, row),
                                          row % 3 == 0 ? QStringLiteral("true") : QStringLiteral("out"),
                                          idAt(column, (row * 7 + 3) % 10)});
        }
    }
    const Edge way{idAt(0, 1), QStringLiteral("out"), idAt(11, 1)};
    workflow.edges.push_back(way);
    workflow.drawing.routes.insert(way, {QPointF(288, 1100), QPointF(3072, 1100)});
    workflow.drawing.groups.push_back(
        {QStringLiteral("g"), QStringLiteral("Some"), {idAt(3, 3), idAt(4, 4)}, {}, false});
    StickyNote note;
    note.id = QStringLiteral("n");
    note.text = QStringLiteral("Look");
    note.place = QRectF(600, -200, 208, 112);
    workflow.drawing.notes.push_back(note);
    workflow.drawing.tints.insert(idAt(2, 2), QStringLiteral("red"));
    return workflow;
}

FiguresByTask figuresAt(const Workflow &workflow, std::size_t turn)
{
    FiguresByTask figures;
    for (std::size_t i = 0; i < workflow.tasks.size(); ++i) {
        TaskFigures own;
        own.shown = static_cast<StepState>((i + turn) % TaskFigures::kStates);
        own.total = 1;
        figures.insert(workflow.tasks[i].id, own);
    }
    return figures;
}

/// What is on the screen just now, whichever parts of it were painted when.
QImage onScreen(const CanvasView &view)
{
    return view.screen()->grabWindow(view.winId()).toImage().convertToFormat(QImage::Format_RGB32);
}

/// Where a line is cut off at the border of a part, Qt rounds its slope anew: a shade that no eye sees.
constexpr int kSeam = 12;

/// The largest difference of a colour channel of a pixel.
int farthest(const QImage &one, const QImage &other)
{
    if (one.size() != other.size())
        return 255;
    int most = 0;
    for (int y = 0; y < one.height(); ++y) {
        for (int x = 0; x < one.width(); ++x) {
            const QRgb a = one.pixel(x, y);
            const QRgb b = other.pixel(x, y);
            most = std::max(
                {most, std::abs(qRed(a) - qRed(b)), std::abs(qGreen(a) - qGreen(b)), std::abs(qBlue(a) - qBlue(b))});
        }
    }
    return most;
}

/// Counts what is painted of a view.
class Painted : public QObject {
public:
    explicit Painted(CanvasView &view) { view.viewport()->installEventFilter(this); }
    bool eventFilter(QObject *, QEvent *event) override
    {
        if (event->type() == QEvent::Paint)
            region += static_cast<QPaintEvent *>(event)->region();
        return false;
    }
    QRegion region;
};

/// All that was asked to be painted is.
void paintDue()
{
    QCoreApplication::sendPostedEvents();
}

QImage nodeAt(const CanvasFixture &canvas, const QString &id)
{
    const auto body = canvas.view.mapFromScene(canvas.scene.node(id)->body()).boundingRect().adjusted(1, 1, -2, -2);
    const auto ratio = canvas.view.devicePixelRatio();
    return onScreen(canvas.view).copy(QRect(body.topLeft() * ratio, body.size() * ratio));
}

} // namespace

class TestCanvasPainting : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void partsPaintedAgainLookLikeTheWhole_data();
    void partsPaintedAgainLookLikeTheWhole();
    void aPanShowsWhatIsThere();
    void theScreenShowsWhatAPictureShows_data();
    void theScreenShowsWhatAPictureShows();
    void shapesOfStatesStayBelowFortyPercentAndColoursBelowFifteen_data();
    void shapesOfStatesStayBelowFortyPercentAndColoursBelowFifteen();
    void anEditPaintsItsNodeOnly();
    void aLongEdgeIsFoundAlongItsWayOnly();
    void wordsAreLaidOutWhileNothingElseIsDue();
    void groundIsEachAreaOverTheOthers();
    void thinLinesMeetWithoutAGap();
    void smoothLinesSpreadOverTwoPixels();
};

void TestCanvasPainting::init()
{
    QTest::failOnWarning(QRegularExpression(QStringLiteral("QPainter|QImage|QPixmap")));
}

void TestCanvasPainting::partsPaintedAgainLookLikeTheWhole_data()
{
    QTest::addColumn<double>("zoom");
    for (const double zoom : {1.3, 1.0, 0.5, 0.33, 0.2, 0.1})
        QTest::addRow("%.2f", zoom) << zoom;
}

void TestCanvasPainting::partsPaintedAgainLookLikeTheWhole()
{
    QFETCH(double, zoom);
    const auto workflow = busyWorkflow();
    CanvasFixture canvas(workflow);
    QVERIFY(QTest::qWaitForWindowExposed(&canvas.view));
    auto figures = figuresAt(workflow, 0);
    canvas.scene.showRun(figures);
    canvas.view.zoomTo(zoom);
    canvas.view.lookAt(canvas.scene.node(QStringLiteral("t44"))->body().center());
    paintDue();
    Painted painted(canvas.view);
    // A few of each kind of change, none of which paints all.
    for (const int task : {33, 44, 45}) {
        auto &own = figures[QStringLiteral("t%1").arg(task)];
        own.shown = StepState::Succeeded;
        own.left.insert(QStringLiteral("out"), 3);
    }
    canvas.scene.showRun(figures);
    canvas.scene.drag({{QStringLiteral("t54"), QPointF(1500, 430)}});
    canvas.scene.select({QStringLiteral("t34")});
    canvas.document.renameTask(QStringLiteral("t35"), QStringLiteral("Another"));
    paintDue();
    QVERIFY(!painted.region.isEmpty());
    QVERIFY2(painted.region != QRegion(canvas.view.viewport()->rect()), "it is about parts");
    const auto inParts = onScreen(canvas.view);
    canvas.view.viewport()->repaint();
    QVERIFY2(farthest(inParts, onScreen(canvas.view)) <= kSeam,
             qPrintable(QString::number(farthest(inParts, onScreen(canvas.view)))));
}

void TestCanvasPainting::aPanShowsWhatIsThere()
{
    CanvasFixture canvas(busyWorkflow());
    QVERIFY(QTest::qWaitForWindowExposed(&canvas.view));
    canvas.view.lookAt({1200, 400});
    paintDue();
    const auto before = onScreen(canvas.view);
    for (const QPoint &by : {QPoint(17, 0), QPoint(0, -11), QPoint(-40, 23)}) {
        canvas.view.panBy(by);
        paintDue();
    }
    const auto moved = onScreen(canvas.view);
    QVERIFY(moved != before);
    // The same pixels, elsewhere: nodes do not tremble while the sight moves.
    const QPoint by = (QPoint(17, 0) + QPoint(0, -11) + QPoint(-40, 23)) * canvas.view.devicePixelRatio();
    const auto common = moved.rect() & moved.rect().translated(by);
    const int apart = farthest(moved.copy(common), before.copy(common.translated(-by)));
    QVERIFY2(apart <= kSeam, qPrintable(QString::number(apart)));
    canvas.view.viewport()->repaint();
    QVERIFY(farthest(moved, onScreen(canvas.view)) <= kSeam);
}

void TestCanvasPainting::theScreenShowsWhatAPictureShows_data()
{
    QTest::addColumn<double>("zoom");
    for (const double zoom : {1.0, 0.5, 0.2, 0.1})
        QTest::addRow("%.2f", zoom) << zoom;
}

void TestCanvasPainting::theScreenShowsWhatAPictureShows()
{
    QFETCH(double, zoom);
    const auto workflow = busyWorkflow();
    CanvasFixture canvas(workflow);
    canvas.scene.showRun(figuresAt(workflow, 0));
    const auto view = QTransform(zoom, 0, 0, zoom, 40, 120);
    QImage screen(1200, 700, QImage::Format_RGB32);
    {
        QPainter painter(&screen);
        ScreenPainter(canvas.scene.layer(), canvas.scene.kit()).paint(painter, view, screen.rect());
    }
    QImage picture(screen.size(), QImage::Format_RGB32);
    {
        QPainter painter(&picture);
        canvas.scene.render(&painter, picture.rect(), view.inverted().mapRect(QRectF(picture.rect())));
    }
    // The same to the eye: lines and letters may lie half a pixel apart.
    int apart = 0;
    for (int y = 0; y < screen.height(); ++y) {
        for (int x = 0; x < screen.width(); ++x) {
            const auto one = screen.pixelColor(x, y);
            const auto other = picture.pixelColor(x, y);
            apart += std::abs(one.lightness() - other.lightness()) > 48 ? 1 : 0;
        }
    }
    const double share = double(apart) / double(screen.width() * screen.height());
    QVERIFY2(share < 0.02, qPrintable(QString::number(share)));
}

void TestCanvasPainting::shapesOfStatesStayBelowFortyPercentAndColoursBelowFifteen_data()
{
    QTest::addColumn<double>("zoom");
    QTest::addColumn<bool>("hasShapes");
    QTest::newRow("near") << 1.0 << true;
    QTest::newRow("below 40 %") << 0.39 << true;
    QTest::newRow("names too small to read") << 0.16 << true;
    QTest::newRow("below 15 %") << 0.14 << false;
}

void TestCanvasPainting::shapesOfStatesStayBelowFortyPercentAndColoursBelowFifteen()
{
    QFETCH(double, zoom);
    QFETCH(bool, hasShapes);
    auto workflow = chainOfThree();
    for (Task &task : workflow.tasks)
        task.name = QStringLiteral("Same");
    workflow.edges.clear();
    CanvasFixture canvas(workflow);
    QVERIFY(QTest::qWaitForWindowExposed(&canvas.view));
    FiguresByTask figures;
    // Skipped and cancelled share a colour; failed has another.
    figures[QStringLiteral("a")].shown = StepState::Skipped;
    figures[QStringLiteral("b")].shown = StepState::Cancelled;
    figures[QStringLiteral("c")].shown = StepState::Failed;
    canvas.scene.showRun(figures);
    canvas.view.zoomTo(zoom);
    canvas.view.lookAt({380, 32});
    paintDue();
    const auto skipped = nodeAt(canvas, QStringLiteral("a"));
    QCOMPARE(skipped != nodeAt(canvas, QStringLiteral("b")), hasShapes);
    QVERIFY(skipped != nodeAt(canvas, QStringLiteral("c")));
}

void TestCanvasPainting::anEditPaintsItsNodeOnly()
{
    CanvasFixture canvas(busyWorkflow());
    QVERIFY(QTest::qWaitForWindowExposed(&canvas.view));
    const auto id = QStringLiteral("t11");
    canvas.view.lookAt(canvas.scene.node(id)->body().center());
    paintDue();
    Painted painted(canvas.view);
    canvas.document.renameTask(id, QStringLiteral("Fetch"));
    paintDue();
    const auto around = canvas.view.mapFromScene(canvas.scene.node(id)->bounds()).boundingRect().adjusted(-3, -3, 3, 3);
    QVERIFY(!painted.region.isEmpty());
    QVERIFY2(around.contains(painted.region.boundingRect()), "and the bounds of nothing else");
}

void TestCanvasPainting::aLongEdgeIsFoundAlongItsWayOnly()
{
    CanvasFixture canvas(busyWorkflow());
    const Edge way{QStringLiteral("t1"), QStringLiteral("out"), QStringLiteral("t111")};
    auto *edge = canvas.scene.edgeItem(way);
    const auto holds = [&](QPointF place) {
        const auto found = canvas.scene.layer().in<EdgeItem>(QRectF(place - QPointF(2, 2), QSizeF(4, 4)));
        return std::ranges::find(found, edge) != found.end();
    };
    for (const double part : {0.0, 0.02, 0.3, 0.5, 0.98, 1.0})
        QVERIFY2(holds(edge->curve().pointAtPercent(part)), qPrintable(QString::number(part)));
    QCOMPARE(canvas.scene.edgeAt({1700, 1100}), edge);
    QCOMPARE(canvas.scene.edgeAt({1700, 1105}), edge);
    QVERIFY(canvas.scene.edgeAt({1700, 1108}) != edge);
    QVERIFY2(edge->bounds().contains(QPointF(1700, 300)) && !holds({1700, 300}), "in its bounds, far from its way");
    // It is found where it goes, and no longer where it went.
    canvas.scene.drag({{QStringLiteral("t1"), QPointF(0, 3000)}});
    QVERIFY(!holds({600, 1100}));
    QVERIFY(holds(edge->curve().pointAtPercent(0.4)));
    canvas.scene.settle();
    QVERIFY(holds({600, 1100}));
}

void TestCanvasPainting::wordsAreLaidOutWhileNothingElseIsDue()
{
    CanvasFixture canvas(busyWorkflow());
    const auto areLaidOut = [&] {
        return std::ranges::all_of(canvas.document.workflow().tasks,
                                   [&](const Task &task) { return canvas.scene.node(task.id)->hasGlyphs(); });
    };
    QVERIFY(!areLaidOut());
    QTRY_VERIFY(areLaidOut());
}

void TestCanvasPainting::groundIsEachAreaOverTheOthers()
{
    QRandomGenerator chance(7);
    for (int round = 0; round < 20; ++round) {
        QImage pixels(97, 61, QImage::Format_RGB32);
        QImage one(pixels.size(), QImage::Format_RGB32);
        const QColor ground(20, 23, 28);
        one.fill(ground);
        std::vector<TintedArea> areas;
        QPainter painter(&one);
        for (int area = 0; area < round; ++area) {
            const QRect rect(chance.bounded(-40, 97), chance.bounded(-40, 61), chance.bounded(1, 90),
                             chance.bounded(1, 90));
            const QColor tint(chance.bounded(256), chance.bounded(256), chance.bounded(256), 20);
            areas.push_back({rect, tint});
            painter.fillRect(rect, tint);
        }
        painter.end();
        paintGround(pixels, ground, areas);
        for (int y = 0; y < pixels.height(); ++y) {
            for (int x = 0; x < pixels.width(); ++x) {
                const auto found = pixels.pixelColor(x, y);
                const auto wanted = one.pixelColor(x, y);
                QVERIFY2(std::abs(found.red() - wanted.red()) <= 2 && std::abs(found.green() - wanted.green()) <= 2
                             && std::abs(found.blue() - wanted.blue()) <= 2,
                         qPrintable(QStringLiteral("%1,%2: %3 for %4").arg(x).arg(y).arg(found.name(), wanted.name())));
            }
        }
    }
}

void TestCanvasPainting::thinLinesMeetWithoutAGap()
{
    QImage pixels(60, 60, QImage::Format_RGB32);
    pixels.fill(Qt::black);
    ThinLines lines(pixels);
    lines.setColor(Qt::white, 1);
    // From beyond one side to beyond the other, in pieces that end anywhere: a pixel in each row, and one only.
    const QLineF whole(12.3, -500.7, 41.9, 700.2);
    for (int piece = 0; piece < 37; ++piece)
        lines.draw({whole.pointAt(piece / 37.0), whole.pointAt((piece + 1) / 37.0)});
    for (int y = 0; y < pixels.height(); ++y) {
        int count = 0;
        for (int x = 0; x < pixels.width(); ++x)
            count += pixels.pixel(x, y) == 0xFFFFFFFFU ? 1 : 0;
        QCOMPARE(count, 1);
        const double middle = whole.x1() + whole.dx() * (y + 0.5 - whole.y1()) / whole.dy();
        QCOMPARE(pixels.pixel(static_cast<int>(middle), y), 0xFFFFFFFFU);
    }
    // What lies outside leaves no pixel.
    pixels.fill(Qt::black);
    for (const QLineF &outside :
         {QLineF(-5, -5, -5, 90), QLineF(70, 0, 70, 60), QLineF(0, 65, 60, 75), QLineF(-30, 20, 20, -30),
          QLineF(5, 5, 5, 5), QLineF(1e9, 0, 1e9 + 0.001, 60), QLineF(-1e9, 10, -1e9 + 0.001, 70)})
        lines.draw(outside);
    QImage empty(pixels.size(), QImage::Format_RGB32);
    empty.fill(Qt::black);
    QCOMPARE(pixels, empty);
}

void TestCanvasPainting::smoothLinesSpreadOverTwoPixels()
{
    QImage pixels(40, 40, QImage::Format_RGB32);
    pixels.fill(Qt::black);
    ThinLines lines(pixels);
    lines.setColor(Qt::white, 1);
    lines.drawSmooth({0, 10.5, 40, 10.5});
    QCOMPARE(qRed(pixels.pixel(20, 10)), 255);
    QCOMPARE(qRed(pixels.pixel(20, 11)), 0);
    lines.drawSmooth({0, 21, 40, 21});
    QVERIFY(std::abs(qRed(pixels.pixel(20, 20)) - 127) <= 2 && std::abs(qRed(pixels.pixel(20, 21)) - 127) <= 2);
    lines.setColor(Qt::white, 0.5);
    lines.draw({0, 30.5, 40, 30.5});
    QVERIFY(std::abs(qRed(pixels.pixel(20, 30)) - 127) <= 2);
}

QTEST_MAIN(TestCanvasPainting)
#include "tst_canvaspainting.moc"
