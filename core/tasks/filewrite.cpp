#include "core/tasks/filewrite.h"

#include "core/base/errors.h"
#include "core/script/jsontext.h"
#include "core/tasks/workspacepath.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

namespace sluice {

namespace {

Outcome unwritable(const QString &path, FailureClass failureClass, const QString &detail)
{
    return outcome::Failed{
        failureClass, {QString(errors::kFileUnwritable), {{QStringLiteral("path"), path}}, detail}, {}, std::nullopt};
}

Outcome written(const QString &path, qsizetype bytes)
{
    const QJsonObject output{{QStringLiteral("path"), path}, {QStringLiteral("bytes"), qint64(bytes)}};
    return outcome::Succeeded{jsontext::toText(output), {}};
}

/// The old file or the new one is there at any moment, never a part of it.
Outcome replace(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return unwritable(path, FailureClass::Permanent, file.errorString());
    if (file.write(bytes) != bytes.size() || !file.commit())
        return unwritable(path, FailureClass::Transient, file.errorString()); // such as a full disk
    return written(path, bytes.size());
}

Outcome append(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Append | QIODevice::Unbuffered))
        return unwritable(path, FailureClass::Permanent, file.errorString());
    const auto before = file.size();
    if (file.write(bytes) == bytes.size())
        return written(path, bytes.size());
    const QString why = file.errorString();
    // Half of it must not stay, or another attempt would add the other half twice.
    const bool isUndone = file.resize(before);
    return unwritable(path, isUndone ? FailureClass::Transient : FailureClass::Unknown, why);
}

Outcome run(SqlSessions &, const Attempt &attempt, const QJsonObject &params)
{
    const auto path = taskFile(params, attempt);
    if (!path)
        return permanent(path.error());
    const QFileInfo info(*path);
    if (info.exists() && !info.isFile())
        return unwritable(*path, FailureClass::Permanent, {});
    if (!QDir().mkpath(info.path()))
        return unwritable(*path, FailureClass::Permanent, {});
    const QJsonValue content = params.value(QLatin1StringView("content"));
    const QByteArray bytes = content.isString() ? content.toString().toUtf8() : jsontext::toText(content);
    return params.value(QLatin1StringView("mode")).toString() == u"append" ? append(*path, bytes)
                                                                           : replace(*path, bytes);
}

} // namespace

TaskType fileWriteType()
{
    TaskTypeInfo info;
    info.type = QStringLiteral("file.write");
    info.label = QStringLiteral("Write file");
    info.category = QStringLiteral("io");
    info.help = QStringLiteral("Writes a file, and makes its folder if there is none.");
    info.icon = QStringLiteral("document-save");
    info.outPorts = portsWithFailure();
    info.safety = RepeatSafety::ByCall;
    info.safetyParam = QStringLiteral("mode");
    info.safeChoices = {QStringLiteral("replace")};
    info.lane = Lane::Blocking;
    info.summaryParam = QStringLiteral("path");
    info.params = {
        fileParam(),
        {.key = QStringLiteral("content"),
         .label = QStringLiteral("Content"),
         .help = QStringLiteral("A text is written as it is, anything else as JSON."),
         .kind = ParamKind::Json,
         .required = true},
        {.key = QStringLiteral("mode"),
         .label = QStringLiteral("If the file exists"),
         .help = QStringLiteral("Replace it whole, or append to it."),
         .kind = ParamKind::Choice,
         .fallback = QStringLiteral("replace"),
         .choices = {QStringLiteral("replace"), QStringLiteral("append")}},
    };
    return {std::move(info), BlockingTask{run}};
}

} // namespace sluice
