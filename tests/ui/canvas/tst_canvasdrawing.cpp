// Groups, notes, colours, guides and the overview, driven by mouse and key.
#include "tests/ui/canvas/canvasfixture.h"
#include "ui/canvas/canvaspicture.h"
#include "ui/canvas/minimap.h"
#include "ui/canvas/noteitem.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QXmlStreamReader>

using namespace sluice;

namespace {

const QString a = QStringLiteral("a");
const QString b = QStringLiteral("b");
const QString c = QStringLiteral("c");
const QString d = QStringLiteral("d");
const Edge kAb{a, QStringLiteral("out"), b};
const Edge kBc{b, QStringLiteral("out"), c};

const Drawing &drawingOf(const CanvasFixture &canvas)
{
    return canvas.document.workflow().drawing;
}

/// Groups tasks by Ctrl+G and types the name.
void group(CanvasFixture &canvas, const QStringList &tasks, const QString &name)
{
    canvas.scene.select(tasks);
    canvas.key(Qt::Key_G, Qt::ControlModifier);
    auto *line = canvas.view.findChild<QLineEdit *>(QStringLiteral("renameInPlace"));
    QVERIFY(line);
    QTest::keyClicks(line, name);
    QTest::keyClick(line, Qt::Key_Return);
}

} // namespace

class TestCanvasDrawing : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void groupsByKeyAndNamesTheGroup();
    void collapsedGroupStandsForItsTasks();
    void movesAGroupByItsName();
    void movesACollapsedGroup();
    void ungroupLeavesTheTasks();
    void expandsToShowAProblem();
    void writesANoteInPlace();
    void escapeLeavesTheNoteAsItWas();
    void sizesANoteByItsCorner();
    void deletesAndPastesNotes();
    void tintsWhatIsSelected();
    void routesLeadEdgesUntilANodeMoves();
    void guidesMakeNodesLevel();
    void altMovesFreelyOfWhatIsNear();
    void alignsAndDistributes();
    void overviewGoesWhereItIsPressed();
    void savesPicturesOfEachKind();
    void glidesToAnArrangement();
    void lessMotionEndsAGlideAndBeginsNone();
};

void TestCanvasDrawing::groupsByKeyAndNamesTheGroup()
{
    CanvasFixture canvas(chainOfThree(true));
    group(canvas, {a, b}, QStringLiteral("Fetch"));
    QCOMPARE(drawingOf(canvas).groups.size(), 1U);
    QCOMPARE(drawingOf(canvas).groups.front().name, QStringLiteral("Fetch"));
    QCOMPARE(drawingOf(canvas).groups.front().tasks, (QStringList{a, b}));
    const auto *item = canvas.scene.group(drawingOf(canvas).groups.front().id);
    QVERIFY(item->frame().contains(canvas.scene.node(a)->mapRectToScene(QRectF(0, 0, 208, 64))));
    QVERIFY(item->frame().contains(canvas.scene.node(b)->mapRectToScene(QRectF(0, 0, 208, 64))));
    QVERIFY(!item->frame().intersects(canvas.scene.node(d)->mapRectToScene(QRectF(0, 0, 208, 64))));
    canvas.document.undoStack().undo();
    canvas.document.undoStack().undo();
    QVERIFY(!canvas.scene.group(QStringLiteral("group1")));
}

void TestCanvasDrawing::collapsedGroupStandsForItsTasks()
{
    CanvasFixture canvas(chainOfThree(true));
    group(canvas, {a, b}, QStringLiteral("Fetch"));
    const auto *item = canvas.scene.group(QStringLiteral("group1"));
    QTest::mouseClick(canvas.view.viewport(), Qt::LeftButton, {}, canvas.at(item->toggle().center()));
    QVERIFY(item->isCollapsed());
    QVERIFY(!canvas.scene.node(a)->isVisible());
    QVERIFY(canvas.scene.node(c)->isVisible());
    QVERIFY2(!canvas.scene.edgeItem(kAb)->isVisible(), "an edge inside it");
    QVERIFY(canvas.scene.edgeItem(kBc)->isVisible());
    QCOMPARE(canvas.scene.edgeItem(kBc)->curve().elementAt(0).x, item->frame().right());
    QVERIFY2(!canvas.scene.nodeAt(canvas.scene.node(b)->mapToScene(104, 32)), "what is hidden takes no pointer");
    QCOMPARE(canvas.scene.selectedTasks(), (QStringList{a, b}));
    // A key expands it again.
    canvas.key(Qt::Key_X);
    QVERIFY(!item->isCollapsed());
    QVERIFY(canvas.scene.node(a)->isVisible());
    QVERIFY(canvas.scene.edgeItem(kAb)->isVisible());
    QCOMPARE(canvas.scene.edgeItem(kBc)->curve().elementAt(0).x,
             canvas.scene.node(b)->outPort(QStringLiteral("out")).x());
}

void TestCanvasDrawing::movesAGroupByItsName()
{
    CanvasFixture canvas(chainOfThree(true));
    group(canvas, {a, b}, QStringLiteral("Fetch"));
    canvas.scene.select({});
    const auto *item = canvas.scene.group(QStringLiteral("group1"));
    const auto grip = canvas.at(item->header().center());
    canvas.drag(grip, grip + QPoint(40, 400));
    QCOMPARE(canvas.document.workflow().layout[a], QPointF(40, 400));
    QCOMPARE(canvas.document.workflow().layout[b], QPointF(320, 400));
    QCOMPARE(canvas.document.workflow().layout[c], QPointF(560, 0));
    canvas.document.undoStack().undo();
    QCOMPARE(canvas.document.workflow().layout[a], QPointF(0, 0));
    QVERIFY(item->frame().contains(QPointF(0, 0)));
}

void TestCanvasDrawing::movesACollapsedGroup()
{
    CanvasFixture canvas(chainOfThree(true));
    group(canvas, {a, b}, QStringLiteral("Fetch"));
    canvas.document.collapseGroup(QStringLiteral("group1"), true);
    const auto *item = canvas.scene.group(QStringLiteral("group1"));
    const auto middle = canvas.at(item->frame().center() + QPointF(40, 16));
    canvas.drag(middle, middle + QPoint(0, 480));
    QCOMPARE(canvas.document.workflow().layout[b], QPointF(280, 480));
    QCOMPARE(canvas.scene.edgeItem(kBc)->curve().elementAt(0).y, item->frame().center().y());
}

void TestCanvasDrawing::ungroupLeavesTheTasks()
{
    CanvasFixture canvas(chainOfThree());
    group(canvas, {a, b}, QStringLiteral("Fetch"));
    canvas.key(Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(drawingOf(canvas).groups.empty());
    QCOMPARE(canvas.tasks(), (QStringList{a, b, c}));
    QCOMPARE(canvas.scene.selectedTasks(), (QStringList{a, b}));
}

void TestCanvasDrawing::expandsToShowAProblem()
{
    CanvasFixture canvas(chainOfThree());
    group(canvas, {a, b}, QStringLiteral("Fetch"));
    canvas.document.collapseGroup(QStringLiteral("group1"), true);
    canvas.view.reveal(b);
    QVERIFY(canvas.scene.group(QStringLiteral("group1"))->isSelected());
    QCOMPARE(canvas.scene.current(), b);
}

void TestCanvasDrawing::writesANoteInPlace()
{
    CanvasFixture canvas(chainOfThree());
    canvas.key(Qt::Key_N);
    auto *editor = canvas.view.findChild<QPlainTextEdit *>(QStringLiteral("noteInPlace"));
    QVERIFY(editor);
    QTest::keyClicks(editor, QStringLiteral("Ask Ada"));
    QCOMPARE(drawingOf(canvas).notes.front().text, QStringLiteral("Ask Ada")); // before it is left
    QCOMPARE(canvas.document.undoStack().count(), 2);
    QTest::keyClick(editor, Qt::Key_Return, Qt::ControlModifier);
    QCOMPARE(drawingOf(canvas).notes.size(), 1U);
    QCOMPARE(drawingOf(canvas).notes.front().text, QStringLiteral("Ask Ada"));
    QCOMPARE(canvas.scene.note(QStringLiteral("note1"))->note().text, QStringLiteral("Ask Ada"));
    QCOMPARE(canvas.scene.selectedNotes(), QStringList{QStringLiteral("note1")});
}

void TestCanvasDrawing::escapeLeavesTheNoteAsItWas()
{
    CanvasFixture canvas(chainOfThree());
    canvas.document.setNoteText(canvas.document.addNote(QRectF(0, 200, 208, 112)), QStringLiteral("Before"));
    QTest::mouseDClick(canvas.view.viewport(), Qt::LeftButton, {}, canvas.at({100, 250}));
    auto *editor = canvas.view.findChild<QPlainTextEdit *>(QStringLiteral("noteInPlace"));
    QVERIFY(editor);
    QTest::keyClicks(editor, QStringLiteral("After"));
    QTest::keyClick(editor, Qt::Key_Escape);
    QCOMPARE(drawingOf(canvas).notes.front().text, QStringLiteral("Before"));
}

void TestCanvasDrawing::sizesANoteByItsCorner()
{
    CanvasFixture canvas(chainOfThree());
    canvas.document.addNote(QRectF(0, 200, 208, 112));
    QTest::mouseClick(canvas.view.viewport(), Qt::LeftButton, {}, canvas.at({100, 250}));
    const auto corner = canvas.at({204, 308});
    canvas.drag(corner, corner + QPoint(80, 40));
    QCOMPARE(drawingOf(canvas).notes.front().place, QRectF(0, 200, 288, 152));
    canvas.drag(canvas.at({284, 348}), canvas.at({-400, -400}));
    QCOMPARE(drawingOf(canvas).notes.front().place, QRectF(QPointF(0, 200), NoteItem::kLeast));
}

void TestCanvasDrawing::deletesAndPastesNotes()
{
    CanvasFixture canvas(chainOfThree());
    canvas.document.setNoteText(canvas.document.addNote(QRectF(0, 200, 208, 112)), QStringLiteral("Ask Ada"));
    canvas.scene.select({a}, {QStringLiteral("note1")});
    canvas.key(Qt::Key_C, Qt::ControlModifier);
    canvas.key(Qt::Key_Delete);
    QVERIFY(drawingOf(canvas).notes.empty());
    QCOMPARE(canvas.tasks(), (QStringList{b, c}));
    canvas.key(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(drawingOf(canvas).notes.size(), 1U);
    const auto place = canvas.document.workflow().layout[a];
    QCOMPARE(drawingOf(canvas).notes.front().place.topLeft() - place, QPointF(0, 200));
}

void TestCanvasDrawing::tintsWhatIsSelected()
{
    CanvasFixture canvas(chainOfThree());
    canvas.scene.select({a, b});
    canvas.view.tintSelection(QStringLiteral("red"));
    QCOMPARE(canvas.scene.node(a)->look().tint, QStringLiteral("red"));
    QCOMPARE(canvas.scene.node(c)->look().tint, QString());
    QVERIFY(canvas.scene.node(a)->blockColor() != canvas.scene.node(c)->blockColor());
    canvas.view.tintSelection({});
    QVERIFY(drawingOf(canvas).tints.isEmpty());
    // A group takes the tint itself.
    group(canvas, {a, b}, QStringLiteral("Fetch"));
    canvas.view.tintSelection(QStringLiteral("blue"));
    QCOMPARE(drawingOf(canvas).groups.front().tint, QStringLiteral("blue"));
    QVERIFY(drawingOf(canvas).tints.isEmpty());
}

void TestCanvasDrawing::routesLeadEdgesUntilANodeMoves()
{
    auto workflow = chainOfThree();
    const Edge past{a, QStringLiteral("out"), c};
    workflow.edges.push_back(past);
    CanvasFixture canvas(workflow);
    canvas.document.arrange(layeredLayout(workflow));
    const auto route = drawingOf(canvas).routes.value(past);
    QCOMPARE(route.size(), 2);
    const auto body = canvas.scene.node(b)->mapRectToScene(QRectF(0, 0, 208, 64));
    const auto &curve = canvas.scene.edgeItem(past)->curve();
    for (int percent = 0; percent <= 100; ++percent)
        QVERIFY2(!body.contains(curve.pointAtPercent(percent / 100.0)), "the edge goes around the node");
    canvas.view.fit();
    canvas.drag(canvas.middle(c), canvas.middle(c) + QPoint(0, 80));
    QVERIFY(drawingOf(canvas).routes.isEmpty());
    canvas.document.undoStack().undo();
    QCOMPARE(drawingOf(canvas).routes.value(past), route);
}

void TestCanvasDrawing::guidesMakeNodesLevel()
{
    CanvasFixture canvas(chainOfThree(true));
    canvas.document.moveTasks({{a, QPointF(3, 0)}});
    const auto from = canvas.middle(d);
    canvas.drag(from, from + QPoint(5, 61));
    QCOMPARE(canvas.document.workflow().layout[d].x(), 3.0);
}

void TestCanvasDrawing::altMovesFreelyOfWhatIsNear()
{
    CanvasFixture canvas(chainOfThree(true));
    canvas.document.moveTasks({{a, QPointF(3, 0)}});
    const auto from = canvas.middle(d);
    canvas.press(from);
    const auto to = from + QPoint(5, 61);
    QMouseEvent move(QEvent::MouseMove, QPointF(to), canvas.view.viewport()->mapToGlobal(QPointF(to)), Qt::NoButton,
                     Qt::LeftButton, Qt::AltModifier);
    QCoreApplication::sendEvent(canvas.view.viewport(), &move);
    canvas.release(to, Qt::AltModifier);
    QCOMPARE(canvas.document.workflow().layout[d], QPointF(8, 264));
}

void TestCanvasDrawing::alignsAndDistributes()
{
    CanvasFixture canvas(chainOfThree(true));
    canvas.document.moveTasks({{b, QPointF(300, 96)}, {c, QPointF(900, 40)}});
    canvas.scene.select({a, b, c});
    canvas.view.alignSelection(Align::Top);
    const auto &layout = canvas.document.workflow().layout;
    QCOMPARE(layout[b].y(), 0.0);
    QCOMPARE(layout[c].y(), 0.0);
    canvas.view.distributeSelection(Qt::Horizontal);
    QCOMPARE(layout[b].x(), 450.0);
    QCOMPARE(layout[c].x(), 900.0);
    canvas.view.alignSelection(Align::Right);
    QCOMPARE(layout[a].x(), 900.0);
    canvas.document.undoStack().undo();
    QCOMPARE(layout[a].x(), 0.0);
}

void TestCanvasDrawing::overviewGoesWhereItIsPressed()
{
    CanvasFixture canvas(chainOfThree(true));
    canvas.document.moveTasks({{c, QPointF(4000, 3000)}});
    canvas.view.zoomTo(1);
    canvas.view.lookAt({0, 0});
    auto *map = canvas.view.findChild<Minimap *>();
    QVERIFY(map);
    QTRY_VERIFY(map->isVisible());
    const auto before = canvas.view.mapToScene(canvas.view.viewport()->rect().center());
    QTest::mouseClick(map, Qt::LeftButton, {}, map->rect().bottomRight() - QPoint(8, 8));
    const auto after = canvas.view.mapToScene(canvas.view.viewport()->rect().center());
    QVERIFY(after.x() > before.x() + 2000);
    QVERIFY(after.y() > before.y() + 1500);
    canvas.key(Qt::Key_M);
    QVERIFY(!map->isVisible());
}

void TestCanvasDrawing::savesPicturesOfEachKind()
{
    auto workflow = chainOfThree();
    workflow.tasks.front().name = QStringLiteral("Fetch <all> & more");
    CanvasFixture canvas(workflow);
    canvas.scene.select({b});
    const QTemporaryDir folder;
    const auto size = canvas.scene.contentRect().adjusted(-24, -24, 24, 24).size();

    const auto png = folder.filePath(QStringLiteral("canvas.png"));
    QVERIFY(saveCanvasPicture(canvas.scene, png));
    const QImage image(png);
    QCOMPARE(image.size(), (size * 2).toSize());
    QVERIFY(image.pixelColor(4, 4) == canvas.themes.color(Token::Background));
    const auto accent = canvas.themes.color(Token::Accent);
    const auto corner = (canvas.scene.node(b)->pos() - canvas.scene.contentRect().topLeft() + QPointF(24, 24)) * 2;
    QVERIFY2(image.pixelColor((corner + QPointF(100, 0)).toPoint()) != accent, "the selection is no part of it");
    QCOMPARE(canvas.scene.selectedTasks(), QStringList{b});

    const auto svg = folder.filePath(QStringLiteral("canvas.svg"));
    QVERIFY(saveCanvasPicture(canvas.scene, svg));
    QFile text(svg);
    QVERIFY(text.open(QIODevice::ReadOnly));
    QXmlStreamReader reader(&text);
    QString words;
    while (!reader.atEnd()) {
        if (reader.readNext() == QXmlStreamReader::Characters)
            words += reader.text();
    }
    QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
    QVERIFY2(words.contains(QStringLiteral("Fetch <all> &")), qPrintable(words));

    const auto pdf = folder.filePath(QStringLiteral("canvas.pdf"));
    QVERIFY(saveCanvasPicture(canvas.scene, pdf));
    QFile page(pdf);
    QVERIFY(page.open(QIODevice::ReadOnly));
    QVERIFY(page.readAll().startsWith("%PDF-"));

    const auto refused = saveCanvasPicture(canvas.scene, folder.filePath(QStringLiteral("no/such/folder.png")));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, QStringLiteral("file.unwritable"));
}

void TestCanvasDrawing::glidesToAnArrangement()
{
    CanvasFixture canvas(chainOfThree(true));
    canvas.document.moveTasks({{c, QPointF(3000, 2000)}});
    const auto arrangement = layeredLayout(canvas.document.workflow());
    canvas.scene.glideToNext();
    canvas.document.arrange(arrangement);
    QCOMPARE(canvas.document.workflow().layout[c], arrangement.places[c]);
    QVERIFY2(canvas.scene.node(c)->pos() != arrangement.places[c], "on its way");
    QVERIFY2(canvas.scene.contentRect().right() < 2000, "what is fitted is where it ends");
    QTRY_COMPARE(canvas.scene.node(c)->pos(), arrangement.places[c]);
    // Undone on the way, all lies where it was.
    canvas.document.undoStack().undo();
    canvas.scene.glideToNext();
    canvas.document.undoStack().redo();
    canvas.document.undoStack().undo();
    QTRY_COMPARE(canvas.scene.node(c)->pos(), QPointF(3000, 2000));
    QCOMPARE(canvas.scene.edgeItem(kBc)->curve().currentPosition(), canvas.scene.node(c)->inPort());
}

void TestCanvasDrawing::lessMotionEndsAGlideAndBeginsNone()
{
    CanvasFixture canvas(chainOfThree(true));
    const auto goTo = [&](QPointF place) {
        canvas.scene.glideToNext();
        canvas.document.moveTasks({{c, place}});
        canvas.scene.awaitNoGlide();
    };
    goTo({3000, 2000});
    QVERIFY2(canvas.scene.node(c)->pos() != QPointF(3000, 2000), "on its way");
    canvas.themes.setMotionChoice(MotionChoice::Reduced);
    QCOMPARE(canvas.scene.node(c)->pos(), QPointF(3000, 2000));
    goTo({160, 480});
    QCOMPARE(canvas.scene.node(c)->pos(), QPointF(160, 480));
}

QTEST_MAIN(TestCanvasDrawing)
#include "tst_canvasdrawing.moc"
