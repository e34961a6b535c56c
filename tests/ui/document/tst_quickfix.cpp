#include "core/workflow/errors.h"
#include "core/workflow/triggerrules.h"
#include "core/workflow/validate.h"
#include "ui/document/quickfix.h"

#include <QtTest>

using namespace sluice;

namespace {

TaskCatalog types()
{
    TaskTypeInfo type;
    type.type = QStringLiteral("step");
    ParamInfo count{.key = QStringLiteral("count"), .kind = ParamKind::Number, .whole = true, .fallback = 5};
    ParamInfo method{.key = QStringLiteral("method"),
                     .kind = ParamKind::Choice,
                     .fallback = QStringLiteral("GET"),
                     .choices = {QStringLiteral("GET"), QStringLiteral("PUT")}};
    ParamInfo name{.key = QStringLiteral("name"), .kind = ParamKind::Text, .required = true};
    ParamInfo via{.key = QStringLiteral("via"), .kind = ParamKind::Connection, .choices = {QStringLiteral("http")}};
    ParamInfo code{.key = QStringLiteral("code"), .kind = ParamKind::Expression};
    ParamInfo headers{.key = QStringLiteral("headers"), .kind = ParamKind::KeyValue};
    type.params = {count, method, name, via, code, headers};
    return TaskCatalog({type});
}

/// fetch → load → store, without a problem.
Workflow chain()
{
    Workflow workflow;
    for (const char *id : {"fetch", "load", "store"}) {
        Task task;
        task.id = QString::fromLatin1(id);
        task.type = QStringLiteral("step");
        task.params = {{QStringLiteral("name"), QStringLiteral("x")}};
        workflow.tasks.push_back(task);
    }
    workflow.edges = {{QStringLiteral("fetch"), QStringLiteral("out"), QStringLiteral("load")},
                      {QStringLiteral("load"), QStringLiteral("out"), QStringLiteral("store")}};
    return workflow;
}

std::vector<Connection> oneConnection()
{
    Connection connection;
    connection.id = QStringLiteral("rates");
    connection.type = QStringLiteral("http");
    return {connection};
}

Problems problemsOf(const Workflow &workflow)
{
    Problems all = validate(workflow, types());
    for (const auto &more :
         {validateConnections(workflow, types(), {QStringLiteral("rates")}), checkTriggers(workflow)})
        all.insert(all.end(), more.begin(), more.end());
    return all;
}

void setParam(Workflow &workflow, const char *key, const QJsonValue &value)
{
    workflow.tasks[2].params.insert(QString::fromLatin1(key), value);
}

Trigger trigger(const char *id)
{
    Trigger made;
    made.id = QString::fromLatin1(id);
    made.kind = TriggerKind::Interval;
    made.every = Milliseconds(60'000);
    return made;
}

} // namespace

using Break = void (*)(Workflow &);
Q_DECLARE_METATYPE(Break)

class TestQuickFix : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void mends_data();
    void mends();
    void leavesToAPersonWhatIsInDoubt();
    void namesTheStepThatIsNear();
    void turnsValuesIntoTextsAndKeepsTheOthers();
};

void TestQuickFix::mends_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<Break>("damage");
    const auto row = [](QLatin1StringView code, Break damage) {
        QTest::newRow(code.data()) << QString(code) << damage;
    };
    row(errors::kWorkflowDanglingEdge, [](Workflow &w) {
        w.edges.push_back({QStringLiteral("store"), QStringLiteral("out"), QStringLiteral("nobody")});
    });
    row(errors::kWorkflowDuplicateEdge, [](Workflow &w) { w.edges.push_back(w.edges[0]); });
    row(errors::kWorkflowSelfEdge, [](Workflow &w) {
        w.edges.push_back({QStringLiteral("store"), QStringLiteral("out"), QStringLiteral("store")});
    });
    row(errors::kWorkflowUnknownPort, [](Workflow &w) { w.edges[0].fromPort = QStringLiteral("sideways"); });
    row(errors::kWorkflowUnusedFailurePort, [](Workflow &w) {
        w.edges.push_back({QStringLiteral("fetch"), QStringLiteral("failure"), QStringLiteral("store")});
    });
    row(errors::kWorkflowUnknownCompensation, [](Workflow &w) { w.tasks[0].compensation = QStringLiteral("nobody"); });
    row(errors::kWorkflowUnknownParameter, [](Workflow &w) { setParam(w, "nothing", 1); });
    row(errors::kWorkflowExpectsNumber, [](Workflow &w) { setParam(w, "count", QStringLiteral("many")); });
    row(errors::kWorkflowExpectsTexts, [](Workflow &w) {
        setParam(w, "headers", QJsonObject{{QStringLiteral("X"), 1}});
    });
    row(errors::kWorkflowNotWholeNumber, [](Workflow &w) { setParam(w, "count", 1.5); });
    row(errors::kWorkflowUnknownChoice, [](Workflow &w) { setParam(w, "method", QStringLiteral("POST")); });
    row(errors::kWorkflowUnknownConnection, [](Workflow &w) { setParam(w, "via", QStringLiteral("gone")); });
    row(errors::kWorkflowUnknownStep, [](Workflow &w) { setParam(w, "code", QStringLiteral("steps.fetsh.output")); });
    row(errors::kTriggerDuplicateId, [](Workflow &w) { w.triggers = {trigger("a"), trigger("a")}; });
    row(errors::kTriggerShortInterval, [](Workflow &w) {
        w.triggers = {trigger("a")};
        w.triggers[0].every = Milliseconds(10);
    });
    row(errors::kTriggerUnknownZone, [](Workflow &w) {
        w.triggers = {trigger("a")};
        w.triggers[0].kind = TriggerKind::Cron;
        w.triggers[0].cron = QStringLiteral("0 9 * * *");
        w.triggers[0].zone = QStringLiteral("Mars/Olympus");
    });
}

void TestQuickFix::mends()
{
    QFETCH(QString, code);
    QFETCH(Break, damage);
    auto workflow = chain();
    QVERIFY(problemsOf(workflow).empty());
    damage(workflow);
    const auto problems = problemsOf(workflow);
    QCOMPARE(problems.size(), std::size_t(1));
    QCOMPARE(problems[0].error.code, code);
    const auto fix = quickFixFor(problems[0], workflow, types(), oneConnection());
    QVERIFY(fix);
    QVERIFY(!fix->text.isEmpty());
    fix->change(workflow);
    QVERIFY(problemsOf(workflow).empty());
    QCOMPARE(workflow.tasks.size(), std::size_t(3));
}

void TestQuickFix::leavesToAPersonWhatIsInDoubt()
{
    auto workflow = chain();
    workflow.tasks[2].params.remove(QStringLiteral("name"));
    auto problems = problemsOf(workflow);
    QCOMPARE(problems[0].error.code, QString(errors::kWorkflowMissingParameter));
    QVERIFY(!quickFixFor(problems[0], workflow, types(), {}));

    workflow = chain();
    setParam(workflow, "via", QStringLiteral("gone"));
    problems = problemsOf(workflow);
    auto two = oneConnection();
    two.push_back(two[0]);
    QVERIFY2(!quickFixFor(problems[0], workflow, types(), two), "either may be meant");
    QVERIFY2(!quickFixFor(problems[0], workflow, types(), {}), "there is none");
}

void TestQuickFix::namesTheStepThatIsNear()
{
    auto workflow = chain();
    setParam(workflow, "code", QStringLiteral("steps.fetsh.output + steps.load.output"));
    const auto fix = quickFixFor(problemsOf(workflow).at(0), workflow, types(), {});
    QVERIFY(fix);
    fix->change(workflow);
    QCOMPARE(workflow.tasks[2].params[QStringLiteral("code")].toString(),
             QStringLiteral("steps.fetch.output + steps.load.output"));
    setParam(workflow, "code", QStringLiteral("steps.somethingElse.output"));
    QVERIFY(!quickFixFor(problemsOf(workflow).at(0), workflow, types(), {}));
}

void TestQuickFix::turnsValuesIntoTextsAndKeepsTheOthers()
{
    auto workflow = chain();
    const auto broken = [&](const QJsonValue &value) {
        setParam(workflow, "headers",
                 QJsonObject{{QStringLiteral("Accept"), QStringLiteral("text/csv")}, {QStringLiteral("X"), value}});
        return quickFixFor(problemsOf(workflow).at(0), workflow, types(), {});
    };
    const auto fix = broken(12);
    QVERIFY(fix);
    fix->change(workflow);
    QCOMPARE(workflow.tasks[2].params[QStringLiteral("headers")].toObject(),
             (QJsonObject{{QStringLiteral("Accept"), QStringLiteral("text/csv")},
                          {QStringLiteral("X"), QStringLiteral("12")}}));
    QVERIFY(broken(true));
    QVERIFY2(!broken(QJsonValue::Null), "nobody knows what was meant");
    QVERIFY(!broken(QJsonArray{1}));
}

QTEST_GUILESS_MAIN(TestQuickFix)
#include "tst_quickfix.moc"
