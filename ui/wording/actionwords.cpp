#include "ui/wording/statewords.h"

#include <QCoreApplication>

#include <array>
#include <utility>

namespace sluice {

namespace {

constexpr std::array kActions{
    std::pair{"letter.redrive", QT_TRANSLATE_NOOP("Actions", "Retry dead letter")},
    std::pair{"redrive.start", QT_TRANSLATE_NOOP("Actions", "Start retry of many letters")},
    std::pair{"redrive.pause", QT_TRANSLATE_NOOP("Actions", "Pause retry of many letters")},
    std::pair{"redrive.resume", QT_TRANSLATE_NOOP("Actions", "Resume retry of many letters")},
    std::pair{"redrive.cancel", QT_TRANSLATE_NOOP("Actions", "Cancel retry of many letters")},
    std::pair{"redrive.stop", QT_TRANSLATE_NOOP("Actions", "Retry of many letters stopped by itself")},
    std::pair{"letter.discard", QT_TRANSLATE_NOOP("Actions", "Discard dead letter")},
    std::pair{"letter.resolve", QT_TRANSLATE_NOOP("Actions", "Resolve dead letter by hand")},
    std::pair{"letter.note", QT_TRANSLATE_NOOP("Actions", "Note on a cause")},
    std::pair{"letter.import", QT_TRANSLATE_NOOP("Actions", "Import dead letter")},
    std::pair{"letter.snooze", QT_TRANSLATE_NOOP("Actions", "Snooze dead letter")},
    std::pair{"letter.wake", QT_TRANSLATE_NOOP("Actions", "Bring dead letter back")},
    std::pair{"letter.close", QT_TRANSLATE_NOOP("Actions", "Close dead letter with its step")},
    std::pair{"letter.undoDiscard", QT_TRANSLATE_NOOP("Actions", "Take discard back")},
    std::pair{"breaker.forceOpen", QT_TRANSLATE_NOOP("Actions", "Force breaker open")},
    std::pair{"breaker.forceClosed", QT_TRANSLATE_NOOP("Actions", "Force breaker closed")},
    std::pair{"breaker.reset", QT_TRANSLATE_NOOP("Actions", "Reset breaker")},
    std::pair{"breaker.disable", QT_TRANSLATE_NOOP("Actions", "Disable breaker")},
    std::pair{"run.cancel", QT_TRANSLATE_NOOP("Actions", "Cancel run")},
    std::pair{"run.pause", QT_TRANSLATE_NOOP("Actions", "Pause run")},
    std::pair{"run.resume", QT_TRANSLATE_NOOP("Actions", "Resume run")},
    std::pair{"workflow.register", QT_TRANSLATE_NOOP("Actions", "Register workflow")},
    std::pair{"workflow.arm", QT_TRANSLATE_NOOP("Actions", "Arm workflow")},
    std::pair{"workflow.disarm", QT_TRANSLATE_NOOP("Actions", "Disarm workflow")},
    std::pair{"growth.reset", QT_TRANSLATE_NOOP("Actions", "Begin a growth model anew")},
    std::pair{"queue.pause", QT_TRANSLATE_NOOP("Actions", "Pause queue")},
    std::pair{"queue.resume", QT_TRANSLATE_NOOP("Actions", "Resume queue")},
    std::pair{"queue.purge", QT_TRANSLATE_NOOP("Actions", "Purge queue")},
    std::pair{"runs.removed", QT_TRANSLATE_NOOP("Actions", "Remove old runs")},
    std::pair{"component.start", QT_TRANSLATE_NOOP("Actions", "Start component")},
    std::pair{"component.stop", QT_TRANSLATE_NOOP("Actions", "Stop component")},
    std::pair{"component.restart", QT_TRANSLATE_NOOP("Actions", "Restart component")},
    std::pair{"component.pause", QT_TRANSLATE_NOOP("Actions", "Pause component")},
    std::pair{"component.drain", QT_TRANSLATE_NOOP("Actions", "Drain component")},
    std::pair{"component.resume", QT_TRANSLATE_NOOP("Actions", "Resume component")},
    std::pair{"alert.acknowledge", QT_TRANSLATE_NOOP("Actions", "Acknowledge alert")},
    std::pair{"alert.snooze", QT_TRANSLATE_NOOP("Actions", "Snooze alert")},
    std::pair{"alert.reopen", QT_TRANSLATE_NOOP("Actions", "Bring alert back")},
    std::pair{"settings.alerts", QT_TRANSLATE_NOOP("Actions", "Change rules of alerts")},
    std::pair{"settings.webhooks", QT_TRANSLATE_NOOP("Actions", "Change webhooks")},
    std::pair{"demo.control", QT_TRANSLATE_NOOP("Actions", "Set the demo service")},
};

constexpr std::array kSettings{
    std::pair{"maxAttempts", QT_TRANSLATE_NOOP("Reliability", "Attempts")},
    std::pair{"base", QT_TRANSLATE_NOOP("Reliability", "First delay")},
    std::pair{"factor", QT_TRANSLATE_NOOP("Reliability", "Factor")},
    std::pair{"maxDelay", QT_TRANSLATE_NOOP("Reliability", "Longest delay")},
    std::pair{"timeout", QT_TRANSLATE_NOOP("Reliability", "Time limit of an attempt")},
    std::pair{"deadline", QT_TRANSLATE_NOOP("Reliability", "Time limit of the step")},
};

template <std::size_t Size>
QString textOf(const std::array<std::pair<const char *, const char *>, Size> &texts, const char *context,
               const QString &name)
{
    for (const auto &[known, text] : texts) {
        if (name == QLatin1StringView(known))
            return QCoreApplication::translate(context, text);
    }
    return name;
}

} // namespace

QString actionWord(const QString &action)
{
    return textOf(kActions, "Actions", action);
}

QString settingLabel(const QString &key)
{
    return textOf(kSettings, "Reliability", key);
}

} // namespace sluice
