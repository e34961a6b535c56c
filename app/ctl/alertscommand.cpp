#include "app/ctl/command.h"
#include "app/ctl/enginesession.h"
#include "app/ctl/json.h"
#include "core/base/duration.h"
#include "ui/wording/alertwords.h"
#include "ui/wording/formats.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace sluice::ctl {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("sluicectl", text);
}

QJsonValue timeOrNull(WallTime time)
{
    return time == WallTime{} ? QJsonValue(QJsonValue::Null) : QJsonValue(timeJson(time));
}

QJsonObject alertJson(const AlertSummary &alert)
{
    QJsonObject json{{QStringLiteral("alert"), alert.key},
                     {QStringLiteral("rule"), alert.rule},
                     {QStringLiteral("severity"), nameOf(alert.severity)},
                     {QStringLiteral("metric"), nameOf(alert.metric)},
                     {QStringLiteral("subject"), alert.subject},
                     {QStringLiteral("is"), nameOf(alert.comparison)},
                     {QStringLiteral("threshold"), alert.threshold},
                     {QStringLiteral("value"), alert.value},
                     {QStringLiteral("since"), timeJson(alert.since)},
                     {QStringLiteral("acknowledgedBy"), alert.acknowledgedBy},
                     {QStringLiteral("acknowledgedAt"), timeOrNull(alert.acknowledgedAt)},
                     {QStringLiteral("snoozedUntil"), timeOrNull(alert.snoozedUntil)},
                     {QStringLiteral("note"), alert.note}};
    if (alert.error)
        json.insert(QStringLiteral("error"), errorJson(*alert.error));
    return json;
}

QString standing(const AlertSummary &alert, WallTime now)
{
    if (alert.isSnoozed(now))
        return tr("snoozed until %1").arg(momentText(alert.snoozedUntil, now));
    return alert.acknowledgedBy.isEmpty() ? tr("new") : tr("acknowledged by %1").arg(alert.acknowledgedBy);
}

int list(const Arguments &arguments, Output &output)
{
    return EngineSession::atRest(arguments, output, [&](EngineSession &session) -> int {
        if (const auto waited = session.untilTold(); !waited)
            return output.fail(waited.error());
        const EngineSnapshot &now = session.engine().snapshot();
        QJsonArray json;
        std::vector<QStringList> rows;
        for (const AlertSummary &alert : now.alerts) {
            json.append(alertJson(alert));
            rows.push_back({alert.key, word(alert.severity), alertTitle(alert), alertFigure(alert),
                            ageText(now.taken - alert.since), standing(alert, now.taken)});
        }
        output.document(QJsonDocument(QJsonObject{{QStringLiteral("alerts"), json}}));
        if (rows.empty())
            output.message(tr("Nothing fires."));
        else
            output.table({tr("Alert"), tr("Severity"), tr("What"), tr("Figure"), tr("Since"), tr("Standing")}, rows);
        return kSucceeded;
    });
}

int give(const Arguments &arguments, const AlertRequest &request, const QString &done, Output &output)
{
    return EngineSession::atRest(arguments, output, [&](EngineSession &session) -> int {
        // What fired before counts once the journal has told it; the rest once the engine has told of itself.
        if (const auto waited = session.untilTold(); !waited)
            return output.fail(waited.error());
        const auto answered = session.answer<void>(
            [&](QObject *context, auto answer) { session.engine().controlAlert(request, context, std::move(answer)); });
        if (!answered)
            return output.fail(answered.error());
        output.document(QJsonDocument(QJsonObject{{QStringLiteral("alert"), request.key}}));
        output.line(done.arg(request.key));
        return kSucceeded;
    });
}

int acknowledge(const Arguments &arguments, Output &output)
{
    const bool isBack = arguments.has("undo");
    return give(arguments,
                {arguments.names.front(),
                 isBack ? AlertAction::Reopen : AlertAction::Acknowledge,
                 {},
                 arguments.value("reason")},
                isBack ? tr("The alert %1 waits for somebody again.") : tr("The alert %1 is acknowledged."), output);
}

int snooze(const Arguments &arguments, Output &output)
{
    if (!arguments.has("for"))
        return arguments.misuse(tr("Say how long with --for."), output);
    const auto time = parseDuration(arguments.value("for"));
    if (!time)
        return output.fail(time.error(), kInvalid);
    return give(arguments,
                {arguments.names.front(), AlertAction::Snooze, SystemClock().wall() + *time, arguments.value("reason")},
                tr("The alert %1 is snoozed."), output);
}

QCommandLineOption noteOption()
{
    return {QStringLiteral("reason"), tr("Why; it is kept."), QStringLiteral("TEXT")};
}

} // namespace

Command alertsListCommand()
{
    return {.name = QStringLiteral("alerts list"),
            .takes = {},
            .summary = tr("Lists the alerts that fire, worst first. Starts nothing."),
            .perform = list};
}

Command alertsAckCommand()
{
    return {.name = QStringLiteral("alerts ack"),
            .takes = QStringLiteral("ALERT"),
            .summary = tr("Says that somebody looks after an alert. Starts nothing."),
            .least = 1,
            .most = 1,
            .options = {noteOption(), {QStringLiteral("undo"), tr("Takes that back, and its snooze.")}},
            .perform = acknowledge};
}

Command alertsSnoozeCommand()
{
    return {.name = QStringLiteral("alerts snooze"),
            .takes = QStringLiteral("ALERT"),
            .summary = tr("Puts an alert off for a time. Starts nothing."),
            .least = 1,
            .most = 1,
            .options = {{QStringLiteral("for"), tr("How long, such as 2h."), QStringLiteral("DURATION")}, noteOption()},
            .perform = snooze};
}

} // namespace sluice::ctl
