#pragma once

#include "core/base/result.h"

#include <QJsonValue>
#include <QStringList>
#include <QVariantList>

namespace sluice {

/// A statement as it goes to Qt: comments taken out, every placeholder a `?`, so that all databases read the same.
struct PreparedText {
    QString sql;
    QStringList names;      ///< of `:name` placeholders, in the order of the marks; empty with `?`
    qsizetype count = 0;    ///< marks in all
    bool isSeveral = false; ///< something follows a semicolon; in SQLite that may be the body of a trigger
};

/// Finds the placeholders of a statement, `?` or `:name`, outside texts, quoted names, comments and PostgreSQL's dollar
/// quotes; `::type` is a cast. PostgreSQL's `?` operators cannot be used; the functions behind them can.
/// Errors: `sql.parametersMixed`.
[[nodiscard]] Result<PreparedText> readPlaceholders(const QString &sql);

/// The values to bind, in the order of the marks. `parameters` is an array for `?`, an object for `:name`, or
/// null or undefined for none. Names that the statement does not use are left out; a text is never put into the SQL.
/// Errors: `sql.parameterMissing`, `sql.parameterCount`.
[[nodiscard]] Result<QVariantList> bindValues(const PreparedText &text, const QJsonValue &parameters);

/// A value for the database: whole numbers as integers, arrays and objects as JSON text.
[[nodiscard]] QVariant toSql(const QJsonValue &value);

/// A value from the database: bytes as Base64, dates and times as ISO 8601, numbers JSON has no word for as null.
[[nodiscard]] QJsonValue fromSql(const QVariant &value);

} // namespace sluice
