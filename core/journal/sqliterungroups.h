#pragma once

#include "core/journal/journal.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <map>
#include <unordered_map>

namespace sluice {

/// Runs in blocks of neighbouring numbers: the counts of a level are sums over its blocks.
struct RunBlocks {
    static constexpr int kLevels = 2;
    static constexpr quint64 kSizes[kLevels] = {512, 65'536};
    [[nodiscard]] static constexpr quint64 of(int level, RunId run) { return number(run) / kSizes[level]; }
};

/// Keeps count of runs, so that no list of them needs a scan.
///
/// Runs that no filter tells apart (same workflow, state and failure) form a group. How many runs of a group lie in each
/// block is written with the runs themselves, in one transaction.
/// Thread: that of its database. All of these throw SQLite::Exception.
class SqliteRunGroups {
public:
    explicit SqliteRunGroups(SQLite::Database &database);

    /// The group of a run; `run.failure` is what lists show.
    [[nodiscard]] qint64 groupOf(const RunSummary &run);
    void add(RunId run, qint64 group, WallTime started);
    void remove(RunId run, qint64 group);
    /// Writes what was counted since the last time; before each commit.
    void write();
    /// Leaves out what was counted since `write`: the transaction came to nothing.
    void forget();
    /// Drops groups that no run is in any more; when nothing is left to `write`.
    void dropEmpty();

private:
    struct Place {
        int level;
        quint64 block;
        auto operator<=>(const Place &) const = default;
    };
    struct Times {
        WallTime first;
        WallTime last;
    };

    [[nodiscard]] qint64 groupByKey(const RunSummary &run);
    [[nodiscard]] qint64 findOrMake(const QByteArray &key, const RunSummary &run);
    void change(RunId run, qint64 group, qint64 by);
    void writeCount(const Place &place, qint64 group, qint64 change);

    std::unordered_map<std::string, qint64> m_known;           ///< groups by key, as far as they were used
    std::map<std::pair<QString, RunState>, qint64> m_unfailed; ///< … of these, those without a failure
    std::map<std::pair<Place, qint64>, qint64> m_counts;
    std::map<qint64, qint64> m_totals;
    std::map<Place, Times> m_times;

    SQLite::Statement m_find;
    SQLite::Statement m_make;
    SQLite::Statement m_total;
    SQLite::Statement m_count;
    SQLite::Statement m_dropCount;
    SQLite::Statement m_time;
    SQLite::Statement m_dropEmpty;
};

} // namespace sluice
