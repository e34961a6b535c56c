#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/components/supervision.h"
#include "core/workflow/catalog.h"
#include "core/workflow/workspacesettings.h"
#include "ui/shell/mainwindow.h"

#include <QObject>

#include <functional>
#include <memory>
#include <optional>
#include <vector>

class QUrl;

namespace sluice {

class AlertNotifier;
class CommandTable;
class DeadLettersPage;
class ConnectionsPage;
class DesignPage;
class DesktopSecrets;
class EngineClient;
class EventsPage;
class ExpressionTrials;
class FirstStart;
class HealthPage;
class HelpPage;
class LogCapture;
class QueuesPage;
class RemoteEngine;
class RunsPage;
struct AlertSummary;
struct OpenedWorkspace;
struct Remedy;
class PaletteFinds;
class SettingsPage;
class SimulationWorker;
class WallWindow;
class WorkflowChecker;
class Workspace;

/// What is passed to every session; outlives them all.
struct StudioServices {
    ThemeController &theme;
    Languages &languages;
    Preferences &preferences;
    const Clock &clock;
    QString scriptProgram = {};                       ///< path of `sluice-script`; empty: beside the running program
    std::optional<SupervisorConfig> supervision = {}; ///< of the engine's components; none: as usual
};

/// One workspace in one window: its engine, its files, its pages, and what leads from one to the other.
///
/// Thread: UI. Owns: all of it; `end` stops the engine, and `ended` comes when it has.
class Session final : public QObject {
    Q_OBJECT
public:
    /// Errors: those of `openWorkspace`.
    static Result<std::unique_ptr<Session>> open(const QString &folder, const StudioServices &services);
    ~Session() override;

    [[nodiscard]] MainWindow &window() { return *m_window; }
    [[nodiscard]] const QString &folder() const noexcept { return m_folder; }
    /// Shows the hint of the first start, about the sample's workflow.
    void showFirstStart(const QString &workflow);
    void end();

Q_SIGNALS:
    void ended();
    /// The workspace is to be opened again, since what it is opened with has changed.
    void reopenRequested();

private:
    Session(const QString &folder, OpenedWorkspace opened, const StudioServices &services);
    void makeEngine(OpenedWorkspace opened);
    void useEngineElsewhere(const QUrl &url, const TaskCatalog &catalog);
    void connectElsewhere();
    void wireEngine();
    void chooseEngine(const QString &address, const QString &token);
    void makePages();
    void makeDesign();
    void makeSimulate();
    void addPluginCommand();
    void makeMenus();
    void makePaletteSources();
    void addAgain(std::vector<PaletteEntry> &entries);
    void addFinds(std::vector<PaletteEntry> &entries);
    void wireRuns();
    void wireQueues();
    void wireAlerts();
    void showAlerted(const AlertSummary &alert);
    void wireWorkspace();
    void wireConnections();
    void wireLiveness();
    void wireWays();
    void follow(const Remedy &remedy);
    void wireHelp();
    void addRunCommands();
    [[nodiscard]] QStringList facts() const;
    [[nodiscard]] const std::vector<std::pair<QString, QString>> &templates();
    void tellTroubles();
    void tellNames();
    void noteSnapshot();
    void hintStep(int step);
    void repairDemo();
    void openLetters();
    [[nodiscard]] QStringList unsaved() const;
    [[nodiscard]] Result<void> saveAll();

    QString m_folder;
    StudioServices m_services;
    std::unique_ptr<DesktopSecrets> m_secrets;
    std::unique_ptr<LogCapture> m_capture;
    std::unique_ptr<EngineClient> m_engine;
    RemoteEngine *m_elsewhere = nullptr; ///< the engine, if it is not in this program
    std::function<void()> m_stopEngine;  ///< then `ended` comes
    QString m_engineAddress;             ///< empty: it is in this program
    std::unique_ptr<WorkflowChecker> m_checker;
    std::unique_ptr<ExpressionTrials> m_trials;
    std::unique_ptr<SimulationWorker> m_simulations;
    std::unique_ptr<PaletteFinds> m_finds;
    std::unique_ptr<Workspace> m_workspace;
    std::unique_ptr<CommandTable> m_commands;
    std::unique_ptr<MainWindow> m_window;
    DesignPage *m_design = nullptr;
    RunsPage *m_runs = nullptr;
    HealthPage *m_health = nullptr;
    QueuesPage *m_queues = nullptr;
    EventsPage *m_events = nullptr;
    HelpPage *m_help = nullptr;
    QString m_before; ///< the page that was shown before the one of now
    QString m_shown;
    ConnectionsPage *m_connections = nullptr;
    quint64 m_troubles = 0; ///< connections that lack something
    DeadLettersPage *m_letters = nullptr;
    SettingsPage *m_settings = nullptr;
    std::unique_ptr<AlertNotifier> m_notifier;
    std::unique_ptr<WallWindow> m_wall;
    FirstStart *m_firstStart = nullptr;
    QString m_sample;
    std::optional<std::vector<std::pair<QString, QString>>> m_templates;
};

} // namespace sluice
