#pragma once

#include "core/journal/journal.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <map>
#include <memory>

namespace sluice {

struct SearchWord;

/// Finds runs by the words of their payloads and errors, in a full-text index (SQLite FTS5) beside the journal.
///
/// It lies in a file of its own, `search.db`, and is made from what the journal has committed by whoever reads it, a few
/// milliseconds at a time: the writer of the journal knows nothing of it. It is never flushed to the disk for sure, and
/// made anew when it is lost, broken, or of another journal. So it lags a little; every answer says by how much.
///
/// A table for each `kRunsATable` runs: the newest are looked at first, and no search looks at more than a few tables
/// before it answers. A document is what one frame of a run says; words without their places (`detail=none`).
/// Thread: that of its databases. All of these throw SQLite::Exception.
class RunTextIndex {
public:
    static constexpr quint64 kRunsATable = 1ULL << 16;

    /// `journal`: the connection of a reader, which must outlive it. `path`: where the index lies; made when it is not there.
    RunTextIndex(SQLite::Database &journal, const QString &path);
    ~RunTextIndex();
    RunTextIndex(const RunTextIndex &) = delete;
    RunTextIndex &operator=(const RunTextIndex &) = delete;

    /// Takes in what was committed, for about this long; inside one transaction of the reader. True: more is there.
    bool catchUp(Nanoseconds budget);
    /// The next runs that match, newest first; inside one transaction of the reader.
    [[nodiscard]] RunSearchPage search(const RunFilter &filter, const RunSearchRequest &request);

private:
    struct Cursor;
    class Documents;

    void open(const QString &path);
    void makeAnew();
    void readState();
    [[nodiscard]] bool takeRuns(Documents &documents);
    [[nodiscard]] bool takeFrames(Documents &documents);
    void writeState();
    [[nodiscard]] bool hasTable(quint64 table);
    void searchTable(quint64 table, const std::vector<SearchWord> &words, const RunFilter &filter,
                     const RunSearchRequest &request, RunSearchPage &page, MonoTime until);
    [[nodiscard]] std::pair<quint64, quint64> boundsOf(const RunFilter &filter);
    [[nodiscard]] quint64 unsearched();

    SQLite::Database &m_journal;
    QString m_path;
    std::unique_ptr<SQLite::Database> m_database;
    quint64 m_lastRun = 0;   ///< that is in it
    quint64 m_lastFrame = 0; ///< row of `events` that is in it
    std::map<quint64, bool> m_tables;
};

/// Where the index of a workspace lies.
[[nodiscard]] QString runTextPath(const QString &workspaceDir);

} // namespace sluice
