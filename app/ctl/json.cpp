#include "app/ctl/json.h"

#include "app/ctl/errors.h"
#include "app/ctl/report.h"
#include "app/ctl/stepname.h"
#include "core/base/isotime.h"
#include "ui/wording/versionwords.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace sluice::ctl {

namespace {

template <typename State>
using Names = std::vector<std::pair<State, QLatin1StringView>>;

const Names<RunState> kRunStates{
    {RunState::Pending, QLatin1StringView("pending")},
    {RunState::Running, QLatin1StringView("running")},
    {RunState::Paused, QLatin1StringView("paused")},
    {RunState::Waiting, QLatin1StringView("waiting")},
    {RunState::Succeeded, QLatin1StringView("succeeded")},
    {RunState::Failed, QLatin1StringView("failed")},
    {RunState::Cancelling, QLatin1StringView("cancelling")},
    {RunState::Cancelled, QLatin1StringView("cancelled")},
    {RunState::Compensating, QLatin1StringView("compensating")},
    {RunState::Compensated, QLatin1StringView("compensated")},
};
const Names<StepState> kStepStates{
    {StepState::Blocked, QLatin1StringView("blocked")},
    {StepState::Ready, QLatin1StringView("ready")},
    {StepState::Running, QLatin1StringView("running")},
    {StepState::Retrying, QLatin1StringView("retrying")},
    {StepState::Waiting, QLatin1StringView("waiting")},
    {StepState::Succeeded, QLatin1StringView("succeeded")},
    {StepState::Failed, QLatin1StringView("failed")},
    {StepState::Skipped, QLatin1StringView("skipped")},
    {StepState::Cancelled, QLatin1StringView("cancelled")},
    {StepState::DeadLettered, QLatin1StringView("deadLettered")},
};
const Names<LetterState> kLetterStates{
    {LetterState::Open, QLatin1StringView("open")},         {LetterState::Redriving, QLatin1StringView("redriving")},
    {LetterState::Resolved, QLatin1StringView("resolved")}, {LetterState::Discarded, QLatin1StringView("discarded")},
    {LetterState::Snoozed, QLatin1StringView("snoozed")},
};
const Names<LetterKind> kKinds{
    {LetterKind::Step, QLatin1StringView("step")},       {LetterKind::Event, QLatin1StringView("event")},
    {LetterKind::Webhook, QLatin1StringView("webhook")}, {LetterKind::Sync, QLatin1StringView("sync")},
    {LetterKind::Trigger, QLatin1StringView("trigger")},
};
const Names<FailureClass> kClasses{
    {FailureClass::Transient, QLatin1StringView("transient")},
    {FailureClass::Permanent, QLatin1StringView("permanent")},
    {FailureClass::Unknown, QLatin1StringView("unknown")},
    {FailureClass::Lost, QLatin1StringView("lost")},
    {FailureClass::Cancelled, QLatin1StringView("cancelled")},
    {FailureClass::Rejected, QLatin1StringView("rejected")},
};
const Names<AttemptOutcome> kOutcomes{
    {AttemptOutcome::Running, QLatin1StringView("running")},
    {AttemptOutcome::Succeeded, QLatin1StringView("succeeded")},
    {AttemptOutcome::Waiting, QLatin1StringView("waiting")},
    {AttemptOutcome::Failed, QLatin1StringView("failed")},
    {AttemptOutcome::Lost, QLatin1StringView("lost")},
    {AttemptOutcome::Abandoned, QLatin1StringView("abandoned")},
};

template <typename State>
QString nameIn(const Names<State> &names, State state)
{
    for (const auto &[each, text] : names) {
        if (each == state)
            return QString(text);
    }
    return {};
}

template <typename State>
std::optional<State> stateIn(const Names<State> &names, const QString &wanted)
{
    for (const auto &[each, text] : names) {
        if (text == wanted)
            return each;
    }
    return std::nullopt;
}

QString tr(const char *text)
{
    return QCoreApplication::translate("sluicectl", text);
}

/// `{"fetch":{"succeeded":246,"deadLettered":3}}`
QJsonObject taskCounts(const Run &run)
{
    QMap<QString, QMap<QString, int>> counts;
    forEachStepCount(run, [&](TaskIndex task, StepState state, quint64 steps) {
        counts[run.plan->task(task).id][name(state)] += static_cast<int>(steps);
    });
    QJsonObject tasks;
    for (auto task = counts.cbegin(); task != counts.cend(); ++task) {
        QJsonObject states;
        for (auto state = task->cbegin(); state != task->cend(); ++state)
            states.insert(state.key(), state.value());
        tasks.insert(task.key(), states);
    }
    return tasks;
}

/// Null outside every forEach; positions count from 1, outermost first.
QJsonValue itemJson(const LetterSummary &letter)
{
    if (letter.itemPath.empty())
        return QJsonValue::Null;
    QJsonArray path;
    for (const quint32 position : letter.itemPath)
        path.append(qint64(position) + 1);
    return QJsonObject{{QStringLiteral("path"), path}, {QStringLiteral("text"), letter.itemText}};
}

} // namespace

Wording wordingOf(const Error &error)
{
    if (error.code == kUsage)
        return {error.args.value(QStringLiteral("reason")),
                {},
                tr("Usage: %1").arg(error.args.value(QStringLiteral("usage")))};
    if (error.code == kInterrupted)
        return {tr("Stopped before the end."), tr("This program was told to stop."),
                tr("What was done is kept; unfinished runs go on at the next start, such as by `sluicectl resume`.")};
    if (error.code == kNothingToCheck)
        return {tr("There is nothing to check in %1.").arg(error.args.value(QStringLiteral("path"))),
                tr("It holds no workflow file."), tr("Name a workspace folder or a file.")};
    if (error.code == kBenchRunFailed)
        return {tr("The runs of %1 did not all succeed.").arg(error.args.value(QStringLiteral("workload"))),
                error.detail, tr("Copy this message and report it.")};
    if (error.code == kHookConnectFailed)
        return {tr("There is no connection to port %1 of this computer.").arg(error.args.value(QStringLiteral("port"))),
                error.detail, tr("Open the webhook gateway, and allow this program more files.")};
    if (error.code == kOutputsMissing)
        return {tr("No run can begin at %1.").arg(error.args.value(QStringLiteral("task"))),
                tr("It needs outputs that are not known: those of %1.").arg(error.args.value(QStringLiteral("tasks"))),
                tr("Run the workflow once, or give each of them with --pin STEP=FILE.")};
    if (error.code == kForkMoment)
        return {tr("Step %1 of run %2 has never begun.")
                    .arg(error.args.value(QStringLiteral("step")), error.args.value(QStringLiteral("run"))),
                tr("So there is no moment before it."), tr("Name a step that began, or a moment with --at N.")};
    return words(error);
}

QString shortWords(const Error &error)
{
    const Wording wording = wordingOf(error);
    return wording.why.isEmpty() ? wording.what : wording.what + u' ' + wording.why;
}

QString name(RunState state)
{
    return nameIn(kRunStates, state);
}

QString name(StepState state)
{
    return nameIn(kStepStates, state);
}

QString name(LetterKind kind)
{
    return nameIn(kKinds, kind);
}

QString name(LetterState state)
{
    return nameIn(kLetterStates, state);
}

QString name(FailureClass failureClass)
{
    return nameIn(kClasses, failureClass);
}

QString name(AttemptOutcome outcome)
{
    return nameIn(kOutcomes, outcome);
}

std::optional<RunState> runStateNamed(const QString &text)
{
    return stateIn(kRunStates, text);
}

std::optional<LetterKind> letterKindNamed(const QString &text)
{
    return stateIn(kKinds, text);
}

std::optional<FailureClass> failureClassNamed(const QString &text)
{
    return stateIn(kClasses, text);
}

QJsonObject causeJson(const LetterGroup &cause)
{
    QJsonArray trend;
    for (const quint32 count : cause.trend)
        trend.append(qint64(count));
    return {{QStringLiteral("fingerprint"), cause.fingerprint},
            {QStringLiteral("count"), qint64(cause.count)},
            {QStringLiteral("firstSeen"), timeJson(cause.firstSeen)},
            {QStringLiteral("lastSeen"), timeJson(cause.lastSeen)},
            {QStringLiteral("byHour"), trend},
            {QStringLiteral("newest"), letterJson(cause.newest)}};
}

std::optional<LetterState> letterStateNamed(const QString &text)
{
    return stateIn(kLetterStates, text);
}

QJsonValue timeJson(WallTime moment)
{
    return moment == WallTime{} ? QJsonValue(QJsonValue::Null) : isoText(moment);
}

QJsonObject errorJson(const Error &error)
{
    const Wording wording = wordingOf(error);
    QJsonObject json{{QStringLiteral("code"), error.code},
                     {QStringLiteral("what"), wording.what},
                     {QStringLiteral("why"), wording.why},
                     {QStringLiteral("next"), wording.next}};
    if (!error.detail.isEmpty())
        json.insert(QStringLiteral("detail"), error.detail);
    return json;
}

QJsonObject originJson(const LetterOrigin &origin)
{
    return {{QStringLiteral("workspace"), origin.workspace},
            {QStringLiteral("journal"), origin.journal},
            {QStringLiteral("letter"), origin.letter.toString()}};
}

QJsonObject letterJson(const LetterSummary &letter)
{
    return {{QStringLiteral("id"), letter.id.toString()},
            {QStringLiteral("run"), qint64(number(letter.id.run))},
            {QStringLiteral("kind"), name(letter.kind)},
            {QStringLiteral("origin"), letter.origin},
            {QStringLiteral("workflow"), letter.workflow},
            {QStringLiteral("task"), letter.task},
            {QStringLiteral("type"), letter.taskType},
            {QStringLiteral("connection"), letter.connection},
            {QStringLiteral("item"), itemJson(letter)},
            {QStringLiteral("state"), name(letter.state)},
            {QStringLiteral("class"), name(letter.failureClass)},
            {QStringLiteral("error"), errorJson(letter.error)},
            {QStringLiteral("fingerprint"), letter.fingerprint},
            {QStringLiteral("created"), timeJson(letter.created)},
            {QStringLiteral("changed"), timeJson(letter.changed)},
            {QStringLiteral("snoozedUntil"), timeJson(letter.snoozedUntil)},
            {QStringLiteral("redrives"), qint64(letter.redrives)},
            {QStringLiteral("decidedBy"), letter.decidedBy},
            {QStringLiteral("reason"), letter.reason},
            {QStringLiteral("from"), letter.from ? QJsonValue(originJson(*letter.from)) : QJsonValue()}};
}

QJsonObject attemptJson(const AttemptRecord &attempt)
{
    QJsonObject json{{QStringLiteral("epoch"), qint64(attempt.epoch)},
                     {QStringLiteral("number"), qint64(attempt.number)},
                     {QStringLiteral("started"), timeJson(attempt.started)},
                     {QStringLiteral("ended"), timeJson(attempt.ended.value_or(WallTime{}))},
                     {QStringLiteral("outcome"), name(attempt.outcome)}};
    if (attempt.outcome == AttemptOutcome::Failed) {
        json.insert(QStringLiteral("class"), name(attempt.failureClass));
        json.insert(QStringLiteral("error"), errorJson(attempt.error));
        json.insert(QStringLiteral("response"), QString::fromUtf8(attempt.response));
    }
    return json;
}

QJsonObject summaryJson(const RunSummary &run)
{
    QJsonObject json{{QStringLiteral("run"), qint64(number(run.id))},
                     {QStringLiteral("workflow"), run.workflow},
                     {QStringLiteral("version"), QString::fromLatin1(run.version)},
                     {QStringLiteral("label"), versionText(run.label)},
                     {QStringLiteral("trigger"), run.trigger},
                     {QStringLiteral("state"), name(run.state)},
                     {QStringLiteral("steps"), qint64(run.steps)},
                     {QStringLiteral("done"), qint64(run.done)},
                     {QStringLiteral("letters"), qint64(run.letters)},
                     {QStringLiteral("started"), timeJson(run.started)},
                     {QStringLiteral("ended"), timeJson(run.ended)},
                     {QStringLiteral("damaged"), run.isDamaged}};
    if (!run.failure.code.isEmpty())
        json.insert(QStringLiteral("failure"), errorJson(run.failure));
    return json;
}

QJsonObject runJson(const Run &run)
{
    QJsonArray letters;
    for (std::size_t i = 0; i < run.letters.size(); ++i) {
        const Letter &letter = run.letters[i];
        if (letter.state != LetterState::Open)
            continue;
        letters.append(QJsonObject{{QStringLiteral("id"), LetterId{run.id, static_cast<quint32>(i + 1)}.toString()},
                                   {QStringLiteral("task"), run.taskOf(letter.step).id},
                                   {QStringLiteral("error"), errorJson(letter.error)}});
    }
    QJsonObject json{{QStringLiteral("run"), qint64(number(run.id))},
                     {QStringLiteral("workflow"), run.plan->workflowId},
                     {QStringLiteral("version"), QString::fromLatin1(run.plan->version)},
                     {QStringLiteral("trigger"), run.trigger},
                     {QStringLiteral("state"), name(run.state)},
                     {QStringLiteral("steps"), qint64(run.steps.size())},
                     {QStringLiteral("done"), qint64(run.doneSteps)},
                     {QStringLiteral("letters"), letters},
                     {QStringLiteral("started"), timeJson(run.started)},
                     {QStringLiteral("ended"), timeJson(run.ended)},
                     {QStringLiteral("tasks"), taskCounts(run)}};
    if (!run.failure.code.isEmpty())
        json.insert(QStringLiteral("failure"), errorJson(run.failure));
    if (const auto halt = haltOf(run))
        json.insert(QStringLiteral("halt"), QJsonObject{{QStringLiteral("task"), run.taskOf(*halt).id},
                                                        {QStringLiteral("step"), qint64(number(*halt))},
                                                        {QStringLiteral("breakpoint"), run.haltedAt == halt}});
    return json;
}

} // namespace sluice::ctl
