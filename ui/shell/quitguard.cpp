#include "ui/shell/quitguard.h"

#include "core/api/engineclient.h"
#include "ui/shell/enginestatus.h"
#include "ui/shell/quitpanel.h"

#include <algorithm>

namespace sluice {

namespace {
const auto kEngine = QStringLiteral("engine");
} // namespace

QuitGuard::QuitGuard(EngineClient &engine, ThemeController &theme, QWidget *window)
    : QObject(window)
    , m_engine(engine)
    , m_panel(new QuitPanel(theme, window))
{
    connect(m_panel, &QuitPanel::finishChosen, this, &QuitGuard::drain);
    connect(m_panel, &QuitPanel::quitChosen, this, &QuitGuard::confirm);
    connect(m_panel, &QuitPanel::stayChosen, this, &QuitGuard::stay);
    connect(&engine, &EngineClient::snapshotChanged, this, &QuitGuard::watchDrain);
}

bool QuitGuard::mayClose()
{
    const EngineStatus status = statusOf(m_engine.snapshot());
    if (m_isConfirmed || !hasWork(status))
        return true;
    if (m_panel->isVisible())
        return false;
    // Counted anew: runs that only wait for a person are active too, but nothing of them is interrupted.
    m_engine.listRuns(RunFilter{{}, RunState::Running, {}}, PageRequest{0, 1}, this,
                      [this, status](const Result<Page<RunSummary>> &answer) {
                          const quint64 running = answer ? answer->total : status.activeRuns;
                          m_panel->ask(std::max<quint64>(running, 1), status.runningSteps);
                      });
    return false;
}

void QuitGuard::drain()
{
    m_engine.controlComponent(kEngine, ComponentAction::Pause, this, [this](const Result<void> &answer) {
        if (!answer) {
            confirm();
            return;
        }
        m_isDraining = true;
        watchDrain();
    });
}

void QuitGuard::watchDrain()
{
    if (!m_isDraining)
        return;
    const quint64 left = statusOf(m_engine.snapshot()).runningSteps;
    if (left == 0)
        confirm();
    else
        m_panel->showDraining(left);
}

void QuitGuard::stay()
{
    if (std::exchange(m_isDraining, false))
        m_engine.controlComponent(kEngine, ComponentAction::Resume, this, [](const Result<void> &) {});
}

void QuitGuard::confirm()
{
    m_isDraining = false;
    m_isConfirmed = true;
    Q_EMIT confirmed();
}

void QuitGuard::retranslate()
{
    m_panel->retranslate();
}

} // namespace sluice
