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
    connect(m_panel, &QuitPanel::saveChosen, this, &QuitGuard::saveAll);
    connect(m_panel, &QuitPanel::discardChosen, this, &QuitGuard::discardEdits);
    connect(m_panel, &QuitPanel::finishChosen, this, &QuitGuard::drain);
    connect(m_panel, &QuitPanel::quitChosen, this, &QuitGuard::confirm);
    connect(m_panel, &QuitPanel::stayChosen, this, &QuitGuard::stay);
    connect(m_panel, &QuitPanel::backgroundChosen, this, [this] {
        stay();
        Q_EMIT leftAlone();
    });
    connect(&engine, &EngineClient::snapshotChanged, this, &QuitGuard::watchDrain);
}

void QuitGuard::setEdits(std::function<QStringList()> unsaved, std::function<Result<void>()> saveAll)
{
    m_unsaved = std::move(unsaved);
    m_saveAll = std::move(saveAll);
}

bool QuitGuard::mayClose()
{
    if (m_isConfirmed)
        return true;
    const QStringList unsaved = m_unsaved && !m_editsSettled ? m_unsaved() : QStringList();
    if (unsaved.isEmpty() && (m_isElsewhere || (!hasWork(statusOf(m_engine.snapshot())) && armed() == 0)))
        return true;
    if (m_panel->isVisible())
        return false;
    if (unsaved.isEmpty())
        askAboutRuns();
    else
        m_panel->askAboutEdits(unsaved);
    return false;
}

/// Workflows that nothing starts any more once the program has ended.
quint64 QuitGuard::armed() const
{
    return m_engine.snapshot().armed.size();
}

void QuitGuard::askAboutRuns()
{
    if (m_isElsewhere) {
        confirm();
        return;
    }
    const EngineStatus status = statusOf(m_engine.snapshot());
    if (!hasWork(status)) {
        if (armed() > 0)
            m_panel->askAboutArmed(armed());
        else
            confirm();
        return;
    }
    // Counted anew: runs that only wait for a person are active too, but nothing of them is interrupted.
    m_engine.listRuns(RunFilter{{}, RunState::Running, {}}, PageRequest{0, 1}, this,
                      [this, status](const Result<Page<RunSummary>> &answer) {
                          const quint64 running = answer ? answer->total : status.activeRuns;
                          m_panel->askAboutRuns(std::max<quint64>(running, status.redrives > 0 ? 0 : 1),
                                                status.runningSteps, armed(), status.redrives);
                      });
}

void QuitGuard::saveAll()
{
    if (const auto saved = m_saveAll(); !saved) {
        m_panel->showError(saved.error());
        return;
    }
    settleEdits();
}

void QuitGuard::discardEdits()
{
    m_editsDiscarded = true;
    settleEdits();
}

void QuitGuard::settleEdits()
{
    m_editsSettled = true;
    askAboutRuns();
}

void QuitGuard::drain()
{
    const QString why = tr("The program is to be closed once the running steps have ended.");
    m_engine.controlComponent({kEngine, ComponentAction::Pause, why}, this, [this](const Result<void> &answer) {
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
    m_editsSettled = false;
    m_editsDiscarded = false;
    Q_EMIT stayed();
    if (std::exchange(m_isDraining, false))
        m_engine.controlComponent({kEngine, ComponentAction::Resume, tr("The program stays open after all.")}, this,
                                  [](const Result<void> &) {});
}

void QuitGuard::confirm()
{
    m_isDraining = false;
    m_isConfirmed = true;
    if (m_editsDiscarded)
        Q_EMIT editsDiscarded();
    Q_EMIT confirmed();
}

void QuitGuard::retranslate()
{
    m_panel->retranslate();
}

} // namespace sluice
