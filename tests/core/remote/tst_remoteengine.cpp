#include "core/api/errors.h"
#include "core/remote/errors.h"
#include "core/remote/remoteengine.h"
#include "tests/core/remote/served.h"

#include <QSignalSpy>
#include <QTest>

using namespace sluice;
using namespace sluice::test;

namespace {

RemoteAddress addressOf(Served &served, Role role)
{
    return {*remoteUrl(served.server->address()), served.tokenOf[role]};
}

template <typename T, typename Ask>
Result<T> answerOf(Ask ask)
{
    std::optional<Result<T>> result;
    QObject context;
    ask(&context, [&result](Result<T> given) { result = std::move(given); });
    if (!QTest::qWaitFor([&] { return result.has_value(); }, 20000))
        return failure(QLatin1StringView("test.noAnswer"));
    return *result;
}

bool isReady(RemoteEngine &engine)
{
    const auto is = [&engine] { return engine.snapshot().taken != WallTime{} && !engine.snapshot().trouble; };
    return QTest::qWaitFor(is, 20000);
}

RunSummary runOf(quint64 number, const QString &workflow)
{
    RunSummary run;
    run.id = RunId{number};
    run.workflow = workflow;
    return run;
}

Result<Page<RunSummary>> runsOf(RemoteEngine &engine)
{
    return answerOf<Page<RunSummary>>([&](QObject *context, auto done) {
        engine.listRuns({}, {0, 10}, context, std::move(done));
    });
}

Result<void> cancel(RemoteEngine &engine, RunId run)
{
    return answerOf<void>([&](QObject *context, auto done) { engine.cancelRun(run, context, std::move(done)); });
}

} // namespace

/// An engine that is somewhere else, through a real socket.
class TestRemoteEngine : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void asksAndHearsAsTheEmbeddedOneDoes()
    {
        Served served;
        served.engine.runs = {runOf(7, QStringLiteral("orders"))};
        served.engine.now.openLetters = 2;
        QVERIFY(served.listen());
        RemoteEngine engine(addressOf(served, Role::Designer));
        QSignalSpy ready(&engine, &EngineClient::ready);
        QVERIFY(isReady(engine));
        QCOMPARE(ready.size(), 1);
        QCOMPARE(engine.role(), Role::Designer);
        QCOMPARE(engine.workspace(), QStringLiteral("/data/orders"));
        QCOMPARE(engine.snapshot().openLetters, quint64(2));
        const auto runs = runsOf(engine);
        QVERIFY(runs);
        QCOMPARE(runs->rows, served.engine.runs);
        QVERIFY(cancel(engine, RunId{7}));
        QCOMPARE(served.engine.cancelled, std::vector<RunId>{RunId{7}});
        served.engine.now.openLetters = 5;
        served.engine.announce();
        QVERIFY(QTest::qWaitFor([&] { return engine.snapshot().openLetters == 5; }, 10000));
    }
    /// The plan does not travel.
    void aRunIsReadWithItsPlan()
    {
        Served served;
        TaskTypeInfo noop;
        noop.type = QStringLiteral("noop");
        served.engine.types = TaskCatalog({noop});
        RunHistory history;
        history.id = RunId{7};
        history.workflow.id = QStringLiteral("orders");
        history.workflow.tasks.emplace_back();
        history.workflow.tasks.front().id = QStringLiteral("t");
        history.workflow.tasks.front().type = QStringLiteral("noop");
        history.events = {Event{WallTime(Milliseconds(1)), RunPaused{QStringLiteral("me")}}};
        served.engine.histories.insert(7, history);
        QVERIFY(served.listen());
        RemoteEngine engine(addressOf(served, Role::Viewer));
        QVERIFY(isReady(engine));
        const auto read = answerOf<RunHistory>(
            [&](QObject *context, auto done) { engine.readRun(RunId{7}, context, std::move(done)); });
        QVERIFY(read);
        QVERIFY(read->plan);
        QCOMPARE(read->plan->tasks.size(), std::size_t(1));
        QCOMPARE(read->events, history.events);
        QCOMPARE(read->workflow.tasks, history.workflow.tasks);
    }
    void anErrorIsTheEnginesOwn()
    {
        Served served;
        served.engine.refusal = Error{QStringLiteral("run.over"), {{QStringLiteral("run"), QStringLiteral("7")}}, {}};
        QVERIFY(served.listen());
        RemoteEngine engine(addressOf(served, Role::Operator));
        QVERIFY(isReady(engine));
        const auto cancelled = cancel(engine, RunId{7});
        QVERIFY(!cancelled);
        QCOMPARE(cancelled.error(), *served.engine.refusal);
    }
    void whatItsTokenDoesNotAllowIsRefused()
    {
        Served served;
        QVERIFY(served.listen());
        RemoteEngine engine(addressOf(served, Role::Viewer));
        QVERIFY(isReady(engine));
        QCOMPARE(cancel(engine, RunId{7}).error().code, errors::kEngineNotAllowed);
        QSignalSpy refused(&engine, &RemoteEngine::orderRefused);
        engine.setAlertRules({});
        QVERIFY(refused.wait(10000));
        QCOMPARE(refused.at(0).at(0).value<Error>().code, errors::kEngineNotAllowed);
    }
    void noAnswerComesInsideTheCallNorToAContextThatIsGone()
    {
        Served served;
        QVERIFY(served.listen());
        RemoteEngine engine(addressOf(served, Role::Viewer));
        bool isAnswered = false;
        {
            QObject gone;
            engine.listRuns({}, {0, 10}, &gone, [&](const Result<Page<RunSummary>> &) { isAnswered = true; });
            QVERIFY(!isAnswered);
        }
        QVERIFY(isReady(engine));
        QVERIFY(runsOf(engine)); // asked later, so the one before would have been answered
        QVERIFY(!isAnswered);
    }
    void comesBackByItself()
    {
        Served served;
        QVERIFY(served.listen());
        const QString address = served.server->address();
        RemoteEngine engine(addressOf(served, Role::Operator));
        QVERIFY(isReady(engine));
        engine.watchRun(RunId{9});
        QVERIFY(QTest::qWaitFor([&] { return served.engine.watched.size() == 1; }, 10000));

        served.server.reset(); // the network is gone
        QVERIFY(QTest::qWaitFor([&] { return engine.snapshot().trouble.has_value(); }, 10000));
        QCOMPARE(engine.snapshot().trouble->error.code, errors::kRemoteUnreachable);
        const Milliseconds age = engine.snapshot().figuresAge;
        QVERIFY(QTest::qWaitFor([&] { return engine.snapshot().figuresAge > age; }, 10000)); // it says how old
        QCOMPARE(cancel(engine, RunId{7}).error().code, errors::kRemoteUnreachable);         // not kept for later
        std::optional<Result<Page<RunSummary>>> runs;
        engine.listRuns({}, {0, 10}, &engine, [&](Result<Page<RunSummary>> given) { runs = std::move(given); });

        served.start();
        QVERIFY(served.listen({address, {}, {}}));
        QVERIFY(QTest::qWaitFor([&] { return runs.has_value(); }, 20000)); // the question waited
        QVERIFY(*runs);
        QVERIFY(!engine.snapshot().trouble);
        QVERIFY(QTest::qWaitFor([&] { return served.engine.watched.size() == 1; }, 10000)); // it watches again
        QVERIFY(served.engine.cancelled.empty());
    }
    void aCommandUnderWayWhenTheEngineStartsAnewIsUncertain()
    {
        Served served;
        QVERIFY(served.listen());
        const QString address = served.server->address();
        RemoteEngine engine(addressOf(served, Role::Operator));
        QVERIFY(isReady(engine));
        served.engine.holdAnswers();
        std::optional<Result<void>> cancelled;
        engine.cancelRun(RunId{7}, &engine, [&](Result<void> given) { cancelled = given; });
        QVERIFY(QTest::qWaitFor([&] { return served.engine.cancelled.size() == 1; }, 10000));
        served.server.reset();
        served.start(); // another start of it: what it kept is gone
        QVERIFY(served.listen({address, {}, {}}));
        QVERIFY(QTest::qWaitFor([&] { return cancelled.has_value(); }, 20000));
        QCOMPARE(cancelled->error().code, errors::kRemoteInterrupted);
        QCOMPARE(served.engine.cancelled.size(), std::size_t(1));
    }
    void aTokenThatIsTakenBackEndsIt()
    {
        Served served;
        QVERIFY(served.listen());
        RemoteEngine engine(addressOf(served, Role::Designer));
        QVERIFY(isReady(engine));
        QSignalSpy failed(&engine, &EngineClient::failed);
        AccessTokens fewer = served.tokens;
        QVERIFY(fewer.remove(QStringLiteral("designer")));
        served.server->setTokens(fewer);
        QVERIFY(failed.wait(10000));
        QCOMPARE(failed.at(0).at(0).value<Error>().code, errors::kRemoteRefused);
        QCOMPARE(runsOf(engine).error().code, errors::kRemoteRefused);
    }
    void aWrongTokenIsSaidOnce()
    {
        Served served;
        QVERIFY(served.listen());
        RemoteEngine engine({*remoteUrl(served.server->address()), QStringLiteral("slc_wrong")});
        QSignalSpy failed(&engine, &EngineClient::failed);
        QVERIFY(failed.wait(10000));
        QCOMPARE(failed.at(0).at(0).value<Error>().code, errors::kRemoteRefused);
    }

    void addressesOffThisComputerAreCalledByTls()
    {
        QCOMPARE(remoteUrl(QStringLiteral("127.0.0.1:7373"))->toString(),
                 QStringLiteral("ws://127.0.0.1:7373/control"));
        QCOMPARE(remoteUrl(QStringLiteral("localhost:7373"))->scheme(), QStringLiteral("ws"));
        QCOMPARE(remoteUrl(QStringLiteral(" engine.example.org:7373 "))->toString(),
                 QStringLiteral("wss://engine.example.org:7373/control"));
        QCOMPARE(remoteUrl(QStringLiteral("wss://[::1]:7373/control"))->port(), 7373);
        QCOMPARE(remoteUrl(QStringLiteral("ws://engine.example.org:7373")).error().code, errors::kRemoteNeedsTls);
        for (const char *wrong :
             {"", "engine", "127.0.0.1", "http://127.0.0.1:7373", "ws://me:secret@127.0.0.1:1", "a b:1"})
            QCOMPARE(remoteUrl(QString::fromLatin1(wrong)).error().code, errors::kRemoteAddressInvalid);
    }
};

QTEST_GUILESS_MAIN(TestRemoteEngine)
#include "tst_remoteengine.moc"
