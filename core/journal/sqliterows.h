#pragma once

#include "core/journal/frames.h"

#include <SQLiteCpp/Database.h>
#include <SQLiteCpp/Statement.h>

#include <string>

namespace sluice {

// How values lie in columns, for the writer and the reader alike. All of these throw SQLite::Exception.

void bindText(SQLite::Statement &statement, int place, const QString &text);
/// The bytes must live until the statement is reset.
void bindBytes(SQLite::Statement &statement, int place, const QByteArray &bytes);
void bindNumber(SQLite::Statement &statement, int place, quint64 value);
void bindSigned(SQLite::Statement &statement, int place, qint64 value);
void bindTime(SQLite::Statement &statement, int place, WallTime time);
/// Binds code, arguments and detail at `place`, `place` + 1 and `place` + 2.
void bindError(SQLite::Statement &statement, int place, const Error &error);
/// Positions inside each other, such as those of items, as "7.0".
void bindPath(SQLite::Statement &statement, int place, const std::vector<quint32> &path);

[[nodiscard]] QString textAt(const SQLite::Statement &statement, int column);
[[nodiscard]] QByteArray bytesAt(const SQLite::Statement &statement, int column);
[[nodiscard]] quint64 numberAt(const SQLite::Statement &statement, int column);
[[nodiscard]] WallTime timeAt(const SQLite::Statement &statement, int column);
[[nodiscard]] Error errorAt(const SQLite::Statement &statement, int column);
[[nodiscard]] std::vector<quint32> pathAt(const SQLite::Statement &statement, int column);

/// Selects the columns of runs in the order in which `runAt` reads them, as `r`, from `source`: the table `runs` or a
/// selection of it.
[[nodiscard]] std::string selectRuns(const std::string &source);
/// Columns of a letter in the order in which `letterAt` reads them, of `letters l`.
extern const char *const kLetterColumns;
inline constexpr int kLetterColumnCount = 26;

/// Writes a row of `meta`, in place of one with that key.
void putMeta(SQLite::Database &database, const QString &key, const QByteArray &text);
/// A run refers to a large payload no more; the last to let it go removes it.
void dropReference(SQLite::Database &database, RunId run, const QByteArray &hash);
[[nodiscard]] RunSummary runAt(const SQLite::Statement &statement);
/// The attempts of an imported letter are read only if they are wanted.
[[nodiscard]] LetterSummary letterAt(const SQLite::Statement &statement, bool withAttempts);

/// The numbers of the states that are final, for lists in SQL.
[[nodiscard]] const std::string &finalStates();

/// The failure that a damaged run has in lists.
[[nodiscard]] Error damageOf(RunId run);

} // namespace sluice
