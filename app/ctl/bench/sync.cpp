#include "app/ctl/bench/temppostgres.h"
#include "app/ctl/bench/workloads.h"
#include "app/ctl/enginesession.h"
#include "app/ctl/errors.h"
#include "core/tasks/sqlsessions.h"
#include "core/tasks/taskhost.h"

#include <QCoreApplication>
#include <QElapsedTimer>
#include <QTemporaryDir>

#include <algorithm>
#include <cmath>

namespace sluice::ctl {

namespace {

constexpr int kBatch = 500;
const QString kInsert = QStringLiteral("INSERT INTO target (id, name, price) VALUES (:id, :name, :price)");

struct Bed {
    QString workspace;
    Connection source;
    Connection destination;
    int records = 0;
};

Connection sqlite(const QString &id)
{
    Connection made;
    made.id = id;
    made.type = QStringLiteral("sqlite");
    made.database = id + QStringLiteral(".db");
    return made;
}

tl::unexpected<Error> broken(const CallFailure &failure)
{
    return tl::unexpected(failure.error);
}

QJsonObject record(int id)
{
    return {{QStringLiteral("id"), id},
            {QStringLiteral("name"), QStringLiteral("record number %1").arg(id)},
            {QStringLiteral("price"), id * 0.25}};
}

/// Writes all records into `table` in transactions of a batch, and says how many a second.
Result<double> fill(SqlSessions &sessions, const Bed &bed, const Connection &connection, const QString &table)
{
    const auto session = sessions.session(connection, bed.workspace);
    if (!session)
        return broken(session.error());
    const auto say = [&](const QString &statement) { return (*session)->execute(statement, {}, {}); };
    const auto made = say(
        QStringLiteral("CREATE TABLE %1 (id INTEGER PRIMARY KEY, name TEXT, price DOUBLE PRECISION)").arg(table));
    if (!made)
        return broken(made.error());
    QString insert = kInsert;
    insert.replace(QStringLiteral("target"), table);
    QElapsedTimer timer;
    timer.start();
    for (int first = 1; first <= bed.records; first += kBatch) {
        QJsonArray rows;
        for (int id = first; id < first + kBatch && id <= bed.records; ++id)
            rows.append(record(id));
        if (const auto begun = say(QStringLiteral("BEGIN")); !begun)
            return broken(begun.error());
        if (const auto written = (*session)->executeEach(insert, rows, {}); !written)
            return broken(written.error().failure);
        if (const auto done = say(QStringLiteral("COMMIT")); !done)
            return broken(done.error());
    }
    return bed.records * 1e9 / static_cast<double>(timer.nsecsElapsed());
}

Workflow copy()
{
    Task task;
    task.id = QStringLiteral("copy");
    task.type = QStringLiteral("data.sync");
    task.reliability.attemptTimeout = std::chrono::hours(1);
    task.params = {
        {QStringLiteral("name"), QStringLiteral("bench")},
        {QStringLiteral("source"), QStringLiteral("in")},
        {QStringLiteral("destination"), QStringLiteral("out")},
        {QStringLiteral("query"),
         QStringLiteral("SELECT id, name, price FROM source WHERE id > :cursor ORDER BY id LIMIT :limit")},
        {QStringLiteral("cursor"), QStringLiteral("id")},
        {QStringLiteral("transform"), QStringLiteral("({id: input.id, name: input.name, price: input.price * 2})")},
        {QStringLiteral("statement"), kInsert},
        {QStringLiteral("batch"), kBatch},
    };
    Workflow workflow;
    workflow.id = QStringLiteral("bench");
    workflow.tasks = {task};
    return workflow;
}

Result<double> timeSync(const Bed &bed, const QString &workload, Output &output)
{
    LocalEngineConfig config;
    config.workspace = bed.workspace;
    config.connections = {bed.source, bed.destination};
    config.catalog = standardCatalog();
    config.reservesLog = true;
    auto session = EngineSession::start(config, output);
    if (!session)
        return tl::unexpected(session.error());
    QElapsedTimer timer;
    timer.start();
    const auto run = (*session)->answer<RunId>([&](QObject *context, auto done) {
        (*session)->engine().startRun({copy(), "{}", QStringLiteral("bench")}, context, std::move(done));
    });
    if (!run)
        return tl::unexpected(run.error());
    const auto settled = (*session)->untilSettled({*run});
    if (!settled)
        return tl::unexpected(settled.error());
    const double seconds = static_cast<double>(timer.nsecsElapsed()) / 1e9;
    if (settled->front().state != RunState::Succeeded) {
        const auto &letters = settled->front().letters;
        return failure(kBenchRunFailed, {{QStringLiteral("workload"), workload}},
                       letters.empty() ? QString() : letters.front().error.code + u' ' + letters.front().error.detail);
    }
    return bed.records / seconds;
}

/// The raw rate is of the same writes, prepared once, by the same session, without the engine, a transform or a cursor.
Result<Measure> measure(const QString &workload, Bed bed, Output &output)
{
    output.message(QCoreApplication::translate("sluicectl", "%1: %2 records in batches of %3…")
                       .arg(workload)
                       .arg(bed.records)
                       .arg(kBatch));
    Result<double> raw = 0;
    {
        SqlSessions sessions(std::make_shared<EnvironmentSecrets>());
        if (const auto filled = fill(sessions, bed, bed.source, QStringLiteral("source")); !filled)
            return tl::unexpected(filled.error());
        raw = fill(sessions, bed, bed.destination, QStringLiteral("raw"));
        if (!raw)
            return tl::unexpected(raw.error());
        const auto session = sessions.session(bed.destination, bed.workspace);
        if (!session)
            return broken(session.error());
        const auto made = (*session)->execute(
            QStringLiteral("CREATE TABLE target (id INTEGER PRIMARY KEY, name TEXT, price DOUBLE PRECISION)"), {}, {});
        if (!made)
            return broken(made.error());
    }
    const auto rate = timeSync(bed, workload, output);
    if (!rate)
        return tl::unexpected(rate.error());
    return Measure{workload, QStringLiteral("records synced"), *rate, QStringLiteral("1/s"), *raw};
}

int recordsFor(double scale)
{
    return std::max(kBatch, static_cast<int>(std::lround(100'000 * scale)));
}

} // namespace

Result<Measure> measureSyncToSqlite(double scale, Output &output)
{
    const QTemporaryDir folder;
    return measure(QStringLiteral("sync-sqlite"),
                   {folder.path(), sqlite(QStringLiteral("in")), sqlite(QStringLiteral("out")), recordsFor(scale)},
                   output);
}

Result<Measure> measureSyncToPostgres(double scale, Output &output)
{
    TempPostgres server;
    if (const auto started = server.start(); !started)
        return tl::unexpected(started.error());
    const QTemporaryDir folder;
    return measure(
        QStringLiteral("sync-postgres"),
        {folder.path(), sqlite(QStringLiteral("in")), server.connection(QStringLiteral("out")), recordsFor(scale)},
        output);
}

} // namespace sluice::ctl
