#include "core/journal/logreserve.h"

#include <sqlite3.h>

#include <algorithm>
#include <vector>

namespace sluice {

namespace {

constexpr sqlite3_int64 kLogHeader = 32;   // of the file format of SQLite, section 4.1
constexpr sqlite3_int64 kFrameHeader = 24; // before each page
constexpr sqlite3_int64 kSlice = 1 << 16;  // SQLite on Unix takes less than 128 KiB at once

sqlite3_file *logOf(sqlite3 *database)
{
    sqlite3_file *file = nullptr;
    const bool isKnown = sqlite3_file_control(database, "main", SQLITE_FCNTL_JOURNAL_POINTER, &file) == SQLITE_OK;
    return isKnown && file && file->pMethods ? file : nullptr;
}

bool fill(sqlite3_file *log, sqlite3_int64 from, sqlite3_int64 to)
{
    const std::vector<char> zeros(kSlice);
    for (sqlite3_int64 at = from; at < to; at += kSlice) {
        const auto size = static_cast<int>(std::min(kSlice, to - at));
        if (log->pMethods->xWrite(log, zeros.data(), size, at) != SQLITE_OK)
            return false;
    }
    return log->pMethods->xSync(log, SQLITE_SYNC_NORMAL) == SQLITE_OK;
}

} // namespace

bool reserveLog(SQLite::Database &database, int pages)
{
    sqlite3_file *log = logOf(database.getHandle());
    sqlite3_int64 length = 0;
    if (!log || log->pMethods->xFileSize(log, &length) != SQLITE_OK)
        return false;
    const sqlite3_int64 pageSize = database.execAndGet("PRAGMA page_size").getInt64();
    const sqlite3_int64 wanted = kLogHeader + pages * (kFrameHeader + pageSize);
    if (length >= wanted || fill(log, length, wanted))
        return true;
    // What is left of a full disk is for what is to be kept.
    log->pMethods->xTruncate(log, length);
    return false;
}

} // namespace sluice
