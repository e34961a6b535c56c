#include "core/tasks/plugin/pluginsource.h"

#include "core/script/jsontext.h"
#include "core/tasks/params.h"
#include "core/tasks/plugin/errors.h"
#include "core/tasks/plugin/plaindrawing.h"
#include "core/tasks/plugin/taskplugin.h"
#include "core/tasks/plugin/typedescription.h"
#include "core/workflow/jsonfile.h"

#include <QDir>
#include <QFileInfo>
#include <QLibrary>
#include <QPluginLoader>

#include <exception>

namespace sluice {

namespace {

QMap<QString, QString> at(const Plugin &plugin)
{
    return {{QStringLiteral("path"), plugin.path}};
}

void describe(Plugin &plugin, const PluginDescription &read)
{
    plugin.name = read.name;
    plugin.version = read.version;
    plugin.author = read.author;
    for (const auto &type : read.types)
        plugin.types += type.info.type;
}

/// An icon that is named as a file is from here on what that file draws.
Result<void> bringIcon(const QDir &folder, TaskTypeInfo &info)
{
    if (!isIconFile(info.icon))
        return {};
    const QString path = folder.filePath(info.icon);
    const auto drawing = readFile(path);
    if (!drawing)
        return tl::unexpected(drawing.error());
    info.icon = QString::fromUtf8(*drawing).trimmed();
    if (!isPlainDrawing(info.icon))
        return failure(errors::kPluginDescription,
                       {{QStringLiteral("path"), path}, {QStringLiteral("part"), info.type}},
                       QStringLiteral("a drawing of plain shapes in SVG, of at most 16 KiB"));
    return {};
}

Result<std::vector<TaskType>> readScripts(Plugin &plugin)
{
    const QDir folder(plugin.path);
    const QString path = folder.filePath(QStringLiteral("plugin.json"));
    if (!QFileInfo::exists(path))
        return failure(errors::kPluginNoDescription, at(plugin));
    const auto text = readFile(path);
    const auto json = text ? parseJsonFile(*text, path) : tl::unexpected(text.error());
    if (!json)
        return tl::unexpected(json.error());
    auto read = readPluginDescription(json->toObject(), path);
    if (!read)
        return tl::unexpected(read.error());
    describe(plugin, *read);
    std::vector<TaskType> types;
    for (auto &type : read->types) {
        const auto script = type.script.isEmpty()
                                ? failure(errors::kPluginDescription,
                                          {{QStringLiteral("path"), path}, {QStringLiteral("part"), type.info.type}},
                                          QStringLiteral("script"))
                                : readFile(folder.filePath(type.script));
        if (!script)
            return tl::unexpected(script.error());
        if (const auto brought = bringIcon(folder, type.info); !brought)
            return tl::unexpected(brought.error());
        types.push_back({std::move(type.info), ScriptTask{QString::fromUtf8(*script)}});
    }
    return types;
}

Outcome outcomeOf(const plugin::Answer &answer, const TaskTypeInfo &info)
{
    if (answer.succeeded && (answer.port.isEmpty() || info.outPorts.contains(answer.port)))
        return outcome::Succeeded{jsontext::toText(answer.output), answer.port};
    if (answer.succeeded) // no edge leaves such a port: the run would go on nowhere, without a word
        return permanent({QString(errors::kPluginTaskPort),
                          {{QStringLiteral("type"), info.type}, {QStringLiteral("port"), answer.port}},
                          info.outPorts.join(QStringLiteral(", "))});
    Error error{QString(errors::kPluginTaskFailed),
                {{QStringLiteral("type"), info.type}, {QStringLiteral("message"), answer.reason}},
                {}};
    return outcome::Failed{
        answer.again ? FailureClass::Transient : FailureClass::Permanent, std::move(error), {}, std::nullopt};
}

/// What somebody else's code throws may be anything; it must not end the program.
Outcome performGuarded(plugin::TaskPlugin &library, const TaskTypeInfo &info, const Attempt &attempt,
                       const QJsonObject &params)
{
    QString thrown;
    try {
        const plugin::Call call{info.type,
                                params,
                                jsontext::toValue(attempt.data.input),
                                attempt.workspace,
                                attempt.idempotencyKey,
                                [stop = attempt.stop] { return stop.stop_requested(); }};
        return outcomeOf(library.perform(call), info);
    } catch (const std::exception &exception) {
        thrown = QString::fromUtf8(exception.what());
    } catch (...) {
        thrown = QStringLiteral("?");
    }
    return permanent({QString(errors::kPluginTaskThrew), {{QStringLiteral("type"), info.type}}, thrown});
}

Result<plugin::TaskPlugin *> load(const Plugin &plugin)
{
    QPluginLoader loader(plugin.path); // it does not unload what it has loaded when it ends
    loader.setLoadHints(QLibrary::ResolveAllSymbolsHint);
    QString thrown;
    try {
        if (auto *found = qobject_cast<plugin::TaskPlugin *>(loader.instance()))
            return found;
    } catch (const std::exception &exception) {
        thrown = QString::fromUtf8(exception.what());
    } catch (...) {
        thrown = QStringLiteral("?");
    }
    if (!thrown.isEmpty())
        return failure(errors::kPluginThrew, at(plugin), thrown);
    return failure(errors::kPluginNotLoaded, at(plugin), loader.errorString());
}

/// What a library says is read without running any of it.
Result<PluginDescription> describedIn(Plugin &plugin)
{
    const QString ours = QStringLiteral(SLUICE_TASK_PLUGIN_IID);
    const QJsonObject meta = QPluginLoader(plugin.path).metaData();
    const QString theirs = meta.value(QLatin1StringView("IID")).toString();
    if (theirs.section(u'/', 0, 0) != ours.section(u'/', 0, 0))
        return failure(errors::kPluginNotOurs, at(plugin));
    const QJsonObject said = meta.value(QLatin1StringView("MetaData")).toObject();
    plugin.name = said.value(QLatin1StringView("name")).toString(plugin.name);
    plugin.version = said.value(QLatin1StringView("version")).toString();
    if (theirs != ours) {
        auto args = at(plugin);
        args.insert(QStringLiteral("theirs"), theirs.section(u'/', 1));
        args.insert(QStringLiteral("ours"), ours.section(u'/', 1));
        return failure(errors::kPluginOtherVersion, args);
    }
    return readPluginDescription(said, plugin.path);
}

Result<std::vector<TaskType>> readLibrary(Plugin &plugin)
{
    auto read = describedIn(plugin);
    if (!read)
        return tl::unexpected(read.error());
    describe(plugin, *read);
    if (plugin.origin == PluginOrigin::Workspace)
        return failure(errors::kPluginLibraryElsewhere, at(plugin));
    const auto library = load(plugin);
    if (!library)
        return tl::unexpected(library.error());
    std::vector<TaskType> types;
    for (auto &type : read->types) {
        auto run = [library = *library, info = type.info](const Attempt &attempt, const QJsonObject &params) {
            return performGuarded(*library, info, attempt, params);
        };
        types.push_back({std::move(type.info), LibraryTask{std::move(run)}});
    }
    return types;
}

} // namespace

bool looksLikeLibrary(const QString &path)
{
    return QFileInfo(path).isFile() && QLibrary::isLibrary(path);
}

Result<std::vector<TaskType>> readPlugin(Plugin &plugin)
{
    plugin.name = QFileInfo(plugin.path).fileName();
    plugin.isLibrary = !QFileInfo(plugin.path).isDir();
    return plugin.isLibrary ? readLibrary(plugin) : readScripts(plugin);
}

} // namespace sluice
