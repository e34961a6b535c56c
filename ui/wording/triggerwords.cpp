#include "ui/wording/triggerwords.h"

#include "ui/wording/cronwords.h"
#include "ui/wording/formats.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QLocale>

namespace sluice {

namespace {

QString triggerText(const char *text)
{
    return QCoreApplication::translate("Triggers", text);
}

QString scheduleWords(const Trigger &trigger)
{
    const QString zone = trigger.zone.isEmpty() ? QStringLiteral("UTC") : trigger.zone;
    const QString words = cronWords(trigger.cron);
    if (!words.isEmpty())
        return QStringLiteral("%1, %2").arg(words, zone);
    return triggerText(QT_TRANSLATE_NOOP("Triggers", "at %1 (%2)")).arg(trigger.cron, zone);
}

QString eventWords(const Trigger &trigger)
{
    const QString on = triggerText(QT_TRANSLATE_NOOP("Triggers", "on the event %1")).arg(trigger.topic);
    if (trigger.key.isEmpty())
        return on;
    //: "on the event orders.* with state = paid"
    return triggerText(QT_TRANSLATE_NOOP("Triggers", "%1 with %2 = %3")).arg(on, trigger.key, trigger.value);
}

} // namespace

QString kindWord(TriggerKind kind)
{
    switch (kind) {
    case TriggerKind::Cron:
        return triggerText(QT_TRANSLATE_NOOP("Triggers", "Schedule"));
    case TriggerKind::Interval:
        return triggerText(QT_TRANSLATE_NOOP("Triggers", "Interval"));
    case TriggerKind::Event:
        return triggerText(QT_TRANSLATE_NOOP("Triggers", "Event"));
    case TriggerKind::Failure:
        return triggerText(QT_TRANSLATE_NOOP("Triggers", "Failure"));
    case TriggerKind::File:
        return triggerText(QT_TRANSLATE_NOOP("Triggers", "File"));
    case TriggerKind::Manual:
        break;
    }
    return triggerText(QT_TRANSLATE_NOOP("Triggers", "Saved input"));
}

QString triggerWords(const Trigger &trigger)
{
    switch (trigger.kind) {
    case TriggerKind::Cron:
        return scheduleWords(trigger);
    case TriggerKind::Interval:
        return triggerText(QT_TRANSLATE_NOOP("Triggers", "every %1")).arg(durationText(trigger.every));
    case TriggerKind::Event:
        return eventWords(trigger);
    case TriggerKind::Failure:
        return trigger.workflow.isEmpty()
                   ? triggerText(QT_TRANSLATE_NOOP("Triggers", "when another workflow fails"))
                   : triggerText(QT_TRANSLATE_NOOP("Triggers", "when %1 fails")).arg(trigger.workflow);
    case TriggerKind::File:
        return triggerText(QT_TRANSLATE_NOOP("Triggers", "on a file %1"))
            .arg(QStringLiteral("%1/%2").arg(trigger.folder,
                                             trigger.pattern.isEmpty() ? QStringLiteral("*") : trigger.pattern));
    case TriggerKind::Manual:
        break;
    }
    return triggerText(QT_TRANSLATE_NOOP("Triggers", "by hand"));
}

QString dueText(WallTime due, WallTime now)
{
    constexpr int kWeek = 7;
    const auto at = QDateTime::fromMSecsSinceEpoch(due.time_since_epoch().count());
    const auto days = QDateTime::fromMSecsSinceEpoch(now.time_since_epoch().count()).date().daysTo(at.date());
    if (days >= kWeek || days < 0)
        return QLocale().toString(at.date(), QLocale::ShortFormat);
    return QLocale().toString(at, days == 0 ? QStringLiteral("HH:mm") : QStringLiteral("ddd HH:mm"));
}

} // namespace sluice
