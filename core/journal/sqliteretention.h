#pragma once

#include "core/journal/retention.h"
#include "core/journal/sqliterungroups.h"
#include "core/journal/sqliterunpages.h"

#include <SQLiteCpp/Database.h>

#include <map>

namespace sluice {

/// Removes runs that need not be kept, in slices that each hold an append up for a few milliseconds only.
///
/// A run leaves all lists in one transaction, which also notes that its rows are to go; these follow in later slices,
/// after a crash too. In the end the free pages are given back to the disk.
/// Thread: that of its database. All of these throw SQLite::Exception.
class SqliteRetention {
public:
    /// Both must outlive it. `freePagesKept`: see `SqliteJournalOptions`.
    SqliteRetention(SQLite::Database &database, SqliteRunGroups &groups, int freePagesKept);

    [[nodiscard]] RetentionSlice slice(const Retention &retention, const MayRemove &mayRemove);

private:
    enum class Phase : quint8 { Begin, Limits, Runs, Space };

    struct Candidate {
        RunId run{};
        QString workflow;
        qint64 group = 0;
        WallTime ended{};
    };

    void begin();
    void findNextLimit(const RetentionPolicy &policy);
    [[nodiscard]] std::vector<RunId> removeRuns(const Retention &retention, const MayRemove &mayRemove);
    [[nodiscard]] std::vector<Candidate> nextCandidates(const Retention &retention);
    [[nodiscard]] bool isOver(const Candidate &run, const Retention &retention) const;
    void removeRun(const Candidate &run);
    [[nodiscard]] bool removeRowsOfRemoved();
    [[nodiscard]] int removeRows(qint64 run, int most);
    [[nodiscard]] int removePayloads(qint64 run, int most);
    [[nodiscard]] bool giveSpaceBack();

    SQLite::Database *m_database;
    SqliteRunGroups *m_groups;
    SqliteRunPages m_pages;
    int m_freePagesKept;
    Phase m_phase = Phase::Begin;
    std::vector<QString> m_workflows;  ///< whose limit is not known yet
    std::map<QString, RunId> m_limits; ///< final runs up to this one are more than the policy keeps
    qint64 m_next = 0;                 ///< number of the run to look at next
    qint64 m_end = 0;                  ///< runs from here on stay in this round
};

} // namespace sluice
