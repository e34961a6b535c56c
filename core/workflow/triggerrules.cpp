#include "core/workflow/triggerrules.h"

#include "core/base/topic.h"
#include "core/workflow/cron.h"
#include "core/workflow/errors.h"
#include "core/workflow/taskcheck.h"

#include <QSet>

#include <algorithm>
#include <functional>

namespace sluice {

namespace {

constexpr QLatin1StringView kTriggersPrefix{"triggers."};

/// The first thing that is wrong with what a trigger is made of, and the key of the setting.
std::optional<std::pair<QLatin1StringView, Error>> faultOf(const Trigger &trigger)
{
    QMap<QString, QString> args{{QStringLiteral("trigger"), trigger.id}};
    if (trigger.kind == TriggerKind::Cron) {
        if (const auto zone = zoneOf(trigger); !zone)
            return std::pair(QLatin1StringView("zone"), zone.error());
        if (const auto cron = Cron::parse(trigger.cron); !cron) {
            Error error = cron.error();
            error.args.insert(args);
            return std::pair(QLatin1StringView("cron"), std::move(error));
        }
    }
    const auto fault = [&](QLatin1StringView key, QLatin1StringView code) {
        return std::optional(std::pair(key, Error{QString(code), args, {}}));
    };
    if (trigger.kind == TriggerKind::Interval && trigger.every < kShortestInterval)
        return fault(QLatin1StringView("every"), errors::kTriggerShortInterval);
    args.insert(QStringLiteral("topic"), trigger.topic);
    if (trigger.kind == TriggerKind::Event && !TopicPattern::parse(trigger.topic))
        return fault(QLatin1StringView("topic"), errors::kTriggerBadTopic);
    args.insert(QStringLiteral("value"), trigger.value);
    if (trigger.kind == TriggerKind::Event && trigger.key.isEmpty() && !trigger.value.isEmpty())
        return fault(QLatin1StringView("key"), errors::kTriggerNoField);
    if (trigger.kind == TriggerKind::File && trigger.folder.trimmed().isEmpty())
        return fault(QLatin1StringView("folder"), errors::kTriggerNoFolder);
    args.insert(QStringLiteral("pattern"), trigger.pattern);
    if (trigger.kind == TriggerKind::File && (trigger.pattern.contains(u'/') || !namePattern(trigger).isValid()))
        return fault(QLatin1StringView("pattern"), errors::kTriggerBadPattern);
    if (trigger.kind == TriggerKind::File && trigger.settle > kLongestSettle)
        return fault(QLatin1StringView("settle"), errors::kTriggerLongSettle);
    return std::nullopt;
}

} // namespace

QRegularExpression namePattern(const Trigger &trigger)
{
    const QString glob = trigger.pattern.isEmpty() ? QStringLiteral("*") : trigger.pattern;
    return QRegularExpression(QRegularExpression::wildcardToRegularExpression(glob));
}

Result<QTimeZone> zoneOf(const Trigger &trigger)
{
    if (trigger.zone.isEmpty())
        return QTimeZone::utc();
    QTimeZone zone(trigger.zone.toUtf8());
    if (!zone.isValid())
        return failure(errors::kTriggerUnknownZone,
                       {{QStringLiteral("trigger"), trigger.id}, {QStringLiteral("zone"), trigger.zone}});
    return zone;
}

Result<QJsonValue> savedInput(const Workflow &workflow, const QString &name)
{
    QStringList known;
    for (const Trigger &trigger : workflow.triggers) {
        if (trigger.kind != TriggerKind::Manual)
            continue;
        if (trigger.id == name)
            return trigger.input;
        known.append(trigger.id);
    }
    return failure(errors::kTriggerNoInput, {{QStringLiteral("trigger"), name},
                                             {QStringLiteral("workflow"), workflow.id},
                                             {QStringLiteral("known"), known.join(QStringLiteral(", "))}});
}

Problems checkTriggers(const Workflow &workflow)
{
    Problems problems;
    QSet<QString> seen;
    for (const Trigger &trigger : workflow.triggers) {
        const auto complain = [&](QLatin1StringView key, Error error) {
            problems.push_back(
                {Severity::Error, std::move(error), {}, QString(kTriggersPrefix) + trigger.id + u'.' + key});
        };
        const QMap<QString, QString> args{{QStringLiteral("trigger"), trigger.id}};
        if (!isTaskId(trigger.id))
            complain(QLatin1StringView("id"), Error{QString(errors::kTriggerBadId), args, {}});
        if (seen.contains(trigger.id))
            complain(QLatin1StringView("id"), Error{QString(errors::kTriggerDuplicateId), args, {}});
        seen.insert(trigger.id);
        if (auto fault = faultOf(trigger))
            complain(fault->first, std::move(fault->second));
    }
    return problems;
}

std::optional<TriggerPlace> triggerPlace(const QString &field)
{
    const auto key = field.lastIndexOf(u'.') + 1;
    if (!field.startsWith(kTriggersPrefix) || key <= kTriggersPrefix.size())
        return std::nullopt;
    return TriggerPlace{field.mid(kTriggersPrefix.size(), key - 1 - kTriggersPrefix.size()), field.mid(key)};
}

namespace {

/// When a trigger is due next after a time; what it says is read once.
std::function<std::optional<WallTime>(WallTime)> scheduleOf(const Trigger &trigger)
{
    if (trigger.kind == TriggerKind::Interval && trigger.every >= kShortestInterval)
        return [every = trigger.every](WallTime after) { return after + every; };
    if (trigger.kind == TriggerKind::Cron) {
        const auto cron = Cron::parse(trigger.cron);
        const auto zone = zoneOf(trigger);
        if (cron && zone)
            return [cron = *cron, zone = *zone](WallTime after) { return cron.next(after, zone); };
    }
    return [](WallTime) { return std::nullopt; };
}

} // namespace

std::optional<WallTime> nextDue(const Trigger &trigger, WallTime after)
{
    return scheduleOf(trigger)(after);
}

std::vector<WallTime> lastDue(const Trigger &trigger, WallTime after, WallTime until, int most)
{
    const auto count = static_cast<std::size_t>(most);
    const auto next = scheduleOf(trigger);
    if (trigger.kind == TriggerKind::Interval && trigger.every >= kShortestInterval) {
        const auto passed = (until - after) / trigger.every;
        after += trigger.every * std::max<Milliseconds::rep>(passed - most, 0);
    }
    // However long ago, no more than a stretch with enough of them in it is gone through.
    for (Milliseconds back = std::chrono::minutes(1);; back *= 2) {
        const bool isAll = trigger.kind != TriggerKind::Cron || until - after <= back;
        std::vector<WallTime> times;
        for (auto due = next(isAll ? after : until - back); due && *due <= until; due = next(*due))
            times.push_back(*due);
        if (!isAll && times.size() < count)
            continue;
        if (times.size() > count)
            times.erase(times.begin(), times.end() - most);
        return times;
    }
}

std::vector<WallTime> madeUp(MissedPolicy policy, const std::vector<WallTime> &missed)
{
    if (policy == MissedPolicy::Skip || missed.empty())
        return {};
    if (policy == MissedPolicy::Once)
        return {missed.back()};
    const auto count = std::min<std::size_t>(missed.size(), kMostMadeUp);
    return {missed.end() - static_cast<std::ptrdiff_t>(count), missed.end()};
}

ScheduleLook lookAt(const Trigger &trigger, WallTime accounted, WallTime now, Nanoseconds watched)
{
    const std::vector<WallTime> times = lastDue(trigger, accounted, now, kMostMadeUp);
    const auto isMissed = [&](WallTime due) { return now - due > kOnTime || now - due >= watched; };
    const auto onTime = std::ranges::find_if_not(times, isMissed);
    ScheduleLook look;
    look.due = madeUp(trigger.missed, {times.begin(), onTime});
    look.madeUp = look.due.size();
    look.missed = static_cast<std::size_t>(onTime - times.begin());
    look.due.insert(look.due.end(), onTime, times.end());
    look.accounted = times.empty() ? std::max(accounted, now) : times.back();
    return look;
}

} // namespace sluice
