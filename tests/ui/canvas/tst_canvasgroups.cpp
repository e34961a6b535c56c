// What is selected, hidden or gone among groups and notes, driven by mouse and key.
#include "core/workflow/workflowfile.h"
#include "tests/ui/canvas/canvasfixture.h"
#include "ui/canvas/minimap.h"

#include <QContextMenuEvent>
#include <QPlainTextEdit>
#include <QTimer>

using namespace sluice;

namespace {

const QString a = QStringLiteral("a");
const QString b = QStringLiteral("b");
const QString c = QStringLiteral("c");
const QString d = QStringLiteral("d");
const QString kFirst = QStringLiteral("group1");
const QString kSecond = QStringLiteral("group2");
const Edge kAb{a, QStringLiteral("out"), b};
const Edge kBc{b, QStringLiteral("out"), c};

} // namespace

class TestCanvasGroups : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void ungroupsTwoThatAreSelected();
    void undoTakesASelectedGroupAway();
    void tasksInAnotherOrderKeepTheirEdges();
    void menuIsAboutWhatLiesThere();
    void collapsedGroupTakesThePressBeforeANote();
    void ownMenuLeavesTheNoteBeingWritten();
    void overviewRestsWhileNothingChanges();
    void deletesOnlyTheHiddenTaskThatIsMeant();
    void pressTakesTheWholeGroup();
    void expandedGroupLeavesTheTaskThatWasMeant();
    void addedClickKeepsTheHiddenTaskThatIsMeant();
    void wireFromATaskThatIsGoneIsDropped();
    void rubberBandKeepsNotesBesides();
    void walksPastWhatIsHidden();
    void keysWriteAndMoveANote();
    void grabbedNodeGlidesNoFurther();
    void hidesVeryManyThatAreSelected();
};

void TestCanvasGroups::ungroupsTwoThatAreSelected()
{
    CanvasFixture canvas(chainOfThree(true));
    canvas.document.addGroup({a, b});
    canvas.document.addGroup({c, d});
    canvas.document.collapseGroup(kSecond, true);
    canvas.scene.group(kFirst)->setSelected(true);
    canvas.scene.group(kSecond)->setSelected(true);
    canvas.key(Qt::Key_G, Qt::ControlModifier | Qt::ShiftModifier);
    QVERIFY(canvas.document.workflow().drawing.groups.empty());
    QVERIFY(!canvas.scene.group(kFirst) && !canvas.scene.group(kSecond));
    QVERIFY(canvas.scene.node(c)->isVisible());
    QCOMPARE(canvas.scene.selectedTasks(), (QStringList{a, b, c, d}));
}

void TestCanvasGroups::undoTakesASelectedGroupAway()
{
    CanvasFixture canvas(chainOfThree(true));
    canvas.document.addGroup({a, b});
    canvas.document.addGroup({c, d});
    canvas.scene.group(kFirst)->setSelected(true);
    canvas.scene.group(kSecond)->setSelected(true);
    const QSignalSpy moved(&canvas.scene, &CanvasScene::selectionMoved);
    canvas.document.undoStack().undo();
    QCOMPARE(moved.size(), 1);
    QCOMPARE(canvas.scene.selectedTasks(), (QStringList{a, b}));
    canvas.document.undoStack().undo();
    QVERIFY(canvas.scene.selectedTasks().isEmpty());
}

void TestCanvasGroups::tasksInAnotherOrderKeepTheirEdges()
{
    const QTemporaryDir folder;
    const auto path = folder.filePath(QStringLiteral("w.json"));
    auto workflow = chainOfThree(true);
    workflow.drawing.tints.insert(b, QStringLiteral("red"));
    workflow.drawing.groups.push_back({kFirst, QStringLiteral("Fetch"), {a, b}, {}, true});
    WorkflowDocument document(workflow, path);
    QVERIFY(document.save());
    const auto catalog = canvasCatalog();
    ThemeController themes(Theme::make(Scheme::Dark));
    CanvasScene scene(document, catalog, themes);

    std::ranges::reverse(workflow.tasks);
    QVERIFY(saveWorkflow(workflow, path));
    document.readAgain();
    QCOMPARE(document.workflow().tasks.front().id, d);
    QVERIFY(scene.edgeItem(kAb));
    QVERIFY(scene.edgeItem(kBc));
    for (const auto &id : {a, b})
        QVERIFY2(!scene.node(id)->isVisible(), "its group is collapsed");
    QCOMPARE(scene.node(b)->look().tint, QStringLiteral("red"));
    document.undoStack().undo();
    QCOMPARE(document.workflow().tasks.front().id, a);
    QVERIFY(scene.edgeItem(kAb) && scene.edgeItem(kBc));
    QVERIFY(scene.node(c)->isVisible());
}

void TestCanvasGroups::menuIsAboutWhatLiesThere()
{
    CanvasFixture canvas(chainOfThree(true));
    canvas.document.addGroup({a, b});
    const auto note = canvas.document.addNote(QRectF(400, 300, 208, 112));
    const QSignalSpy asked(&canvas.view, &CanvasView::menuRequested);
    const auto menuAt = [&](QPoint place) {
        QContextMenuEvent event(QContextMenuEvent::Mouse, place, canvas.view.viewport()->mapToGlobal(place));
        QCoreApplication::sendEvent(canvas.view.viewport(), &event);
    };
    canvas.scene.select({d});
    menuAt(canvas.at({500, 350}));
    QCOMPARE(canvas.scene.selectedNotes(), QStringList{note});
    QVERIFY(canvas.scene.selectedTasks().isEmpty());
    menuAt(canvas.at(canvas.scene.group(kFirst)->header().center()));
    QCOMPARE(canvas.scene.selectedGroups(), QStringList{kFirst});
    QVERIFY(canvas.scene.selectedNotes().isEmpty());
    menuAt(canvas.at(canvas.scene.edgeItem(kBc)->curve().pointAtPercent(0.5)));
    QCOMPARE(canvas.scene.selectedEdges(), std::vector{kBc});
    QVERIFY(canvas.scene.selectedGroups().isEmpty());
    canvas.scene.select({c, d});
    menuAt(canvas.middle(d));
    QCOMPARE(canvas.scene.selectedTasks(), (QStringList{c, d}));
    menuAt(canvas.at({600, 200}));
    QVERIFY(canvas.scene.selectedTasks().isEmpty());
    QCOMPARE(asked.size(), 5);
}

void TestCanvasGroups::collapsedGroupTakesThePressBeforeANote()
{
    CanvasFixture canvas(chainOfThree(true));
    canvas.document.addGroup({a, b});
    canvas.document.collapseGroup(kFirst, true);
    const auto frame = canvas.scene.group(kFirst)->frame();
    canvas.document.addNote(frame.adjusted(-40, -40, 40, 40));
    QTest::mouseClick(canvas.view.viewport(), Qt::LeftButton, {}, canvas.at(frame.center() + QPointF(40, 16)));
    QCOMPARE(canvas.scene.selectedGroups(), QStringList{kFirst});
    QVERIFY(canvas.scene.selectedNotes().isEmpty());
}

void TestCanvasGroups::ownMenuLeavesTheNoteBeingWritten()
{
    CanvasFixture canvas(chainOfThree());
    canvas.key(Qt::Key_N);
    auto *editor = canvas.view.findChild<QPlainTextEdit *>(QStringLiteral("noteInPlace"));
    QVERIFY(editor);
    for (const auto reason : {Qt::PopupFocusReason, Qt::ActiveWindowFocusReason}) {
        QFocusEvent out(QEvent::FocusOut, reason);
        QCoreApplication::sendEvent(editor, &out);
        QVERIFY(editor->isVisible());
    }
    QFocusEvent out(QEvent::FocusOut, Qt::MouseFocusReason);
    QCoreApplication::sendEvent(editor, &out);
    QVERIFY(!editor->isVisible());
}

void TestCanvasGroups::overviewRestsWhileNothingChanges()
{
    CanvasFixture canvas;
    auto *map = canvas.view.findChild<Minimap *>();
    auto *timer = map->findChild<QTimer *>();
    QVERIFY(timer);
    QTRY_VERIFY(!timer->isActive());
    canvas.view.panBy({10, 10});
    QVERIFY2(!timer->isActive(), "an empty canvas needs no overview");
    canvas.document.addTask(QStringLiteral("noop"), QStringLiteral("No operation"), {0, 0}, {});
    QVERIFY(timer->isActive());
    QTRY_VERIFY(!timer->isActive());
    canvas.view.lookAt({2000, 2000});
    QTRY_VERIFY2(map->isVisible(), "painted once it is needed");
    QTRY_VERIFY(!timer->isActive());
    canvas.view.hide();
    canvas.document.moveTasks({{QStringLiteral("noop"), QPointF(400, 0)}});
    QVERIFY2(!timer->isActive(), "out of sight");
    canvas.view.show();
    QVERIFY(timer->isActive());
}

void TestCanvasGroups::deletesOnlyTheHiddenTaskThatIsMeant()
{
    CanvasFixture canvas(chainOfThree(true));
    canvas.document.addGroup({a, b, c});
    canvas.document.collapseGroup(kFirst, true);
    canvas.view.reveal(b);
    QCOMPARE(canvas.scene.selectedTasks(), QStringList{b});
    QVERIFY(canvas.scene.group(kFirst)->isSelected());
    canvas.view.tintSelection(QStringLiteral("red"));
    QCOMPARE(canvas.document.workflow().drawing.tints.value(b), QStringLiteral("red"));
    QVERIFY(canvas.document.workflow().drawing.groups.front().tint.isEmpty());
    canvas.document.renameTask(b, QStringLiteral("Fetch"));
    QCOMPARE(canvas.scene.selectedTasks(), QStringList{b});
    canvas.key(Qt::Key_Delete);
    QCOMPARE(canvas.tasks(), (QStringList{a, c, d}));
    QVERIFY2(canvas.scene.selectedTasks().isEmpty(), "the next press deletes no others");
    canvas.scene.selectGroup(kFirst);
    QCOMPARE(canvas.scene.selectedTasks(), (QStringList{a, c}));
}

void TestCanvasGroups::pressTakesTheWholeGroup()
{
    CanvasFixture canvas(chainOfThree(true));
    canvas.document.addGroup({a, b});
    canvas.document.collapseGroup(kFirst, true);
    canvas.view.reveal(b);
    const auto middle = canvas.at(canvas.scene.group(kFirst)->frame().center() + QPointF(40, 16));
    QTest::mouseClick(canvas.view.viewport(), Qt::LeftButton, {}, middle);
    QCOMPARE(canvas.scene.selectedTasks(), (QStringList{a, b}));
}

void TestCanvasGroups::expandedGroupLeavesTheTaskThatWasMeant()
{
    CanvasFixture canvas(chainOfThree(true));
    canvas.document.addGroup({a, b});
    canvas.document.collapseGroup(kFirst, true);
    canvas.view.reveal(b);
    canvas.key(Qt::Key_X);
    QVERIFY(!canvas.scene.group(kFirst)->isCollapsed());
    QCOMPARE(canvas.scene.selectedTasks(), QStringList{b});
    QVERIFY(canvas.scene.node(b)->isSelected());
}

void TestCanvasGroups::addedClickKeepsTheHiddenTaskThatIsMeant()
{
    CanvasFixture canvas(chainOfThree(true));
    canvas.document.addGroup({a, b});
    canvas.document.collapseGroup(kFirst, true);
    canvas.view.reveal(b);
    QTest::mouseClick(canvas.view.viewport(), Qt::LeftButton, Qt::ControlModifier, canvas.middle(d));
    QCOMPARE(canvas.scene.selectedTasks(), (QStringList{b, d}));
    canvas.scene.group(kFirst)->setSelected(false);
    canvas.scene.group(kFirst)->setSelected(true);
    QCOMPARE(canvas.scene.selectedTasks(), (QStringList{a, b, d}));
}

void TestCanvasGroups::wireFromATaskThatIsGoneIsDropped()
{
    CanvasFixture canvas(chainOfThree(true));
    const auto added = canvas.document.addTask(QStringLiteral("noop"), QStringLiteral("No operation"), {0, 300}, {});
    canvas.press(canvas.out(added));
    canvas.moveTo(canvas.middle(c));
    QVERIFY(canvas.scene.draft().isVisible());
    canvas.document.undoStack().undo();
    QVERIFY(!canvas.scene.draft().isVisible());
    canvas.release(canvas.middle(c));
    QCOMPARE(canvas.edges().size(), 2);
    canvas.document.connectTasks({added, QStringLiteral("out"), c});
    QCOMPARE(canvas.edges().size(), 2);
}

void TestCanvasGroups::rubberBandKeepsNotesBesides()
{
    CanvasFixture canvas(chainOfThree(true));
    const auto note = canvas.document.addNote(QRectF(400, 300, 208, 112));
    canvas.scene.select({}, {note});
    canvas.press(canvas.at({-40, 180}), Qt::ShiftModifier);
    canvas.moveTo(canvas.at({100, 280}));
    canvas.release(canvas.at({100, 280}), Qt::ShiftModifier);
    QCOMPARE(canvas.scene.selectedNotes(), QStringList{note});
    QCOMPARE(canvas.scene.selectedTasks(), QStringList{d});
}

void TestCanvasGroups::walksPastWhatIsHidden()
{
    CanvasFixture canvas(chainOfThree(true));
    canvas.document.addGroup({a, b});
    canvas.document.collapseGroup(kFirst, true);
    canvas.key(Qt::Key_Right);
    QCOMPARE(canvas.scene.selectedGroups(), QStringList{kFirst});
    QCOMPARE(canvas.scene.selectedTasks(), (QStringList{a, b}));
    canvas.key(Qt::Key_Right);
    QCOMPARE(canvas.scene.current(), c);
    QCOMPARE(canvas.scene.selectedTasks(), QStringList{c});
    canvas.key(Qt::Key_Left);
    QCOMPARE(canvas.scene.selectedTasks(), (QStringList{a, b}));
}

void TestCanvasGroups::keysWriteAndMoveANote()
{
    CanvasFixture canvas(chainOfThree());
    const auto note = canvas.document.addNote(QRectF(400, 304, 208, 112));
    canvas.scene.select({}, {note});
    canvas.key(Qt::Key_Down, Qt::ControlModifier);
    QCOMPARE(canvas.document.workflow().drawing.notes.front().place, QRectF(400, 304 + NodeGeometry::kGrid, 208, 112));
    for (const auto key : {Qt::Key_Return, Qt::Key_F2}) {
        canvas.key(key);
        auto *editor = canvas.view.findChild<QPlainTextEdit *>(QStringLiteral("noteInPlace"));
        QVERIFY(editor && editor->isVisible());
        QTest::keyClick(editor, Qt::Key_Escape);
        QVERIFY(!editor->isVisible());
        editor->setObjectName(QString());
    }
}

void TestCanvasGroups::grabbedNodeGlidesNoFurther()
{
    CanvasFixture canvas(chainOfThree(true));
    canvas.scene.glideToNext();
    canvas.document.moveTasks({{a, QPointF(0, -80)}});
    canvas.press(canvas.middle(a));
    QCOMPARE(canvas.scene.node(a)->pos(), QPointF(0, -80));
    canvas.release(canvas.middle(a));
    QCOMPARE(canvas.document.workflow().layout[a], QPointF(0, -80));
    canvas.scene.glideToNext();
    canvas.scene.awaitNoGlide();
    canvas.document.moveTasks({{a, QPointF(0, 0)}});
    QCOMPARE(canvas.scene.node(a)->pos(), QPointF(0, 0));
}

void TestCanvasGroups::hidesVeryManyThatAreSelected()
{
    Workflow workflow;
    for (int i = 0; i < 3000; ++i) {
        Task task;
        task.id = QStringLiteral("t%1").arg(i);
        task.type = QStringLiteral("noop");
        workflow.tasks.push_back(task);
        workflow.layout.insert(task.id, QPointF((i % 50) * 280, (i / 50) * 100));
        if (i > 0)
            workflow.edges.push_back({QStringLiteral("t%1").arg(i - 1), QStringLiteral("out"), task.id});
    }
    CanvasFixture canvas(workflow);
    canvas.view.selectAll();
    const auto all = canvas.scene.selectedTasks();
    const QSignalSpy moved(&canvas.scene, &CanvasScene::selectionMoved);
    canvas.document.addGroup(all);
    canvas.document.collapseGroup(kFirst, true);
    canvas.document.undoStack().undo();
    canvas.view.selectAll();
    canvas.key(Qt::Key_Delete);
    QVERIFY(canvas.tasks().isEmpty());
    QVERIFY2(moved.size() < 10, "once a change, not once a task");
}

QTEST_MAIN(TestCanvasGroups)
#include "tst_canvasgroups.moc"
