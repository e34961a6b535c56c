#pragma once

#include "core/api/engineclient.h"
#include "ui/models/liverun.h"
#include "ui/models/workflownames.h"

#include <QWidget>

namespace sluice {

class ThemeController;
class WhyPanel;
struct Remedy;

/// Why a run does not go on: what holds the whole of it, and what keeps each of the steps that hold it up, with remedies.
///
/// It asks only while it can be seen, and one question at a time. Hidden while the run works, or is over.
class RunWhy final : public QWidget {
    Q_OBJECT
public:
    RunWhy(EngineClient &engine, LiveRun &run, ThemeController &theme, QWidget *parent = nullptr);

    /// Another run is open, or none.
    void beginAnew();
    /// What it calls workflows and tasks from now on.
    void setNames(const WorkflowNames &names) { m_names = names; }

Q_SIGNALS:
    void wayRequested(const sluice::Remedy &remedy);

protected:
    void showEvent(QShowEvent *event) override;

private:
    void ask();
    void askNext();
    void take(StepIndex step, const WhyNot &why);
    void tell();

    EngineClient &m_engine;
    LiveRun &m_run;
    WhyPanel *m_panel = nullptr;
    WorkflowNames m_names;
    std::vector<StepIndex> m_steps;                    ///< that are asked about
    std::vector<std::pair<StepIndex, WhyNot>> m_found; ///< … and what was answered
    bool m_isAsking = false;
};

} // namespace sluice
