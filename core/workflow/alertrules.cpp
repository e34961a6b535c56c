#include "core/workflow/alertrules.h"

#include "core/base/duration.h"
#include "core/workflow/enumnames.h"
#include "core/workflow/errors.h"
#include "core/workflow/jsonwriter.h"
#include "core/workflow/reliabilityjson.h"

#include <QJsonObject>

#include <algorithm>
#include <array>
#include <set>

namespace sluice {

namespace {

struct MetricRow {
    QLatin1StringView name;
    AlertUnit unit;
};

using Unit = AlertUnit;

/// In the order of `AlertMetric`; the first part of a name says whom it is measured of.
constexpr MetricRow kMetricRows[] = {
    {QLatin1StringView("component.health"), Unit::Health},
    {QLatin1StringView("component.needsPerson"), Unit::YesNo},
    {QLatin1StringView("component.heartbeatAge"), Unit::Seconds},
    {QLatin1StringView("component.cpu"), Unit::Percent},
    {QLatin1StringView("component.memory"), Unit::Mebibytes},
    {QLatin1StringView("component.queue"), Unit::Count},
    {QLatin1StringView("component.errors"), Unit::Count},
    {QLatin1StringView("component.mean"), Unit::Millis},
    {QLatin1StringView("component.p99"), Unit::Millis},
    {QLatin1StringView("component.restarts"), Unit::Count},
    {QLatin1StringView("component.abandoned"), Unit::Count},
    {QLatin1StringView("connection.breakerOpen"), Unit::YesNo},
    {QLatin1StringView("connection.failureRate"), Unit::Percent},
    {QLatin1StringView("connection.slowRate"), Unit::Percent},
    {QLatin1StringView("connection.refused"), Unit::Count},
    {QLatin1StringView("connection.poolUse"), Unit::Percent},
    {QLatin1StringView("connection.poolWaiting"), Unit::Count},
    {QLatin1StringView("connection.poolRefused"), Unit::Count},
    {QLatin1StringView("queue.depth"), Unit::Count},
    {QLatin1StringView("queue.age"), Unit::Seconds},
    {QLatin1StringView("queue.in"), Unit::PerSecond},
    {QLatin1StringView("queue.out"), Unit::PerSecond},
    {QLatin1StringView("queue.paused"), Unit::YesNo},
    {QLatin1StringView("runs.active"), Unit::Count},
    {QLatin1StringView("runs.waiting"), Unit::Count},
    {QLatin1StringView("runs.waitingShare"), Unit::Percent},
    {QLatin1StringView("steps.rate"), Unit::PerSecond},
    {QLatin1StringView("steps.errorRate"), Unit::Percent},
    {QLatin1StringView("letters.open"), Unit::Count},
    {QLatin1StringView("letters.perMinute"), Unit::PerMinute},
    {QLatin1StringView("engine.hungThreads"), Unit::Count},
    {QLatin1StringView("engine.trouble"), Unit::YesNo},
    {QLatin1StringView("engine.figuresAge"), Unit::Seconds},
};
static_assert(std::size(kMetricRows) == kAlertMetrics);

constexpr QLatin1StringView kSeverities[] = {QLatin1StringView("info"), QLatin1StringView("warning"),
                                             QLatin1StringView("critical")};
constexpr QLatin1StringView kComparisons[] = {QLatin1StringView("above"), QLatin1StringView("atLeast"),
                                              QLatin1StringView("below"), QLatin1StringView("atMost")};

const MetricRow &rowOf(AlertMetric metric)
{
    return kMetricRows[static_cast<std::size_t>(metric)];
}

AlertRule builtIn(const char *id, AlertMetric metric, AlertComparison comparison, double threshold,
                  Milliseconds holdFor, AlertSeverity severity)
{
    AlertRule rule;
    rule.id = QString::fromLatin1(id);
    rule.metric = metric;
    rule.comparison = comparison;
    rule.threshold = threshold;
    rule.holdFor = holdFor;
    rule.severity = severity;
    return rule;
}

Result<AlertRule> readRule(const QJsonObject &object, const QString &place, const QString &path)
{
    AlertRule rule;
    rule.metric = metricNamed(object[u"metric"].toString()).value_or(rule.metric); // the schema refuses other names
    rule.id = object[u"id"].toString();
    rule.name = object[u"name"].toString();
    rule.subject = object[u"subject"].toString();
    rule.comparison = valueNamed(object[u"is"].toString(), kComparisons, rule.comparison);
    rule.threshold = object[u"threshold"].toDouble(rule.threshold);
    rule.severity = valueNamed(object[u"severity"].toString(), kSeverities, rule.severity);
    rule.isOn = object[u"on"].toBool(rule.isOn);
    for (const auto &[key, time] : {std::pair("for", &rule.holdFor), std::pair("calm", &rule.calmFor)}) {
        const QString name = QString::fromLatin1(key);
        const auto read = readDuration(object[name].toString(formatDuration(*time)), place + u'/' + name, path);
        if (!read)
            return tl::unexpected(read.error());
        *time = *read;
    }
    return rule;
}

void writeRule(JsonWriter &writer, const AlertRule &rule)
{
    const AlertRule usual;
    writer.beginObject();
    writer.member(QStringLiteral("id"), rule.id);
    if (!rule.name.isEmpty())
        writer.member(QStringLiteral("name"), rule.name);
    writer.member(QStringLiteral("metric"), nameOf(rule.metric));
    if (!rule.subject.isEmpty())
        writer.member(QStringLiteral("subject"), rule.subject);
    writer.member(QStringLiteral("is"), nameOf(rule.comparison));
    writer.member(QStringLiteral("threshold"), rule.threshold);
    if (rule.holdFor != usual.holdFor)
        writer.member(QStringLiteral("for"), formatDuration(rule.holdFor));
    if (rule.calmFor != usual.calmFor)
        writer.member(QStringLiteral("calm"), formatDuration(rule.calmFor));
    writer.member(QStringLiteral("severity"), nameOf(rule.severity));
    if (!rule.isOn)
        writer.member(QStringLiteral("on"), false);
    writer.endObject();
}

} // namespace

AlertUnit unitOf(AlertMetric metric)
{
    return rowOf(metric).unit;
}

AlertSubject subjectOf(AlertMetric metric)
{
    if (metric <= AlertMetric::ComponentAbandoned)
        return AlertSubject::Component;
    if (metric <= AlertMetric::PoolRefused)
        return AlertSubject::Connection;
    return metric <= AlertMetric::QueuePaused ? AlertSubject::Queue : AlertSubject::Engine;
}

QString nameOf(AlertMetric metric)
{
    return rowOf(metric).name;
}

std::optional<AlertMetric> metricNamed(const QString &name)
{
    const auto found = std::ranges::find_if(kMetricRows, [&](const MetricRow &row) { return name == row.name; });
    return found == std::end(kMetricRows) ? std::nullopt
                                          : std::optional(static_cast<AlertMetric>(found - std::begin(kMetricRows)));
}

QString nameOf(AlertSeverity severity)
{
    return nameIn(kSeverities, severity);
}

QString nameOf(AlertComparison comparison)
{
    return nameIn(kComparisons, comparison);
}

bool AlertRule::holds(double value) const
{
    switch (comparison) {
    case AlertComparison::Above:
        return value > threshold;
    case AlertComparison::AtLeast:
        return value >= threshold;
    case AlertComparison::Below:
        return value < threshold;
    case AlertComparison::AtMost:
        return value <= threshold;
    }
    return false;
}

const std::vector<AlertRule> &builtInAlertRules()
{
    using enum AlertMetric;
    using enum AlertComparison;
    using enum AlertSeverity;
    using namespace std::chrono_literals;
    static const std::vector<AlertRule> rules{
        builtIn("component-down", ComponentNeedsPerson, AtLeast, 1, 0ms, Critical),
        builtIn("threads-hang", HungThreads, AtLeast, 3, 0ms, Critical),
        builtIn("component-lost", ComponentHealth, AtLeast, 3, 5s, Critical),
        builtIn("engine-trouble", EngineTrouble, AtLeast, 1, 0ms, Critical),
        builtIn("figures-stale", FiguresAge, AtLeast, 15, 0ms, Critical),
        builtIn("breaker-open", BreakerOpen, AtLeast, 1, 30s, Warning),
        builtIn("pool-full", PoolUse, AtLeast, 100, 60s, Warning),
        builtIn("queue-old", QueueAge, AtLeast, 600, 60s, Warning),
        builtIn("runs-near-limit", RunsWaitingShare, AtLeast, 80, 30s, Warning),
        builtIn("many-errors", StepErrorRate, AtLeast, 50, 60s, Warning),
        builtIn("many-letters", LettersPerMinute, AtLeast, 100, 0ms, Warning),
    };
    return rules;
}

bool isBuiltInAlert(const QString &id)
{
    return std::ranges::any_of(builtInAlertRules(), [&](const AlertRule &rule) { return rule.id == id; });
}

std::vector<AlertRule> alertRulesWith(const std::vector<AlertRule> &own)
{
    std::vector<AlertRule> all = builtInAlertRules();
    for (const AlertRule &rule : own) {
        const auto known = std::ranges::find(all, rule.id, &AlertRule::id);
        if (known != all.end())
            *known = rule;
        else
            all.push_back(rule);
    }
    return all;
}

Result<std::vector<AlertRule>> readAlertRules(const QJsonArray &array, const QString &path)
{
    std::vector<AlertRule> rules;
    std::set<QString> ids;
    for (qsizetype i = 0; i < array.size(); ++i) {
        auto rule = readRule(array[i].toObject(), QStringLiteral("/alerts/%1").arg(i), path);
        if (!rule)
            return tl::unexpected(rule.error());
        if (rule->id.contains(u'/')) // a rule and its subject are told apart by one
            return failure(errors::kAlertBadId, {{QStringLiteral("path"), path}, {QStringLiteral("rule"), rule->id}});
        if (!ids.insert(rule->id).second)
            return failure(errors::kAlertDuplicate,
                           {{QStringLiteral("path"), path}, {QStringLiteral("rule"), rule->id}});
        rules.push_back(std::move(*rule));
    }
    return rules;
}

void writeAlertRules(JsonWriter &writer, const std::vector<AlertRule> &rules)
{
    writer.beginArray();
    for (const AlertRule &rule : rules)
        writeRule(writer, rule);
    writer.endArray();
}

} // namespace sluice
