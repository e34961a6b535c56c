#include "core/tasks/data/csv.h"

#include "core/base/errors.h"
#include "core/script/jsontext.h"
#include "core/tasks/data/csvtext.h"
#include "core/tasks/data/values.h"
#include "core/tasks/errors.h"
#include "core/tasks/workspacepath.h"

#include <QFile>
#include <QFileInfo>
#include <QSet>
#include <QStringDecoder>

#include <algorithm>

namespace sluice {

namespace {

Result<QChar> signParam(const QJsonObject &params, const QString &key)
{
    const auto text = params.value(key).toString();
    const QString sign = text == u"\\t" || text.toLower() == u"tab" ? QStringLiteral("\t") : text;
    if (sign.size() != 1 || sign == u"\n" || sign == u"\r")
        return tl::unexpected(wrongValue(key, text));
    return sign.front();
}

} // namespace

Result<CsvStyle> csvStyle(const QJsonObject &params)
{
    const auto separator = signParam(params, QStringLiteral("separator"));
    const auto quote = signParam(params, QStringLiteral("quote"));
    if (!separator || !quote)
        return tl::unexpected(separator ? quote.error() : separator.error());
    if (*separator == *quote)
        return tl::unexpected(wrongValue(QStringLiteral("quote"), QString(*quote)));
    return CsvStyle{*separator, *quote};
}

QJsonValue csvValue(const QString &field, bool readsNumbers)
{
    if (!readsNumbers || field.isEmpty() || !(field.front().isDigit() || field.front() == u'-'))
        return field;
    const qsizetype first = field.front() == u'-' ? 1 : 0;
    const auto isDigit = [&field](qsizetype at) { return at < field.size() && field[at] >= u'0' && field[at] <= u'9'; };
    if (!isDigit(first) || (field[first] == u'0' && isDigit(first + 1)))
        return field; // 007 is a text, as JSON has it
    bool isNumber = false;
    if (std::all_of(field.begin() + first, field.end(), [](QChar c) { return c >= u'0' && c <= u'9'; })) {
        const qint64 whole = field.toLongLong(&isNumber); // the number of a card must not lose its last digits
        return isNumber ? QJsonValue(whole) : QJsonValue(field);
    }
    const QJsonValue number = jsontext::toValue(field.toUtf8());
    return number.isDouble() ? number : QJsonValue(field);
}

namespace {

Result<QString> decoded(const QByteArray &bytes, const QString &encoding, const QString &path)
{
    const auto known = QStringConverter::encodingForName(encoding.toLatin1().constData());
    // Stateless: a character that is cut off at the end is an error, and not the start of more.
    QStringDecoder decoder(known.value_or(QStringConverter::Utf8), QStringConverter::Flag::Stateless);
    QString text = decoder.decode(bytes);
    const bool isHalf = known == QStringConverter::Utf16 && bytes.size() % 2 != 0; // which the decoder lets pass
    if (decoder.hasError() || isHalf)
        return failure(errors::kFileNotText, {{QStringLiteral("path"), path}});
    return text;
}

/// The text of a file, or what the parameter holds.
Result<QString> sourceOf(const Attempt &attempt, const QJsonObject &params)
{
    if (params.value(QLatin1StringView("path")).isUndefined()) {
        const QJsonValue source = params.value(QLatin1StringView("source"));
        if (!source.isString())
            return tl::unexpected(wrongKind(QStringLiteral("source"), QStringLiteral("text")));
        return source.toString();
    }
    const auto path = taskFile(params, attempt);
    if (!path)
        return path;
    const QMap<QString, QString> args{{QStringLiteral("path"), *path},
                                      {QStringLiteral("megabytes"), QString::number(kMaxOutput / 1024 / 1024)}};
    QFile file(*path);
    if (!QFileInfo::exists(*path))
        return failure(errors::kFileMissing, args);
    if (!QFileInfo(*path).isFile() || !file.open(QIODevice::ReadOnly))
        return failure(errors::kFileUnreadable, args, file.errorString());
    const QByteArray bytes = file.read(kMaxOutput + 1);
    if (bytes.size() > kMaxOutput)
        return failure(errors::kFileTooLarge, args);
    return decoded(bytes, params.value(QLatin1StringView("encoding")).toString(), *path);
}

Result<QJsonArray> objects(const std::vector<CsvRow> &rows, bool readsNumbers)
{
    QJsonArray made;
    if (rows.empty())
        return made;
    const QStringList &names = rows.front().fields;
    if (QSet<QString>(names.begin(), names.end()).size() != names.size())
        return tl::unexpected(unreadable(QStringLiteral("CSV"), 1, QStringLiteral("Two columns have the same name.")));
    for (std::size_t row = 1; row < rows.size(); ++row) {
        const QStringList &fields = rows[row].fields;
        if (fields.size() != names.size())
            return tl::unexpected(
                unreadable(QStringLiteral("CSV"), rows[row].line,
                           QStringLiteral("%1 fields instead of %2.").arg(fields.size()).arg(names.size())));
        QJsonObject object;
        for (qsizetype i = 0; i < names.size(); ++i)
            object.insert(names[i], csvValue(fields[i], readsNumbers));
        made.append(object);
    }
    return made;
}

QJsonArray lists(const std::vector<CsvRow> &rows, bool readsNumbers)
{
    QJsonArray made;
    for (const CsvRow &row : rows) {
        QJsonArray fields;
        for (const QString &field : row.fields)
            fields.append(csvValue(field, readsNumbers));
        made.append(fields);
    }
    return made;
}

Outcome read(const Attempt &attempt, const QJsonObject &params, const CsvStyle &style)
{
    const auto text = sourceOf(attempt, params);
    if (!text)
        return permanent(text.error());
    const auto rows = readCsv(*text, style);
    if (!rows)
        return permanent(rows.error());
    const bool readsNumbers = params.value(QLatin1StringView("numbers")).toBool();
    if (!params.value(QLatin1StringView("header")).toBool())
        return give(lists(*rows, readsNumbers));
    return give(objects(*rows, readsNumbers));
}

QString fieldText(const QJsonValue &value)
{
    return value.isUndefined() || value.isNull() ? QString() : QString::fromUtf8(bytesOf(value));
}

QStringList fieldsOf(const QJsonValue &row, const QStringList &columns)
{
    QStringList fields;
    if (row.isArray()) {
        for (const QJsonValue &value : row.toArray())
            fields += fieldText(value);
        return fields;
    }
    for (const QString &column : columns)
        fields += fieldText(row.toObject().value(column));
    return fields;
}

Outcome write(const QJsonObject &params, const CsvStyle &style)
{
    const QJsonValue source = params.value(QLatin1StringView("source"));
    if (!source.isArray())
        return permanent({QString(errors::kDataNotList), {{QStringLiteral("path"), QString()}}, {}});
    auto columns = namesParam(params, QStringLiteral("columns"));
    if (!columns)
        return permanent(columns.error());
    const QJsonArray rows = source.toArray();
    if (!std::ranges::all_of(rows, [](const QJsonValue &row) { return row.isArray() || row.isObject(); }))
        return permanent(wrongKind(QStringLiteral("source"), QStringLiteral("object")));
    if (columns->isEmpty()) {
        QSet<QString> seen;
        for (const QJsonValue &row : rows) {
            for (const QString &key : row.toObject().keys())
                seen.insert(key);
        }
        *columns = QStringList(seen.begin(), seen.end());
        columns->sort();
    }
    QString text;
    if (params.value(QLatin1StringView("header")).toBool() && !columns->isEmpty())
        text += csvLine(*columns, style);
    for (const QJsonValue &row : rows)
        text += csvLine(fieldsOf(row, *columns), style);
    return give(text);
}

Outcome run(SqlSessions &, const Attempt &attempt, const QJsonObject &params)
{
    const auto style = csvStyle(params);
    if (!style)
        return permanent(style.error());
    return params.value(QLatin1StringView("mode")).toString() == u"write" ? write(params, *style)
                                                                          : read(attempt, params, *style);
}

std::vector<ParamInfo> csvParams()
{
    std::vector<ParamInfo> params{
        {.key = QStringLiteral("mode"),
         .label = QStringLiteral("Do"),
         .help = QStringLiteral("Read a text, or write one."),
         .kind = ParamKind::Choice,
         .fallback = QStringLiteral("read"),
         .choices = {QStringLiteral("read"), QStringLiteral("write")}},
        contentParam(QStringLiteral("source"), QStringLiteral("From"),
                     QStringLiteral("The text to read, or the list of objects or lists to write.")),
        {.key = QStringLiteral("path"),
         .label = QStringLiteral("Or from a file"),
         .help = QStringLiteral("A file of at most 16 MiB to read instead; a relative path starts at the workspace."),
         .kind = ParamKind::FilePath},
        csvEncodingParam(),
        {.key = QStringLiteral("header"),
         .label = QStringLiteral("Names in the first line"),
         .help = QStringLiteral("Whether the first line holds the names of the columns; without, rows are lists."),
         .kind = ParamKind::Boolean,
         .fallback = true},
    };
    for (ParamInfo &param : csvStyleParams())
        params.push_back(std::move(param));
    params.push_back({.key = QStringLiteral("columns"),
                      .label = QStringLiteral("Columns"),
                      .help = QStringLiteral("The fields to write, with commas; empty: all, by alphabet."),
                      .kind = ParamKind::Text});
    return params;
}

} // namespace

ParamInfo csvEncodingParam()
{
    return {.key = QStringLiteral("encoding"),
            .label = QStringLiteral("Encoding"),
            .help = QStringLiteral("How the file holds its text."),
            .kind = ParamKind::Choice,
            .fallback = QStringLiteral("UTF-8"),
            .choices = {QStringLiteral("UTF-8"), QStringLiteral("UTF-16"), QStringLiteral("ISO-8859-1")}};
}

std::vector<ParamInfo> csvStyleParams()
{
    return {
        {.key = QStringLiteral("separator"),
         .label = QStringLiteral("Separator"),
         .help = QStringLiteral("What stands between two fields: one character, or tab."),
         .kind = ParamKind::Text,
         .fallback = QStringLiteral(",")},
        {.key = QStringLiteral("quote"),
         .label = QStringLiteral("Quote"),
         .help = QStringLiteral("What stands around a field that holds a separator: one character."),
         .kind = ParamKind::Text,
         .fallback = QStringLiteral("\"")},
        {.key = QStringLiteral("numbers"),
         .label = QStringLiteral("Read numbers"),
         .help = QStringLiteral("Whether a field such as 12.5 becomes a number; 007 stays a text."),
         .kind = ParamKind::Boolean,
         .fallback = false},
    };
}

TaskType csvType()
{
    TaskTypeInfo info;
    info.type = QStringLiteral("csv");
    info.label = QStringLiteral("CSV");
    info.category = QStringLiteral("data");
    info.help = QStringLiteral(
        "Reads CSV, from a text or a file, or writes it; a line that does not fit is an error that "
        "names it.");
    info.sideEffects = false;
    info.icon = QStringLiteral("table");
    info.lane = Lane::Blocking;
    info.summaryParam = QStringLiteral("mode");
    info.params = csvParams();
    return {std::move(info), BlockingTask{run}};
}

} // namespace sluice
