#include "core/base/errors.h"
#include "core/tasks/plugin/errors.h"
#include "core/tasks/plugin/pluginshelf.h"
#include "core/tasks/plugin/pluginsource.h"

#include <QDir>
#include <QFileInfo>
#include <QTemporaryDir>

namespace sluice {

namespace {

tl::unexpected<Error> unwritable(const QString &path)
{
    return failure(errors::kFileUnwritable, {{QStringLiteral("path"), path}});
}

/// Only files, and no links: what is copied is what lies there.
Result<void> copyFiles(const QString &from, const QString &to)
{
    for (const QFileInfo &file : QDir(from).entryInfoList(QDir::Files | QDir::NoSymLinks)) {
        const QString target = QDir(to).filePath(file.fileName());
        if (!QFile::copy(file.filePath(), target))
            return unwritable(target);
    }
    return {};
}

/// Beside its place first, and there under its own name in one step: no half of it is ever found.
Result<void> bring(const Plugin &plugin, const QString &folder, const QString &target)
{
    QTemporaryDir aside(QDir(folder).filePath(QStringLiteral(".new-XXXXXX")));
    if (!aside.isValid())
        return unwritable(folder);
    const QString made = aside.filePath(QStringLiteral("plugin"));
    if (plugin.isLibrary) {
        if (!QFile::copy(plugin.path, made))
            return unwritable(target);
    } else if (const auto copied = QDir().mkpath(made) ? copyFiles(plugin.path, made) : unwritable(made); !copied) {
        return copied;
    }
    return QFile::rename(made, target) ? Result<void>() : unwritable(target);
}

} // namespace

Result<QString> installPlugin(const QString &source, const QString &folder, PluginOrigin origin)
{
    Plugin plugin;
    plugin.path = QFileInfo(source).absoluteFilePath();
    plugin.origin = origin;
    if (!QFileInfo::exists(plugin.path))
        return failure(errors::kFileMissing, {{QStringLiteral("path"), plugin.path}});
    const auto types = readPlugin(plugin);
    if (!types)
        return tl::unexpected(types.error());
    for (const TaskType &type : *types) {
        if (findTaskType(type.info.type))
            return failure(errors::kPluginTypeTaken,
                           {{QStringLiteral("path"), plugin.path}, {QStringLiteral("type"), type.info.type}});
    }
    const QString target = QDir(folder).filePath(QFileInfo(plugin.path).fileName());
    const PluginShelf there = PluginShelf::listed(folder);
    if (there.named(plugin.name) || QFileInfo::exists(target))
        return failure(errors::kPluginNameTaken,
                       {{QStringLiteral("name"), plugin.name}, {QStringLiteral("path"), target}});
    if (!QDir().mkpath(folder))
        return unwritable(folder);
    if (const auto brought = bring(plugin, folder, target); !brought)
        return tl::unexpected(brought.error());
    return plugin.name;
}

Result<void> removePlugin(const QString &name, const QString &folder)
{
    const PluginShelf there = PluginShelf::listed(folder);
    const Plugin *plugin = there.named(name);
    if (!plugin)
        return failure(errors::kPluginUnknown, {{QStringLiteral("name"), name}});
    const bool isGone = plugin->isLibrary ? QFile::remove(plugin->path) : QDir(plugin->path).removeRecursively();
    return isGone ? Result<void>() : unwritable(plugin->path);
}

} // namespace sluice
