#pragma once

#include "core/api/simulation.h"
#include "ui/simulate/taskmodeltable.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QProgressBar;
class QPushButton;

namespace sluice {

class CommandTable;
class InfoBar;
class ListView;
class PageStates;
class ResultView;
class RunSample;
class TaskForm;
class ThemeController;
class TrafficForm;
class VariantPanel;
class Workspace;

/// What the page works on.
struct SimulateServices {
    EngineClient &engine;
    Workspace &workspace;
    SimulationDesk &desk;
    ThemeController &theme;
    CommandTable &commands;
};

/// The page "Simulate": a workflow as it is on screen, the traffic and the models of its tasks, and what a simulation of
/// them comes to, also with other limits beside it. It changes no workflow and no connection. Thread: UI.
class SimulatePage final : public QWidget {
    Q_OBJECT
public:
    explicit SimulatePage(const SimulateServices &services, QWidget *parent = nullptr);

    void chooseWorkflow(const QString &id);
    /// What `F6` goes through.
    [[nodiscard]] std::vector<QWidget *> focusZones() const;

Q_SIGNALS:
    /// Somebody wants to make a workflow.
    void workflowsRequested();

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    // In simulatecommands.cpp
    void buildCommands();
    void start();
    void cancel();
    void learnFromRuns();
    void runOne(const SimulationSetup &setup, bool isThen);
    void take(const Result<SimulationResult> &result, bool isThen);
    void finish();
    void takeLearnt(const LearntModels &models);
    [[nodiscard]] SimulationSetup setupOf(bool isThen) const;

    void build();
    [[nodiscard]] QWidget *buildSettings();
    void refreshList();
    /// False: it cannot be read, and why is said.
    bool refreshWorkflow();
    void showTask();
    void retranslate();
    [[nodiscard]] Result<Workflow> workflowNow() const;
    [[nodiscard]] std::vector<Connection> connectionsUsed() const;

    SimulateServices m_services;
    RunSample *m_sample = nullptr;
    TaskModelTable m_model;
    std::optional<Workflow> m_workflow;
    SimulationSetup m_traffic;
    std::optional<SimulationResult> m_first; ///< of A, while B is simulated
    std::optional<SimulationSetup> m_then;   ///< B, as it was when A was started
    quint64 m_round = 0;                     ///< answers to older ones are dropped
    bool m_isRunning = false;
    InfoBar *m_bar = nullptr;
    PageStates *m_states = nullptr;
    QComboBox *m_pick = nullptr;
    QLabel *m_pickName = nullptr;
    QPushButton *m_start = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_learn = nullptr;
    QProgressBar *m_progress = nullptr;
    TrafficForm *m_form = nullptr;
    ListView *m_list = nullptr;
    TaskForm *m_task = nullptr;
    VariantPanel *m_variant = nullptr;
    ResultView *m_result = nullptr;
};

} // namespace sluice
