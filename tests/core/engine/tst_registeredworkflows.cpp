#include "core/workflow/graph.h"
#include "tests/core/engine/enginetest.h"

using namespace sluice;
using namespace sluice::test;

namespace {

const QString kName = QStringLiteral("orders");

Task setTo(const QString &id, const QString &value)
{
    Task task;
    task.id = id;
    task.type = QStringLiteral("set");
    task.params = {{QStringLiteral("values"), QJsonObject{{QStringLiteral("value"), value}}},
                   {QStringLiteral("keepInput"), false}};
    return task;
}

/// Given backwards: "last" after "left" and "right", these after "first".
std::vector<ListedTask> diamond(const QString &value)
{
    const QString first = QStringLiteral("first");
    const QStringList sides{QStringLiteral("left"), QStringLiteral("right")};
    return {{setTo(QStringLiteral("last"), value), sides},
            {setTo(sides[1], QStringLiteral("{{ input.value }}")), {first}},
            {setTo(sides[0], QStringLiteral("{{ input.value }}")), {first}},
            {setTo(first, QStringLiteral("{{ input.name }}")), {}}};
}

struct Registrar {
    EngineFixture fixture;

    Result<QByteArray> put(const std::vector<ListedTask> &tasks)
    {
        return fixture.answer<QByteArray>(
            [&](EngineClient *client, auto done) { client->registerWorkflow(kName, tasks, client, std::move(done)); });
    }
    Result<RunId> execute(const QString &name, const QJsonObject &params = {})
    {
        return fixture.answer<RunId>(
            [&](EngineClient *client, auto done) { client->executeWorkflow(name, params, client, std::move(done)); });
    }
};

} // namespace

/// Workflows that a program registers, on the real engine.
class TestRegisteredWorkflows : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void runsTasksInTopologicalOrderWithParamsAsInput();
    void refusesANameThatNobodyRegistered();
    void refusesACycleWithItsPath();
    void runsUnderWayEndOnTheVersionTheyBeganWith();
    void knowsThemAfterTheEngineComponentWasRestarted();
};

void TestRegisteredWorkflows::runsTasksInTopologicalOrderWithParamsAsInput()
{
    Registrar registrar;
    QVERIFY(registrar.fixture.start({}));
    const auto version = registrar.put(diamond(QStringLiteral("done")));
    QVERIFY(version);
    const auto id = registrar.execute(kName, {{QStringLiteral("name"), QStringLiteral("Ada")}});
    QVERIFY(id);
    const auto run = registrar.fixture.waitFor(*id, {RunState::Succeeded, RunState::Failed, RunState::Waiting});
    QVERIFY(run);
    QCOMPARE(run->state, RunState::Succeeded);
    QCOMPARE(run->plan->version, *version);
    const auto history = registrar.fixture.history(*id);
    QVERIFY(history);
    QStringList started;
    for (const Event &event : history->events) {
        if (const auto *start = std::get_if<AttemptStarted>(&event.data))
            started.append(run->taskOf(start->step).id);
    }
    QCOMPARE(started.size(), 4);
    QCOMPARE(started.front(), QStringLiteral("first"));
    QCOMPARE(started.back(), QStringLiteral("last"));
    // The tasks lie in the order of the graph, and start in it.
    const WorkflowGraph graph(history->workflow);
    for (int i = 0; i < graph.size(); ++i)
        QCOMPARE(started[i], graph.idOf(i));
    const auto first = run->plan->find(QStringLiteral("first"));
    QVERIFY(first);
    QCOMPARE(run->steps[number(*first)].output, Payload(R"({"value":"Ada"})"));
}

void TestRegisteredWorkflows::refusesANameThatNobodyRegistered()
{
    Registrar registrar;
    QVERIFY(registrar.fixture.start({}));
    const auto id = registrar.execute(QStringLiteral("ghost"));
    QVERIFY(!id);
    QCOMPARE(id.error().code, QStringLiteral("workflow.unregistered"));
    QCOMPARE(id.error().args.value(QStringLiteral("workflow")), QStringLiteral("ghost"));
}

void TestRegisteredWorkflows::refusesACycleWithItsPath()
{
    Registrar registrar;
    QVERIFY(registrar.fixture.start({}));
    std::vector<ListedTask> tasks = diamond(QStringLiteral("done"));
    tasks.back().after = {QStringLiteral("last")};
    const auto version = registrar.put(tasks);
    QVERIFY(!version);
    QCOMPARE(version.error().code, QStringLiteral("workflow.cycle"));
    const QString path = version.error().args.value(QStringLiteral("path"));
    for (const char *task : {"first", "last"})
        QVERIFY2(path.contains(QLatin1StringView(task)), qPrintable(path));
    QVERIFY(!registrar.execute(kName)); // and nothing of it is known
}

void TestRegisteredWorkflows::runsUnderWayEndOnTheVersionTheyBeganWith()
{
    Registrar registrar;
    QVERIFY(registrar.fixture.start({}));
    std::vector<ListedTask> tasks = diamond(QStringLiteral("old"));
    Task wait;
    wait.id = QStringLiteral("wait");
    wait.type = QStringLiteral("delay");
    wait.params = {{QStringLiteral("duration"), QStringLiteral("1s")}};
    tasks.push_back({wait, {}});
    tasks.front().after.append(wait.id); // "last" comes after the delay
    const auto before = registrar.put(tasks);
    QVERIFY(before);
    const QJsonObject params{{QStringLiteral("name"), QStringLiteral("Ada")}};
    const auto old = registrar.execute(kName, params);
    QVERIFY(old);
    const auto after = registrar.put(diamond(QStringLiteral("new")));
    QVERIFY(after);
    QVERIFY(*after != *before);
    const auto later = registrar.execute(kName, params);
    QVERIFY(later);
    const auto value = [&](RunId id) {
        const auto run = registrar.fixture.waitFor(id, {RunState::Succeeded});
        const auto last = run->plan->find(QStringLiteral("last"));
        return std::pair(run->plan->version, run->steps[number(*last)].output);
    };
    QCOMPARE(value(*later), std::pair(*after, Payload(R"({"value":"new"})")));
    QCOMPARE(value(*old), std::pair(*before, Payload(R"({"value":"old"})")));
    const auto audit = registrar.fixture.answer<Page<AuditEntry>>(
        [](EngineClient *client, auto done) { client->listAudit({}, {}, client, std::move(done)); });
    QCOMPARE(audit->rows.size(), std::size_t(2));
    QCOMPARE(audit->rows[0].action, QStringLiteral("workflow.register"));
    QCOMPARE(audit->rows[0].reason, QString::fromLatin1(*after));
}

void TestRegisteredWorkflows::knowsThemAfterTheEngineComponentWasRestarted()
{
    Registrar registrar;
    QVERIFY(registrar.fixture.start({}));
    QVERIFY(registrar.put(diamond(QStringLiteral("done"))));
    QVERIFY(registrar.fixture.answer<void>([](EngineClient *client, auto done) {
        client->controlComponent({QStringLiteral("engine"), ComponentAction::Restart, QStringLiteral("test")}, client,
                                 std::move(done));
    }));
    const auto isUp = [&] {
        const auto *engine = componentOf(registrar.fixture.engine->snapshot(), QStringLiteral("engine"));
        return engine && engine->generation == 2 && engine->phase == ComponentPhase::Running;
    };
    QTRY_VERIFY_WITH_TIMEOUT(isUp(), 20000);
    const auto id = registrar.execute(kName, {{QStringLiteral("name"), QStringLiteral("Ada")}});
    QVERIFY(id);
    QCOMPARE(registrar.fixture.waitFor(*id, {RunState::Succeeded})->state, RunState::Succeeded);
}

QTEST_GUILESS_MAIN(TestRegisteredWorkflows)
#include "tst_registeredworkflows.moc"
