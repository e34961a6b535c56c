#pragma once

#include "core/api/engineclient.h"
#include "ui/models/runlistmodel.h"

#include <QWidget>

#include <functional>

class QSplitter;

namespace sluice {

class ListView;
class PageStates;
class RunFilterBar;
class RunView;
class ThemeController;
struct Remedy;

/// The page "Runs": the list of all runs, live and filtered, and the run that was opened from it below.
class RunsPage final : public QWidget {
    Q_OBJECT
public:
    RunsPage(EngineClient &engine, ThemeController &theme, QWidget *parent = nullptr);

    /// Opens a run below the list, whatever the filters leave.
    void openRun(RunId run);
    /// … with one of its steps.
    void openStep(RunId run, StepIndex step);
    /// Shows the runs of one workflow only.
    void showWorkflow(const QString &workflow);
    [[nodiscard]] std::optional<RunId> openedRun() const;
    /// What the list and the filter call workflows from now on.
    void setNames(const WorkflowNames &names);
    /// Where the latest version of a workflow comes from.
    void setLatest(std::function<Result<Workflow>(const QString &workflow)> latest);
    /// Runs the opened run again from the start, and opens the new one.
    void runAgain(bool onLatest);
    /// The opened run, if it failed or was cancelled, goes on from where it stopped.
    void goOn();
    /// Opens the form to fork the opened run.
    void beginFork();
    [[nodiscard]] bool canGoOn() const;
    [[nodiscard]] bool canFork() const;

Q_SIGNALS:
    void lettersRequested(const QString &workflow);
    /// There is no run yet: somebody wants to start one.
    void workflowsRequested();
    /// Somebody wants to see a run on the canvas of its workflow.
    void canvasRequested(const QString &workflow, sluice::RunId run);
    /// What can be done with the opened run may be something else now.
    void offersChanged();
    /// What can be done about a cause leads to another page.
    void wayRequested(const sluice::Remedy &remedy);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void takeAnswer();
    void offerFilters();
    void showBelow();
    void openIndex(const QModelIndex &index);
    void closeRun();

    EngineClient &m_engine;
    RunListModel m_model;
    RunFilterBar *m_filters = nullptr;
    ListView *m_list = nullptr;
    PageStates *m_states = nullptr;
    QSplitter *m_split = nullptr;
    RunView *m_run = nullptr;
    WallTime m_answered{};   ///< when the list was last as the engine has it
    bool m_didSplit = false; ///< the room was shared out once; from then on it is the person's
};

} // namespace sluice
