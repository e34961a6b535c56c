#include "core/tasks/fileread.h"

#include "core/base/errors.h"
#include "core/script/jsontext.h"
#include "core/tasks/errors.h"
#include "core/tasks/workspacepath.h"

#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QStringDecoder>

namespace sluice {

namespace {

QMap<QString, QString> pathArgs(const QString &path)
{
    return {{QStringLiteral("path"), path}};
}

Result<QByteArray> readWhole(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return failure(errors::kFileMissing, pathArgs(path));
    if (!info.isFile()) // a folder; or a pipe or device, which might never end
        return failure(errors::kFileUnreadable, pathArgs(path));
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return failure(errors::kFileUnreadable, pathArgs(path), file.errorString());
    const QByteArray bytes = file.read(kMaxOutput + 1);
    if (file.error() != QFileDevice::NoError)
        return failure(errors::kFileUnreadable, pathArgs(path), file.errorString());
    if (bytes.size() > kMaxOutput) {
        auto args = pathArgs(path);
        args.insert(QStringLiteral("megabytes"), QString::number(kMaxOutput / 1024 / 1024));
        return failure(errors::kFileTooLarge, args);
    }
    return bytes;
}

Result<QString> decode(const QByteArray &bytes, const QString &path)
{
    QStringDecoder decoder(QStringDecoder::Utf8);
    QString text = decoder.decode(bytes);
    if (decoder.hasError())
        return failure(errors::kFileNotText, pathArgs(path));
    return text;
}

/// The JSON text as it is in the file, checked.
Result<Payload> readJson(QByteArray bytes, const QString &path)
{
    if (bytes.startsWith("\xef\xbb\xbf"))
        bytes.remove(0, 3);
    const QByteArray trimmed = bytes.trimmed();
    if (!trimmed.isEmpty() && !jsontext::toValue(trimmed).isUndefined())
        return trimmed;
    QJsonParseError error;
    QJsonDocument::fromJson('[' + bytes + ']', &error);
    const auto before = bytes.first(std::clamp<qsizetype>(error.offset - 1, 0, bytes.size()));
    auto args = pathArgs(path);
    args.insert(QStringLiteral("line"), QString::number(before.count('\n') + 1));
    args.insert(QStringLiteral("column"), QString::number(before.size() - before.lastIndexOf('\n')));
    return failure(errors::kJsonMalformed, args, error.errorString());
}

QJsonArray linesOf(const QString &text)
{
    QJsonArray lines;
    for (auto line : QStringView(text).split(u'\n')) {
        if (line.endsWith(u'\r'))
            line.chop(1);
        lines.append(line.toString());
    }
    if (!lines.isEmpty() && lines.last().toString().isEmpty())
        lines.removeLast();
    return lines;
}

Result<Payload> readAs(const QString &format, const QString &path)
{
    auto bytes = readWhole(path);
    if (!bytes)
        return bytes;
    const bool isJson = format == u"json" || (format == u"auto" && path.endsWith(u".json", Qt::CaseInsensitive));
    if (isJson)
        return readJson(*std::move(bytes), path);
    const auto text = decode(*bytes, path);
    if (!text)
        return tl::unexpected(text.error());
    return format == u"lines" ? jsontext::toText(linesOf(*text)) : jsontext::toText(*text);
}

Outcome run(SqlSessions &, const Attempt &attempt, const QJsonObject &params)
{
    const auto path = taskFile(params, attempt);
    if (!path)
        return permanent(path.error());
    auto output = readAs(params.value(QLatin1StringView("format")).toString(), *path);
    if (!output)
        return permanent(std::move(output.error()));
    return outcome::Succeeded{*std::move(output), {}};
}

} // namespace

TaskType fileReadType()
{
    TaskTypeInfo info;
    info.type = QStringLiteral("file.read");
    info.label = QStringLiteral("Read file");
    info.category = QStringLiteral("io");
    info.help = QStringLiteral("Reads a file of at most 16 MiB.");
    info.sideEffects = false;
    info.icon = QStringLiteral("document-open");
    info.outPorts = portsWithFailure();
    info.lane = Lane::Blocking;
    info.summaryParam = QStringLiteral("path");
    info.params = {
        fileParam(),
        {.key = QStringLiteral("format"),
         .label = QStringLiteral("Read as"),
         .help = QStringLiteral(
             "JSON, one text, or a list of lines; by itself JSON if the name ends in .json, else text."),
         .kind = ParamKind::Choice,
         .fallback = QStringLiteral("auto"),
         .choices = {QStringLiteral("auto"), QStringLiteral("json"), QStringLiteral("text"), QStringLiteral("lines")}},
    };
    return {std::move(info), BlockingTask{run}};
}

} // namespace sluice
