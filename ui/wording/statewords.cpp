#include "ui/wording/statewords.h"

#include <QCoreApplication>

namespace sluice {

namespace {

QString translated(const char *text)
{
    return QCoreApplication::translate("States", text);
}

} // namespace

QString word(RunState state)
{
    switch (state) {
    case RunState::Pending:
        return translated(QT_TRANSLATE_NOOP("States", "pending"));
    case RunState::Running:
        return translated(QT_TRANSLATE_NOOP("States", "running"));
    case RunState::Paused:
        return translated(QT_TRANSLATE_NOOP("States", "paused"));
    case RunState::Waiting:
        return translated(QT_TRANSLATE_NOOP("States", "waiting"));
    case RunState::Succeeded:
        return translated(QT_TRANSLATE_NOOP("States", "succeeded"));
    case RunState::Failed:
        return translated(QT_TRANSLATE_NOOP("States", "failed"));
    case RunState::Cancelling:
        return translated(QT_TRANSLATE_NOOP("States", "cancelling"));
    case RunState::Cancelled:
        return translated(QT_TRANSLATE_NOOP("States", "cancelled"));
    case RunState::Compensating:
        return translated(QT_TRANSLATE_NOOP("States", "compensating"));
    case RunState::Compensated:
        return translated(QT_TRANSLATE_NOOP("States", "compensated"));
    }
    return {};
}

QString word(const RunSummary &run)
{
    return run.isDamaged ? translated(QT_TRANSLATE_NOOP("States", "damaged")) : word(run.state);
}

QString word(StepState state)
{
    switch (state) {
    case StepState::Blocked:
        return translated(QT_TRANSLATE_NOOP("States", "blocked"));
    case StepState::Ready:
        return translated(QT_TRANSLATE_NOOP("States", "queued"));
    case StepState::Running:
        return translated(QT_TRANSLATE_NOOP("States", "running"));
    case StepState::Retrying:
        return translated(QT_TRANSLATE_NOOP("States", "waiting to retry"));
    case StepState::Waiting:
        return translated(QT_TRANSLATE_NOOP("States", "waiting"));
    case StepState::Succeeded:
        return translated(QT_TRANSLATE_NOOP("States", "succeeded"));
    case StepState::Failed:
        return translated(QT_TRANSLATE_NOOP("States", "failed"));
    case StepState::Skipped:
        return translated(QT_TRANSLATE_NOOP("States", "skipped"));
    case StepState::Cancelled:
        return translated(QT_TRANSLATE_NOOP("States", "cancelled"));
    case StepState::DeadLettered:
        return translated(QT_TRANSLATE_NOOP("States", "dead-lettered"));
    }
    return {};
}

QString word(LetterState state)
{
    switch (state) {
    case LetterState::Open:
        return translated(QT_TRANSLATE_NOOP("States", "unresolved"));
    case LetterState::Redriving:
        return translated(QT_TRANSLATE_NOOP("States", "being retried"));
    case LetterState::Resolved:
        return translated(QT_TRANSLATE_NOOP("States", "resolved"));
    case LetterState::Discarded:
        return translated(QT_TRANSLATE_NOOP("States", "discarded"));
    case LetterState::Snoozed:
        return translated(QT_TRANSLATE_NOOP("States", "snoozed"));
    }
    return {};
}

QString word(LetterKind kind)
{
    switch (kind) {
    case LetterKind::Step:
        return translated(QT_TRANSLATE_NOOP("States", "step"));
    case LetterKind::Event:
        return translated(QT_TRANSLATE_NOOP("States", "event"));
    case LetterKind::Webhook:
        return translated(QT_TRANSLATE_NOOP("States", "webhook"));
    case LetterKind::Sync:
        return translated(QT_TRANSLATE_NOOP("States", "sync"));
    case LetterKind::Trigger:
        return translated(QT_TRANSLATE_NOOP("States", "trigger"));
    }
    return {};
}

QString word(ComponentPhase phase)
{
    switch (phase) {
    case ComponentPhase::Initializing:
        return translated(QT_TRANSLATE_NOOP("States", "starting"));
    case ComponentPhase::Running:
        return translated(QT_TRANSLATE_NOOP("States", "running"));
    case ComponentPhase::Degraded:
        return translated(QT_TRANSLATE_NOOP("States", "degraded"));
    case ComponentPhase::Paused:
        return translated(QT_TRANSLATE_NOOP("States", "paused"));
    case ComponentPhase::Draining:
        return translated(QT_TRANSLATE_NOOP("States", "draining"));
    case ComponentPhase::Stopped:
        return translated(QT_TRANSLATE_NOOP("States", "stopped"));
    case ComponentPhase::Error:
        return translated(QT_TRANSLATE_NOOP("States", "error"));
    case ComponentPhase::Recovering:
        return translated(QT_TRANSLATE_NOOP("States", "recovering"));
    }
    return {};
}

QString word(ComponentHealth health)
{
    switch (health) {
    case ComponentHealth::Ok:
        return translated(QT_TRANSLATE_NOOP("States", "on time"));
    case ComponentHealth::Late:
        return translated(QT_TRANSLATE_NOOP("States", "late"));
    case ComponentHealth::Suspect:
        return translated(QT_TRANSLATE_NOOP("States", "suspect"));
    case ComponentHealth::Lost:
        return translated(QT_TRANSLATE_NOOP("States", "lost"));
    case ComponentHealth::Stuck:
        return translated(QT_TRANSLATE_NOOP("States", "stuck"));
    }
    return {};
}

QString word(BreakerPhase phase)
{
    switch (phase) {
    case BreakerPhase::Closed:
        return translated(QT_TRANSLATE_NOOP("States", "closed"));
    case BreakerPhase::Open:
        return translated(QT_TRANSLATE_NOOP("States", "open"));
    case BreakerPhase::HalfOpen:
        return translated(QT_TRANSLATE_NOOP("States", "half-open"));
    case BreakerPhase::ForcedOpen:
        return translated(QT_TRANSLATE_NOOP("States", "forced open"));
    case BreakerPhase::Disabled:
        return translated(QT_TRANSLATE_NOOP("States", "disabled"));
    case BreakerPhase::MetricsOnly:
        return translated(QT_TRANSLATE_NOOP("States", "metrics only"));
    }
    return {};
}

QString word(FailureClass failureClass)
{
    switch (failureClass) {
    case FailureClass::Transient:
        return translated(QT_TRANSLATE_NOOP("States", "transient"));
    case FailureClass::Permanent:
        return translated(QT_TRANSLATE_NOOP("States", "permanent"));
    case FailureClass::Unknown:
        return translated(QT_TRANSLATE_NOOP("States", "outcome unknown"));
    case FailureClass::Lost:
        return translated(QT_TRANSLATE_NOOP("States", "lost"));
    case FailureClass::Cancelled:
        return translated(QT_TRANSLATE_NOOP("States", "cancelled"));
    case FailureClass::Rejected:
        return translated(QT_TRANSLATE_NOOP("States", "not sent"));
    }
    return {};
}

QString explanation(FailureClass failureClass)
{
    switch (failureClass) {
    case FailureClass::Transient:
        return translated(QT_TRANSLATE_NOOP("States", "May well succeed next time."));
    case FailureClass::Permanent:
        return translated(QT_TRANSLATE_NOOP("States", "Fails the same way again until something is changed."));
    case FailureClass::Unknown:
        return translated(QT_TRANSLATE_NOOP("States", "May already have happened: check before you retry."));
    case FailureClass::Lost:
        return translated(QT_TRANSLATE_NOOP("States", "The engine ended while it ran."));
    case FailureClass::Cancelled:
        return translated(QT_TRANSLATE_NOOP("States", "Somebody stopped it."));
    case FailureClass::Rejected:
        return translated(QT_TRANSLATE_NOOP("States", "Held back before it was sent; it used no attempt."));
    }
    return {};
}

QString handWord(const Step &step)
{
    if (step.given)
        return translated(QT_TRANSLATE_NOOP("States", "given by hand"));
    const bool runs = step.state != StepState::Blocked && step.state != StepState::Skipped;
    return step.handFed && runs ? translated(QT_TRANSLATE_NOOP("States", "fed by hand")) : QString();
}

QString triggerWord(const QString &trigger)
{
    if (trigger == QLatin1StringView("manual"))
        return translated(QT_TRANSLATE_NOOP("States", "by hand"));
    if (trigger == QLatin1StringView("api"))
        return translated(QT_TRANSLATE_NOOP("States", "by a program"));
    if (const QString call = QStringLiteral("run:"); trigger.startsWith(call))
        return translated(QT_TRANSLATE_NOOP("States", "called by run %1")).arg(trigger.sliced(call.size()));
    static constexpr std::pair<QLatin1StringView, const char *> kKinds[] = {
        {QLatin1StringView("again "), QT_TRANSLATE_NOOP("States", "run %1 again")},
        {QLatin1StringView("schedule "), QT_TRANSLATE_NOOP("States", "by the time %1")},
        {QLatin1StringView("event "), QT_TRANSLATE_NOOP("States", "by the event of %1")},
        {QLatin1StringView("after "), QT_TRANSLATE_NOOP("States", "after another run, by %1")},
        {QLatin1StringView("failure "), QT_TRANSLATE_NOOP("States", "after a failure, by %1")},
        {QLatin1StringView("file "), QT_TRANSLATE_NOOP("States", "by a file, by %1")},
        {QLatin1StringView("webhook "), QT_TRANSLATE_NOOP("States", "by the webhook %1")}};
    for (const auto &[prefix, words] : kKinds) {
        if (trigger.startsWith(prefix))
            return translated(words).arg(trigger.sliced(prefix.size()));
    }
    return trigger;
}

QString catalogText(const QString &english)
{
    return QCoreApplication::translate("TaskTypes", english.toUtf8().constData());
}

} // namespace sluice
