#include "ui/wording/statewords.h"

#include <QCoreApplication>

namespace sluice {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("States", text);
}

} // namespace

QString word(RunState state)
{
    switch (state) {
    case RunState::Pending:
        return tr(QT_TRANSLATE_NOOP("States", "pending"));
    case RunState::Running:
        return tr(QT_TRANSLATE_NOOP("States", "running"));
    case RunState::Paused:
        return tr(QT_TRANSLATE_NOOP("States", "paused"));
    case RunState::Waiting:
        return tr(QT_TRANSLATE_NOOP("States", "waiting"));
    case RunState::Succeeded:
        return tr(QT_TRANSLATE_NOOP("States", "succeeded"));
    case RunState::Failed:
        return tr(QT_TRANSLATE_NOOP("States", "failed"));
    case RunState::Cancelling:
        return tr(QT_TRANSLATE_NOOP("States", "cancelling"));
    case RunState::Cancelled:
        return tr(QT_TRANSLATE_NOOP("States", "cancelled"));
    }
    return {};
}

QString word(StepState state)
{
    switch (state) {
    case StepState::Blocked:
        return tr(QT_TRANSLATE_NOOP("States", "blocked"));
    case StepState::Ready:
        return tr(QT_TRANSLATE_NOOP("States", "queued"));
    case StepState::Running:
        return tr(QT_TRANSLATE_NOOP("States", "running"));
    case StepState::Retrying:
        return tr(QT_TRANSLATE_NOOP("States", "waiting to retry"));
    case StepState::Waiting:
        return tr(QT_TRANSLATE_NOOP("States", "waiting"));
    case StepState::Succeeded:
        return tr(QT_TRANSLATE_NOOP("States", "succeeded"));
    case StepState::Failed:
        return tr(QT_TRANSLATE_NOOP("States", "failed"));
    case StepState::Skipped:
        return tr(QT_TRANSLATE_NOOP("States", "skipped"));
    case StepState::Cancelled:
        return tr(QT_TRANSLATE_NOOP("States", "cancelled"));
    case StepState::DeadLettered:
        return tr(QT_TRANSLATE_NOOP("States", "dead-lettered"));
    }
    return {};
}

QString word(LetterState state)
{
    switch (state) {
    case LetterState::Open:
        return tr(QT_TRANSLATE_NOOP("States", "unresolved"));
    case LetterState::Redriving:
        return tr(QT_TRANSLATE_NOOP("States", "being retried"));
    case LetterState::Resolved:
        return tr(QT_TRANSLATE_NOOP("States", "resolved"));
    case LetterState::Discarded:
        return tr(QT_TRANSLATE_NOOP("States", "discarded"));
    }
    return {};
}

QString word(ComponentPhase phase)
{
    switch (phase) {
    case ComponentPhase::Initializing:
        return tr(QT_TRANSLATE_NOOP("States", "starting"));
    case ComponentPhase::Running:
        return tr(QT_TRANSLATE_NOOP("States", "running"));
    case ComponentPhase::Degraded:
        return tr(QT_TRANSLATE_NOOP("States", "degraded"));
    case ComponentPhase::Paused:
        return tr(QT_TRANSLATE_NOOP("States", "paused"));
    case ComponentPhase::Draining:
        return tr(QT_TRANSLATE_NOOP("States", "draining"));
    case ComponentPhase::Stopped:
        return tr(QT_TRANSLATE_NOOP("States", "stopped"));
    case ComponentPhase::Error:
        return tr(QT_TRANSLATE_NOOP("States", "error"));
    case ComponentPhase::Recovering:
        return tr(QT_TRANSLATE_NOOP("States", "recovering"));
    }
    return {};
}

QString word(ComponentHealth health)
{
    switch (health) {
    case ComponentHealth::Ok:
        return tr(QT_TRANSLATE_NOOP("States", "on time"));
    case ComponentHealth::Late:
        return tr(QT_TRANSLATE_NOOP("States", "late"));
    case ComponentHealth::Suspect:
        return tr(QT_TRANSLATE_NOOP("States", "suspect"));
    case ComponentHealth::Lost:
        return tr(QT_TRANSLATE_NOOP("States", "lost"));
    case ComponentHealth::Stuck:
        return tr(QT_TRANSLATE_NOOP("States", "stuck"));
    }
    return {};
}

QString word(BreakerPhase phase)
{
    switch (phase) {
    case BreakerPhase::Closed:
        return tr(QT_TRANSLATE_NOOP("States", "closed"));
    case BreakerPhase::Open:
        return tr(QT_TRANSLATE_NOOP("States", "open"));
    case BreakerPhase::HalfOpen:
        return tr(QT_TRANSLATE_NOOP("States", "half-open"));
    case BreakerPhase::ForcedOpen:
        return tr(QT_TRANSLATE_NOOP("States", "forced open"));
    case BreakerPhase::Disabled:
        return tr(QT_TRANSLATE_NOOP("States", "disabled"));
    case BreakerPhase::MetricsOnly:
        return tr(QT_TRANSLATE_NOOP("States", "metrics only"));
    }
    return {};
}

QString word(FailureClass failureClass)
{
    switch (failureClass) {
    case FailureClass::Transient:
        return tr(QT_TRANSLATE_NOOP("States", "transient"));
    case FailureClass::Permanent:
        return tr(QT_TRANSLATE_NOOP("States", "permanent"));
    case FailureClass::Unknown:
        return tr(QT_TRANSLATE_NOOP("States", "outcome unknown"));
    case FailureClass::Lost:
        return tr(QT_TRANSLATE_NOOP("States", "lost"));
    case FailureClass::Cancelled:
        return tr(QT_TRANSLATE_NOOP("States", "cancelled"));
    case FailureClass::Rejected:
        return tr(QT_TRANSLATE_NOOP("States", "not sent"));
    }
    return {};
}

QString explanation(FailureClass failureClass)
{
    switch (failureClass) {
    case FailureClass::Transient:
        return tr(QT_TRANSLATE_NOOP("States", "May well succeed next time."));
    case FailureClass::Permanent:
        return tr(QT_TRANSLATE_NOOP("States", "Fails the same way again until something is changed."));
    case FailureClass::Unknown:
        return tr(QT_TRANSLATE_NOOP("States", "May already have happened: check before you retry."));
    case FailureClass::Lost:
        return tr(QT_TRANSLATE_NOOP("States", "The engine ended while it ran."));
    case FailureClass::Cancelled:
        return tr(QT_TRANSLATE_NOOP("States", "Somebody stopped it."));
    case FailureClass::Rejected:
        return tr(QT_TRANSLATE_NOOP("States", "Held back before it was sent; it used no attempt."));
    }
    return {};
}

QString triggerWord(const QString &trigger)
{
    if (trigger == QLatin1StringView("manual"))
        return tr(QT_TRANSLATE_NOOP("States", "by hand"));
    return trigger;
}

QString catalogText(const QString &english)
{
    return QCoreApplication::translate("TaskTypes", english.toUtf8().constData());
}

} // namespace sluice
