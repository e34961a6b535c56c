#include "app/ctl/recovery.h"

#include "app/ctl/json.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace sluice::ctl {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("sluicectl", text);
}

QString line(const RecoveredRun &run)
{
    QString text =
        tr("Going on with run %1 of %2, which an unclean end left unfinished.").arg(number(run.run)).arg(run.workflow);
    if (run.lostAttempts > 0)
        text += u' '
                + tr("Attempts lost: %1; going out again: %2; dead letters: %3, of which may have had an effect: %4.")
                      .arg(run.lostAttempts)
                      .arg(run.retried)
                      .arg(run.deadLettered)
                      .arg(run.unknown);
    return text;
}

QJsonObject recoveryJson(const RecoveredRun &run)
{
    QJsonObject json{{QStringLiteral("run"), qint64(number(run.run))},
                     {QStringLiteral("workflow"), run.workflow},
                     {QStringLiteral("state"), name(run.state)},
                     {QStringLiteral("goesOn"), run.goesOn()},
                     {QStringLiteral("lost"), qint64(run.lostAttempts)},
                     {QStringLiteral("again"), qint64(run.retried)},
                     {QStringLiteral("deadLettered"), qint64(run.deadLettered)},
                     {QStringLiteral("unknown"), qint64(run.unknown)}};
    if (!run.goesOn())
        json.insert(QStringLiteral("error"), errorJson(run.trouble));
    return json;
}

} // namespace

void reportRecovery(const std::vector<RecoveredRun> &runs, Output &output)
{
    QJsonArray all;
    for (const RecoveredRun &run : runs) {
        all.append(recoveryJson(run));
        if (run.goesOn()) {
            output.message(line(run));
            continue;
        }
        output.message(tr("Run %1 of %2 cannot go on and stays as it is.").arg(number(run.run)).arg(run.workflow));
        output.complain(run.trouble);
    }
    if (!runs.empty())
        output.attach(QStringLiteral("recovery"), all);
}

} // namespace sluice::ctl
