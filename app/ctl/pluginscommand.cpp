#include "app/ctl/command.h"
#include "core/tasks/plugin/pluginshelf.h"
#include "ui/wording/wording.h"

#include <QCoreApplication>
#include <QJsonArray>

// Task types that others have made: what there is, and putting some there or away.

namespace sluice::ctl {

namespace {

QString tr(const char *text, int count = -1)
{
    return QCoreApplication::translate("sluicectl", text, nullptr, count);
}

/// For oneself; with --workspace, for whoever opens that workspace.
PluginOrigin originOf(const Arguments &arguments)
{
    return arguments.has("workspace") ? PluginOrigin::Workspace : PluginOrigin::Person;
}

QString folderOf(const Arguments &arguments)
{
    return arguments.has("workspace") ? PluginShelf::folderIn(arguments.workspace()) : PluginShelf::personFolder();
}

QString nameOf(PluginOrigin origin)
{
    return origin == PluginOrigin::Person ? QStringLiteral("person") : QStringLiteral("workspace");
}

QJsonObject jsonOf(const Plugin &plugin)
{
    QJsonObject json{{QStringLiteral("name"), plugin.name},
                     {QStringLiteral("version"), plugin.version},
                     {QStringLiteral("author"), plugin.author},
                     {QStringLiteral("path"), plugin.path},
                     {QStringLiteral("origin"), nameOf(plugin.origin)},
                     {QStringLiteral("kind"), plugin.isLibrary ? QStringLiteral("library") : QStringLiteral("scripts")},
                     {QStringLiteral("types"), QJsonArray::fromStringList(plugin.types)},
                     {QStringLiteral("usable"), !plugin.refused.has_value()}};
    if (plugin.refused)
        json.insert(QStringLiteral("error"), QJsonObject{{QStringLiteral("code"), plugin.refused->code},
                                                         {QStringLiteral("message"), sentence(*plugin.refused)}});
    return json;
}

int list(const Arguments &arguments, Output &output)
{
    const auto shelf = PluginShelf::read(PluginShelf::personFolder(), arguments.workspace());
    QJsonArray all;
    std::vector<QStringList> rows;
    for (const Plugin &plugin : shelf.plugins()) {
        all.append(jsonOf(plugin));
        rows.push_back({plugin.name, plugin.version, nameOf(plugin.origin), plugin.types.join(QStringLiteral(", ")),
                        plugin.refused ? sentence(*plugin.refused) : tr("usable")});
    }
    output.document(QJsonDocument(QJsonObject{{QStringLiteral("plugins"), all}}));
    if (rows.empty())
        output.message(tr("There is no plug-in in %1, nor in this workspace.").arg(PluginShelf::personFolder()));
    else
        output.table({tr("Name"), tr("Version"), tr("Origin"), tr("Types"), tr("State")}, rows);
    return kSucceeded;
}

int install(const Arguments &arguments, Output &output)
{
    const QString folder = folderOf(arguments);
    const auto name = installPlugin(arguments.names.front(), folder, originOf(arguments));
    if (!name)
        return output.fail(name.error(), kInvalid);
    output.document(QJsonDocument(QJsonObject{{QStringLiteral("name"), *name}, {QStringLiteral("folder"), folder}}));
    output.line(
        tr("%1 is installed in %2. A window that is open sees it when it is started again.").arg(*name, folder));
    return kSucceeded;
}

int remove(const Arguments &arguments, Output &output)
{
    const QString name = arguments.names.front();
    const QString folder = folderOf(arguments);
    if (const auto removed = removePlugin(name, folder); !removed)
        return output.fail(removed.error(), kInvalid);
    output.document(QJsonDocument(QJsonObject{{QStringLiteral("name"), name}, {QStringLiteral("folder"), folder}}));
    output.line(tr("%1 is gone from %2. Tasks of its types keep their data.").arg(name, folder));
    return kSucceeded;
}

} // namespace

Command pluginsListCommand()
{
    return {.name = QStringLiteral("plugins list"),
            .takes = {},
            .summary = tr("Lists your plug-ins and those of the workspace, with why one cannot be used."),
            .perform = list};
}

Command pluginsInstallCommand()
{
    return {.name = QStringLiteral("plugins install"),
            .takes = QStringLiteral("PATH"),
            .summary = tr("Installs a plug-in, a folder with a plugin.json or a library: for yourself, or with "
                          "--workspace in that workspace (folders only)."),
            .least = 1,
            .most = 1,
            .perform = install};
}

Command pluginsRemoveCommand()
{
    return {.name = QStringLiteral("plugins remove"),
            .takes = QStringLiteral("NAME"),
            .summary = tr("Removes a plug-in of your own, or with --workspace one of that workspace."),
            .least = 1,
            .most = 1,
            .perform = remove};
}

} // namespace sluice::ctl
