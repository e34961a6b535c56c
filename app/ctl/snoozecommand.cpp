#include "app/ctl/command.h"
#include "app/ctl/enginesession.h"
#include "app/ctl/json.h"
#include "core/base/duration.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDateTime>
#include <QJsonArray>
#include <QUuid>

#include <algorithm>

namespace sluice::ctl {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("sluicectl", text);
}

using Outcomes = std::vector<LetterOutcome>;

int finish(const Outcomes &outcomes, const QString &done, Output &output)
{
    QJsonArray letters;
    for (const LetterOutcome &outcome : outcomes) {
        QJsonObject json{{QStringLiteral("id"), outcome.letter.toString()},
                         {QStringLiteral("accepted"), !outcome.error}};
        if (outcome.error) {
            json.insert(QStringLiteral("error"), errorJson(*outcome.error));
            output.complain(*outcome.error);
        } else {
            output.line(done.arg(outcome.letter.toString()));
        }
        letters.append(json);
    }
    output.document(QJsonDocument(QJsonObject{{QStringLiteral("letters"), letters}}));
    return std::ranges::any_of(outcomes, [](const LetterOutcome &outcome) { return outcome.error.has_value(); })
               ? kFailed
               : kSucceeded;
}

int send(const Arguments &arguments, const SnoozeRequest &request, const QString &done, Output &output)
{
    return EngineSession::with(arguments, output, [&](EngineSession &session) -> int {
        const auto outcomes = session.answer<Outcomes>(
            [&](QObject *context, auto answer) { session.engine().snooze(request, context, std::move(answer)); });
        return outcomes ? finish(*outcomes, done, output) : output.fail(outcomes.error());
    });
}

int snooze(const Arguments &arguments, Output &output)
{
    const auto letters = arguments.letters();
    if (!letters)
        return output.fail(letters.error(), kInvalid);
    if (arguments.has("for") == arguments.has("until"))
        return arguments.misuse(tr("Say how long with --for, or when with --until."), output);
    SnoozeRequest request{*letters, {}, arguments.value("reason")};
    if (arguments.has("for")) {
        const auto time = parseDuration(arguments.value("for"));
        if (!time)
            return output.fail(time.error(), kInvalid);
        request.until = SystemClock().wall() + *time;
    } else {
        const QDateTime moment = QDateTime::fromString(arguments.value("until"), Qt::ISODateWithMs);
        if (!moment.isValid())
            return arguments.misuse(
                tr("'%1' is no moment; it is given as 2026-01-31T09:00:00Z.").arg(arguments.value("until")), output);
        request.until = WallTime(Milliseconds(moment.toMSecsSinceEpoch()));
    }
    return send(arguments, request, tr("Dead letter %1 is snoozed."), output);
}

int wake(const Arguments &arguments, Output &output)
{
    const auto letters = arguments.letters();
    if (!letters)
        return output.fail(letters.error(), kInvalid);
    return send(arguments, {*letters, {}, {}}, tr("Dead letter %1 is open again."), output);
}

int restore(const Arguments &arguments, Output &output)
{
    const auto letters = arguments.letters();
    if (!letters)
        return output.fail(letters.error(), kInvalid);
    return EngineSession::with(arguments, output, [&](EngineSession &session) -> int {
        Outcomes outcomes;
        const QByteArray click = QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
        for (const LetterId &letter : *letters) {
            const auto done = session.answer<void>([&](QObject *context, auto answer) {
                session.engine().undoDiscard(letter, click, context, std::move(answer));
            });
            outcomes.push_back({letter, done ? std::nullopt : std::optional(done.error())});
        }
        return finish(outcomes, tr("The discard of %1 is taken back; its run goes on, and waits for a decision."),
                      output);
    });
}

} // namespace

Command lettersSnoozeCommand()
{
    return {.name = QStringLiteral("deadletters snooze"),
            .takes = QStringLiteral("ID…"),
            .summary = tr("Puts dead letters off until a time; then they are open again by themselves."),
            .least = 1,
            .most = -1,
            .options = {{QStringLiteral("for"), tr("For how long, such as 4h."), QStringLiteral("DURATION")},
                        {QStringLiteral("until"), tr("Until when, such as 2026-01-31T09:00:00Z."),
                         QStringLiteral("MOMENT")},
                        {QStringLiteral("reason"), tr("Why; it is kept."), QStringLiteral("TEXT")}},
            .perform = snooze};
}

Command lettersWakeCommand()
{
    return {.name = QStringLiteral("deadletters wake"),
            .takes = QStringLiteral("ID…"),
            .summary = tr("Brings snoozed dead letters back."),
            .least = 1,
            .most = -1,
            .perform = wake};
}

Command lettersRestoreCommand()
{
    return {.name = QStringLiteral("deadletters restore"),
            .takes = QStringLiteral("ID…"),
            .summary = tr("Takes discards back, for 30 days: the runs that failed with them go on."),
            .least = 1,
            .most = -1,
            .perform = restore};
}

} // namespace sluice::ctl
