#include "core/journal/sqlitebreakers.h"

#include "core/journal/sqliterows.h"

#include <SQLiteCpp/Column.h>

namespace sluice {

const char *const kTablesOfBreakers = R"sql(
CREATE TABLE breakers (
    connection TEXT PRIMARY KEY, state TEXT NOT NULL, opens INTEGER NOT NULL, until INTEGER,
    who TEXT, why TEXT, lasts INTEGER) WITHOUT ROWID;
)sql";

SqliteBreakers::SqliteBreakers(SQLite::Database &database)
    : m_breaker(database, "INSERT OR REPLACE INTO breakers (connection, state, opens, until, who, why, lasts)"
                          " VALUES (?, ?, ?, ?, ?, ?, ?)")
{
}

void SqliteBreakers::write(const BreakerRecord &record)
{
    const BreakerSaved &breaker = record.breaker;
    bindText(m_breaker, 1, record.connection);
    bindText(m_breaker, 2, nameOf(breaker.state));
    bindNumber(m_breaker, 3, breaker.opensInARow);
    if (breaker.until)
        bindTime(m_breaker, 4, *breaker.until);
    else
        m_breaker.bind(4);
    if (breaker.forcedBy) {
        bindText(m_breaker, 5, breaker.forcedBy->who);
        bindText(m_breaker, 6, breaker.forcedBy->why);
    } else {
        m_breaker.bind(5);
        m_breaker.bind(6);
    }
    if (breaker.forcedBy && breaker.forcedBy->lasts)
        bindSigned(m_breaker, 7, std::chrono::ceil<Milliseconds>(*breaker.forcedBy->lasts).count());
    else
        m_breaker.bind(7);
    m_breaker.exec();
    m_breaker.reset();
}

std::vector<BreakerRecord> readBreakers(SQLite::Database &database)
{
    SQLite::Statement rows(database,
                           "SELECT connection, state, opens, until, who, why, lasts FROM breakers ORDER BY connection");
    std::vector<BreakerRecord> records;
    while (rows.executeStep()) {
        BreakerRecord record;
        record.connection = textAt(rows, 0);
        record.breaker.state = breakerStateFromString(textAt(rows, 1)).value_or(BreakerState::Closed);
        record.breaker.opensInARow = static_cast<quint32>(numberAt(rows, 2));
        if (!rows.getColumn(3).isNull())
            record.breaker.until = timeAt(rows, 3);
        if (!rows.getColumn(4).isNull()) {
            BreakerOrder &order = record.breaker.forcedBy.emplace();
            order.who = textAt(rows, 4);
            order.why = textAt(rows, 5);
            // More than a century would overflow nanoseconds.
            constexpr qint64 kMost = qint64(100) * 365 * 24 * 3'600'000;
            if (!rows.getColumn(6).isNull())
                order.lasts = Milliseconds(std::clamp<qint64>(rows.getColumn(6).getInt64(), 0, kMost));
        }
        records.push_back(std::move(record));
    }
    return records;
}

} // namespace sluice
