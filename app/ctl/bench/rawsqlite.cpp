#include "app/ctl/bench/workloads.h"

#include "core/journal/errors.h"
#include "core/journal/sqliteschema.h"

#include <QDir>
#include <QElapsedTimer>

#include <SQLiteCpp/Statement.h>
#include <SQLiteCpp/Transaction.h>

#include <cmath>

namespace sluice::ctl {

namespace {

constexpr int kRowsPerTransaction = 1000;

void insertRows(SQLite::Database &database, const QByteArray &data, int rows)
{
    SQLite::Statement insert(database, "INSERT INTO rows VALUES (NULL, ?, ?, ?, ?, ?, ?, ?)");
    for (int row = 0; row < rows;) {
        SQLite::Transaction transaction(database);
        for (int i = 0; i < kRowsPerTransaction && row < rows; ++i, ++row) {
            for (int column = 1; column <= 6; ++column)
                insert.bind(column, row);
            insert.bindNoCopy(7, data.constData(), static_cast<int>(data.size()));
            insert.exec();
            insert.reset();
        }
        transaction.commit();
    }
}

} // namespace

Result<double> rawRowsPerSecond(const QString &folder, qsizetype rowBytes, int rows)
{
    const QString path = QDir(folder).filePath(QStringLiteral("raw.db"));
    try {
        SQLite::Database database(path.toStdString(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        database.exec("PRAGMA page_size = 8192; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
        database.exec("CREATE TABLE rows (id INTEGER PRIMARY KEY, run INTEGER NOT NULL, first INTEGER NOT NULL, "
                      "count INTEGER NOT NULL, done INTEGER NOT NULL, steps INTEGER NOT NULL, chain INTEGER NOT NULL, "
                      "data BLOB NOT NULL)");
        const QByteArray data(rowBytes, 'x');
        QElapsedTimer timer;
        timer.start();
        insertRows(database, data, rows);
        return rows * 1e9 / static_cast<double>(timer.nsecsElapsed());
    } catch (const SQLite::Exception &exception) {
        return failure(errors::kJournalIo, {{QStringLiteral("path"), path}}, QString::fromUtf8(exception.what()));
    }
}

Result<qsizetype> meanFrameBytes(const QString &workspace)
{
    const QString path = journalPath(workspace);
    const auto journal = openReader(path);
    if (!journal)
        return tl::unexpected(journal.error());
    try {
        const double mean = (*journal)
                                ->execAndGet("SELECT avg(size) FROM (SELECT length(first_data) AS size FROM runs"
                                             " UNION ALL SELECT length(data) FROM events)")
                                .getDouble();
        return static_cast<qsizetype>(std::ceil(mean));
    } catch (const SQLite::Exception &exception) {
        return failure(errors::kJournalIo, {{QStringLiteral("path"), path}}, QString::fromUtf8(exception.what()));
    }
}

} // namespace sluice::ctl
