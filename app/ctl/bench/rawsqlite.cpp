#include "app/ctl/bench/workloads.h"

#include "core/journal/errors.h"
#include "core/journal/sqliteschema.h"

#include <QDir>
#include <QElapsedTimer>

#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>
#include <sqlite3.h>

#include <algorithm>
#include <memory>
#include <vector>

namespace sluice::ctl {

namespace {

constexpr std::size_t kRowsPerTransaction = 1000;
constexpr std::size_t kLeastRows = 100'000; ///< for a time that means something: the rows are written again and again
constexpr std::size_t kMostRows = 200'000;

struct ValueGone {
    void operator()(sqlite3_value *value) const { sqlite3_value_free(value); }
};
using Value = std::unique_ptr<sqlite3_value, ValueGone>;

struct StatementGone {
    void operator()(sqlite3_stmt *statement) const { sqlite3_finalize(statement); }
};
using Prepared = std::unique_ptr<sqlite3_stmt, StatementGone>;

/// A table of a journal in memory, as its rows lie there.
struct Table {
    const char *name;
    int columns = 0;
    std::vector<Value> values; ///< row by row
    std::vector<std::string> schema;

    [[nodiscard]] std::size_t rows() const { return columns ? values.size() / static_cast<std::size_t>(columns) : 0; }
};

Prepared prepared(SQLite::Database &database, const std::string &sql)
{
    sqlite3_stmt *statement = nullptr;
    if (sqlite3_prepare_v2(database.getHandle(), sql.c_str(), -1, &statement, nullptr) != SQLITE_OK)
        throw SQLite::Exception(database.getHandle());
    return Prepared(statement);
}

Table read(SQLite::Database &journal, const char *name)
{
    Table table{name, 0, {}, {}};
    const auto rows = prepared(journal, std::string("SELECT * FROM ") + name + " ORDER BY id LIMIT "
                                            + std::to_string(kMostRows));
    table.columns = sqlite3_column_count(rows.get());
    while (sqlite3_step(rows.get()) == SQLITE_ROW) {
        for (int column = 0; column < table.columns; ++column)
            table.values.emplace_back(sqlite3_value_dup(sqlite3_column_value(rows.get(), column)));
    }
    SQLite::Statement schema(journal, "SELECT sql FROM sqlite_schema WHERE tbl_name = ? AND sql IS NOT NULL"
                                      " ORDER BY type = 'table' DESC");
    schema.bind(1, name);
    while (schema.executeStep())
        table.schema.push_back(schema.getColumn(0).getString());
    return table;
}

void write(SQLite::Database &database, const Table &table)
{
    std::string places;
    for (int column = 0; column < table.columns; ++column)
        places += column ? ", ?" : "?";
    const auto insert = prepared(database, std::string("INSERT INTO ") + table.name + " VALUES (" + places + ')');
    for (std::size_t row = 0; row < table.rows();) {
        SQLite::Transaction transaction(database);
        const std::size_t end = std::min(row + kRowsPerTransaction, table.rows());
        for (; row < end; ++row) {
            const Value *values = &table.values[row * static_cast<std::size_t>(table.columns)];
            for (int column = 0; column < table.columns; ++column)
                sqlite3_bind_value(insert.get(), column + 1, values[column].get());
            if (sqlite3_step(insert.get()) != SQLITE_DONE)
                throw SQLite::Exception(database.getHandle());
            sqlite3_reset(insert.get());
        }
        transaction.commit();
    }
}

/// Seconds that the rows of the tables take, written into a new file.
double writtenIn(const QString &path, const std::vector<Table> &tables)
{
    SQLite::Database database(path.toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    database.exec("PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
    for (const Table &table : tables) {
        for (const std::string &sql : table.schema)
            database.exec(sql);
    }
    QElapsedTimer timer;
    timer.start();
    for (const Table &table : tables)
        write(database, table);
    return static_cast<double>(timer.nsecsElapsed()) / 1e9;
}

} // namespace

Result<double> rawRowsPerSecond(const QString &workspace)
{
    const QString path = journalPath(workspace);
    const auto journal = openReader(path);
    if (!journal)
        return tl::unexpected(journal.error());
    try {
        std::vector<Table> tables;
        tables.push_back(read(**journal, "runs"));
        tables.push_back(read(**journal, "events"));
        const std::size_t rows = tables[0].rows() + tables[1].rows();
        double seconds = 0;
        std::size_t written = 0;
        for (int file = 0; rows > 0 && written < kLeastRows; ++file, written += rows)
            seconds += writtenIn(QDir(workspace).filePath(QStringLiteral("raw%1.db").arg(file)), tables);
        return seconds > 0 ? static_cast<double>(written) / seconds : 0;
    } catch (const SQLite::Exception &exception) {
        return failure(errors::kJournalIo, {{QStringLiteral("path"), path}}, QString::fromUtf8(exception.what()));
    }
}

} // namespace sluice::ctl
