#include "core/tasks/workspacepath.h"

#include "core/integration/sql/journalguard.h"
#include "core/tasks/errors.h"

#include <QDir>
#include <QFileInfo>

namespace sluice {

namespace {

/// `path` with links followed, as far as it exists.
QString followed(const QString &path)
{
    QString existing = QDir::cleanPath(path);
    QString rest;
    while (!QFileInfo::exists(existing)) {
        const QFileInfo info(existing);
        if (info.isSymLink()) { // it leads to something that does not exist yet
            const auto target = info.symLinkTarget();
            return rest.isEmpty() ? followed(target) : followed(target + rest);
        }
        if (info.path() == existing)
            return QDir::cleanPath(path);
        rest = u'/' + info.fileName() + rest;
        existing = info.path();
    }
    const QString canonical = QFileInfo(existing).canonicalFilePath();
    return canonical == u"/" ? rest : canonical + rest;
}

} // namespace

QString refusedJournalPath(const QString &workspace)
{
    return workspace.isEmpty() ? QString() : QDir(workspace).absoluteFilePath(QStringLiteral(".sluice/journal.db"));
}

Result<QString> taskPath(const QString &path, const QString &workspace)
{
    const QString resolved = followed(QDir(workspace).absoluteFilePath(path));
    if (workspace.isEmpty())
        return resolved;
    const QString own = followed(QDir(workspace).absoluteFilePath(QStringLiteral(".sluice")));
    if (resolved == own || resolved.startsWith(own + u'/') || isJournalFile(resolved, refusedJournalPath(workspace)))
        return failure(errors::kFileJournalRefused, {{QStringLiteral("path"), path}});
    return resolved;
}

ParamInfo fileParam()
{
    return {.key = QStringLiteral("path"),
            .label = QStringLiteral("File"),
            .help = QStringLiteral("A path; a relative one starts at the workspace."),
            .kind = ParamKind::FilePath,
            .required = true};
}

Result<QString> taskFile(const QJsonObject &params, const Attempt &attempt)
{
    const auto path = textParam(params, QStringLiteral("path"));
    return path ? taskPath(*path, attempt.workspace) : path;
}

} // namespace sluice
