#include "core/tasks/syncstore.h"

#include "core/integration/errors.h"
#include "core/integration/sql/sqlsession.h"
#include "core/script/jsontext.h"
#include "core/tasks/errors.h"
#include "core/tasks/sqlsessions.h"

namespace sluice {

namespace {

CallFailure lasting(QLatin1StringView code, const QMap<QString, QString> &args)
{
    return {Error{QString(code), args, {}}, FailureClass::Permanent};
}

QString textOf(const QJsonValue &value)
{
    return QString::fromUtf8(jsontext::toText(value));
}

/// Statements in a row over one session; after the first failure nothing more is done.
class Talk {
public:
    Talk(SqlSession &session, std::stop_token stop)
        : m_session(session)
        , m_stop(std::move(stop))
    {
    }
    [[nodiscard]] bool isFine() const { return !m_failure; }
    [[nodiscard]] const CallFailure &failure() const { return *m_failure; }

    SqlRows say(const QString &statement, const QJsonValue &parameters = {})
    {
        if (m_failure)
            return {};
        auto rows = m_session.execute(statement, parameters, m_stop);
        if (rows)
            return std::move(*rows);
        m_failure = rows.error();
        return {};
    }
    void begin(const Connection &connection)
    {
        say(connection.type == u"sqlite" ? QStringLiteral("BEGIN IMMEDIATE") : QStringLiteral("BEGIN"));
    }
    [[nodiscard]] auto sayEach(const QString &statement, const QJsonArray &rows)
    {
        return m_session.executeEach(statement, rows, m_stop);
    }
    void fail(CallFailure failure) { m_failure = std::move(failure); }

private:
    SqlSession &m_session;
    std::stop_token m_stop;
    std::optional<CallFailure> m_failure;
};

/// A failure says nothing about the next record if it is about this one.
bool isOfRecord(const CallFailure &failure)
{
    const QString &code = failure.error.code;
    return failure.failureClass == FailureClass::Permanent
           && (code == errors::kSqlConstraint || code == errors::kSqlStatement || code == errors::kSqlParameterMissing);
}

void makeTables(Talk &talk, const SyncOrder &order)
{
    // PostgreSQL would say of each table that it is there, on standard error.
    if (order.destination.type == u"postgres") {
        const SqlRows known = talk.say(QStringLiteral("SELECT to_regclass('sluice_sync_bad') IS NOT NULL AS made"));
        if (!talk.isFine() || known.rows.at(0).toObject().value(u"made").toBool())
            return;
    }
    talk.say(QStringLiteral("CREATE TABLE IF NOT EXISTS sluice_sync (name TEXT PRIMARY KEY, cursor TEXT NOT NULL,"
                            " records BIGINT NOT NULL)"));
    talk.say(QStringLiteral("CREATE TABLE IF NOT EXISTS sluice_sync_bad (name TEXT NOT NULL, number BIGINT NOT NULL,"
                            " record TEXT NOT NULL, error TEXT NOT NULL, written BIGINT NOT NULL,"
                            " PRIMARY KEY (name, number))"));
}

QString errorText(const Error &error)
{
    QJsonObject args;
    for (auto arg = error.args.begin(); arg != error.args.end(); ++arg)
        args.insert(arg.key(), arg.value());
    return textOf(QJsonObject{{QStringLiteral("code"), error.code},
                              {QStringLiteral("args"), args},
                              {QStringLiteral("detail"), error.detail}});
}

void keepBad(Talk &talk, const SyncOrder &order, qint64 number, const SyncRecord &record, const Error &error)
{
    talk.say(QStringLiteral("INSERT INTO sluice_sync_bad (name, number, record, error, written)"
                            " VALUES (:name, :number, :record, :error, 0)"),
             QJsonObject{{QStringLiteral("name"), order.name},
                         {QStringLiteral("number"), number},
                         {QStringLiteral("record"), textOf(record.source)},
                         {QStringLiteral("error"), errorText(error)}});
}

/// One after the other, so that a record that does not fit hurts no other.
void writeOneByOne(Talk &talk, const SyncOrder &order, const SyncBatch &batch)
{
    for (std::size_t i = 0; i < batch.records.size() && talk.isFine(); ++i) {
        const SyncRecord &record = batch.records[i];
        const qint64 number = batch.first + static_cast<qint64>(i);
        if (record.isLeftOut)
            continue;
        if (!record.error.code.isEmpty()) {
            keepBad(talk, order, number, record, record.error);
            continue;
        }
        talk.say(QStringLiteral("SAVEPOINT record"));
        if (!talk.isFine())
            return;
        const auto written = talk.sayEach(order.statement, QJsonArray{record.value});
        if (written) {
            talk.say(QStringLiteral("RELEASE SAVEPOINT record"));
        } else if (isOfRecord(written.error().failure)) {
            talk.say(QStringLiteral("ROLLBACK TO SAVEPOINT record"));
            keepBad(talk, order, number, record, written.error().failure.error);
        } else {
            talk.fail(written.error().failure);
        }
    }
}

/// True: all of it is written; false: a record does not fit, and the transaction is no good any more.
bool writeAtOnce(Talk &talk, const SyncOrder &order, const SyncBatch &batch)
{
    QJsonArray values;
    for (const SyncRecord &record : batch.records) {
        if (!record.error.code.isEmpty())
            return false;
        if (!record.isLeftOut)
            values.append(record.value);
    }
    const auto written = talk.sayEach(order.statement, values);
    if (written)
        return true;
    if (!isOfRecord(written.error().failure))
        talk.fail(written.error().failure);
    return false;
}

/// Moves the cursor; false: it is not where the batch began.
bool moveCursor(Talk &talk, const SyncOrder &order, const SyncBatch &batch)
{
    const SqlRows moved = talk.say(
        QStringLiteral("UPDATE sluice_sync SET cursor = :next, records = :records WHERE name = :name AND"
                       " cursor = :cursor AND records = :first"),
        QJsonObject{{QStringLiteral("next"), batch.next},
                    {QStringLiteral("records"), batch.first + static_cast<qint64>(batch.records.size())},
                    {QStringLiteral("name"), order.name},
                    {QStringLiteral("cursor"), batch.cursor},
                    {QStringLiteral("first"), batch.first}});
    return moved.rowsAffected == 1;
}

void checkBad(Talk &talk, const SyncOrder &order)
{
    const SqlRows bad = talk.say(QStringLiteral("SELECT count(*) AS bad, max(error) AS error FROM sluice_sync_bad"
                                                " WHERE name = :name AND written = 0"),
                                 QJsonObject{{QStringLiteral("name"), order.name}});
    if (!talk.isFine() || bad.rows.isEmpty())
        return;
    const QJsonObject row = bad.rows[0].toObject();
    if (row.value(u"bad").toInteger() <= order.maxBad)
        return;
    CallFailure failure = lasting(errors::kSyncTooManyBad, {{QStringLiteral("sync"), order.name},
                                                            {QStringLiteral("count"), QString::number(order.maxBad)}});
    failure.error.detail = row.value(u"error").toString();
    talk.fail(std::move(failure));
}

/// Does `work` with the destination; after a failure the session is closed, which rolls back.
BlockingAnswer withDestination(SqlSessions &sessions, const SyncOrder &order, const std::stop_token &stop,
                               const std::function<QJsonObject(Talk &)> &work)
{
    const auto session = sessions.session(order.destination, order.workspace);
    if (!session)
        return tl::unexpected(session.error());
    Talk talk(**session, stop);
    QJsonObject answer = work(talk);
    if (talk.isFine())
        return answer;
    sessions.close(order.destination.id);
    return tl::unexpected(talk.failure());
}

} // namespace

BlockingAnswer syncPlace(SqlSessions &sessions, const SyncOrder &order, const std::stop_token &stop)
{
    return withDestination(sessions, order, stop, [&](Talk &talk) -> QJsonObject {
        if (order.isFirst) {
            makeTables(talk, order);
            talk.say(
                QStringLiteral("INSERT INTO sluice_sync (name, cursor, records) VALUES (:name, :cursor, 0)"
                               " ON CONFLICT (name) DO NOTHING"),
                QJsonObject{{QStringLiteral("name"), order.name}, {QStringLiteral("cursor"), textOf(order.start)}});
        }
        const SqlRows rows = talk.say(QStringLiteral("SELECT cursor, records FROM sluice_sync WHERE name = :name"),
                                      QJsonObject{{QStringLiteral("name"), order.name}});
        return rows.rows.isEmpty() ? QJsonObject() : rows.rows[0].toObject();
    });
}

BlockingAnswer readSyncRows(SqlSessions &sessions, const SyncOrder &order, const QString &cursor,
                            const std::stop_token &stop)
{
    const auto session = sessions.session(order.source, order.workspace);
    if (!session)
        return tl::unexpected(session.error());
    const QJsonObject values{{QStringLiteral("cursor"), jsontext::toValue(cursor.toUtf8())},
                             {QStringLiteral("limit"), order.batch}};
    auto rows = (*session)->execute(order.query, values, stop);
    if (!rows) {
        sessions.close(order.source.id);
        return tl::unexpected(rows.error());
    }
    for (const QJsonValue row : std::as_const(rows->rows)) {
        if (!row.toObject().contains(order.field))
            return tl::unexpected(lasting(errors::kSyncQueryLacksField, {{QStringLiteral("field"), order.field}}));
    }
    if (!rows->rows.isEmpty() && textOf(rows->rows.last().toObject().value(order.field)) == cursor)
        return tl::unexpected(lasting(errors::kSyncCursorStuck, {{QStringLiteral("field"), order.field}}));
    return QJsonObject{{QStringLiteral("rows"), rows->rows}};
}

BlockingAnswer writeSyncBatch(SqlSessions &sessions, const SyncOrder &order, const SyncBatch &batch,
                              const std::stop_token &stop)
{
    return withDestination(sessions, order, stop, [&](Talk &talk) -> QJsonObject {
        const auto moved = [](bool is) { return QJsonObject{{QStringLiteral("moved"), is}}; };
        for (const bool atOnce : {true, false}) {
            talk.begin(order.destination);
            if (!moveCursor(talk, order, batch)) {
                talk.say(QStringLiteral("ROLLBACK"));
                return moved(false);
            }
            if (atOnce && !writeAtOnce(talk, order, batch)) {
                talk.say(QStringLiteral("ROLLBACK"));
                continue;
            }
            if (!atOnce) {
                writeOneByOne(talk, order, batch);
                checkBad(talk, order);
            }
            talk.say(QStringLiteral("COMMIT"));
            return moved(true);
        }
        return {};
    });
}

BlockingAnswer badSyncRecords(SqlSessions &sessions, const SyncOrder &order, const std::stop_token &stop)
{
    return withDestination(sessions, order, stop, [&](Talk &talk) -> QJsonObject {
        const SqlRows rows = talk.say(QStringLiteral("SELECT number, record, error FROM sluice_sync_bad"
                                                     " WHERE name = :name AND written = 0 ORDER BY number"),
                                      QJsonObject{{QStringLiteral("name"), order.name}});
        QJsonArray bad;
        for (const QJsonValue row : rows.rows) {
            QJsonObject one = jsontext::toValue(row.toObject().value(u"error").toString().toUtf8()).toObject();
            one.insert(QStringLiteral("number"), row.toObject().value(u"number"));
            one.insert(QStringLiteral("record"), row.toObject().value(u"record"));
            bad.append(one);
        }
        return {{QStringLiteral("bad"), bad}};
    });
}

BlockingAnswer writeBadRecord(SqlSessions &sessions, const SyncOrder &order, qint64 number, const QJsonObject &value,
                              const std::stop_token &stop)
{
    return withDestination(sessions, order, stop, [&](Talk &talk) -> QJsonObject {
        talk.begin(order.destination);
        const SqlRows noted = talk.say(
            QStringLiteral("UPDATE sluice_sync_bad SET written = 1 WHERE name = :name AND"
                           " number = :number AND written = 0"),
            QJsonObject{{QStringLiteral("name"), order.name}, {QStringLiteral("number"), number}});
        if (noted.rowsAffected == 1) {
            if (const auto written = talk.sayEach(order.statement, QJsonArray{value}); !written)
                talk.fail(written.error().failure);
        }
        talk.say(QStringLiteral("COMMIT"));
        return {{QStringLiteral("written"), noted.rowsAffected == 1}};
    });
}

} // namespace sluice
