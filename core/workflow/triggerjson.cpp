#include "core/workflow/triggerjson.h"

#include "core/base/duration.h"
#include "core/workflow/enumnames.h"
#include "core/workflow/jsonwriter.h"
#include "core/workflow/reliabilityjson.h"
#include "core/workflow/triggerrules.h"

#include <QJsonObject>

namespace sluice {

namespace {

constexpr QLatin1StringView kTriggerKinds[] = {QLatin1StringView("manual"), QLatin1StringView("cron"),
                                               QLatin1StringView("interval"), QLatin1StringView("event"),
                                               QLatin1StringView("failure"), QLatin1StringView("file")};
constexpr QLatin1StringView kMissedPolicies[] = {QLatin1StringView("skip"), QLatin1StringView("once"),
                                                 QLatin1StringView("each")};

void writeFileWatch(JsonWriter &writer, const Trigger &trigger)
{
    writer.member(QStringLiteral("folder"), trigger.folder);
    if (!trigger.pattern.isEmpty())
        writer.member(QStringLiteral("pattern"), trigger.pattern);
    if (trigger.settle != Trigger().settle)
        writer.member(QStringLiteral("settle"), formatDuration(trigger.settle));
    if (trigger.existing)
        writer.member(QStringLiteral("existing"), true);
}

void writeTrigger(JsonWriter &writer, const Trigger &trigger)
{
    writer.beginObject();
    writer.member(QStringLiteral("id"), trigger.id);
    writer.member(QStringLiteral("kind"), QString(nameOf(trigger.kind)));
    if (trigger.kind == TriggerKind::Cron)
        writer.member(QStringLiteral("cron"), trigger.cron);
    if (trigger.kind == TriggerKind::Cron && !trigger.zone.isEmpty())
        writer.member(QStringLiteral("zone"), trigger.zone);
    if (trigger.kind == TriggerKind::Interval)
        writer.member(QStringLiteral("every"), formatDuration(trigger.every));
    if (isScheduled(trigger.kind) && trigger.missed != Trigger().missed)
        writer.member(QStringLiteral("missed"), QString(nameOf(trigger.missed)));
    if (trigger.kind == TriggerKind::Event)
        writer.member(QStringLiteral("topic"), trigger.topic);
    if (trigger.kind == TriggerKind::Event && !(trigger.key.isEmpty() && trigger.value.isEmpty())) {
        writer.member(QStringLiteral("key"), trigger.key);
        writer.member(QStringLiteral("value"), trigger.value);
    }
    if (trigger.kind == TriggerKind::Failure && !trigger.workflow.isEmpty())
        writer.member(QStringLiteral("workflow"), trigger.workflow);
    if (trigger.kind == TriggerKind::File)
        writeFileWatch(writer, trigger);
    if (!trigger.input.isUndefined())
        writer.member(QStringLiteral("input"), trigger.input);
    writer.endObject();
}

} // namespace

QLatin1StringView nameOf(TriggerKind kind)
{
    return nameIn(kTriggerKinds, kind);
}

QLatin1StringView nameOf(MissedPolicy policy)
{
    return nameIn(kMissedPolicies, policy);
}

Result<std::vector<Trigger>> readTriggers(const QJsonArray &list, const QString &place, const QString &path)
{
    std::vector<Trigger> triggers;
    for (qsizetype i = 0; i < list.size(); ++i) {
        const QJsonObject object = list[i].toObject();
        Trigger &trigger = triggers.emplace_back();
        trigger.id = object[u"id"].toString();
        trigger.kind = valueNamed(object[u"kind"].toString(), kTriggerKinds, trigger.kind);
        trigger.cron = object[u"cron"].toString();
        trigger.zone = object[u"zone"].toString();
        trigger.missed = valueNamed(object[u"missed"].toString(), kMissedPolicies, trigger.missed);
        trigger.topic = object[u"topic"].toString();
        trigger.key = object[u"key"].toString();
        trigger.value = object[u"value"].toString();
        trigger.workflow = object[u"workflow"].toString();
        trigger.folder = object[u"folder"].toString();
        trigger.pattern = object[u"pattern"].toString();
        trigger.existing = object[u"existing"].toBool();
        trigger.input = object[u"input"];
        for (const auto &[key, duration] : {std::pair(QStringLiteral("every"), &trigger.every),
                                            {QStringLiteral("settle"), &trigger.settle}}) {
            if (!object.contains(key))
                continue;
            const auto read = readDuration(object[key].toString(), QStringLiteral("%1/%2/%3").arg(place).arg(i).arg(key),
                                           path);
            if (!read)
                return tl::unexpected(read.error());
            *duration = *read;
        }
    }
    return triggers;
}

void writeTriggers(JsonWriter &writer, const std::vector<Trigger> &triggers)
{
    writer.beginArray();
    for (const Trigger &trigger : triggers)
        writeTrigger(writer, trigger);
    writer.endArray();
}

} // namespace sluice
