#pragma once

#include <SQLiteCpp/Database.h>

namespace sluice {

/// Brings an older journal to the schema of this program, in one transaction. Throws SQLite::Exception.
void migrateSchema(SQLite::Database &database, int from);

/// What lists and retention need beside the tables of schema 2; part of the schema of a new journal.
extern const char *const kTablesOfLists;
/// What schema 5 adds to the letters.
extern const char *const kLetterColumnsOf5;
/// What schema 8 adds to the letters.
extern const char *const kLetterColumnsOf8;
/// The first frame of a run, which lies in its row; null: it lies among the events.
extern const char *const kFirstFramesOf7;

} // namespace sluice
