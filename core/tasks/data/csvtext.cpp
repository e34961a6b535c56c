#include "core/tasks/data/csvtext.h"

#include "core/tasks/data/values.h"

#include <algorithm>

namespace sluice {

namespace {

/// Reads one character after the other, so that a text is looked at once however it is quoted.
class CsvReader {
public:
    CsvReader(QStringView text, const CsvStyle &style, qsizetype at = 0, qint64 line = 1)
        : m_text(text)
        , m_style(style)
        , m_at(at)
        , m_line(line)
    {
    }
    [[nodiscard]] qsizetype at() const { return m_at; }
    [[nodiscard]] qint64 line() const { return m_line; }

    /// None: only empty lines were left, or the row goes on behind the text, and the place is where it begins.
    Result<std::optional<CsvRow>> next(bool isLast)
    {
        while (m_at < m_text.size()) {
            const qsizetype at = m_at;
            const qint64 line = m_line;
            CsvRow row{{}, m_line};
            const auto ended = readRow(row);
            if (!isLast && m_at >= m_text.size()) { // even a line end may be half of one
                m_at = at;
                m_line = line;
                return std::optional<CsvRow>();
            }
            if (!ended)
                return tl::unexpected(ended.error());
            if (row.fields.size() > 1 || !row.fields.front().isEmpty() || m_wasQuoted)
                return std::optional<CsvRow>(std::move(row));
        }
        return std::optional<CsvRow>();
    }

    Result<std::vector<CsvRow>> read()
    {
        std::vector<CsvRow> rows;
        qsizetype fields = 0;
        while (true) {
            auto row = next(true);
            if (!row)
                return tl::unexpected(row.error());
            if (!*row)
                return rows;
            fields += (*row)->fields.size();
            if (fields > kMostMade)
                return tl::unexpected(tooMuch());
            rows.push_back(**std::move(row));
        }
    }

private:
    Result<void> readRow(CsvRow &row)
    {
        m_wasQuoted = false;
        while (true) {
            QString field;
            if (m_at < m_text.size() && m_text[m_at] == m_style.quote) {
                if (auto closed = readQuoted(field); !closed)
                    return closed;
            } else {
                const qsizetype begin = m_at;
                while (m_at < m_text.size() && m_text[m_at] != m_style.separator && !isLineEnd())
                    ++m_at;
                field = m_text.sliced(begin, m_at - begin).toString();
            }
            row.fields += field;
            if (m_at >= m_text.size())
                return {};
            if (isLineEnd()) {
                skipLineEnd();
                return {};
            }
            ++m_at; // the separator
            if (m_at >= m_text.size()) {
                row.fields += QString();
                return {};
            }
        }
    }

    Result<void> readQuoted(QString &field)
    {
        m_wasQuoted = true;
        const qint64 opened = m_line;
        for (++m_at; m_at < m_text.size(); ++m_at) {
            const QChar c = m_text[m_at];
            if (c != m_style.quote) {
                m_line += c == u'\n' ? 1 : 0;
                field += c;
                continue;
            }
            ++m_at;
            if (m_at < m_text.size() && m_text[m_at] == m_style.quote) {
                field += c;
                continue;
            }
            if (m_at < m_text.size() && m_text[m_at] != m_style.separator && !isLineEnd())
                return tl::unexpected(
                    unreadable(QStringLiteral("CSV"), m_line, QStringLiteral("There is text after a closing quote.")));
            return {};
        }
        return tl::unexpected(unreadable(QStringLiteral("CSV"), opened, QStringLiteral("A quote is not closed.")));
    }

    [[nodiscard]] bool isLineEnd() const { return m_text[m_at] == u'\n' || m_text[m_at] == u'\r'; }
    void skipLineEnd()
    {
        m_at += m_text[m_at] == u'\r' && m_at + 1 < m_text.size() && m_text[m_at + 1] == u'\n' ? 2 : 1;
        ++m_line;
    }

    QStringView m_text;
    CsvStyle m_style;
    qsizetype m_at = 0;
    qint64 m_line = 1;
    bool m_wasQuoted = false;
};

} // namespace

void CsvRows::feed(QStringView piece)
{
    if (!m_hasBegun && piece.startsWith(QChar::ByteOrderMark))
        piece = piece.sliced(1);
    m_hasBegun = true;
    m_text.remove(0, m_at);
    m_at = 0;
    m_text += piece;
}

Result<std::optional<CsvRow>> CsvRows::next(bool isLast)
{
    CsvReader reader(m_text, m_style, m_at, m_line);
    auto row = reader.next(isLast);
    m_at = reader.at();
    m_line = reader.line();
    if (row && !*row && m_text.size() - m_at > kMaxOutput / 2)
        return tl::unexpected(tooMuch()); // a quote that never closes, most likely
    return row;
}

Result<std::vector<CsvRow>> readCsv(QStringView text, const CsvStyle &style)
{
    if (text.startsWith(QChar::ByteOrderMark))
        text = text.sliced(1);
    return CsvReader(text, style).read();
}

QString csvLine(const QStringList &fields, const CsvStyle &style)
{
    const auto isApart = [&style](QChar c) {
        return c == style.separator || c == style.quote || c == u'\n' || c == u'\r'
               || c == QChar::ByteOrderMark; // at the start it would not be read as a part of the field
    };
    QString line;
    for (qsizetype i = 0; i < fields.size(); ++i) {
        QString field = fields[i];
        const bool mustQuote = std::ranges::any_of(field, isApart) || (fields.size() == 1 && field.isEmpty());
        if (mustQuote)
            field = style.quote + field.replace(style.quote, QString(2, style.quote)) + style.quote;
        line += (i > 0 ? QString(style.separator) : QString()) + field;
    }
    return line + QStringLiteral("\r\n");
}

} // namespace sluice
