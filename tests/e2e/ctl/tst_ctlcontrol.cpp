#include "core/remote/controlcalls.h"
#include "core/remote/remoteengine.h"
#include "core/run/machine.h"
#include "tests/core/remote/controlclient.h"
#include "tests/core/support/freeport.h"
#include "tests/e2e/ctl/echoserver.h"
#include "tests/e2e/ctl/leaks.h"
#include "tests/e2e/ctl/program.h"

#include <QNetworkAccessManager>
#include <QNetworkReply>
#include <QSignalSpy>
#include <QUrlQuery>

#include <csignal>

using namespace sluice;
using sluice::test::ControlClient;
using sluice::test::EchoServer;
using sluice::test::Ended;
using sluice::test::freePort;
using sluice::test::words;

namespace {

const QByteArray kSecret = "tok-7Q-Zebra-1138-of-the-control-api";

/// `sluicectl serve --listen` on a workspace of its own, with a token for each role.
struct ServedWorkspace {
    sluice::test::Workspace workspace;
    QMap<QString, QString> tokens;
    std::unique_ptr<QProcess> process;
    QString address; ///< "127.0.0.1:7373"

    bool addTokens()
    {
        for (const QString &role : {QStringLiteral("viewer"), QStringLiteral("operator"), QStringLiteral("designer")}) {
            const Ended made = workspace.call(
                {QStringLiteral("tokens"), QStringLiteral("add"), role, QStringLiteral("--role"), role});
            tokens[role] = made.object().value(u"token").toString();
            if (made.status != 0)
                return false;
        }
        return true;
    }
    bool serve()
    {
        process = sluice::test::started(
            workspace.with({QStringLiteral("serve"), QStringLiteral("--listen"), QStringLiteral("127.0.0.1:0")}));
        QByteArray said;
        while (!said.contains("\n}")) {
            if (!process->waitForReadyRead(30'000))
                return false;
            said += process->readAllStandardOutput();
        }
        address = QUrl(QJsonDocument::fromJson(said)[u"control"].toString()).authority();
        return !address.isEmpty();
    }
    int end()
    {
        process->terminate();
        return sluice::test::ended(*process).status;
    }
    std::unique_ptr<RemoteEngine> engine(const QString &role)
    {
        auto made = std::make_unique<RemoteEngine>(RemoteAddress{*remoteUrl(address), tokens[role]});
        QSignalSpy ready(made.get(), &EngineClient::ready);
        return ready.wait(20'000) ? std::move(made) : nullptr;
    }
};

template <typename T, typename Ask>
Result<T> answerOf(Ask ask)
{
    std::optional<Result<T>> result;
    QObject context;
    ask(&context, [&result](Result<T> given) { result = std::move(given); });
    if (!QTest::qWaitFor([&] { return result.has_value(); }, 30'000))
        return failure(QLatin1StringView("test.noAnswer"));
    return *result;
}

Workflow oneTask(const QString &type, const QJsonObject &params)
{
    Workflow workflow;
    workflow.id = QStringLiteral("orders");
    workflow.name = QStringLiteral("Orders");
    Task task;
    task.id = QStringLiteral("t");
    task.type = type;
    task.params = params;
    workflow.tasks.push_back(task);
    return workflow;
}

Result<RunId> start(RemoteEngine &engine, const Workflow &workflow)
{
    return answerOf<RunId>([&](QObject *context, auto done) {
        engine.startRun({workflow, "{}", QStringLiteral("manual")}, context, std::move(done));
    });
}

std::optional<RunState> stateOf(RemoteEngine &engine, RunId run)
{
    const auto read = answerOf<RunHistory>(
        [&](QObject *context, auto done) { engine.readRun(run, context, std::move(done)); });
    return read ? std::optional(fold(read->id, read->plan, read->events).state) : std::nullopt;
}

QByteArray got(const QUrl &url, const QString &token, int *status = nullptr)
{
    QNetworkAccessManager network;
    QNetworkRequest request(url);
    if (!token.isEmpty())
        request.setRawHeader("Authorization", "Bearer " + token.toLatin1());
    const std::unique_ptr<QNetworkReply> reply(network.get(request));
    QSignalSpy finished(reply.get(), &QNetworkReply::finished);
    (void)(reply->isFinished() || finished.wait(20'000));
    if (status)
        *status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    return reply->readAll();
}

} // namespace

/// The control API of the real program.
class TestCtlControl : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void tokensAreShownOnceAndTakenBack()
    {
        const sluice::test::Workspace workspace;
        const Ended made = workspace.call(words("tokens add anna --role operator"));
        QCOMPARE(made.status, 0);
        const QString token = made.object().value(u"token").toString();
        QVERIFY(token.startsWith(QStringLiteral("slc_")));
        QVERIFY(!sluice::test::read(workspace.path(QStringLiteral(".sluice/tokens.json"))).contains(token.toLatin1()));
        QCOMPARE(workspace.call(words("tokens add anna")).errorCode(), QStringLiteral("remote.tokenTaken"));
        QCOMPARE(workspace.call(words("tokens add ben --role root")).errorCode(), QStringLiteral("ctl.usage"));
        const QJsonValue listed = workspace.call(words("tokens list")).object().value(u"tokens");
        QCOMPARE(listed[0][u"name"].toString(), QStringLiteral("anna"));
        QCOMPARE(listed[0][u"role"].toString(), QStringLiteral("operator"));
        QCOMPARE(workspace.call(words("tokens remove anna")).status, 0);
        QCOMPARE(workspace.call(words("tokens remove anna")).errorCode(), QStringLiteral("remote.tokenUnknown"));
    }
    void servesNobodyWithoutTokensAndNothingInTheClear()
    {
        ServedWorkspace served;
        const auto refusal = [&](const char *options) {
            const Ended end = served.workspace.call(words(options));
            return end.status == 2 ? end.errorCode() : QString::number(end.status);
        };
        QCOMPARE(refusal("serve --listen 127.0.0.1:0"), QStringLiteral("remote.noTokens"));
        QVERIFY(served.addTokens());
        QCOMPARE(refusal("serve --listen 0.0.0.0:0"), QStringLiteral("remote.needsTls"));
        QCOMPARE(refusal("serve --listen nowhere"), QStringLiteral("remote.addressInvalid"));
        QCOMPARE(refusal("serve --listen 127.0.0.1:0 --tls-key k"), QStringLiteral("ctl.usage"));
        QCOMPARE(refusal("serve --tokens t"), QStringLiteral("ctl.usage"));
    }
    void runsWhatAWindowAsksFor()
    {
        ServedWorkspace served;
        QVERIFY(served.addTokens() && served.serve());
        const auto engine = served.engine(QStringLiteral("designer"));
        QVERIFY(engine);
        QVERIFY(engine->catalog().types().size() > 20);
        QSignalSpy events(engine.get(), &EngineClient::runEvents);
        const auto run = start(
            *engine, oneTask(QStringLiteral("delay"), {{QStringLiteral("duration"), QStringLiteral("1s")}}));
        QVERIFY(run);
        engine->watchRun(*run);
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*engine, *run), std::optional(RunState::Succeeded), 30'000);
        QTRY_VERIFY_WITH_TIMEOUT(!events.isEmpty(), 10'000);
        QTRY_VERIFY_WITH_TIMEOUT(engine->snapshot().stepsEnded >= 1, 10'000);
        QCOMPARE(served.end(), 0);
        QTRY_VERIFY_WITH_TIMEOUT(engine->snapshot().trouble.has_value(), 10'000);
    }
    void theAuditNamesWhoAsked()
    {
        ServedWorkspace served;
        QVERIFY(served.addTokens() && served.serve());
        const auto designer = served.engine(QStringLiteral("designer"));
        const auto keeper = served.engine(QStringLiteral("operator"));
        QVERIFY(designer && keeper);
        const auto run = start(
            *designer, oneTask(QStringLiteral("delay"), {{QStringLiteral("duration"), QStringLiteral("10m")}}));
        QVERIFY(run);
        QVERIFY(
            answerOf<void>([&](QObject *context, auto done) { keeper->cancelRun(*run, context, std::move(done)); }));
        const auto audit = answerOf<Page<AuditEntry>>([&](QObject *context, auto done) {
            keeper->listAudit({}, {0, 100}, context, std::move(done));
        });
        QVERIFY(audit);
        QCOMPARE(audit->rows.at(0).action, QStringLiteral("run.cancel"));
        QCOMPARE(audit->rows.at(0).who, QStringLiteral("operator"));
        QCOMPARE(served.end(), 0);
    }
    /// SIGTERM in the middle of a step loses nothing: whoever serves next goes on.
    void whatHasBegunGoesOnAtTheNextStart()
    {
        ServedWorkspace served;
        QVERIFY(served.addTokens() && served.serve());
        auto engine = served.engine(QStringLiteral("designer"));
        QVERIFY(engine);
        const auto run = start(
            *engine, oneTask(QStringLiteral("delay"), {{QStringLiteral("duration"), QStringLiteral("4s")}}));
        QVERIFY(run);
        ::kill(static_cast<pid_t>(served.process->processId()), SIGTERM);
        ::kill(static_cast<pid_t>(served.process->processId()), SIGTERM); // a second one stops at once
        QCOMPARE(sluice::test::ended(*served.process).status, 0);
        QVERIFY(served.serve());
        engine = served.engine(QStringLiteral("designer"));
        QVERIFY(engine);
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*engine, *run), std::optional(RunState::Succeeded), 40'000);
        QCOMPARE(served.end(), 0);
    }
    void takesUpOtherTokensOnHangUp()
    {
        ServedWorkspace served;
        QVERIFY(served.addTokens() && served.serve());
        const auto engine = served.engine(QStringLiteral("viewer"));
        QVERIFY(engine);
        QSignalSpy failed(engine.get(), &EngineClient::failed);
        QCOMPARE(served.workspace.call(words("tokens remove viewer")).status, 0);
        ::kill(static_cast<pid_t>(served.process->processId()), SIGHUP);
        QVERIFY(failed.wait(20'000));
        QCOMPARE(failed.at(0).at(0).value<Error>().code, QStringLiteral("remote.refused"));
        QCOMPARE(served.end(), 0);
    }

    void noAnswerHoldsASecret()
    {
        qputenv("SLUICE_SECRET_LEAK_TOKEN", kSecret);
        EchoServer echo;
        ServedWorkspace served;
        QByteArray connections = R"({"format": 1, "connections": [{"id": "erp", "type": "http", "allowLoopback": true,
            "passwordSecret": "leak.token", "baseUrl": "ECHO"}]})";
        QVERIFY(!served.workspace.file(QStringLiteral("connections.json"), connections.replace("ECHO", echo.address()))
                     .isEmpty());
        QVERIFY(served.addTokens() && served.serve());
        const auto engine = served.engine(QStringLiteral("designer"));
        QVERIFY(engine);
        Workflow workflow = oneTask(
            QStringLiteral("http.request"),
            {{QStringLiteral("connection"), QStringLiteral("erp")}, {QStringLiteral("url"), QStringLiteral("/fail")}});
        workflow.tasks.front().reliability.maxAttempts = 1;
        const auto run = start(*engine, workflow);
        QVERIFY(run);
        QTRY_COMPARE_WITH_TIMEOUT(stateOf(*engine, *run), std::optional(RunState::Waiting), 30'000);

        ControlClient client(served.address, served.tokens[QStringLiteral("viewer")]);
        QByteArray heard;
        QObject::connect(&client.socket, &QWebSocket::textMessageReceived, &client.socket,
                         [&](const QString &text) { heard += text.toUtf8(); });
        QVERIFY(client.greet());
        int calls = 0;
        const QJsonObject params{{QStringLiteral("run"), static_cast<double>(number(*run))},
                                 {QStringLiteral("letter"), QStringLiteral("1-0")},
                                 {QStringLiteral("connection"), QStringLiteral("erp")},
                                 {QStringLiteral("queue"), QStringLiteral("deadLetter")},
                                 {QStringLiteral("workflow"), QStringLiteral("orders")},
                                 {QStringLiteral("count"), 100},
                                 {QStringLiteral("pattern"), QStringLiteral("**")},
                                 {QStringLiteral("page"), QJsonObject{{QStringLiteral("count"), 100}}}};
        for (const QString &name : controlCallNames()) {
            if (controlCall(name)->isCommand())
                continue;
            (void)client.call(name, params);
            ++calls;
        }
        QVERIFY(calls > 15);
        for (const char *path : {"/metrics", "/healthz", "/readyz"}) {
            heard += got(QUrl(QStringLiteral("http://%1%2").arg(served.address, QString::fromLatin1(path))),
                         served.tokens[QStringLiteral("viewer")]);
        }
        QVERIFY(heard.contains("orders")); // it did look
        QCOMPARE(sluice::test::leakIn(heard, {kSecret}), QString());
        QCOMPARE(served.end(), 0);
    }

    void figuresAreInTheFormThatPrometheusAsksFor()
    {
        ServedWorkspace served;
        QVERIFY(served.addTokens() && served.serve());
        const auto engine = served.engine(QStringLiteral("viewer"));
        QVERIFY(engine);
        QByteArray page;
        const auto isThere = [&] { // a component tells of itself once a second
            page = got(QUrl(QStringLiteral("http://%1/metrics").arg(served.address)),
                       served.tokens[QStringLiteral("viewer")]);
            return page.contains("sluice_component_phase{component=\"journal\",phase=\"running\"} 1");
        };
        QTRY_VERIFY2_WITH_TIMEOUT(isThere(), page.constData(), 30'000);
        QProcess promtool;
        promtool.start(QStringLiteral("promtool"), {QStringLiteral("check"), QStringLiteral("metrics")});
        QVERIFY(promtool.waitForStarted(20'000));
        promtool.write(page);
        promtool.closeWriteChannel();
        QVERIFY(promtool.waitForFinished(30'000));
        QVERIFY2(promtool.exitCode() == 0, promtool.readAllStandardError() + promtool.readAllStandardOutput());
        QCOMPARE(served.end(), 0);
    }
    void prometheusScrapesIt()
    {
        ServedWorkspace served;
        QVERIFY(served.addTokens() && served.serve());
        const auto engine = served.engine(QStringLiteral("designer"));
        QVERIFY(engine);
        QVERIFY(
            start(*engine, oneTask(QStringLiteral("delay"), {{QStringLiteral("duration"), QStringLiteral("10m")}})));
        QTemporaryDir folder;
        const QByteArray config = "global:\n  scrape_interval: 1s\nscrape_configs:\n  - job_name: sluice\n"
                                  "    authorization:\n      credentials: "
                                  + served.tokens[QStringLiteral("viewer")].toLatin1()
                                  + "\n    static_configs:\n      - targets: ['" + served.address.toLatin1() + "']\n";
        const QString file = folder.filePath(QStringLiteral("prometheus.yml"));
        QVERIFY(sluice::test::write(file, config));
        const QString at = QStringLiteral("127.0.0.1:%1").arg(freePort());
        QProcess prometheus;
        prometheus.start(QStringLiteral("prometheus"),
                         {QStringLiteral("--config.file=") + file, QStringLiteral("--web.listen-address=") + at,
                          QStringLiteral("--storage.tsdb.path=") + folder.filePath(QStringLiteral("data"))});
        QVERIFY(prometheus.waitForStarted(20'000));
        const QUrl query(QStringLiteral("http://%1/api/v1/query?query=sluice_runs_active").arg(at));
        const auto figure = [&] {
            return QJsonDocument::fromJson(got(query, {}))[u"data"][u"result"][0][u"value"][1].toString();
        };
        QTRY_COMPARE_WITH_TIMEOUT(figure(), QStringLiteral("1"), 60'000);
        prometheus.terminate();
        QVERIFY(prometheus.waitForFinished(30'000));
        QCOMPARE(served.end(), 0);
    }
};

QTEST_GUILESS_MAIN(TestCtlControl)
#include "tst_ctlcontrol.moc"
