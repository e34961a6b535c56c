#include "core/journal/sqliterows.h"

#include "core/api/letterfile.h"
#include "core/journal/errors.h"
#include "core/journal/matching.h"

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Exception.h>
#include <sqlite3.h>

namespace sluice {

namespace {

// These numbers lie on disk: new ones go to the end.
static_assert(static_cast<int>(RunState::Pending) == 0 && static_cast<int>(RunState::Running) == 1
              && static_cast<int>(RunState::Paused) == 2 && static_cast<int>(RunState::Waiting) == 3
              && static_cast<int>(RunState::Succeeded) == 4 && static_cast<int>(RunState::Failed) == 5
              && static_cast<int>(RunState::Cancelling) == 6 && static_cast<int>(RunState::Cancelled) == 7
              && static_cast<int>(RunState::Compensating) == 8 && static_cast<int>(RunState::Compensated) == 9);
static_assert(static_cast<int>(LetterState::Open) == 0 && static_cast<int>(LetterState::Redriving) == 1
              && static_cast<int>(LetterState::Resolved) == 2 && static_cast<int>(LetterState::Discarded) == 3
              && static_cast<int>(LetterState::Snoozed) == 4);
static_assert(static_cast<int>(LetterKind::Step) == 0 && static_cast<int>(LetterKind::Event) == 1
              && static_cast<int>(LetterKind::Webhook) == 2 && static_cast<int>(LetterKind::Sync) == 3
              && static_cast<int>(LetterKind::Trigger) == 4);
static_assert(static_cast<int>(FailureClass::Transient) == 0 && static_cast<int>(FailureClass::Permanent) == 1
              && static_cast<int>(FailureClass::Unknown) == 2 && static_cast<int>(FailureClass::Lost) == 3
              && static_cast<int>(FailureClass::Cancelled) == 4 && static_cast<int>(FailureClass::Rejected) == 5);

template <typename Enum>
Enum enumAt(const SQLite::Statement &statement, int column, Enum last)
{
    const auto value = numberAt(statement, column);
    if (value > static_cast<quint64>(last))
        throw SQLite::Exception("a number that names nothing", SQLITE_CORRUPT);
    return static_cast<Enum>(value);
}

quint32 smallAt(const SQLite::Statement &statement, int column)
{
    return static_cast<quint32>(numberAt(statement, column));
}

} // namespace

std::string selectRuns(const std::string &source)
{
    return "SELECT r.id, r.workflow, r.version, r.trigger, r.state, r.started, r.ended, r.letters, r.failure,"
           " r.failure_args, r.failure_detail, r.damaged, coalesce(e.steps, r.first_steps), coalesce(e.done, "
           "r.first_done), r.content, coalesce(r.version_number, (SELECT min(w.number) FROM workflow_versions w WHERE"
           " w.workflow = r.workflow AND w.version = r.version), 0), r.is_draft FROM "
           + source
           + " r LEFT JOIN events e ON e.run = r.id AND e.first = (SELECT max(first) FROM events WHERE run = r.id) ";
}

const char *const kLetterColumns =
    "l.run, l.number, l.workflow, l.task, l.task_type, l.connection, l.step, l.state, l.class, l.error, l.error_args,"
    " l.error_detail, l.fingerprint, l.created, l.changed, l.redrives, l.item_path, l.item_text, l.snoozed, l.kind,"
    " l.origin, l.headers, l.clicks, l.decided_by, l.reason, l.imported";

void bindText(SQLite::Statement &statement, int place, const QString &text)
{
    if (text.isEmpty())
        statement.bindNoCopy(place, "");
    else
        statement.bind(place, text.toStdString());
}

void bindBytes(SQLite::Statement &statement, int place, const QByteArray &bytes)
{
    statement.bindNoCopy(place, static_cast<const void *>(bytes.constData()), static_cast<int>(bytes.size()));
}

void bindNumber(SQLite::Statement &statement, int place, quint64 value)
{
    statement.bind(place, static_cast<std::int64_t>(value));
}

void bindSigned(SQLite::Statement &statement, int place, qint64 value)
{
    statement.bind(place, static_cast<std::int64_t>(value));
}

void bindTime(SQLite::Statement &statement, int place, WallTime time)
{
    statement.bind(place, static_cast<std::int64_t>(time.time_since_epoch().count()));
}

void bindError(SQLite::Statement &statement, int place, const Error &error)
{
    bindText(statement, place, error.code);
    if (error.args.isEmpty()) {
        statement.bind(place + 1);
    } else {
        const auto args = argsToJson(error.args);
        statement.bind(place + 1, static_cast<const void *>(args.constData()), static_cast<int>(args.size()));
    }
    if (error.detail.isEmpty())
        statement.bind(place + 2);
    else
        bindText(statement, place + 2, error.detail);
}

void bindPath(SQLite::Statement &statement, int place, const std::vector<quint32> &path)
{
    QStringList parts;
    for (const quint32 part : path)
        parts += QString::number(part);
    bindText(statement, place, parts.join(u'.'));
}

QString textAt(const SQLite::Statement &statement, int column)
{
    return QString::fromUtf8(bytesAt(statement, column));
}

QByteArray bytesAt(const SQLite::Statement &statement, int column)
{
    const auto value = statement.getColumn(column);
    if (value.isNull())
        return {};
    const auto *bytes = static_cast<const char *>(value.getBlob());
    return bytes ? QByteArray(bytes, value.getBytes()) : QByteArray("");
}

quint64 numberAt(const SQLite::Statement &statement, int column)
{
    return static_cast<quint64>(statement.getColumn(column).getInt64());
}

WallTime timeAt(const SQLite::Statement &statement, int column)
{
    return WallTime(Milliseconds(statement.getColumn(column).getInt64()));
}

Error errorAt(const SQLite::Statement &statement, int column)
{
    return {textAt(statement, column), argsFromJson(bytesAt(statement, column + 1)), textAt(statement, column + 2)};
}

std::vector<quint32> pathAt(const SQLite::Statement &statement, int column)
{
    std::vector<quint32> path;
    for (const QString &part : textAt(statement, column).split(u'.', Qt::SkipEmptyParts))
        path.push_back(part.toUInt());
    return path;
}

void putMeta(SQLite::Database &database, const QString &key, const QByteArray &text)
{
    SQLite::Statement put(database, "INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)");
    bindText(put, 1, key);
    bindText(put, 2, QString::fromUtf8(text));
    put.exec();
}

void dropReference(SQLite::Database &database, RunId run, const QByteArray &hash)
{
    SQLite::Statement forget(database, "DELETE FROM payload_refs WHERE run = ? AND hash = ?");
    bindNumber(forget, 1, number(run));
    bindBytes(forget, 2, hash);
    forget.exec();
    SQLite::Statement drop(database, "DELETE FROM payloads WHERE hash = ?1"
                                     " AND NOT EXISTS (SELECT 1 FROM payload_refs WHERE hash = ?1)");
    bindBytes(drop, 1, hash);
    drop.exec();
}

RunSummary runAt(const SQLite::Statement &statement)
{
    RunSummary run;
    run.id = RunId{numberAt(statement, 0)};
    run.workflow = textAt(statement, 1);
    run.version = bytesAt(statement, 2);
    run.trigger = textAt(statement, 3);
    run.state = enumAt(statement, 4, RunState::Compensated);
    run.started = timeAt(statement, 5);
    run.ended = timeAt(statement, 6);
    run.letters = smallAt(statement, 7);
    run.isDamaged = statement.getColumn(11).getInt() != 0;
    run.failure = run.isDamaged ? damageOf(run.id) : errorAt(statement, 8);
    run.steps = smallAt(statement, 12);
    run.done = smallAt(statement, 13);
    run.content = bytesAt(statement, 14);
    run.label = {smallAt(statement, 15), statement.getColumn(16).getInt() != 0};
    return run;
}

LetterSummary letterAt(const SQLite::Statement &statement, bool withAttempts)
{
    LetterSummary letter;
    letter.id = {RunId{numberAt(statement, 0)}, smallAt(statement, 1)};
    letter.workflow = textAt(statement, 2);
    letter.task = textAt(statement, 3);
    letter.taskType = textAt(statement, 4);
    letter.connection = textAt(statement, 5);
    letter.step = StepIndex{smallAt(statement, 6)};
    letter.state = enumAt(statement, 7, LetterState::Snoozed);
    letter.failureClass = enumAt(statement, 8, FailureClass::Rejected);
    letter.error = errorAt(statement, 9);
    letter.fingerprint = textAt(statement, 12);
    letter.created = timeAt(statement, 13);
    letter.changed = timeAt(statement, 14);
    letter.redrives = smallAt(statement, 15);
    letter.itemPath = pathAt(statement, 16);
    letter.itemText = textAt(statement, 17);
    letter.snoozedUntil = timeAt(statement, 18);
    letter.kind = enumAt(statement, 19, LetterKind::Trigger);
    letter.origin = textAt(statement, 20);
    letter.headers = argsFromJson(bytesAt(statement, 21));
    for (const QByteArray &click : bytesAt(statement, 22).split(' ')) {
        if (!click.isEmpty())
            letter.clicks.push_back(QByteArray::fromHex(click));
    }
    letter.decidedBy = textAt(statement, 23);
    letter.reason = textAt(statement, 24);
    readOrigin(bytesAt(statement, 25), letter, withAttempts);
    return letter;
}

const std::string &finalStates()
{
    static const std::string states = [] {
        std::string list;
        for (int state = 0; state < 64; ++state) {
            if (isFinal(static_cast<RunState>(state)))
                list += (list.empty() ? "" : ", ") + std::to_string(state);
        }
        return list;
    }();
    return states;
}

Error damageOf(RunId run)
{
    return {QString(errors::kJournalRunDamaged), {{QStringLiteral("run"), QString::number(number(run))}}, {}};
}

} // namespace sluice
