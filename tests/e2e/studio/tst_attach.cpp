#include "app/studio/studio.h"
#include "core/engine/localengine.h"
#include "core/engine/openworkspace.h"
#include "core/remote/controlserver.h"
#include "tests/e2e/support/openstudio.h"
#include "tests/e2e/support/windowmain.h"
#include "ui/shell/enginepanel.h"
#include "ui/widgets/infobar.h"

#include <QAbstractItemView>
#include <QLineEdit>
#include <QMenuBar>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTemporaryDir>

using namespace sluice;

namespace {

/// An engine of another workspace that is served.
struct Elsewhere {
    QTemporaryDir folder;
    std::unique_ptr<LocalEngine> engine;
    AccessTokens tokens;
    QString token;
    std::unique_ptr<ControlServer> server;

    bool start(Role role)
    {
        auto opened = openWorkspace(folder.path());
        if (!opened)
            return false;
        opened->engine.host.scriptProgram = QStringLiteral(SLUICE_SCRIPT);
        engine = std::make_unique<LocalEngine>(std::move(opened->engine));
        QSignalSpy ready(engine.get(), &EngineClient::ready);
        token = *tokens.add(QStringLiteral("window"), role);
        return ready.wait(30'000) && serve(QStringLiteral("127.0.0.1:0"));
    }
    bool serve(const QString &at)
    {
        server = std::make_unique<ControlServer>(
            *engine, folder.path(), [this](const QString &who) { engine->actAs(who); }, tokens);
        return bool(server->listen({at, {}, {}}));
    }
    std::optional<RunId> run(const QString &name)
    {
        Workflow workflow;
        workflow.id = name;
        workflow.name = name;
        Task task;
        task.id = QStringLiteral("t");
        task.type = QStringLiteral("delay");
        task.params = {{QStringLiteral("duration"), QStringLiteral("10m")}};
        workflow.tasks.push_back(task);
        std::optional<Result<RunId>> started;
        engine->startRun({workflow, "{}", QStringLiteral("manual")}, engine.get(),
                         [&](Result<RunId> given) { started = std::move(given); });
        if (!QTest::qWaitFor([&] { return started.has_value(); }, 30'000) || !*started)
            return std::nullopt;
        return **started;
    }
};

QString name(const char *text)
{
    return QString::fromLatin1(text);
}

} // namespace

/// The real window on an engine that is served somewhere else.
class TestAttach : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { qunsetenv("SLUICE_SECRET_ENGINE_TOKEN"); }
    void showsTheRunsOfTheEngineElsewhereAndSaysWhenItIsAway();
    void isChosenInThePanelByKey();
    void saysThatATokenIsMissing();
};

void TestAttach::showsTheRunsOfTheEngineElsewhereAndSaysWhenItIsAway()
{
    Elsewhere elsewhere;
    QVERIFY(elsewhere.start(Role::Operator));
    QVERIFY(elsewhere.run(QStringLiteral("far-away")));
    QTemporaryDir workspace;
    OpenStudio studio;
    studio.preferences.setEngineOf(workspace.path(), elsewhere.server->address());
    qputenv("SLUICE_SECRET_ENGINE_TOKEN", elsewhere.token.toLatin1());
    StudioOptions options;
    options.workspace = workspace.path();
    options.page = QStringLiteral("runs");
    QVERIFY(studio.open(options));
    auto *list = studio.window->findChild<QAbstractItemView *>(name("runs"));
    QVERIFY(list);
    const auto first = [&] { return list->model()->index(0, 0); };
    const auto shows = [&](const QString &text) {
        for (int column = 0; column < list->model()->columnCount(); ++column) {
            if (list->model()->index(0, column).data().toString().contains(text))
                return true;
        }
        return false;
    };
    QTRY_VERIFY_WITH_TIMEOUT(first().isValid() && shows(QStringLiteral("far-away")), 30'000);
    QVERIFY(studio.window->windowTitle().contains(elsewhere.server->address()));

    auto *trouble = studio.window->findChild<InfoBar *>(name("engineTrouble"));
    QVERIFY(trouble && !trouble->isVisible());
    const QString address = elsewhere.server->address();
    elsewhere.server.reset();
    QTRY_VERIFY_WITH_TIMEOUT(trouble->isVisible(), 20'000); // why, once for all pages
    QVERIFY(first().isValid());                             // what was known stays
    QVERIFY(elsewhere.serve(address));
    QTRY_VERIFY_WITH_TIMEOUT(!trouble->isVisible(), 30'000);
    // The engine has a run at work, and closing the window asks nobody: it goes on there.
    QSignalSpy closed(studio.window, &MainWindow::closed);
    studio.window->close();
    QTRY_COMPARE_WITH_TIMEOUT(closed.size(), 1, 10'000);
    QCOMPARE(elsewhere.engine->snapshot().activeRuns, 1U);
}

void TestAttach::isChosenInThePanelByKey()
{
    QTemporaryDir workspace;
    OpenStudio studio;
    StudioOptions options;
    options.workspace = workspace.path();
    QVERIFY(studio.open(options));
    QSignalSpy chosen(studio.window, &MainWindow::engineChosen);
    studio.window->enginePanel().ask({});
    QWidget *panel = &studio.window->enginePanel();
    auto *address = panel->findChild<QLineEdit *>(name("engine.address"));
    auto *token = panel->findChild<QLineEdit *>(name("engine.token"));
    auto *use = panel->findChild<QPushButton *>(name("engine.use"));
    QVERIFY(panel->isVisible() && !address->isEnabled());
    QTest::keyClick(panel->findChild<QRadioButton *>(name("engine.here")), Qt::Key_Down);
    QVERIFY(address->isEnabled() && !use->isEnabled());
    QCOMPARE(token->echoMode(), QLineEdit::Password);
    QTest::keyClicks(address, QStringLiteral("example.org"));
    QTest::keyClick(address, Qt::Key_Return);
    QCOMPARE(chosen.size(), 1);
    QTRY_VERIFY(panel->findChild<InfoBar *>()->isVisible()); // it has no port
    QVERIFY(panel->isVisible());
    QTest::keyClick(panel, Qt::Key_Escape);
    QVERIFY(!panel->isVisible());
    QCOMPARE(studio.preferences.engineOf(workspace.path()), QString());
}

void TestAttach::saysThatATokenIsMissing()
{
    Elsewhere elsewhere;
    QVERIFY(elsewhere.start(Role::Viewer));
    QTemporaryDir workspace;
    OpenStudio studio;
    studio.preferences.setEngineOf(workspace.path(), elsewhere.server->address());
    qputenv("SLUICE_SECRET_ENGINE_TOKEN", "slc_wrong");
    StudioOptions options;
    options.workspace = workspace.path();
    QVERIFY(studio.open(options));
    auto *failed = studio.window->findChild<InfoBar *>(name("engineFailure"));
    QVERIFY(failed);
    QTRY_VERIFY_WITH_TIMEOUT(failed->isVisible(), 20'000);
}

int main(int argc, char *argv[])
{
    return runInOwnHome<TestAttach>(argc, argv);
}

#include "tst_attach.moc"
