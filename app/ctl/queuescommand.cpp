#include "app/ctl/command.h"
#include "app/ctl/enginesession.h"
#include "app/ctl/json.h"
#include "ui/wording/formats.h"

#include <QCoreApplication>
#include <QJsonArray>

namespace sluice::ctl {

namespace {

constexpr quint32 kPeeked = 10;

QString tr(const char *text)
{
    return QCoreApplication::translate("sluicectl", text);
}

QJsonObject queueJson(const QueueSnapshot &queue)
{
    QJsonValue hold = QJsonValue::Null;
    if (queue.hold)
        hold = QJsonObject{{QStringLiteral("who"), queue.hold->who},
                           {QStringLiteral("reason"), queue.hold->why},
                           {QStringLiteral("since"), timeJson(queue.hold->since)}};
    return {{QStringLiteral("queue"), queue.id},
            {QStringLiteral("depth"), qint64(queue.depth)},
            {QStringLiteral("oldestMs"), qint64(queue.oldestAge.count())},
            {QStringLiteral("inPerSecond"), queue.inPerSecond},
            {QStringLiteral("outPerSecond"), queue.outPerSecond},
            {QStringLiteral("paused"), hold}};
}

QJsonObject itemJson(const QueueItem &item)
{
    QJsonObject json{{QStringLiteral("ageMs"), qint64(item.age.count())},
                     {QStringLiteral("workflow"), item.workflow},
                     {QStringLiteral("task"), item.task}};
    if (item.run != RunId{})
        json.insert(QStringLiteral("run"), qint64(number(item.run)));
    if (item.step)
        json.insert(QStringLiteral("step"), qint64(number(*item.step)));
    if (!item.letter.isEmpty())
        json.insert(QStringLiteral("letter"), item.letter);
    if (!item.order.isEmpty())
        json.insert(QStringLiteral("order"), item.order);
    if (item.due)
        json.insert(QStringLiteral("due"), timeJson(*item.due));
    return json;
}

/// The queues as the engine tells of them once it knows its runs.
Result<std::vector<QueueSnapshot>> queuesOf(EngineSession &session)
{
    if (const auto waited = session.untilTold(); !waited)
        return tl::unexpected(waited.error());
    return session.engine().snapshot().queues;
}

int list(const Arguments &arguments, Output &output)
{
    return EngineSession::atRest(arguments, output, [&](EngineSession &session) -> int {
        const auto queues = queuesOf(session);
        if (!queues)
            return output.fail(queues.error());
        QJsonArray json;
        std::vector<QStringList> rows;
        for (const QueueSnapshot &queue : *queues) {
            json.append(queueJson(queue));
            rows.push_back({queue.id, numberText(queue.depth),
                            queue.depth > 0 ? durationText(queue.oldestAge) : QStringLiteral("-"),
                            queue.hold ? tr("%1: %2").arg(queue.hold->who, queue.hold->why) : QStringLiteral("-")});
        }
        output.document(QJsonDocument(QJsonObject{{QStringLiteral("queues"), json}}));
        output.table({tr("Queue"), tr("Depth"), tr("Oldest"), tr("Paused by")}, rows);
        return kSucceeded;
    });
}

int peek(const Arguments &arguments, Output &output)
{
    bool isNumber = true;
    const quint32 count = arguments.has("limit") ? arguments.value("limit").toUInt(&isNumber) : kPeeked;
    if (!isNumber)
        return arguments.misuse(tr("'%1' is no number.").arg(arguments.value("limit")), output);
    return EngineSession::atRest(arguments, output, [&](EngineSession &session) -> int {
        const auto items = session.answer<std::vector<QueueItem>>([&](QObject *context, auto done) {
            session.engine().peekQueue(arguments.names.front(), count, context, std::move(done));
        });
        if (!items)
            return output.fail(items.error());
        QJsonArray json;
        std::vector<QStringList> rows;
        for (const QueueItem &item : *items) {
            json.append(itemJson(item));
            const QString what = !item.order.isEmpty() ? item.order : item.letter;
            rows.push_back({durationText(item.age), item.run != RunId{} ? runText(number(item.run)) : QString(),
                            item.workflow, item.task, what});
        }
        output.document(QJsonDocument(QJsonObject{{QStringLiteral("items"), json}}));
        if (rows.empty())
            output.message(tr("Nobody waits there."));
        else
            output.table({tr("Waits"), tr("Run"), tr("Workflow"), tr("Task"), tr("What")}, rows);
        return kSucceeded;
    });
}

int give(const Arguments &arguments, QueueAction action, const QString &done, Output &output)
{
    const QueueRequest request{arguments.names.front(), action, arguments.value("reason")};
    if (request.reason.trimmed().isEmpty() && action != QueueAction::Resume)
        return arguments.misuse(tr("Say why with --reason; the audit keeps it."), output);
    return EngineSession::atRest(arguments, output, [&](EngineSession &session) -> int {
        const auto outcome = session.answer<QueueOutcome>([&](QObject *context, auto answered) {
            session.engine().controlQueue(request, context, std::move(answered));
        });
        if (!outcome)
            return output.fail(outcome.error());
        output.document(QJsonDocument(QJsonObject{{QStringLiteral("queue"), request.queue},
                                                  {QStringLiteral("purged"), qint64(outcome->purged)},
                                                  {QStringLiteral("kept"), qint64(outcome->kept)}}));
        output.line(action == QueueAction::Purge
                        ? done.arg(request.queue).arg(numberText(outcome->purged), numberText(outcome->kept))
                        : done.arg(request.queue));
        return kSucceeded;
    });
}

int pause(const Arguments &arguments, Output &output)
{
    return give(arguments, QueueAction::Pause, tr("The queue %1 is paused, over restarts too."), output);
}

int resume(const Arguments &arguments, Output &output)
{
    return give(arguments, QueueAction::Resume, tr("The queue %1 goes on with the next engine."), output);
}

int purge(const Arguments &arguments, Output &output)
{
    return give(arguments, QueueAction::Purge, tr("Queue %1: %2 taken out, %3 kept."), output);
}

QCommandLineOption reasonOption()
{
    return {QStringLiteral("reason"), tr("Why; it is kept."), QStringLiteral("TEXT")};
}

} // namespace

Command queuesListCommand()
{
    return {.name = QStringLiteral("queues list"),
            .takes = {},
            .summary = tr("Lists the queues: how many wait, how long, and who paused them. Starts nothing."),
            .perform = list};
}

Command queuesPeekCommand()
{
    return {.name = QStringLiteral("queues peek"),
            .takes = QStringLiteral("QUEUE"),
            .summary = tr("Shows the first who wait in a queue, longest first. Starts nothing."),
            .least = 1,
            .most = 1,
            .options = {{QStringLiteral("limit"), tr("How many; 10 without it."), QStringLiteral("N")}},
            .perform = peek};
}

Command queuesPauseCommand()
{
    return {.name = QStringLiteral("queues pause"),
            .takes = QStringLiteral("QUEUE"),
            .summary = tr("Pauses a queue: nothing leaves it, what comes is kept."),
            .least = 1,
            .most = 1,
            .options = {reasonOption()},
            .perform = pause};
}

Command queuesResumeCommand()
{
    return {.name = QStringLiteral("queues resume"),
            .takes = QStringLiteral("QUEUE"),
            .summary = tr("Lets a paused queue go on."),
            .least = 1,
            .most = 1,
            .options = {reasonOption()},
            .perform = resume};
}

Command queuesPurgeCommand()
{
    return {.name = QStringLiteral("queues purge"),
            .takes = QStringLiteral("QUEUE"),
            .summary = tr("Takes out who waits now: steps become dead letters, dead letters are discarded."),
            .least = 1,
            .most = 1,
            .options = {reasonOption()},
            .perform = purge};
}

} // namespace sluice::ctl
