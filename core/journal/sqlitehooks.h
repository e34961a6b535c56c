#pragma once

#include "core/base/clock.h"
#include "core/journal/storedhook.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

namespace sluice {

/// The tables of webhooks, for a new journal and for one that is brought to schema 7.
extern const char *const kTablesOfHooks;

/// Writes webhooks that are taken, and what becomes of them. Ids lie by their text: senders number theirs, or begin them
/// with the time, so new ones mostly lie next to each other.
/// Thread: one. All of these throw SQLite::Exception.
class SqliteHooks {
public:
    explicit SqliteHooks(SQLite::Database &database);

    /// False: the same id was taken before, and nothing is written. `bodyHash`: where a large body lies; empty: it is small.
    [[nodiscard]] bool write(const StoredHook &hook, const QByteArray &bodyHash);
    /// It has become something; what was kept of it goes, but for its id.
    void write(const HookEnd &end);
    /// The highest receipt so far.
    [[nodiscard]] quint64 last();

private:
    void dropLargeBody(quint64 receipt);

    SQLite::Database &m_database;
    SQLite::Statement m_id;
    SQLite::Statement m_hook;
    SQLite::Statement m_largeBody;
    SQLite::Statement m_end;
};

/// Under which number of a run the payload of a webhook's large body is referred to: no run has it.
[[nodiscard]] RunId payloadOwner(quint64 receipt);

/// Those that have become nothing yet, by receipt.
[[nodiscard]] PendingHooks readPendingHooks(SQLite::Database &database);

/// Removes up to `most` webhooks that have become something and were received at `until` or before, with their ids; the
/// last one keeps the count. Gives how many went.
[[nodiscard]] int removeHooks(SQLite::Database &database, WallTime until, int most);

} // namespace sluice
