#include "ui/wording/triggerwords.h"

#include "ui/wording/formats.h"

#include <QCoreApplication>

namespace sluice {

namespace {

QString triggerText(const char *text)
{
    return QCoreApplication::translate("Triggers", text);
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

QString triggerWords(const Trigger &trigger)
{
    switch (trigger.kind) {
    case TriggerKind::Cron:
        return triggerText(QT_TRANSLATE_NOOP("Triggers", "at %1 (%2)"))
            .arg(trigger.cron, trigger.zone.isEmpty() ? QStringLiteral("UTC") : trigger.zone);
    case TriggerKind::Interval:
        return triggerText(QT_TRANSLATE_NOOP("Triggers", "every %1")).arg(durationText(trigger.every));
    case TriggerKind::Event:
        return eventWords(trigger);
    case TriggerKind::Failure:
        return trigger.workflow.isEmpty()
                   ? triggerText(QT_TRANSLATE_NOOP("Triggers", "when another workflow fails"))
                   : triggerText(QT_TRANSLATE_NOOP("Triggers", "when %1 fails")).arg(trigger.workflow);
    case TriggerKind::Manual:
        break;
    }
    return triggerText(QT_TRANSLATE_NOOP("Triggers", "by hand"));
}

} // namespace sluice
