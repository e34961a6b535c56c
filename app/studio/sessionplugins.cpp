// The plug-ins that the window shows: what `core/tasks/plugin` finds, in the words of `ui/shell`.
#include "app/studio/session.h"

#include "core/tasks/plugin/pluginshelf.h"
#include "ui/shell/commandtable.h"
#include "ui/shell/pluginsdialog.h"

namespace sluice {

namespace {

QString folderOf(bool isOfWorkspace, const QString &workspace)
{
    return isOfWorkspace ? PluginShelf::folderIn(workspace) : PluginShelf::personFolder();
}

std::vector<PluginEntry> pluginsOf(const QString &workspace)
{
    const auto shelf = PluginShelf::read(PluginShelf::personFolder(), workspace);
    std::vector<PluginEntry> entries;
    for (const Plugin &plugin : shelf.plugins())
        entries.push_back({plugin.name, plugin.version, plugin.author, plugin.path,
                           plugin.origin == PluginOrigin::Workspace, plugin.isLibrary, plugin.types, plugin.refused});
    return entries;
}

} // namespace

void Session::addPluginCommand()
{
    PluginDesk desk;
    desk.list = [folder = m_folder] { return pluginsOf(folder); };
    desk.install = [folder = m_folder](const QString &path, bool forWorkspace) {
        return installPlugin(path, folderOf(forWorkspace, folder),
                             forWorkspace ? PluginOrigin::Workspace : PluginOrigin::Person);
    };
    desk.remove = [folder = m_folder](const QString &name, bool inWorkspace) {
        return removePlugin(name, folderOf(inWorkspace, folder));
    };
    desk.reopen = [this] { Q_EMIT reopenRequested(); };
    m_commands->add({.id = QStringLiteral("workspace.plugins"),
                     .text = [] { return tr("Plug-ins…"); },
                     .run = [this, desk] { PluginsDialog::show(desk, m_services.theme, m_window.get()); },
                     .icon = QStringLiteral("plugins")});
}

} // namespace sluice
