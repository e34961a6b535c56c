#pragma once

#include "core/api/engineclient.h"
#include "ui/models/liverun.h"

#include <QWidget>

class QPushButton;
class QSplitter;
class QTabWidget;

namespace sluice {

class ComparePanel;
class EventLogModel;
class FilterEdit;
class ForkPanel;
class ListView;
class RunCanvas;
class SegmentedControl;
class StepFilter;
class StepTableModel;
class StepView;
class ThemeController;
struct Remedy;
struct WorkflowNames;
class TimelinePanel;

/// The parts of an open run, a tab each: its steps, its canvas, its timeline, its event log, and the comparison with
/// another run. Beside steps and canvas stands the chosen step in full.
class RunTabs final : public QWidget {
    Q_OBJECT
public:
    enum Tab { StepsTab, CanvasTab, TimelineTab, LogTab, CompareTab };

    RunTabs(EngineClient &engine, LiveRun &run, ThemeController &theme, QWidget *parent = nullptr);

    void chooseStep(StepIndex step);
    void setNames(const WorkflowNames &names);
    /// In the list of steps, whatever its filters left.
    void openStep(StepIndex step);
    /// Another run is open: what is chosen first is the step in trouble.
    void beginAnew()
    {
        m_didChoose = false;
        m_wanted.reset();
    }
    /// Opens this step as soon as the run is there.
    void wantStep(StepIndex step) { m_wanted = step; }
    void compareWith(std::optional<RunId> other);
    /// Opens the form to fork the run after the event that is chosen in its log; without one, after the last.
    void beginFork();
    void refresh();

Q_SIGNALS:
    /// What can be done about a cause leads elsewhere.
    void wayRequested(const sluice::Remedy &remedy);
    void forked(sluice::RunId run);

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makeSteps();
    QWidget *makeTimeline();
    QWidget *makeCanvas();
    QWidget *makeLog();
    void retranslate();
    void showTab(int tab);
    void follow(const Remedy &remedy);
    void chooseStepOf(const QString &task);

    EngineClient &m_engine;
    LiveRun &m_run;
    ThemeController &m_theme;
    StepTableModel *m_stepModel = nullptr;
    StepFilter *m_filter = nullptr;
    EventLogModel *m_logModel = nullptr;
    QSplitter *m_split = nullptr;
    QTabWidget *m_tabs = nullptr;
    SegmentedControl *m_shown = nullptr;
    FilterEdit *m_text = nullptr;
    ListView *m_steps = nullptr;
    RunCanvas *m_canvas = nullptr;
    TimelinePanel *m_timeline = nullptr;
    FilterEdit *m_logText = nullptr;
    ListView *m_log = nullptr;
    QPushButton *m_forkHere = nullptr;
    ForkPanel *m_fork = nullptr;
    ComparePanel *m_compare = nullptr;
    StepView *m_step = nullptr;
    std::optional<StepIndex> m_wanted;
    bool m_didChoose = false; ///< a step was chosen since the run was opened
};

} // namespace sluice
