#include "ui/document/textsearch.h"
#include "ui/document/workflowdocument.h"

#include <QJsonArray>
#include <QtTest>

using namespace sluice;

namespace {

Workflow twoTasks()
{
    Workflow workflow;
    Task first;
    first.id = QStringLiteral("load");
    first.type = QStringLiteral("http.request");
    first.name = QStringLiteral("Load the Order");
    first.params = {{QStringLiteral("url"), QStringLiteral("https://shop/order/{{ input.order }}")},
                    {QStringLiteral("headers"), QJsonObject{{QStringLiteral("X"), QStringLiteral("an order")}}},
                    {QStringLiteral("count"), 3}};
    Task second;
    second.id = QStringLiteral("order_done");
    second.type = QStringLiteral("noop");
    second.notes = QStringLiteral("order, order");
    workflow.tasks = {first, second};
    workflow.layout = {{first.id, {}}, {second.id, {300, 0}}};
    return workflow;
}

/// With something beside the tasks that holds the text "shop".
Workflow drawn()
{
    auto workflow = twoTasks();
    workflow.name = QStringLiteral("The shop");
    workflow.description = QStringLiteral("of the shop");
    workflow.tasks[0].params[QStringLiteral("headers")] = QJsonObject{{QStringLiteral("X-Key"), QStringLiteral("1")}};
    Trigger trigger;
    trigger.id = QStringLiteral("nightly");
    trigger.kind = TriggerKind::Event;
    trigger.topic = QStringLiteral("shop.*");
    trigger.input = QStringLiteral("a shop");
    workflow.triggers = {trigger};
    workflow.drawing.groups = {
        {QStringLiteral("group1"), QStringLiteral("shop side"), {QStringLiteral("load")}, {}, false}};
    workflow.drawing.notes = {{QStringLiteral("note1"), QStringLiteral("ask the shop"), QRectF(0, 0, 100, 50), {}}};
    return workflow;
}

} // namespace

class TestTextSearch : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsNamesIdsNotesAndParameters();
    void findsWhatLiesBesideTheTasks();
    void capitalsCountWhenTheyAreToCount();
    void findsNothingOfNothing();
    void replacesAllAsOneEdit();
    void replacesBesideTheTasksToo();
    void referencesFollowTheIdsOfTasks();
    void anIdThatIsTakenStaysWithWhatNamesIt();
    void putsTextInAsItIs();
    void noReferenceIsBroken();
};

void TestTextSearch::findsNamesIdsNotesAndParameters()
{
    const auto found = findText(twoTasks(), QStringLiteral("order"), Qt::CaseInsensitive);
    const std::vector<TextMatch> expected{{QStringLiteral("load"), QStringLiteral("name")},
                                          {QStringLiteral("load"), QStringLiteral("headers")},
                                          {QStringLiteral("load"), QStringLiteral("url")},
                                          {QStringLiteral("order_done"), QStringLiteral("id")},
                                          {QStringLiteral("order_done"), QStringLiteral("notes")}};
    QVERIFY(found == expected);
}

void TestTextSearch::findsWhatLiesBesideTheTasks()
{
    using Where = TextMatch::Where;
    const auto found = findText(drawn(), QStringLiteral("shop"), Qt::CaseInsensitive);
    const std::vector<TextMatch> expected{{{}, QStringLiteral("name"), Where::Workflow},
                                          {{}, QStringLiteral("description"), Where::Workflow},
                                          {QStringLiteral("load"), QStringLiteral("url")},
                                          {QStringLiteral("nightly"), QStringLiteral("topic"), Where::Trigger},
                                          {QStringLiteral("nightly"), QStringLiteral("input"), Where::Trigger},
                                          {QStringLiteral("group1"), QStringLiteral("name"), Where::Group},
                                          {QStringLiteral("note1"), QStringLiteral("text"), Where::Note}};
    QVERIFY(found == expected);
    QVERIFY2(findText(drawn(), QStringLiteral("X-Key"), Qt::CaseSensitive).size() == 1, "keys that a person typed");
}

void TestTextSearch::capitalsCountWhenTheyAreToCount()
{
    const auto found = findText(twoTasks(), QStringLiteral("Order"), Qt::CaseSensitive);
    QCOMPARE(found.size(), 1U);
    QCOMPARE(found.front().field, QStringLiteral("name"));
}

void TestTextSearch::findsNothingOfNothing()
{
    QVERIFY(findText(twoTasks(), {}, Qt::CaseInsensitive).empty());
    auto workflow = twoTasks();
    QCOMPARE(replaceText(workflow, {}, QStringLiteral("x"), Qt::CaseInsensitive), 0);
    QVERIFY(workflow == twoTasks());
}

void TestTextSearch::replacesAllAsOneEdit()
{
    WorkflowDocument document(twoTasks(), {});
    document.replaceAll(QStringLiteral("order"), QStringLiteral("parcel"), Qt::CaseInsensitive);
    const auto &tasks = document.workflow().tasks;
    QCOMPARE(tasks[0].name, QStringLiteral("Load the parcel"));
    QCOMPARE(tasks[0].params[QStringLiteral("url")].toString(),
             QStringLiteral("https://shop/parcel/{{ input.parcel }}"));
    QCOMPARE(tasks[0].params[QStringLiteral("headers")].toObject()[QStringLiteral("X")].toString(),
             QStringLiteral("an parcel"));
    QCOMPARE(tasks[0].params[QStringLiteral("count")].toInt(), 3);
    QCOMPARE(tasks[1].id, QStringLiteral("parcel_done"));
    QCOMPARE(tasks[1].notes, QStringLiteral("parcel, parcel"));
    QCOMPARE(document.undoStack().count(), 1);
    document.undoStack().undo();
    QVERIFY(document.workflow() == twoTasks());
}

void TestTextSearch::replacesBesideTheTasksToo()
{
    WorkflowDocument document(drawn(), {});
    document.replaceAll(QStringLiteral("shop"), QStringLiteral("store"), Qt::CaseInsensitive);
    const auto &workflow = document.workflow();
    QCOMPARE(workflow.name, QStringLiteral("The store"));
    QCOMPARE(workflow.description, QStringLiteral("of the store"));
    QCOMPARE(workflow.drawing.notes[0].text, QStringLiteral("ask the store"));
    QCOMPARE(workflow.drawing.groups[0].name, QStringLiteral("store side"));
    QCOMPARE(workflow.triggers[0].topic, QStringLiteral("store.*"));
    QCOMPARE(workflow.triggers[0].input, QJsonValue(QStringLiteral("a store")));
    QVERIFY(findText(workflow, QStringLiteral("shop"), Qt::CaseInsensitive).empty());
    QCOMPARE(document.undoStack().count(), 1);
    document.undoStack().undo();
    QVERIFY(document.workflow() == drawn());
}

void TestTextSearch::referencesFollowTheIdsOfTasks()
{
    auto workflow = twoTasks();
    workflow.edges = {{QStringLiteral("load"), QStringLiteral("out"), QStringLiteral("order_done")}};
    workflow.tasks[1].params = {
        {QStringLiteral("code"), QStringLiteral("steps.load.output + steps[\"load\"].output.load")}};
    WorkflowDocument document(workflow, {});
    document.replaceAll(QStringLiteral("load"), QStringLiteral("get"), Qt::CaseSensitive);
    const auto &after = document.workflow();
    QCOMPARE(after.tasks[0].id, QStringLiteral("get"));
    QCOMPARE(after.edges[0].from, QStringLiteral("get"));
    QVERIFY(after.layout.contains(QStringLiteral("get")));
    QCOMPARE(after.tasks[1].params[QStringLiteral("code")].toString(),
             QStringLiteral("steps.get.output + steps[\"get\"].output.get"));
    QCOMPARE(document.undoStack().count(), 1);
    document.undoStack().undo();
    QVERIFY(document.workflow() == workflow);
}

void TestTextSearch::anIdThatIsTakenStaysWithWhatNamesIt()
{
    auto workflow = twoTasks();
    workflow.tasks[1].params = {{QStringLiteral("code"), QStringLiteral("steps.load.output")}};
    replaceText(workflow, QStringLiteral("load"), QStringLiteral("order_done"), Qt::CaseSensitive);
    QCOMPARE(workflow.tasks[0].id, QStringLiteral("load"));
    QCOMPARE(workflow.tasks[1].params[QStringLiteral("code")].toString(), QStringLiteral("steps.load.output"));
    replaceText(workflow, QStringLiteral("load"), QStringLiteral("1 2"), Qt::CaseSensitive);
    QCOMPARE(workflow.tasks[0].id, QStringLiteral("load"));
    replaceText(workflow, QStringLiteral("steps.load"), QStringLiteral("steps.order_done"), Qt::CaseSensitive);
    QVERIFY2(workflow.tasks[1].params[QStringLiteral("code")].toString() == QStringLiteral("steps.order_done.output"),
             "who names more than an id means the reference");
}

void TestTextSearch::putsTextInAsItIs()
{
    auto workflow = twoTasks();
    QCOMPARE(replaceText(workflow, QStringLiteral("an order"), QStringLiteral("\\1 $& order"), Qt::CaseSensitive), 1);
    QCOMPARE(workflow.tasks[0].params[QStringLiteral("headers")].toObject()[QStringLiteral("X")].toString(),
             QStringLiteral("\\1 $& order"));
}

void TestTextSearch::noReferenceIsBroken()
{
    auto workflow = twoTasks();
    const auto code = QStringLiteral("steps.load.output + steps['order_done'].output + mysteps.x");
    workflow.tasks[1].params = {{QStringLiteral("code"), code}};
    const auto replaced = [&](const char *text, const char *with) {
        auto copy = workflow;
        replaceText(copy, QString::fromLatin1(text), QString::fromLatin1(with), Qt::CaseInsensitive);
        return copy.tasks[1].params[QStringLiteral("code")].toString();
    };
    QCOMPARE(replaced("step", "stage"), QString(code).replace(QStringLiteral("mystep"), QStringLiteral("mystage")));
    QCOMPARE(replaced("steps.", "stages."), code.chopped(9) + QStringLiteral("mystages.x"));
    QCOMPARE(replaced("steps.load", "steps.nobody"), code);
    QCOMPARE(replaced(".output", ".result"), QString(code).replace(QStringLiteral("output"), QStringLiteral("result")));
    QCOMPARE(replaced("steps.lo", "steps.lo"), code);

    workflow.tasks[1].params = {{QStringLiteral("url"), QStringLiteral("https://shop/steps.html")}};
    replaceText(workflow, QStringLiteral("html"), QStringLiteral("json"), Qt::CaseSensitive);
    QVERIFY2(workflow.tasks[1].params[QStringLiteral("url")].toString().endsWith(QStringLiteral("steps.json")),
             "that names no task");
}

QTEST_GUILESS_MAIN(TestTextSearch)
#include "tst_textsearch.moc"
