#include "app/studio/session.h"

#include "app/studio/desktopsecrets.h"
#include "app/studio/expressiontrials.h"
#include "app/studio/pageids.h"
#include "app/studio/palettefinds.h"
#include "app/studio/simulationworker.h"
#include "app/studio/workflowchecker.h"
#include "app/studio/workspacefolders.h"
#include "core/base/logcapture.h"
#include "core/engine/openworkspace.h"
#include "core/workflow/workflowfile.h"
#include "ui/alerts/alertnotifier.h"
#include "ui/connections/connectionspage.h"
#include "ui/deadletters/deadletterspage.h"
#include "ui/design/designpage.h"
#include "ui/document/workspace.h"
#include "ui/events/eventspage.h"
#include "ui/health/healthpage.h"
#include "ui/queues/queuespage.h"
#include "ui/runs/runspage.h"
#include "ui/shell/commandtable.h"
#include "ui/shell/enginestatus.h"
#include "ui/shell/firststart.h"
#include "ui/shell/helppage.h"
#include "ui/shell/hintbar.h"
#include "ui/shell/pagefreshness.h"
#include "ui/shell/preferences.h"
#include "ui/shell/quitguard.h"
#include "ui/shell/settingspage.h"
#include "ui/wall/wallwindow.h"

#include <QDir>

namespace sluice {

Result<std::unique_ptr<Session>> Session::open(const QString &folder, const StudioServices &services)
{
    auto opened = openWorkspace(folder);
    if (!opened)
        return tl::unexpected(opened.error());
    opened->engine.host.scriptProgram = services.scriptProgram;
    opened->engine.reservesLog = true;
    opened->engine.supervision = services.supervision.value_or(opened->engine.supervision);
    return std::unique_ptr<Session>(new Session(folder, std::move(*opened), services));
}

Session::Session(const QString &folder, OpenedWorkspace opened, const StudioServices &services)
    : m_folder(folder)
    , m_services(services)
    , m_commands(std::make_unique<CommandTable>())
{
    m_checker = std::make_unique<WorkflowChecker>(opened.engine.catalog, folder);
    m_checker->setConnections(opened.engine.connections);
    m_secrets = std::make_unique<DesktopSecrets>(Keychain::ofDesktop(), folder);
    makeEngine(std::move(opened));
    m_workspace = std::make_unique<Workspace>(
        folder, [checker = m_checker.get()](const Workflow &workflow, QObject *context, WorkflowChecker::Done done) {
            checker->check(workflow, context, std::move(done));
        });
    m_commands->useOwnKeys(services.preferences.keys());
    addPluginCommand(); // before the menus that have it
    m_window = std::make_unique<MainWindow>(
        ShellServices{*m_engine, services.theme, services.languages, services.preferences, *m_commands});
    wireEngine();
    makePages();
    makeMenus();
    makePaletteSources();
    wireRuns();
    wireQueues();
    wireAlerts();
    wireWorkspace();
    wireConnections();
    wireLiveness();
    wireWays();
    m_window->quitGuard().setEdits([this] { return unsaved(); }, [this] { return saveAll(); });
    connect(&m_window->quitGuard(), &QuitGuard::editsDiscarded, m_workspace.get(), &Workspace::discardEdits);
    connect(m_engine.get(), &EngineClient::snapshotChanged, this, &Session::noteSnapshot);
}

Session::~Session() = default;

void Session::makePages()
{
    const auto add = [this](const QString &id, const char *icon, ShellPage::Words title, QWidget *widget) {
        m_window->addPage(std::make_unique<ShellPage>(id, QString::fromLatin1(icon), std::move(title), widget));
    };
    makeDesign();
    m_runs = new RunsPage(*m_engine, m_services.theme);
    add(
        kRuns, "view-list-details", [] { return tr("Runs"); }, m_runs);
    m_health = new HealthPage(*m_engine, m_services.theme, m_services.clock);
    add(
        kHealth, "speedometer", [] { return tr("Health"); }, m_health);
    m_queues = new QueuesPage(*m_engine, m_services.theme, m_services.clock);
    add(
        kQueues, "format-list-ordered", [] { return tr("Queues"); }, m_queues);
    m_letters = new DeadLettersPage(*m_engine, m_services.theme);
    add(
        kLetters, "mail-mark-junk", [] { return tr("Dead letters"); }, m_letters);
    m_events = new EventsPage(*m_engine, m_services.theme);
    add(
        kEvents, "flash", [] { return tr("Events"); }, m_events);
    m_connections = new ConnectionsPage({*m_engine, *m_workspace, *m_secrets, m_services.theme, *m_commands});
    add(
        kConnections, "network-server", [] { return tr("Connections"); }, m_connections);
    m_window->page(kConnections)->setFocusZones(m_connections->focusZones());
    makeSimulate();

    const auto addAtFoot = [this](const char *id, const char *icon, ShellPage::Words title, QWidget *widget) {
        auto page = std::make_unique<ShellPage>(QString::fromLatin1(id), QString::fromLatin1(icon), std::move(title),
                                                widget);
        page->setAtFoot();
        m_window->addPage(std::move(page));
    };
    m_help = new HelpPage(HelpServices{*m_engine, m_services.theme, *m_commands, [this] { return facts(); }});
    m_settings = new SettingsPage(m_services.theme, m_services.languages, m_services.preferences,
                                  m_workspace->settingsDocument(), *m_commands);
    addAtFoot(
        "settings", "configure", [] { return tr("Settings"); }, m_settings);
    addAtFoot(
        "help", "help-contents", [] { return tr("Help"); }, m_help);
}

void Session::makeDesign()
{
    m_design = new DesignPage(*m_engine, *m_workspace, m_services.theme, *m_commands);
    auto page = std::make_unique<ShellPage>(
        kDesign, QStringLiteral("distribute-graph-directed"), [] { return tr("Design"); }, m_design);
    page->setFocusZones(m_design->focusZones());
    m_design->setArranger([this](const Workflow &workflow, QObject *context, std::function<void(Arrangement)> done) {
        m_checker->arrange(workflow, context, std::move(done));
    });
    m_trials = std::make_unique<ExpressionTrials>(m_services.scriptProgram, m_services.clock);
    m_design->setEvaluator(
        [this](const PreviewQuestion &asked, QObject *context, std::function<void(Result<Payload>)> done) {
            m_trials->ask({asked.parameter, asked.value, asked.isExpression, asked.data}, context, std::move(done));
        });
    m_design->setTemplates([this] { return templates(); });
    m_design->setFileChecker([this](const Workflow &workflow, QObject *context, WorkflowChecker::Done done) {
        m_checker->check(workflow, context, std::move(done));
    });
    m_window->addPage(std::move(page));
    m_design->restoreLayout(m_services.preferences.layout(kDesign));
    if (m_workspace->entries().size() == 1)
        m_design->openWorkflow(m_workspace->entries().front().id);
    m_design->bringBackEdits();
}

void Session::makeMenus()
{
    m_window->addMenu([] { return tr("&Edit"); },
                      {QStringLiteral("design.undo"), QStringLiteral("design.redo"), QString(),
                       QStringLiteral("design.cut"), QStringLiteral("design.copy"), QStringLiteral("design.paste"),
                       QStringLiteral("design.duplicate"), QStringLiteral("design.delete"),
                       QStringLiteral("design.deleteReconnect"), QString(), QStringLiteral("design.selectAll")});
    // Two spaces in a row: a line between them.
    const auto workflow = QStringLiteral(
        "design.new design.fromTemplate design.import design.export design.save design.close  design.run "
        "design.runInput design.saveInput "
        "design.runTo design.runFrom design.runStepping design.dryRun design.step design.pause design.stop "
        "design.breakpoint  design.arm design.armThis design.versions  design.add design.connect design.rename "
        "design.disable  "
        "design.arrange design.fit");
    m_window->addMenu([] { return tr("&Workflow"); }, workflow.split(u' '));
    m_window->addMenu([] { return tr("&Connection"); },
                      {QStringLiteral("connections.newHttp"), QStringLiteral("connections.newSqlite"),
                       QStringLiteral("connections.newPostgres"), QStringLiteral("connections.newMysql"),
                       QStringLiteral("connections.newMqtt"), QStringLiteral("connections.newAmqp"), QString(),
                       QStringLiteral("connections.save"), QStringLiteral("connections.undo"),
                       QStringLiteral("connections.redo"), QString(), QStringLiteral("connections.test"),
                       QStringLiteral("connections.duplicate"), QStringLiteral("connections.rename"),
                       QStringLiteral("connections.delete")});
}

void Session::wireRuns()
{
    m_runs->setLatest([this](const QString &workflow) { return loadWorkflowNamed(workflow, m_folder); });
    connect(m_runs, &RunsPage::lettersRequested, this, [this](const QString &workflow) {
        m_letters->showWorkflow(workflow);
        openLetters();
    });
    connect(m_letters, &DeadLettersPage::runsRequested, this, [this] { m_window->showPage(kRuns); });
    connect(m_letters, &DeadLettersPage::runRequested, this, [this](RunId run) {
        m_window->showPage(kRuns);
        m_runs->openRun(run);
    });
    connect(m_letters, &DeadLettersPage::openLettersChanged, m_window->page(kLetters), &ShellPage::setBadge);
}

void Session::wireQueues()
{
    m_queues->setLimits(m_services.preferences.layout(kQueues));
    connect(m_queues, &QueuesPage::limitsChanged, this,
            [this](const QByteArray &limits) { m_services.preferences.setLayout(kQueues, limits); });
    connect(m_queues, &QueuesPage::overLimitsChanged, m_window->page(kQueues), &ShellPage::setBadge);
    connect(m_queues, &QueuesPage::runRequested, this, [this](RunId run) {
        m_window->showPage(kRuns);
        m_runs->openRun(run);
    });
    connect(m_queues, &QueuesPage::letterRequested, this, [this](const QString &letter) {
        openLetters();
        if (const auto id = LetterId::fromString(letter))
            m_letters->openLetter(*id);
    });
}

void Session::wireWorkspace()
{
    const auto describe = [this] {
        m_window->setWorkspace(
            m_elsewhere ? tr("%1 at %2", "workspace, address of its engine").arg(m_workspace->title(), m_engineAddress)
                        : m_workspace->title(),
            QDir::toNativeSeparators(m_folder));
        m_wall->setWorkspace(m_workspace->title());
    };
    connect(m_workspace.get(), &Workspace::settingsChanged, this, describe);
    connect(m_workspace.get(), &Workspace::settingsChanged, this, [this] {
        if (m_elsewhere) // its own workspace says what it is like
            return;
        m_engine->setSettings(m_workspace->settings().engine);
        m_engine->setWebhooks(m_workspace->settings().webhooks);
        m_engine->setAlertRules(m_workspace->settings().alerts);
    });
    connect(m_workspace.get(), &Workspace::connectionsChanged, this, [this] {
        m_checker->setConnections(m_workspace->connections());
        if (!m_elsewhere)
            m_engine->setConnections(m_workspace->connections());
        tellNames();
    });
    connect(m_workspace.get(), &Workspace::entriesChanged, this, &Session::tellNames);
    connect(m_window.get(), &MainWindow::closed, this,
            [this] { m_services.preferences.setLayout(kDesign, m_design->saveLayout()); });
    describe();
    tellNames();
}

void Session::wireConnections()
{
    connect(m_connections, &ConnectionsPage::taskRequested, this, [this](const QString &workflow, const QString &task) {
        m_window->showPage(kDesign);
        m_design->jumpTo(workflow, task);
    });
    connect(m_health, &HealthPage::connectionRequested, this, [this](const QString &id) {
        m_window->showPage(kConnections);
        m_connections->openConnection(id);
    });
    connect(m_workspace.get(), &Workspace::connectionsChanged, this, &Session::tellTroubles);
    connect(m_secrets.get(), &SecretKeeper::changed, this, &Session::tellTroubles);
    tellTroubles();
}

/// What pages show of the engine turns grey when that is old; and the map of events leads on.
void Session::wireLiveness()
{
    auto *freshness = new PageFreshness(*m_engine, m_services.clock, this);
    freshness->tell(&m_window->statusStrip());
    for (QWidget *page : std::initializer_list<QWidget *>{m_runs, m_letters, m_events})
        freshness->add(page);
    freshness->add(m_design, false);
    freshness->add(m_connections, false);
    connect(m_health, &HealthPage::queuesRequested, this, [this] { m_window->showPage(kQueues); });
    connect(m_health, &HealthPage::topicRequested, this, [this](const QString &pattern) {
        m_window->showPage(kEvents);
        m_events->showTopic(pattern);
    });
}

/// A connection whose secret cannot be had is no better than one whose breaker is open, and nothing of the engine says so
/// before a call needs it.
void Session::tellTroubles()
{
    HealthPage::Troubles troubles;
    for (const Connection &connection : m_workspace->connections()) {
        for (const QString &secret : secretsOf(connection)) {
            if (troubles.contains(connection.id))
                continue;
            const SecretStanding standing = m_secrets->standing(secret);
            if (standing.place != SecretStanding::Place::Nowhere || !standing.trouble)
                continue;
            Error trouble = *standing.trouble;
            trouble.args.insert(QStringLiteral("connection"), connection.id);
            troubles.insert(connection.id, trouble);
        }
    }
    m_troubles = static_cast<quint64>(troubles.size());
    m_health->setTroubles(troubles);
    noteSnapshot();
}

void Session::noteSnapshot()
{
    m_window->page(kHealth)->setBadge(statusOf(m_engine->snapshot()).unhealthy + m_troubles);
}

void Session::showFirstStart(const QString &workflow)
{
    m_sample = workflow;
    HintBar &bar = m_window->hintBar();
    m_firstStart = new FirstStart(*m_engine, workflow, bar, this);
    connect(&bar, &HintBar::stepRequested, this, &Session::hintStep);
    connect(&bar, &HintBar::dismissed, this, [this] { m_services.preferences.setHintOver(); });
    connect(m_firstStart, &FirstStart::finished, this, [this] { m_services.preferences.setHintOver(); });
    connect(m_window.get(), &MainWindow::pageShown, m_firstStart, [this](const QString &page) {
        if (page == kLetters)
            m_firstStart->noteLettersOpened();
    });
}

void Session::hintStep(int step)
{
    if (step == 1) {
        m_window->showPage(kDesign);
        m_design->openWorkflow(m_sample);
        m_commands->trigger(QStringLiteral("design.run"));
    } else {
        openLetters();
    }
    if (step == 3)
        repairDemo();
}

void Session::repairDemo()
{
    m_engine->readDemo(this, [this](const Result<DemoKnobs> &read) {
        if (!read) {
            m_window->showEngineFailure(read.error());
            return;
        }
        DemoKnobs knobs = *read;
        knobs.poison.clear();
        m_engine->controlDemo(knobs, this, [this](const Result<void> &done) {
            if (done)
                m_window->hintBar().setRepaired();
            else
                m_window->showEngineFailure(done.error());
        });
    });
}

QStringList Session::unsaved() const
{
    QStringList titles = m_design->unsaved();
    if (m_workspace->connectionsDocument().isModified())
        titles += tr("Connections");
    if (m_workspace->settingsDocument().isModified())
        titles += tr("Settings of the workspace");
    return titles;
}

Result<void> Session::saveAll()
{
    for (WorkflowDocument *document : m_workspace->documents()) {
        if (!document->isModified())
            continue;
        if (const auto saved = document->save(); !saved)
            return saved;
    }
    ConnectionsDocument &connections = m_workspace->connectionsDocument();
    if (connections.isModified()) {
        if (const auto saved = connections.save(); !saved)
            return saved;
    }
    SettingsDocument &settings = m_workspace->settingsDocument();
    return settings.isModified() ? settings.save() : Result<void>();
}

void Session::end()
{
    m_window->hide();
    m_wall->close();
    m_stopEngine();
}

} // namespace sluice
