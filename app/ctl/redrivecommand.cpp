#include "app/ctl/command.h"
#include "app/ctl/enginesession.h"
#include "app/ctl/json.h"
#include "app/ctl/looseletters.h"
#include "app/ctl/redrivejob.h"
#include "app/ctl/report.h"

#include <QCoreApplication>
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

/// One click: an invocation of this program is one press of a button.
QByteArray newClick()
{
    return QUuid::createUuid().toByteArray(QUuid::WithoutBraces);
}

std::vector<RunId> runsOf(const Outcomes &outcomes)
{
    std::vector<RunId> runs;
    for (const LetterOutcome &outcome : outcomes) {
        const bool isOfRun = outcome.letter.run != RunId{};
        if (!outcome.error && isOfRun && !std::ranges::count(runs, outcome.letter.run))
            runs.push_back(outcome.letter.run);
    }
    return runs;
}

/// The letters of no run that were accepted.
std::vector<LetterId> looseOf(const Outcomes &outcomes)
{
    std::vector<LetterId> letters;
    for (const LetterOutcome &outcome : outcomes) {
        if (!outcome.error && outcome.letter.run == RunId{})
            letters.push_back(outcome.letter);
    }
    return letters;
}

QJsonArray toJson(const Outcomes &outcomes)
{
    QJsonArray letters;
    for (const LetterOutcome &outcome : outcomes) {
        QJsonObject json{{QStringLiteral("id"), outcome.letter.toString()},
                         {QStringLiteral("accepted"), !outcome.error}};
        if (outcome.error)
            json.insert(QStringLiteral("error"), errorJson(*outcome.error));
        letters.append(json);
    }
    return letters;
}

bool isRefused(const Outcomes &outcomes)
{
    return std::ranges::any_of(outcomes, [](const LetterOutcome &outcome) { return outcome.error.has_value(); });
}

/// Says what became of the letters and of their runs, which are waited for.
int finish(EngineSession &session, const Outcomes &outcomes, Output &output)
{
    for (const LetterOutcome &outcome : outcomes) {
        if (outcome.error)
            output.complain(*outcome.error);
    }
    const auto runs = session.untilSettled(runsOf(outcomes));
    if (!runs)
        return output.fail(runs.error());
    const auto delivered = untilDelivered(session, looseOf(outcomes));
    if (!delivered)
        return output.fail(delivered.error());
    const QJsonArray all = reportRuns(*runs, session.workspace(), output);
    output.document(
        QJsonDocument(QJsonObject{{QStringLiteral("letters"), toJson(outcomes)}, {QStringLiteral("runs"), all}}));
    if (isRefused(outcomes))
        return kFailed;
    const int status = statusOf(*runs);
    return status == kSucceeded && !*delivered ? kLettersLeft : status;
}

int retry(const Arguments &arguments, Output &output)
{
    const auto letters = arguments.letters();
    if (!letters)
        return output.fail(letters.error(), kInvalid);
    if (wantsJob(arguments)) {
        const auto request = jobRequest(arguments, *letters);
        if (!request)
            return output.fail(request.error(), kInvalid);
        return EngineSession::with(arguments, output,
                                   [&](EngineSession &session) { return runJob(session, *request, output); });
    }
    if (letters->empty())
        return arguments.misuse(tr("Name dead letters, or all of them with --all."), output);
    const auto payload = arguments.payload("payload");
    if (!payload)
        return output.fail(payload.error(), kInvalid);
    return EngineSession::with(arguments, output, [&](EngineSession &session) -> int {
        const RedriveRequest request{newClick(), *letters, *payload, arguments.has("new-effect")};
        const auto outcomes = session.answer<Outcomes>(
            [&](QObject *context, auto done) { session.engine().redrive(request, context, std::move(done)); });
        return outcomes ? finish(session, *outcomes, output) : output.fail(outcomes.error());
    });
}

int discard(const Arguments &arguments, Output &output)
{
    const auto letters = arguments.letters();
    if (!letters)
        return output.fail(letters.error(), kInvalid);
    const auto given = arguments.payload("output");
    if (!given)
        return output.fail(given.error(), kInvalid);
    return EngineSession::with(arguments, output, [&](EngineSession &session) -> int {
        const DiscardRequest request{newClick(), *letters, *given, arguments.value("reason")};
        const auto outcomes = session.answer<Outcomes>(
            [&](QObject *context, auto done) { session.engine().discard(request, context, std::move(done)); });
        if (!outcomes)
            return output.fail(outcomes.error());
        const int status = finish(session, *outcomes, output);
        // Without an output the run fails because it was asked to; that is a success of this command.
        return *given || isRefused(*outcomes) ? status : kSucceeded;
    });
}

} // namespace

Command lettersRetryCommand()
{
    return {.name = QStringLiteral("deadletters retry"),
            .takes = QStringLiteral("[ID…]"),
            .summary = tr("Sends dead letters on, and waits for their runs."),
            .most = -1,
            .options = QList<QCommandLineOption>{{QStringLiteral("all"), tr("All dead letters that are open.")},
                                                 {QStringLiteral("payload"), tr("A JSON file that replaces the input."),
                                                  QStringLiteral("FILE")},
                                                 {QStringLiteral("new-effect"),
                                                  tr("The replaced input is a new effect: use a new idempotency key.")}}
                       + redriveJobOptions(),
            .perform = retry};
}

Command lettersDiscardCommand()
{
    return {
        .name = QStringLiteral("deadletters discard"),
        .takes = QStringLiteral("ID…"),
        .summary = tr("Gives dead letters up: their runs fail, or go on with an output given."),
        .least = 1,
        .most = -1,
        .options = {{QStringLiteral("output"), tr("A JSON file that the run goes on with."), QStringLiteral("FILE")},
                    {QStringLiteral("reason"), tr("Why; it is kept."), QStringLiteral("TEXT")}},
        .perform = discard};
}

} // namespace sluice::ctl
