// From "Why not now?" to the place where a person sees or sets what is in the way.
#include "app/studio/pageids.h"
#include "app/studio/session.h"
#include "core/api/remedy.h"
#include "ui/connections/connectionspage.h"
#include "ui/deadletters/deadletterspage.h"
#include "ui/design/designpage.h"
#include "ui/document/workspace.h"
#include "ui/events/eventspage.h"
#include "ui/health/healthpage.h"
#include "ui/runs/runspage.h"
#include "ui/shell/commandtable.h"
#include "ui/shell/helppage.h"

#include <utility>

namespace sluice {

void Session::wireWays()
{
    connect(m_runs, &RunsPage::wayRequested, this, &Session::follow);
    connect(m_letters, &DeadLettersPage::wayRequested, this, &Session::follow);
    connect(m_health, &HealthPage::wayRequested, this, &Session::follow);
    connect(m_runs, &RunsPage::canvasRequested, this, [this](const QString &workflow, RunId run) {
        m_window->showPage(kDesign);
        m_design->showRun(workflow, run);
    });
    connect(m_design, &DesignPage::runRequested, this, [this](RunId run) {
        m_window->showPage(kRuns);
        m_runs->openRun(run);
    });
    wireHelp();
    addRunCommands();
}

/// What can be done with the run that is open, by name.
void Session::addRunCommands()
{
    const auto add = [this](const QString &id, std::function<QString()> text, const char *icon,
                            void (RunsPage::*act)()) {
        m_commands->add({.id = id,
                         .text = std::move(text),
                         .run = [this, act] { (m_runs->*act)(); },
                         .icon = QString::fromLatin1(icon),
                         .context = kRuns});
    };
    const QString goOn = QStringLiteral("runs.goOn");
    const QString fork = QStringLiteral("runs.fork");
    add(
        goOn, [] { return tr("Go on with the open run from where it stopped"); }, "media-playback-start",
        &RunsPage::goOn);
    add(
        fork, [] { return tr("Fork the open run from the chosen event"); }, "view-list-details", &RunsPage::beginFork);
    const auto offer = [this, goOn, fork] {
        m_commands->setEnabled(goOn, m_runs->canGoOn());
        m_commands->setEnabled(fork, m_runs->canFork());
    };
    connect(m_runs, &RunsPage::offersChanged, this, offer);
    offer();
}

/// Asked for by its keys from the inspector, the help is about the task there.
void Session::wireHelp()
{
    connect(m_window.get(), &MainWindow::pageShown, this, [this](const QString &page) {
        if (page != m_shown)
            m_before = std::exchange(m_shown, page);
    });
    connect(m_design, &DesignPage::tryingHelpRequested, this, [this] {
        m_window->showPage(QStringLiteral("help"));
        m_help->showTrying();
    });
    connect(m_commands->action(QStringLiteral("page.help")), &QAction::triggered, m_help, [this] {
        const QString type = m_design->inspectedType();
        if (m_before == kDesign && !type.isEmpty())
            m_help->showTask(type);
    });
}

/// Counts of the workspace, for the diagnostics: no names, no contents.
QStringList Session::facts() const
{
    return {QStringLiteral("workflows %1").arg(m_workspace->entries().size()),
            QStringLiteral("connections %1").arg(m_workspace->connections().size()),
            QStringLiteral("open documents %1").arg(m_workspace->documents().size())};
}

void Session::follow(const Remedy &remedy)
{
    using Kind = Remedy::Kind;
    switch (remedy.kind) {
    case Kind::ShowRun:
        m_window->showPage(kRuns);
        return m_runs->openRun(remedy.run);
    case Kind::ShowStep:
        m_window->showPage(kRuns);
        return m_runs->openStep(remedy.run, remedy.step);
    case Kind::ShowLetter:
        openLetters();
        if (const auto letter = LetterId::fromString(remedy.target))
            m_letters->openLetter(*letter);
        return;
    case Kind::SetConnection:
    case Kind::AddConnection:
        m_window->showPage(kConnections);
        return m_connections->openConnection(remedy.target);
    case Kind::RaiseLimit:
        m_window->showPage(kDesign);
        return m_design->jumpTo(remedy.target, {});
    case Kind::ShowTask:
        m_window->showPage(kDesign);
        return m_design->jumpTo(remedy.target, remedy.task);
    case Kind::PublishEvent:
        m_window->showPage(kEvents);
        return m_events->beginPublishing(remedy.target);
    default:
        // Orders and look-ups were carried out where they were chosen.
        return;
    }
}

void Session::openLetters()
{
    m_window->showPage(kLetters);
}

} // namespace sluice
