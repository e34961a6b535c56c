#include "core/tasks/plugin/pluginshelf.h"

#include "core/tasks/plugin/errors.h"
#include "core/tasks/plugin/pluginsource.h"
#include "core/tasks/taskhost.h"

#include <QDir>
#include <QStandardPaths>

#include <algorithm>

namespace sluice {

QString PluginShelf::personFolder()
{
    // Not AppDataLocation: the window and sluicectl are two programs and share what is installed.
    return QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/sluice/plugins");
}

QString PluginShelf::folderIn(const QString &workspace)
{
    return QDir(workspace).filePath(QStringLiteral("plugins"));
}

PluginShelf PluginShelf::read(const QString &person, const QString &workspace)
{
    PluginShelf shelf;
    shelf.readFolder(person, PluginOrigin::Person);
    if (!workspace.isEmpty())
        shelf.readFolder(folderIn(workspace), PluginOrigin::Workspace);
    return shelf;
}

PluginShelf PluginShelf::listed(const QString &folder)
{
    PluginShelf shelf;
    shelf.readFolder(folder, PluginOrigin::Workspace);
    return shelf;
}

void PluginShelf::readFolder(const QString &folder, PluginOrigin origin)
{
    const auto found = QDir(folder).entryInfoList(QDir::Dirs | QDir::Files | QDir::NoDotAndDotDot, QDir::Name);
    for (const QFileInfo &each : found) {
        if (!each.isDir() && !looksLikeLibrary(each.filePath()))
            continue;
        Plugin plugin;
        plugin.path = each.absoluteFilePath();
        plugin.origin = origin;
        auto types = readPlugin(plugin);
        put(std::move(plugin), std::move(types));
    }
}

void PluginShelf::put(Plugin plugin, Result<std::vector<TaskType>> types)
{
    const auto pathOf = [&] { return QMap<QString, QString>{{QStringLiteral("path"), plugin.path}}; };
    if (types && named(plugin.name)) {
        auto args = pathOf();
        args.insert(QStringLiteral("name"), plugin.name);
        types = failure(errors::kPluginNameTaken, args);
    }
    for (const QString &type : plugin.types) {
        if (types && (findTaskType(type) || find(type))) {
            auto args = pathOf();
            args.insert(QStringLiteral("type"), type);
            types = failure(errors::kPluginTypeTaken, args);
        }
    }
    if (types)
        std::ranges::move(*types, std::back_inserter(m_types));
    else
        plugin.refused = types.error();
    m_plugins.push_back(std::move(plugin));
}

const TaskType *PluginShelf::find(const QString &type) const
{
    const auto found = std::ranges::find(m_types, type, [](const TaskType &each) { return each.info.type; });
    return found == m_types.end() ? nullptr : &*found;
}

const Plugin *PluginShelf::named(const QString &name) const
{
    const auto found = std::ranges::find(m_plugins, name, &Plugin::name);
    return found == m_plugins.end() ? nullptr : &*found;
}

TaskCatalog catalogWith(const PluginShelf &shelf)
{
    std::vector<TaskTypeInfo> infos = standardCatalog().types();
    for (const TaskType &type : shelf.types())
        infos.push_back(type.info);
    return TaskCatalog(std::move(infos));
}

TaskCatalog catalogOf(const QString &workspace)
{
    return catalogWith(PluginShelf::read(PluginShelf::personFolder(), workspace));
}

} // namespace sluice
