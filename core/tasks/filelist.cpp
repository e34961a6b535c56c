#include "core/tasks/filelist.h"

#include "core/base/errors.h"
#include "core/tasks/data/values.h"
#include "core/tasks/workspacepath.h"

#include <QDateTime>
#include <QDir>
#include <QDirIterator>

#include <algorithm>

namespace sluice {

namespace {

constexpr qsizetype kMostFiles = 20'000;

QJsonObject described(const QFileInfo &file)
{
    return {{QStringLiteral("path"), file.filePath()},
            {QStringLiteral("name"), file.fileName()},
            {QStringLiteral("size"), file.isDir() ? 0 : file.size()},
            {QStringLiteral("folder"), file.isDir()},
            {QStringLiteral("modified"), file.lastModified().toUTC().toString(Qt::ISODateWithMs)}};
}

/// By path, so that two looks at the same folder give the same.
Result<QJsonArray> listed(const Attempt &attempt, const QString &folder, const QStringList &patterns, bool isDeep,
                          QDir::Filters filters)
{
    QDirIterator entries(folder, patterns, filters | QDir::NoDotAndDotDot | QDir::NoSymLinks,
                         isDeep ? QDirIterator::Subdirectories : QDirIterator::NoIteratorFlags);
    std::vector<QFileInfo> found;
    while (entries.hasNext() && !attempt.stop.stop_requested()) {
        entries.next();
        if (!taskPath(entries.filePath(), attempt.workspace))
            continue; // the workspace's own
        found.push_back(entries.fileInfo());
        if (static_cast<qsizetype>(found.size()) > kMostFiles)
            return tl::unexpected(tooMuch());
    }
    std::ranges::sort(found, {}, [](const QFileInfo &file) { return file.filePath(); });
    QJsonArray files;
    for (const QFileInfo &file : found)
        files.append(described(file));
    return files;
}

Outcome run(SqlSessions &, const Attempt &attempt, const QJsonObject &params)
{
    const auto folder = taskFile(params, attempt);
    if (!folder)
        return permanent(folder.error());
    const QMap<QString, QString> args{{QStringLiteral("path"), *folder}};
    if (!QFileInfo::exists(*folder))
        return permanent({QString(errors::kFileMissing), args, {}});
    if (!QFileInfo(*folder).isDir() || !QFileInfo(*folder).isReadable())
        return permanent({QString(errors::kFileUnreadable), args, {}});
    const auto patterns = namesParam(params, QStringLiteral("pattern"));
    if (!patterns)
        return permanent(patterns.error());
    const QString what = params.value(QLatin1StringView("what")).toString();
    QDir::Filters filters;
    if (what != u"folders")
        filters |= QDir::Files;
    if (what != u"files")
        filters |= QDir::Dirs;
    return give(listed(attempt, *folder, *patterns, params.value(QLatin1StringView("deep")).toBool(), filters));
}

} // namespace

TaskType fileListType()
{
    TaskTypeInfo info;
    info.type = QStringLiteral("file.list");
    info.label = QStringLiteral("List files");
    info.category = QStringLiteral("io");
    info.help = QStringLiteral("Lists the files of a folder, by name, with their size and when they were changed.");
    info.sideEffects = false;
    info.icon = QStringLiteral("document-open-folder");
    info.outPorts = portsWithFailure();
    info.lane = Lane::Blocking;
    info.summaryParam = QStringLiteral("path");
    info.params = {
        {.key = QStringLiteral("path"),
         .label = QStringLiteral("Folder"),
         .help = QStringLiteral("A path; a relative one starts at the workspace."),
         .kind = ParamKind::FilePath,
         .fallback = QStringLiteral(".")},
        {.key = QStringLiteral("pattern"),
         .label = QStringLiteral("Names"),
         .help = QStringLiteral("Such as *.csv, *.json; empty: all."),
         .kind = ParamKind::Text},
        {.key = QStringLiteral("what"),
         .label = QStringLiteral("List"),
         .help = QStringLiteral("Files, folders, or both."),
         .kind = ParamKind::Choice,
         .fallback = QStringLiteral("files"),
         .choices = {QStringLiteral("files"), QStringLiteral("folders"), QStringLiteral("both")}},
        {.key = QStringLiteral("deep"),
         .label = QStringLiteral("In inner folders too"),
         .help = QStringLiteral("Whether it looks into the folders of the folder; links are not followed."),
         .kind = ParamKind::Boolean,
         .fallback = false},
    };
    return {std::move(info), BlockingTask{run}};
}

} // namespace sluice
