#include "core/tasks/filemove.h"

#include "core/base/errors.h"
#include "core/tasks/data/values.h"
#include "core/tasks/errors.h"
#include "core/tasks/workspacepath.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryFile>

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <system_error>

namespace sluice {

namespace {

Error about(QLatin1StringView code, const QString &path, const QString &detail = {})
{
    return {QString(code), {{QStringLiteral("path"), path}}, detail};
}

Error notRenamed(const QString &to)
{
    return about(errno == EEXIST ? errors::kFileTargetExists : errors::kFileUnwritable, to,
                 QString::fromStdString(std::generic_category().message(errno)));
}

/// One step of the file system: what another process puts there meanwhile is not replaced. 0: done.
int renamed(const QString &from, const QString &to, bool replaces)
{
    return ::renameat2(AT_FDCWD, QFile::encodeName(from).constData(), AT_FDCWD, QFile::encodeName(to).constData(),
                       replaces ? 0 : RENAME_NOREPLACE);
}

/// The old target or the new one is there at any moment, never a part of it.
Result<void> copied(const QString &from, const QString &to, bool replaces)
{
    QFile source(from);
    if (!source.open(QIODevice::ReadOnly))
        return tl::unexpected(about(errors::kFileUnreadable, from, source.errorString()));
    QTemporaryFile target(QFileInfo(to).path() + QStringLiteral("/.sluice-move-XXXXXX"));
    if (!target.open())
        return tl::unexpected(about(errors::kFileUnwritable, to, target.errorString()));
    while (!source.atEnd()) {
        const QByteArray bytes = source.read(1024 * 1024);
        if (source.error() != QFileDevice::NoError)
            return tl::unexpected(about(errors::kFileUnreadable, from, source.errorString()));
        if (target.write(bytes) != bytes.size())
            return tl::unexpected(about(errors::kFileUnwritable, to, target.errorString()));
    }
    target.setPermissions(source.permissions());
    if (!target.flush() || ::fsync(target.handle()) != 0)
        return tl::unexpected(about(errors::kFileUnwritable, to, target.errorString()));
    if (renamed(target.fileName(), to, replaces) != 0)
        return tl::unexpected(notRenamed(to));
    target.setAutoRemove(false);
    // Else a loss of power could take the new name after the old file is gone.
    const int folder = ::open(QFile::encodeName(QFileInfo(to).path()).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0)
        return {}; // it may be written but not read: nothing more can be done
    const int error = ::fsync(folder) == 0 || errno == EINVAL ? 0 : errno;
    ::close(folder);
    if (error != 0)
        return tl::unexpected(
            about(errors::kFileUnwritable, to, QString::fromStdString(std::generic_category().message(error))));
    return {};
}

Result<void> moved(const QString &from, const QString &to, bool replaces)
{
    if (renamed(from, to, replaces) == 0)
        return {};
    if (errno != EXDEV)
        return tl::unexpected(notRenamed(to));
    if (auto done = copied(from, to, replaces); !done)
        return done;
    if (!QFile::remove(from))
        return tl::unexpected(about(errors::kFileUnwritable, from));
    return {};
}

Outcome run(SqlSessions &, const Attempt &attempt, const QJsonObject &params)
{
    const auto from = taskFile(params, attempt);
    if (!from)
        return permanent(from.error());
    const auto wanted = textParam(params, QStringLiteral("to"));
    if (!wanted)
        return permanent(wanted.error());
    auto to = taskPath(*wanted, attempt.workspace);
    if (!to)
        return permanent(to.error());
    if (!QFileInfo::exists(*from))
        return permanent(about(errors::kFileMissing, *from));
    if (!QFileInfo(*from).isFile())
        return permanent(about(errors::kFileUnreadable, *from));
    if (wanted->endsWith(u'/') || QFileInfo(*to).isDir())
        *to = QDir(*to).filePath(QFileInfo(*from).fileName());
    const bool replaces = params.value(QLatin1StringView("ifExists")).toString() == u"replace";
    if (QFileInfo::exists(*to) && (!QFileInfo(*to).isFile() || !replaces))
        return permanent(about(errors::kFileTargetExists, *to));
    if (!QDir().mkpath(QFileInfo(*to).path()))
        return permanent(about(errors::kFileUnwritable, *to));
    const bool copies = params.value(QLatin1StringView("mode")).toString() == u"copy";
    if (const auto done = copies ? copied(*from, *to, replaces) : moved(*from, *to, replaces); !done)
        return permanent(done.error());
    return give(QJsonObject{{QStringLiteral("from"), *from}, {QStringLiteral("path"), *to}});
}

} // namespace

TaskType fileMoveType()
{
    TaskTypeInfo info;
    info.type = QStringLiteral("file.move");
    info.label = QStringLiteral("Move file");
    info.category = QStringLiteral("io");
    info.help = QStringLiteral("Moves, renames or copies a file, and makes the folder that it goes to.");
    info.icon = QStringLiteral("document-replace");
    info.outPorts = portsWithFailure();
    info.safety = RepeatSafety::ByCall;
    info.safetyParam = QStringLiteral("mode");
    info.safeChoices = {QStringLiteral("copy")};
    info.lane = Lane::Blocking;
    info.summaryParam = QStringLiteral("path");
    info.params = {
        fileParam(),
        {.key = QStringLiteral("to"),
         .label = QStringLiteral("To"),
         .help = QStringLiteral("The new path, or a folder that ends in /."),
         .kind = ParamKind::FilePath,
         .required = true},
        {.key = QStringLiteral("mode"),
         .label = QStringLiteral("Do"),
         .help = QStringLiteral("Move it, or copy it."),
         .kind = ParamKind::Choice,
         .fallback = QStringLiteral("move"),
         .choices = {QStringLiteral("move"), QStringLiteral("copy")}},
        {.key = QStringLiteral("ifExists"),
         .label = QStringLiteral("If there is one"),
         .help = QStringLiteral("Fail, or replace the file that is there."),
         .kind = ParamKind::Choice,
         .fallback = QStringLiteral("fail"),
         .choices = {QStringLiteral("fail"), QStringLiteral("replace")}},
    };
    return {std::move(info), BlockingTask{run}};
}

} // namespace sluice
