// What a canvas shows, whichever part of it is painted: in strips, at 200 %, dimmed, from afar and in another language.
#include "tests/ui/canvas/canvasfixture.h"
#include "tests/ui/support/pseudotranslator.h"
#include "ui/canvas/groupitem.h"
#include "ui/canvas/screenpainter.h"

#include <QScopeGuard>

using namespace sluice;

namespace {

/// Edges ahead, back in their row, back to another row and along a route, some of them disabled; groups, notes, states.
Workflow mixedWorkflow()
{
    Workflow workflow;
    const auto add = [&](const char *id, const char *type, QPointF place, bool isDisabled = false) {
        Task task;
        task.id = QString::fromLatin1(id);
        task.type = QString::fromLatin1(type);
        task.name = QStringLiteral("Fetch the rates of all ") + task.id;
        task.disabled = isDisabled;
        workflow.tasks.push_back(task);
        workflow.layout.insert(task.id, place);
    };
    const auto wire = [&](const char *from, const char *port, const char *to) {
        workflow.edges.push_back({QString::fromLatin1(from), QString::fromLatin1(port), QString::fromLatin1(to)});
    };
    add("a", "http.request", {0, 0});
    add("b", "if", {290, 33});
    add("c", "http.request", {577, 0});
    add("d", "http.request", {10, 201}, true);
    add("e", "forEach", {290, 222});
    add("f", "http.request", {580, 190});
    add("g", "http.request", {300, 380});
    wire("a", "out", "b");
    wire("b", "true", "c");
    wire("c", "out", "a"); // back in its row
    wire("b", "false", "d");
    wire("d", "out", "e");
    wire("f", "out", "d"); // back, and disabled
    wire("e", "item", "f");
    wire("e", "done", "a");
    wire("a", "out", "g");
    workflow.drawing.routes.insert(workflow.edges.back(), {QPointF(250, 330), QPointF(280, 340)});
    workflow.drawing.groups.push_back({QStringLiteral("g1"),
                                       QStringLiteral("Rates of the day"),
                                       {QStringLiteral("e"), QStringLiteral("f")},
                                       QStringLiteral("blue"),
                                       false});
    workflow.drawing.groups.push_back(
        {QStringLiteral("g2"), QStringLiteral("Rest"), {QStringLiteral("g")}, QStringLiteral("red"), true});
    StickyNote note;
    note.id = QStringLiteral("n");
    note.text = QStringLiteral("Look at this before Monday");
    note.place = QRectF(40, 330, 208, 112);
    workflow.drawing.notes.push_back(note);
    return workflow;
}

/// A canvas without a window.
struct Sheet {
    explicit Sheet(const Workflow &workflow)
        : document(workflow, {})
        , catalog(canvasCatalog())
        , themes(Theme::make(Scheme::Light))
        , scene(document, catalog, themes)
        , painter(scene.layer(), scene.kit())
    {
    }
    void show(const QString &id, StepState state)
    {
        TaskFigures own;
        own.shown = state;
        own.total = 1;
        own.attempts = 3;
        figures.insert(id, own);
        scene.showRun(figures);
    }
    /// Painted part by part; of no size: at once.
    [[nodiscard]] QImage painted(double zoom, int ratio, QSize part = {})
    {
        constexpr QSize kSize(420, 300);
        QImage pixels(kSize * ratio, QImage::Format_RGB32);
        pixels.fill(Qt::magenta);
        pixels.setDevicePixelRatio(ratio);
        const QTransform view(zoom, 0, 0, zoom, 20, 40);
        const QRect all(QPoint(), kSize);
        const auto size = part.isEmpty() ? kSize : part;
        for (int y = 0; y < all.height(); y += size.height()) {
            for (int x = 0; x < all.width(); x += size.width()) {
                QPainter onto(&pixels);
                painter.paint(onto, view, QRect(QPoint(x, y), size) & all);
            }
        }
        pixels.setDevicePixelRatio(1);
        return pixels;
    }

    WorkflowDocument document;
    TaskCatalog catalog;
    ThemeController themes;
    CanvasScene scene;
    ScreenPainter painter;
    FiguresByTask figures;
};

/// The share of pixels that look different to the eye, of two pictures of 32 bits a pixel.
double apart(const QImage &one, const QImage &other)
{
    qsizetype count = 0;
    for (int y = 0; y < one.height(); ++y) {
        const auto *these = reinterpret_cast<const QRgb *>(one.constScanLine(y));
        const auto *those = reinterpret_cast<const QRgb *>(other.constScanLine(y));
        for (int x = 0; x < one.width(); ++x) {
            if (these[x] == those[x])
                continue;
            count += std::abs(QColor(these[x]).lightness() - QColor(those[x]).lightness()) > 32 ? 1 : 0;
        }
    }
    return double(count) / (double(one.width()) * one.height());
}

} // namespace

class TestCanvasLooks : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void stripsLookLikeTheWhole_data();
    void stripsLookLikeTheWhole();
    void iconsAreSharpAtTwoHundredPercent();
    void stampsAreForgottenWhenTheyAreVeryMany();
    void aWaitIsNoTurn();
    void aCollapsedGroupIsOpaqueAmongDimmedNodes();
    void pickedEdgesEndFlat();
    void whatMovesIsPaintedAnewWhereItShows_data();
    void whatMovesIsPaintedAnewWhereItShows();
    void nothingOfADrawnWireStays_data();
    void nothingOfADrawnWireStays();
    void anotherLanguageWordsWhatARunDid();
    void theNameOfAGroupStaysWhenItsStateComes();
};

void TestCanvasLooks::stripsLookLikeTheWhole_data()
{
    QTest::addColumn<double>("zoom");
    QTest::addColumn<int>("ratio");
    for (const double zoom : {1.0, 0.5, 0.2, 0.1}) {
        for (const int ratio : {1, 2})
            QTest::addRow("%.1f at %d00 %%", zoom, ratio) << zoom << ratio;
    }
}

void TestCanvasLooks::stripsLookLikeTheWhole()
{
    QFETCH(double, zoom);
    QFETCH(int, ratio);
    Sheet sheet(mixedWorkflow());
    sheet.show(QStringLiteral("b"), StepState::Failed);
    sheet.show(QStringLiteral("c"), StepState::Running);
    sheet.scene.select({QStringLiteral("d")});
    sheet.scene.edgeItem(sheet.document.workflow().edges[5])->setSelected(true);
    const auto whole = sheet.painted(zoom, ratio);
    for (const int wide : {1, 2, 7}) {
        for (const QSize &strip : {QSize(420, wide), QSize(wide, 300)}) {
            const double share = apart(whole, sheet.painted(zoom, ratio, strip));
            QVERIFY2(
                share < 0.001,
                qPrintable(
                    QStringLiteral("%1 x %2: %3 of the pixels").arg(strip.width()).arg(strip.height()).arg(share)));
        }
    }
}

void TestCanvasLooks::iconsAreSharpAtTwoHundredPercent()
{
    auto workflow = chainOfThree();
    Sheet sheet(workflow);
    const auto pixels = sheet.painted(1, 2);
    const auto chip = sheet.scene.kit().geometry.chip().adjusted(8, 8, -8, -8).translated(20, 40);
    const auto icon = pixels.copy(QRectF(chip.topLeft() * 2, chip.size() * 2).toRect());
    // An icon of half the size, made larger, consists of squares of four pixels.
    int uneven = 0;
    for (int y = 0; y + 1 < icon.height(); y += 2) {
        for (int x = 0; x + 1 < icon.width(); x += 2) {
            const auto corner = icon.pixel(x, y);
            const bool isEven = icon.pixel(x + 1, y) == corner && icon.pixel(x, y + 1) == corner
                                && icon.pixel(x + 1, y + 1) == corner;
            uneven += isEven ? 0 : 1;
        }
    }
    QVERIFY(uneven > 0);
}

void TestCanvasLooks::stampsAreForgottenWhenTheyAreVeryMany()
{
    const Sheet sheet({});
    StampCache stamps(sheet.scene.kit().style, sheet.scene.kit().geometry);
    constexpr qsizetype kMuch = 64 << 20;
    NodePlate plate;
    stamps.begin(6, 2, 0);
    while (stamps.bytes() <= kMuch) {
        ++plate.outPorts;
        const auto before = stamps.bytes();
        (void)stamps.plate(plate);
        QVERIFY(stamps.bytes() > before);
        QVERIFY2(plate.outPorts < 1000, "it counts");
    }
    stamps.begin(6, 2, 0);
    QCOMPARE(stamps.bytes(), 0);
    (void)stamps.plate(plate);
    const auto one = stamps.bytes();
    stamps.begin(6, 2, 0.5);
    (void)stamps.plate(plate);
    QVERIFY2(stamps.bytes() == one, "nothing is painted twice");
}

void TestCanvasLooks::aWaitIsNoTurn()
{
    const Sheet sheet({});
    StampCache stamps(sheet.scene.kit().style, sheet.scene.kit().geometry);
    const auto at = [&](Shape shape, double phase) {
        stamps.clear();
        stamps.begin(1, 1, phase);
        return stamps.mark({shape, Token::Retry, QRectF(0, 0, 26, 26)}).pixels.toImage();
    };
    QCOMPARE(at(Shape::RoundArrow, 0.6), at(Shape::RoundArrow, 0));
    QVERIFY(at(Shape::TurningArc, 0.6) != at(Shape::TurningArc, 0));
}

void TestCanvasLooks::aCollapsedGroupIsOpaqueAmongDimmedNodes()
{
    Sheet sheet(mixedWorkflow());
    const auto place = sheet.scene.group(QStringLiteral("g2"))->frame().center();
    for (const double zoom : {0.1, 0.2, 0.5, 1.0}) {
        const auto pixel = QPointF(place * zoom + QPointF(20, 40)).toPoint();
        if (!QRect(0, 0, 420, 300).contains(pixel))
            continue;
        const auto before = sheet.painted(zoom, 1).pixel(pixel);
        const auto tasks = sheet.document.workflow().tasks;
        QSet<QString> all;
        for (const Task &task : tasks)
            all.insert(task.id);
        sheet.scene.mark(all, {}, {});
        QCOMPARE(sheet.painted(zoom, 1).pixel(pixel), before);
        sheet.scene.mark({}, {}, {});
    }
}

void TestCanvasLooks::pickedEdgesEndFlat()
{
    const Sheet sheet({});
    const EdgePainter looks(sheet.scene.kit().style);
    EdgeMood picked;
    picked.selected = true;
    EdgeMood lit;
    lit.lit = true;
    EdgeMood disabled = picked;
    disabled.disabled = true;
    for (const EdgeMood &mood : {EdgeMood(), picked, lit, disabled})
        QCOMPARE(looks.penOf(mood).capStyle(), Qt::FlatCap);
}

void TestCanvasLooks::whatMovesIsPaintedAnewWhereItShows_data()
{
    QTest::addColumn<double>("zoom");
    QTest::addColumn<QRectF>("place");
    const NodeGeometry geometry;
    QTest::newRow("near") << 1.0 << geometry.state();
    QTest::newRow("from afar") << 0.5 << geometry.farState();
    QTest::newRow("its shape only") << 0.2 << geometry.shape();
    QTest::newRow("its colour only") << 0.1 << QRectF();
}

void TestCanvasLooks::whatMovesIsPaintedAnewWhereItShows()
{
    QFETCH(double, zoom);
    QFETCH(QRectF, place);
    CanvasFixture canvas(chainOfThree());
    QVERIFY(QTest::qWaitForWindowExposed(&canvas.view));
    canvas.view.zoomTo(zoom);
    canvas.view.lookAt(canvas.scene.node(QStringLiteral("b"))->body().center());
    TaskFigures own;
    own.shown = StepState::Running;
    own.total = 1;
    canvas.scene.showRun(FiguresByTask{{QStringLiteral("b"), own}});
    canvas.view.viewport()->repaint();
    const QSignalSpy changed(&canvas.scene, &QGraphicsScene::changed);
    Q_EMIT canvas.themes.motion().tick();
    QCoreApplication::sendPostedEvents();
    QRegion region;
    for (const auto &call : changed) {
        for (const QRectF &rect : call[0].value<QList<QRectF>>())
            region += rect.toAlignedRect();
    }
    const auto node = canvas.scene.node(QStringLiteral("b"));
    if (place.isEmpty())
        QVERIFY2(region.isEmpty(), "nothing that moves shows");
    else
        QVERIFY((QRegion(node->mapRectToScene(place).toAlignedRect()) - region).isEmpty());
    QVERIFY2((region - QRegion(node->bounds().toAlignedRect())).isEmpty(), "and nothing of others");
}

void TestCanvasLooks::nothingOfADrawnWireStays_data()
{
    QTest::addColumn<QList<QPoint>>("way");
    QTest::newRow("a short wire") << QList<QPoint>{{640, 300}, {660, 330}};
    QTest::newRow("far, and back at once") << QList<QPoint>{{40, 660}, {960, 40}, {660, 330}};
    QTest::newRow("from side to side") << QList<QPoint>{{960, 660}, {20, 30}, {980, 40}, {20, 680}, {660, 330}};
}

/// On the screen itself: a picture that is asked for is painted anew as a whole. A line that is painted in parts differs
/// from it in shades only.
void TestCanvasLooks::nothingOfADrawnWireStays()
{
    QFETCH(QList<QPoint>, way);
    CanvasFixture canvas(chainOfThree());
    QVERIFY(QTest::qWaitForWindowExposed(&canvas.view));
    canvas.view.lookAt(canvas.scene.node(QStringLiteral("b"))->body().center());
    const auto onScreen = [&] { return canvas.view.screen()->grabWindow(canvas.view.winId()).toImage(); };
    const auto whole = [&] { return canvas.view.grab().toImage(); };
    canvas.moveTo(way.back());
    QTRY_COMPARE(apart(onScreen(), whole()), 0.0);
    const QImage before = whole();
    canvas.press(canvas.out(QStringLiteral("c")));
    for (const QPoint &place : way) {
        canvas.moveTo(place);
        QTRY_VERIFY(canvas.scene.draft().isVisible() && apart(onScreen(), before) > 0);
        QTRY_COMPARE(apart(onScreen(), whole()), 0.0);
    }
    canvas.key(Qt::Key_Escape);
    QVERIFY(!canvas.scene.draft().isVisible());
    canvas.release(way.back());
    QTRY_COMPARE(apart(onScreen(), before), 0.0);
}

void TestCanvasLooks::anotherLanguageWordsWhatARunDid()
{
    Sheet sheet(chainOfThree());
    sheet.show(QStringLiteral("a"), StepState::Succeeded);
    const auto *node = sheet.scene.node(QStringLiteral("a"));
    const auto before = node->text().second;
    QVERIFY2(before.contains(u'3'), qPrintable(before));
    PseudoTranslator language;
    QCoreApplication::installTranslator(&language);
    const auto restored = qScopeGuard([&] { QCoreApplication::removeTranslator(&language); });
    sheet.scene.retranslate();
    QVERIFY2(node->text().second.startsWith(u'['), qPrintable(node->text().second));
}

void TestCanvasLooks::theNameOfAGroupStaysWhenItsStateComes()
{
    Sheet sheet(mixedWorkflow());
    sheet.document.renameGroup(QStringLiteral("g1"), QString(200, u'm'));
    auto *group = sheet.scene.group(QStringLiteral("g1"));
    const auto look = [&] {
        QImage pixels(1000, 500, QImage::Format_RGB32);
        pixels.fill(Qt::white);
        QPainter painter(&pixels);
        group->paint(painter, Detail::All);
        return pixels;
    };
    const auto before = look();
    group->showState(StepState::Failed, Severity::Error);
    QCOMPARE(look(), before);
}

QTEST_MAIN(TestCanvasLooks)
#include "tst_canvaslooks.moc"
