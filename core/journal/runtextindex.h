#pragma once

#include "core/journal/journal.h"
#include "core/journal/runtextfile.h"
#include "core/journal/sqlitehistory.h"

namespace sluice {

/// Finds runs by the words of their payloads and errors, in a full-text index (SQLite FTS5) beside the journal.
///
/// It lies in a file of its own, `search.db`, and is made from what the journal has committed by whoever reads it, a few
/// milliseconds at a time: the writer of the journal knows nothing of it. It is never flushed to the disk for sure, and
/// made anew when it is lost, broken, or of another journal. So it lags a little; every answer says by how much.
///
/// What retention removes is not found any more at once, and its words go later: a table when all of its runs are gone,
/// the others once a quarter of all runs in the index are gone, by writing it anew without them. Until then these words
/// remain in the file, of at most a third as many runs as there are.
///
/// A table for each `RunTextFile::kRunsATable` runs: the newest are looked at first, and no search looks at more than a few tables
/// before it answers. A document is what one frame of a run says; words without their places (`detail=none`).
/// Thread: that of its databases. Errors: all of these throw RunTextError when the index fails though it was made anew,
/// and another SQLite::Exception when the journal does.
class RunTextIndex {
public:
    /// `journal`: the connection of a reader, and `history`, what it reads of it by; both must outlive it.
    /// `path`: where the index lies; made when it is not there.
    RunTextIndex(SQLite::Database &journal, SqliteHistory &history, const QString &path);
    ~RunTextIndex();
    RunTextIndex(const RunTextIndex &) = delete;
    RunTextIndex &operator=(const RunTextIndex &) = delete;

    /// Takes in what was committed, for about this long; inside one transaction of the reader. True: more is there.
    bool catchUp(Nanoseconds budget);
    /// The next runs that match, newest first; inside one transaction of the reader.
    [[nodiscard]] RunSearchPage search(const RunFilter &filter, const RunSearchRequest &request);

private:
    template <typename Work>
    auto healing(Work &&work);
    [[nodiscard]] bool take(RunTextFile &file, MonoTime until);
    [[nodiscard]] bool takeRuns(RunTextFile::Documents &documents, RunTextFile::State &reached, MonoTime until);
    [[nodiscard]] QSet<QByteArray> wordsOf(const QByteArray &frame);
    [[nodiscard]] bool takeFrames(RunTextFile::Documents &documents, RunTextFile::State &reached, MonoTime until);
    [[nodiscard]] bool forgetGone(MonoTime until);
    [[nodiscard]] quint64 goneRuns();
    [[nodiscard]] RunSearchPage list(const RunFilter &rest, const RunSearchRequest &request);
    [[nodiscard]] RunSearchPage searchOnce(const RunFilter &filter, const RunSearchRequest &request);
    void searchTable(quint64 table, const std::vector<SearchWord> &words, const RunFilter &rest,
                     const RunSearchRequest &request, RunSearchPage &page, MonoTime until);
    [[nodiscard]] std::pair<quint64, quint64> boundsOf(const RunFilter &filter);
    [[nodiscard]] quint64 unsearched();

    SQLite::Database &m_journal;
    SqliteHistory &m_history;
    QByteArray m_journalId;
    RunTextFile m_file;
    std::unique_ptr<RunTextFile> m_next; ///< what is written anew, to take its place
    quint64 m_unexplained = 0;           ///< runs that seem to be gone just after that: it is done no more for these
};

/// Where the index of a workspace lies.
[[nodiscard]] QString runTextPath(const QString &workspaceDir);

} // namespace sluice
