#include "core/journal/sqliteerror.h"

#include "core/journal/errors.h"

#include <QFileInfo>

#include <sqlite3.h>

namespace sluice {

namespace {

QLatin1StringView codeOf(const SQLite::Exception &exception, const QString &path)
{
    if (exception.getExtendedErrorCode() == SQLITE_READONLY_DIRECTORY)
        return errors::kJournalFolderUnwritable;
    switch (exception.getErrorCode() & 0xff) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
    case SQLITE_PROTOCOL:
        return errors::kJournalLocked;
    case SQLITE_FULL:
        return errors::kJournalDiskFull;
    case SQLITE_NOTADB:
        return errors::kJournalNotAJournal;
    case SQLITE_CORRUPT:
    case SQLITE_ERROR:      // a table or column that every journal has is not there
    case SQLITE_CONSTRAINT: // rows and their index disagree: what is written is checked before
        return errors::kJournalCorrupt;
    case SQLITE_READONLY:
    case SQLITE_PERM:
        return errors::kJournalReadOnly;
    case SQLITE_CANTOPEN:
        return QFileInfo(QFileInfo(path).path()).isWritable() ? errors::kJournalIo : errors::kJournalFolderUnwritable;
    default:
        return errors::kJournalIo;
    }
}

} // namespace

Error sqliteError(const SQLite::Exception &exception, const QString &path)
{
    const auto code = codeOf(exception, path);
    const auto place = code == errors::kJournalFolderUnwritable ? QFileInfo(path).path() : path;
    const auto what = QString::fromUtf8(exception.what());
    return Error{QString(code),
                 {{QStringLiteral("path"), place}},
                 QStringLiteral("%1 (%2)").arg(what).arg(exception.getExtendedErrorCode())};
}

} // namespace sluice
