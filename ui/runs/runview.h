#pragma once

#include "core/api/engineclient.h"
#include "ui/models/liverun.h"

#include <QWidget>

#include <functional>

class QMenu;
class QPushButton;
class QTabWidget;
class QToolButton;

namespace sluice {

class ElidedLabel;
class EventLogModel;
class FilterEdit;
class InfoBar;
class ListView;
class PageStates;
class SegmentedControl;
class StateChip;
class StepFilter;
class StepTableModel;
class StepView;
class ThemeController;

/// One run, live: what it is, its steps with the chosen one beside them, and its event log; pause, resume, cancel, run again.
class RunView final : public QWidget {
    Q_OBJECT
public:
    RunView(EngineClient &engine, ThemeController &theme, QWidget *parent = nullptr);

    void showRun(RunId run);
    /// Follows no run any more.
    void close();
    [[nodiscard]] std::optional<RunId> run() const { return m_run.id(); }
    void chooseStep(StepIndex step);
    /// Where the latest version of a workflow comes from: its file.
    using Latest = std::function<Result<Workflow>(const QString &workflow)>;
    void setLatest(Latest latest) { m_latest = std::move(latest); }
    /// Runs the shown run again from the start, on the version that ran or on the latest.
    void runAgain(bool onLatest);

Q_SIGNALS:
    /// A run was started from this one.
    void startedAgain(sluice::RunId run);
    void closeRequested();
    /// A person wants to see the dead letters of this workflow.
    void lettersRequested(const QString &workflow);

protected:
    void changeEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    using Command = void (EngineClient::*)(RunId, QObject *, EngineClient::Done<void>);

    QWidget *makeHead();
    QWidget *makeSteps();
    QWidget *makeLog();
    void retranslate();
    void dress();
    void refresh();
    void wordActions();
    void send(Command command);
    void askToCancel();
    void offerAgain();

    EngineClient &m_engine;
    ThemeController &m_theme;
    LiveRun m_run;
    StepTableModel *m_stepModel = nullptr;
    StepFilter *m_filter = nullptr;
    EventLogModel *m_logModel = nullptr;
    ElidedLabel *m_title = nullptr;
    StateChip *m_state = nullptr;
    ElidedLabel *m_facts = nullptr;
    QPushButton *m_letters = nullptr;
    QPushButton *m_pause = nullptr;
    QPushButton *m_resume = nullptr;
    QPushButton *m_cancel = nullptr;
    QPushButton *m_again = nullptr;
    QMenu *m_againMenu = nullptr;
    Latest m_latest;
    QToolButton *m_close = nullptr;
    InfoBar *m_bar = nullptr;
    PageStates *m_states = nullptr;
    QTabWidget *m_tabs = nullptr;
    SegmentedControl *m_shown = nullptr;
    FilterEdit *m_text = nullptr;
    ListView *m_steps = nullptr;
    StepView *m_step = nullptr;
    ListView *m_log = nullptr;
    bool m_isSending = false;
    bool m_didChoose = false; ///< a step was chosen since the run was opened
};

} // namespace sluice
