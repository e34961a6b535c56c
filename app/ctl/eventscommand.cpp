#include "app/ctl/command.h"
#include "app/ctl/enginesession.h"
#include "app/ctl/history.h"
#include "app/ctl/json.h"
#include "app/ctl/report.h"
#include "core/base/topic.h"
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

/// The data of an event as JSON; Qt reads objects and lists only.
QJsonValue dataJson(const QByteArray &data)
{
    return QJsonDocument::fromJson('[' + data + ']').array().at(0);
}

bool isAwaitedBy(const Run &run, const QString &topic, const QByteArray &data)
{
    return std::ranges::any_of(run.awaits, [&](const auto &entry) {
        const auto pattern = TopicPattern::parse(entry.second.topic);
        return pattern && pattern->matches(topic) && isAwaited(entry.second, data);
    });
}

Result<Run> readRun(EngineSession &session, RunId id)
{
    const auto read = session.answer<RunHistory>(
        [&](QObject *context, auto done) { session.engine().readRun(id, context, std::move(done)); });
    if (!read)
        return tl::unexpected(read.error());
    return fold(read->id, read->plan, read->events);
}

/// The runs in which some step waits for such an event.
Result<std::vector<Run>> runsAwaiting(EngineSession &session, const QString &topic, const QByteArray &data)
{
    const auto unfinished = session.unfinishedRuns();
    if (!unfinished)
        return tl::unexpected(unfinished.error());
    std::vector<Run> awaiting;
    for (const RunSummary &row : *unfinished) {
        auto run = readRun(session, row.id);
        if (!run)
            return tl::unexpected(run.error());
        if (isAwaitedBy(*run, topic, data))
            awaiting.push_back(std::move(*run));
    }
    return awaiting;
}

/// Publishes, and follows the runs that are woken, so that what they do is not cut off.
int publishIn(EngineSession &session, const QString &topic, const QByteArray &data, Output &output)
{
    const auto awaiting = runsAwaiting(session, topic, data);
    if (!awaiting)
        return output.fail(awaiting.error());
    const auto published = session.answer<void>(
        [&](QObject *context, auto done) { session.engine().publishEvent(topic, data, context, std::move(done)); });
    if (!published)
        return output.fail(published.error());
    output.line(tr("The event %1 is published.").arg(topic));
    std::vector<RunId> woken;
    for (const Run &before : *awaiting) {
        woken.push_back(before.id);
        // One of a topic that is not recorded comes to the engine a moment after it was published.
        for (quint64 sequence = before.sequence; sequence == before.sequence;) {
            const auto now = readRun(session, before.id);
            if (!now)
                return output.fail(now.error());
            sequence = now->sequence;
        }
    }
    const auto runs = session.untilSettled(woken);
    if (!runs)
        return output.fail(runs.error());
    const QJsonArray all = reportRuns(*runs, session.workspace(), output);
    output.document(QJsonDocument(QJsonObject{{QStringLiteral("topic"), topic}, {QStringLiteral("runs"), all}}));
    return statusOf(*runs);
}

int publish(const Arguments &arguments, Output &output)
{
    const QByteArray data = arguments.names.value(1, QStringLiteral("null")).toUtf8();
    return EngineSession::with(arguments, output, [&](EngineSession &session) {
        return publishIn(session, arguments.names.front(), data, output);
    });
}

int list(const Arguments &arguments, Output &output)
{
    bool isNumber = true;
    const quint32 count = arguments.has("limit") ? arguments.value("limit").toUInt(&isNumber) : 100;
    if (!isNumber)
        return arguments.misuse(tr("'%1' is no number of events.").arg(arguments.value("limit")), output);
    const auto reader = openHistory(arguments.workspace());
    if (!reader)
        return output.fail(reader.error());
    Page<RecordedEvent> page;
    if (*reader) {
        auto read = (*reader)->recordedEvents({arguments.value("topic")}, {0, count});
        if (!read)
            return output.fail(read.error());
        page = std::move(*read);
    }
    const WallTime now = SystemClock().wall();
    QJsonArray events;
    std::vector<QStringList> rows;
    for (const RecordedEvent &event : page.rows) {
        events.append(QJsonObject{{QStringLiteral("number"), qint64(event.number)},
                                  {QStringLiteral("at"), timeJson(event.at)},
                                  {QStringLiteral("topic"), event.topic},
                                  {QStringLiteral("publisher"), event.publisher},
                                  {QStringLiteral("data"), dataJson(event.data)}});
        rows.push_back({numberText(event.number), momentText(event.at, now), event.topic, event.publisher,
                        QString::fromUtf8(event.data.left(60))});
    }
    output.document(
        QJsonDocument(QJsonObject{{QStringLiteral("total"), qint64(page.total)}, {QStringLiteral("events"), events}}));
    if (rows.empty())
        output.message(tr("There are no such events; only those of recorded topics are kept."));
    else
        output.table({tr("Event"), tr("Time"), tr("Topic"), tr("Publisher"), tr("Data")}, rows);
    return kSucceeded;
}

} // namespace

Command eventsPublishCommand()
{
    return {.name = QStringLiteral("events publish"),
            .takes = QStringLiteral("TOPIC [JSON]"),
            .summary = tr("Publishes an event, and follows the runs that wait for it."),
            .least = 1,
            .most = 2,
            .perform = publish};
}

Command eventsListCommand()
{
    return {.name = QStringLiteral("events list"),
            .takes = {},
            .summary = tr("Lists the events of recorded topics, newest first."),
            .options = {{QStringLiteral("topic"), tr("Those of one topic or pattern, such as order.**."),
                         QStringLiteral("TOPIC")},
                        {QStringLiteral("limit"), tr("How many at the most; 100 if not said."), QStringLiteral("N")}},
            .perform = list};
}

} // namespace sluice::ctl
