#include "ui/shell/commandtable.h"
#include "ui/shell/helppage.h"
#include "ui/shell/hintbar.h"
#include "ui/shell/languages.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/preferences.h"
#include "ui/shell/quitguard.h"
#include "ui/theme/themecontroller.h"
#include "ui/widgets/infobar.h"

#include "tests/ui/support/fakeengine.h"

#include <QAbstractButton>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QMenuBar>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace sluice;

class TestMainWindow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void altAndANumberShowsAPage();
    void badgesFollowTheirPages();
    void keysAreTheSameWhereverTheyAreShown();
    void commandTableIsSound();
    void everyMenuActionIsInTheTable();
    void paletteFindsAPageAndGoesThere();
    void escapeGivesTheFocusBack();
    void zonesCycleBothWays();
    void troubleIsOnEveryPageUntilItIsOver();
    void anEngineThatCannotStartIsOnEveryPage();
    void recoveryIsReportedOnce();
    void runsThatCannotGoOnAreToldFirst();
    void statusLeadsToItsPage();
    void silenceOfTheEngineIsShown();
    void closesAtOnceWithoutWork();
    void closingWithWorkAsksOnce();
    void finishingWaitsForTheLastStep();
    void stayingResumesTheEngine();
    void closingWithArmedWorkflowsAsksWithTheirCount();
    void goesOnInTheBackground();
    void unsavedEditsAreAskedAboutFirst();
    void languageSwitchesWithoutRestart();
    void sessionComesBack();
    void quittingIsAskedForAndClosingTheWorkspaceIsNot();

private:
    void addPage(const QString &id, const QString &title, bool atFoot = false);
    void work(quint64 running);
    void arm(int workflows);
    [[nodiscard]] QAbstractButton *button(const char *name) const
    {
        return m_window->findChild<QAbstractButton *>(QString::fromLatin1(name));
    }

    QTemporaryDir m_folder;
    std::unique_ptr<QSettings> m_settings;
    std::unique_ptr<Preferences> m_preferences;
    std::unique_ptr<ThemeController> m_theme;
    std::unique_ptr<Languages> m_languages;
    std::unique_ptr<FakeEngine> m_engine;
    std::unique_ptr<CommandTable> m_commands;
    std::unique_ptr<MainWindow> m_window;
};

void TestMainWindow::initTestCase()
{
    m_settings = std::make_unique<QSettings>(m_folder.filePath(QStringLiteral("s.ini")), QSettings::IniFormat);
    m_preferences = std::make_unique<Preferences>(*m_settings);
    m_theme = std::make_unique<ThemeController>(Theme::make(Scheme::Dark));
    m_theme->applyToApplication();
    m_languages = std::make_unique<Languages>();
}

void TestMainWindow::init()
{
    m_languages->use(QStringLiteral("en"));
    m_settings->clear();
    m_engine = std::make_unique<FakeEngine>();
    m_commands = std::make_unique<CommandTable>();
    m_window = std::make_unique<MainWindow>(
        ShellServices{*m_engine, *m_theme, *m_languages, *m_preferences, *m_commands});
    addPage(QStringLiteral("design"), QStringLiteral("Design"));
    addPage(QStringLiteral("runs"), QStringLiteral("Runs"));
    addPage(QStringLiteral("health"), QStringLiteral("Health"));
    addPage(QStringLiteral("help"), QStringLiteral("Help"), true);
    m_window->restoreSession();
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestMainWindow::cleanup()
{
    m_window.reset();
    m_commands.reset();
    m_engine.reset();
}

void TestMainWindow::addPage(const QString &id, const QString &title, bool atFoot)
{
    auto *widget = new QLineEdit(title);
    widget->setObjectName(QStringLiteral("field.") + id);
    auto page = std::make_unique<ShellPage>(
        id, QStringLiteral("configure"), [title] { return title; }, widget);
    if (atFoot)
        page->setAtFoot();
    m_window->addPage(std::move(page));
}

void TestMainWindow::work(quint64 running)
{
    m_engine->now.stepsStarted = 100;
    m_engine->now.stepsEnded = 100 - running;
    RunSummary run;
    run.id = RunId(1);
    run.state = RunState::Running;
    m_engine->runs = {run};
    m_engine->announce();
}

void TestMainWindow::arm(int workflows)
{
    m_engine->now.armed.clear();
    for (int i = 0; i < workflows; ++i)
        m_engine->now.armed.push_back({QStringLiteral("w%1").arg(i), {}, {}, std::make_shared<const Workflow>(), {}});
    m_engine->announce();
}

void TestMainWindow::altAndANumberShowsAPage()
{
    QCOMPARE(m_window->currentPage(), QStringLiteral("design"));
    QTest::keyClick(m_window.get(), Qt::Key_2, Qt::AltModifier);
    QCOMPARE(m_window->currentPage(), QStringLiteral("runs"));
    QVERIFY(button("rail.runs")->isChecked());
    QVERIFY(!button("rail.design")->isChecked());
    QTest::mouseClick(button("rail.design"), Qt::LeftButton);
    QCOMPARE(m_window->currentPage(), QStringLiteral("design"));
    m_window->showPage(QStringLiteral("no such page"));
    QCOMPARE(m_window->currentPage(), QStringLiteral("design"));
}

void TestMainWindow::keysAreTheSameWhereverTheyAreShown()
{
    const QSignalSpy wall(m_window.get(), &MainWindow::wallRequested);
    QTest::keyClick(m_window.get(), Qt::Key_F11);
    m_commands->setKeys(QStringLiteral("view.wall"), QKeySequence(Qt::Key_F9));
    m_commands->setKeys(QStringLiteral("page.runs"), QKeySequence(Qt::CTRL | Qt::Key_J));
    QTest::keyClick(m_window.get(), Qt::Key_F9);
    QTest::keyClick(m_window.get(), Qt::Key_F11); // no more
    QCOMPARE(wall.size(), 2);
    QTest::keyClick(m_window.get(), Qt::Key_J, Qt::ControlModifier);
    QCOMPARE(m_window->currentPage(), QStringLiteral("runs"));
    QVERIFY(button("rail.runs")->toolTip().contains(u"Ctrl+J"));
}

void TestMainWindow::badgesFollowTheirPages()
{
    m_window->page(QStringLiteral("runs"))->setBadge(3);
    QVERIFY(button("rail.runs")->accessibleName().contains(u'3'));
    m_window->page(QStringLiteral("runs"))->setBadge(0);
    QCOMPARE(button("rail.runs")->accessibleName(), QStringLiteral("Runs"));
}

void TestMainWindow::commandTableIsSound()
{
    QVERIFY2(m_commands->problems().isEmpty(), qPrintable(m_commands->problems().join(u'\n')));
    QVERIFY(m_commands->commands().size() >= 10);
}

void TestMainWindow::everyMenuActionIsInTheTable()
{
    int seen = 0;
    for (const QAction *top : m_window->menuBar()->actions()) {
        QVERIFY(top->menu());
        for (const QAction *action : top->menu()->actions()) {
            if (action->isSeparator() || action->menu())
                continue;
            QCOMPARE(m_commands->action(action->objectName()), action);
            ++seen;
        }
    }
    QVERIFY(seen >= 10);
}

void TestMainWindow::paletteFindsAPageAndGoesThere()
{
    QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
    auto *text = m_window->findChild<QLineEdit *>(QStringLiteral("paletteText"));
    QTRY_VERIFY(text->hasFocus());
    QTest::keyClicks(text, QStringLiteral("gohea"));
    const auto *list = m_window->findChild<QListView *>(QStringLiteral("paletteList"));
    QCOMPARE(list->currentIndex().data().toString(), QStringLiteral("Go to Health"));
    QTest::keyClick(text, Qt::Key_Return);
    QCOMPARE(m_window->currentPage(), QStringLiteral("health"));
    QVERIFY(!text->isVisible());
}

void TestMainWindow::escapeGivesTheFocusBack()
{
    auto *field = m_window->findChild<QLineEdit *>(QStringLiteral("field.design"));
    field->setFocus();
    QTest::keyClick(m_window.get(), Qt::Key_K, Qt::ControlModifier);
    QTest::keyClick(m_window->findChild<QLineEdit *>(QStringLiteral("paletteText")), Qt::Key_Escape);
    QTRY_VERIFY(field->hasFocus());
}

void TestMainWindow::zonesCycleBothWays()
{
    auto *field = m_window->findChild<QLineEdit *>(QStringLiteral("field.design"));
    button("rail.design")->setFocus();
    QTest::keyClick(m_window->focusWidget(), Qt::Key_F6);
    QTRY_VERIFY(field->hasFocus());
    QTest::keyClick(field, Qt::Key_F6);
    QVERIFY(m_window->findChild<QWidget *>(QStringLiteral("statusStrip"))->isAncestorOf(m_window->focusWidget()));
    QTest::keyClick(m_window->focusWidget(), Qt::Key_F6);
    QVERIFY(button("rail.design")->hasFocus());
    QTest::keyClick(m_window->focusWidget(), Qt::Key_F6, Qt::ShiftModifier);
    QTest::keyClick(m_window->focusWidget(), Qt::Key_F6, Qt::ShiftModifier);
    QVERIFY(field->hasFocus());
}

void TestMainWindow::troubleIsOnEveryPageUntilItIsOver()
{
    const auto *bar = m_window->findChild<InfoBar *>(QStringLiteral("engineTrouble"));
    QVERIFY(!bar->isVisible());
    m_engine->now.trouble = EngineTrouble{
        {QStringLiteral("journal.diskFull"), {{QStringLiteral("path"), QStringLiteral("/j")}}, {}}};
    m_engine->announce();
    for (const auto &page : {QStringLiteral("design"), QStringLiteral("runs"), QStringLiteral("help")}) {
        m_window->showPage(page);
        QVERIFY(bar->isVisible());
        QVERIFY(bar->text().contains(u"/j"));
    }
    const auto *alert = m_window->findChild<InfoBar *>(QStringLiteral("engineAlert"));
    QVERIFY(!alert->isVisible());
    AlertSummary hang;
    hang.key = hang.rule = QStringLiteral("threads-hang");
    hang.error = Error{
        QStringLiteral("component.abandoned"),
        {{QStringLiteral("count"), QStringLiteral("3")}, {QStringLiteral("component"), QStringLiteral("io")}},
        {}};
    m_engine->now.alerts = {hang};
    m_engine->now.trouble.reset();
    m_engine->announce();
    QVERIFY(!bar->isVisible() && alert->isVisible()); // each has its own time
    m_engine->now.alerts.clear();
    m_engine->announce();
    QVERIFY(!alert->isVisible());
}

void TestMainWindow::anEngineThatCannotStartIsOnEveryPage()
{
    const auto *bar = m_window->findChild<InfoBar *>(QStringLiteral("engineFailure"));
    QVERIFY(!bar->isVisible());
    Q_EMIT m_engine->failed({QStringLiteral("journal.owned"),
                             {{QStringLiteral("path"), QStringLiteral("/home/ada/sync")},
                              {QStringLiteral("pid"), QStringLiteral("4711")},
                              {QStringLiteral("host"), QStringLiteral("box")},
                              {QStringLiteral("program"), QStringLiteral("sluicectl")}},
                             {}});
    for (const QString &page : m_window->pageIds()) {
        m_window->showPage(page);
        QVERIFY2(bar->isVisible(), qPrintable(page));
    }
    QVERIFY(bar->text().contains(u"/home/ada/sync"));
    QVERIFY2(bar->findChild<QLabel *>(QStringLiteral("infoDetail"))->text().contains(u"4711"), "whose process it is");
    const auto actions = bar->findChildren<QPushButton *>();
    QCOMPARE(actions.size(), 1);
    QCOMPARE(actions.front()->text(), QStringLiteral("Open another workspace…"));
    QTest::mouseClick(actions.front(), Qt::LeftButton);
    auto *dialog = m_window->findChild<QFileDialog *>();
    QVERIFY(dialog && dialog->isVisible());
    dialog->close();
}

void TestMainWindow::recoveryIsReportedOnce()
{
    auto *bar = m_window->findChild<InfoBar *>(QStringLiteral("recoveryReport"));
    m_engine->recovered = {{RunId(7), QStringLiteral("sync"), RunState::Running, 2, 1, 1}};
    Q_EMIT m_engine->ready();
    QVERIFY(bar->isVisible());
    bar->dismiss();
    Q_EMIT m_engine->ready();
    QVERIFY(!bar->isVisible());
}

void TestMainWindow::runsThatCannotGoOnAreToldFirst()
{
    auto *bar = m_window->findChild<InfoBar *>(QStringLiteral("recoveryReport"));
    RecoveredRun damaged{.run = RunId(9), .workflow = QStringLiteral("sync"), .state = RunState::Waiting};
    damaged.trouble = Error{QStringLiteral("journal.runDamaged"), {{QStringLiteral("run"), QStringLiteral("9")}}, {}};
    m_engine->recovered = {{RunId(7), QStringLiteral("sync"), RunState::Running, 2, 1, 1, 1, {}}, damaged};
    Q_EMIT m_engine->ready();
    QVERIFY(bar->isVisible());
    QVERIFY2(bar->text().contains(u"1 run cannot go on"), qPrintable(bar->text()));
    QVERIFY2(bar->text().contains(u"1 run goes on"), qPrintable(bar->text()));
    const QStringList lines = bar->findChild<QLabel *>(QStringLiteral("infoDetail"))->text().split(u'\n');
    QCOMPARE(lines.size(), 2);
    QVERIFY2(lines[0].contains(u"The history of run 9 is damaged"), qPrintable(lines[0]));
    QVERIFY2(lines[1].contains(u"2 attempts lost, 1 retried, 1 dead-lettered, 1 may have had an effect"),
             qPrintable(lines[1]));
    m_engine->recovered = {damaged};
    Q_EMIT m_engine->ready();
    QVERIFY2(!bar->text().contains(u"without closing"), qPrintable(bar->text()));
}

void TestMainWindow::statusLeadsToItsPage()
{
    ConnectionSnapshot rates;
    rates.phase = BreakerPhase::Open;
    m_engine->now.connections = {rates};
    m_engine->now.activeRuns = 2;
    m_engine->announce();
    QCOMPARE(button("status.breakers")->text(), QStringLiteral("1 breaker open"));
    QCOMPARE(button("status.runs")->text(), QStringLiteral("2 runs active"));
    addPage(QStringLiteral("queues"), QStringLiteral("Queues"));
    for (const auto &[item, page] :
         {std::pair("status.breakers", "health"), {"status.runs", "runs"}, {"status.queue", "queues"}}) {
        QTest::mouseClick(button(item), Qt::LeftButton);
        QCOMPARE(m_window->currentPage(), QLatin1StringView(page));
    }
}

void TestMainWindow::silenceOfTheEngineIsShown()
{
    m_engine->announce(WallTime(Milliseconds(1'700'000'000'000)));
    QVERIFY(!button("status.engine")->text().contains(u"No news"));
    QTRY_VERIFY_WITH_TIMEOUT(button("status.engine")->text().contains(u"No news"), 6000);
    m_engine->announce();
    QVERIFY(!button("status.engine")->text().contains(u"No news"));
}

void TestMainWindow::closesAtOnceWithoutWork()
{
    QSignalSpy closed(m_window.get(), &MainWindow::closed);
    m_window->close();
    QCOMPARE(closed.count(), 1);
}

void TestMainWindow::closingWithWorkAsksOnce()
{
    QSignalSpy closed(m_window.get(), &MainWindow::closed);
    work(4);
    m_window->close();
    auto *panel = m_window->findChild<QWidget *>(QStringLiteral("quitPanel"));
    QTRY_VERIFY(panel->isVisible());
    QVERIFY(button("quit.now")->text().contains(u"1 run continues"));
    QTest::mouseClick(button("quit.now"), Qt::LeftButton);
    QCOMPARE(closed.count(), 1);
}

void TestMainWindow::finishingWaitsForTheLastStep()
{
    QSignalSpy closed(m_window.get(), &MainWindow::closed);
    work(2);
    m_window->close();
    QTRY_VERIFY(button("quit.finish")->isVisible());
    QTest::mouseClick(button("quit.finish"), Qt::LeftButton);
    QTRY_COMPARE(m_engine->componentRequests.size(), 1U);
    QCOMPARE(m_engine->componentRequests.front().second, ComponentAction::Pause);
    work(1);
    QCOMPARE(closed.count(), 0);
    QTRY_VERIFY(!button("quit.finish")->isVisible());
    work(0);
    QTRY_COMPARE(closed.count(), 1);
}

void TestMainWindow::stayingResumesTheEngine()
{
    QSignalSpy stayed(m_window.get(), &MainWindow::stayed);
    work(2);
    m_window->close();
    QTRY_VERIFY(button("quit.finish")->isVisible());
    QTest::mouseClick(button("quit.finish"), Qt::LeftButton);
    QTRY_VERIFY(!button("quit.finish")->isVisible());
    QTest::keyClick(button("quit.now"), Qt::Key_Escape);
    QCOMPARE(stayed.count(), 1);
    QVERIFY(m_window->isVisible());
    QCOMPARE(m_engine->componentRequests.back().second, ComponentAction::Resume);
}

void TestMainWindow::closingWithArmedWorkflowsAsksWithTheirCount()
{
    QSignalSpy closed(m_window.get(), &MainWindow::closed);
    arm(3);
    m_window->close();
    QTRY_VERIFY(button("quit.now")->isVisible());
    QCOMPARE(closed.count(), 0);
    QVERIFY2(button("quit.now")->text().contains(u"3 workflows stay armed"), qPrintable(button("quit.now")->text()));
    QVERIFY(!button("quit.finish")->isVisible()); // nothing runs
    QTest::keyClick(button("quit.now"), Qt::Key_Escape);
    QVERIFY(!button("quit.now")->isVisible() && m_window->isVisible());
    work(2); // both
    m_window->close();
    QTRY_VERIFY(button("quit.finish")->isVisible());
    QVERIFY(button("quit.now")->text().contains(u"1 run continues"));
    const auto *panel = m_window->findChild<QWidget *>(QStringLiteral("quitPanel"));
    const auto labels = panel->findChildren<QLabel *>();
    QVERIFY(
        std::ranges::any_of(labels, [](const QLabel *label) { return label->text().contains(u"3 armed workflows"); }));
    QTest::keyClick(button("quit.now"), Qt::Key_Escape);
    work(0);
    m_window->close();
    QTRY_VERIFY(button("quit.now")->isVisible());
    QTest::mouseClick(button("quit.now"), Qt::LeftButton);
    QCOMPARE(closed.count(), 1);
}

void TestMainWindow::goesOnInTheBackground()
{
    QSignalSpy closed(m_window.get(), &MainWindow::closed);
    QSignalSpy stayed(m_window.get(), &MainWindow::stayed);
    arm(1);
    m_window->close();
    QTRY_VERIFY(button("quit.background")->hasFocus()); // what loses nothing is what Enter does
    QTest::keyClick(button("quit.background"), Qt::Key_Space);
    QCOMPARE(closed.count(), 0);
    QCOMPARE(stayed.count(), 1);
    QTRY_VERIFY(m_window->isMinimized()); // the platform of tests has no tray
    m_window->comeBack();
    QTRY_VERIFY(!m_window->isMinimized() && m_window->isVisible());
    QVERIFY(!button("quit.background")->isVisible());
    m_window->close();
    QTRY_VERIFY(button("quit.background")->isVisible()); // it asks anew
}

void TestMainWindow::unsavedEditsAreAskedAboutFirst()
{
    QSignalSpy closed(m_window.get(), &MainWindow::closed);
    int saves = 0;
    m_window->quitGuard().setEdits([] { return QStringList{QStringLiteral("Country sync")}; },
                                   [&saves]() -> Result<void> {
                                       ++saves;
                                       return {};
                                   });
    m_window->close();
    QTRY_VERIFY(button("quit.finish")->isVisible());
    QCOMPARE(closed.count(), 0);
    QTest::mouseClick(button("quit.finish"), Qt::LeftButton);
    QCOMPARE(saves, 1);
    QTRY_COMPARE(closed.count(), 1);
}

void TestMainWindow::languageSwitchesWithoutRestart()
{
    (void)m_window->hintBar();
    const QString before = button("status.breakers")->text();
    m_languages->use(QStringLiteral("de"));
    QTRY_VERIFY(button("status.breakers")->text() != before);
    QCOMPARE(m_commands->action(QStringLiteral("window.quit"))->text(), QStringLiteral("Beenden"));
    QCOMPARE(button("hint.1")->text(), QStringLiteral("Starten"));
    QVERIFY(m_window->menuBar()->actions().constFirst()->text().contains(u"Datei"));
}

void TestMainWindow::sessionComesBack()
{
    m_window->resize(1111, 777);
    m_window->showPage(QStringLiteral("health"));
    m_window->close();
    const QSize size = m_window->size();
    cleanup();
    m_engine = std::make_unique<FakeEngine>();
    m_commands = std::make_unique<CommandTable>();
    m_window = std::make_unique<MainWindow>(
        ShellServices{*m_engine, *m_theme, *m_languages, *m_preferences, *m_commands});
    addPage(QStringLiteral("design"), QStringLiteral("Design"));
    addPage(QStringLiteral("health"), QStringLiteral("Health"));
    m_window->restoreSession();
    QCOMPARE(m_window->currentPage(), QStringLiteral("health"));
    QCOMPARE(m_window->size(), size);
}

void TestMainWindow::quittingIsAskedForAndClosingTheWorkspaceIsNot()
{
    work(1);
    const QSignalSpy quit(m_window.get(), &MainWindow::quitRequested);
    m_commands->action(QStringLiteral("workspace.close"))->trigger();
    m_window->close(); // as whoever heard that does
    QTRY_VERIFY(button("quit.now")->isVisible());
    QCOMPARE(quit.size(), 0);
    m_commands->action(QStringLiteral("window.quit"))->trigger();
    QCOMPARE(quit.size(), 1);
    const QSignalSpy closed(m_window.get(), &MainWindow::closed);
    QTest::mouseClick(button("quit.now"), Qt::LeftButton);
    QCOMPARE(closed.size(), 1);
}

QTEST_MAIN(TestMainWindow)
#include "tst_mainwindow.moc"
