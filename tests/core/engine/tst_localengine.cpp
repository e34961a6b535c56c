#include "core/integration/demo/demoservice.h"
#include "core/run/input.h"
#include "core/workflow/workflowfile.h"
#include "tests/core/engine/enginetest.h"

#include <QFile>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTcpServer>
#include <QTcpSocket>

using namespace sluice;
using namespace sluice::test;

class TestLocalEngine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void runsAChainDurably();
    void goesOnWithARunAfterARestart();
    void finishesTheSampleAfterItsLettersAreRetried();
    void cancelsARunThatWaits();
    void refusesAWorkflowWithErrors();
    void tellsASecondEngineWhoOwnsTheWorkspace();
    void showsEveryComponentAlive();
    void tellsAForeignProgramFromTheDemoService_data();
    void tellsAForeignProgramFromTheDemoService();
    void bringsAComponentBack();
    void auditsAndRefusesOrdersForComponents();
    void writesDownTheStopOfTheEngineItself();
    void waitsForADelayAndWakes();
    void tellsAWatcherWhereItBegins();
    void restartsAFailedRunAndKeepsItsResults();
    void undoesWhatAFailedRunDidLastFirst();
    void forksARunWithAnOutputReplaced();
    void stepsThroughARunAndSkipsAStep();
};

void TestLocalEngine::runsAChainDurably()
{
    EngineFixture fixture;
    QVERIFY(fixture.start({}));
    const auto id = fixture.run(EngineFixture::chain(10), "{\"x\": 1}");
    QVERIFY(id);
    const auto run = fixture.waitFor(*id, {RunState::Succeeded});
    QVERIFY(run);
    QCOMPARE(run->state, RunState::Succeeded);
    QCOMPARE(run->doneSteps, 10u);
    QCOMPARE(run->steps[1].output, Payload("{\"x\": 1}"));
}

void TestLocalEngine::goesOnWithARunAfterARestart()
{
    EngineFixture fixture;
    QVERIFY(fixture.start({}));
    Workflow workflow = EngineFixture::chain(3);
    workflow.tasks[1].type = QStringLiteral("delay");
    workflow.tasks[1].params.insert(QStringLiteral("duration"), QStringLiteral("1s"));
    const auto id = fixture.run(workflow);
    QVERIFY(id);
    QVERIFY(fixture.waitFor(*id, {RunState::Waiting}));
    fixture.engine.reset();
    QVERIFY(fixture.start({}));
    const auto run = fixture.waitFor(*id, {RunState::Succeeded});
    QVERIFY(run);
    QCOMPARE(run->state, RunState::Succeeded);
    QVERIFY(fixture.engine->recoveryReport().empty()); // it ended cleanly
}

void TestLocalEngine::finishesTheSampleAfterItsLettersAreRetried()
{
    DemoConfig config;
    config.knobs.latency = Milliseconds(0);
    const auto demo = DemoService::start(config);
    QVERIFY(demo);
    EngineFixture fixture;
    const QString sample = QStringLiteral(SLUICE_SAMPLES "/country-sync");
    auto connections = loadConnections(sample + QStringLiteral("/connections.json"));
    QVERIFY2(connections, qPrintable(connections ? QString() : connections.error().detail));
    for (Connection &connection : *connections) {
        if (connection.type == QLatin1StringView("http"))
            connection.baseUrl = QStringLiteral("http://127.0.0.1:%1").arg((*demo)->port());
    }
    LocalEngineConfig engineConfig;
    engineConfig.connections = *connections;
    QVERIFY(fixture.start(engineConfig));
    const auto workflow = loadWorkflow(sample + QStringLiteral("/workflows/country-sync.json"));
    QVERIFY(workflow);
    const auto id = fixture.run(*workflow);
    QVERIFY2(id, qPrintable(id ? QString() : id.error().code + id.error().args.values().join(u' ')));

    const auto settled = [&] { // waiting on nothing but its letters
        const auto run = fixture.stored(*id);
        return run && run->state == RunState::Waiting && run->timed.empty();
    };
    QTRY_VERIFY_WITH_TIMEOUT(settled(), 90000);
    const auto letters = fixture.letters();
    QCOMPARE(letters.size(), std::size_t(3));
    QCOMPARE(letters[0].fingerprint, letters[1].fingerprint);
    QCOMPARE(letters[0].task, QStringLiteral("fetch"));
    QVERIFY(stepInput(*fixture.stored(*id), letters[0].step).contains("\"alpha_2\""));

    auto database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("check"));
    database.setDatabaseName(fixture.folder.filePath(QStringLiteral("countries.db")));
    QVERIFY(database.open());
    const auto number = [&](const QString &sql) {
        QSqlQuery query(sql, database);
        return query.next() ? query.value(0).toInt() : -1;
    };
    QCOMPARE(number(QStringLiteral("SELECT count(*) FROM rates")), 246);

    DemoKnobs repaired;
    repaired.poison.clear();
    repaired.errorRate = 0;
    (*demo)->apply(repaired);
    RedriveRequest request;
    request.click = "click-1";
    for (const LetterSummary &letter : letters)
        request.letters.push_back(letter.id);
    const auto outcomes = fixture.answer<std::vector<LetterOutcome>>(
        [&](EngineClient *client, auto done) { client->redrive(request, client, std::move(done)); });
    QVERIFY(outcomes);
    for (const LetterOutcome &outcome : *outcomes)
        QVERIFY(!outcome.error);
    const auto run = fixture.waitFor(*id, {RunState::Succeeded});
    QVERIFY(run);
    QCOMPARE(run->state, RunState::Succeeded);
    QCOMPARE(number(QStringLiteral("SELECT count(*) FROM rates")), 249);
    QCOMPARE(number(QStringLiteral("SELECT max(writes) FROM rates")), 1);
    QCOMPARE(fixture.letters().size(), std::size_t(0));
    QCOMPARE(fixture.letters(LetterState::Resolved).size(), std::size_t(3));
    database.close();
}

void TestLocalEngine::cancelsARunThatWaits()
{
    EngineFixture fixture;
    QVERIFY(fixture.start({}));
    Workflow workflow = EngineFixture::chain(2);
    workflow.tasks[0].type = QStringLiteral("delay");
    workflow.tasks[0].params.insert(QStringLiteral("duration"), QStringLiteral("1h"));
    const auto id = fixture.run(workflow);
    QVERIFY(fixture.waitFor(*id, {RunState::Waiting}));
    const auto done = fixture.answer<void>(
        [&](EngineClient *client, auto answer) { client->cancelRun(*id, client, std::move(answer)); });
    QVERIFY(done);
    QCOMPARE(fixture.waitFor(*id, {RunState::Cancelled})->state, RunState::Cancelled);
    const auto again = fixture.answer<void>(
        [&](EngineClient *client, auto answer) { client->cancelRun(*id, client, std::move(answer)); });
    QVERIFY(!again);
    QCOMPARE(again.error().code, QStringLiteral("run.over"));
    const auto audit = fixture.answer<Page<AuditEntry>>(
        [&](EngineClient *client, auto answer) { client->listAudit({}, {}, client, std::move(answer)); });
    QVERIFY(audit);
    QCOMPARE(audit->rows.size(), std::size_t(1));
    QCOMPARE(audit->rows.front().action, QStringLiteral("run.cancel"));
}

void TestLocalEngine::refusesAWorkflowWithErrors()
{
    EngineFixture fixture;
    QVERIFY(fixture.start({}));
    Workflow workflow = EngineFixture::chain(2);
    workflow.edges.push_back({QStringLiteral("t1"), QStringLiteral("out"), QStringLiteral("t0")});
    const auto id = fixture.run(workflow);
    QVERIFY(!id);
    QCOMPARE(id.error().code, QStringLiteral("workflow.cycle"));
}

void TestLocalEngine::tellsASecondEngineWhoOwnsTheWorkspace()
{
    EngineFixture fixture;
    QVERIFY(fixture.start({}));
    LocalEngineConfig config;
    config.workspace = fixture.folder.path();
    LocalEngine second(config);
    QSignalSpy failed(&second, &LocalEngine::failed);
    QVERIFY(failed.wait(20000));
    const auto error = failed.front().front().value<Error>();
    QCOMPARE(error.code, QStringLiteral("journal.owned"));
    QCOMPARE(error.args.value(QStringLiteral("pid")), QString::number(QCoreApplication::applicationPid()));
}

void TestLocalEngine::showsEveryComponentAlive()
{
    EngineFixture fixture;
    LocalEngineConfig config;
    config.demo = DemoConfig{};
    QVERIFY(fixture.start(config));
    const auto alive = [&](const char *id) {
        for (const ComponentSnapshot &shown : fixture.engine->snapshot().components) {
            if (shown.id == QLatin1StringView(id))
                return shown.phase == ComponentPhase::Running && shown.health == ComponentHealth::Ok;
        }
        return false;
    };
    for (const char *id : {"io", "history", "demo", "journal", "engine"})
        QTRY_VERIFY2(alive(id), id);
    QTRY_VERIFY(fixture.engine->snapshot().demoServing);
    const auto knobs = fixture.answer<DemoKnobs>(
        [](EngineClient *client, auto answer) { client->readDemo(client, std::move(answer)); });
    QVERIFY(knobs);
    QCOMPARE(*knobs, DemoKnobs{});
}

void TestLocalEngine::tellsAForeignProgramFromTheDemoService_data()
{
    QTest::addColumn<QByteArray>("says");
    QTest::newRow("no HTTP") << QByteArray("220 mail.example.org ready\r\n");
    QTest::newRow("a page") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nHello");
    QTest::newRow("other JSON") << QByteArray("HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}");
    QTest::newRow("not there") << QByteArray("HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n");
}

void TestLocalEngine::tellsAForeignProgramFromTheDemoService()
{
    QFETCH(QByteArray, says);
    QTcpServer foreign;
    QVERIFY(foreign.listen(QHostAddress::LocalHost));
    int calls = 0;
    connect(&foreign, &QTcpServer::newConnection, &foreign, [&] {
        QTcpSocket *caller = foreign.nextPendingConnection();
        connect(caller, &QTcpSocket::readyRead, caller, [caller, says, &calls] {
            ++calls;
            caller->write(says);
            caller->disconnectFromHost();
        });
    });
    EngineFixture fixture;
    LocalEngineConfig config;
    config.demo = DemoConfig{};
    config.demo->port = foreign.serverPort();
    QVERIFY(fixture.start(config));
    QTRY_VERIFY(calls > 0);
    const auto knobs = fixture.answer<DemoKnobs>(
        [](EngineClient *client, auto answer) { client->readDemo(client, std::move(answer)); });
    QVERIFY(!knobs);
    QCOMPARE(knobs.error().code, QStringLiteral("demo.unanswered"));
    QCOMPARE(knobs.error().args.value(QStringLiteral("address")),
             QStringLiteral("127.0.0.1:%1").arg(foreign.serverPort()));
    QVERIFY(!fixture.engine->snapshot().demoServing);
}

void TestLocalEngine::bringsAComponentBack()
{
    EngineFixture fixture;
    QVERIFY(fixture.start({}));
    QSet<int> phases;
    QObject::connect(fixture.engine.get(), &EngineClient::snapshotChanged, fixture.engine.get(), [&] {
        for (const ComponentSnapshot &shown : fixture.engine->snapshot().components) {
            if (shown.id == QLatin1StringView("io"))
                phases.insert(static_cast<int>(shown.phase));
        }
    });
    QVERIFY(fixture.answer<void>([](EngineClient *client, auto answer) {
        client->controlComponent({QStringLiteral("io"), ComponentAction::Restart, QStringLiteral("test")}, client,
                                 std::move(answer));
    }));
    QTRY_VERIFY_WITH_TIMEOUT(phases.contains(static_cast<int>(ComponentPhase::Recovering)), 20000);
    const auto restarted = [&] {
        for (const ComponentSnapshot &shown : fixture.engine->snapshot().components) {
            if (shown.id == QLatin1StringView("io"))
                return shown.phase == ComponentPhase::Running && shown.restarts == 1;
        }
        return false;
    };
    QTRY_VERIFY_WITH_TIMEOUT(restarted(), 20000);
    const auto id = fixture.run(EngineFixture::chain(2));
    QVERIFY(id);
    QCOMPARE(fixture.waitFor(*id, {RunState::Succeeded})->state, RunState::Succeeded);
}

void TestLocalEngine::auditsAndRefusesOrdersForComponents()
{
    EngineFixture fixture;
    QVERIFY(fixture.start({}));
    const auto order = [&](const char *component, ComponentAction action) {
        const ComponentRequest request{QString::fromLatin1(component), action, QStringLiteral("because")};
        return fixture.answer<void>(
            [&](EngineClient *client, auto done) { client->controlComponent(request, client, std::move(done)); });
    };
    QCOMPARE(order("ghost", ComponentAction::Stop).error().code, QStringLiteral("component.unknown"));
    QCOMPARE(order("history", ComponentAction::Resume).error().code, QStringLiteral("component.actionIllegal"));
    QVERIFY(order("io", ComponentAction::Drain));
    const auto stopped = [&] {
        const auto *io = componentOf(fixture.engine->snapshot(), QStringLiteral("io"));
        return io && io->phase == ComponentPhase::Stopped;
    };
    QTRY_VERIFY_WITH_TIMEOUT(stopped(), 20000);
    QVERIFY(order("io", ComponentAction::Start));
    const auto audit = fixture.answer<Page<AuditEntry>>(
        [&](EngineClient *client, auto answer) { client->listAudit({}, {}, client, std::move(answer)); });
    QVERIFY(audit);
    QCOMPARE(audit->rows.size(), std::size_t(2)); // what was refused did not happen
    QCOMPARE(audit->rows[0].action, QStringLiteral("component.start"));
    QCOMPARE(audit->rows[1].action, QStringLiteral("component.drain"));
    QCOMPARE(audit->rows[1].who, QStringLiteral("local"));
    QCOMPARE(audit->rows[1].target, QStringLiteral("io"));
    QCOMPARE(audit->rows[1].reason, QStringLiteral("because"));
    const auto id = fixture.run(EngineFixture::chain(2));
    QCOMPARE(fixture.waitFor(*id, {RunState::Succeeded})->state, RunState::Succeeded);
}

void TestLocalEngine::writesDownTheStopOfTheEngineItself()
{
    EngineFixture fixture;
    QVERIFY(fixture.start({}));
    const auto phase = [&] {
        const auto *engine = componentOf(fixture.engine->snapshot(), QStringLiteral("engine"));
        return engine ? engine->phase : ComponentPhase::Initializing;
    };
    QTRY_COMPARE_WITH_TIMEOUT(phase(), ComponentPhase::Running, 20000);
    const auto order = [&](ComponentAction action) {
        return fixture.answer<void>([&](EngineClient *client, auto done) {
            client->controlComponent({QStringLiteral("engine"), action, {}}, client, std::move(done));
        });
    };
    QVERIFY(order(ComponentAction::Stop));
    QTRY_COMPARE_WITH_TIMEOUT(phase(), ComponentPhase::Stopped, 20000);
    QTRY_VERIFY_WITH_TIMEOUT(fixture.engine->snapshot().figuresAge > Milliseconds(500), 20000); // and it is still told
    const auto actions = [&] {
        QStringList found;
        const auto page = fixture.answer<Page<AuditEntry>>(
            [&](EngineClient *client, auto answer) { client->listAudit({}, {}, client, std::move(answer)); });
        for (const AuditEntry &entry : page ? page->rows : std::vector<AuditEntry>{})
            found.append(entry.action);
        return found;
    };
    QCOMPARE(actions(), QStringList{QStringLiteral("component.stop")});
    QVERIFY(order(ComponentAction::Start)); // nobody is there to write it down, so it is written when there is
    QTRY_COMPARE_WITH_TIMEOUT(phase(), ComponentPhase::Running, 20000);
    QTRY_COMPARE_WITH_TIMEOUT(actions().value(0), QStringLiteral("component.start"), 20000);
}

void TestLocalEngine::waitsForADelayAndWakes()
{
    EngineFixture fixture;
    LocalEngineConfig config;
    config.durable = false;
    QVERIFY(fixture.start(config));
    Workflow workflow = EngineFixture::chain(2);
    workflow.tasks[0].type = QStringLiteral("delay");
    workflow.tasks[0].params.insert(QStringLiteral("duration"), QStringLiteral("200ms"));
    const auto id = fixture.run(workflow, "[7]");
    const auto run = fixture.waitFor(*id, {RunState::Succeeded});
    QVERIFY(run);
    QCOMPARE(run->steps[1].output, Payload("[7]"));
    QVERIFY(run->ended - run->started >= Milliseconds(200));
}

/// A watcher that hears nothing might have read the journal just before the last event, and would wait forever.
void TestLocalEngine::tellsAWatcherWhereItBegins()
{
    EngineFixture fixture;
    QVERIFY(fixture.start({}));
    Workflow workflow = EngineFixture::chain(2);
    workflow.tasks[0].type = QStringLiteral("delay");
    workflow.tasks[0].params.insert(QStringLiteral("duration"), QStringLiteral("1h"));
    const auto id = fixture.run(workflow);
    QVERIFY(id);

    QSignalSpy told(fixture.engine.get(), &EngineClient::runEvents);
    fixture.engine->watchRun(*id);
    QVERIFY(told.wait(20000));
    const auto before = fixture.stored(*id)->sequence;
    quint64 first = told.front().at(1).toULongLong();
    for (const auto &each : told) { // without a gap, up to all that is stored
        QCOMPARE(each.at(1).toULongLong(), first);
        first += each.at(2).value<Events>().size();
    }
    QCOMPARE(first, before);

    told.clear();
    QVERIFY(fixture.answer<void>([](EngineClient *client, auto answer) {
        client->controlComponent({QStringLiteral("engine"), ComponentAction::Restart, QStringLiteral("test")}, client,
                                 std::move(answer));
    }));
    QTRY_VERIFY_WITH_TIMEOUT(!told.isEmpty(), 20000);
    told.clear();
    QVERIFY(fixture.answer<void>(
        [&](EngineClient *client, auto answer) { client->cancelRun(*id, client, std::move(answer)); }));
    QTRY_VERIFY_WITH_TIMEOUT(!told.isEmpty() && !told.back().at(2).value<Events>().empty(), 20000);
}

void TestLocalEngine::restartsAFailedRunAndKeepsItsResults()
{
    EngineFixture fixture;
    QVERIFY(fixture.start({}));
    Workflow workflow = EngineFixture::chain(2);
    workflow.tasks[1].type = QStringLiteral("file.read");
    workflow.tasks[1].params.insert(QStringLiteral("path"), QStringLiteral("late.txt"));
    workflow.tasks[1].reliability.maxAttempts = 1;
    workflow.tasks[1].reliability.onExhausted = OnExhausted::Fail;
    const auto id = fixture.run(workflow);
    QVERIFY(id);
    QCOMPARE(fixture.waitFor(*id, {RunState::Failed})->state, RunState::Failed);

    QFile file(fixture.folder.filePath(QStringLiteral("late.txt")));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write("here") == 4);
    file.close();
    const auto restart = [&](const QByteArray &click) {
        return fixture.answer<void>(
            [&](EngineClient *client, auto answer) { client->restartRun(*id, click, client, std::move(answer)); });
    };
    QVERIFY(restart("first"));
    const auto run = fixture.waitFor(*id, {RunState::Succeeded});
    QVERIFY(run && run->state == RunState::Succeeded);
    QCOMPARE(run->step(StepIndex{0}).epoch, 1U);
    QCOMPARE(run->step(StepIndex{1}).epoch, 2U);
    QVERIFY(restart("first")); // the same click once more
    QCOMPARE(fixture.stored(*id)->sequence, run->sequence);
    QVERIFY(!restart("second")); // there is nothing to restart
}

void TestLocalEngine::undoesWhatAFailedRunDidLastFirst()
{
    EngineFixture fixture;
    QVERIFY(fixture.start({}));
    Workflow workflow = EngineFixture::chain(3);
    workflow.tasks[2].type = QStringLiteral("file.read");
    workflow.tasks[2].params.insert(QStringLiteral("path"), QStringLiteral("missing.txt"));
    workflow.tasks[2].reliability.maxAttempts = 1;
    workflow.tasks[2].reliability.onExhausted = OnExhausted::Compensate;
    for (int task = 0; task < 2; ++task) {
        Task undo;
        undo.id = QStringLiteral("undo%1").arg(task);
        undo.type = QStringLiteral("file.write");
        undo.params = {{QStringLiteral("path"), QStringLiteral("undone.txt")},
                       {QStringLiteral("mode"), QStringLiteral("append")},
                       {QStringLiteral("content"), QStringLiteral("%1:{{ input.output }};").arg(task)}};
        workflow.tasks[static_cast<std::size_t>(task)].compensation = undo.id;
        workflow.tasks.push_back(undo);
    }
    const auto id = fixture.run(workflow, "7");
    QVERIFY(id);
    const auto run = fixture.waitFor(*id, {RunState::Compensated});
    QVERIFY(run && run->state == RunState::Compensated);
    QFile file(fixture.folder.filePath(QStringLiteral("undone.txt")));
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), QByteArray("1:7;0:7;"));

    RunFilter filter;
    filter.state = RunState::Compensated;
    const auto listed = fixture.answer<Page<RunSummary>>([&](EngineClient *client, auto answer) {
        client->listRuns(filter, {0, 10}, client, std::move(answer));
    });
    QVERIFY(listed && listed->total == 1);
}

void TestLocalEngine::forksARunWithAnOutputReplaced()
{
    EngineFixture fixture;
    QVERIFY(fixture.start({}));
    const auto id = fixture.run(EngineFixture::chain(3), "1");
    QVERIFY(id);
    QCOMPARE(fixture.waitFor(*id, {RunState::Succeeded})->steps[2].output, Payload("1"));
    const Events events = fixture.history(*id)->events;
    const auto first = std::ranges::find_if(
        events, [](const Event &event) { return std::holds_alternative<StepSucceeded>(event.data); });
    ForkRequest fork;
    fork.source = *id;
    fork.count = static_cast<quint64>(first - events.begin()) + 1;
    fork.edits.push_back({StepIndex{0}, ForkEdit::What::Output, "2"});
    const auto forked = fixture.answer<RunId>(
        [&](EngineClient *client, auto done) { client->forkRun(fork, client, std::move(done)); });
    QVERIFY(forked);
    QVERIFY(*forked != *id);
    QCOMPARE(fixture.waitFor(*forked, {RunState::Succeeded})->steps[2].output, Payload("2"));
    QCOMPARE(fixture.stored(*id)->steps[2].output, Payload("1"));
}

void TestLocalEngine::stepsThroughARunAndSkipsAStep()
{
    EngineFixture fixture;
    QVERIFY(fixture.start({}));
    RunRequest request{EngineFixture::chain(3), "1"};
    request.options.stepping = true;
    const auto id = fixture.answer<RunId>(
        [&](EngineClient *client, auto done) { client->startRun(request, client, std::move(done)); });
    QVERIFY(id);
    QCOMPARE(fixture.stored(*id)->doneSteps, 0U);
    QVERIFY(
        fixture.answer<void>([&](EngineClient *client, auto done) { client->stepRun({*id}, client, std::move(done)); }));
    QTRY_COMPARE_WITH_TIMEOUT(fixture.stored(*id)->doneSteps, 1U, 20000);
    QVERIFY(fixture.answer<void>([&](EngineClient *client, auto done) {
        client->skipStep({*id, StepIndex{1}, "5", QStringLiteral("known")}, client, std::move(done));
    }));
    QVERIFY(fixture.answer<void>(
        [&](EngineClient *client, auto done) { client->resumeRun(*id, client, std::move(done)); }));
    const auto run = fixture.waitFor(*id, {RunState::Succeeded});
    QVERIFY(run && run->state == RunState::Succeeded);
    QCOMPARE(run->steps[2].output, Payload("5"));
    QVERIFY(run->steps[2].handFed);
}

QTEST_GUILESS_MAIN(TestLocalEngine)
#include "tst_localengine.moc"
