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
    settings.armed = {{QStringLiteral("sync"), QStringLiteral("0123456789ab")}};
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
    "waitingRuns": 500
  },
  "armed": {
    "sync": "0123456789ab"
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
    row("armed", R"({"format":1,"name":"x","armed":{"a":1}})", errors::kSchemaWrongKind, "/armed/a");
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
