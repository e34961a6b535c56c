#include "core/journal/sqlitefunctions.h"

#include "core/journal/matching.h"
#include "core/journal/payloads.h"
#include "core/journal/sqliterows.h"
#include "core/run/codec.h"

#include <sqlite3.h>

namespace sluice {

namespace {

QByteArrayView viewOf(sqlite3_value *value)
{
    const auto *bytes = static_cast<const char *>(sqlite3_value_blob(value));
    return {bytes, bytes ? sqlite3_value_bytes(value) : 0};
}

QByteArray bytesOf(sqlite3_value *value)
{
    const auto *bytes = static_cast<const char *>(sqlite3_value_blob(value));
    return bytes ? QByteArray(bytes, sqlite3_value_bytes(value)) : QByteArray();
}

// holds_text(part, text): text search means the same in SQL as everywhere else.
void holdsTextInSql(sqlite3_context *context, int, sqlite3_value **values)
{
    auto holds = holdsAscii(viewOf(values[1]), viewOf(values[0]));
    if (!holds)
        holds = holdsText(bytesOf(values[1]), QString::fromUtf8(bytesOf(values[0])));
    sqlite3_result_int(context, *holds ? 1 : 0);
}

// holds_error(part, code, args, detail)
void holdsErrorInSql(sqlite3_context *context, int, sqlite3_value **values)
{
    // No argument holds what their JSON as a whole does not, as long as nothing in it is escaped.
    const auto surely = [&](int place) { return holdsAscii(viewOf(values[place]), viewOf(values[0])) == false; };
    if (surely(1) && surely(3) && !viewOf(values[2]).contains('\\') && surely(2)) {
        sqlite3_result_int(context, 0);
        return;
    }
    const auto part = QString::fromUtf8(bytesOf(values[0]));
    const Error error{QString::fromUtf8(bytesOf(values[1])), argsFromJson(bytesOf(values[2])),
                      QString::fromUtf8(bytesOf(values[3]))};
    sqlite3_result_int(context, holdsText(error, part) ? 1 : 0);
}

// unpack(encoding, data)
void unpackInSql(sqlite3_context *context, int, sqlite3_value **values)
{
    const auto payload = unpackPayload(static_cast<quint64>(sqlite3_value_int64(values[0])), bytesOf(values[1]));
    if (payload)
        sqlite3_result_blob64(context, payload->constData(), static_cast<sqlite3_uint64>(payload->size()),
                              SQLITE_TRANSIENT);
}

} // namespace

void addSearchFunctions(SQLite::Database &database)
{
    database.createFunction("holds_text", 2, true, nullptr, &holdsTextInSql, nullptr, nullptr, nullptr);
    database.createFunction("unpack", 2, true, nullptr, &unpackInSql, nullptr, nullptr, nullptr);
    database.createFunction("holds_error", 4, true, nullptr, &holdsErrorInSql, nullptr, nullptr, nullptr);
}

} // namespace sluice
