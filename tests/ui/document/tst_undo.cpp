#include "core/workflow/workflowfile.h"
#include "tests/ui/document/someedits.h"

#include <QtTest>

using namespace sluice;

class TestUndo : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { qputenv("RC_PARAMS", "max_success=2000"); }
    void anyEditsUndoneAndRedoneGiveTheSameBytes();
    void drawingNamesOnlyWhatIsThere();
};

void TestUndo::anyEditsUndoneAndRedoneGiveTheSameBytes()
{
    QVERIFY(rc::check("undo goes back to the start, redo to the end, to the byte", [] {
        Workflow start;
        start.id = QStringLiteral("w");
        for (int i = 0; i < 3; ++i) {
            start.tasks.push_back({QStringLiteral("t%1").arg(i), QStringLiteral("noop"), {}, {}, {}, false, {}});
            start.layout.insert(start.tasks.back().id, QPointF(i * 240, 0));
        }
        start.edges = {{QStringLiteral("t0"), QStringLiteral("out"), QStringLiteral("t1")},
                       {QStringLiteral("t1"), QStringLiteral("out"), QStringLiteral("t2")}};
        const auto bytesBefore = writeWorkflow(start);
        WorkflowDocument document(start, {});
        const int edits = *rc::gen::inRange(1, 25);
        for (int i = 0; i < edits; ++i)
            editSomehow(document);
        const auto bytesAfter = writeWorkflow(document.workflow());
        const auto after = document.workflow();

        while (document.undoStack().canUndo())
            document.undoStack().undo();
        RC_ASSERT(writeWorkflow(document.workflow()) == bytesBefore);
        RC_ASSERT(document.workflow() == start);
        while (document.undoStack().canRedo())
            document.undoStack().redo();
        RC_ASSERT(writeWorkflow(document.workflow()) == bytesAfter);
        RC_ASSERT(document.workflow() == after);
    }));
}

void TestUndo::drawingNamesOnlyWhatIsThere()
{
    QVERIFY(rc::check("groups hold tasks that are there, each in one group; routes are of edges that are there", [] {
        Workflow start;
        for (int i = 0; i < 6; ++i) {
            start.tasks.push_back({QStringLiteral("t%1").arg(i), QStringLiteral("noop"), {}, {}, {}, false, {}});
            if (i > 0)
                start.edges.push_back({QStringLiteral("t0"), QStringLiteral("out"), start.tasks.back().id});
        }
        start.edges.push_back({QStringLiteral("t1"), QStringLiteral("out"), QStringLiteral("t2")});
        WorkflowDocument document(start, {});
        document.arrange(layeredLayout(start));
        RC_ASSERT(!document.workflow().drawing.routes.isEmpty());
        const int edits = *rc::gen::inRange(1, 25);
        for (int i = 0; i < edits; ++i)
            editSomehow(document);
        const auto &workflow = document.workflow();
        QStringList grouped;
        for (const TaskGroup &group : workflow.drawing.groups) {
            RC_ASSERT(!group.tasks.isEmpty());
            grouped += group.tasks;
        }
        RC_ASSERT(QSet(grouped.begin(), grouped.end()).size() == grouped.size());
        for (const auto &task : grouped + workflow.drawing.tints.keys())
            RC_ASSERT(workflow.task(task) || task == u"none");
        for (auto route = workflow.drawing.routes.begin(); route != workflow.drawing.routes.end(); ++route)
            RC_ASSERT(std::ranges::find(workflow.edges, route.key()) != workflow.edges.end());
    }));
}

QTEST_GUILESS_MAIN(TestUndo)
#include "tst_undo.moc"
