#include "core/journal/sqlitefilemarks.h"

#include "core/journal/sqliterows.h"

#include <QJsonArray>
#include <QJsonDocument>

#include <SQLiteCpp/Column.h>
#include <SQLiteCpp/Statement.h>

namespace sluice {

namespace {

constexpr QLatin1StringView kFilePrefix{"file:"};

/// No name has a slash in it, and neither has the id of a trigger.
QString fileKey(const FileMark &mark)
{
    return QStringLiteral("%1%2/%3/%4").arg(kFilePrefix, mark.workflow, mark.trigger, mark.name);
}

} // namespace

void writeFileMark(SQLite::Database &database, const FileMark &mark)
{
    if (mark.isGone) {
        SQLite::Statement remove(database, "DELETE FROM meta WHERE key = ?");
        bindText(remove, 1, fileKey(mark));
        remove.exec();
        return;
    }
    const QJsonArray version{mark.size, qint64(mark.modified.time_since_epoch().count())};
    putMeta(database, fileKey(mark), QJsonDocument(version).toJson(QJsonDocument::Compact));
}

std::vector<FileMark> readFileMarks(SQLite::Database &database)
{
    std::vector<FileMark> marks;
    SQLite::Statement rows(database,
                           "SELECT key, value FROM meta WHERE key >= 'file:' AND key < 'file;' ORDER BY key");
    while (rows.executeStep()) {
        const QString key = textAt(rows, 0).mid(kFilePrefix.size());
        const QJsonArray version = QJsonDocument::fromJson(textAt(rows, 1).toUtf8()).array();
        marks.push_back({key.section(u'/', 0, -3), key.section(u'/', -2, -2), key.section(u'/', -1), version[0].toInteger(),
                         WallTime(Milliseconds(version[1].toInteger())), false});
    }
    return marks;
}

} // namespace sluice
