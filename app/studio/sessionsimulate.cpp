// The page Simulate in a session.
#include "app/studio/pageids.h"
#include "app/studio/session.h"
#include "app/studio/simulationworker.h"
#include "core/engine/localengine.h"
#include "ui/document/workspace.h"
#include "ui/runs/runspage.h"
#include "ui/simulate/simulatepage.h"

namespace sluice {

void Session::makeSimulate()
{
    m_simulations = std::make_unique<SimulationWorker>();
    auto *simulate = new SimulatePage({*m_engine, *m_workspace, *m_simulations, m_services.theme, *m_commands});
    auto page = std::make_unique<ShellPage>(
        kSimulate, QStringLiteral("chronometer"), [] { return tr("Simulate"); }, simulate);
    page->setFocusZones(simulate->focusZones());
    m_window->addPage(std::move(page));
    connect(m_runs, &RunsPage::workflowsRequested, this, [this] { m_window->showPage(kDesign); });
    connect(simulate, &SimulatePage::workflowsRequested, this, [this] { m_window->showPage(kDesign); });
}

} // namespace sluice
