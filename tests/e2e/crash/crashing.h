#pragma once

#include <QSqlDatabase>

namespace sluice::test {

/// Opens a SQLite file for the time of `work`.
template <typename Work>
void withDatabase(const QString &path, Work work)
{
    {
        auto database = QSqlDatabase::addDatabase(QStringLiteral("QSQLITE"), QStringLiteral("check"));
        database.setDatabaseName(path);
        if (database.open())
            work(database);
    }
    QSqlDatabase::removeDatabase(QStringLiteral("check"));
}

/// A number that a variable may set; `usual` if it does not.
inline int fromEnvironment(const char *name, int usual)
{
    bool ok = false;
    const int value = qEnvironmentVariableIntValue(name, &ok);
    return ok ? value : usual;
}

} // namespace sluice::test
