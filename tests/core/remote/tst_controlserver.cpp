#include "core/api/errors.h"
#include "core/remote/errors.h"
#include "tests/core/remote/controlclient.h"
#include "tests/core/remote/served.h"

#include <QJsonArray>
#include <QProcess>
#include <QSslError>
#include <QTcpSocket>
#include <QTemporaryDir>

using namespace sluice;
using namespace sluice::test;

namespace {

QByteArray answerTo(const QString &address, const QByteArray &request)
{
    QTcpSocket socket;
    const QUrl url(QStringLiteral("http://") + address);
    socket.connectToHost(url.host(), static_cast<quint16>(url.port()));
    QByteArray answer;
    bool isOver = false;
    QObject::connect(&socket, &QTcpSocket::readyRead, &socket, [&] { answer += socket.readAll(); });
    QObject::connect(&socket, &QTcpSocket::disconnected, &socket, [&] { isOver = true; });
    socket.write(request);
    (void)QTest::qWaitFor([&] { return isOver; }, 10000);
    return answer;
}

int statusOf(const QString &address, const QByteArray &path, const QString &token, const QByteArray &more = {})
{
    QByteArray request = "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + more;
    if (!token.isEmpty())
        request += "Authorization: Bearer " + token.toLatin1() + "\r\n";
    return answerTo(address, request + "\r\n").mid(9, 3).toInt();
}

QString codeOf(const Result<void> &result)
{
    return result ? QString() : result.error().code;
}

} // namespace

/// An engine over a real socket.
class TestControlServer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void greetsAndAnswers()
    {
        Served served;
        RunSummary run;
        run.id = RunId{7};
        run.workflow = QStringLiteral("orders");
        served.engine.runs = {run};
        QVERIFY(served.listen());
        ControlClient client = served.client(Role::Viewer);
        QVERIFY(client.open());
        const auto greeting = client.call(QStringLiteral("hello"), {{QStringLiteral("protocol"), 1},
                                                                    {QStringLiteral("client"), QStringLiteral("w")}});
        QVERIFY(greeting);
        QCOMPARE((*greeting)[u"role"].toString(), QStringLiteral("viewer"));
        QCOMPARE((*greeting)[u"workspace"].toString(), QStringLiteral("/data/orders"));
        QVERIFY((*greeting)[u"snapshot"][u"taken"].toDouble() > 0);
        const auto rows = client.call(QStringLiteral("run.list"),
                                      {{QStringLiteral("page"), QJsonObject{{QStringLiteral("count"), 10}}}});
        QVERIFY(rows);
        QCOMPARE((*rows)[u"rows"][0][u"workflow"].toString(), QStringLiteral("orders"));
        QVERIFY(client.malformed.isEmpty());
    }
    void nothingIsDoneBeforeAGreeting()
    {
        Served served;
        QVERIFY(served.listen());
        ControlClient client = served.client(Role::Designer);
        QVERIFY(client.open());
        QCOMPARE(client.refusal(QStringLiteral("run.list")), errors::kRemoteGreetFirst);
        QCOMPARE(client.refusal(QStringLiteral("hello"),
                                {{QStringLiteral("protocol"), 2}, {QStringLiteral("client"), QStringLiteral("w")}}),
                 errors::kRemoteProtocol);
        QCOMPARE(client.refusal(QStringLiteral("hello"), {{QStringLiteral("protocol"), 1}}),
                 errors::kRemoteParamsWrong);
    }
    void eachRoleMayWhatItsNameSays()
    {
        Served served;
        QVERIFY(served.listen());
        const QJsonObject run{{QStringLiteral("run"), 7}};
        const QJsonObject workflow{{QStringLiteral("id"), QStringLiteral("w")}};
        const auto refusals = [&](Role role) {
            ControlClient client = served.client(role);
            if (!client.greet())
                return QStringList{QStringLiteral("not let in")};
            return QStringList{client.refusal(QStringLiteral("audit.list")),
                               client.refusal(QStringLiteral("run.cancel"), run),
                               client.refusal(QStringLiteral("workflow.disarm"), workflow)};
        };
        const QString no = errors::kEngineNotAllowed;
        QCOMPARE(refusals(Role::Viewer), (QStringList{{}, no, no}));
        QCOMPARE(refusals(Role::Operator), (QStringList{{}, {}, no}));
        QCOMPARE(refusals(Role::Designer), (QStringList{{}, {}, {}}));
        QCOMPARE(served.engine.cancelled.size(), std::size_t(2));
        QCOMPARE(served.engine.disarmRequests.size(), 1);
    }
    void theEngineIsToldWhoAsks()
    {
        Served served;
        QVERIFY(served.listen());
        ControlClient client = served.client(Role::Operator);
        QVERIFY(client.greet());
        QVERIFY(client.call(QStringLiteral("run.list")));
        QCOMPARE(served.actors, QStringList());
        QVERIFY(client.call(QStringLiteral("run.cancel"), {{QStringLiteral("run"), 7}}));
        QCOMPARE(served.actors, (QStringList{QStringLiteral("operator"), {}}));
    }
    void refusesWhatItCannotRead()
    {
        Served served;
        QVERIFY(served.listen());
        ControlClient client = served.client(Role::Operator);
        QVERIFY(client.greet());
        QCOMPARE(client.refusal(QStringLiteral("run.fly")), errors::kRemoteMethodUnknown);
        const auto wrong = client.call(QStringLiteral("run.cancel"), {{QStringLiteral("run"), QStringLiteral("x")}});
        QVERIFY(!wrong);
        QCOMPARE(wrong.error().code, errors::kRemoteParamsWrong);
        QCOMPARE(wrong.error().args.value(QStringLiteral("place")), QStringLiteral("run"));
        client.socket.sendTextMessage(QStringLiteral("{"));
        QVERIFY(QTest::qWaitFor([&] { return !client.malformed.isEmpty(); }, 10000)); // answered without an id
        QVERIFY(client.call(QStringLiteral("run.list")));                             // it goes on
    }
    void aCommandThatIsSentAgainAfterAReconnectRunsOnce()
    {
        Served served;
        QVERIFY(served.listen());
        served.engine.holdAnswers();
        const QJsonObject run{{QStringLiteral("run"), 7}};
        {
            ControlClient client = served.client(Role::Operator);
            QVERIFY(client.greet());
            (void)client.send(QStringLiteral("run.cancel"), run, 50);
            QVERIFY(QTest::qWaitFor([&] { return served.engine.cancelled.size() == 1; }, 10000));
            client.socket.abort();
        }
        QVERIFY(QTest::qWaitFor([&] { return served.server->sessionCount() == 0; }, 10000));
        ControlClient again = served.client(Role::Operator);
        QVERIFY(again.greet());
        const quint64 id = again.send(QStringLiteral("run.cancel"), run, 50);
        QVERIFY(again.call(QStringLiteral("hello"),
                           {{QStringLiteral("protocol"), 1}, {QStringLiteral("client"), QStringLiteral("test")}}, 60));
        QVERIFY(!again.answers.contains(id)); // under way
        served.engine.releaseAnswers();
        QVERIFY(again.answerTo(id));
        QVERIFY(again.call(QStringLiteral("run.cancel"), run, 50)); // and once more, answered
        QCOMPARE(served.engine.cancelled.size(), std::size_t(1));

        ControlClient other = served.client(Role::Operator); // one that calls itself something else
        QVERIFY(other.greet(QStringLiteral("other")));
        QVERIFY(other.call(QStringLiteral("run.cancel"), run, 50));
        QCOMPARE(served.engine.cancelled.size(), std::size_t(2));
    }
    void tellsWhatIsNewOfTheEngineToAll()
    {
        Served served;
        QVERIFY(served.listen());
        ControlClient first = served.client(Role::Viewer);
        ControlClient second = served.client(Role::Viewer);
        QVERIFY(first.greet() && second.greet());
        served.engine.now.openLetters = 3;
        served.engine.announce();
        QCOMPARE(first.newsOf(QStringLiteral("snapshot"), 1).at(0)[u"openLetters"].toInt(), 3);
        QCOMPARE(second.newsOf(QStringLiteral("snapshot"), 1).at(0)[u"openLetters"].toInt(), 3);
        served.engine.now.openLetters = 4;
        served.engine.announce();
        const QJsonObject changes = first.newsOf(QStringLiteral("snapshot"), 2).at(1);
        QStringList keys = changes.keys();
        QCOMPARE(keys, (QStringList{QStringLiteral("openLetters"), QStringLiteral("taken")})); // and nothing else
    }
    void tellsEventsOfTheRunsThatAreWatched()
    {
        Served served;
        QVERIFY(served.listen());
        ControlClient client = served.client(Role::Viewer);
        ControlClient other = served.client(Role::Viewer);
        QVERIFY(client.greet() && other.greet());
        QVERIFY(client.call(QStringLiteral("run.watch"), {{QStringLiteral("run"), 7}}));
        QCOMPARE(served.engine.watched, std::vector<RunId>{RunId{7}});
        Q_EMIT served.engine.runEvents(RunId{7}, 2,
                                       {Event{WallTime(Milliseconds(1)), RunPaused{QStringLiteral("me")}}});
        const QJsonObject told = client.newsOf(QStringLiteral("runEvents"), 1).at(0);
        QCOMPARE(told[u"first"].toInt(), 2);
        QVERIFY(other.call(QStringLiteral("run.list")));
        QVERIFY(other.newsOf(QStringLiteral("runEvents"), 0).empty());
        client.socket.abort();
        QVERIFY(QTest::qWaitFor([&] { return served.engine.watched.empty(); }, 10000)); // ends with the session
    }
    void tooManyQuestionsAtOnceAreRefused()
    {
        Served served;
        served.engine.holdAnswers();
        QVERIFY(served.listen());
        ControlClient client = served.client(Role::Viewer);
        QVERIFY(client.greet());
        for (int i = 0; i < 256; ++i)
            (void)client.send(QStringLiteral("run.list"));
        QCOMPARE(client.refusal(QStringLiteral("run.list")), errors::kRemoteBusy);
        served.engine.releaseAnswers();
        QVERIFY(QTest::qWaitFor([&] { return client.answers.size() >= 258; }, 10000));
        QVERIFY(client.call(QStringLiteral("run.list")));
    }

    void letsNobodyInWithoutAToken()
    {
        Served served;
        QVERIFY(served.listen());
        const QString at = served.server->address();
        QVERIFY(!ControlClient(at, {}).open());
        QVERIFY(!ControlClient(at, QStringLiteral("slc_guess")).open());
        QCOMPARE(statusOf(at, "/healthz", {}), 401);
        QCOMPARE(statusOf(at, "/metrics", QStringLiteral("slc_guess")), 401);
        QCOMPARE(statusOf(at, "/healthz", served.tokenOf[Role::Viewer]), 200);
        QCOMPARE(statusOf(at, "/healthz", served.tokenOf[Role::Viewer], "Origin: https://example.org\r\n"), 403);
        QCOMPARE(statusOf(at, "/control", served.tokenOf[Role::Viewer]), 426);
        QCOMPARE(statusOf(at, "/etc/passwd", served.tokenOf[Role::Viewer]), 404);
    }
    void slowsDownWhoGuesses()
    {
        Served served;
        QVERIFY(served.listen());
        const QString at = served.server->address();
        for (int i = 0; i < FailureLimit::kFree; ++i)
            QCOMPARE(statusOf(at, "/healthz", QStringLiteral("slc_%1").arg(i)), 401);
        QCOMPARE(statusOf(at, "/healthz", QStringLiteral("slc_x")), 429);
    }
    void refusesHeadsThatAreTooLongOrNone()
    {
        Served served;
        QVERIFY(served.listen());
        const QString at = served.server->address();
        QVERIFY(answerTo(at, "GET / HTTP/1.1\r\nX: " + QByteArray(20'000, 'x')).startsWith("HTTP/1.1 431"));
        QVERIFY(answerTo(at, "\x16\x03\x01 hello\r\n\r\n").startsWith("HTTP/1.1 400"));
    }
    void saysWhetherItIsReady()
    {
        Served served;
        served.engine.now.trouble = EngineTrouble{{QStringLiteral("journal.full"), {}, {}}};
        served.engine.announce(SystemClock().wall());
        QVERIFY(served.listen());
        const QByteArray request = "GET /readyz HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer "
                                   + served.tokenOf[Role::Viewer].toLatin1() + "\r\n\r\n";
        const QByteArray answer = answerTo(served.server->address(), request);
        QVERIFY(answer.startsWith("HTTP/1.1 503"));
        QVERIFY(answer.contains("journal.full"));
    }
    void endsSessionsWhoseTokenIsGone()
    {
        Served served;
        QVERIFY(served.listen());
        ControlClient viewer = served.client(Role::Viewer);
        ControlClient designer = served.client(Role::Designer);
        QVERIFY(viewer.greet() && designer.greet());
        AccessTokens fewer = served.tokens;
        QVERIFY(fewer.remove(QStringLiteral("designer")));
        served.server->setTokens(fewer);
        QVERIFY(designer.isEnded());
        QCOMPARE(designer.socket.closeCode(), QWebSocketProtocol::CloseCodePolicyViolated);
        QVERIFY(viewer.call(QStringLiteral("run.list")));
        QVERIFY(!served.client(Role::Designer).open());
    }
    void saysThatItEnds()
    {
        Served served;
        QVERIFY(served.listen());
        ControlClient client = served.client(Role::Viewer);
        QVERIFY(client.greet());
        served.server->close();
        QVERIFY(client.isEnded());
        QCOMPARE(client.socket.closeCode(), QWebSocketProtocol::CloseCodeGoingAway);
        QVERIFY(!served.client(Role::Viewer).open());
    }

    void listensOffThisComputerOnlyWithTls()
    {
        Served served;
        QCOMPARE(codeOf(served.server->listen({QStringLiteral("0.0.0.0:0"), {}, {}})), errors::kRemoteNeedsTls);
        QCOMPARE(codeOf(served.server->listen({QStringLiteral("[::]:0"), {}, {}})), errors::kRemoteNeedsTls);
        QCOMPARE(codeOf(served.server->listen({QStringLiteral("example.org:1"), {}, {}})),
                 errors::kRemoteAddressInvalid);
        QCOMPARE(codeOf(served.server->listen({QStringLiteral("127.0.0.1:0"), QStringLiteral("/nowhere"), {}})),
                 errors::kRemoteCertificate);
        ControlServer without(served.engine, {}, [](const QString &) {}, {});
        QCOMPARE(codeOf(without.listen({QStringLiteral("127.0.0.1:0"), {}, {}})), errors::kRemoteNoTokens);
    }
    void speaksTls()
    {
        QTemporaryDir folder;
        const QString key = folder.filePath(QStringLiteral("key.pem"));
        const QString certificate = folder.filePath(QStringLiteral("certificate.pem"));
        QProcess openssl;
        openssl.start(QStringLiteral("openssl"),
                      {QStringLiteral("req"), QStringLiteral("-x509"), QStringLiteral("-newkey"), QStringLiteral("ec"),
                       QStringLiteral("-pkeyopt"), QStringLiteral("ec_paramgen_curve:prime256v1"),
                       QStringLiteral("-nodes"), QStringLiteral("-days"), QStringLiteral("2"), QStringLiteral("-subj"),
                       QStringLiteral("/CN=127.0.0.1"), QStringLiteral("-keyout"), key, QStringLiteral("-out"),
                       certificate});
        QVERIFY(openssl.waitForFinished(30000));
        QCOMPARE(openssl.exitCode(), 0);
        Served served;
        QVERIFY(served.listen({QStringLiteral("127.0.0.1:0"), certificate, key}));
        ControlClient client(served.server->address(), served.tokenOf[Role::Viewer], QStringLiteral("wss"));
        QSslConfiguration trusting = QSslConfiguration::defaultConfiguration();
        trusting.setPeerVerifyMode(QSslSocket::VerifyNone);
        client.socket.setSslConfiguration(trusting);
        QVERIFY(client.greet());
        QVERIFY(client.socket.sslConfiguration().sessionProtocol() >= QSsl::TlsV1_2);
        QVERIFY(!ControlClient(served.server->address(), served.tokenOf[Role::Viewer]).open()); // without TLS
    }
};

QTEST_GUILESS_MAIN(TestControlServer)
#include "tst_controlserver.moc"
