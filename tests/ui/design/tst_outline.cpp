#include "tests/ui/design/designfixture.h"
#include "ui/design/outline.h"

#include <QAbstractItemModelTester>
#include <QPlainTextEdit>

using namespace sluice;

namespace {

const QString a = QStringLiteral("noop");
const QString b = QStringLiteral("request");
const QString c = QStringLiteral("noop2");

/// request → noop2, and noop by itself.
struct Outlined : DesignFixture {
    Outlined()
        : outline(find<Outline>("outline"))
        , tester(outline->model(), QAbstractItemModelTester::FailureReportingMode::QtTest)
    {
        openNew();
        quickAdd(QPoint(150, 100), QStringLiteral("noop"));
        quickAdd(QPoint(150, 250), QStringLiteral("http"));
        quickAdd(QPoint(450, 400), QStringLiteral("noop"));
        document().connectTasks({b, QStringLiteral("out"), c});
        find<QTabWidget>("asideTabs")->setCurrentWidget(outline);
        outline->setFocus();
    }
    [[nodiscard]] QStringList rows(const QModelIndex &parent = {}) const
    {
        QStringList all;
        for (int row = 0; row < outline->model()->rowCount(parent); ++row) {
            const auto index = outline->model()->index(row, 0, parent);
            all.push_back(index.data(OutlineModel::IdRole).toString());
            const auto below = rows(index);
            if (!below.isEmpty())
                all.back() += u'(' + below.join(u' ') + u')';
        }
        return all;
    }
    [[nodiscard]] QModelIndex index(const QString &id, bool isGroup = false) const
    {
        return static_cast<OutlineModel *>(outline->model())->indexOf(id, isGroup);
    }
    [[nodiscard]] QString said(const QModelIndex &at) const { return at.data(Qt::AccessibleTextRole).toString(); }

    Outline *outline;
    QAbstractItemModelTester tester;
};

} // namespace

class TestOutline : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void listsTasksInTheOrderInWhichTheyRun();
    void putsTasksOfAGroupBelowIt();
    void selectsWithTheCanvas();
    void renamesInPlace();
    void handsItsKeysToTheCanvas();
    void keepsSpaceAndTheKeysOfItsGroups();
    void keepsItsPlaceOverEdits();
    void staysAsItIsWhenNoGroupChanges();
    void picksATaskOfACollapsedGroup();
    void saysTypeProblemsAndState();
    void enterOpensTheInspector();
    void notesAreRowsOfTheirOwn();
    void notesAreWrittenAndDeletedByKey();
    void renamesATaskOfACollapsedGroupOnTheCanvas();
};

void TestOutline::listsTasksInTheOrderInWhichTheyRun()
{
    Outlined page;
    auto rows = page.rows();
    QVERIFY(rows.indexOf(b) < rows.indexOf(c));
    QCOMPARE(rows.size(), 3);
    page.document().disconnectTasks({b, QStringLiteral("out"), c});
    page.document().connectTasks({c, QStringLiteral("out"), b});
    rows = page.rows();
    QVERIFY(rows.indexOf(c) < rows.indexOf(b));
    page.document().removeTasks({a});
    QCOMPARE(page.rows(), (QStringList{c, b}));
    page.document().undoStack().undo();
    QCOMPARE(page.rows().size(), 3);
}

void TestOutline::putsTasksOfAGroupBelowIt()
{
    Outlined page;
    page.document().addGroup({b, c});
    QVERIFY(page.rows().contains(QStringLiteral("group1(request noop2)")));
    QCOMPARE(page.rows().size(), 2);
    page.outline->selectionModel()->select(page.index(QStringLiteral("group1"), true),
                                           QItemSelectionModel::ClearAndSelect);
    QCOMPARE(page.canvas().canvas().selectedGroups(), QStringList{QStringLiteral("group1")});
    page.document().removeGroup(QStringLiteral("group1"));
    QCOMPARE(page.rows().size(), 3);
}

void TestOutline::selectsWithTheCanvas()
{
    Outlined page;
    page.canvas().canvas().select({a, c});
    const auto selected = page.outline->selectionModel()->selectedIndexes();
    QCOMPARE(selected.size(), 2);
    QVERIFY(selected.contains(page.index(a)) && selected.contains(page.index(c)));
    page.outline->selectionModel()->setCurrentIndex(page.index(b), QItemSelectionModel::ClearAndSelect);
    QCOMPARE(page.canvas().canvas().selectedTasks(), QStringList{b});
    QCOMPARE(page.canvas().canvas().current(), b);
}

void TestOutline::renamesInPlace()
{
    Outlined page;
    page.outline->setCurrentIndex(page.index(b));
    QTest::keyClick(page.outline, Qt::Key_F2);
    auto *line = page.outline->viewport()->findChild<QLineEdit *>();
    QVERIFY(line);
    QTest::keyClicks(line, QStringLiteral("Fetch rates"));
    QTest::keyClick(line, Qt::Key_Return);
    QTRY_COMPARE(page.document().workflow().task(b)->name, QStringLiteral("Fetch rates"));
    QCOMPARE(page.index(b).data().toString(), QStringLiteral("Fetch rates"));
    page.command("design.undo")->trigger();
    QCOMPARE(page.index(b).data().toString(), b);
}

void TestOutline::handsItsKeysToTheCanvas()
{
    Outlined page;
    page.outline->setCurrentIndex(page.index(a));
    QTest::keyClick(page.outline, Qt::Key_D);
    QVERIFY(page.document().workflow().task(a)->disabled);
    QTest::keyClick(page.outline, Qt::Key_D, Qt::ControlModifier);
    QCOMPARE(page.document().workflow().tasks.size(), 4U);
    page.outline->setCurrentIndex(page.index(a));
    QTest::keyClick(page.outline, Qt::Key_Delete);
    QVERIFY(!page.document().workflow().task(a));
    page.outline->setCurrentIndex(page.index(c));
    QTest::keyClick(page.outline, Qt::Key_C);
    QVERIFY2(page.canvas().findChild<QWidget *>(QStringLiteral("quickListInput"))->isVisible(),
             "connects by typing the target");
}

void TestOutline::keepsSpaceAndTheKeysOfItsGroups()
{
    Outlined page;
    page.document().addGroup({b, c});
    const auto group = page.index(QStringLiteral("group1"), true);
    page.outline->setCurrentIndex(group);
    QVERIFY(page.outline->isExpanded(group));
    QTest::keyClick(page.outline, Qt::Key_Minus);
    QVERIFY(!page.outline->isExpanded(group));
    QTest::keyClick(page.outline, Qt::Key_Plus);
    QVERIFY(page.outline->isExpanded(group));
    QTest::keyPress(page.outline, Qt::Key_Space);
    QCOMPARE(page.canvas().viewport()->cursor().shape(), Qt::ArrowCursor);
    QTest::keyRelease(page.outline, Qt::Key_Space);
}

void TestOutline::keepsItsPlaceOverEdits()
{
    Outlined page;
    page.document().addGroup({b, c});
    const QString id = QStringLiteral("group1");
    page.outline->collapse(page.index(id, true));
    page.outline->setCurrentIndex(page.index(a));
    page.document().disconnectTasks({b, QStringLiteral("out"), c});
    QCOMPARE(page.outline->currentIndex(), page.index(a));
    QVERIFY2(!page.outline->isExpanded(page.index(id, true)), "stays closed");
    page.outline->expand(page.index(id, true));
    const auto first = page.outline->model()->index(0, 0, page.index(id, true)).data(OutlineModel::IdRole).toString();
    const auto next = first == b ? c : b;
    page.outline->setCurrentIndex(page.index(first));
    QTest::keyClick(page.outline, Qt::Key_Delete);
    QVERIFY(!page.document().workflow().task(first));
    QCOMPARE(page.outline->currentIndex(), page.index(next));
}

void TestOutline::staysAsItIsWhenNoGroupChanges()
{
    Outlined page;
    page.document().addGroup({b, c});
    const QString id = QStringLiteral("group1");
    const QSignalSpy reset(page.outline->model(), &QAbstractItemModel::modelReset);
    page.document().addNote(QRectF(0, 0, 200, 100));
    page.document().setTint({a}, {}, {}, QStringLiteral("red"));
    page.document().collapseGroup(id, true);
    page.document().renameGroup(id, QStringLiteral("Rates"));
    QCOMPARE(reset.size(), 0);
    QCOMPARE(page.index(id, true).data().toString(), QStringLiteral("Rates"));
    page.document().removeGroup(id);
    QCOMPARE(reset.size(), 1);
}

void TestOutline::picksATaskOfACollapsedGroup()
{
    Outlined page;
    page.document().addGroup({b, c});
    page.document().collapseGroup(QStringLiteral("group1"), true);
    page.outline->setCurrentIndex(page.index(b));
    QCOMPARE(page.canvas().canvas().selectedTasks(), QStringList{b});
    page.document().renameTask(b, QStringLiteral("Rates"));
    QCOMPARE(page.outline->selectionModel()->selectedIndexes(), QModelIndexList{page.index(b)});
    QTest::keyClick(page.outline, Qt::Key_Delete);
    QVERIFY(!page.document().workflow().task(b));
    QVERIFY2(page.document().workflow().task(c), "the others of its group stay");
}

void TestOutline::saysTypeProblemsAndState()
{
    Outlined page;
    page.document().settleAll();
    QTRY_VERIFY(!page.document().shownProblems().empty());
    QCOMPARE(page.said(page.index(b)), QStringLiteral("request, HTTP request, 1 error(s)"));
    QCOMPARE(page.said(page.index(a)), QStringLiteral("noop, No operation"));
    TaskFigures running;
    running.shown = StepState::Running;
    TaskFigures done;
    done.shown = StepState::Succeeded;
    page.document().addGroup({a, c});
    page.outline->showRun(FiguresByTask{{a, running}, {c, done}});
    QCOMPARE(page.said(page.index(c)), QStringLiteral("noop2, No operation, succeeded"));
    QVERIFY2(page.said(page.index(QStringLiteral("group1"), true)).endsWith(QStringLiteral("running")),
             "what matters most in it");
    page.outline->showRun(std::nullopt);
    QCOMPARE(page.said(page.index(c)), QStringLiteral("noop2, No operation"));
}

void TestOutline::enterOpensTheInspector()
{
    Outlined page;
    page.outline->setCurrentIndex(page.index(b));
    QTest::keyClick(page.outline, Qt::Key_Return);
    QTRY_VERIFY(page.find<QWidget>("inspector")->isAncestorOf(QApplication::focusWidget()));
}

void TestOutline::notesAreRowsOfTheirOwn()
{
    Outlined page;
    const QSignalSpy reset(page.outline->model(), &QAbstractItemModel::modelReset);
    const auto note = page.document().addNote(QRectF(0, 0, 200, 100));
    const auto other = page.document().addNote(QRectF(300, 0, 200, 100));
    auto *model = static_cast<OutlineModel *>(page.outline->model());
    QCOMPARE(page.rows().size(), 5);
    QCOMPARE(page.said(model->indexOfNote(note)), QStringLiteral("Empty note, sticky note"));
    page.document().setNoteText(note, QStringLiteral("Ask Ann\nbefore"));
    QCOMPARE(model->indexOfNote(note).data().toString(), QStringLiteral("Ask Ann"));
    QVERIFY(!(model->indexOfNote(note).flags() & Qt::ItemIsEditable));
    page.outline->selectionModel()->setCurrentIndex(model->indexOfNote(note), QItemSelectionModel::ClearAndSelect);
    QCOMPARE(page.canvas().canvas().selectedNotes(), QStringList{note});
    page.canvas().canvas().select({a}, {other});
    QCOMPARE(page.outline->selectionModel()->selectedIndexes().size(), 2);
    page.document().removeSelection({}, {}, false, {note});
    QCOMPARE(page.rows().size(), 4);
    QCOMPARE(reset.size(), 0);
    page.document().undoStack().undo(); // it comes back before the other
    QCOMPARE(page.rows().size(), 5);
    QCOMPARE(model->indexOfNote(note).row(), 3);
    QCOMPARE(model->indexOfNote(other).row(), 4);
}

void TestOutline::notesAreWrittenAndDeletedByKey()
{
    Outlined page;
    const auto note = page.document().addNote(QRectF(0, 0, 200, 100));
    auto *model = static_cast<OutlineModel *>(page.outline->model());
    for (const auto key : {Qt::Key_F2, Qt::Key_Return}) {
        page.outline->setFocus();
        page.outline->selectionModel()->setCurrentIndex(model->indexOfNote(note), QItemSelectionModel::ClearAndSelect);
        QTest::keyClick(page.outline, key);
        auto *editor = page.canvas().findChild<QPlainTextEdit *>(QStringLiteral("noteInPlace"));
        QVERIFY(editor && editor->hasFocus());
        QTest::keyClicks(editor, QStringLiteral("by key %1").arg(key));
        QTest::keyClick(editor, Qt::Key_Return, Qt::ControlModifier);
        QCOMPARE(page.document().workflow().drawing.notes[0].text, QStringLiteral("by key %1").arg(key));
        QCoreApplication::sendPostedEvents(editor, QEvent::DeferredDelete);
    }
    page.outline->setFocus();
    page.outline->selectionModel()->setCurrentIndex(model->indexOfNote(note), QItemSelectionModel::ClearAndSelect);
    QCOMPARE(page.canvas().canvas().selectedNotes(), QStringList{note});
    QTest::keyClick(page.outline, Qt::Key_Delete);
    QVERIFY(page.document().workflow().drawing.notes.empty());
    QCOMPARE(page.rows().size(), 3);
}

void TestOutline::renamesATaskOfACollapsedGroupOnTheCanvas()
{
    Outlined page;
    page.document().addGroup({b, c});
    const QString id = QStringLiteral("group1");
    page.document().collapseGroup(id, true);
    page.outline->setCurrentIndex(page.index(b));
    page.command("design.rename")->trigger();
    auto *line = page.canvas().findChild<QLineEdit *>(QStringLiteral("renameInPlace"));
    QVERIFY(line);
    QCOMPARE(line->text(), b);
    QTest::keyClicks(line, QStringLiteral("Fetch rates"));
    QTest::keyClick(line, Qt::Key_Return);
    QCOMPARE(page.document().workflow().task(b)->name, QStringLiteral("Fetch rates"));
    QVERIFY(page.document().workflow().drawing.groups[0].name != QStringLiteral("Fetch rates"));
    page.canvas().canvas().selectGroup(id);
    page.command("design.rename")->trigger();
    line = page.canvas().findChildren<QLineEdit *>(QStringLiteral("renameInPlace")).back();
    QTest::keyClicks(line, QStringLiteral("Rates"));
    QTest::keyClick(line, Qt::Key_Return);
    QCOMPARE(page.document().workflow().drawing.groups[0].name, QStringLiteral("Rates"));
}

QTEST_MAIN(TestOutline)
#include "tst_outline.moc"
