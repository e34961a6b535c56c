#include "app/ctl/command.h"
#include "app/ctl/enginesession.h"
#include "app/ctl/looseletters.h"
#include "app/ctl/report.h"

#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

namespace sluice::ctl {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("sluicectl", text);
}

int resume(EngineSession &session, Output &output)
{
    const auto unfinished = session.unfinishedRuns();
    if (!unfinished)
        return output.fail(unfinished.error());
    std::vector<RunId> ids;
    for (const RunSummary &run : *unfinished)
        ids.push_back(run.id);
    const auto runs = session.untilSettled(ids);
    if (!runs)
        return output.fail(runs.error());
    const auto onTheirWay = lettersOnTheirWay(session);
    if (!onTheirWay)
        return output.fail(onTheirWay.error());
    if (const auto delivered = untilDelivered(session, *onTheirWay); !delivered)
        return output.fail(delivered.error());
    const QJsonArray all = reportRuns(*runs, session.workspace(), output);
    if (runs->empty())
        output.message(tr("No run is unfinished."));
    output.document(QJsonDocument(QJsonObject{{QStringLiteral("runs"), all}}));
    const auto goesOn = [](const RecoveredRun &run) { return run.goesOn(); };
    return std::ranges::all_of(session.engine().recoveryReport(), goesOn) ? statusOf(*runs) : kFailed;
}

int perform(const Arguments &arguments, Output &output)
{
    return EngineSession::with(arguments, output, [&](EngineSession &session) { return resume(session, output); });
}

} // namespace

Command resumeCommand()
{
    return {.name = QStringLiteral("resume"),
            .takes = {},
            .summary = tr("Goes on with the unfinished runs, and waits until none does anything more."),
            .perform = perform};
}

} // namespace sluice::ctl
