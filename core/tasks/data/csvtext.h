#pragma once

#include "core/base/result.h"

#include <QString>
#include <QStringList>

#include <vector>

namespace sluice {

/// What divides the fields of a text of CSV and what holds them together.
struct CsvStyle {
    QChar separator = u',';
    QChar quote = u'"';
};

/// A row of CSV and the line where it begins, from 1.
struct CsvRow {
    QStringList fields;
    qint64 line = 1;
};

/// The rows of a text as RFC 4180 has it; lines may end in any way, and empty lines are no rows.
/// Errors: `data.unreadable` (a quote that is not closed, or text after one), `data.tooLarge`.
[[nodiscard]] Result<std::vector<CsvRow>> readCsv(QStringView text, const CsvStyle &style);

/// One row with its line end; fields are quoted where they have to be.
[[nodiscard]] QString csvLine(const QStringList &fields, const CsvStyle &style);

} // namespace sluice
