#pragma once

#include "ui/canvas/canvasview.h"
#include "ui/design/designrules.h"
#include "ui/design/lastrun.h"
#include "ui/design/lastruns.h"
#include "ui/document/textsearch.h"
#include "ui/document/workspace.h"
#include "ui/inspector/evaluator.h"
#include "ui/shell/commandtable.h"

#include <QWidget>

class QAction;
class QLabel;
class QMenu;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QTabWidget;
class QToolButton;

namespace sluice {

class ArmDesk;
class ArrangeJob;
class DebugLine;
class EmptyState;
class FindBar;
class InfoBar;
class Outline;
class Inspector;
class ProblemsDrawer;
class DesignStage;
class PastPanel;
class RunInputs;
class SheetStack;
class TaskPalette;
class ThemeController;
class TryIt;
class VersionsDesk;
class WorkflowExchange;
class WorkflowList;

/// The Design page: workflows and tasks at the left, the open documents on canvases, the inspector at the right, the
/// problems below; and what one does with a workflow: run, stop, save, undo, arrange, arm.
///
/// It wires its parts and holds no state of a workflow itself.
class DesignPage final : public QWidget {
    Q_OBJECT
public:
    /// Adds its commands to `commands`, in the context "design"; whoever shows the page attaches it.
    DesignPage(EngineClient &engine, Workspace &workspace, ThemeController &themes, CommandTable &commands,
               QWidget *parent = nullptr);
    ~DesignPage() override;

    /// Finds places for the nodes of a workflow and calls `done` in this thread, now or later; not once `context` is gone.
    using Arranger = std::function<void(const Workflow &, QObject *context, std::function<void(Arrangement)> done)>;
    /// Without one, this thread arranges.
    void setArranger(Arranger arranger) { m_arranger = std::move(arranger); }

    /// Evaluates expressions while they are written; without one, they are shown without their values.
    void setEvaluator(Evaluator evaluator);

    /// Finds the problems of workflows that are not open, for the list.
    void setFileChecker(WorkflowDocument::Checker checker);
    /// What a new workflow can begin with: name and path of a file.
    void setTemplates(std::function<std::vector<std::pair<QString, QString>>()> templates);
    /// The type of the task that the inspector shows; empty: it shows none.
    [[nodiscard]] QString inspectedType() const;
    /// Makes a workflow of a template's file and opens it.
    void newFrom(const QString &name, const QString &path);

    /// Opens a workflow in a tab, or shows its tab.
    void openWorkflow(const QString &id);
    /// Opens the workflows whose edits were not saved when the program ended, and says so.
    void bringBackEdits();
    /// Opens a workflow and goes to a task and one of its fields; either may be empty.
    void jumpTo(const QString &workflow, const QString &task, const QString &field = {});
    /// Runs the current workflow with an input that it keeps under this name.
    void runSaved(const QString &name);
    /// Paints a run on its workflow's canvas; `looksBack`: on the version that ran where that is another one.
    void showRun(const QString &workflow, RunId run, bool looksBack = true);
    [[nodiscard]] WorkflowDocument *current() const;
    [[nodiscard]] CanvasView *currentCanvas() const;
    /// What `F6` goes through: workflows, palette, canvas, inspector, problems.
    [[nodiscard]] std::vector<QWidget *> focusZones() const;

    /// Every action of the page, for menus and the command palette; their object names are stable.
    [[nodiscard]] const QList<QAction *> &commands() const { return m_commands; }
    /// The sizes of the splitters, to be kept over a restart.
    [[nodiscard]] QByteArray saveLayout() const;
    void restoreLayout(const QByteArray &layout);
    /// Workflows with edits that are in no file yet.
    [[nodiscard]] QStringList unsaved() const;

Q_SIGNALS:
    /// A run was started from here.
    void runStarted(sluice::RunId run);
    void currentChanged(const QString &workflow);
    /// Somebody wants to see this run on its own page.
    void runRequested(sluice::RunId run);
    /// Somebody wants to read how a workflow is tried out.
    void tryingHelpRequested();

protected:
    void changeEvent(QEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    struct Sheet {
        WorkflowDocument *document = nullptr;
        CanvasScene *scene = nullptr;
        CanvasView *view = nullptr;
        SheetStack *stack = nullptr; ///< the tab: owns the view
        QLabel *hint = nullptr;
        bool isCovered = false; ///< a list lies over the canvas, where the hint stands
    };

    void build();
    QWidget *buildLeft();
    QWidget *buildMiddle();
    QWidget *buildToolbar();
    void buildCommands();
    void buildDrawingCommands();
    void find();
    void showMatch(const TextMatch &match);
    void quickFix();
    void savePicture();
    void noteBinned(const QString &name, const QString &path, const QString &id);
    bool saveDocument(WorkflowDocument *document);
    void askAboutFile(const QString &id);
    void bringTogether(const QString &id);
    void takeTheirs(const QString &id);
    void keepOurs(const QString &id);
    /// A command that the current canvas carries out.
    void canvasCommand(const char *name, QString (*text)(), const char *icon, const char *canvasKeys,
                       std::function<void(CanvasView &)> act, CommandEffect effect = CommandEffect::Edit);
    void makeHelpers();
    void wire();
    void command(const char *name, QString (*text)(), const char *icon, const QKeySequence &keys,
                 std::function<void(DesignPage *)> act, const char *canvasKeys,
                 CommandEffect effect = CommandEffect::Act);
    QToolButton *button(const char *commandName);
    [[nodiscard]] QAction *find(const char *name) const;

    void addSheet(WorkflowDocument *document);
    void dropSheet(WorkflowDocument *document);
    [[nodiscard]] Sheet *sheetOf(const WorkflowDocument *document);
    [[nodiscard]] Sheet *currentSheet();
    void showSheet();
    void refreshTabs();
    void refreshHint(Sheet &sheet);
    [[nodiscard]] DesignMoment moment() const;
    void refreshCommands();
    void enableTries();
    void refreshEmpty();
    /// Takes what is being typed on a canvas, so that it is saved, run and asked about too.
    void finishTyping() const;
    void addCloseButton(QWidget *view);
    void closeTab(int index);
    void closeCurrent();

    void newWorkflow();
    void run();
    bool start(const Payload &input, const StartOptions &options = {});
    void stop();
    void save();
    void undo();
    void redo();
    void fit();
    void arrange();
    void addTask();
    void copyTasks();
    void cutTasks();
    void pasteTasks();
    void duplicateTasks();
    void deleteTasks();
    void deleteAndReconnect();
    void renameTask();
    void connectTask();
    void disableTasks();
    void selectAllTasks();
    void zoomIn();
    void zoomOut();
    void zoomNormal();
    void fitSelection();

    void wireVersions();
    void showVersions();
    void compareVersions();
    void buildTryCommands();
    QToolButton *buildTryMenu();
    QWidget *buildDebugLine();
    void wireTrying();
    void showTrying();
    void dressTrying();
    void disarm(const QString &id);
    void takeArmed();
    void tellLastRuns();
    void followLastRuns();
    void askTopics(const QString &pattern);
    void refuseFor(const QString &text);
    void buildStageCommands();
    void wireStage();
    void showPainted();
    void showPast();
    void paintLive();
    void showSelection();
    void fillHistory();
    void showCanvasMenu(QPoint place);
    void jump(QString task, QString field);
    void retranslate();
    void dress();

    EngineClient &m_engine;
    Workspace &m_workspace;
    ThemeController &m_themes;
    CommandTable &m_table;
    LastRun m_lastRun;
    LastRuns m_lastRuns;
    WallTime m_liveAt{}; ///< when the engine said what is painted of now
    std::vector<Sheet> m_sheets;
    QList<QAction *> m_commands;
    Arranger m_arranger;
    QHash<QAction *, QString> m_icons;
    QHash<QAction *, QString> m_canvasKeys; ///< keys that the canvas takes itself

    QSplitter *m_across = nullptr;
    QSplitter *m_left = nullptr;
    WorkflowList *m_list = nullptr;
    TaskPalette *m_palette = nullptr;
    Outline *m_outline = nullptr;
    QTabWidget *m_aside = nullptr;
    InfoBar *m_bar = nullptr;
    ArrangeJob *m_arranging = nullptr;
    FindBar *m_find = nullptr;
    DesignStage *m_stage = nullptr;
    QStackedWidget *m_side = nullptr; ///< the inspector, or what was
    PastPanel *m_pastPanel = nullptr;
    QTabWidget *m_tabs = nullptr;
    QStackedWidget *m_stack = nullptr;
    EmptyState *m_empty = nullptr;
    ProblemsDrawer *m_problems = nullptr;
    Inspector *m_inspector = nullptr;
    QWidget *m_toolbar = nullptr;
    QPushButton *m_runButton = nullptr;
    TryIt *m_tryIt = nullptr;
    DebugLine *m_debugLine = nullptr;
    QToolButton *m_tries = nullptr;
    QToolButton *m_history = nullptr;
    QMenu *m_historyMenu = nullptr;
    RunInputs *m_inputs = nullptr;
    WorkflowExchange *m_exchange = nullptr;
    ArmDesk *m_arming = nullptr;
    VersionsDesk *m_versions = nullptr;
};

} // namespace sluice
