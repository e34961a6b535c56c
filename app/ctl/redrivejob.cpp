#include "app/ctl/redrivejob.h"

#include "app/ctl/json.h"
#include "app/ctl/report.h"
#include "core/run/errors.h"
#include "ui/wording/formats.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QJsonArray>

#include <algorithm>

namespace sluice::ctl {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("sluicectl", text);
}

QString name(RedriveItemState state)
{
    static const QString kNames[] = {QStringLiteral("notSent"),    QStringLiteral("underWay"),
                                     QStringLiteral("resolved"),   QStringLiteral("deadAgain"),
                                     QStringLiteral("givenUp"),    QStringLiteral("refused"),
                                     QStringLiteral("untraceable")};
    return kNames[static_cast<std::size_t>(state)];
}

QString name(RedriveJobState state)
{
    static const QString kNames[] = {QStringLiteral("running"),   QStringLiteral("paused"),
                                     QStringLiteral("stopped"),   QStringLiteral("cancelling"),
                                     QStringLiteral("cancelled"), QStringLiteral("finished")};
    return kNames[static_cast<std::size_t>(state)];
}

QString name(RedriveStop stop)
{
    static const QString kNames[] = {QStringLiteral("none"), QStringLiteral("canary"), QStringLiteral("failures"),
                                     QStringLiteral("breakerOpen")};
    return kNames[static_cast<std::size_t>(stop)];
}

/// A number from an option such as "20%" or "5/s"; none: it is not one between 0 and `most`.
std::optional<quint32> numberFrom(QString text, QLatin1StringView unit, quint32 most)
{
    if (text.endsWith(unit))
        text.chop(unit.size());
    bool isNumber = false;
    const quint32 value = text.toUInt(&isNumber);
    return isNumber && value <= most ? std::optional(value) : std::nullopt;
}

QString whyStopped(const RedriveJobSummary &job)
{
    if (job.stop == RedriveStop::BreakerOpen)
        return tr("The retry stopped by itself: the breaker of connection %1 is open. %2 of %3 letters were not sent.")
            .arg(job.stopConnection)
            .arg(job.count(RedriveItemState::Waiting))
            .arg(job.total);
    if (job.stop == RedriveStop::Canary)
        return tr("The retry stopped by itself: the first letter failed again. %1 of %2 letters were not sent.")
            .arg(job.count(RedriveItemState::Waiting))
            .arg(job.total);
    return tr("The retry stopped by itself: more than %1 % failed again. %2 of %3 letters were not sent.")
        .arg(job.options.stopAtPercent)
        .arg(job.count(RedriveItemState::Waiting))
        .arg(job.total);
}

const RedriveJobSummary *find(const EngineSnapshot &snapshot, RedriveJobId id)
{
    const auto found = std::ranges::find(snapshot.redriveJobs, id, &RedriveJobSummary::id);
    return found == snapshot.redriveJobs.end() ? nullptr : &*found;
}

/// Whether the job does nothing more by itself.
bool isSettled(const RedriveJobSummary &job)
{
    const bool hasStopped = job.state == RedriveJobState::Stopped || job.state == RedriveJobState::Paused;
    return hasEnded(job.state) || (hasStopped && job.count(RedriveItemState::UnderWay) == 0);
}

/// Waits until the job does nothing more by itself.
Result<void> follow(EngineSession &session, RedriveJobId id, Output &output)
{
    quint32 said = 0;
    QObject context;
    QObject::connect(&session.engine(), &EngineClient::snapshotChanged, &context, [&session] { session.wake(); });
    return session.waitUntil([&] {
        const RedriveJobSummary *job = find(session.engine().snapshot(), id);
        if (!job)
            return false;
        const quint32 ended = job->total - job->count(RedriveItemState::Waiting)
                              - job->count(RedriveItemState::UnderWay);
        if (ended >= said + 100) {
            said = ended;
            output.message(tr("%1 of %2 letters have an outcome.").arg(ended).arg(job->total));
        }
        return isSettled(*job);
    });
}

/// The job as it is on disk, to which it comes a moment after the snapshot has told of its end.
Result<RedriveJobReport> settledReport(EngineSession &session, RedriveJobId id)
{
    for (;;) {
        auto report = session.answer<RedriveJobReport>(
            [&](QObject *context, auto done) { session.engine().readRedriveJob(id, context, std::move(done)); });
        if (!report || isSettled(report->summary))
            return report;
        if (const auto waited = session.nextSnapshot(); !waited)
            return tl::unexpected(waited.error());
    }
}

QJsonObject toJson(const RedriveJobReport &report)
{
    QJsonObject counts;
    for (std::size_t state = 0; state < kRedriveItemStates; ++state)
        counts.insert(name(static_cast<RedriveItemState>(state)), qint64(report.summary.counts[state]));
    return {{QStringLiteral("id"), qint64(number(report.summary.id))},
            {QStringLiteral("state"), name(report.summary.state)},
            {QStringLiteral("stopped"), name(report.summary.stop)},
            {QStringLiteral("total"), qint64(report.summary.total)},
            {QStringLiteral("newLetters"), qint64(report.summary.newLetters)},
            {QStringLiteral("counts"), counts}};
}

QJsonArray lettersJson(const RedriveJobReport &report)
{
    QJsonArray letters;
    for (const RedriveItem &item : report.items) {
        const bool wasSent = item.state != RedriveItemState::Refused && item.state != RedriveItemState::Waiting;
        QJsonObject json{{QStringLiteral("id"), item.letter.toString()},
                         {QStringLiteral("accepted"), wasSent},
                         {QStringLiteral("outcome"), name(item.state)}};
        if (!item.error.code.isEmpty())
            json.insert(QStringLiteral("error"), errorJson(item.error));
        letters.append(json);
    }
    return letters;
}

/// The runs whose letters were sent on.
std::vector<RunId> runsOf(const RedriveJobReport &report)
{
    std::vector<RunId> runs;
    for (const RedriveItem &item : report.items) {
        if (item.state != RedriveItemState::Refused && item.state != RedriveItemState::Waiting)
            runs.push_back(item.letter.run);
    }
    std::ranges::sort(runs);
    runs.erase(std::unique(runs.begin(), runs.end()), runs.end());
    return runs;
}

int finish(EngineSession &session, const RedriveJobReport &report, Output &output)
{
    const RedriveJobSummary &job = report.summary;
    for (const RedriveItem &item : report.items) {
        if (item.state == RedriveItemState::Refused)
            output.complain(item.error);
    }
    const auto runs = session.untilSettled(runsOf(report));
    if (!runs)
        return output.fail(runs.error());
    const QJsonArray all = reportRuns(*runs, session.workspace(), output);
    output.line(tr("%1 of %2 letters succeeded, %3 failed again, %4 were refused, %5 were not sent.")
                    .arg(job.count(RedriveItemState::Resolved))
                    .arg(job.total)
                    .arg(job.count(RedriveItemState::DeadAgain))
                    .arg(job.count(RedriveItemState::Refused))
                    .arg(job.count(RedriveItemState::Waiting)));
    output.document(QJsonDocument(QJsonObject{{QStringLiteral("job"), toJson(report)},
                                              {QStringLiteral("letters"), lettersJson(report)},
                                              {QStringLiteral("runs"), all}}));
    if (job.state == RedriveJobState::Stopped) {
        output.message(whyStopped(job));
        return kFailed;
    }
    return job.count(RedriveItemState::Refused) > 0 ? kFailed : statusOf(*runs);
}

} // namespace

QList<QCommandLineOption> redriveJobOptions()
{
    return {
        {QStringLiteral("workflow"), tr("All open ones of one workflow."), QStringLiteral("ID")},
        {QStringLiteral("task"), tr("All open ones of one task."), QStringLiteral("ID")},
        {QStringLiteral("text"), tr("All open ones with this text in item, payload or error."), QStringLiteral("TEXT")},
        {QStringLiteral("cause"), tr("All open ones of one cause, by its fingerprint."), QStringLiteral("HEX")},
        {QStringLiteral("connection"), tr("All open ones of one connection."), QStringLiteral("ID")},
        {QStringLiteral("set"), tr("Gives a value of each input another JSON, such as customer.zip=\"8000\"."),
         QStringLiteral("PATH=JSON")},
        {QStringLiteral("remove"), tr("Removes a value of each input."), QStringLiteral("PATH")},
        {QStringLiteral("rename"), tr("Renames a key of each input."), QStringLiteral("PATH=NAME")},
        {QStringLiteral("script"), tr("Makes each input anew in JavaScript that sees it as input."),
         QStringLiteral("JS")},
        {QStringLiteral("canary"), tr("Send one first, then ten, then the rest.")},
        {QStringLiteral("rate"), tr("Send at most so many a second, such as 5/s."), QStringLiteral("N/s")},
        {QStringLiteral("stop-at"), tr("Stop when more than this share fails again, such as 20%."),
         QStringLiteral("PERCENT")}};
}

bool wantsJob(const Arguments &arguments)
{
    return std::ranges::any_of(std::array{"all", "workflow", "task", "text", "cause", "connection", "canary", "rate",
                                          "stop-at", "set", "remove", "rename", "script"},
                               [&](const char *option) { return arguments.has(option); });
}

/// In the order set, remove, rename, script.
static InputEdits editsOf(const Arguments &arguments)
{
    InputEdits edits;
    const auto split = [&](const char *option, EditKind kind) {
        if (!arguments.has(option))
            return;
        const QString given = arguments.value(option);
        edits.push_back({kind, given.section(u'=', 0, 0), given.section(u'=', 1)});
    };
    split("set", EditKind::Set);
    if (arguments.has("remove"))
        edits.push_back({EditKind::Remove, arguments.value("remove"), {}});
    split("rename", EditKind::Rename);
    if (arguments.has("script"))
        edits.push_back({EditKind::Script, {}, arguments.value("script")});
    return edits;
}

Result<RedriveJobRequest> jobRequest(const Arguments &arguments, const std::vector<LetterId> &letters)
{
    RedriveJobRequest request;
    const bool isFilter = std::ranges::any_of(std::array{"all", "workflow", "task", "text", "cause", "connection"},
                                              [&](const char *option) { return arguments.has(option); });
    if (isFilter == !letters.empty())
        return tl::unexpected(arguments.usage(tr("Name dead letters, or all of them with --all.")));
    request.letters = letters;
    if (isFilter) {
        request.filter.emplace();
        request.filter->workflow = arguments.value("workflow");
        request.filter->task = arguments.value("task");
        request.filter->text = arguments.value("text");
        request.filter->fingerprint = arguments.value("cause");
        request.filter->connection = arguments.value("connection");
    }
    request.options.canary = arguments.has("canary");
    request.options.perSecond = 0;
    request.options.stopAtPercent = request.options.canary ? RedriveOptions{}.stopAtPercent : 100;
    if (arguments.has("rate")) {
        const auto rate = numberFrom(arguments.value("rate"), QLatin1StringView("/s"), 100'000);
        if (!rate || *rate == 0)
            return tl::unexpected(
                arguments.usage(tr("'%1' is no rate; it is given as 5/s.").arg(arguments.value("rate"))));
        request.options.perSecond = *rate;
    }
    if (arguments.has("stop-at")) {
        const auto share = numberFrom(arguments.value("stop-at"), QLatin1StringView("%"), 100);
        if (!share)
            return tl::unexpected(
                arguments.usage(tr("'%1' is no share; it is given as 20%.").arg(arguments.value("stop-at"))));
        request.options.stopAtPercent = *share;
    }
    auto payload = arguments.payload("payload");
    if (!payload)
        return tl::unexpected(payload.error());
    request.options.input = std::move(*payload);
    request.options.newEffect = arguments.has("new-effect");
    request.options.edits = editsOf(arguments);
    return request;
}

int runJob(EngineSession &session, const RedriveJobRequest &request, Output &output)
{
    const auto id = session.answer<RedriveJobId>(
        [&](QObject *context, auto done) { session.engine().startRedriveJob(request, context, std::move(done)); });
    if (!id && id.error().code == errors::kRedriveEmpty) {
        output.message(tr("There is nothing to retry."));
        output.document(QJsonDocument(
            QJsonObject{{QStringLiteral("letters"), QJsonArray()}, {QStringLiteral("runs"), QJsonArray()}}));
        return kSucceeded;
    }
    if (!id)
        return output.fail(id.error());
    if (const auto followed = follow(session, *id, output); !followed)
        return output.fail(followed.error());
    const auto report = settledReport(session, *id);
    return report ? finish(session, *report, output) : output.fail(report.error());
}

} // namespace sluice::ctl
