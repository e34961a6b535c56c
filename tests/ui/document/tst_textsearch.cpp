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

} // namespace

class TestTextSearch : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsNamesIdsNotesAndParameters();
    void capitalsCountWhenTheyAreToCount();
    void findsNothingOfNothing();
    void replacesAllAsOneEditAndLeavesIds();
    void putsTextInAsItIs();
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

void TestTextSearch::replacesAllAsOneEditAndLeavesIds()
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
    QCOMPARE(tasks[1].id, QStringLiteral("order_done"));
    QCOMPARE(tasks[1].notes, QStringLiteral("parcel, parcel"));
    QCOMPARE(document.undoStack().count(), 1);
    document.undoStack().undo();
    QVERIFY(document.workflow() == twoTasks());
}

void TestTextSearch::putsTextInAsItIs()
{
    auto workflow = twoTasks();
    QCOMPARE(replaceText(workflow, QStringLiteral("an order"), QStringLiteral("\\1 $& order"), Qt::CaseSensitive), 1);
    QCOMPARE(workflow.tasks[0].params[QStringLiteral("headers")].toObject()[QStringLiteral("X")].toString(),
             QStringLiteral("\\1 $& order"));
}

QTEST_GUILESS_MAIN(TestTextSearch)
#include "tst_textsearch.moc"
