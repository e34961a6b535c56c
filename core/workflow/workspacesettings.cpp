#include "core/workflow/workspacesettings.h"

#include "core/base/duration.h"
#include "core/workflow/errors.h"
#include "core/workflow/jsonfile.h"
#include "core/workflow/jsonwriter.h"
#include "core/workflow/reliabilityjson.h"
#include "core/workflow/schemacheck.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

namespace sluice {

namespace {

Result<DemoSettings> readDemo(const QJsonObject &object, const QString &path)
{
    DemoSettings demo;
    const auto latency = readDuration(object[QStringLiteral("latency")].toString(formatDuration(demo.latency)),
                                      QStringLiteral("/demo/latency"), path);
    if (!latency)
        return tl::unexpected(latency.error());
    demo.latency = *latency;
    demo.enabled = object[QStringLiteral("enabled")].toBool(demo.enabled);
    demo.address = object[QStringLiteral("address")].toString(demo.address);
    demo.errorRate = object[QStringLiteral("errorRate")].toDouble(demo.errorRate);
    const QJsonArray poison = object[QStringLiteral("poison")].toArray();
    for (const QJsonValue &code : poison)
        demo.poison.append(code.toString());
    demo.seed = object[QStringLiteral("seed")].toInt(demo.seed);
    return demo;
}

void writeDemo(JsonWriter &writer, const DemoSettings &demo)
{
    writer.beginObject();
    writer.member(QStringLiteral("enabled"), demo.enabled);
    writer.member(QStringLiteral("address"), demo.address);
    writer.member(QStringLiteral("errorRate"), demo.errorRate);
    writer.member(QStringLiteral("latency"), formatDuration(std::max(demo.latency, Milliseconds(0))));
    writer.key(QStringLiteral("poison"));
    writer.line(QJsonArray::fromStringList(demo.poison));
    writer.member(QStringLiteral("seed"), demo.seed);
    writer.endObject();
}

/// The numbers that the engine's part of the file holds, by their keys.
template <typename Settings>
auto engineNumbers(Settings &engine)
{
    return std::array{
        std::pair("keepDays", &engine.keepDays),         std::pair("keepRuns", &engine.keepRuns),
        std::pair("payloadLimit", &engine.payloadLimit), std::pair("waitingRuns", &engine.waitingRuns),
        std::pair("workers", &engine.workers),           std::pair("scriptProcesses", &engine.scriptProcesses)};
}

EngineSettings readEngine(const QJsonObject &object)
{
    EngineSettings engine;
    for (const auto &[key, target] : engineNumbers(engine))
        *target = object[QLatin1StringView(key)].toInt(*target);
    return engine;
}

void writeEngine(JsonWriter &writer, const EngineSettings &engine)
{
    const EngineSettings standard;
    const auto usual = engineNumbers(standard);
    const auto numbers = engineNumbers(engine);
    writer.beginObject();
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        if (*numbers[i].second != *usual[i].second)
            writer.member(QString::fromLatin1(numbers[i].first), *numbers[i].second);
    }
    writer.endObject();
}

/// Reads a duration of the growth part that must be at least an hour: shorter ones say nothing of how people act.
Result<Milliseconds> readGrowthSpan(const QJsonObject &object, const QString &key, Milliseconds usual,
                                    const QString &path)
{
    const auto span = readDuration(object[key].toString(formatDuration(usual)), QStringLiteral("/growth/") + key, path);
    if (span && *span < std::chrono::hours(1)) {
        return failure(errors::kWorkflowBadDuration, {{QStringLiteral("path"), path},
                                                      {QStringLiteral("place"), QStringLiteral("/growth/") + key},
                                                      {QStringLiteral("text"), object[key].toString()}});
    }
    return span;
}

Result<GrowthSettings> readGrowth(const QJsonObject &object, const QString &path)
{
    GrowthSettings growth;
    for (const auto strategy : object[QStringLiteral("strategies")].toArray())
        growth.strategies.append(strategy.toString());
    const auto horizon = readGrowthSpan(object, QStringLiteral("horizon"), growth.horizon, path);
    if (!horizon)
        return tl::unexpected(horizon.error());
    const auto window = readGrowthSpan(object, QStringLiteral("window"), growth.window, path);
    if (!window)
        return tl::unexpected(window.error());
    growth.horizon = *horizon;
    growth.window = *window;
    return growth;
}

void writeGrowth(JsonWriter &writer, const GrowthSettings &growth)
{
    writer.beginObject();
    writer.key(QStringLiteral("strategies"));
    writer.line(QJsonArray::fromStringList(growth.strategies));
    writer.member(QStringLiteral("horizon"), formatDuration(growth.horizon));
    writer.member(QStringLiteral("window"), formatDuration(growth.window));
    writer.endObject();
}

} // namespace

Result<WorkspaceSettings> readWorkspaceSettings(const QByteArray &json, const QString &path)
{
    const auto document = parseJsonFile(json, path);
    if (!document)
        return tl::unexpected(document.error());
    if (const auto format = checkFormat(*document, kWorkspaceFormat, path); !format)
        return tl::unexpected(format.error());
    if (const auto fits = checkFile(*document, QStringLiteral("workspace"), path); !fits)
        return tl::unexpected(fits.error());

    const QJsonObject object = document->toObject();
    WorkspaceSettings settings;
    settings.name = object[QStringLiteral("name")].toString();
    if (object.contains(QStringLiteral("demo"))) {
        const auto demo = readDemo(object[QStringLiteral("demo")].toObject(), path);
        if (!demo)
            return tl::unexpected(demo.error());
        settings.demo = *demo;
    }
    const auto defaults = readReliability(object[QStringLiteral("defaults")].toObject(), QStringLiteral("/defaults"),
                                          path);
    if (!defaults)
        return tl::unexpected(defaults.error());
    settings.defaults = *defaults;
    const QJsonArray recorded = object[QStringLiteral("events")].toObject()[QStringLiteral("record")].toArray();
    for (const QJsonValue &pattern : recorded)
        settings.recordedTopics.append(pattern.toString());
    settings.engine = readEngine(object[QStringLiteral("engine")].toObject());
    if (object.contains(QStringLiteral("webhooks"))) {
        auto webhooks = readWebhooks(object[QStringLiteral("webhooks")].toObject(), path);
        if (!webhooks)
            return tl::unexpected(webhooks.error());
        settings.webhooks = std::move(*webhooks);
    }
    if (object.contains(QStringLiteral("growth"))) {
        auto growth = readGrowth(object[QStringLiteral("growth")].toObject(), path);
        if (!growth)
            return tl::unexpected(growth.error());
        settings.growth = std::move(*growth);
    }
    auto alerts = readAlertRules(object[QStringLiteral("alerts")].toArray(), path);
    if (!alerts)
        return tl::unexpected(alerts.error());
    settings.alerts = std::move(*alerts);
    return settings;
}

QByteArray writeWorkspaceSettings(const WorkspaceSettings &settings)
{
    JsonWriter writer;
    writer.beginObject();
    writer.member(QStringLiteral("format"), kWorkspaceFormat);
    writer.member(QStringLiteral("name"), settings.name);
    if (settings.demo) {
        writer.key(QStringLiteral("demo"));
        writeDemo(writer, *settings.demo);
    }
    if (settings.defaults != Reliability()) {
        writer.key(QStringLiteral("defaults"));
        writeReliability(writer, settings.defaults);
    }
    if (!settings.recordedTopics.isEmpty()) {
        writer.key(QStringLiteral("events"));
        writer.beginObject();
        writer.key(QStringLiteral("record"));
        writer.line(QJsonArray::fromStringList(settings.recordedTopics));
        writer.endObject();
    }
    if (settings.engine != EngineSettings()) {
        writer.key(QStringLiteral("engine"));
        writeEngine(writer, settings.engine);
    }
    if (settings.webhooks) {
        writer.key(QStringLiteral("webhooks"));
        writeWebhooks(writer, *settings.webhooks);
    }
    if (!settings.alerts.empty()) {
        writer.key(QStringLiteral("alerts"));
        writeAlertRules(writer, settings.alerts);
    }
    if (settings.growth) {
        writer.key(QStringLiteral("growth"));
        writeGrowth(writer, *settings.growth);
    }
    writer.endObject();
    return writer.finished();
}

Result<WorkspaceSettings> loadWorkspaceSettings(const QString &path)
{
    return readFile(path).and_then([&](const QByteArray &json) { return readWorkspaceSettings(json, path); });
}

Result<void> saveWorkspaceSettings(const WorkspaceSettings &settings, const QString &path)
{
    return writeFile(path, writeWorkspaceSettings(settings));
}

} // namespace sluice
