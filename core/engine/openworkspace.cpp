#include "core/engine/openworkspace.h"

#include "core/base/errors.h"
#include "core/engine/engineevents.h"
#include "core/engine/hooksetup.h"
#include "core/integration/demo/democonfig.h"
#include "core/tasks/plugin/pluginshelf.h"

#include <QDir>

namespace sluice {

namespace {

/// Events are kept for as long as the window reaches back, and a week more.
GrowthConfig growthConfig(const GrowthSettings &settings)
{
    GrowthConfig config;
    config.viral.horizon = settings.horizon;
    config.viral.window = settings.window;
    config.viral.funnel.keep = settings.horizon * 2 + settings.window + std::chrono::days(7);
    config.optimizer.strategies = settings.strategies;
    return config;
}

} // namespace

Result<OpenedWorkspace> openWorkspace(const QString &folder)
{
    const QDir dir(folder);
    if (!dir.exists())
        return failure(errors::kFileMissing, {{QStringLiteral("path"), folder}});
    OpenedWorkspace opened;
    const QString settingsPath = dir.filePath(QStringLiteral("sluice.json"));
    if (QFile::exists(settingsPath)) {
        auto settings = loadWorkspaceSettings(settingsPath);
        if (!settings)
            return tl::unexpected(settings.error());
        opened.settings = std::move(*settings);
    }
    auto connections = loadConnections(dir.filePath(QStringLiteral("connections.json")));
    if (!connections)
        return tl::unexpected(connections.error());
    if (opened.settings.demo && opened.settings.demo->enabled) {
        const auto demo = demoConfig(*opened.settings.demo);
        if (!demo)
            return tl::unexpected(demo.error());
        opened.engine.demo = *demo;
    }
    if (const auto durable = DurableTopics::parse(opened.settings.recordedTopics); !durable)
        return tl::unexpected(durable.error());
    opened.engine.recordedTopics = opened.settings.recordedTopics;
    opened.engine.settings = opened.settings.engine;
    opened.engine.host.blockingThreads = static_cast<quint32>(opened.settings.engine.workers);
    opened.engine.host.scriptProcesses = static_cast<quint32>(opened.settings.engine.scriptProcesses);
    opened.engine.alertRules = opened.settings.alerts;
    opened.engine.webhooks = opened.settings.webhooks;
    if (opened.settings.webhooks)
        opened.engine.hooks = hookRoutes(*opened.settings.webhooks);
    if (opened.settings.growth)
        opened.engine.growth = growthConfig(*opened.settings.growth);
    opened.engine.workspace = dir.absolutePath();
    opened.engine.connections = std::move(*connections);
    const auto plugins = std::make_shared<const PluginShelf>(
        PluginShelf::read(PluginShelf::personFolder(), dir.absolutePath()));
    opened.engine.catalog = catalogWith(*plugins);
    opened.engine.host.plugins = plugins;
    return opened;
}

QStringList secretNames(const LocalEngineConfig &config)
{
    QStringList names;
    for (const Connection &connection : config.connections)
        names << secretsOf(connection);
    if (config.webhooks) {
        for (const WebhookEndpointSettings &endpoint : config.webhooks->endpoints)
            names << endpoint.signature.secrets;
    }
    names.removeAll(QString());
    names.removeDuplicates();
    return names;
}

} // namespace sluice
