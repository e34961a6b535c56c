#include "core/tasks/data/csvload.h"

#include "core/base/errors.h"
#include "core/script/jsontext.h"
#include "core/tasks/data/csv.h"
#include "core/tasks/data/values.h"
#include "core/tasks/errors.h"
#include "core/tasks/sqlsessions.h"
#include "core/tasks/workspacepath.h"

#include <QFile>
#include <QFileInfo>
#include <QSet>
#include <QStringDecoder>

namespace sluice {

namespace {

constexpr qint64 kPiece = 256 * 1024;
constexpr qsizetype kRowsAtOnce = 1000;            ///< through one prepared statement
constexpr qsizetype kTextAtOnce = 4 * 1024 * 1024; ///< … and no more characters than that, but for the last row

/// A file on its way into a database. It holds a piece of the file and a thousand rows, however long the file is.
class CsvLoading {
public:
    CsvLoading(SqlSession &session, const Attempt &attempt, const QJsonObject &params, const CsvStyle &style)
        : m_session(session)
        , m_attempt(attempt)
        , m_statement(params.value(QLatin1StringView("statement")).toString())
        , m_readsNumbers(params.value(QLatin1StringView("numbers")).toBool())
        , m_isUtf16(params.value(QLatin1StringView("encoding")).toString() == u"UTF-16")
        , m_decoder(QStringConverter::encodingForName(
                        params.value(QLatin1StringView("encoding")).toString().toLatin1().constData())
                        .value_or(QStringConverter::Utf8))
        , m_rows(style)
    {
    }

    /// The number of rows, all of them written, in the transaction of the caller; or why not.
    tl::expected<qint64, Outcome> load(const QString &path)
    {
        const QMap<QString, QString> args{{QStringLiteral("path"), path}};
        QFile file(path);
        if (!QFileInfo::exists(path))
            return tl::unexpected(permanent({QString(errors::kFileMissing), args, {}}));
        if (!QFileInfo(path).isFile() || !file.open(QIODevice::ReadOnly))
            return tl::unexpected(permanent({QString(errors::kFileUnreadable), args, file.errorString()}));
        bool isLast = false;
        while (!isLast) {
            const QByteArray bytes = file.read(kPiece);
            if (file.error() != QFileDevice::NoError)
                return tl::unexpected(permanent({QString(errors::kFileUnreadable), args, file.errorString()}));
            isLast = bytes.isEmpty();
            m_rows.feed(QString(m_decoder.decode(bytes)));
            if (m_decoder.hasError() || (isLast && endsInHalf(file.size())))
                return tl::unexpected(permanent({QString(errors::kFileNotText), args, {}}));
            if (auto taken = take(isLast); !taken)
                return tl::unexpected(taken.error());
        }
        if (auto written = write(); !written)
            return tl::unexpected(written.error());
        return m_count;
    }

private:
    /// Whether the last character is cut off, which the decoder lets pass: it waits for the rest.
    [[nodiscard]] bool endsInHalf(qint64 size)
    {
        if (m_isUtf16)
            return size % 2 != 0;
        [[maybe_unused]] const QString rest = m_decoder.decode(QByteArrayView("\n"));
        return m_decoder.hasError();
    }

    tl::expected<void, Outcome> take(bool isLast)
    {
        while (true) {
            const auto row = m_rows.next(isLast);
            if (!row)
                return tl::unexpected(permanent(row.error()));
            if (!*row)
                return {};
            if (auto added = add(**row); !added)
                return tl::unexpected(permanent(added.error()));
            if (m_waiting.size() < kRowsAtOnce && m_text < kTextAtOnce)
                continue;
            if (auto written = write(); !written)
                return written;
        }
    }

    Result<void> add(const CsvRow &row)
    {
        const auto wrong = [&row](const QString &detail) {
            return tl::unexpected(unreadable(QStringLiteral("CSV"), row.line, detail));
        };
        if (m_names.isEmpty()) {
            m_names = row.fields;
            if (QSet<QString>(m_names.begin(), m_names.end()).size() != m_names.size())
                return wrong(QStringLiteral("Two columns have the same name."));
            return {};
        }
        if (row.fields.size() != m_names.size())
            return wrong(QStringLiteral("%1 fields instead of %2.").arg(row.fields.size()).arg(m_names.size()));
        QJsonObject object;
        for (qsizetype i = 0; i < m_names.size(); ++i) {
            object.insert(m_names[i], csvValue(row.fields[i], m_readsNumbers));
            m_text += row.fields[i].size();
        }
        m_waiting.append(object);
        m_lines.push_back(row.line);
        return {};
    }

    tl::expected<void, Outcome> write()
    {
        const auto written = m_session.executeEach(m_statement, m_waiting, m_attempt.stop);
        if (!written) {
            CallFailure failure = written.error().failure;
            const auto line = m_lines[static_cast<std::size_t>(written.error().row)];
            failure.error.detail += QStringLiteral(" (line %1)").arg(line);
            return tl::unexpected(failed(std::move(failure)));
        }
        m_count += m_waiting.size();
        m_waiting = {};
        m_lines.clear();
        m_text = 0;
        return {};
    }

    SqlSession &m_session;
    const Attempt &m_attempt;
    QString m_statement;
    bool m_readsNumbers;
    bool m_isUtf16;
    QStringDecoder m_decoder;
    CsvRows m_rows;
    QStringList m_names;
    QJsonArray m_waiting;
    std::vector<qint64> m_lines; ///< of the file, by row that waits
    qsizetype m_text = 0;        ///< characters of the rows that wait
    qint64 m_count = 0;
};

/// One transaction around it all: a file that cannot be read to its end leaves nothing behind, and can be sent again.
Outcome loadAll(SqlSession &session, const Attempt &attempt, const QJsonObject &params, const CsvStyle &style,
                const QString &path)
{
    const QString begin = attempt.connection->type == u"sqlite" ? QStringLiteral("BEGIN IMMEDIATE")
                                                                : QStringLiteral("BEGIN");
    if (auto begun = session.execute(begin, QJsonValue::Null, attempt.stop); !begun)
        return failed(std::move(begun.error()));
    auto loaded = CsvLoading(session, attempt, params, style).load(path);
    if (!loaded)
        return std::move(loaded.error());
    if (auto done = session.execute(QStringLiteral("COMMIT"), QJsonValue::Null, attempt.stop); !done)
        return failed(std::move(done.error()));
    return give(QJsonObject{{QStringLiteral("path"), path}, {QStringLiteral("rows"), *loaded}});
}

Outcome run(SqlSessions &sessions, const Attempt &attempt, const QJsonObject &params)
{
    if (params.value(QLatin1StringView("statement")).toString().contains(u"{{"))
        return permanent({QString(errors::kSqlExpressionInStatement), {}, {}});
    const auto style = csvStyle(params);
    if (!style)
        return permanent(style.error());
    const auto path = taskFile(params, attempt);
    if (!path)
        return permanent(path.error());
    if (!attempt.connection) {
        const auto id = params.value(QLatin1StringView("connection")).toString();
        return permanent({QString(errors::kTaskConnectionMissing), {{QStringLiteral("connection"), id}}, {}});
    }
    const auto session = sessions.session(*attempt.connection, attempt.workspace);
    if (!session)
        return failed(session.error());
    Outcome outcome = loadAll(**session, attempt, params, *style, *path);
    if (!std::holds_alternative<outcome::Succeeded>(outcome))
        sessions.close(attempt.connection->id); // which rolls back
    return outcome;
}

} // namespace

TaskType csvLoadType()
{
    TaskTypeInfo info;
    info.type = QStringLiteral("csv.load");
    info.label = QStringLiteral("Load CSV");
    info.category = QStringLiteral("io");
    info.help = QStringLiteral(
        "Writes the rows of a file of CSV into a database, however long the file is: all of them, or none.");
    info.icon = QStringLiteral("document-import");
    info.outPorts = portsWithFailure();
    info.safety = RepeatSafety::Unsafe;
    info.lane = Lane::Blocking;
    info.summaryParam = QStringLiteral("path");
    info.params = {
        fileParam(),
        {.key = QStringLiteral("connection"),
         .label = QStringLiteral("Connection"),
         .help = QStringLiteral("The database."),
         .kind = ParamKind::Connection,
         .required = true,
         .choices = {QStringLiteral("sqlite"), QStringLiteral("postgres")}},
        {.key = QStringLiteral("statement"),
         .label = QStringLiteral("Statement"),
         .help = QStringLiteral("Writes a row; its fields are :name, as the first line of the file has them."),
         .kind = ParamKind::Sql,
         .required = true},
        csvEncodingParam(),
    };
    for (ParamInfo &param : csvStyleParams())
        info.params.push_back(std::move(param));
    return {std::move(info), BlockingTask{run}, {QStringLiteral("statement")}};
}

} // namespace sluice
