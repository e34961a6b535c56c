#pragma once

#include <QByteArray>
#include <QSet>
#include <QString>

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Exception.h>
#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>

#include <map>
#include <memory>

namespace sluice {

struct SearchWord;

/// What went wrong with the file of the index, not with the journal.
class RunTextError : public SQLite::Exception {
public:
    explicit RunTextError(const SQLite::Exception &cause)
        : SQLite::Exception(cause)
    {
    }
    /// The file makes no sense, so that only a new one helps.
    [[nodiscard]] bool isBroken() const;
};

/// The file of a full-text index of runs: tables of documents (SQLite FTS5), and how far they reach in which journal.
///
/// A file that cannot be read, or is of another version, is made anew. It is never flushed to the disk for sure.
/// Thread: that of its database. Errors: all of these throw RunTextError.
class RunTextFile {
public:
    static constexpr quint64 kRunsATable = 1ULL << 16;
    /// Bits of a document's number that say where in its run it begins; the last one is that of the run's own row.
    static constexpr int kFrameBits = 24;
    static constexpr quint64 kRowDocument = (1ULL << kFrameBits) - 1;

    struct State {
        QByteArray journal; ///< its id
        quint64 run = 0;    ///< the last that is in it
        quint64 frame = 0;  ///< row of `events` that is in it
        bool operator==(const State &) const = default;
    };
    class Documents;
    struct Cursor;

    /// Opens it; made when it is not there.
    explicit RunTextFile(QString path);
    ~RunTextFile();

    [[nodiscard]] const QString &path() const noexcept { return m_path; }
    [[nodiscard]] const State &state() const noexcept { return m_state; }
    /// Empty, for this journal.
    void makeAnew(const QByteArray &journal);
    /// Holds what `next` holds, in this file's place; `next` is closed with that.
    void replaceBy(RunTextFile &next);
    [[nodiscard]] bool hasTable(quint64 table);
    /// Drops the tables whose runs all are older than this one.
    void dropBefore(quint64 run);
    /// The runs whose rows are in it.
    [[nodiscard]] quint64 runs();
    /// Removes the file at `path`, and what belongs to it.
    static void remove(const QString &path);

private:
    void open();
    void readState();
    void writeState(const State &state);

    QString m_path;
    std::unique_ptr<SQLite::Database> m_database;
    State m_state;
    std::map<quint64, bool> m_tables; ///< whether they are there
};

/// Writes documents in one transaction; what is not committed is as if it had not been.
class RunTextFile::Documents {
public:
    explicit Documents(RunTextFile &file);
    ~Documents();
    Documents(const Documents &) = delete;
    Documents &operator=(const Documents &) = delete;

    /// The words of a frame that begins with event `first` of a run.
    void addFrame(quint64 run, quint64 first, const QSet<QByteArray> &words);
    /// … of the run's own row.
    void addRun(quint64 run, const QSet<QByteArray> &words);
    void commit(const State &state);

private:
    void add(quint64 run, quint64 document, const QSet<QByteArray> &words);
    SQLite::Statement &statementOf(quint64 table);

    RunTextFile &m_file;
    std::unique_ptr<SQLite::Transaction> m_transaction;
    std::map<quint64, std::unique_ptr<SQLite::Statement>> m_statements;
    std::map<quint64, quint64> m_runs; ///< rows of runs, by table
};

/// The runs of a table that hold a word, newest first.
struct RunTextFile::Cursor {
    Cursor(RunTextFile &file, quint64 table, const SearchWord &word, quint64 before);
    /// To the newest run that is not newer than `wanted`.
    void goTo(quint64 wanted);

    bool isOver = false;
    quint64 run = 0;

private:
    void seek(quint64 before);
    void step();

    std::unique_ptr<SQLite::Statement> m_statement;
    bool m_isBeginning;
};

} // namespace sluice
