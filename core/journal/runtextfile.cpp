#include "core/journal/runtextfile.h"

#include "core/journal/searchwords.h"
#include "core/journal/sqliterows.h"

#include <SQLiteCpp/Column.h>

#include <QFile>

#include <sqlite3.h>

#include <algorithm>

namespace sluice {

namespace {

constexpr int kIndexVersion = 3;

std::string textTable(quint64 table)
{
    return "text_" + std::to_string(table);
}

/// Says of what fails that it was the index.
template <typename Work>
decltype(auto) inIndex(Work &&work)
{
    try {
        return work();
    } catch (const RunTextError &) {
        throw;
    } catch (const SQLite::Exception &exception) {
        throw RunTextError(exception);
    }
}

} // namespace

bool RunTextError::isBroken() const
{
    const int code = getErrorCode() & 0xff;
    return code == SQLITE_CORRUPT || code == SQLITE_NOTADB || code == SQLITE_ERROR;
}

RunTextFile::RunTextFile(QString path)
    : m_path(std::move(path))
{
    try {
        open();
        readState();
    } catch (const RunTextError &error) {
        if ((error.getErrorCode() & 0xff) == SQLITE_BUSY)
            throw;
        makeAnew({});
    }
}

RunTextFile::~RunTextFile() = default;

void RunTextFile::remove(const QString &path)
{
    for (const char *ending : {"", "-wal", "-shm"})
        QFile::remove(path + QLatin1StringView(ending));
}

void RunTextFile::open()
{
    inIndex([&] {
        m_database = std::make_unique<SQLite::Database>(
            m_path.toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE | SQLite::OPEN_NOMUTEX, 2000);
        m_database->exec("PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; PRAGMA temp_store = MEMORY;"
                         "PRAGMA cache_size = -16384; PRAGMA journal_size_limit = 16777216");
    });
}

void RunTextFile::makeAnew(const QByteArray &journal)
{
    m_database.reset();
    m_tables.clear();
    m_state = {journal, 0, 0};
    remove(m_path);
    open();
    inIndex([&] {
        m_database->exec("CREATE TABLE state (version INTEGER, run INTEGER, frame INTEGER, journal);"
                         "CREATE TABLE tables (id INTEGER PRIMARY KEY, runs INTEGER NOT NULL)");
        writeState(m_state);
    });
}

void RunTextFile::replaceBy(RunTextFile &next)
{
    inIndex([&] { next.m_database->exec("PRAGMA wal_checkpoint(TRUNCATE)"); });
    next.m_database.reset(); // the last to close it leaves no log behind
    m_database.reset();
    m_tables.clear();
    remove(m_path);
    QFile::rename(next.m_path, m_path);
    open();
    readState();
}

void RunTextFile::readState()
{
    inIndex([&] {
        SQLite::Statement version(*m_database, "SELECT version FROM state");
        if (!version.executeStep() || numberAt(version, 0) != kIndexVersion)
            throw SQLite::Exception("another version");
        SQLite::Statement state(*m_database, "SELECT journal, run, frame FROM state");
        (void)state.executeStep();
        m_state = {bytesAt(state, 0), numberAt(state, 1), numberAt(state, 2)};
    });
}

void RunTextFile::writeState(const State &state)
{
    m_database->exec("DELETE FROM state");
    SQLite::Statement put(*m_database, "INSERT INTO state (version, run, frame, journal) VALUES (?, ?, ?, ?)");
    bindNumber(put, 1, kIndexVersion);
    bindNumber(put, 2, state.run);
    bindNumber(put, 3, state.frame);
    bindBytes(put, 4, state.journal);
    put.exec();
}

bool RunTextFile::hasTable(quint64 table)
{
    const auto known = m_tables.find(table);
    if (known != m_tables.end())
        return known->second;
    return inIndex([&] {
        SQLite::Statement find(*m_database, "SELECT 1 FROM sqlite_schema WHERE name = ?");
        find.bind(1, textTable(table));
        return m_tables[table] = find.executeStep();
    });
}

void RunTextFile::dropBefore(quint64 run)
{
    inIndex([&] {
        SQLite::Statement find(*m_database, "SELECT id FROM tables WHERE id < ? ORDER BY id LIMIT 1");
        bindNumber(find, 1, run / kRunsATable);
        if (!find.executeStep())
            return;
        const quint64 table = numberAt(find, 0);
        find.reset();
        m_tables.clear();
        m_database->exec("PRAGMA secure_delete = ON"); // its pages hold what people wrote
        SQLite::Transaction transaction(*m_database, SQLite::TransactionBehavior::IMMEDIATE);
        m_database->exec("DROP TABLE IF EXISTS " + textTable(table)
                         + "; DELETE FROM tables WHERE id = " + std::to_string(table));
        transaction.commit();
        m_database->exec("PRAGMA secure_delete = OFF");
    });
}

quint64 RunTextFile::runs()
{
    return inIndex([&] {
        return static_cast<quint64>(m_database->execAndGet("SELECT coalesce(sum(runs), 0) FROM tables").getInt64());
    });
}

RunTextFile::Documents::Documents(RunTextFile &file)
    : m_file(file)
{
    inIndex([&] {
        m_transaction = std::make_unique<SQLite::Transaction>(*file.m_database, SQLite::TransactionBehavior::IMMEDIATE);
    });
}

RunTextFile::Documents::~Documents()
{
    m_statements.clear();
    if (m_transaction)
        m_file.m_tables.clear(); // those that it made are gone with it
}

void RunTextFile::Documents::addFrame(quint64 run, quint64 first, const QSet<QByteArray> &words)
{
    add(run, std::min(first, kRowDocument - 1), words);
}

void RunTextFile::Documents::addRun(quint64 run, const QSet<QByteArray> &words)
{
    add(run, kRowDocument, words);
    ++m_runs[run / kRunsATable];
}

void RunTextFile::Documents::add(quint64 run, quint64 document, const QSet<QByteArray> &words)
{
    QByteArray text;
    for (const QByteArray &word : words)
        text += word + ' ';
    inIndex([&] {
        auto &statement = statementOf(run / kRunsATable);
        bindNumber(statement, 1, run << kFrameBits | document);
        // As text: FTS5 takes no bytes.
        statement.bind(2, std::string(text.constData(), static_cast<std::size_t>(text.size())));
        statement.exec();
        statement.reset();
    });
}

void RunTextFile::Documents::commit(const State &state)
{
    inIndex([&] {
        m_statements.clear();
        for (const auto &[table, runs] : m_runs)
            m_file.m_database->exec("INSERT INTO tables VALUES (" + std::to_string(table) + ", " + std::to_string(runs)
                                    + ") ON CONFLICT (id) DO UPDATE SET runs = runs + excluded.runs");
        m_file.writeState(state);
        m_transaction->commit();
    });
    m_transaction.reset();
    m_file.m_state = state;
}

SQLite::Statement &RunTextFile::Documents::statementOf(quint64 table)
{
    auto found = m_statements.find(table);
    if (found == m_statements.end()) {
        auto &database = *m_file.m_database;
        database.exec("CREATE VIRTUAL TABLE IF NOT EXISTS " + textTable(table)
                      + " USING fts5(words, content='', columnsize=0, detail=none,"
                        " tokenize='unicode61 remove_diacritics 0')");
        m_file.m_tables[table] = true;
        m_runs.try_emplace(table, 0);
        auto insert = std::make_unique<SQLite::Statement>(database, "INSERT INTO " + textTable(table)
                                                                        + "(rowid, words) VALUES (?, ?)");
        found = m_statements.emplace(table, std::move(insert)).first;
    }
    return *found->second;
}

RunTextFile::Cursor::Cursor(RunTextFile &file, quint64 table, const SearchWord &word, quint64 before)
    : m_isBeginning(word.isBeginning)
{
    inIndex([&] {
        const std::string name = textTable(table);
        m_statement = std::make_unique<SQLite::Statement>(*file.m_database,
                                                          "SELECT rowid FROM " + name + " WHERE " + name
                                                              + " MATCH ? AND rowid < ? ORDER BY rowid DESC");
        m_statement->bind(1, '"' + word.word.toStdString() + '"' + (m_isBeginning ? "*" : ""));
        seek(before);
    });
}

void RunTextFile::Cursor::seek(quint64 before)
{
    m_statement->reset();
    bindNumber(*m_statement, 2, before << kFrameBits);
    step();
}

void RunTextFile::Cursor::step()
{
    run = 0;
    isOver = !m_statement->executeStep();
    if (!isOver)
        run = numberAt(*m_statement, 0) >> kFrameBits;
}

void RunTextFile::Cursor::goTo(quint64 wanted)
{
    constexpr int kStepsBeforeASeek = 64;
    inIndex([&] {
        for (int steps = 0; !isOver && run > wanted; ++steps) {
            // The runs of a beginning are gathered anew at each seek.
            if (steps >= kStepsBeforeASeek && !m_isBeginning)
                return seek(wanted + 1);
            step();
        }
    });
}

} // namespace sluice
