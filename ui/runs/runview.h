#pragma once

#include "core/api/engineclient.h"
#include "ui/models/liverun.h"

#include <QWidget>

#include <functional>

class QAction;
class QMenu;
class QPushButton;
class QToolButton;

namespace sluice {

class ApprovalPanel;
class ElidedLabel;
class InfoBar;
class PageStates;
class RunExport;
class RunTabs;
class RunWhy;
class StateChip;
class ThemeController;
struct Remedy;
struct WorkflowNames;

/// One run, live: what it is, its parts (steps, canvas, timeline, event log, comparison), and what can be done with it:
/// pause, resume, cancel, run again, save as JSON.
class RunView final : public QWidget {
    Q_OBJECT
public:
    RunView(EngineClient &engine, ThemeController &theme, QWidget *parent = nullptr);
    ~RunView() override;

    void showRun(RunId run);
    /// Follows no run any more.
    void close();
    /// What it calls workflows and tasks from now on.
    void setNames(const WorkflowNames &names);
    [[nodiscard]] std::optional<RunId> run() const { return m_run.id(); }
    void chooseStep(StepIndex step);
    /// Shows a run with one of its steps.
    void openStep(RunId run, StepIndex step);
    /// Where the latest version of a workflow comes from: its file.
    using Latest = std::function<Result<Workflow>(const QString &workflow)>;
    void setLatest(Latest latest) { m_latest = std::move(latest); }
    /// Runs the shown run again from the start, on the version that ran or on the latest.
    void runAgain(bool onLatest);
    /// A failed or cancelled run goes on from where it stopped.
    void goOn();
    /// Opens the form to fork the run after the chosen event.
    void beginFork();
    [[nodiscard]] bool canGoOn() const;
    [[nodiscard]] bool canFork() const { return m_run.picture(); }

    /// Sets it beside another run of its workflow; none: one is to be chosen.
    void compareWith(std::optional<RunId> other);
    /// Writes it as JSON.
    void saveAs(const QString &path);

Q_SIGNALS:
    /// A run was started from this one.
    void startedAgain(sluice::RunId run);
    void closeRequested();
    /// What can be done with the run may be something else now.
    void offersChanged();
    /// A person wants to see the dead letters of this workflow.
    void lettersRequested(const QString &workflow);
    /// A person wants to see the run on the canvas of its workflow.
    void canvasRequested(const QString &workflow, sluice::RunId run);
    /// What can be done about a cause leads elsewhere.
    void wayRequested(const sluice::Remedy &remedy);

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    using Command = void (EngineClient::*)(RunId, QObject *, EngineClient::Done<void>);

    QWidget *makeHead();
    void retranslate();
    void dress();
    void refresh();
    void wordActions();
    [[nodiscard]] QString goOnText() const;
    void send(Command command);
    void askToCancel();
    void offerAgain();
    void nameLatest(QAction *action, const Workflow &latest);
    void askWhereToSave();
    void followExport();

    EngineClient &m_engine;
    ThemeController &m_theme;
    LiveRun m_run;
    ElidedLabel *m_title = nullptr;
    StateChip *m_state = nullptr;
    ElidedLabel *m_facts = nullptr;
    QPushButton *m_letters = nullptr;
    QPushButton *m_pause = nullptr;
    QPushButton *m_resume = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_goOn = nullptr;
    QPushButton *m_again = nullptr;
    QMenu *m_againMenu = nullptr;
    Latest m_latest;
    QToolButton *m_close = nullptr;
    InfoBar *m_bar = nullptr;
    PageStates *m_states = nullptr;
    RunTabs *m_parts = nullptr;
    RunExport *m_export = nullptr;
    RunWhy *m_why = nullptr;
    ApprovalPanel *m_approval = nullptr;
    QPushButton *m_more = nullptr;
    QMenu *m_moreMenu = nullptr;
    QAction *m_saveAction = nullptr;
    QAction *m_compareAction = nullptr;
    QAction *m_forkAction = nullptr;
    QAction *m_canvasAction = nullptr;
    bool m_isSending = false;
};

} // namespace sluice
