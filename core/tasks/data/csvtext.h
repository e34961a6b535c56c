#pragma once

#include "core/base/result.h"

#include <QString>
#include <QStringList>

#include <optional>
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

/// Reads the rows of a text that comes in pieces, and holds no more of it than the row that is not whole yet.
class CsvRows {
public:
    explicit CsvRows(const CsvStyle &style)
        : m_style(style)
    {
    }
    /// Takes in the next piece; what was read of the pieces before is let go.
    void feed(QStringView piece);
    /// The next row; none: it needs another piece, or the text has ended (`isLast`: there is no other piece).
    /// Errors: those of `readCsv`.
    [[nodiscard]] Result<std::optional<CsvRow>> next(bool isLast);

private:
    CsvStyle m_style;
    QString m_text;
    qsizetype m_at = 0;
    qint64 m_line = 1;
    bool m_hasBegun = false;
};

/// The rows of a text as RFC 4180 has it; lines may end in any way, and empty lines are no rows.
/// Errors: `data.unreadable` (a quote that is not closed, or text after one), `data.tooLarge`.
[[nodiscard]] Result<std::vector<CsvRow>> readCsv(QStringView text, const CsvStyle &style);

/// One row with its line end; fields are quoted where they have to be.
[[nodiscard]] QString csvLine(const QStringList &fields, const CsvStyle &style);

} // namespace sluice
