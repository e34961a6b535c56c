// The commands of the window itself, its menus, and what its palette finds.
#include "ui/alerts/alertbell.h"
#include "ui/shell/commandpalette.h"
#include "ui/shell/commandtable.h"
#include "ui/shell/enginepanel.h"
#include "ui/shell/folderdialog.h"
#include "ui/shell/mainwindow.h"
#include "ui/shell/preferences.h"
#include "ui/theme/themecontroller.h"

#include <QDir>
#include <QMenuBar>

#include <algorithm>

namespace sluice {

void MainWindow::addCommands()
{
    CommandTable &table = m_services.commands;
    table.add({QStringLiteral("workspace.new"), [] { return tr("New workspace…"); }, [this] { chooseFolder(true); },
               QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_N), QStringLiteral("folder-new")});
    table.add({QStringLiteral("workspace.open"), [] { return tr("Open workspace…"); }, [this] { chooseFolder(false); },
               QKeySequence(Qt::CTRL | Qt::Key_O), QStringLiteral("document-open-folder")});
    table.add({QStringLiteral("workspace.close"), [] { return tr("Close the workspace"); },
               [this] { Q_EMIT closeWorkspaceRequested(); }, QKeySequence(), QStringLiteral("document-close")});
    table.add({QStringLiteral("workspace.engine"), [] { return tr("Engine…"); },
               [this] { enginePanel().ask(m_engineAddress); }, QKeySequence(), QStringLiteral("network-server")});
    table.add({QStringLiteral("window.quit"), [] { return tr("Quit"); }, [this] { quit(); },
               QKeySequence(Qt::CTRL | Qt::Key_Q), QStringLiteral("application-exit")});
}

void MainWindow::addViewCommands()
{
    CommandTable &table = m_services.commands;
    table.add({QStringLiteral("view.palette"), [] { return tr("Find anything"); }, [this] { m_palette->open(); },
               QKeySequence(Qt::CTRL | Qt::Key_K), QStringLiteral("edit-find")});
    table.add({QStringLiteral("view.nextZone"), [] { return tr("Go to the next area"); }, [this] { cycleZone(1); },
               QKeySequence(Qt::Key_F6), QStringLiteral("go-next")});
    table.add({QStringLiteral("view.previousZone"), [] { return tr("Go to the previous area"); },
               [this] { cycleZone(-1); }, QKeySequence(Qt::SHIFT | Qt::Key_F6), QStringLiteral("go-previous")});
    table.add({QStringLiteral("view.toggleTheme"), [] { return tr("Change between dark and light"); },
               [this] { toggleScheme(); }, QKeySequence(), QStringLiteral("brightness-high")});
    table.add({QStringLiteral("view.alerts"), [] { return tr("Show the alerts"); }, [this] { m_bell->openList(); },
               QKeySequence(Qt::CTRL | Qt::SHIFT | Qt::Key_B), QStringLiteral("notifications")});
    table.add({QStringLiteral("view.wall"), [] { return tr("Show the wall"); }, [this] { Q_EMIT wallRequested(); },
               QKeySequence(Qt::Key_F11), QStringLiteral("view-fullscreen")});
}

void MainWindow::buildMenus()
{
    QMenu *file = makeMenu([] { return tr("&File"); },
                           {QStringLiteral("workspace.new"), QStringLiteral("workspace.open")});
    m_recent = new QMenu(this);
    m_menus.push_back({m_recent, [] { return tr("Open &recent"); }, {}});
    m_recent->setTitle(tr("Open &recent"));
    connect(m_recent, &QMenu::aboutToShow, this, &MainWindow::fillRecent);
    file->addMenu(m_recent);
    connect(file, &QMenu::aboutToShow, this,
            [this] { m_recent->menuAction()->setVisible(!m_services.preferences.recentWorkspaces().isEmpty()); });
    file->addAction(m_services.commands.action(QStringLiteral("workspace.engine")));
    file->addAction(m_services.commands.action(QStringLiteral("workspace.close")));
    file->addSeparator();
    // Of whoever made the window and knows plug-ins; in a test of the window alone there is none.
    if (auto *plugins = m_services.commands.action(QStringLiteral("workspace.plugins"))) {
        file->addAction(plugins);
        file->addSeparator();
    }
    file->addAction(m_services.commands.action(QStringLiteral("window.quit")));
    m_viewMenu = makeMenu([] { return tr("&View"); },
                          {QString(), QStringLiteral("view.palette"), QStringLiteral("view.nextZone"),
                           QStringLiteral("view.previousZone"), QStringLiteral("view.alerts"),
                           QStringLiteral("view.wall"), QStringLiteral("view.toggleTheme")});
}

QMenu *MainWindow::makeMenu(std::function<QString()> title, const QStringList &commandIds)
{
    auto *menu = new QMenu(title(), this);
    for (const QString &id : commandIds) {
        if (id.isEmpty())
            menu->addSeparator();
        else
            menu->addAction(m_services.commands.action(id));
    }
    // Between File and View, wherever View already is.
    menuBar()->insertMenu(m_viewMenu ? m_viewMenu->menuAction() : nullptr, menu);
    m_menus.push_back({menu, std::move(title), {}});
    return menu;
}

void MainWindow::addMenu(std::function<QString()> title, const QStringList &commandIds)
{
    makeMenu(std::move(title), commandIds);
    const auto &commands = m_services.commands.commands();
    const auto first = std::ranges::find(commands, commandIds.value(0), &CommandEntry::id);
    if (first != commands.end())
        m_menus.back().page = first->context;
    showMenus(currentPage());
}

void MainWindow::showMenus(const QString &page)
{
    const auto own = std::ranges::find(m_menus, page, &MenuEntry::page);
    const auto usual = std::ranges::find_if(m_menus, [](const MenuEntry &entry) { return !entry.page.isEmpty(); });
    if (usual == m_menus.end())
        return;
    const QString shown = page.isEmpty() || own == m_menus.end() ? usual->page : page;
    for (const MenuEntry &entry : m_menus) {
        if (!entry.page.isEmpty())
            entry.menu->menuAction()->setVisible(entry.page == shown);
    }
}

void MainWindow::fillRecent()
{
    m_recent->clear();
    for (const QString &folder : m_services.preferences.recentWorkspaces())
        m_recent->addAction(QDir::toNativeSeparators(folder), this,
                            [this, folder] { Q_EMIT openWorkspaceRequested(folder); });
}

void MainWindow::fillPalette()
{
    m_palette->addSource([this](const QString &) {
        std::vector<PaletteEntry> entries;
        for (const CommandEntry &command : m_services.commands.commands()) {
            const QAction *action = m_services.commands.action(command.id);
            if (!action->isEnabled() || command.id == QLatin1StringView("view.palette"))
                continue;
            const bool isPage = command.id.startsWith(u"page.");
            entries.push_back({command.text(), isPage ? tr("Page") : tr("Command"), command.icon, keysText(command),
                               [this, id = command.id, place = command.context] {
                                   // What belongs to a page is done where it can be seen.
                                   showPage(place);
                                   m_services.commands.trigger(id);
                               }});
        }
        return entries;
    });
    m_palette->addSource([this](const QString &) {
        std::vector<PaletteEntry> entries;
        for (const QString &folder : m_services.preferences.recentWorkspaces())
            entries.push_back({tr("Open workspace %1").arg(QDir::toNativeSeparators(folder)), tr("Recent"),
                               QStringLiteral("document-open-recent"), QString(),
                               [this, folder] { Q_EMIT openWorkspaceRequested(folder); }});
        return entries;
    });
}

EnginePanel &MainWindow::enginePanel()
{
    if (!m_enginePanel) {
        m_enginePanel = new EnginePanel(m_services.theme, this);
        connect(m_enginePanel, &EnginePanel::chosen, this, &MainWindow::engineChosen);
    }
    return *m_enginePanel;
}

void MainWindow::chooseFolder(bool isNew)
{
    FolderDialog::open(this, isNew, [this, isNew](const QString &folder) {
        if (isNew)
            Q_EMIT newWorkspaceRequested(folder);
        else
            Q_EMIT openWorkspaceRequested(folder);
    });
}

} // namespace sluice
