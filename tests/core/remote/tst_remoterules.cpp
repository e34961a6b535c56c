#include "core/remote/accesstokens.h"
#include "core/remote/controlrequest.h"
#include "core/remote/errors.h"
#include "core/remote/failurelimit.h"
#include "core/remote/keptanswers.h"
#include "core/remote/readiness.h"
#include "core/remote/rpc.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace sluice;

namespace {

QJsonObject objectOf(const QByteArray &message)
{
    return QJsonDocument::fromJson(message).object();
}

HookHead head(const QByteArray &target, HookHeaders headers = {})
{
    HookHead made;
    made.method = "GET";
    made.target = target;
    made.headers = std::move(headers);
    return made;
}

int statusOf(const HookHead &asked)
{
    const auto request = controlRequestOf(asked);
    const auto *refusal = std::get_if<ControlRefusal>(&request);
    return refusal ? refusal->status : 200;
}

QByteArray tokenOf(const HookHead &asked)
{
    const auto request = controlRequestOf(asked);
    const auto *wanted = std::get_if<ControlRequest>(&request);
    return wanted ? wanted->token : QByteArray("refused");
}

EngineSnapshot working(WallTime taken)
{
    EngineSnapshot snapshot;
    snapshot.taken = taken;
    for (const char *id : {"engine", "journal"}) {
        ComponentSnapshot component;
        component.id = QString::fromLatin1(id);
        component.phase = ComponentPhase::Running;
        snapshot.components.push_back(component);
    }
    return snapshot;
}

} // namespace

/// The rules of a served engine, without a socket.
class TestRemoteRules : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readsRequests()
    {
        const auto request = rpc::readRequest(rpc::request(7, QStringLiteral("run.list"), {{QStringLiteral("a"), 1}}));
        QVERIFY(request);
        QCOMPARE(request->method, QStringLiteral("run.list"));
        QCOMPARE(request->id, QJsonValue(7));
        QCOMPARE(request->params, (QJsonObject{{QStringLiteral("a"), 1}}));
    }
    void refusesWhatIsNoRequest_data()
    {
        QTest::addColumn<QByteArray>("message");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("no JSON") << QByteArray("hello");
        QTest::newRow("a batch") << QByteArray("[]");
        QTest::newRow("another version") << QByteArray("{\"jsonrpc\": \"1.0\", \"id\": 1, \"method\": \"x\"}");
        QTest::newRow("no method") << QByteArray("{\"jsonrpc\": \"2.0\", \"id\": 1}");
        QTest::newRow("its id is a list") << QByteArray("{\"jsonrpc\": \"2.0\", \"id\": [], \"method\": \"x\"}");
        QTest::newRow("params by place") << QByteArray(
            "{\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"x\", \"params\": []}");
    }
    void refusesWhatIsNoRequest()
    {
        QFETCH(QByteArray, message);
        const auto request = rpc::readRequest(message);
        QVERIFY(!request);
        QCOMPARE(request.error().code, errors::kRemoteMalformed);
    }
    void anErrorTravelsWhole()
    {
        const Error error{QStringLiteral("run.over"), {{QStringLiteral("run"), QStringLiteral("7")}}, {}};
        const QByteArray message = rpc::refusal(3, error);
        QCOMPARE(objectOf(message)[u"error"][u"code"].toInt(), -32000);
        const auto incoming = rpc::readIncoming(message);
        QVERIFY(incoming);
        QCOMPARE(incoming->id, quint64(3));
        QVERIFY(!incoming->result);
        QCOMPARE(incoming->result.error(), error);
    }
    void errorsOfTheProtocolHaveTheNumbersOfTheSpecification()
    {
        const auto numberOf = [](QLatin1StringView code) {
            return objectOf(rpc::refusal(1, {QString(code), {}, {}}))[u"error"][u"code"].toInt();
        };
        QCOMPARE(numberOf(errors::kRemoteMalformed), -32600);
        QCOMPARE(numberOf(errors::kRemoteMethodUnknown), -32601);
        QCOMPARE(numberOf(errors::kRemoteParamsWrong), -32602);
    }

    void aCommandThatIsAskedAgainIsNotNew()
    {
        KeptAnswers answers;
        QByteArrayList told;
        const auto tell = [&told](const QByteArray &answer) { told.append(answer); };
        const KeptAnswers::Key key{QStringLiteral("window"), 5};
        QVERIFY(std::holds_alternative<KeptAnswers::New>(answers.begin(key, tell)));
        QVERIFY(std::holds_alternative<KeptAnswers::UnderWay>(answers.begin(key, tell)));
        answers.finish(key, "done");
        QCOMPARE(told, (QByteArrayList{"done", "done"}));
        const auto again = answers.begin(key, tell);
        const auto *known = std::get_if<KeptAnswers::Known>(&again);
        QVERIFY(known);
        QCOMPARE(known->answer, std::optional<QByteArray>("done"));
        QVERIFY(std::holds_alternative<KeptAnswers::New>(answers.begin({QStringLiteral("another"), 5}, tell)));
    }
    void anAnswerThatIsForgottenIsNotCarriedOutAgain()
    {
        KeptAnswers answers(2);
        for (quint64 request = 1; request <= 4; ++request) {
            const KeptAnswers::Key key{QStringLiteral("window"), request};
            QVERIFY(std::holds_alternative<KeptAnswers::New>(answers.begin(key, [](const QByteArray &) {})));
            answers.finish(key, "x");
        }
        QCOMPARE(answers.count(), std::size_t(2));
        const auto verdict = answers.begin({QStringLiteral("window"), 1}, [](const QByteArray &) {});
        const auto *known = std::get_if<KeptAnswers::Known>(&verdict);
        QVERIFY(known);
        QVERIFY(!known->answer);
        QVERIFY(std::holds_alternative<KeptAnswers::New>(
            answers.begin({QStringLiteral("window"), 5}, [](const QByteArray &) {})));
    }
    void keptAnswersAreBoundedInBytes()
    {
        KeptAnswers answers(1000, 100);
        for (quint64 request = 1; request <= 10; ++request) {
            const KeptAnswers::Key key{QStringLiteral("window"), request};
            (void)answers.begin(key, [](const QByteArray &) {});
            answers.finish(key, QByteArray(40, 'x'));
        }
        QCOMPARE(answers.count(), std::size_t(2));
    }

    void aTokenIsGivenOnceAndKeptAsItsHash()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("tokens.json"));
        AccessTokens tokens;
        const auto anna = tokens.add(QStringLiteral("anna"), Role::Operator);
        const auto ben = tokens.add(QStringLiteral("ben"), Role::Viewer);
        QVERIFY(anna && ben);
        QVERIFY(*anna != *ben);
        QVERIFY(anna->size() >= 43);
        QVERIFY(tokens.save(path));

        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains(anna->toUtf8().mid(4)));
        QCOMPARE(QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup),
                 QFile::Permissions());

        const auto again = AccessTokens::load(path);
        QVERIFY(again);
        const auto found = again->find(anna->toUtf8());
        QVERIFY(found);
        QCOMPARE(found->name, QStringLiteral("anna"));
        QCOMPARE(found->role, Role::Operator);
        QVERIFY(!again->find("slc_guess"));
        QVERIFY(!again->find({}));
    }
    void aTokenFileThatOthersReadIsRefused()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath(QStringLiteral("tokens.json"));
        AccessTokens tokens;
        QVERIFY(tokens.add(QStringLiteral("anna"), Role::Viewer));
        QVERIFY(tokens.save(path));
        QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
        const auto loaded = AccessTokens::load(path);
        QVERIFY(!loaded);
        QCOMPARE(loaded.error().code, errors::kRemoteTokensUnreadable);
    }
    void namesOfTokensAreUnique()
    {
        AccessTokens tokens;
        QVERIFY(tokens.add(QStringLiteral("anna"), Role::Viewer));
        QCOMPARE(tokens.add(QStringLiteral("anna"), Role::Designer).error().code, errors::kRemoteTokenTaken);
        QCOMPARE(tokens.add(QStringLiteral(" "), Role::Viewer).error().code, errors::kRemoteTokenNameInvalid);
        QCOMPARE(tokens.remove(QStringLiteral("carl")).error().code, errors::kRemoteTokenUnknown);
        QVERIFY(tokens.remove(QStringLiteral("anna")));
        QVERIFY(tokens.all().empty());
    }
    void damagedTokenFilesAreRefused_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("no list") << QByteArray("{\"tokens\": 1}");
        QTest::newRow("no hash") << QByteArray("{\"tokens\": [{\"name\": \"a\", \"role\": \"viewer\"}]}");
        QTest::newRow("no role that is known")
            << QByteArray("{\"tokens\": [{\"name\": \"a\", \"role\": \"root\", \"sha256\": \"\"}]}");
    }
    void damagedTokenFilesAreRefused()
    {
        QFETCH(QByteArray, content);
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("tokens.json")));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(content);
        file.close();
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner));
        const auto loaded = AccessTokens::load(file.fileName());
        QVERIFY(!loaded);
        QCOMPARE(loaded.error().code, errors::kRemoteTokensUnreadable);
    }

    void whoFailsOftenWaitsLonger()
    {
        FailureLimit limit;
        const QString address = QStringLiteral("192.0.2.1");
        MonoTime now{std::chrono::hours(1)};
        for (int i = 1; i < FailureLimit::kFree; ++i)
            limit.noteFailure(address, now);
        QCOMPARE(limit.waitOf(address, now), Nanoseconds(0));
        limit.noteFailure(address, now);
        QCOMPARE(limit.waitOf(address, now), FailureLimit::kFirstWait);
        limit.noteFailure(address, now);
        QCOMPARE(limit.waitOf(address, now), 2 * FailureLimit::kFirstWait);
        QCOMPARE(limit.waitOf(QStringLiteral("192.0.2.2"), now), Nanoseconds(0));
        for (int i = 0; i < 100; ++i)
            limit.noteFailure(address, now);
        QCOMPARE(limit.waitOf(address, now), FailureLimit::kLongestWait);
        QCOMPARE(limit.waitOf(address, now + FailureLimit::kLongestWait), Nanoseconds(0));
        limit.noteSuccess(address);
        QCOMPARE(limit.waitOf(address, now), Nanoseconds(0));
    }
    void addressesThatFailedAreBounded()
    {
        FailureLimit limit;
        for (std::size_t i = 0; i < FailureLimit::kMostAddresses + 10; ++i)
            limit.noteFailure(QString::number(i), MonoTime(Nanoseconds(static_cast<qint64>(i))));
        QCOMPARE(limit.addresses(), FailureLimit::kMostAddresses);
        limit.noteFailure(QStringLiteral("late"), MonoTime(std::chrono::hours(2)));
        QCOMPARE(limit.addresses(), std::size_t(1)); // the others failed long ago
    }

    void asksForAPlaceWithAToken()
    {
        QCOMPARE(statusOf(head("/healthz")), 200);
        QCOMPARE(tokenOf(head("/metrics", {{"authorization", "Bearer slc_x"}})), QByteArray("slc_x"));
        QCOMPARE(tokenOf(head("/metrics", {{"authorization", "bearer slc_x"}})), QByteArray("slc_x"));
        QCOMPARE(tokenOf(head("/metrics", {{"authorization", "Basic slc_x"}})), QByteArray());
        QCOMPARE(tokenOf(head("/metrics", {{"authorization", "Bearer a"}, {"authorization", "Bearer b"}})),
                 QByteArray());
        QCOMPARE(tokenOf(head("/metrics?token=slc_x")), QByteArray());
        QCOMPARE(statusOf(head("/control", {{"upgrade", "WebSocket"}})), 200);
    }
    void refusesWhatIsNotForIt()
    {
        QCOMPARE(statusOf(head("/")), 404);
        QCOMPARE(statusOf(head("/control")), 426);
        QCOMPARE(statusOf(head("/healthz", {{"origin", "https://example.org"}})), 403);
        QCOMPARE(statusOf(head("/control", {{"upgrade", "websocket"}, {"origin", "null"}})), 403);
        HookHead posted = head("/metrics");
        posted.method = "POST";
        QCOMPARE(statusOf(posted), 405);
        QVERIFY(controlAnswer(ControlRefusal{405, "no"}).contains("\r\nAllow: GET\r\n"));
        QVERIFY(controlAnswer(ControlRefusal{429, "no", 7}).contains("\r\nRetry-After: 7\r\n"));
    }

    void isReadyWhenItsPartsWork()
    {
        const WallTime now{std::chrono::hours(1)};
        QVERIFY(readinessOf(working(now), now).isReady);
        QVERIFY(!readinessOf({}, now).isReady);
        QVERIFY(!readinessOf(working(now), now + Milliseconds(6'000)).isReady);
        EngineSnapshot troubled = working(now);
        troubled.trouble = EngineTrouble{{QStringLiteral("journal.full"), {}, {}}};
        QVERIFY(readinessOf(troubled, now).why.contains(QStringLiteral("journal.full")));
        EngineSnapshot hanging = working(now);
        hanging.components[0].health = ComponentHealth::Stuck;
        QVERIFY(!readinessOf(hanging, now).isReady);
        EngineSnapshot full = working(now);
        full.waitingRuns = full.waitingRunsLimit = 10;
        QVERIFY(!readinessOf(full, now).isReady);
    }
    void livesWhileItTellsOfItself()
    {
        const WallTime now{std::chrono::hours(1)};
        QVERIFY(isAlive({}, now)); // it starts
        QVERIFY(isAlive(working(now), now + Milliseconds(29'000)));
        QVERIFY(!isAlive(working(now), now + Milliseconds(31'000)));
    }
};

QTEST_GUILESS_MAIN(TestRemoteRules)
#include "tst_remoterules.moc"
