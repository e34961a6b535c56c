#pragma once

#include <SQLiteCpp/Database.h>

namespace sluice {

/// Gives the write-ahead log of an open database room for `pages` pages, filled with zeros, and waits for the disk.
///
/// A write into a file that is long enough waits for its data only; one that makes the file longer waits for the file
/// system's own journal as well, several times as long. SQLite takes zeros behind the last commit for the end of the log.
/// False: the log is as long as it was; a full disk is a reason, and none to stop, since the log grows by itself.
/// Thread: that of the database, outside of a transaction.
bool reserveLog(SQLite::Database &database, int pages);

} // namespace sluice
