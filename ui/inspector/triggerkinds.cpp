#include "ui/inspector/triggerkinds.h"

#include <QJsonObject>
#include <QTimeZone>

namespace sluice {

QString iconOf(TriggerKind kind)
{
    switch (kind) {
    case TriggerKind::Cron:
        return QStringLiteral("view-calendar");
    case TriggerKind::Interval:
        return QStringLiteral("chronometer");
    case TriggerKind::Event:
        return QStringLiteral("flash");
    case TriggerKind::Failure:
        return QStringLiteral("tools-report-bug");
    case TriggerKind::File:
        return QStringLiteral("document-open-folder");
    case TriggerKind::Manual:
        break;
    }
    return QStringLiteral("bookmark-new");
}

/// A trigger as it is added: sound but for what only a person knows.
Trigger newTrigger(TriggerKind kind)
{
    Trigger trigger;
    trigger.kind = kind;
    switch (kind) {
    case TriggerKind::Cron:
        trigger.id = QStringLiteral("schedule");
        trigger.cron = QStringLiteral("0 9 * * MON-FRI");
        if (const QByteArray zone = QTimeZone::systemTimeZoneId(); zone != "UTC" && zone != "Etc/UTC")
            trigger.zone = QString::fromLatin1(zone);
        break;
    case TriggerKind::Interval:
        trigger.id = QStringLiteral("interval");
        trigger.every = std::chrono::hours(1);
        break;
    case TriggerKind::Event:
        trigger.id = QStringLiteral("event");
        break;
    case TriggerKind::Failure:
        trigger.id = QStringLiteral("failure");
        break;
    case TriggerKind::File:
        trigger.id = QStringLiteral("file");
        break;
    case TriggerKind::Manual:
        trigger.id = QStringLiteral("input");
        trigger.input = QJsonObject();
        break;
    }
    return trigger;
}

} // namespace sluice
