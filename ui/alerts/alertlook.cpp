#include "ui/alerts/alertlook.h"

#include "ui/wording/alertwords.h"

#include <QCoreApplication>

namespace sluice {

Glyph glyphOf(AlertSeverity severity)
{
    switch (severity) {
    case AlertSeverity::Critical:
        return {Shape::Cross, Token::Danger};
    case AlertSeverity::Warning:
        return {Shape::Triangle, Token::Warning};
    case AlertSeverity::Info:
        break;
    }
    return {Shape::Square, Token::Accent};
}

Glyph glyphOf(const AlertSummary &alert, WallTime now)
{
    if (alert.isSnoozed(now))
        return {Shape::Clock, Token::Paused};
    if (!alert.acknowledgedBy.isEmpty())
        return {Shape::Tick, Token::Paused};
    return glyphOf(alert.severity);
}

QString standingWord(const AlertSummary &alert, WallTime now)
{
    if (alert.isSnoozed(now))
        return QCoreApplication::translate("Alerts", "snoozed");
    if (!alert.acknowledgedBy.isEmpty())
        return QCoreApplication::translate("Alerts", "acknowledged");
    return word(alert.severity);
}

} // namespace sluice
