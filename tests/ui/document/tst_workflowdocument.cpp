#include "core/workflow/errors.h"
#include "core/workflow/workflowfile.h"
#include "ui/document/edits.h"
#include "ui/document/workflowdocument.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace sluice;

namespace {

Workflow chain()
{
    Workflow workflow;
    workflow.id = QStringLiteral("chain");
    for (const char *id : {"a", "b", "c"}) {
        Task task;
        task.id = QString::fromLatin1(id);
        task.type = QStringLiteral("noop");
        workflow.tasks.push_back(task);
        workflow.layout.insert(task.id, {240.0 * static_cast<double>(workflow.tasks.size()), 0});
    }
    workflow.edges = {{QStringLiteral("a"), QStringLiteral("out"), QStringLiteral("b")},
                      {QStringLiteral("b"), QStringLiteral("out"), QStringLiteral("c")}};
    return workflow;
}

QStringList drawn(const Workflow &workflow)
{
    QStringList edges;
    for (const Edge &edge : workflow.edges)
        edges.push_back(QStringLiteral("%1.%2>%3").arg(edge.from, edge.fromPort, edge.to));
    return edges;
}

} // namespace

class TestWorkflowDocument : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void saysWhatAnEditTouched();
    void deletesATaskWithItsEdgesAndReconnectsAChain();
    void typingIsOneUndoStepUntilTheFieldIsLeft();
    void anEditThatChangesNothingLeavesNoTrace();
    void namesEditsForTheHistory();
    void pasteGivesFreeIdsAndMendsExpressions();
    void refusesToPasteWhatIsNoWorkflow();
    void insertsOnAnEdge();
    void changingAnIdFollowsItEverywhere();
    void asksForProblemsOnceATurnAndDropsOldAnswers();
    void whatANewTaskLacksIsNoProblemUntilItsFormWasLeft();
    void anEmptyWorkflowHasNothingToShow();
    void saveWritesTheFileAndClearsTheMark();
    void takesOverAChangedFileButNotOverUnsavedEdits();
    void savesOverNoChangeThatItDoesNotKnow();
    void choosesBetweenTwoChanges();
    void goingBackToWhatTheFileHeldOnceIsNotSaved();
};

void TestWorkflowDocument::saysWhatAnEditTouched()
{
    WorkflowDocument document(chain(), {});
    QList<WorkflowChange> changes;
    connect(&document, &WorkflowDocument::changed, this,
            [&](const WorkflowChange &change) { changes.push_back(change); });
    document.setNotes(QStringLiteral("b"), QStringLiteral("why"));
    QCOMPARE(changes.last().changed, QStringList{QStringLiteral("b")});
    QVERIFY(!changes.last().isStructural());
    document.removeTasks({QStringLiteral("c")});
    QCOMPARE(changes.last().removed, QStringList{QStringLiteral("c")});
    QCOMPARE(changes.last().edgesRemoved.size(), 1u);
    document.undoStack().undo();
    QCOMPARE(changes.last().added, QStringList{QStringLiteral("c")});
    QCOMPARE(changes.last().moved, QStringList{QStringLiteral("c")});
    QCOMPARE(changes.last().edgesAdded.size(), 1u);
}

void TestWorkflowDocument::deletesATaskWithItsEdgesAndReconnectsAChain()
{
    WorkflowDocument document(chain(), {});
    document.removeTasks({QStringLiteral("b")});
    QCOMPARE(drawn(document.workflow()), QStringList());
    document.undoStack().undo();
    document.removeTasks({QStringLiteral("b")}, true);
    QCOMPARE(drawn(document.workflow()), QStringList{QStringLiteral("a.out>c")});
    QVERIFY(!document.workflow().layout.contains(QStringLiteral("b")));
}

void TestWorkflowDocument::typingIsOneUndoStepUntilTheFieldIsLeft()
{
    WorkflowDocument document(chain(), {});
    const auto type = [&](const QString &text) {
        document.setParameter(QStringLiteral("a"), QStringLiteral("url"), QStringLiteral("URL"), text);
    };
    type(QStringLiteral("h"));
    type(QStringLiteral("ht"));
    type(QStringLiteral("http"));
    QCOMPARE(document.undoStack().count(), 1);
    document.endMerge();
    type(QStringLiteral("https"));
    QCOMPARE(document.undoStack().count(), 2);
    document.undoStack().undo();
    QCOMPARE(document.workflow().tasks[0].params[QStringLiteral("url")], QJsonValue(QStringLiteral("http")));
    document.undoStack().undo();
    QVERIFY(document.workflow().tasks[0].params.isEmpty());
}

void TestWorkflowDocument::anEditThatChangesNothingLeavesNoTrace()
{
    WorkflowDocument document(chain(), {});
    QSignalSpy changed(&document, &WorkflowDocument::changed);
    document.connectTasks({QStringLiteral("a"), QStringLiteral("out"), QStringLiteral("b")});
    document.renameTask(QStringLiteral("a"), QStringLiteral("a"));
    document.setDisabled({QStringLiteral("nobody")}, true);
    QCOMPARE(document.undoStack().count(), 0);
    QCOMPARE(changed.count(), 0);
    QVERIFY(!document.isModified());
}

void TestWorkflowDocument::namesEditsForTheHistory()
{
    WorkflowDocument document(chain(), {});
    document.renameTask(QStringLiteral("a"), QStringLiteral("Fetch"));
    document.connectTasks({QStringLiteral("a"), QStringLiteral("out"), QStringLiteral("c")});
    document.removeTasks({QStringLiteral("a")});
    QCOMPARE(document.undoStack().text(0), QStringLiteral("Rename a"));
    QCOMPARE(document.undoStack().text(1), QStringLiteral("Connect Fetch to c"));
    QCOMPARE(document.undoStack().text(2), QStringLiteral("Delete Fetch"));
}

void TestWorkflowDocument::pasteGivesFreeIdsAndMendsExpressions()
{
    auto workflow = chain();
    workflow.tasks[1].params = {
        {QStringLiteral("value"), QStringLiteral("{{ steps.a.output + steps.absent.x + steps.c.y }}")}};
    WorkflowDocument document(workflow, {});
    const auto text = document.copy({QStringLiteral("a"), QStringLiteral("b")});
    const auto added = document.paste(text, {0, 400});
    QVERIFY(added);
    QCOMPARE(*added, (QStringList{QStringLiteral("a2"), QStringLiteral("b2")}));
    QCOMPARE(drawn(document.workflow()).last(), QStringLiteral("a2.out>b2"));
    QCOMPARE(document.workflow().layout[QStringLiteral("a2")], QPointF(0, 400));
    QCOMPARE(document.workflow().layout[QStringLiteral("b2")], QPointF(240, 400));
    QCOMPARE(document.workflow().task(QStringLiteral("b2"))->params[QStringLiteral("value")].toString(),
             QStringLiteral("{{ steps.a2.output + steps.absent.x + steps.c.y }}"));
    QCOMPARE(document.workflow().task(QStringLiteral("b"))->params, workflow.tasks[1].params);
}

void TestWorkflowDocument::refusesToPasteWhatIsNoWorkflow()
{
    WorkflowDocument document(chain(), {});
    const auto added = document.paste("a sentence", {});
    QVERIFY(!added);
    QCOMPARE(added.error().code, QStringLiteral("json.malformed"));
    QCOMPARE(document.undoStack().count(), 0);
}

void TestWorkflowDocument::insertsOnAnEdge()
{
    WorkflowDocument document(chain(), {});
    WorkflowDocument::Joining joining;
    joining.into = document.workflow().edges[0];
    const auto id = document.addTask(QStringLiteral("file.read"), QStringLiteral("Read a file"), {}, joining);
    QCOMPARE(id, QStringLiteral("read"));
    QCOMPARE(drawn(document.workflow()),
             (QStringList{QStringLiteral("b.out>c"), QStringLiteral("a.out>read"), QStringLiteral("read.out>b")}));
    QCOMPARE(document.undoStack().count(), 1);
}

void TestWorkflowDocument::changingAnIdFollowsItEverywhere()
{
    auto workflow = chain();
    workflow.tasks[2].params = {{QStringLiteral("list"), QJsonArray{QStringLiteral("{{ steps.a.output }}"), 5}}};
    WorkflowDocument document(workflow, {});
    QVERIFY(!document.changeTaskId(QStringLiteral("a"), QStringLiteral("b")));
    QVERIFY(!document.changeTaskId(QStringLiteral("a"), QStringLiteral("1 x")));
    QVERIFY(document.changeTaskId(QStringLiteral("a"), QStringLiteral("first")));
    QCOMPARE(drawn(document.workflow()).first(), QStringLiteral("first.out>b"));
    QVERIFY(document.workflow().layout.contains(QStringLiteral("first")));
    QCOMPARE(document.workflow().tasks[2].params[QStringLiteral("list")].toArray()[0].toString(),
             QStringLiteral("{{ steps.first.output }}"));
    document.undoStack().undo();
    QCOMPARE(document.workflow(), workflow);
}

void TestWorkflowDocument::whatANewTaskLacksIsNoProblemUntilItsFormWasLeft()
{
    const auto lacks = [](const Workflow &workflow, QObject *, const std::function<void(Problems)> &done) {
        Problems problems;
        for (const Task &task : workflow.tasks) {
            problems.push_back(
                {Severity::Error,
                 {QString(errors::kWorkflowMissingParameter), {{QStringLiteral("label"), QStringLiteral("URL")}}, {}},
                 task.id,
                 QStringLiteral("url")});
        }
        done(problems);
    };
    WorkflowDocument document({}, {}, lacks);
    const QString first = document.addTask(QStringLiteral("noop"), QStringLiteral("No operation"), {}, {});
    const QString second = document.addTask(QStringLiteral("noop"), QStringLiteral("No operation"), {}, {});
    QTRY_COMPARE(document.problems().size(), std::size_t(2));
    QVERIFY(document.shownProblems().empty());
    QCOMPARE(document.needsOf(first).size(), std::size_t(1));
    QCOMPARE(document.unfilledTasks(), 2);

    QSignalSpy told(&document, &WorkflowDocument::problemsChanged);
    document.settle(first);
    QCOMPARE(told.count(), 1);
    QCOMPARE(document.shownProblems().size(), std::size_t(1));
    QCOMPARE(document.shownProblems().front().task, first);
    QVERIFY(document.needsOf(first).empty());
    QCOMPARE(document.unfilledTasks(), 1);

    QVERIFY(document.changeTaskId(second, QStringLiteral("other")));
    QTRY_COMPARE(document.needsOf(QStringLiteral("other")).size(), std::size_t(1));
    document.settleAll();
    QCOMPARE(document.shownProblems(), document.problems());
}

void TestWorkflowDocument::anEmptyWorkflowHasNothingToShow()
{
    WorkflowDocument document({}, {}, [](const Workflow &, QObject *, const std::function<void(Problems)> &done) {
        done({{Severity::Warning, {QString(errors::kWorkflowEmpty), {}, {}}, {}, {}}});
    });
    QTRY_COMPARE(document.problems().size(), std::size_t(1));
    QVERIFY(document.shownProblems().empty());
}

void TestWorkflowDocument::asksForProblemsOnceATurnAndDropsOldAnswers()
{
    QList<std::function<void(Problems)>> asked;
    WorkflowDocument document(chain(), {}, [&](const Workflow &, QObject *, std::function<void(Problems)> done) {
        asked.push_back(std::move(done));
    });
    QTRY_COMPARE(asked.size(), 1);
    document.setNotes(QStringLiteral("a"), QStringLiteral("1"));
    document.setNotes(QStringLiteral("b"), QStringLiteral("2"));
    QTRY_COMPARE(asked.size(), 2);

    QSignalSpy problems(&document, &WorkflowDocument::problemsChanged);
    const Problems late{{Severity::Error, {QStringLiteral("old"), {}, {}}, {}, {}}};
    asked[0](late);
    QCOMPARE(problems.count(), 0);
    const Problems now{{Severity::Warning, {QStringLiteral("new"), {}, {}}, {}, {}}};
    asked[1](now);
    QCOMPARE(problems.count(), 1);
    QCOMPARE(document.problems(), now);
}

void TestWorkflowDocument::saveWritesTheFileAndClearsTheMark()
{
    const QTemporaryDir dir;
    WorkflowDocument document(chain(), dir.filePath(QStringLiteral("chain.json")));
    document.setName(QStringLiteral("Chain"));
    QVERIFY(document.isModified());
    QVERIFY(document.save());
    QVERIFY(!document.isModified());
    QFile file(dir.filePath(QStringLiteral("chain.json")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), writeWorkflow(document.workflow()));
    document.undoStack().undo();
    QVERIFY2(document.isModified(), "undo goes back past a save");
}

void TestWorkflowDocument::takesOverAChangedFileButNotOverUnsavedEdits()
{
    const QTemporaryDir dir;
    const auto path = dir.filePath(QStringLiteral("chain.json"));
    WorkflowDocument document(chain(), path);
    QVERIFY(document.save());
    QSignalSpy outside(&document, &WorkflowDocument::changedOnDisk);

    auto other = chain();
    other.name = QStringLiteral("Pulled");
    QVERIFY(saveWorkflow(other, path));
    document.readAgain();
    QCOMPARE(document.title(), QStringLiteral("Pulled"));
    QVERIFY(!document.isModified());

    document.setName(QStringLiteral("Mine"));
    other.name = QStringLiteral("Theirs");
    QVERIFY(saveWorkflow(other, path));
    document.readAgain();
    QCOMPARE(document.title(), QStringLiteral("Mine"));
    QCOMPARE(outside.count(), 1);
}

void TestWorkflowDocument::savesOverNoChangeThatItDoesNotKnow()
{
    const QTemporaryDir dir;
    const auto path = dir.filePath(QStringLiteral("chain.json"));
    WorkflowDocument document(chain(), path);
    QVERIFY(document.save());
    document.setName(QStringLiteral("Mine"));
    auto other = chain();
    other.description = QStringLiteral("Theirs");
    QVERIFY(saveWorkflow(other, path));
    QVERIFY(document.isChangedOnDisk());
    const auto refused = document.save(); // though nobody told it to read again
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, QString(errors::kWorkflowChangedOnDisk));
    QCOMPARE(loadWorkflow(path)->description, QStringLiteral("Theirs"));

    const auto conflicts = document.mergeTheirs();
    QVERIFY(conflicts);
    QVERIFY(conflicts->empty());
    QCOMPARE(document.workflow().name, QStringLiteral("Mine"));
    QCOMPARE(document.workflow().description, QStringLiteral("Theirs"));
    QVERIFY(document.isModified());
    QVERIFY(document.save());
    QCOMPARE(loadWorkflow(path)->name, QStringLiteral("Mine"));
    document.undoStack().undo();
    QCOMPARE(document.workflow().description, QString());

    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("<<<<<<< HEAD");
    file.close();
    QVERIFY2(!document.save(), "what cannot be read is not replaced either");
    QVERIFY(!document.mergeTheirs());
    QVERIFY(!document.takeTheirs());
    document.keepOurs();
    QVERIFY(document.save());
}

void TestWorkflowDocument::choosesBetweenTwoChanges()
{
    const QTemporaryDir dir;
    const auto path = dir.filePath(QStringLiteral("chain.json"));
    WorkflowDocument document(chain(), path);
    QVERIFY(document.save());
    document.setName(QStringLiteral("Mine"));
    auto other = chain();
    other.name = QStringLiteral("Theirs");
    QVERIFY(saveWorkflow(other, path));
    QVERIFY(document.takeTheirs());
    QCOMPARE(document.title(), QStringLiteral("Theirs"));
    QVERIFY(!document.isModified());
    document.undoStack().undo();
    QCOMPARE(document.title(), QStringLiteral("Mine"));

    other.name = QStringLiteral("Theirs again");
    QVERIFY(saveWorkflow(other, path));
    const auto conflicts = document.mergeTheirs();
    QVERIFY(conflicts);
    QCOMPARE(conflicts->size(), std::size_t(1));
    QCOMPARE(conflicts->front().path, QStringList(QStringLiteral("name")));
    QCOMPARE(document.title(), QStringLiteral("Mine"));
    QVERIFY(document.save());
}

void TestWorkflowDocument::goingBackToWhatTheFileHeldOnceIsNotSaved()
{
    const QTemporaryDir dir;
    const auto path = dir.filePath(QStringLiteral("chain.json"));
    WorkflowDocument document(chain(), path);
    QVERIFY(document.save());
    document.setName(QStringLiteral("Mine"));
    auto other = chain();
    other.description = QStringLiteral("Theirs");
    QVERIFY(saveWorkflow(other, path));
    QVERIFY(document.mergeTheirs());
    document.undoStack().setIndex(0); // as it was saved, but the file holds theirs
    QVERIFY(document.isModified());
    QVERIFY(document.save());
    QVERIFY(!document.isModified());
    QCOMPARE(loadWorkflow(path)->description, QString());

    document.setName(QStringLiteral("Mine again"));
    QVERIFY(saveWorkflow(other, path));
    document.keepOurs();
    QVERIFY(document.isModified());
    document.undoStack().undo();
    QVERIFY(document.isModified());
    QVERIFY(document.save());
    QVERIFY(!document.isModified());
    QCOMPARE(loadWorkflow(path)->description, QString());
}

QTEST_GUILESS_MAIN(TestWorkflowDocument)
#include "tst_workflowdocument.moc"
