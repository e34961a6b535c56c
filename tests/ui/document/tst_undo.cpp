#include "core/workflow/workflowfile.h"
#include "ui/document/workflowdocument.h"

#include <QtTest>

#include <rapidcheck.h>

using namespace sluice;

namespace {

QString anyId(const WorkflowDocument &document)
{
    const auto &tasks = document.workflow().tasks;
    if (tasks.empty())
        return QStringLiteral("none");
    return tasks[*rc::gen::inRange<std::size_t>(0, tasks.size())].id;
}

QPointF anyPlace()
{
    return {double(*rc::gen::inRange(-400, 400)), double(*rc::gen::inRange(-400, 400))};
}

QStringList anyIds(const WorkflowDocument &document)
{
    QStringList ids;
    const int count = *rc::gen::inRange(0, 4);
    for (int i = 0; i < count; ++i)
        ids.push_back(anyId(document));
    ids.removeDuplicates();
    return ids;
}

std::optional<Edge> anyEdge(const WorkflowDocument &document)
{
    const auto &edges = document.workflow().edges;
    if (edges.empty())
        return std::nullopt;
    return edges[*rc::gen::inRange<std::size_t>(0, edges.size())];
}

QString anyText()
{
    return QString::number(*rc::gen::inRange(0, 5));
}

void editATrigger(WorkflowDocument &document)
{
    const auto &triggers = document.workflow().triggers;
    if (triggers.empty())
        return;
    const auto index = *rc::gen::inRange<std::size_t>(0, triggers.size());
    Trigger trigger = triggers[index];
    trigger.topic = anyText();
    switch (*rc::gen::inRange(0, 4)) {
    case 0:
        document.removeTrigger(index);
        break;
    case 1:
        document.duplicateTrigger(index);
        break;
    default:
        document.setTrigger(index, QStringLiteral("Topic"), trigger);
    }
}

/// One random edit; the weights favour those that change what other edits rest on.
void editSomehow(WorkflowDocument &document)
{
    switch (*rc::gen::inRange(0, 20)) {
    case 0:
    case 1:
        document.addTask(QStringLiteral("http.request"), QStringLiteral("HTTP request"), anyPlace(), {});
        break;
    case 2: {
        WorkflowDocument::Joining joining;
        joining.into = anyEdge(document);
        joining.from = document.workflow().tasks.empty() ? QString() : anyId(document);
        joining.fromPort = QStringLiteral("out");
        document.addTask(QStringLiteral("set"), QStringLiteral("Set"), anyPlace(), joining);
        break;
    }
    case 3:
    case 4:
        document.connectTasks({anyId(document), QStringLiteral("out"), anyId(document)});
        break;
    case 5:
        if (const auto edge = anyEdge(document))
            document.disconnectTasks(*edge);
        break;
    case 6:
        document.removeTasks(anyIds(document), *rc::gen::arbitrary<bool>());
        break;
    case 7: {
        QMap<QString, QPointF> places;
        for (const auto &id : anyIds(document))
            places.insert(id, anyPlace());
        document.moveTasks(places, *rc::gen::arbitrary<bool>() ? QByteArray("drag") : QByteArray());
        break;
    }
    case 8:
        document.renameTask(anyId(document), anyText());
        break;
    case 9:
        document.setParameter(anyId(document), QStringLiteral("url"), QStringLiteral("URL"),
                              *rc::gen::arbitrary<bool>()
                                  ? QJsonValue(QStringLiteral("{{ steps.request.output }}") + anyText())
                                  : QJsonValue(QJsonValue::Undefined));
        break;
    case 10: {
        Reliability reliability;
        reliability.maxAttempts = *rc::gen::inRange(1, 6);
        document.setReliability(anyId(document), QStringLiteral("attempts"), reliability);
        break;
    }
    case 11:
        document.setNotes(anyId(document), anyText());
        break;
    case 12:
        document.setDisabled(anyIds(document), *rc::gen::arbitrary<bool>());
        break;
    case 13:
        RC_ASSERT(document.paste(document.copy(anyIds(document)), anyPlace()).has_value());
        break;
    case 14:
        if (const auto edge = anyEdge(document))
            document.insertOnEdge(anyId(document), QStringLiteral("out"), *edge);
        break;
    case 15:
        document.changeTaskId(anyId(document), QStringLiteral("id%1").arg(*rc::gen::inRange(0, 50)));
        break;
    case 16:
        if (*rc::gen::arbitrary<bool>())
            document.setConcurrency({*rc::gen::inRange(0, 3), *rc::gen::inRange(0, 3)});
        else
            document.setPriority(*rc::gen::inRange(-2, 3));
        break;
    case 17: {
        Trigger trigger;
        trigger.id = anyText();
        trigger.kind = TriggerKind(*rc::gen::inRange(0, 5));
        document.addTrigger(trigger);
        break;
    }
    case 18:
        editATrigger(document);
        break;
    default:
        *rc::gen::arbitrary<bool>() ? document.setName(anyText()) : document.setDescription(anyText());
        if (*rc::gen::arbitrary<bool>())
            document.endMerge();
    }
}

} // namespace

class TestUndo : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() { qputenv("RC_PARAMS", "max_success=2000"); }
    void anyEditsUndoneAndRedoneGiveTheSameBytes();
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

QTEST_GUILESS_MAIN(TestUndo)
#include "tst_undo.moc"
