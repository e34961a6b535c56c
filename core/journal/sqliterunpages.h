#pragma once

#include "core/journal/journal.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <vector>

namespace sluice {

/// Finds any page of the list of runs by the counts that `SqliteRunGroups` keeps, without a scan.
/// Thread: that of its database, which must outlive it. All of these throw SQLite::Exception.
class SqliteRunPages {
public:
    explicit SqliteRunPages(SQLite::Database &database);
    SqliteRunPages(const SqliteRunPages &) = delete;
    SqliteRunPages &operator=(const SqliteRunPages &) = delete;

    [[nodiscard]] Page<RunSummary> page(const RunFilter &filter, PageRequest request);
    /// The final run of a workflow that has `newer` newer ones.
    [[nodiscard]] std::optional<RunId> finalRun(const QString &workflow, quint32 newer);

private:
    struct Search;

    void chooseGroups(const RunFilter &filter, bool onlyFinal);
    [[nodiscard]] Page<RunSummary> search(const RunFilter &filter, PageRequest request);
    void searchBlocks(Search &search, int level, quint64 first, quint64 last);
    [[nodiscard]] quint64 countRows(const Search &search, quint64 block);
    /// `runs`: how many of the block are in the list.
    void searchRows(Search &search, quint64 block, quint64 runs);
    void bindRows(SQLite::Statement &statement, const Search &search, quint64 block);
    static void isChosen(sqlite3_context *context, int, sqlite3_value **values);

    SQLite::Database *m_database;
    std::vector<bool> m_chosen; ///< groups, by id
    quint64 m_total = 0;        ///< runs in these
    SQLite::Statement m_groups;
    SQLite::Statement m_rows;
    SQLite::Statement m_count;
};

} // namespace sluice
