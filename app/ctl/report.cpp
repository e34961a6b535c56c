#include "app/ctl/report.h"

#include "app/ctl/history.h"
#include "app/ctl/json.h"
#include "app/ctl/stepname.h"
#include "ui/wording/formats.h"
#include "ui/wording/statewords.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>

namespace sluice::ctl {

namespace {

QString tr(const char *text, const char *comment = nullptr)
{
    return QCoreApplication::translate("sluicectl", text, comment);
}

constexpr std::array kColumns{
    StepState::Succeeded, StepState::DeadLettered, StepState::Failed,  StepState::Skipped, StepState::Cancelled,
    StepState::Retrying,  StepState::Waiting,      StepState::Running, StepState::Ready,   StepState::Blocked,
};

void reportTasks(const Run &run, Output &output)
{
    std::vector<std::array<quint64, kColumns.size()>> counts(run.plan->tasks.size());
    const auto count = [&counts](TaskIndex task, StepState state, quint64 steps) {
        const auto column = std::ranges::find(kColumns, state) - kColumns.begin();
        counts[number(task)][static_cast<std::size_t>(column)] += steps;
    };
    forEachStepCount(run, count);
    std::vector<std::size_t> shown;
    for (std::size_t column = 0; column < kColumns.size(); ++column) {
        if (std::ranges::any_of(counts, [&](const auto &row) { return row[column] > 0; }))
            shown.push_back(column);
    }
    QStringList header{tr("Task")};
    for (const std::size_t column : shown)
        header += word(kColumns[column]);
    std::vector<QStringList> rows;
    for (std::size_t task = 0; task < counts.size(); ++task) {
        QStringList row{run.plan->tasks[task].id};
        for (const std::size_t column : shown)
            row += counts[task][column] == 0 ? QStringLiteral("-") : numberText(counts[task][column]);
        rows.push_back(row);
    }
    output.table(header, rows);
}

void reportLetters(const Run &run, const QString &workspace, Output &output)
{
    std::vector<QStringList> rows;
    for (std::size_t i = 0; i < run.letters.size(); ++i) {
        const Letter &letter = run.letters[i];
        if (letter.state == LetterState::Open)
            rows.push_back({LetterId{run.id, static_cast<quint32>(i + 1)}.toString(), run.taskOf(letter.step).id,
                            shortWords(letter.error)});
    }
    if (rows.empty())
        return;
    output.line();
    output.table({tr("Dead letter"), tr("Task"), tr("Error")}, rows);
    output.line();
    output.line(tr("Retry them with: %1")
                    .arg(QStringLiteral("sluicectl deadletters retry --all --workspace %1").arg(workspace)));
}

/// Where a run stands, and how it goes on.
void reportHalt(const Run &run, const QString &workspace, Output &output)
{
    if (!run.paused || isFinal(run.state))
        return;
    const QString id = QString::number(number(run.id));
    if (const auto halt = haltOf(run))
        output.line((run.haltedAt == halt ? tr("It halts at the breakpoint before %1.") : tr("It halts before %1."))
                        .arg(run.taskOf(*halt).id));
    output.line(tr("One step: %1").arg(QStringLiteral("sluicectl step %1 --workspace %2").arg(id, workspace)));
    output.line(tr("Go on: %1").arg(QStringLiteral("sluicectl runs resume %1 --workspace %2").arg(id, workspace)));
}

} // namespace

void reportRun(const Run &run, const QString &workspace, Output &output)
{
    const QString version = labelText(workspace, run.id);
    const QString workflow = version.isEmpty()
                                 ? run.plan->workflowId
                                 : tr("%1 (%2)", "a workflow, its version").arg(run.plan->workflowId, version);
    output.line(tr("Run %1 of %2: %3, %4 of %5 steps done.")
                    .arg(runText(number(run.id)), workflow,
                         word(run.paused && !isFinal(run.state) ? RunState::Paused : run.state),
                         numberText(quint64(run.doneSteps)), numberText(quint64(run.steps.size()))));
    if (!run.failure.code.isEmpty())
        output.line(shortWords(run.failure));
    reportHalt(run, workspace, output);
    output.line();
    reportTasks(run, output);
    reportLetters(run, workspace, output);
}

QJsonArray reportRuns(const std::vector<Run> &runs, const QString &workspace, Output &output)
{
    QJsonArray all;
    for (const Run &run : runs) {
        all.append(runJson(run));
        reportRun(run, workspace, output);
        output.line();
    }
    return all;
}

ExitStatus statusOf(const Run &run)
{
    if (run.state == RunState::Succeeded)
        return kSucceeded;
    const bool waits = run.paused || run.deadSteps > 0 || !run.awaits.empty() || !run.calls.empty();
    return isFinal(run.state) || !waits ? kFailed : kLettersLeft;
}

ExitStatus statusOf(const std::vector<Run> &runs)
{
    ExitStatus worst = kSucceeded;
    for (const Run &run : runs) {
        const ExitStatus status = statusOf(run);
        if (status == kFailed || worst == kSucceeded)
            worst = status;
    }
    return worst;
}

} // namespace sluice::ctl
