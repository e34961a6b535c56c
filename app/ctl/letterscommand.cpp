#include "app/ctl/command.h"
#include "app/ctl/history.h"
#include "app/ctl/json.h"
#include "core/base/duration.h"
#include "core/run/errors.h"
#include "ui/wording/formats.h"
#include "ui/wording/statewords.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QJsonArray>

namespace sluice::ctl {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("sluicectl", text);
}

/// How long before now "--since" lies. Errors: `ctl.usage`.
Result<std::optional<WallTime>> sinceOf(const Arguments &arguments, WallTime now)
{
    if (!arguments.has("since"))
        return std::nullopt;
    const auto span = parseDuration(arguments.value("since"));
    if (!span)
        return tl::unexpected(arguments.usage(tr("'%1' is no duration.").arg(arguments.value("since"))));
    return now - *span;
}

Result<LetterFilter> filterOf(const Arguments &arguments, WallTime now)
{
    LetterFilter filter;
    filter.workflow = arguments.value("workflow");
    filter.task = arguments.value("task");
    filter.connection = arguments.value("connection");
    filter.text = arguments.value("text");
    filter.fingerprint = arguments.value("cause");
    const QString state = arguments.has("state") ? arguments.value("state") : QStringLiteral("open");
    filter.state = letterStateNamed(state);
    if (!filter.state && state != u"all")
        return tl::unexpected(arguments.usage(tr("'%1' is no state of a dead letter.").arg(state)));
    filter.kind = letterKindNamed(arguments.value("kind"));
    if (arguments.has("kind") && !filter.kind)
        return tl::unexpected(arguments.usage(tr("'%1' is no kind of dead letter.").arg(arguments.value("kind"))));
    filter.failure = failureClassNamed(arguments.value("failure"));
    if (arguments.has("failure") && !filter.failure)
        return tl::unexpected(arguments.usage(tr("'%1' is no kind of failure.").arg(arguments.value("failure"))));
    const auto since = sinceOf(arguments, now);
    if (!since)
        return tl::unexpected(since.error());
    filter.from = *since;
    return filter;
}

QString placeOf(const LetterSummary &letter)
{
    return letter.kind == LetterKind::Step ? letter.task : letter.origin;
}

int listCauses(const LetterGroupPage &page, WallTime now, Output &output)
{
    QJsonArray causes;
    std::vector<QStringList> rows;
    for (const LetterGroup &cause : page.rows) {
        causes.append(causeJson(cause));
        QStringList hours;
        for (const quint32 count : cause.trend)
            hours += QString::number(count);
        rows.push_back({cause.fingerprint, numberText(cause.count), ageText(now - cause.firstSeen),
                        ageText(now - cause.lastSeen), hours.join(u' '), placeOf(cause.newest),
                        shortWords(cause.newest.error)});
    }
    output.document(QJsonDocument(QJsonObject{{QStringLiteral("total"), qint64(page.total)},
                                              {QStringLiteral("letters"), qint64(page.letters)},
                                              {QStringLiteral("causes"), causes}}));
    if (rows.empty())
        output.message(tr("There are no such dead letters."));
    else
        output.table({tr("Cause"), tr("Letters"), tr("First"), tr("Last"), tr("By hour, the last 12 hours"), tr("Task"),
                      tr("Error")},
                     rows);
    return kSucceeded;
}

int listLetters(const Page<LetterSummary> &page, WallTime now, Output &output)
{
    QJsonArray letters;
    std::vector<QStringList> rows;
    for (const LetterSummary &letter : page.rows) {
        letters.append(letterJson(letter));
        rows.push_back({letter.id.toString(), letter.kind == LetterKind::Step ? letter.workflow : name(letter.kind),
                        placeOf(letter), itemWords(letter.itemPath, letter.itemText), word(letter.state),
                        ageText(now - letter.created), numberText(quint64(letter.redrives)), shortWords(letter.error)});
    }
    output.document(QJsonDocument(
        QJsonObject{{QStringLiteral("total"), qint64(page.total)}, {QStringLiteral("letters"), letters}}));
    if (rows.empty())
        output.message(tr("There are no such dead letters."));
    else
        output.table({tr("Dead letter"), tr("Workflow"), tr("Task"), tr("Item"), tr("State"), tr("Since"),
                      tr("Retries"), tr("Error")},
                     rows);
    return kSucceeded;
}

int list(const Arguments &arguments, Output &output)
{
    const WallTime now = SystemClock().wall();
    const auto filter = filterOf(arguments, now);
    if (!filter)
        return output.fail(filter.error(), kInvalid);
    const auto reader = openHistory(arguments.workspace());
    if (!reader)
        return output.fail(reader.error());
    constexpr PageRequest kAll{0, 100'000};
    if (arguments.has("by-cause")) {
        const auto page = *reader ? (*reader)->letterGroups(*filter, kAll, now) : LetterGroupPage();
        return page ? listCauses(*page, now, output) : output.fail(page.error());
    }
    const auto page = *reader ? (*reader)->letters(*filter, kAll) : Page<LetterSummary>();
    return page ? listLetters(*page, now, output) : output.fail(page.error());
}

void report(const LetterSummary &letter, const std::vector<AttemptRecord> &attempts, Output &output)
{
    if (letter.kind == LetterKind::Step)
        output.line(tr("Dead letter %1 of %2, task %3 (%4): %5")
                        .arg(letter.id.toString(), letter.workflow, letter.task, letter.taskType, word(letter.state)));
    else
        output.line(tr("Dead letter %1, %2 %3: %4")
                        .arg(letter.id.toString(), word(letter.kind), letter.origin, word(letter.state)));
    output.line(sentence(letter.error));
    output.line(explanation(letter.failureClass));
    output.line();
    std::vector<QStringList> rows;
    for (const AttemptRecord &attempt : attempts) {
        const QString took = attempt.ended ? durationText(*attempt.ended - attempt.started) : QStringLiteral("-");
        rows.push_back({QStringLiteral("%1.%2").arg(attempt.epoch).arg(attempt.number),
                        exactMomentText(attempt.started), took, name(attempt.outcome),
                        attempt.outcome == AttemptOutcome::Failed ? shortWords(attempt.error) : QString()});
    }
    output.table({tr("Attempt"), tr("Started"), tr("Took"), tr("Outcome"), tr("Error")}, rows);
    output.line();
    output.line(tr("Payload:"));
    output.line(QString::fromUtf8(letter.payload));
}

int show(const Arguments &arguments, Output &output)
{
    const auto ids = arguments.letters();
    if (!ids)
        return output.fail(ids.error(), kInvalid);
    const LetterId id = ids->front();
    const auto reader = openHistory(arguments.workspace());
    if (!reader)
        return output.fail(reader.error());
    if (!*reader)
        return output.fail({QString(errors::kLetterUnknown), {{QStringLiteral("letter"), id.toString()}}, {}});
    const auto letter = (*reader)->letter(id);
    if (!letter)
        return output.fail(letter.error());
    std::vector<AttemptRecord> attempts;
    if (letter->id.run == RunId{}) {
        attempts = letter->attempts; // of one that was imported
    } else {
        const auto run = readRun(**reader, id.run, arguments.workspace());
        if (!run)
            return output.fail(run.error());
        attempts = attemptHistory(run->events, letter->step);
    }
    QJsonArray attemptRows;
    for (const AttemptRecord &attempt : attempts)
        attemptRows.append(attemptJson(attempt));
    QJsonObject json = letterJson(*letter);
    json.insert(QStringLiteral("payload"), QString::fromUtf8(letter->payload));
    json.insert(QStringLiteral("attempts"), attemptRows);
    output.document(QJsonDocument(json));
    report(*letter, attempts, output);
    return kSucceeded;
}

} // namespace

Command lettersListCommand()
{
    return {
        .name = QStringLiteral("deadletters list"),
        .takes = {},
        .summary = tr("Lists the dead letters that are open."),
        .options =
            {{QStringLiteral("state"), tr("Which: open, redriving, resolved, discarded, snoozed or all."),
              QStringLiteral("STATE")},
             {QStringLiteral("kind"), tr("Those of one kind: step, event, webhook or sync."), QStringLiteral("KIND")},
             {QStringLiteral("workflow"), tr("Those of one workflow."), QStringLiteral("ID")},
             {QStringLiteral("task"), tr("Those of one task."), QStringLiteral("ID")},
             {QStringLiteral("connection"), tr("Those of one connection."), QStringLiteral("ID")},
             {QStringLiteral("failure"),
              tr("Those of one kind of failure: transient, permanent, unknown, lost, cancelled or rejected."),
              QStringLiteral("KIND")},
             {QStringLiteral("since"), tr("Those of so long before now, such as 4h."), QStringLiteral("DURATION")},
             {QStringLiteral("text"), tr("Those with this text in item, payload or error."), QStringLiteral("TEXT")},
             {QStringLiteral("cause"), tr("Those of one cause, by its fingerprint."), QStringLiteral("HEX")},
             {QStringLiteral("by-cause"), tr("Lists their causes, with counts and when they came.")}},
        .perform = list};
}

Command lettersShowCommand()
{
    return {.name = QStringLiteral("deadletters show"),
            .takes = QStringLiteral("ID"),
            .summary = tr("Shows a dead letter with its attempts and its payload."),
            .least = 1,
            .most = 1,
            .perform = show};
}

} // namespace sluice::ctl
