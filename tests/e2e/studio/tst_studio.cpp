#include "app/studio/singleinstance.h"
#include "app/studio/studio.h"
#include "app/studio/workspacefolders.h"
#include "core/engine/openworkspace.h"
#include "core/workflow/workflowfile.h"
#include "core/workflow/workspacesettings.h"
#include "tests/e2e/support/windowmain.h"
#include "ui/design/designpage.h"
#include "ui/shell/languages.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/preferences.h"
#include "ui/shell/startwindow.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/infobar.h"

#include <QAbstractButton>
#include <QApplication>
#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QMenu>
#include <QMenuBar>
#include <QPushButton>
#include <QSettings>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>

using namespace sluice;

namespace {

QString name(const char *text)
{
    return QString::fromLatin1(text);
}

template <typename Window>
Window *shown()
{
    for (QWidget *top : QApplication::topLevelWidgets()) {
        if (auto *window = qobject_cast<Window *>(top); window && window->isVisible())
            return window;
    }
    return nullptr;
}

} // namespace

/// Which window the program shows: for a workspace, without one, and when it is started a second time.
class TestStudio : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init();
    void cleanup();
    void secondStartRaisesTheFirstWindow();
    void secondStartWithAnotherWorkspaceOpensItHere();
    void secondStartRaisesTheStartWindowToo();
    void aWorkspaceThatCannotBeOpenedLeadsToTheStartWindow();
    void aWorkspaceOfAnotherEngineSaysSoOnEachPage();
    void startWindowLeadsToTheSample();
    void startWindowMakesAWorkspace();
    void theLastWorkspaceComesBack();
    void takesWebhooksOnceItsSettingsSaySo();
    void quittingWithArmedTriggersAsksFirst();
    void closingTheWorkspaceLeadsToTheStartWindow();
    void expressionsShowTheirValue();
    void thePaletteBeginsAWorkflowWithATemplate();
    void whoQuitsInTheEndSeesNoStartWindow();

private:
    void start(const QString &workspace);
    [[nodiscard]] QString makeFolder(const char *folder) const;
    [[nodiscard]] static QString title();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<Preferences> m_preferences;
    std::unique_ptr<Languages> m_languages;
    std::unique_ptr<ThemeController> m_theme;
    SystemClock m_clock;
    std::unique_ptr<Studio> m_studio;
};

void TestStudio::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_settings = std::make_unique<QSettings>(m_folder->filePath(name("s.ini")), QSettings::IniFormat);
    m_preferences = std::make_unique<Preferences>(*m_settings);
    m_languages = std::make_unique<Languages>();
    m_languages->use(name("en"));
    m_theme = std::make_unique<ThemeController>(Theme::make(Scheme::Dark));
}

void TestStudio::cleanup()
{
    m_studio.reset();
}

void TestStudio::start(const QString &workspace)
{
    const StudioServices services{*m_theme, *m_languages, *m_preferences, m_clock, name(SLUICE_SCRIPT)};
    m_studio = std::make_unique<Studio>(StudioOptions{workspace, {}, QSize(1000, 700)}, services);
    m_studio->start();
}

QString TestStudio::makeFolder(const char *folder) const
{
    const QString path = m_folder->filePath(name(folder));
    return makeWorkspace(path) ? path : QString();
}

QString TestStudio::title()
{
    const auto *window = shown<MainWindow>();
    return window ? window->windowTitle() : QString();
}

void TestStudio::secondStartRaisesTheFirstWindow()
{
    start(makeFolder("first"));
    auto *window = shown<MainWindow>();
    QVERIFY(window);
    SingleInstance first;
    QVERIFY(!first.tellFirst({}));
    connect(&first, &SingleInstance::raised, m_studio.get(), &Studio::raise);
    window->showMinimized();
    QTRY_VERIFY(window->isMinimized());
    QWidget other;
    other.show();
    QVERIFY(QTest::qWaitForWindowActive(&other));

    SingleInstance second;
    QVERIFY(second.tellFirst({}));
    QTRY_VERIFY(!window->isMinimized());
    QTRY_COMPARE(QApplication::activeWindow(), window);
    QCOMPARE(shown<MainWindow>(), window);
}

void TestStudio::secondStartWithAnotherWorkspaceOpensItHere()
{
    start(makeFolder("first"));
    QVERIFY(title().startsWith(u"first"));
    m_studio->raise(makeFolder("second"));
    QTRY_VERIFY(title().startsWith(u"second"));
    QCOMPARE(m_preferences->recentWorkspaces().size(), 2);
}

void TestStudio::secondStartRaisesTheStartWindowToo()
{
    start(m_folder->filePath(name("gone")));
    auto *window = shown<StartWindow>();
    QVERIFY(window);
    window->showMinimized();
    QTRY_VERIFY(window->isMinimized());
    m_studio->raise({});
    QTRY_VERIFY(!window->isMinimized());
}

void TestStudio::aWorkspaceThatCannotBeOpenedLeadsToTheStartWindow()
{
    const QString gone = m_folder->filePath(name("gone"));
    start(gone);
    QVERIFY(!shown<MainWindow>());
    auto *window = shown<StartWindow>();
    QVERIFY(window);
    const auto *why = window->findChild<QLabel *>(name("infoText"));
    QVERIFY(why && why->isVisible());
    QVERIFY2(why->text().contains(gone), qPrintable(why->text()));
    QVERIFY(!QDir(gone).exists());
}

void TestStudio::aWorkspaceOfAnotherEngineSaysSoOnEachPage()
{
    const QString folder = makeFolder("held");
    auto opened = openWorkspace(folder);
    QVERIFY(opened);
    LocalEngine holder(std::move(opened->engine));
    QSignalSpy ready(&holder, &LocalEngine::ready);
    QVERIFY(ready.wait(10'000));

    start(folder);
    auto *window = shown<MainWindow>();
    QVERIFY(window);
    const auto *bar = window->findChild<InfoBar *>(name("engineFailure"));
    QTRY_VERIFY(bar->isVisible());
    for (const QString &page : window->pageIds()) {
        window->showPage(page);
        QVERIFY2(bar->isVisible(), qPrintable(page));
    }
    const QString detail = bar->findChild<QLabel *>(name("infoDetail"))->text();
    QVERIFY2(detail.contains(QString::number(QCoreApplication::applicationPid())), qPrintable(detail));
    const auto actions = bar->findChildren<QPushButton *>();
    QCOMPARE(actions.size(), 1);
    QCOMPARE(actions.front()->text(), name("Open another workspace") + QChar(0x2026));
}

void TestStudio::startWindowLeadsToTheSample()
{
    start(m_folder->filePath(name("gone")));
    auto *sample = shown<StartWindow>()->findChild<QAbstractButton *>(name("start.sample"));
    QTest::mouseClick(sample, Qt::LeftButton);
    QTRY_VERIFY(title().startsWith(u"Country sync"));
    QVERIFY(!shown<StartWindow>());
}

void TestStudio::startWindowMakesAWorkspace()
{
    start(m_folder->filePath(name("gone")));
    auto *window = shown<StartWindow>();
    const QString folder = m_folder->filePath(name("made here"));
    QVERIFY(QDir().mkpath(folder));
    Q_EMIT window->newRequested(folder);
    QTRY_VERIFY(title().startsWith(u"made here"));
    QVERIFY(QFile::exists(QDir(folder).filePath(name("sluice.json"))));
}

void TestStudio::theLastWorkspaceComesBack()
{
    m_preferences->noteWorkspace(makeFolder("older"));
    m_preferences->noteWorkspace(makeFolder("newer"));
    start({});
    QVERIFY(title().startsWith(u"newer"));
}

void TestStudio::takesWebhooksOnceItsSettingsSaySo()
{
    const QString folder = makeFolder("live");
    start(folder);
    QVERIFY(shown<MainWindow>());
    quint16 port = 0;
    {
        QTcpServer free;
        QVERIFY(free.listen(QHostAddress::LocalHost));
        port = free.serverPort();
    }
    const auto answered = [port](const QByteArray &target) {
        QTcpSocket socket;
        socket.connectToHost(QHostAddress::LocalHost, port);
        if (!QTest::qWaitFor([&] { return socket.state() != QAbstractSocket::ConnectingState; }, 5'000))
            return QByteArray();
        socket.write("GET " + target + " HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        (void)QTest::qWaitFor([&] { return socket.state() == QAbstractSocket::UnconnectedState; }, 5'000);
        return socket.readAll().mid(9, 3);
    };
    const QString path = QDir(folder).filePath(name("sluice.json"));
    auto settings = *loadWorkspaceSettings(path);
    settings.webhooks = WebhookSettings{name("127.0.0.1:%1").arg(port), {}};
    for (const char *endpoint : {"orders", "pushes"}) {
        WebhookEndpointSettings one;
        one.name = name(endpoint);
        one.workflow = name("take");
        one.signature.scheme = WebhookSignatureSettings::Scheme::None;
        settings.webhooks->endpoints = {one};
        QVERIFY(saveWorkspaceSettings(settings, path));
        QTRY_COMPARE_WITH_TIMEOUT(answered("/hooks/" + QByteArray(endpoint)), QByteArray("405"), 40'000); // POST only
    }
    QCOMPARE(answered("/hooks/orders"), QByteArray("404"));
}

/// Arms a workflow of a folder, which is then left to the window.
bool armIn(const QString &folder)
{
    Workflow timed;
    timed.id = name("timed");
    Task task;
    task.id = name("t");
    task.type = name("noop");
    timed.tasks.push_back(task);
    Trigger hourly;
    hourly.id = name("hourly");
    hourly.kind = TriggerKind::Interval;
    hourly.every = std::chrono::hours(1);
    timed.triggers = {hourly};
    auto opened = openWorkspace(folder);
    if (!opened || !QDir(folder).mkpath(name("workflows"))
        || !saveWorkflow(timed, QDir(folder).filePath(name("workflows/timed.json"))))
        return false;
    LocalEngine engine(std::move(opened->engine));
    QSignalSpy ready(&engine, &LocalEngine::ready);
    std::optional<bool> armed;
    if (!ready.wait(20'000))
        return false;
    engine.armWorkflow(timed, &engine, [&](const Result<void> &done) { armed = done.has_value(); });
    return QTest::qWaitFor([&] { return armed.has_value(); }, 20'000) && *armed;
}

bool isShownAsArmed(const QWidget &window)
{
    const auto buttons = window.findChildren<QAbstractButton *>();
    return std::ranges::any_of(buttons, [](const auto *one) { return one->text().startsWith(u"Armed: "); });
}

void TestStudio::quittingWithArmedTriggersAsksFirst()
{
    const QString folder = makeFolder("armed");
    QVERIFY(armIn(folder));
    start(folder);
    auto *window = shown<MainWindow>();
    QVERIFY(window);
    QTRY_VERIFY_WITH_TIMEOUT(isShownAsArmed(*window), 30'000);
    QSignalSpy closed(window, &MainWindow::closed);
    auto *now = window->findChild<QAbstractButton *>(name("quit.now"));
    QTest::keyClick(window, Qt::Key_Q, Qt::ControlModifier);
    QTRY_VERIFY(now->isVisible());
    QVERIFY2(now->text().contains(u"1 workflow stays armed"), qPrintable(now->text()));
    QTest::keyClick(window->focusWidget(), Qt::Key_Escape);
    QVERIFY(!now->isVisible() && window->isVisible());
    QTest::keyClick(window, Qt::Key_Q, Qt::ControlModifier);
    QTRY_VERIFY(now->isVisible());
    QCOMPARE(closed.count(), 0);
    QTest::mouseClick(now, Qt::LeftButton);
    QCOMPARE(closed.count(), 1);
}

void TestStudio::closingTheWorkspaceLeadsToTheStartWindow()
{
    start(makeFolder("first"));
    auto *window = shown<MainWindow>();
    QVERIFY(window);
    const auto file = window->menuBar()->actions().front()->menu()->actions();
    const auto close = std::ranges::find(file, name("workspace.close"), &QObject::objectName);
    QVERIFY(close != file.end());
    (*close)->trigger();
    QTRY_VERIFY(shown<StartWindow>());
    QVERIFY(!shown<MainWindow>());
}

void TestStudio::expressionsShowTheirValue()
{
    const QString folder = makeFolder("first");
    Workflow workflow;
    Task task;
    task.id = name("sum");
    task.type = name("transform");
    task.params = {{name("expression"), name("[1, 2].map(n => n * 2)")}};
    workflow.tasks = {task};
    QVERIFY(saveWorkflow(workflow, folder + name("/workflows/sums.json")));
    start(folder);
    auto *design = shown<MainWindow>()->findChild<DesignPage *>();
    QVERIFY(design);
    design->jumpTo(name("sums"), name("sum"));
    auto *value = design->findChild<QLabel *>(name("preview_expression"));
    QVERIFY(value);
    QTRY_VERIFY2(value->text().endsWith(u"[2,4]"), qPrintable(value->text()));
}

void TestStudio::thePaletteBeginsAWorkflowWithATemplate()
{
    start(makeFolder("first"));
    auto *window = shown<MainWindow>();
    const auto templates = shippedTemplates();
    QVERIFY(!templates.empty());
    window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(window));
    QTest::keyClick(window, Qt::Key_K, Qt::ControlModifier);
    auto *input = QApplication::focusWidget();
    QVERIFY(input);
    QTest::keyClicks(input, name("template ") + templates.front().first);
    QTest::keyClick(input, Qt::Key_Return);
    auto *design = window->findChild<DesignPage *>();
    QTRY_VERIFY(design->current());
    QCOMPARE(design->current()->title(), templates.front().first);
}

void TestStudio::whoQuitsInTheEndSeesNoStartWindow()
{
    const QString folder = makeFolder("left");
    QVERIFY(armIn(folder));
    start(folder);
    const QPointer<MainWindow> window(shown<MainWindow>());
    QVERIFY(window);
    auto *now = window->findChild<QAbstractButton *>(name("quit.now"));
    QTRY_VERIFY_WITH_TIMEOUT(isShownAsArmed(*window), 30'000);
    Q_EMIT window->closeWorkspaceRequested();
    QTRY_VERIFY(now->isVisible());
    QTest::keyClick(window, Qt::Key_Q, Qt::ControlModifier);
    QTest::mouseClick(now, Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(!window, 30'000);
    QVERIFY(!shown<StartWindow>());
}

int main(int argc, char *argv[])
{
    return runInOwnHome<TestStudio>(argc, argv, {"TMPDIR"});
}

#include "tst_studio.moc"
