#include "core/engine/openworkspace.h"
#include "core/tasks/blockingpool.h"

#include <QTemporaryDir>
#include <QTest>

#include <latch>

using namespace sluice;

/// What the settings of a workspace become in the engine that runs it.
class TestOpenWorkspace : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void givesTheEngineWhatTheFileSays();
    void worksOnAsManyAtOnceAsThereAreWorkers();

private:
    [[nodiscard]] static WorkspaceSettings settings()
    {
        WorkspaceSettings settings;
        settings.engine = {7, 8, 2048, 9, 3, 2};
        AlertRule rule = builtInAlertRules().front();
        rule.isOn = false;
        settings.alerts = {rule};
        return settings;
    }
};

void TestOpenWorkspace::givesTheEngineWhatTheFileSays()
{
    const QTemporaryDir folder;
    QVERIFY(saveWorkspaceSettings(settings(), folder.filePath(QStringLiteral("sluice.json"))));
    const auto opened = openWorkspace(folder.path());
    QVERIFY(opened);
    QCOMPARE(opened->engine.settings, settings().engine);
    QCOMPARE(opened->engine.alertRules, settings().alerts);
    QCOMPARE(opened->engine.host.blockingThreads, 3U);
    QCOMPARE(opened->engine.host.scriptProcesses, 2U);
}

void TestOpenWorkspace::worksOnAsManyAtOnceAsThereAreWorkers()
{
    const QTemporaryDir folder;
    QVERIFY(saveWorkspaceSettings(settings(), folder.filePath(QStringLiteral("sluice.json"))));
    const auto opened = openWorkspace(folder.path());
    QVERIFY(opened);
    constexpr int kWorkers = 3;
    std::latch begun(kWorkers);
    std::latch mayEnd(1);
    BlockingPool pool(opened->engine.host.blockingThreads, std::make_shared<EnvironmentSecrets>());
    for (int i = 0; i < kWorkers; ++i) {
        pool.add([&](SqlSessions &) {
            begun.count_down();
            mayEnd.wait();
        });
    }
    QTRY_VERIFY(begun.try_wait()); // all of them at the same time
    std::latch last(1);
    pool.add([&](SqlSessions &) { last.count_down(); });
    QCOMPARE(pool.waiting(), 1U); // and no further one
    mayEnd.count_down();
    QTRY_VERIFY(last.try_wait());
}

QTEST_GUILESS_MAIN(TestOpenWorkspace)
#include "tst_openworkspace.moc"
