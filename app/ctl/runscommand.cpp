#include "app/ctl/command.h"
#include "app/ctl/history.h"
#include "app/ctl/json.h"
#include "app/ctl/report.h"
#include "core/journal/errors.h"
#include "ui/wording/formats.h"
#include "ui/wording/statewords.h"
#include "ui/wording/versionwords.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QJsonArray>

namespace sluice::ctl {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("sluicectl", text);
}

int list(const Arguments &arguments, Output &output)
{
    RunFilter filter;
    filter.workflow = arguments.value("workflow");
    if (arguments.has("state")) {
        filter.state = runStateNamed(arguments.value("state"));
        if (!filter.state)
            return arguments.misuse(tr("'%1' is no state of a run.").arg(arguments.value("state")), output);
    }
    bool isNumber = true;
    const quint32 count = arguments.has("limit") ? arguments.value("limit").toUInt(&isNumber) : 100;
    if (!isNumber)
        return arguments.misuse(tr("'%1' is no number of runs.").arg(arguments.value("limit")), output);
    const auto reader = openHistory(arguments.workspace());
    if (!reader)
        return output.fail(reader.error());
    Page<RunSummary> page;
    if (*reader) {
        auto read = (*reader)->runs(filter, {0, count});
        if (!read)
            return output.fail(read.error());
        page = std::move(*read);
    }
    const WallTime now = SystemClock().wall();
    QJsonArray runs;
    std::vector<QStringList> rows;
    for (const RunSummary &run : page.rows) {
        runs.append(summaryJson(run));
        const bool isOver = run.ended != WallTime{};
        const QString version = versionText(run.label);
        rows.push_back({runText(number(run.id)), run.workflow, version.isEmpty() ? QStringLiteral("-") : version,
                        word(run), triggerWord(run.trigger), momentText(run.started, now),
                        isOver ? durationText(run.ended - run.started) : QStringLiteral("-"),
                        QStringLiteral("%1/%2").arg(run.done).arg(run.steps), numberText(quint64(run.letters))});
    }
    output.document(
        QJsonDocument(QJsonObject{{QStringLiteral("total"), qint64(page.total)}, {QStringLiteral("runs"), runs}}));
    if (rows.empty())
        output.message(tr("There are no such runs."));
    else
        output.table({tr("Run"), tr("Workflow"), tr("Version"), tr("State"), tr("Trigger"), tr("Started"), tr("Took"),
                      tr("Steps"), tr("Dead letters")},
                     rows);
    return kSucceeded;
}

int show(const Arguments &arguments, Output &output)
{
    bool isNumber = false;
    const RunId id{arguments.names.front().toULongLong(&isNumber)};
    if (!isNumber)
        return arguments.misuse(tr("'%1' is no run; they are numbered.").arg(arguments.names.front()), output);
    const auto reader = openHistory(arguments.workspace());
    if (!reader)
        return output.fail(reader.error());
    if (!*reader)
        return output.fail(
            {QString(errors::kJournalRunUnknown), {{QStringLiteral("run"), arguments.names.front()}}, {}});
    const auto read = readRun(**reader, id, arguments.workspace());
    if (!read)
        return output.fail(read.error());
    QJsonObject json = runJson(read->run);
    QJsonArray steps;
    for (const Step &step : read->run.steps) {
        if (step.isGone)
            continue; // of an item that is done; its task counts it
        const Scope &scope = read->run.scopes[number(step.scope)];
        QJsonObject row{{QStringLiteral("task"), read->run.plan->task(step.task).id},
                        {QStringLiteral("state"), name(step.state)},
                        {QStringLiteral("attempts"), step.attempts},
                        {QStringLiteral("epoch"), qint64(step.epoch)}};
        if (number(step.scope) > 0)
            row.insert(QStringLiteral("item"), qint64(scope.item));
        if (step.given)
            row.insert(QStringLiteral("givenByHand"), true);
        else if (step.handFed)
            row.insert(QStringLiteral("fedByHand"), true);
        steps.append(row);
    }
    json.insert(QStringLiteral("stepList"), steps);
    json.insert(QStringLiteral("label"), labelText(arguments.workspace(), id));
    output.document(QJsonDocument(json));
    reportRun(read->run, arguments.workspace(), output);
    return kSucceeded;
}

} // namespace

Command runsListCommand()
{
    return {.name = QStringLiteral("runs list"),
            .takes = {},
            .summary = tr("Lists the runs, newest first."),
            .options = {{QStringLiteral("state"), tr("Those in one state, such as waiting."), QStringLiteral("STATE")},
                        {QStringLiteral("workflow"), tr("Those of one workflow."), QStringLiteral("ID")},
                        {QStringLiteral("limit"), tr("How many at the most; 100 if not said."), QStringLiteral("N")}},
            .perform = list};
}

Command runsShowCommand()
{
    return {.name = QStringLiteral("runs show"),
            .takes = QStringLiteral("ID"),
            .summary = tr("Shows a run with its counts by task and its dead letters."),
            .least = 1,
            .most = 1,
            .perform = show};
}

} // namespace sluice::ctl
