#pragma once

#include "core/base/ids.h"
#include "ui/models/workflownames.h"

#include <QWidget>

#include <optional>

class QTabWidget;

namespace sluice {

class AttemptsView;
class ElidedLabel;
class EngineClient;
class LiveRun;
class PayloadView;
class StateChip;
class ThemeController;
class WhyPanel;
struct Remedy;
struct Run;
struct Workflow;

/// One step of a run: its state, why it does not run now, its attempts, its input and its output, as they are now.
class StepView final : public QWidget {
    Q_OBJECT
public:
    StepView(EngineClient &engine, LiveRun &run, ThemeController &theme, QWidget *parent = nullptr);

    /// None: says that a step is to be chosen.
    void showStep(std::optional<StepIndex> step);
    /// What it calls workflows and tasks from now on.
    void setNames(const WorkflowNames &names) { m_names = names; }
    [[nodiscard]] std::optional<StepIndex> step() const noexcept { return m_step; }

Q_SIGNALS:
    /// What can be done about a cause leads elsewhere.
    void wayRequested(const sluice::Remedy &remedy);

protected:
    void changeEvent(QEvent *event) override;

private:
    void retranslate();
    void refresh();
    void askWhy();

    EngineClient &m_engine;
    LiveRun &m_run;
    std::optional<StepIndex> m_step;
    ElidedLabel *m_title = nullptr;
    StateChip *m_state = nullptr;
    WhyPanel *m_why = nullptr; ///< why it does not run now
    WorkflowNames m_names;
    bool m_isAsking = false;
    QTabWidget *m_tabs = nullptr;
    AttemptsView *m_attempts = nullptr;
    PayloadView *m_input = nullptr;
    PayloadView *m_output = nullptr;
};

/// "fetch", or "fetch, item 7" inside a forEach.
[[nodiscard]] QString stepTitle(const LiveRun &run, StepIndex step);
/// The same of a run at another moment, in which the step is.
[[nodiscard]] QString stepTitle(const Workflow &workflow, const Run &run, StepIndex step);

} // namespace sluice
