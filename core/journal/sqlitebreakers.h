#pragma once

#include "core/journal/journal.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

namespace sluice {

/// The table of breakers, for a new journal and for one that is brought to schema 6.
extern const char *const kTablesOfBreakers;

/// Writes how breakers changed. Thread: one. Throws SQLite::Exception.
class SqliteBreakers {
public:
    explicit SqliteBreakers(SQLite::Database &database);

    /// Replaces what was known of the connection's breaker.
    void write(const BreakerRecord &record);

private:
    SQLite::Statement m_breaker;
};

/// All of them, by connection; a state that this program does not know counts as closed.
[[nodiscard]] std::vector<BreakerRecord> readBreakers(SQLite::Database &database);

} // namespace sluice
