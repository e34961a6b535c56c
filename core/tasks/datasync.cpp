#include "core/tasks/datasync.h"

#include "core/script/jsontext.h"
#include "core/tasks/errors.h"
#include "core/tasks/params.h"
#include "core/tasks/syncpage.h"
#include "core/tasks/syncsource.h"
#include "core/tasks/synctransform.h"

#include <QRegularExpression>

namespace sluice {

namespace {

constexpr int kMostAtOnce = 10'000;

/// A long sync goes on in further attempts, each let in by the destination's gate, instead of running out of time.
Outcome handedBack(const SyncOrder &order)
{
    const Error goesOn{QString(errors::kSyncHandedBack), {{QStringLiteral("sync"), order.name}}, {}};
    return outcome::Failed{FailureClass::Rejected, goesOn, {}, Milliseconds(0)};
}

Outcome stopped(const Attempt &attempt)
{
    return outcome::Failed{FailureClass::Cancelled,
                           {QString(errors::kTaskCancelled), {{QStringLiteral("taskId"), attempt.taskId}}, {}},
                           {},
                           std::nullopt};
}

Error connectionMissing(const QJsonObject &params, QLatin1StringView key)
{
    return {
        QString(errors::kTaskConnectionMissing), {{QStringLiteral("connection"), params.value(key).toString()}}, {}};
}

Result<SyncOrder> orderOf(const Attempt &attempt, const QJsonObject &params)
{
    if (!attempt.source)
        return tl::unexpected(connectionMissing(params, QLatin1StringView("source")));
    if (!attempt.connection)
        return tl::unexpected(connectionMissing(params, QLatin1StringView("destination")));
    SyncOrder order;
    order.source = *attempt.source;
    order.destination = *attempt.connection;
    order.workspace = attempt.workspace;
    order.name = params.value(u"name").toString();
    order.query = params.value(u"query").toString();
    order.records = params.value(u"records").toString();
    order.field = params.value(u"cursor").toString();
    order.start = params.value(u"start");
    order.statement = params.value(u"statement").toString();
    order.batch = std::clamp(params.value(u"batch").toInt(500), 1, kMostAtOnce);
    order.maxBad = std::max(0, params.value(u"maxBad").toInt(1000));
    if (order.isHttp())
        return checkPagePath(order.query).map([&] { return order; });
    static const QRegularExpression marks(QStringLiteral(":cursor\\b.*:limit\\b"),
                                          QRegularExpression::DotMatchesEverythingOption);
    if (!marks.match(order.query).hasMatch())
        return failure(errors::kSyncQueryIncomplete);
    return order;
}

/// Where a sync stands: the cursor as JSON, and how many records it has seen.
struct Place {
    QString cursor;
    qint64 records = 0;
};

SyncBatch batchOf(const SyncOrder &order, const Place &place, const QJsonObject &read)
{
    SyncBatch batch;
    batch.cursor = place.cursor;
    batch.first = place.records;
    const QJsonArray rows = read.value(u"rows").toArray();
    for (const QJsonValue row : rows) {
        SyncRecord record;
        record.source = row.toObject();
        record.value = record.source;
        batch.records.push_back(std::move(record));
    }
    if (!batch.records.empty())
        batch.next = QString::fromUtf8(jsontext::toText(batch.records.back().source.value(order.field)));
    return batch;
}

Outcome ended(const SyncOrder &order, const QJsonObject &params, const Place &last, const QJsonArray &bad)
{
    const QJsonObject output{{QStringLiteral("records"), last.records},
                             {QStringLiteral("bad"), bad.size()},
                             {QStringLiteral("cursor"), jsontext::toValue(last.cursor.toUtf8())}};
    outcome::Succeeded done{jsontext::toText(output), {}};
    for (const QJsonValue each : bad) {
        const QJsonObject one = each.toObject();
        BadRecord record;
        record.origin = order.name;
        record.payload = one.value(u"record").toString().toUtf8();
        record.error.code = one.value(u"code").toString();
        record.error.detail = one.value(u"detail").toString();
        const QJsonObject args = one.value(u"args").toObject();
        for (auto arg = args.begin(); arg != args.end(); ++arg)
            record.error.args.insert(arg.key(), arg.value().toString());
        record.headers = {{QStringLiteral("record"), QString::number(one.value(u"number").toInteger())},
                          {QStringLiteral("statement"), order.statement},
                          {QStringLiteral("transform"), params.value(u"transform").toString()}};
        done.bad.push_back(std::move(record));
    }
    return done;
}

// Functions that are handed on are named before they are awaited: g++ 12 destroys the captures of a temporary twice.

QCoro::Task<tl::expected<Place, CallFailure>> findPlace(SyncTools *tools, SyncOrder order, std::stop_token stop)
{
    const BlockingQuestion looking = [order, stop](SqlSessions &sessions) { return syncPlace(sessions, order, stop); };
    const auto found = co_await tools->ask(looking);
    if (!found)
        co_return tl::unexpected(found.error());
    co_return Place{found->value(u"cursor").toString(), found->value(u"records").toInteger()};
}

QCoro::Task<BlockingAnswer> readNext(SyncTools *tools, SyncOrder order, QString cursor, Attempt attempt, MonoTime began)
{
    if (order.isHttp()) {
        const auto left = attempt.timeout - std::chrono::duration_cast<Milliseconds>(tools->now() - began);
        co_return co_await readSyncPage(tools, order, cursor, attempt, left);
    }
    const std::stop_token stop = attempt.stop;
    const BlockingQuestion reading = [order, cursor, stop](SqlSessions &sessions) {
        return readSyncRows(sessions, order, cursor, stop);
    };
    co_return co_await tools->ask(reading);
}

QCoro::Task<Outcome> runSync(SyncTools &given, Attempt attempt, QJsonObject params)
{
    SyncTools *const tools = &given;
    const auto order = orderOf(attempt, params);
    if (!order)
        co_return permanent(order.error());
    const QString transform = params.value(u"transform").toString();
    const std::stop_token stop = attempt.stop;
    SyncOrder wanted = *order;
    const MonoTime began = tools->now();
    std::optional<Place> place;
    while (!stop.stop_requested()) {
        if (!place) {
            const auto found = co_await findPlace(tools, wanted, stop);
            if (!found)
                co_return failed(found.error());
            place = *found;
            wanted.isFirst = false;
        }
        const auto read = co_await readNext(tools, wanted, place->cursor, attempt, began);
        if (!read)
            co_return failed(read.error(), true);
        SyncBatch batch = batchOf(wanted, *place, *read);
        if (batch.records.empty()) {
            const BlockingQuestion asking = [wanted, stop](SqlSessions &sessions) {
                return badSyncRecords(sessions, wanted, stop);
            };
            const auto bad = co_await tools->ask(asking);
            if (!bad)
                co_return failed(bad.error());
            co_return ended(wanted, params, *place, bad->value(u"bad").toArray());
        }
        if (!transform.isEmpty()) {
            const auto made = co_await transformAll(&tools->scripts(), transform, &batch, stop);
            if (!made)
                co_return expressionFailed(made.error());
        }
        if (stop.stop_requested())
            break;
        const BlockingQuestion writing = [wanted, batch, stop](SqlSessions &sessions) {
            return writeSyncBatch(sessions, wanted, batch, stop);
        };
        const auto written = co_await tools->ask(writing);
        if (!written)
            co_return failed(written.error());
        if (written->value(u"moved").toBool())
            place = {batch.next, batch.first + static_cast<qint64>(batch.records.size())};
        else
            place.reset(); // somebody else moved the cursor, and the next reading begins there
        if (2 * (tools->now() - began) >= attempt.timeout)
            co_return handedBack(wanted);
    }
    co_return stopped(attempt);
}

QCoro::Task<Outcome> runRecord(SyncTools &given, Attempt attempt, QJsonObject params)
{
    SyncTools *const tools = &given;
    if (!attempt.connection)
        co_return permanent(connectionMissing(params, QLatin1StringView("destination")));
    SyncOrder order;
    order.destination = *attempt.connection;
    order.workspace = attempt.workspace;
    order.name = params.value(u"name").toString();
    order.statement = params.value(u"statement").toString();
    const qint64 record = params.value(u"record").toString().toLongLong();
    const std::stop_token stop = attempt.stop;
    SyncBatch batch;
    SyncRecord only;
    only.source = jsontext::toValue(attempt.data.input).toObject();
    only.value = only.source;
    batch.records.push_back(only);
    if (const QString transform = params.value(u"transform").toString(); !transform.isEmpty()) {
        const auto made = co_await transformAll(&tools->scripts(), transform, &batch, stop);
        if (!made)
            co_return expressionFailed(made.error());
        if (!batch.records.front().error.code.isEmpty())
            co_return permanent(batch.records.front().error);
    }
    const QJsonObject value = batch.records.front().value;
    const BlockingQuestion writing = [order, record, value, stop](SqlSessions &sessions) {
        return writeBadRecord(sessions, order, record, value, stop);
    };
    const auto written = co_await tools->ask(writing);
    if (!written)
        co_return failed(written.error());
    co_return outcome::Succeeded{jsontext::toText(*written), {}};
}

} // namespace

TaskType dataSyncType()
{
    const QStringList databases{QStringLiteral("sqlite"), QStringLiteral("postgres")};
    TaskTypeInfo info;
    info.type = QString(kSyncType);
    info.label = QStringLiteral("Sync data");
    info.category = QStringLiteral("io");
    info.help = QStringLiteral(
        "Copies records from a database or an HTTP service to a database, in batches. A crash "
        "neither loses nor doubles one; a bad record becomes a dead letter, and the rest goes on.");
    info.icon = QStringLiteral("view-refresh");
    info.outPorts = portsWithFailure();
    info.safety = RepeatSafety::Safe; // the cursor lies in the transaction that writes
    info.lane = Lane::Io;
    info.summaryParam = QStringLiteral("name");
    info.params = {
        {.key = QStringLiteral("name"),
         .label = QStringLiteral("Name"),
         .help = QStringLiteral("Under it the destination keeps how far the sync is."),
         .required = true},
        {.key = QStringLiteral("source"),
         .label = QStringLiteral("Source"),
         .help = QStringLiteral("The database or HTTP service to read from."),
         .kind = ParamKind::Connection,
         .required = true,
         .choices = databases + QStringList{QStringLiteral("http")}},
        {.key = QStringLiteral("query"),
         .label = QStringLiteral("Query"),
         .help = QStringLiteral(
             "Reads the next records in the order of the cursor, with :cursor and :limit; of an HTTP "
             "service, its path: /items?after=:cursor&limit=:limit"),
         .kind = ParamKind::Sql,
         .required = true},
        {.key = QStringLiteral("records"),
         .label = QStringLiteral("Records at"),
         .help = QStringLiteral("Where the list lies in the answer of an HTTP service, such as data.items. Empty: the "
                                "answer is the list.")},
        {.key = QStringLiteral("cursor"),
         .label = QStringLiteral("Cursor"),
         .help = QStringLiteral("The field by which records are ordered; it is never the same in two."),
         .required = true},
        {.key = QStringLiteral("start"),
         .label = QStringLiteral("Start"),
         .help = QStringLiteral("The cursor before the first record."),
         .kind = ParamKind::Json,
         .fallback = 0},
        {.key = QStringLiteral("transform"),
         .label = QStringLiteral("Transform"),
         .help = QStringLiteral(
             "JavaScript that sees a record as input and gives what is written; null leaves it out."),
         .kind = ParamKind::Expression,
         .seesRecord = true},
        {.key = QStringLiteral("statement"),
         .label = QStringLiteral("Statement"),
         .help = QStringLiteral("Writes a record; its fields are :name."),
         .kind = ParamKind::Sql,
         .required = true},
        {.key = QStringLiteral("batch"),
         .label = QStringLiteral("Batch"),
         .help = QStringLiteral("Records in one transaction."),
         .kind = ParamKind::Number,
         .whole = true,
         .fallback = 500},
        {.key = QStringLiteral("maxBad"),
         .label = QStringLiteral("Most bad records"),
         .help = QStringLiteral("The sync stops when more than these wait for a person."),
         .kind = ParamKind::Number,
         .whole = true,
         .fallback = 1000},
        {.key = QStringLiteral("destination"),
         .label = QStringLiteral("Destination"),
         .help = QStringLiteral("The database to write to; its breaker, limit and pool guard the sync."),
         .kind = ParamKind::Connection,
         .required = true,
         .choices = databases},
    };
    return {
        std::move(info),
        SyncTask{runSync},
        {QStringLiteral("query"), QStringLiteral("records"), QStringLiteral("transform"), QStringLiteral("statement")}};
}

TaskType dataSyncRecordType()
{
    TaskTypeInfo info;
    info.type = QString(kSyncRecordType);
    info.lane = Lane::Io;
    return {std::move(info),
            SyncTask{runRecord},
            {QStringLiteral("name"), QStringLiteral("transform"), QStringLiteral("statement")}};
}

} // namespace sluice
