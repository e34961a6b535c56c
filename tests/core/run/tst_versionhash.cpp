#include "core/run/plan.h"

#include <QTest>

using namespace sluice;

using EditOfFlow = void (*)(Workflow &);
Q_DECLARE_METATYPE(EditOfFlow)

namespace {

Workflow hashedFlow()
{
    Workflow flow;
    flow.id = QStringLiteral("rates");
    flow.name = QStringLiteral("Rates");
    for (const char *id : {"a", "b"}) {
        Task task;
        task.id = QString::fromLatin1(id);
        task.type = QStringLiteral("http.request");
        task.params.insert(QStringLiteral("url"), QStringLiteral("https://example.org"));
        flow.tasks.push_back(task);
    }
    flow.edges.push_back({QStringLiteral("a"), QStringLiteral("out"), QStringLiteral("b")});
    return flow;
}

} // namespace

/// What makes two versions of a workflow the same: `versionOf` for what runs, `contentOf` for what its file says.
class TestVersionHash : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void countsWhatRuns_data();
    void countsWhatRuns();
    void countsTheFileOnlyForWhatDoesNotRun_data();
    void countsTheFileOnlyForWhatDoesNotRun();
    void isTwelveHexDigitsAndTheSameEachTime();
};

void TestVersionHash::countsWhatRuns_data()
{
    QTest::addColumn<EditOfFlow>("edit");
    const auto row = [](const char *name, EditOfFlow edit) { QTest::newRow(name) << edit; };
    row("name", [](Workflow &flow) { flow.name += u'!'; });
    row("parameter", [](Workflow &flow) { flow.tasks[0].params.insert(QStringLiteral("url"), QStringLiteral("x")); });
    row("type", [](Workflow &flow) { flow.tasks[1].type = QStringLiteral("noop"); });
    row("attempts", [](Workflow &flow) { ++flow.tasks[0].reliability.maxAttempts; });
    row("disabled", [](Workflow &flow) { flow.tasks[0].disabled = true; });
    row("task", [](Workflow &flow) { flow.tasks.pop_back(); });
    row("edge", [](Workflow &flow) { flow.edges.clear(); });
    row("port", [](Workflow &flow) { flow.edges[0].fromPort = QStringLiteral("other"); });
}

void TestVersionHash::countsWhatRuns()
{
    QFETCH(EditOfFlow, edit);
    Workflow other = hashedFlow();
    edit(other);
    QVERIFY(versionOf(other) != versionOf(hashedFlow()));
    QVERIFY(contentOf(other) != contentOf(hashedFlow()));
}

void TestVersionHash::countsTheFileOnlyForWhatDoesNotRun_data()
{
    QTest::addColumn<EditOfFlow>("edit");
    const auto row = [](const char *name, EditOfFlow edit) { QTest::newRow(name) << edit; };
    row("place", [](Workflow &flow) { flow.layout.insert(QStringLiteral("a"), QPointF(8, 8)); });
    row("notes", [](Workflow &flow) { flow.tasks[0].notes = QStringLiteral("Ask Ada."); });
    row("route", [](Workflow &flow) { flow.drawing.routes.insert(flow.edges[0], {QPointF(8, 8), QPointF(16, 8)}); });
    row("group", [](Workflow &flow) {
        flow.drawing.groups.push_back({QStringLiteral("g"), QStringLiteral("All"), {QStringLiteral("a")}, {}, false});
    });
    row("sticky note", [](Workflow &flow) {
        StickyNote note;
        note.id = QStringLiteral("n");
        note.text = QStringLiteral("Monday");
        note.place = QRectF(0, 0, 208, 112);
        flow.drawing.notes.push_back(note);
    });
    row("trigger", [](Workflow &flow) {
        Trigger hourly;
        hourly.kind = TriggerKind::Interval;
        hourly.id = QStringLiteral("t");
        flow.triggers.push_back(hourly);
    });
}

void TestVersionHash::countsTheFileOnlyForWhatDoesNotRun()
{
    QFETCH(EditOfFlow, edit);
    Workflow other = hashedFlow();
    edit(other);
    QCOMPARE(versionOf(other), versionOf(hashedFlow()));
    QVERIFY(contentOf(other) != contentOf(hashedFlow()));
}

void TestVersionHash::isTwelveHexDigitsAndTheSameEachTime()
{
    for (const QByteArray &hash : {versionOf(hashedFlow()), contentOf(hashedFlow())}) {
        QCOMPARE(hash.size(), 12);
        QCOMPARE(QByteArray::fromHex(hash).toHex(), hash);
    }
    QCOMPARE(versionOf(hashedFlow()), versionOf(hashedFlow()));
    // A workflow without anything drawn is its own logic.
    QCOMPARE(versionOf(hashedFlow()), contentOf(hashedFlow()));
}

QTEST_APPLESS_MAIN(TestVersionHash)
#include "tst_versionhash.moc"
