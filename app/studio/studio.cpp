#include "app/studio/studio.h"

#include "app/studio/workspacefolders.h"
#include "ui/shell/preferences.h"
#include "ui/shell/startwindow.h"
#include "ui/wording/wording.h"

#include <QCoreApplication>
#include <QDir>
#include <QTimer>

namespace sluice {

namespace {
const auto kSampleWorkflow = QStringLiteral("country-sync");
} // namespace

Studio::Studio(StudioOptions options, const StudioServices &services)
    : m_options(std::move(options))
    , m_services(services)
{
}

Studio::~Studio() = default;

void Studio::start()
{
    const QStringList recent = m_services.preferences.recentWorkspaces();
    if (!m_options.workspace.isEmpty())
        openOrExplain(QDir(m_options.workspace).absolutePath());
    else if (!recent.isEmpty())
        openOrExplain(recent.first());
    else
        openSample();
}

void Studio::raise(const QString &folder)
{
    if (!folder.isEmpty() && !(m_session && m_session->folder() == folder)) {
        change(folder);
        return;
    }
    if (m_session)
        return m_session->window().comeBack();
    if (!m_start)
        return;
    m_start->setWindowState(m_start->windowState() & ~Qt::WindowMinimized);
    m_start->raise();
    m_start->activateWindow();
}

void Studio::openOrExplain(const QString &folder)
{
    auto opened = Session::open(folder, m_services);
    if (!opened) {
        showStart(opened.error());
        return;
    }
    m_start.reset();
    m_session = std::move(*opened);
    m_services.preferences.noteWorkspace(folder);
    MainWindow &window = m_session->window();
    connect(&window, &MainWindow::openWorkspaceRequested, this, &Studio::change);
    connect(&window, &MainWindow::newWorkspaceRequested, this, &Studio::openNew);
    connect(&window, &MainWindow::closeWorkspaceRequested, this, [this, &window] {
        m_showsStart = true;
        window.close();
    });
    const auto endWithIt = [this] {
        m_next.clear();
        m_showsStart = false;
    };
    connect(&window, &MainWindow::stayed, this, endWithIt);
    connect(&window, &MainWindow::quitRequested, this, endWithIt);
    connect(&window, &MainWindow::closed, m_session.get(), &Session::end);
    connect(m_session.get(), &Session::ended, this, &Studio::sessionEnded);
    connect(
        m_session.get(), &Session::reopenRequested, this, [this] { change(m_session->folder()); },
        Qt::QueuedConnection);
    if (folder == sampleFolder() && !m_services.preferences.isHintOver())
        m_session->showFirstStart(kSampleWorkflow);
    window.restoreSession(m_options.size);
    window.showPage(m_options.page);
    window.show();
}

void Studio::openSample()
{
    const auto folder = provideSample();
    if (!folder)
        showStart(folder.error());
    else
        change(*folder);
}

void Studio::openNew(const QString &folder)
{
    const auto made = makeWorkspace(folder);
    if (made)
        change(folder);
    else if (m_session)
        m_session->window().showEngineFailure(made.error());
    else
        showStart(made.error());
}

void Studio::change(const QString &folder)
{
    const QString path = QDir(folder).absolutePath();
    if (!m_session) {
        openOrExplain(path);
        return;
    }
    m_next = path;
    // The window asks about running work as it does before quitting; if the person stays, nothing has happened.
    m_session->window().close();
}

void Studio::showStart(const std::optional<Error> &error)
{
    m_start = std::make_unique<StartWindow>(m_services.theme, m_services.preferences);
    connect(m_start.get(), &StartWindow::openRequested, this, &Studio::change, Qt::QueuedConnection);
    connect(m_start.get(), &StartWindow::newRequested, this, &Studio::openNew, Qt::QueuedConnection);
    connect(m_start.get(), &StartWindow::sampleRequested, this, &Studio::openSample, Qt::QueuedConnection);
    connect(m_start.get(), &StartWindow::closed, qApp, &QCoreApplication::quit);
    if (error) {
        m_start->showError(*error);
        // Whoever started the program from a terminal reads it there.
        qWarning("%s", qPrintable(sentence(*error)));
    }
    m_start->show();
}

void Studio::sessionEnded()
{
    // The session is at work in the very signal that brought us here.
    QTimer::singleShot(0, this, [this] {
        m_session.reset();
        if (std::exchange(m_showsStart, false) && m_next.isEmpty())
            showStart(std::nullopt);
        else if (m_next.isEmpty())
            QCoreApplication::quit();
        else
            openOrExplain(std::exchange(m_next, QString()));
    });
}

} // namespace sluice
