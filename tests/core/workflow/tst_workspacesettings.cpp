#include "core/base/errors.h"
#include "core/workflow/errors.h"
#include "core/workflow/workspacesettings.h"

#include <QTemporaryDir>
#include <QTest>

using namespace sluice;

class TestWorkspaceSettings : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesAFixedForm();
    void givesBackWhatWasWritten();
    void refuses_data();
    void refuses();
};

namespace {

WorkspaceSettings fullSettings()
{
    WorkspaceSettings settings;
    settings.name = QStringLiteral("Country sync");
    settings.demo = DemoSettings{};
    settings.demo->enabled = false;
    settings.demo->errorRate = 0.2;
    settings.demo->latency = Milliseconds(5);
    settings.demo->poison = {QStringLiteral("HM"), QStringLiteral("AQ")};
    settings.demo->seed = 7;
    settings.defaults.maxAttempts = 5;
    settings.defaults.stepDeadline = std::chrono::minutes(5);
    settings.recordedTopics = {QStringLiteral("orders.**"), QStringLiteral("run.*")};
    settings.engine.keepDays = 0;
    settings.engine.payloadLimit = 4096;
    settings.engine.waitingRuns = 500;
    WebhookEndpointSettings endpoint;
    endpoint.name = QStringLiteral("orders");
    endpoint.workflow = QStringLiteral("take-order");
    endpoint.signature.secrets = {QStringLiteral("shop"), QStringLiteral("shop-new")};
    WebhookEndpointSettings pushes;
    pushes.name = QStringLiteral("pushes");
    pushes.workflow = QStringLiteral("build");
    pushes.signature = {WebhookSignatureSettings::Scheme::Hmac,
                        {QStringLiteral("git")},
                        QStringLiteral("X-Hub-Signature-256"),
                        QStringLiteral("sha256="),
                        true,
                        QStringLiteral("X-GitHub-Delivery"),
                        Milliseconds(60'000)};
    pushes.contentTypes = {QStringLiteral("application/json"), QStringLiteral("text/plain")};
    pushes.schema = {{QStringLiteral("type"), QStringLiteral("object")}};
    pushes.ratePerSecond = 0.5;
    pushes.burst = 3;
    pushes.respondWithin = Milliseconds(5000);
    settings.webhooks = WebhookSettings{QStringLiteral("0.0.0.0:8080"), {endpoint, pushes}};
    settings.engine.workers = 9;
    settings.engine.scriptProcesses = 2;
    AlertRule own;
    own.id = QStringLiteral("own-1");
    own.name = QStringLiteral("Räder stehen");
    own.metric = AlertMetric::QueueOut;
    own.subject = QStringLiteral("ready");
    own.comparison = AlertComparison::Below;
    own.threshold = 0.5;
    own.holdFor = std::chrono::minutes(2);
    own.calmFor = Milliseconds(1500);
    own.severity = AlertSeverity::Critical;
    AlertRule off = builtInAlertRules().front();
    off.isOn = false;
    settings.alerts = {own, off};
    settings.growth = GrowthSettings{{QStringLiteral("gift"), QStringLiteral("plain")}, std::chrono::days(2)};
    return settings;
}

} // namespace

void TestWorkspaceSettings::writesAFixedForm()
{
    QCOMPARE(writeWorkspaceSettings(fullSettings()), QByteArray(R"({
  "format": 1,
  "name": "Country sync",
  "demo": {
    "enabled": false,
    "address": "127.0.0.1:7171",
    "errorRate": 0.2,
    "latency": "5ms",
    "poison": ["HM","AQ"],
    "seed": 7
  },
  "defaults": {
    "maxAttempts": 5,
    "deadline": "5m"
  },
  "events": {
    "record": ["orders.**","run.*"]
  },
  "engine": {
    "keepDays": 0,
    "payloadLimit": 4096,
    "waitingRuns": 500,
    "workers": 9,
    "scriptProcesses": 2
  },
  "webhooks": {
    "listen": "0.0.0.0:8080",
    "endpoints": [
      {
        "name": "orders",
        "workflow": "take-order",
        "signature": {
          "scheme": "standard",
          "secrets": ["shop","shop-new"]
        }
      },
      {
        "name": "pushes",
        "workflow": "build",
        "signature": {
          "scheme": "hmac",
          "secrets": ["git"],
          "header": "X-Hub-Signature-256",
          "prefix": "sha256=",
          "encoding": "base64",
          "idHeader": "X-GitHub-Delivery",
          "tolerance": "1m"
        },
        "contentTypes": ["application/json","text/plain"],
        "schema": {
          "type": "object"
        },
        "rate": {"perSecond": 0.5, "burst": 3},
        "respondWithin": "5s"
      }
    ]
  },
  "alerts": [
    {
      "id": "own-1",
      "name": "Räder stehen",
      "metric": "queue.out",
      "subject": "ready",
      "is": "below",
      "threshold": 0.5,
      "for": "2m",
      "calm": "1500ms",
      "severity": "critical"
    },
    {
      "id": "component-down",
      "metric": "component.needsPerson",
      "is": "atLeast",
      "threshold": 1,
      "severity": "critical",
      "on": false
    }
  ],
  "growth": {
    "strategies": ["gift","plain"],
    "horizon": "2d",
    "window": "28d"
  }
}
)"));
}

void TestWorkspaceSettings::givesBackWhatWasWritten()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(QStringLiteral("sluice.json"));
    for (const WorkspaceSettings &settings : {fullSettings(), WorkspaceSettings()}) {
        QVERIFY(saveWorkspaceSettings(settings, path));
        const auto read = loadWorkspaceSettings(path);
        QVERIFY(read);
        QVERIFY(*read == settings);
    }
}

void TestWorkspaceSettings::refuses_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("place");
    const auto row = [](const char *name, const char *json, QLatin1StringView code, const char *place) {
        QTest::newRow(name) << QByteArray(json) << QString(code) << QString::fromLatin1(place);
    };
    row("malformed", "{", errors::kJsonMalformed, "");
    row("an alert with a slash",
        R"({"format":1,"name":"x","alerts":[{"id":"a/b","metric":"queue.out","is":"below","threshold":1,"severity":"warning"}]})",
        errors::kAlertBadId, "");
    row("unknown key", R"({"format":1,"name":"x","more":1})", errors::kSchemaUnknownKey, "");
    row("newer", R"({"format":9})", errors::kWorkflowNewerFormat, "");
    row("rate above one", R"({"format":1,"name":"x","demo":{"errorRate":1.5}})", errors::kWorkflowSchema,
        "/demo/errorRate");
    row("latency", R"({"format":1,"name":"x","demo":{"latency":"soon"}})", errors::kWorkflowBadDuration,
        "/demo/latency");
    row("default", R"({"format":1,"name":"x","defaults":{"base":"soon"}})", errors::kWorkflowBadDuration,
        "/defaults/base");
    row("events", R"({"format":1,"name":"x","events":{"record":[1]}})", errors::kSchemaWrongKind, "/events/record/0");
    row("negative days", R"({"format":1,"name":"x","engine":{"keepDays":-1}})", errors::kWorkflowSchema,
        "/engine/keepDays");
    row("a limit that holds nothing", R"({"format":1,"name":"x","engine":{"payloadLimit":10}})",
        errors::kWorkflowSchema, "/engine/payloadLimit");
    row("horizon", R"({"format":1,"name":"x","growth":{"horizon":"soon"}})", errors::kWorkflowBadDuration,
        "/growth/horizon");
    row("a window in which nobody acts", R"({"format":1,"name":"x","growth":{"window":"59m"}})",
        errors::kWorkflowBadDuration, "/growth/window");
    row("a strategy without a name", R"({"format":1,"name":"x","growth":{"strategies":[""]}})", errors::kWorkflowSchema,
        "/growth/strategies/0");
    row("armed", R"({"format":1,"name":"x","armed":{"a":1}})", errors::kSchemaWrongKind, "/armed/a");
    const auto webhooks = [&](const char *name, const char *listen, const char *endpoints, QLatin1StringView code,
                              const char *place = "") {
        const QByteArray json = QByteArray(R"({"format":1,"name":"x","webhooks":{"listen":")") + listen
                                + R"(","endpoints":[)" + endpoints + "]}}";
        row(name, json.constData(), code, place);
    };
    const char *const good = R"({"name":"a","workflow":"w","signature":{"scheme":"standard","secrets":["s"]}})";
    webhooks("no port", "127.0.0.1", good, errors::kWebhookBadAddress);
    webhooks("no address", "localhost:80", good, errors::kWebhookBadAddress);
    webhooks("no brackets", "::1:80", good, errors::kWebhookBadAddress);
    webhooks("port", "127.0.0.1:70000", good, errors::kWebhookBadAddress);
    webhooks("twice", "127.0.0.1:1", (QByteArray(good) + ',' + good).constData(), errors::kWebhookDuplicate);
    webhooks("name", "127.0.0.1:1", R"({"name":"a/b","workflow":"w","signature":{"scheme":"none"}})",
             errors::kWebhookBadName);
    webhooks("workflow elsewhere", "127.0.0.1:1", R"({"name":"a","workflow":"../w","signature":{"scheme":"none"}})",
             errors::kWebhookBadWorkflow);
    webhooks("no secret", "127.0.0.1:1", R"({"name":"a","workflow":"w","signature":{"scheme":"standard"}})",
             errors::kWebhookNoSecret);
    webhooks("no header", "127.0.0.1:1", R"({"name":"a","workflow":"w","signature":{"scheme":"hmac","secrets":["s"]}})",
             errors::kWebhookNoHeader);
    webhooks("no signature", "127.0.0.1:1", R"({"name":"a","workflow":"w"})", errors::kSchemaMissingKey,
             "/webhooks/endpoints/0");
    webhooks("scheme", "127.0.0.1:1", R"({"name":"a","workflow":"w","signature":{"scheme":"md5"}})",
             errors::kSchemaUnknownChoice, "/webhooks/endpoints/0/signature/scheme");
    webhooks("tolerance", "127.0.0.1:1",
             R"({"name":"a","workflow":"w","signature":{"scheme":"standard","secrets":["s"],"tolerance":"soon"}})",
             errors::kWorkflowBadDuration, "/webhooks/endpoints/0/signature/tolerance");
}

void TestWorkspaceSettings::refuses()
{
    QFETCH(QByteArray, json);
    QFETCH(QString, code);
    QFETCH(QString, place);
    const auto read = readWorkspaceSettings(json, QStringLiteral("sluice.json"));
    QVERIFY(!read);
    QCOMPARE(read.error().code, code);
    QCOMPARE(read.error().args.value(QStringLiteral("place")), place);
    QCOMPARE(read.error().args.value(QStringLiteral("path")), QStringLiteral("sluice.json"));
}

QTEST_GUILESS_MAIN(TestWorkspaceSettings)
#include "tst_workspacesettings.moc"
