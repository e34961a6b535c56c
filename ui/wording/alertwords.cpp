#include "ui/wording/alertwords.h"

#include "ui/wording/componentwords.h"
#include "ui/wording/formats.h"
#include "ui/wording/statewords.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace sluice {

namespace {

QString alertText(const char *text)
{
    return QCoreApplication::translate("Alerts", text);
}

/// In the order of `AlertMetric`.
constexpr std::array kMetricWords{
    QT_TRANSLATE_NOOP("Alerts", "Component: heartbeat"),
    QT_TRANSLATE_NOOP("Alerts", "Component: needs a person"),
    QT_TRANSLATE_NOOP("Alerts", "Component: age of the heartbeat"),
    QT_TRANSLATE_NOOP("Alerts", "Component: CPU"),
    QT_TRANSLATE_NOOP("Alerts", "Component: memory"),
    QT_TRANSLATE_NOOP("Alerts", "Component: items that wait"),
    QT_TRANSLATE_NOOP("Alerts", "Component: errors since its start"),
    QT_TRANSLATE_NOOP("Alerts", "Component: mean response"),
    QT_TRANSLATE_NOOP("Alerts", "Component: 99th percentile of responses"),
    QT_TRANSLATE_NOOP("Alerts", "Component: restarts"),
    QT_TRANSLATE_NOOP("Alerts", "Component: threads that hang"),
    QT_TRANSLATE_NOOP("Alerts", "Connection: breaker open"),
    QT_TRANSLATE_NOOP("Alerts", "Connection: failure rate"),
    QT_TRANSLATE_NOOP("Alerts", "Connection: rate of slow calls"),
    QT_TRANSLATE_NOOP("Alerts", "Connection: calls refused by the breaker"),
    QT_TRANSLATE_NOOP("Alerts", "Connection: use of the pool"),
    QT_TRANSLATE_NOOP("Alerts", "Connection: waiting for the pool"),
    QT_TRANSLATE_NOOP("Alerts", "Connection: refused by the pool"),
    QT_TRANSLATE_NOOP("Alerts", "Queue: depth"),
    QT_TRANSLATE_NOOP("Alerts", "Queue: age of the oldest item"),
    QT_TRANSLATE_NOOP("Alerts", "Queue: items in"),
    QT_TRANSLATE_NOOP("Alerts", "Queue: items out"),
    QT_TRANSLATE_NOOP("Alerts", "Queue: paused"),
    QT_TRANSLATE_NOOP("Alerts", "Runs: active"),
    QT_TRANSLATE_NOOP("Alerts", "Runs: not begun"),
    QT_TRANSLATE_NOOP("Alerts", "Runs: not begun, of the limit"),
    QT_TRANSLATE_NOOP("Alerts", "Steps: ended"),
    QT_TRANSLATE_NOOP("Alerts", "Steps: failed in the last minute"),
    QT_TRANSLATE_NOOP("Alerts", "Dead letters: open"),
    QT_TRANSLATE_NOOP("Alerts", "Dead letters: new"),
    QT_TRANSLATE_NOOP("Alerts", "Engine: threads that hang"),
    QT_TRANSLATE_NOOP("Alerts", "Engine: in trouble"),
    QT_TRANSLATE_NOOP("Alerts", "Engine: age of its figures"),
};
static_assert(kMetricWords.size() == kAlertMetrics);

constexpr std::array kBuiltInNames{
    std::pair{"component-down", QT_TRANSLATE_NOOP("Alerts", "Component stays down")},
    std::pair{"threads-hang", QT_TRANSLATE_NOOP("Alerts", "Too many threads hang")},
    std::pair{"component-lost", QT_TRANSLATE_NOOP("Alerts", "Component lost")},
    std::pair{"engine-trouble", QT_TRANSLATE_NOOP("Alerts", "Engine in trouble")},
    std::pair{"figures-stale", QT_TRANSLATE_NOOP("Alerts", "Engine is silent")},
    std::pair{"breaker-open", QT_TRANSLATE_NOOP("Alerts", "Breaker open")},
    std::pair{"pool-full", QT_TRANSLATE_NOOP("Alerts", "Pool full")},
    std::pair{"queue-old", QT_TRANSLATE_NOOP("Alerts", "Queue does not move")},
    std::pair{"runs-near-limit", QT_TRANSLATE_NOOP("Alerts", "Runs near their limit")},
    std::pair{"many-errors", QT_TRANSLATE_NOOP("Alerts", "Many steps fail")},
    std::pair{"many-letters", QT_TRANSLATE_NOOP("Alerts", "Many new dead letters")},
};

QString builtInName(const QString &id)
{
    const auto found = std::ranges::find_if(kBuiltInNames,
                                            [&](const auto &row) { return id == QLatin1StringView(row.first); });
    return found == kBuiltInNames.end() ? QString() : alertText(found->second);
}

} // namespace

QString word(AlertSeverity severity)
{
    switch (severity) {
    case AlertSeverity::Info:
        return alertText(QT_TRANSLATE_NOOP("Alerts", "note"));
    case AlertSeverity::Warning:
        return alertText(QT_TRANSLATE_NOOP("Alerts", "warning"));
    case AlertSeverity::Critical:
        return alertText(QT_TRANSLATE_NOOP("Alerts", "critical"));
    }
    return {};
}

QString word(AlertComparison comparison)
{
    switch (comparison) {
    case AlertComparison::Above:
        return alertText(QT_TRANSLATE_NOOP("Alerts", "above"));
    case AlertComparison::AtLeast:
        return alertText(QT_TRANSLATE_NOOP("Alerts", "at least"));
    case AlertComparison::Below:
        return alertText(QT_TRANSLATE_NOOP("Alerts", "below"));
    case AlertComparison::AtMost:
        return alertText(QT_TRANSLATE_NOOP("Alerts", "at most"));
    }
    return {};
}

QString metricWord(AlertMetric metric)
{
    return alertText(kMetricWords[static_cast<std::size_t>(metric)]);
}

QString unitText(AlertUnit unit)
{
    switch (unit) {
    case AlertUnit::Percent:
        return QStringLiteral("%");
    case AlertUnit::Seconds:
        return QStringLiteral("s");
    case AlertUnit::Millis:
        return QStringLiteral("ms");
    case AlertUnit::Mebibytes:
        return QStringLiteral("MiB");
    case AlertUnit::PerSecond:
        return alertText(QT_TRANSLATE_NOOP("Alerts", "a second"));
    case AlertUnit::PerMinute:
        return alertText(QT_TRANSLATE_NOOP("Alerts", "a minute"));
    case AlertUnit::Count:
    case AlertUnit::YesNo:
    case AlertUnit::Health:
        break;
    }
    return {};
}

QString figureText(AlertMetric metric, double value)
{
    const AlertUnit unit = unitOf(metric);
    if (unit == AlertUnit::YesNo)
        return value >= 1 ? alertText(QT_TRANSLATE_NOOP("Alerts", "yes"))
                          : alertText(QT_TRANSLATE_NOOP("Alerts", "no"));
    if (unit == AlertUnit::Health)
        return word(static_cast<ComponentHealth>(std::clamp(static_cast<int>(value), 0, 4)));
    const QString number = numberText(value, 1);
    const QString name = unitText(unit);
    return name.isEmpty() ? number : number + QChar(QChar::Nbsp) + name;
}

QString ruleSentence(const AlertRule &rule)
{
    QString sentence = metricWord(rule.metric);
    if (!rule.subject.isEmpty())
        sentence += QStringLiteral(" (%1)").arg(rule.subject);
    if (unitOf(rule.metric) != AlertUnit::YesNo)
        sentence += u' ' + word(rule.comparison) + u' ' + figureText(rule.metric, rule.threshold);
    if (rule.holdFor > Milliseconds(0))
        sentence = alertText(QT_TRANSLATE_NOOP("Alerts", "%1, for %2")).arg(sentence, durationText(rule.holdFor));
    return sentence;
}

QString ruleName(const AlertRule &rule)
{
    if (!rule.name.isEmpty())
        return rule.name;
    const QString known = builtInName(rule.id);
    return known.isEmpty() ? ruleSentence(rule) : known;
}

namespace {

QString subjectName(const AlertSummary &alert)
{
    switch (subjectOf(alert.metric)) {
    case AlertSubject::Component:
        return componentWords(alert.subject).name;
    case AlertSubject::Queue:
        return queueName(alert.subject);
    default:
        return alert.subject;
    }
}

} // namespace

QString alertTitle(const AlertSummary &alert)
{
    QString title = alert.name.isEmpty() ? builtInName(alert.rule) : alert.name;
    if (title.isEmpty())
        title = metricWord(alert.metric);
    if (alert.subject.isEmpty())
        return title;
    return QStringLiteral("%1: %2").arg(title, subjectName(alert));
}

QString alertFigure(const AlertSummary &alert)
{
    const QString now = figureText(alert.metric, alert.value);
    if (unitOf(alert.metric) == AlertUnit::YesNo)
        return now;
    return QStringLiteral("%1 (%2 %3)").arg(now, word(alert.comparison), figureText(alert.metric, alert.threshold));
}

} // namespace sluice
