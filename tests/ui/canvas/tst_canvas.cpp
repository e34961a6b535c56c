#include "core/workflow/workflowfile.h"
#include "tests/ui/canvas/canvasfixture.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>
#include <QMimeData>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace sluice;

namespace {
const QString a = QStringLiteral("a");
const QString b = QStringLiteral("b");
const QString c = QStringLiteral("c");
const QString d = QStringLiteral("d");
} // namespace

class TestCanvas : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void quickAddByTypingAddsThreeNodes();
    void dragFromPortToPortConnects();
    void dragBackFromAnInPortConnectsToo();
    void refusesAnEdgeThatClosesACycleWhileDragging();
    void refusesACycleOfAWireFromAnInPortToo();
    void dimsIllegalTargetsAndLightsThemUpAgain();
    void escapeGivesAWireUp();
    void wireDroppedOnNothingOffersTasksAndConnects();
    void movesOnTheGridAsOneUndoStep();
    void nodeDroppedOnAnEdgeGoesIntoIt();
    void paletteDropOnAnEdgeGoesIntoIt();
    void rubberBandSelects();
    void deletesWithEdgesAndReconnectsWithAlt();
    void deletesASelectedEdge();
    void disablesByKeyAndSaysSo();
    void duplicatesWithTheEdgesBetween();
    void undoBringsNodesAndEdgesBack();
    void clipboardHoldsTheFileFormat();
    void pastesIntoAnotherWindowAndFromAFile();
    void renamesInPlace();
    void escapeLeavesTheNameAsItWas();
    void arrowsWalkAlongEdges();
    void controlArrowsNudgeAndMerge();
    void connectsByTypingAndNamesWhyNot();
    void wheelZoomsAtThePointer();
    void aTaskAddedInSightMovesNothing();
    void spaceDragPans();
    void enterAsksForTheInspector();
    void tellsAScreenReaderWhatIsSelected();
};

void TestCanvas::quickAddByTypingAddsThreeNodes()
{
    CanvasFixture canvas;
    QSignalSpy opened(&canvas.view, &CanvasView::openRequested);
    canvas.key(Qt::Key_A);
    canvas.type(QStringLiteral("http"));
    QVERIFY2(opened.isEmpty(), "the Return that takes a task opens nothing");
    QTest::mouseDClick(canvas.view.viewport(), Qt::LeftButton, {}, QPoint(150, 150));
    canvas.type(QStringLiteral("noop"));
    QTest::mouseDClick(canvas.view.viewport(), Qt::LeftButton, {}, QPoint(800, 600));
    canvas.type(QStringLiteral("if"));
    QCOMPARE(canvas.tasks(), (QStringList{QStringLiteral("request"), QStringLiteral("noop"), QStringLiteral("if")}));
    QCOMPARE(canvas.scene.selectedTasks(), QStringList{QStringLiteral("if")});
    for (const auto &place : canvas.document.workflow().layout)
        QCOMPARE(NodeGeometry::snapped(place), place);
}

void TestCanvas::dragFromPortToPortConnects()
{
    CanvasFixture canvas(chainOfThree(true));
    canvas.drag(canvas.out(c), canvas.in(d));
    QCOMPARE(canvas.edges().last(), QStringLiteral("c.out>d"));
    QVERIFY(canvas.scene.edgeItem({c, QStringLiteral("out"), d}));
}

void TestCanvas::dragBackFromAnInPortConnectsToo()
{
    CanvasFixture canvas(chainOfThree(true));
    canvas.drag(canvas.in(d), canvas.middle(b));
    QCOMPARE(canvas.edges().last(), QStringLiteral("b.out>d"));
}

void TestCanvas::refusesAnEdgeThatClosesACycleWhileDragging()
{
    CanvasFixture canvas(chainOfThree(true));
    canvas.press(canvas.out(c));
    canvas.moveTo(canvas.in(a));
    QVERIFY(canvas.scene.draft().isRefused());
    QCOMPARE(canvas.scene.draft().note(), QStringLiteral("This would close a cycle: c → a → b → c"));
    for (const auto &id : {a, b, c})
        QVERIFY2(canvas.scene.node(id)->mood().lit, qPrintable(id));
    QVERIFY(!canvas.scene.node(d)->mood().lit);
    QVERIFY(canvas.scene.edgeItem({a, QStringLiteral("out"), b})->mood().lit);

    canvas.release(canvas.in(a));
    QCOMPARE(canvas.edges().size(), 2);
    QCOMPARE(canvas.document.undoStack().count(), 0);
    QVERIFY(!canvas.scene.node(a)->mood().lit);
    QVERIFY(!canvas.scene.draft().isVisible());
}

void TestCanvas::refusesACycleOfAWireFromAnInPortToo()
{
    CanvasFixture canvas(chainOfThree(true));
    canvas.press(canvas.in(a));
    canvas.moveTo(canvas.middle(c));
    QVERIFY(canvas.scene.draft().isRefused());
    QCOMPARE(canvas.scene.draft().note(), QStringLiteral("This would close a cycle: c → a → b → c"));
    for (const auto &id : {a, b, c})
        QVERIFY2(canvas.scene.node(id)->mood().lit, qPrintable(id));
    // On to a target that is fine, and back: each look at what is under the pointer counts, not the last refusal.
    canvas.moveTo(canvas.middle(d));
    QVERIFY(!canvas.scene.draft().isRefused());
    QVERIFY(!canvas.scene.node(b)->mood().lit);
    QVERIFY(!canvas.scene.edgeItem({a, QStringLiteral("out"), b})->mood().lit);
    QVERIFY(canvas.scene.node(d)->mood().inTarget);
    canvas.moveTo(canvas.middle(b));
    QCOMPARE(canvas.scene.draft().note(), QStringLiteral("This would close a cycle: b → a → b"));
    QVERIFY(!canvas.scene.node(c)->mood().lit);
    QVERIFY(!canvas.scene.node(d)->mood().inTarget);
    canvas.release(canvas.middle(b));
    QCOMPARE(canvas.edges().size(), 2);
}

void TestCanvas::dimsIllegalTargetsAndLightsThemUpAgain()
{
    CanvasFixture canvas(chainOfThree(true));
    canvas.press(canvas.out(b));
    canvas.moveTo(canvas.out(b) + QPoint(30, 60));
    QVERIFY(canvas.scene.node(a)->mood().dimmed);
    QVERIFY2(canvas.scene.node(c)->mood().dimmed, "b leads to c already");
    QVERIFY(!canvas.scene.node(d)->mood().dimmed);
    canvas.moveTo(canvas.middle(d));
    QVERIFY(canvas.scene.node(d)->mood().inTarget);
    canvas.release(canvas.middle(d));
    QVERIFY(!canvas.scene.node(a)->mood().dimmed);
    QCOMPARE(canvas.edges().last(), QStringLiteral("b.out>d"));
}

void TestCanvas::escapeGivesAWireUp()
{
    CanvasFixture canvas(chainOfThree(true));
    canvas.press(canvas.out(c));
    canvas.moveTo(canvas.in(d));
    canvas.key(Qt::Key_Escape);
    canvas.release(canvas.in(d));
    QCOMPARE(canvas.edges().size(), 2);
    QVERIFY(!canvas.scene.node(a)->mood().dimmed);
}

void TestCanvas::wireDroppedOnNothingOffersTasksAndConnects()
{
    CanvasFixture canvas(chainOfThree());
    canvas.drag(canvas.out(c), canvas.out(c) + QPoint(-100, 160));
    canvas.type(QStringLiteral("http"));
    QCOMPARE(canvas.edges().last(), QStringLiteral("c.out>request"));
    QCOMPARE(canvas.document.undoStack().count(), 1);
}

void TestCanvas::movesOnTheGridAsOneUndoStep()
{
    CanvasFixture canvas(chainOfThree());
    canvas.drag(canvas.middle(b), canvas.middle(b) + QPoint(37, 90));
    QCOMPARE(canvas.document.workflow().layout[b], QPointF(320, 88));
    QCOMPARE(canvas.document.undoStack().count(), 1);
    QCOMPARE(canvas.document.undoStack().undoText(), QStringLiteral("Move b"));
    canvas.document.undoStack().undo();
    QCOMPARE(canvas.scene.node(b)->pos(), QPointF(280, 0));
}

void TestCanvas::nodeDroppedOnAnEdgeGoesIntoIt()
{
    auto workflow = chainOfThree(true);
    workflow.layout[b] = {600, 0};
    workflow.layout[c] = {600, 200};
    CanvasFixture canvas(workflow);
    const auto target = canvas.at({404, 32});
    canvas.press(canvas.middle(d));
    canvas.moveTo(canvas.middle(d) + QPoint(20, 0));
    canvas.moveTo(target);
    QVERIFY(canvas.scene.edgeItem({a, QStringLiteral("out"), b})->mood().dropTarget);
    canvas.release(target);
    QVERIFY(canvas.edges().contains(QStringLiteral("a.out>d")));
    QVERIFY(canvas.edges().contains(QStringLiteral("d.out>b")));
    QVERIFY(!canvas.edges().contains(QStringLiteral("a.out>b")));
    QCOMPARE(canvas.document.undoStack().undoText(), QStringLiteral("Insert d between a and b"));
    canvas.document.undoStack().undo();
    QCOMPARE(canvas.document.workflow(), workflow);
}

void TestCanvas::paletteDropOnAnEdgeGoesIntoIt()
{
    auto workflow = chainOfThree();
    workflow.layout[b] = {600, 0};
    workflow.layout[c] = {600, 200};
    CanvasFixture canvas(workflow);
    QMimeData data;
    data.setData(kTaskTypeMime, "http.request");
    const auto place = canvas.at({404, 32});
    QDragEnterEvent enter(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(canvas.view.viewport(), &enter);
    QVERIFY(enter.isAccepted());
    QDragMoveEvent move(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(canvas.view.viewport(), &move);
    QVERIFY(canvas.scene.edgeItem({a, QStringLiteral("out"), b})->mood().dropTarget);
    QDropEvent drop(place, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QCoreApplication::sendEvent(canvas.view.viewport(), &drop);
    QVERIFY(canvas.edges().contains(QStringLiteral("a.out>request")));
    QVERIFY(canvas.edges().contains(QStringLiteral("request.out>b")));
}

void TestCanvas::rubberBandSelects()
{
    CanvasFixture canvas(chainOfThree(true));
    canvas.drag(canvas.at({-40, -40}), canvas.at({300, 100}));
    QCOMPARE(canvas.scene.selectedTasks(), (QStringList{a, b}));
    canvas.press(canvas.middle(d), Qt::ShiftModifier);
    canvas.release(canvas.middle(d), Qt::ShiftModifier);
    QCOMPARE(canvas.scene.selectedTasks(), (QStringList{a, b, d}));
    canvas.key(Qt::Key_Escape);
    QVERIFY(canvas.scene.selectedTasks().isEmpty());
}

void TestCanvas::deletesWithEdgesAndReconnectsWithAlt()
{
    CanvasFixture canvas(chainOfThree());
    canvas.scene.select({b});
    canvas.key(Qt::Key_Delete);
    QCOMPARE(canvas.tasks(), (QStringList{a, c}));
    QCOMPARE(canvas.edges(), QStringList());
    QVERIFY(!canvas.scene.node(b));
    canvas.document.undoStack().undo();
    canvas.scene.select({b});
    canvas.key(Qt::Key_Delete, Qt::AltModifier);
    QCOMPARE(canvas.edges(), QStringList{QStringLiteral("a.out>c")});
}

void TestCanvas::deletesASelectedEdge()
{
    CanvasFixture canvas(chainOfThree());
    const auto place = canvas.at({244, 32});
    QTest::mouseClick(canvas.view.viewport(), Qt::LeftButton, {}, place);
    QCOMPARE(canvas.scene.selectedEdges().size(), 1u);
    canvas.key(Qt::Key_Delete);
    QCOMPARE(canvas.edges(), QStringList{QStringLiteral("b.out>c")});
}

void TestCanvas::disablesByKeyAndSaysSo()
{
    CanvasFixture canvas(chainOfThree());
    canvas.scene.select({QStringLiteral("a"), QStringLiteral("b")});
    canvas.key(Qt::Key_D);
    QVERIFY(canvas.document.workflow().task(QStringLiteral("a"))->disabled);
    QVERIFY(canvas.scene.node(QStringLiteral("b"))->look().disabled);
    QVERIFY(!canvas.scene.node(QStringLiteral("c"))->look().disabled);
    canvas.key(Qt::Key_D);
    QVERIFY(!canvas.scene.node(QStringLiteral("a"))->look().disabled);
    QCOMPARE(canvas.document.undoStack().count(), 2);
}

void TestCanvas::duplicatesWithTheEdgesBetween()
{
    CanvasFixture canvas(chainOfThree());
    canvas.scene.select({QStringLiteral("a"), QStringLiteral("b")});
    canvas.view.duplicate();
    QCOMPARE(canvas.document.workflow().tasks.size(), 5u);
    QCOMPARE(canvas.edges().size(), 3); // the edge between the two is copied, that to the third is not
    QCOMPARE(canvas.scene.selectedTasks().size(), 2);
    QCOMPARE(canvas.document.undoStack().count(), 1);
}

void TestCanvas::undoBringsNodesAndEdgesBack()
{
    CanvasFixture canvas(chainOfThree());
    canvas.key(Qt::Key_A, Qt::ControlModifier);
    canvas.key(Qt::Key_Delete);
    QVERIFY(canvas.tasks().isEmpty());
    canvas.document.undoStack().undo();
    QCOMPARE(canvas.tasks(), (QStringList{a, b, c}));
    QVERIFY(canvas.scene.edgeItem({b, QStringLiteral("out"), c}));
    QCOMPARE(canvas.scene.node(c)->pos(), QPointF(560, 0));
    canvas.document.undoStack().redo();
    QVERIFY(!canvas.scene.node(a));
}

void TestCanvas::clipboardHoldsTheFileFormat()
{
    CanvasFixture canvas(chainOfThree());
    canvas.scene.select({a, b});
    canvas.key(Qt::Key_C, Qt::ControlModifier);
    const auto text = QGuiApplication::clipboard()->text();
    QVERIFY(text.contains(QStringLiteral("\"format\": 1")));
    canvas.key(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(canvas.tasks(), (QStringList{a, b, c, QStringLiteral("a2"), QStringLiteral("b2")}));
    QCOMPARE(canvas.scene.selectedTasks(), (QStringList{QStringLiteral("a2"), QStringLiteral("b2")}));
    canvas.key(Qt::Key_X, Qt::ControlModifier);
    QCOMPARE(canvas.tasks(), (QStringList{a, b, c}));
    canvas.scene.select({c});
    canvas.key(Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(canvas.tasks().last(), QStringLiteral("c2"));

    QGuiApplication::clipboard()->setText(QStringLiteral("not a workflow"));
    QSignalSpy refused(&canvas.view, &CanvasView::pasteRefused);
    canvas.key(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(refused.count(), 1);
}

void TestCanvas::pastesIntoAnotherWindowAndFromAFile()
{
    auto workflow = chainOfThree();
    workflow.tasks[0].params.insert(QStringLiteral("text"), QStringLiteral("Zürich: „10 €“"));
    workflow.tasks[1].notes = QStringLiteral("Ask Ada.");
    CanvasFixture other;
    {
        CanvasFixture canvas(workflow);
        canvas.scene.select({a, b});
        canvas.key(Qt::Key_C, Qt::ControlModifier);
    } // its window is closed; what was copied stays
    other.key(Qt::Key_V, Qt::ControlModifier);
    const Workflow &pasted = other.document.workflow();
    QCOMPARE(pasted.tasks, (std::vector<Task>{workflow.tasks[0], workflow.tasks[1]}));
    QCOMPARE(other.edges(), QStringList{QStringLiteral("a.out>b")});
    QCOMPARE(pasted.layout[b] - pasted.layout[a], workflow.layout[b] - workflow.layout[a]);

    // Into a file, which is a workflow by itself, and back.
    QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("copied.json")));
    QVERIFY(file.open(QIODevice::ReadWrite));
    file.write(QGuiApplication::clipboard()->text().toUtf8());
    file.seek(0);
    const auto read = readWorkflow(file.readAll(), QStringLiteral("copied"));
    QVERIFY(read);
    QCOMPARE(read->tasks, pasted.tasks);
    file.seek(0);
    QGuiApplication::clipboard()->setText(QStringLiteral("\n  ") + QString::fromUtf8(file.readAll()));
    other.key(Qt::Key_V, Qt::ControlModifier);
    QCOMPARE(other.tasks(), (QStringList{a, b, QStringLiteral("a2"), QStringLiteral("b2")}));
    QCOMPARE(other.edges().last(), QStringLiteral("a2.out>b2"));
}

void TestCanvas::renamesInPlace()
{
    CanvasFixture canvas(chainOfThree());
    canvas.scene.select({b});
    canvas.key(Qt::Key_F2);
    auto *field = canvas.view.findChild<QLineEdit *>(QStringLiteral("renameInPlace"));
    QVERIFY(field);
    QCOMPARE(field->text(), b);
    QTest::keyClicks(field, QStringLiteral("Fetch"));
    QTest::keyClick(field, Qt::Key_Return);
    QCOMPARE(canvas.scene.node(b)->look().title, QStringLiteral("Fetch"));
    QCOMPARE(canvas.document.undoStack().count(), 1);
    QTRY_VERIFY(canvas.view.hasFocus());
}

void TestCanvas::escapeLeavesTheNameAsItWas()
{
    CanvasFixture canvas(chainOfThree());
    canvas.scene.select({b});
    canvas.key(Qt::Key_F2);
    auto *field = canvas.view.findChild<QLineEdit *>(QStringLiteral("renameInPlace"));
    QTest::keyClicks(field, QStringLiteral("Fetch"));
    QTest::keyClick(field, Qt::Key_Escape);
    QCOMPARE(canvas.scene.node(b)->look().title, b);
    QCOMPARE(canvas.document.undoStack().count(), 0);
}

void TestCanvas::arrowsWalkAlongEdges()
{
    CanvasFixture canvas(chainOfThree(true));
    canvas.scene.select({a});
    canvas.key(Qt::Key_Right);
    QCOMPARE(canvas.scene.current(), b);
    canvas.key(Qt::Key_Right);
    QCOMPARE(canvas.scene.current(), c);
    canvas.key(Qt::Key_Left);
    canvas.key(Qt::Key_Left);
    QCOMPARE(canvas.scene.current(), a);
    canvas.key(Qt::Key_Down);
    QCOMPARE(canvas.scene.current(), d);
    canvas.key(Qt::Key_Up);
    QCOMPARE(canvas.scene.selectedTasks(), QStringList{a});
}

void TestCanvas::controlArrowsNudgeAndMerge()
{
    CanvasFixture canvas(chainOfThree());
    canvas.scene.select({b});
    canvas.key(Qt::Key_Right, Qt::ControlModifier);
    canvas.key(Qt::Key_Right, Qt::ControlModifier);
    canvas.key(Qt::Key_Down, Qt::ControlModifier);
    QCOMPARE(canvas.document.workflow().layout[b], QPointF(296, 8));
    QCOMPARE(canvas.document.undoStack().count(), 1);
}

void TestCanvas::connectsByTypingAndNamesWhyNot()
{
    CanvasFixture canvas(chainOfThree(true));
    canvas.scene.select({c});
    canvas.key(Qt::Key_C);
    canvas.type(QStringLiteral("a"));
    QCOMPARE(canvas.edges().size(), 2);
    QTest::keyClick(canvas.view.findChild<QWidget *>(QStringLiteral("quickListInput")), Qt::Key_Escape);
    canvas.key(Qt::Key_C);
    canvas.type(QStringLiteral("d"));
    QCOMPARE(canvas.edges().last(), QStringLiteral("c.out>d"));
}

void TestCanvas::wheelZoomsAtThePointer()
{
    CanvasFixture canvas(chainOfThree());
    const QPoint place(700, 200);
    const auto under = canvas.view.mapToScene(place);
    QWheelEvent wheel(place, canvas.view.viewport()->mapToGlobal(place), {}, QPoint(0, 120), Qt::NoButton,
                      Qt::NoModifier, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(canvas.view.viewport(), &wheel);
    QVERIFY(canvas.view.zoom() > 1.1);
    const auto moved = canvas.view.mapToScene(place) - under;
    QVERIFY2(std::hypot(moved.x(), moved.y()) < 3, "what is under the pointer stays there");
    canvas.key(Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(canvas.view.zoom(), 1.0);
    canvas.key(Qt::Key_F);
    QVERIFY(canvas.view.mapToScene(canvas.view.viewport()->rect()).boundingRect().contains(canvas.scene.contentRect()));
}

void TestCanvas::aTaskAddedInSightMovesNothing()
{
    CanvasFixture canvas(chainOfThree());
    const auto before = canvas.view.mapToScene(QPoint(0, 0));
    canvas.view.addTask(QStringLiteral("noop"), canvas.view.mapToScene(QPoint(12, 300)));
    QCOMPARE(canvas.view.mapToScene(QPoint(0, 0)), before);
    canvas.view.addTask(QStringLiteral("noop"), canvas.view.mapToScene(QPoint(-40, 300)));
    QVERIFY(canvas.view.mapToScene(QPoint(0, 0)).x() < before.x());
}

void TestCanvas::spaceDragPans()
{
    CanvasFixture canvas(chainOfThree());
    const auto before = canvas.middle(b);
    QTest::keyPress(&canvas.view, Qt::Key_Space);
    canvas.drag(before, before + QPoint(60, 40));
    QTest::keyRelease(&canvas.view, Qt::Key_Space);
    QCOMPARE(canvas.middle(b), before + QPoint(60, 40));
    QCOMPARE(canvas.document.undoStack().count(), 0);
}

void TestCanvas::enterAsksForTheInspector()
{
    CanvasFixture canvas(chainOfThree());
    QSignalSpy opened(&canvas.view, &CanvasView::openRequested);
    canvas.scene.select({b});
    canvas.key(Qt::Key_Return);
    QCOMPARE(opened.takeFirst().at(0).toString(), b);
    QTest::mouseDClick(canvas.view.viewport(), Qt::LeftButton, {}, canvas.middle(c));
    QCOMPARE(opened.takeFirst().at(0).toString(), c);
}

void TestCanvas::tellsAScreenReaderWhatIsSelected()
{
    CanvasFixture canvas(chainOfThree());
    canvas.scene.select({b});
    QCOMPARE(canvas.view.accessibleName(), QStringLiteral("Canvas"));
    QVERIFY(canvas.view.accessibleDescription().endsWith(QStringLiteral("selected: b")));
}

QTEST_MAIN(TestCanvas)
#include "tst_canvas.moc"
